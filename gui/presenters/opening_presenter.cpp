#include "gui/presenters/opening_presenter.h"

#include <algorithm>
#include <system_error>

#include "gui/presenters/file_failure.h"

namespace kontor::gui {

OpeningPresenter::OpeningPresenter(OpeningView& view, std::shared_ptr<OpenBook> book,
                                   Executor& executor, Language language)
    : m_view(view),
      m_book(book),
      m_language(language),
      m_sums({text_column("account", language.text("Account"), 96),
              text_column("name", language.text("Name"), 240, true),
              text_column("side", language.text("Side"), 136),
              money_column("before", language.text("In the book"), 144),
              money_column("posted", language.text("From the files"), 144),
              money_column("after", language.text("Balance of the day"), 144)}),
      m_reading(executor, Lane::read),
      m_previewing(executor, Lane::write),
      m_writing(executor, Lane::read),
      m_import(*this, std::move(book), executor, std::move(language)) {}

void OpeningPresenter::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts{book->company().entities(unit), book->company().channels(unit)};
          const auto actor = book->actor();
          std::erase_if(facts.entities, [&](const company::Entity& one) {
            return !actor.may(company::Permission::import_files, {one.id, {}, {}});
          });
          return facts;
        });
      },
      [this](Facts facts) {
        m_entities = std::move(facts.entities);
        m_channels = std::move(facts.channels);
        const bool first = !entity();
        if (first) m_entity = m_entities.empty() ? EntityId() : m_entities.front().id;
        // Files that were chosen before wait for the company's zone and first day.
        if (first && !(m_items.empty() && m_balances.empty())) {
          look();
          return;
        }
        judge_day();
        m_view.show_opening();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_opening();
      });
}

const company::Entity* OpeningPresenter::entity() const {
  const auto found = std::ranges::find(m_entities, m_entity, &company::Entity::id);
  return found == m_entities.end() ? nullptr : &*found;
}

const std::string& OpeningPresenter::file(OpeningFileKind kind) const {
  return kind == OpeningFileKind::items ? m_items : m_balances;
}

void OpeningPresenter::choose_file(OpeningFileKind kind, const std::string& path) {
  (kind == OpeningFileKind::items ? m_items : m_balances) = path;
  look();
}

void OpeningPresenter::choose_day(const std::string& text) {
  if (text == m_day) return;
  m_day = text;
  look();
}

void OpeningPresenter::choose_entity(EntityId entity) {
  if (entity == m_entity) return;
  m_entity = entity;
  look();
}

std::optional<BusinessDate> OpeningPresenter::day_of_balances() const {
  if (!m_day.empty()) return BusinessDate::parse_iso(m_day);
  const auto* company = entity();
  return company && company->start ? std::optional(*company->start + -1) : std::nullopt;
}

void OpeningPresenter::judge_day() {
  const Language& t = m_language;
  m_day_error.clear();
  if (!m_day.empty() && !BusinessDate::parse_iso(m_day)) {
    m_day_error = t.text("{text} is no date: year, month, day", {{"text", m_day}});
  } else if (entity() && !day_of_balances() && !(m_items.empty() && m_balances.empty())) {
    m_day_error = t.text("Say of which day the balances are: the book has no first day yet.");
  }
}

std::optional<Instant> OpeningPresenter::as_of() const {
  const auto* company = entity();
  const auto day = m_day.empty() ? std::nullopt : BusinessDate::parse_iso(m_day);
  if (!day || !company) return std::nullopt;
  const auto zone = TimeZone::find(company->zone);
  return Instant{zone.value_or(TimeZone::utc()).instant({*day + 1, 0}).ms - 1};
}

void OpeningPresenter::look() {
  m_error.clear();
  judge_day();
  m_files.clear();
  forget_sums();
  m_previewing.cancel();
  // In this order: what the list opens is not opened again by the trial balance.
  for (const auto kind : {OpeningFileKind::items, OpeningFileKind::balances}) {
    if (!file(kind).empty()) m_files.push_back(m_book->day_one().opening(kind, file(kind)));
  }
  if (m_files.empty() || !m_day_error.empty() || !entity()) {
    m_import.leave();  // which shows it
    return;
  }
  m_previewed = false;
  ImportWish wish;
  if (const auto* company = entity()) wish.entity = company->code;
  wish.as_of = as_of();
  m_import.look_at_known(m_files, std::move(wish));
}

void OpeningPresenter::leave() {
  m_items.clear();
  m_balances.clear();
  look();
}

void OpeningPresenter::post() {
  if (can_post()) m_import.import();
}

void OpeningPresenter::undo() {
  if (!can_undo()) return;
  m_previewed = false;
  m_import.undo();
}

void OpeningPresenter::stop() {
  m_import.stop();
  m_previewing.cancel();
}

void OpeningPresenter::show_import() {
  using Step = ImportPresenter::Step;
  if (m_import.step() == Step::looking) {
    m_previewed = false;
    forget_sums();
  }
  const bool planned = m_import.step() == Step::planned && !m_import.busy();
  if (planned && !m_previewed && !m_import.refused() && m_import.error().empty()) {
    m_previewed = true;
    preview();
  }
  m_view.show_opening();
}

void OpeningPresenter::preview() {
  m_previewing.run([book = m_book, files = m_files, wish = m_import.wish()](
                       const Cancel&) { return book->day_one().preview(files, wish); },
                   [this](const Result<intake::OpeningPreview>& preview) { take(preview); },
                   [this](const Failure& failure) {
                     m_error = m_language.sentence(failure);
                     m_view.show_opening();
                   });
}

std::string OpeningPresenter::channel_name(ChannelId channel) const {
  if (!channel) return m_language.text("Common");
  const auto found = std::ranges::find(m_channels, channel, &company::Channel::id);
  return found == m_channels.end() ? std::string() : found->name;
}

void OpeningPresenter::take(const Result<intake::OpeningPreview>& preview) {
  forget_sums();
  if (!preview) {
    m_error = m_language.sentence(preview.refusal());
    m_view.show_opening();
    return;
  }
  const Language& t = m_language;
  const Currency currency = preview->entity.currency;
  const auto money = [&](std::int64_t minor) -> RowTable::Value {
    const Money amount{minor, currency};
    const std::string raw = amount.to_decimal() + " " + std::string(currency.code());
    if (minor == 0) return {{Language::nothing(), Tone::dimmed, {}}, raw};
    return {{t.money(amount), Tone::normal, {}}, raw};
  };
  std::int64_t rest = 0;
  std::string rest_account = t.account_name("opening_balance", {});
  for (const auto& sum : preview->sums) {
    if (sum.account.key == "opening_balance") rest += sum.after_minor();
    m_sums.add({{{sum.account.code, Tone::normal, {}}, {}},
                {{t.account_name(sum.account.key, sum.account.detail_name), Tone::normal, {}}, {}},
                {{channel_name(sum.channel), Tone::normal, {}}, {}},
                money(sum.before_minor),
                money(sum.posted_minor),
                money(sum.after_minor())});
  }
  m_rest_is_zero = rest == 0;
  const Args named{{"account", rest_account}, {"amount", t.money({rest, currency})}};
  m_rest = m_rest_is_zero ? t.text("Nothing stays on {account}.", named)
                          : t.text("{amount} stay on {account}.", named);
  for (const auto& note : preview->notes) m_notes.push_back(t.sentence(note));
  m_view.show_opening();
}

void OpeningPresenter::forget_sums() {
  m_sums.clear();
  m_notes.clear();
  m_rest.clear();
  m_rest_is_zero = false;
}

void OpeningPresenter::write_template(OpeningFileKind kind, const std::string& path) {
  m_error.clear();
  m_writing.run(
      [book = m_book, kind, path, texts = m_language.catalogue()](const Cancel&) {
        try {
          book->day_one().write_template(kind, path, *texts);
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
        return path;
      },
      [this](const std::string& written) {
        m_view.template_written(m_language.text("The empty file is written: fill it in, then "
                                                "choose it here."),
                                written);
        m_view.show_opening();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_opening();
      });
  m_view.show_opening();
}

std::string OpeningPresenter::error() const { return m_error.empty() ? m_import.error() : m_error; }

std::string OpeningPresenter::activity() const {
  if (m_import.busy()) return m_import.activity();
  if (m_previewing.busy()) return m_language.text("Working out the balances...");
  return m_writing.busy() ? m_language.text("Writing the file...") : std::string();
}

std::vector<std::string> OpeningPresenter::notes() const {
  auto all = m_import.notes();
  for (const auto& note : m_notes)
    if (std::ranges::find(all, note) == all.end()) all.push_back(note);
  return all;
}

}  // namespace kontor::gui
