#include "gui/presenters/offers_presenter.h"

#include <algorithm>
#include <system_error>

#include "domain/base/fold.h"
#include "domain/company/setup.h"
#include "gui/presenters/file_failure.h"
#include "gui/presenters/offer_files.h"
#include "gui/presenters/replenish_words.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

namespace {

enum OffersColumn : std::size_t { offers_sku, offers_product, offers_first_source };

/// A list of more rows is none that anybody reads; the file has all of them.
constexpr std::size_t most_offers_listed = 100'000;
constexpr int offers_figure = 88;
/// So many more places than there are can be chosen at once.
constexpr std::size_t more_sources = 3;

/// Keeps what would be told.
class OffersKept final : public stock::OfferSink {
 public:
  OffersKept(const OfferFiles& files, std::string form) : m_files(files), m_form(std::move(form)) {}

  bool takes(const stock::ChannelOffer& offer) const override {
    return m_files.names(m_form, offer);
  }
  void begin(const std::vector<company::Location>&) override {}
  void offer(const stock::ChannelOffer& offer) override {
    if (rows.size() < most_offers_listed) rows.push_back(offer);
  }
  void commit() override {}

  std::vector<stock::ChannelOffer> rows;

 private:
  const OfferFiles& m_files;
  std::string m_form;
};

std::string offer_label(const stock::ChannelOffer& offer) {
  return offer.sku.empty() ? offer.code : offer.sku;
}

}  // namespace

OffersPresenter::OffersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language, OffersChoice choice)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_choice(std::move(choice)),
      m_reading(executor, Lane::read),
      m_looking(executor, Lane::read),
      m_publishing(executor, Lane::write) {
  make_columns();
}

void OffersPresenter::make_columns() {
  const Language& t = m_language;
  m_columns = {text_column("sku", t.text("SKU"), 128),
               text_column("product", t.text("Product"), 200, true)};
  for (const auto& place : m_facts->sources)
    m_columns.push_back(figure_column("at-" + place.code, place.name, offers_figure));
  m_columns.push_back(figure_column("withheld", t.text("Withheld"), offers_figure));
  m_columns.push_back(figure_column("may-sell", t.text("May sell"), offers_figure));
  m_columns.push_back(figure_column("before", t.text("Told before"), offers_figure));
}

ListPresenter::State OffersPresenter::state() const {
  if (!m_listed.empty()) return State::ready;
  if (!m_error.empty()) return State::failed;
  if (!m_read || m_reading.busy()) return State::loading;
  return filtered() ? State::nothing_found : State::empty;
}

OffersPresenter::Facts OffersPresenter::read(OpenBook& book, const OffersChoice& choice) {
  Facts facts;
  // Before it is looked at: what is committed meanwhile is news.
  facts.change = book.changes().last_change();
  const auto actor = book.actor();
  std::vector<company::Location> all;
  book.book().read([&](Unit& unit) {
    facts.channels.clear();
    all = book.company().locations(unit);
    for (auto& channel : book.company().channels(unit))
      if (actor.may(company::Permission::edit_catalog, company::scope_of(channel)))
        facts.channels.push_back(std::move(channel));
  });
  for (const auto& place : all)
    if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
      facts.places.push_back(place);
  auto channel = std::ranges::find(facts.channels, choice.channel, &company::Channel::code);
  if (channel == facts.channels.end()) channel = facts.channels.begin();
  if (channel == facts.channels.end()) return facts;
  facts.channel = channel->code;
  const OfferFiles& files = book.offer_files();
  facts.form = choice.form.empty() ? files.form_of(channel->profile) : choice.form;
  if (facts.form.empty()) facts.form = files.forms().back();
  facts.sources = stock::sources_of(*channel, all);
  OffersKept kept(files, facts.form);
  const auto report = book.offer_work().publish({facts.channel, choice.all, true}, kept);
  if (!report) {
    facts.refusal = report.refusal();
    return facts;
  }
  facts.report = *report;
  facts.rows = std::move(kept.rows);
  for (const auto& row : facts.rows) facts.keys.push_back(fold(offer_label(row) + ' ' + row.name));
  return facts;
}

void OffersPresenter::load() {
  m_stale = false;
  m_reading.run([book = m_book, choice = m_choice](
                    const Cancel&) { return std::make_shared<const Facts>(read(*book, choice)); },
                [this](std::shared_ptr<const Facts> facts) { take(std::move(facts)); },
                [this](const Failure& failure) {
                  m_error = m_language.sentence(failure);
                  m_view.show_state();
                });
  m_view.show_state();
}

void OffersPresenter::take(std::shared_ptr<const Facts> facts) {
  m_facts = std::move(facts);
  m_read = true;
  m_error = m_facts->refusal ? m_language.sentence(*m_facts->refusal) : std::string();
  m_listed.clear();  // its rows are those of what was kept before
  make_columns();
  m_view.show_columns();
  list_rows();
}

void OffersPresenter::list_rows() {
  m_listed.clear();
  const std::string wanted = fold(m_choice.search);
  for (std::size_t row = 0; row < m_facts->rows.size(); ++row)
    if (wanted.empty() || m_facts->keys[row].find(wanted) != std::string::npos)
      m_listed.push_back(row);
  m_view.show_rows(true);
  m_view.show_state();
}

void OffersPresenter::cancel() {
  m_reading.cancel();
  m_read = true;
  m_view.show_state();
}

void OffersPresenter::choose(OffersChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  m_said.clear();
  load();
}

void OffersPresenter::search(const std::string& text) {
  if (text == m_choice.search) return;
  m_choice.search = text;
  list_rows();
}

void OffersPresenter::choose_channel(const std::string& code) {
  // Another channel takes another file.
  choose({code, {}, m_choice.all, m_choice.search});
}

void OffersPresenter::choose_form(const std::string& form) {
  choose({m_choice.channel, form, m_choice.all, m_choice.search});
}

void OffersPresenter::show_all(bool all) {
  choose({m_choice.channel, m_choice.form, all, m_choice.search});
}

const company::Channel* OffersPresenter::channel() const {
  const auto found =
      std::ranges::find(m_facts->channels, m_facts->channel, &company::Channel::code);
  return found == m_facts->channels.end() ? nullptr : &*found;
}

std::vector<std::string> OffersPresenter::forms() const { return m_book->offer_files().forms(); }

std::string OffersPresenter::form_name(const std::string& form) const {
  if (form == "shopify-inventory") return m_language.text("Shopify: inventory");
  if (form == "amazon-quantity") return m_language.text("Amazon: price and quantity");
  return m_language.text("Plain CSV file");
}

std::string OffersPresenter::sources_words() const {
  std::string names;
  for (const auto& place : m_facts->sources) {
    names = names.empty()
                ? place.name
                : m_language.text("{before}, {after}", {{"before", names}, {"after", place.name}});
  }
  if (names.empty()) return {};
  return m_language.text("Sells from: {places}", {{"places", names}});
}

void OffersPresenter::book_changed() {
  if (m_reading.busy() || m_stale || !m_read) return;
  m_looking.run([book = m_book](const Cancel&) { return book->changes().last_change(); },
                [this](std::int64_t change) {
                  if (change == m_facts->change) return;
                  m_stale = true;
                  m_view.show_state();
                },
                [](const Failure&) {});
}

std::string OffersPresenter::file_name() const {
  const char* end = form() == "amazon-quantity" ? ".txt" : ".csv";
  return form() + "-" + m_facts->channel + end;
}

bool OffersPresenter::can_publish() const {
  return !busy() && !m_facts->refusal && m_facts->report.told > 0;
}

void OffersPresenter::publish(const std::string& file) {
  if (can_publish()) run(m_book, file);
}

void OffersPresenter::run(std::shared_ptr<OpenBook> book, const std::string& file) {
  m_said.clear();
  m_written.clear();
  m_refused.reset();
  m_publishing.run(
      [book = std::move(book), file, form = form(),
       wish = stock::PublishWish{m_facts->channel, m_choice.all}](
          const Cancel&) -> Result<stock::PublishReport> {
        try {
          const auto sink = book->offer_files().file(form, file);
          return book->offer_work().publish(wish, *sink);
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
      },
      [this, file](const Result<stock::PublishReport>& report) { published(report, file); },
      [this](const Failure& failure) { end(Tone::problem, m_language.sentence(failure)); });
  m_view.show_state();
}

void OffersPresenter::published(const Result<stock::PublishReport>& report,
                                const std::string& file) {
  const Language& t = m_language;
  if (!report) {
    m_refused =
        refused_act(report.refusal(), m_alive.guard([this, file](std::shared_ptr<OpenBook> lent) {
          run(std::move(lent), file);
        }));
    end(Tone::problem, t.sentence(report.refusal()));
    return;
  }
  if (report->told == 0) {
    end(Tone::information, t.text("Nothing changed since the channel was told last."));
  } else {
    m_written = file;
    end(Tone::positive,
        t.plural("{file} holds the {n} product that changed. Upload it to the channel.",
                 "{file} holds the {n} products that changed. Upload it to the channel.",
                 report->told, {{"file", file}}));
  }
  load();
}

void OffersPresenter::end(Tone tone, std::string sentence) {
  m_tone = tone;
  m_said = std::move(sentence);
  m_view.show_state();
  if (on_published) on_published();
}

const stock::ChannelOffer* OffersPresenter::at(std::size_t row) const {
  return row < m_listed.size() ? &m_facts->rows[m_listed[row]] : nullptr;
}

Cell OffersPresenter::cell(std::size_t row, std::size_t column) {
  const auto* offer = at(row);
  if (!offer || column >= m_columns.size()) return {};
  const Language& t = m_language;
  if (column == offers_sku) return {t.isolated(offer_label(*offer)), Tone::normal, {}};
  if (column == offers_product) return {offer->name, Tone::normal, {}};
  const auto units = [&](std::int64_t n, Tone tone) -> Cell {
    return {t.grid_quantity(Quantity::of_units(n)), n == 0 ? Tone::dimmed : tone, {}};
  };
  const std::size_t source = column - offers_first_source;
  if (source < offer->units.size()) return units(offer->units[source], Tone::normal);
  const std::string& id = m_columns[column].id;
  if (id == "withheld") return {t.grid_quantity(offer->buffer), Tone::dimmed, {}};
  if (id == "may-sell") {
    const bool changed = !offer->before || *offer->before != offer->total();
    return units(offer->total(), changed ? Tone::information : Tone::normal);
  }
  if (!offer->before) return {t.text("nothing yet"), Tone::dimmed, {}};
  return units(*offer->before, Tone::normal);
}

std::string OffersPresenter::raw(std::size_t row, std::size_t column) {
  const auto* offer = at(row);
  if (!offer || column >= m_columns.size()) return {};
  if (column == offers_sku) return offer_label(*offer);
  if (column == offers_product) return offer->name;
  const std::size_t source = column - offers_first_source;
  if (source < offer->units.size()) return std::to_string(offer->units[source]);
  const std::string& id = m_columns[column].id;
  if (id == "withheld") return offer->buffer.to_decimal();
  if (id == "may-sell") return std::to_string(offer->total());
  return offer->before ? std::to_string(*offer->before) : std::string();
}

std::unique_ptr<RowWalk> OffersPresenter::walk(std::vector<std::size_t> columns) {
  RowWalk::Rows all;
  for (std::size_t row = 0; row < rows(); ++row) {
    auto& values = all.emplace_back();
    for (const std::size_t column : columns) values.push_back(raw(row, column));
  }
  return std::make_unique<WholeWalk>(std::move(all));
}

std::string OffersPresenter::footer() const {
  if (!m_read || m_facts->refusal || m_facts->channel.empty()) return {};
  const Language& t = m_language;
  const auto& report = m_facts->report;
  std::vector<std::string> parts{
      t.plural("{n} product to be told", "{n} products to be told", report.told)};
  if (report.left_out > 0)
    parts.push_back(t.plural("{n} product was left out: the file cannot name it.",
                             "{n} products were left out: the file cannot name them.",
                             report.left_out));
  return t.joined(parts);
}

ChannelSourcesForm::ChannelSourcesForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                       Language language, const company::Channel& channel,
                                       const std::vector<company::Location>& places)
    : FormPresenter(std::move(book), executor, std::move(language)), m_channel(channel) {
  const Language& t = m_language;
  FormField::Choices choices{{"", t.text("none")}};
  for (const auto& place : places)
    if (place.entity == channel.entity) choices.emplace_back(place.code, place.name);
  const std::size_t rows = std::min(choices.size() - 1, channel.sources.size() + more_sources);
  std::vector<FormField> fields;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto number = static_cast<std::int64_t>(i + 1);
    FormField source{"source-" + std::to_string(number),
                     t.text("Place {n}", {{"n", t.count(number)}}),
                     {},
                     FormField::Kind::choice,
                     240};
    source.choices = choices;
    if (i == 0)
      source.hint = t.text(
          "The first serves orders that name none; what is withheld is taken "
          "from the last.");
    if (i < channel.sources.size())
      for (const auto& place : places)
        if (place.id == channel.sources[i]) source.stored = place.code;
    fields.push_back(std::move(source));
  }
  fill(t.text("Where {name} sells from", {{"name", channel.name}}), false, std::move(fields));
}

std::vector<std::string> ChannelSourcesForm::wanted() const {
  std::vector<std::string> codes;
  for (const auto& field : fields())
    if (!field.value.empty()) codes.push_back(field.value);
  return codes;
}

void ChannelSourcesForm::check() {
  const auto codes = wanted();
  if (codes.empty()) fail("source-1", m_language.text("A channel sells from one place at least."));
  std::vector<std::string> seen;
  for (const auto& field : fields()) {
    if (field.value.empty()) continue;
    if (std::ranges::find(seen, field.value) != seen.end())
      fail(field.id, m_language.text("This place is chosen already."));
    seen.push_back(field.value);
  }
}

FormPresenter::Saver ChannelSourcesForm::saver() const {
  company::ChannelDraft draft;
  // All else stays as it is.
  draft.day_start_hour = m_channel.day_start_hour;
  draft.recognise = std::string(company::name_of(m_channel.recognise));
  draft.sku_case_matters = m_channel.sku_case_matters;
  draft.sources = wanted();
  return [draft, code = m_channel.code](OpenBook& book) -> Outcome {
    const auto set = book.day_one().setup().set_channel(code, draft);
    if (!set) return set.refusal();
    return code;
  };
}

ChannelBufferForm::ChannelBufferForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                     Language language, const company::Channel& channel,
                                     const std::string& product)
    : FormPresenter(std::move(book), executor, std::move(language)), m_channel(channel.code) {
  const Language& t = m_language;
  FormField of{"product", t.text("Product"), {}, FormField::Kind::text, 200};
  of.hint = t.text("Its SKU or code; empty: any product without a buffer of its own");
  of.stored = product;
  FormField units{
      "units", t.text("Units that the channel does not see"), {}, FormField::Kind::text, 96};
  units.hint = t.text("Empty: as of any product, or none");
  fill(t.text("Withheld from {name}", {{"name", channel.name}}), true,
       {std::move(of), std::move(units)});
}

void ChannelBufferForm::check() {
  const std::string units = value("units");
  const auto typed = quantity_typed(units);
  if (!units.empty() && (!typed || typed->milli < 0))
    fail("units", m_language.text("{text} is no quantity: 12", {{"text", units}}));
}

FormPresenter::Saver ChannelBufferForm::saver() const {
  const std::string units = value("units");
  return
      [channel = m_channel, product = value("product"),
       buffer = units.empty() ? std::nullopt : quantity_typed(units)](OpenBook& book) -> Outcome {
        const auto set = book.offer_work().set_buffer(channel, product, buffer);
        if (!set) return set.refusal();
        return product;
      };
}

std::string ChannelBufferForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::product_unknown:
      return "product";
    case RefusalCode::value_too_large:
      return "units";
    default:
      return {};
  }
}

}  // namespace kontor::gui
