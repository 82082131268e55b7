#include "gui/presenters/pair_card.h"

#include <algorithm>
#include <array>
#include <set>

#include "gui/presenters/customers_presenter.h"
#include "gui/presenters/duplicates_presenter.h"
#include "i18n/customer_names.h"

namespace kontor::gui {

namespace {

/// What may be chosen for merging without looking; the first is what is offered.
constexpr std::array<std::int64_t, 4> certainties = {999'000, 990'000, 950'000, 900'000};

std::vector<Column> side_columns(const Language& t) {
  return {text_column("what", t.text("What"), 152),
          text_column("first", t.text("One customer"), 200),
          text_column("second", t.text("The other customer"), 200),
          text_column("shown", t.text("The person shows"), 200, true)};
}

std::vector<Column> reason_columns(const Language& t) {
  return {text_column("what", t.text("What is compared"), 152),
          text_column("first", t.text("One customer"), 176),
          text_column("second", t.text("The other customer"), 176),
          text_column("agreement", t.text("How far it agrees"), 144, true),
          figure_column("weight", t.text("Weight in bits"), 112)};
}

/// A form's field for whose part is shown; nothing where all that have it say the same.
std::optional<FormField> part_field(const Language& t, const PairFacts& facts,
                                    customers::PersonPart part) {
  FormField field{"take-" + std::string(customers::name_of(part)),
                  i18n::name(*t.catalogue(), part),
                  {},
                  FormField::Kind::choice,
                  320};
  std::set<std::string> texts;
  for (const auto& profile : facts.profiles) {
    const std::string text = customers::part_text(profile.record, part);
    if (!text.empty() && texts.insert(text).second)
      field.choices.emplace_back(customers::code_of(profile.id), t.isolated(text));
  }
  if (field.choices.size() < 2) return std::nullopt;
  const auto taken = facts.taken.find(part);
  field.stored = field.choices.front().first;
  if (taken == facts.taken.end()) return field;
  // Who has the same as the one from whom it is taken stands for it.
  for (const auto& profile : facts.profiles)
    if (profile.id == taken->second)
      for (const auto& [code, words] : field.choices)
        if (words == t.isolated(customers::part_text(profile.record, part))) field.stored = code;
  return field;
}

}  // namespace

const customers::PersonProfile* PairFacts::profile(CustomerId id) const {
  const auto found = std::ranges::find(profiles, id, &customers::PersonProfile::id);
  return found == profiles.end() ? nullptr : &*found;
}

PairFacts read_pair(OpenBook& book, Unit& unit, const PairKey& pair) {
  const Stores& stores = book.stores();
  PairFacts facts;
  facts.pair = stores.duplicates.pair(unit, pair.first, pair.second);
  std::vector<CustomerId> ids{pair.first, pair.second};
  for (const CustomerId alias : stores.merges.aliases(unit, ids)) ids.push_back(alias);
  facts.profiles = stores.merges.profiles(unit, ids);
  facts.taken = customers::survivors(facts.profiles);
  facts.record = customers::person_record(facts.profiles, facts.taken);
  facts.compared = stores.duplicates.rows(unit, {pair.first, pair.second});
  for (auto& one : book.customer_facts().orders(unit, {pair.first, pair.second}, {})) {
    const CustomerId id = one.customer;
    facts.orders[id] = std::move(one);
  }
  if (const auto run = stores.duplicates.last_run(unit)) facts.model = run->model;
  return facts;
}

PairCard::PairCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_sides(side_columns(m_language)),
      m_reasons(reason_columns(m_language)) {}

void PairCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, const PairKey& pair) { return read_pair(book, unit, pair); },
      [this](const PairFacts& facts) { take(facts); });
}

void PairCard::take(const PairFacts& facts) {
  m_sides.clear();
  m_reasons.clear();
  m_error.clear();
  const auto* first = facts.profile(m_subject.first);
  const auto* second = facts.profile(m_subject.second);
  if (!first || !second)
    return show_error(m_language.text("This customer is no longer in the book."));
  const Language& t = m_language;
  m_title =
      t.joined({title_of({first->id, first->record}), title_of({second->id, second->record})});
  m_subtitle = t.joined({customers::code_of(first->id), customers::code_of(second->id)});
  if (facts.pair)
    m_subtitle = t.joined({m_subtitle, certainty_words(t, facts.pair->probability_ppm)});
  fill_sides(facts);
  fill_orders(facts);
  fill_reasons(facts);
  m_view.show_detail();
}

void PairCard::add_side(const std::string& what, const std::string& first,
                        const std::string& second, const std::string& shown, bool chosen) {
  if (first.empty() && second.empty() && shown.empty()) return;
  // What the person would not show steps back.
  const auto side = [&](const std::string& text) -> RowTable::Value {
    const bool left = chosen && text != shown;
    return {{m_language.isolated(text), left ? Tone::dimmed : Tone::normal, {}}, text};
  };
  m_sides.add({{{what, Tone::dimmed, {}}, {}},
               side(first),
               side(second),
               {{m_language.isolated(shown), Tone::normal, {}}, shown}});
}

void PairCard::fill_sides(const PairFacts& facts) {
  const Language& t = m_language;
  const auto& first = facts.profile(m_subject.first)->record;
  const auto& second = facts.profile(m_subject.second)->record;
  add_side(t.text("Customer"), customers::code_of(m_subject.first),
           customers::code_of(m_subject.second), customers::code_of(m_subject.first));
  for (const auto part : customers::person_parts) {
    add_side(i18n::name(*t.catalogue(), part), customers::part_text(first, part),
             customers::part_text(second, part), customers::part_text(facts.record, part), true);
  }
  const auto flag = [&](const std::optional<bool>& said) {
    return !said ? std::string() : *said ? t.text("yes") : t.text("no");
  };
  add_side(t.text("Tags"), first.tags, second.tags, facts.record.tags);
  add_side(t.text("Accepts e-mail advertising"), flag(first.accepts_email),
           flag(second.accepts_email), flag(facts.record.accepts_email));
  add_side(t.text("Accepts text messages"), flag(first.accepts_sms), flag(second.accepts_sms),
           flag(facts.record.accepts_sms));
}

void PairCard::fill_orders(const PairFacts& facts) {
  const Language& t = m_language;
  customers::CustomerOrders all;
  std::array<std::string, 2> orders, last, placed;
  const auto money = [&](const std::vector<Money>& sums) {
    std::vector<std::string> texts;
    for (const Money& sum : sums) texts.push_back(t.money(sum));
    return t.joined(texts);
  };
  for (std::size_t side = 0; side < orders.size(); ++side) {
    const auto found = facts.orders.find(side == 0 ? m_subject.first : m_subject.second);
    if (found == facts.orders.end()) continue;
    const auto& one = found->second;
    orders.at(side) = t.count(one.orders);
    if (one.last) last.at(side) = t.date(*one.last);
    placed.at(side) = money(one.placed);
    all.orders += one.orders;
    all.last = std::max(all.last, one.last);
    for (const Money& sum : one.placed) {
      const auto same = std::ranges::find(all.placed, sum.currency, &Money::currency);
      if (same == all.placed.end())
        all.placed.push_back(sum);
      else
        same->minor += sum.minor;
    }
  }
  if (all.orders == 0) return;
  add_side(t.text("Orders"), orders[0], orders[1], t.count(all.orders));
  add_side(t.text("Last order"), last[0], last[1], all.last ? t.date(*all.last) : std::string());
  add_side(t.text("Value of orders"), placed[0], placed[1], money(all.placed));
}

void PairCard::fill_reasons(const PairFacts& facts) {
  if (!facts.pair) return;
  const Language& t = m_language;
  const auto text_of = [&](CustomerId id, customers::MatchField field) {
    const auto row = std::ranges::find(facts.compared, id, &customers::MatchRow::customer);
    return row == facts.compared.end() ? std::string() : row->facts[field];
  };
  for (const auto& reason : customers::reasons_of(facts.model, facts.pair->agreement)) {
    std::string words = t.text("alike");
    if (reason.equal) words = t.text("the same");
    if (reason.level == 1) words = t.text("different");
    const bool speaks_for = reason.weight_milli > 0;
    const Quantity weight{reason.weight_milli};
    m_reasons.add({{{i18n::name(*t.catalogue(), reason.field), Tone::dimmed, {}}, {}},
                   {{t.isolated(text_of(m_subject.first, reason.field)), Tone::normal, {}}, {}},
                   {{t.isolated(text_of(m_subject.second, reason.field)), Tone::normal, {}}, {}},
                   {{words, speaks_for ? Tone::positive : Tone::warning, {}}, {}},
                   {{t.signed_quantity(weight), Tone::normal, {}}, weight.to_decimal()}});
  }
}

MergeForm::MergeForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                     const PairKey& pair)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_pair(pair),
      m_reading(executor, Lane::read) {}

void MergeForm::load() {
  m_reading.run(
      [book = m_book, pair = m_pair](const Cancel&) {
        return book->book().read([&](Unit& unit) { return read_pair(*book, unit, pair); });
      },
      [this](const PairFacts& facts) { take(facts); },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void MergeForm::take(const PairFacts& facts) {
  const Language& t = m_language;
  FormField keep{"keep", t.text("Code of the person"),
                 t.text("The other code leads to the person from now on."), FormField::Kind::choice,
                 320};
  for (const CustomerId id : {m_pair.first, m_pair.second})
    if (const auto* profile = facts.profile(id))
      keep.choices.emplace_back(
          customers::code_of(id),
          t.joined({customers::code_of(id), title_of({id, profile->record})}));
  keep.stored = customers::code_of(m_pair.first);
  std::vector<FormField> fields;
  const std::string title = title_of({m_pair.first, facts.record});
  fields.push_back(std::move(keep));
  for (const auto part : customers::person_parts)
    if (auto field = part_field(t, facts, part)) fields.push_back(std::move(*field));
  fill(title, true, std::move(fields));
}

FormPresenter::Saver MergeForm::saver() const {
  customers::MergeWish wish;
  wish.golden = customers::customer_of_code(value("keep"));
  wish.aliases = {wish.golden == m_pair.first ? m_pair.second : m_pair.first};
  for (const auto part : customers::person_parts)
    for (const FormField& field : fields())
      if (field.id == "take-" + std::string(customers::name_of(part)))
        wish.take[part] = customers::customer_of_code(field.value);
  return [wish](OpenBook& book) -> Outcome {
    const auto person = book.merge_work().merge(wish);
    if (!person) return person.refusal();
    return customers::code_of(wish.golden);
  };
}

std::string MergeForm::field_of(const Refusal& refusal) const {
  return refusal.code == RefusalCode::customer_merged ? "keep" : std::string();
}

void MergeForm::was_saved(const std::string& code) {
  const CustomerId golden = customers::customer_of_code(code);
  m_alias = golden == m_pair.first ? m_pair.second : m_pair.first;
  m_done = m_language.text("{other} is the same person as {customer} from now on.",
                           {{"other", customers::code_of(m_alias)}, {"customer", code}});
}

MergeCertainForm::MergeCertainForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                   Language language)
    : FormPresenter(std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  FormField above{"above", t.text("Pairs as certain as"),
                  t.text("Each merge can be ended by itself, on the card of the customer."),
                  FormField::Kind::choice, 120};
  for (const std::int64_t ppm : certainties)
    above.choices.emplace_back(std::to_string(ppm), certainty_words(t, ppm));
  above.stored = above.choices.front().first;
  fill(t.text("Merge what is certain"), true, {std::move(above)});
}

std::int64_t MergeCertainForm::above_ppm() const { return std::stoll(value("above")); }

FormPresenter::Saver MergeCertainForm::saver() const {
  return [](OpenBook&) -> Outcome { return std::string(); };
}

}  // namespace kontor::gui
