#include "gui/presenters/audit_presenter.h"

#include "gui/presenters/closed_area.h"
#include "i18n/audit_names.h"

namespace kontor::gui {

namespace {

enum AuditColumn : std::size_t {
  audit_time,
  audit_who,
  audit_machine,
  audit_action,
  audit_what,
  audit_code,
  audit_change,
  audit_sealed
};

TimeZone zone_of_first(const std::vector<company::Entity>& entities) {
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  return zone.value_or(TimeZone::utc());
}

std::string field_name(const Language& t, const std::string& field) {
  return i18n::audit_field_name(*t.catalogue(), field);
}

/// What an act changed, with states and kinds in words.
std::vector<desk::AuditField> fields_in_words(const Language& t, const books::AuditRow& row,
                                              bool with_cost) {
  auto fields = desk::fields_of(row, with_cost);
  for (auto& field : fields)
    for (std::string* value : {&field.before, &field.after})
      *value = i18n::audit_value(*t.catalogue(), field.name, *value);
  return fields;
}

}  // namespace

std::string audit_subject(const desk::AuditLine& line, const Language& t) {
  const std::string kind = i18n::audit_subject_name(*t.catalogue(), line.row.subject);
  return line.code.empty() ? kind : t.joined({kind, t.isolated(line.code)});
}

std::string audit_actor(const desk::AuditLine& line, const Language& t) {
  if (!line.actor_name.empty()) return line.actor_name;
  return line.actor_code.empty() ? t.text("Nobody was named") : line.actor_code;
}

AuditPresenter::AuditPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language, AuditChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)),
      m_zone(TimeZone::utc()) {
  const Language& t = m_language;
  m_columns = {date_column("time", t.text("Time"), 152),
               text_column("who", t.text("Employee"), 136),
               text_column("machine", t.text("Machine"), 112),
               text_column("action", t.text("What happened"), 152),
               text_column("what", t.text("To what"), 112),
               text_column("code", t.text("Code"), 128),
               text_column("change", t.text("Change"), 280, true),
               text_column("sealed", t.text("Sealed"), 88)};
}

desk::AuditFilter AuditPresenter::filter() const {
  desk::AuditFilter filter;
  filter.actor = m_choice.actor;
  filter.machine = m_choice.machine;
  filter.subject = m_choice.subject;
  filter.code = m_choice.search;
  filter.postings = m_choice.postings;
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

AuditPresenter::List::Source AuditPresenter::source() const {
  // Days are those of the first company's place, which is known when it is read.
  const auto of_days = [period = m_choice.period](OpenBook& book, Unit& unit,
                                                  desk::AuditFilter wanted) {
    if (!period.from && !period.to) return wanted;
    const TimeZone zone = zone_of_first(book.company().entities(unit));
    if (period.from) wanted.from = zone.instant({*period.from, 0});
    if (period.to) wanted.to = Instant{zone.instant({*period.to + 1, 0}).ms - 1};
    return wanted;
  };
  const auto read_page = [of_days](OpenBook& book, Unit& unit, const desk::AuditFilter& wanted) {
    auto page = book.audit().list(unit, of_days(book, unit, wanted));
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.first = read_page(*book, unit, filter);
              opening.facts.people = book->audit().people(unit);
              opening.facts.entities = book->company().entities(unit);
              return opening;
            });
          },
          [book = m_book, filter = filter(), read_page](const std::string& after) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) { return read_page(*book, unit, wanted); });
          },
          [book = m_book, filter = filter(), of_days] {
            return book->book().read([&](Unit& unit) {
              List::Counted counted;
              counted.facts.count = book->audit().count(unit, of_days(*book, unit, filter));
              counted.count = counted.facts.count.rows;
              return counted;
            });
          },
          [book = m_book, filter = filter(), of_days](const std::string& after, std::size_t rows) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) {
              return book->audit().place_behind(unit, of_days(*book, unit, wanted),
                                                static_cast<std::int64_t>(rows));
            });
          }};
}

void AuditPresenter::opened(AuditFacts facts) {
  m_people = std::move(facts.people);
  m_entities = std::move(facts.entities);
  m_zone = zone_of_first(m_entities);
}

void AuditPresenter::choose(AuditChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

void AuditPresenter::search(const std::string& text) {
  AuditChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

std::string AuditPresenter::footer() const {
  if (!m_count) return {};
  if (m_count->more)
    return m_language.text("The newest {n} acts: choose a period to see the others",
                           {{"n", m_language.count(m_count->rows)}});
  return m_language.plural("{n} act", "{n} acts", m_count->rows);
}

std::optional<std::size_t> AuditPresenter::row_of(std::int64_t seq) const {
  if (seq == 0) return std::nullopt;
  return m_list.find([&](const desk::AuditLine& line) { return line.seq == seq; });
}

std::string AuditPresenter::change_of(const desk::AuditLine& line) const {
  return desk::change_line(
      fields_in_words(m_language, line.row, sees_costs(m_book->actor())),
      [this](const std::string& name) { return field_name(m_language, name); });
}

Cell AuditPresenter::cell(std::size_t index, std::size_t column) {
  const desk::AuditLine* line = at(index);
  if (!line) return {};
  const auto& words = *m_language.catalogue();
  switch (column) {
    case audit_time:
      return {m_language.time(line->row.at, m_zone), Tone::normal, {}};
    case audit_who:
      return {audit_actor(*line, m_language),
              line->actor_code.empty() ? Tone::dimmed : Tone::normal,
              {}};
    case audit_machine:
      return {line->row.machine, Tone::dimmed, {}};
    case audit_action:
      return {i18n::audit_action_name(words, line->row.action), Tone::normal, {}};
    case audit_what:
      return {i18n::audit_subject_name(words, line->row.subject), Tone::dimmed, {}};
    case audit_code:
      return {line->code, Tone::normal, {}};
    case audit_change:
      return {change_of(*line), Tone::normal, {}};
    default:
      return {
          line->sealed ? m_language.text("sealed") : m_language.text("not yet"), Tone::dimmed, {}};
  }
}

std::string AuditPresenter::raw(std::size_t index, std::size_t column) {
  const desk::AuditLine* line = at(index);
  if (!line) return {};
  switch (column) {
    case audit_time:
      return line->row.at.to_iso();
    case audit_action:
      return line->row.action;
    case audit_what:
      return line->row.subject;
    default:
      return i18n::strip_marks(cell(index, column).text);
  }
}

struct AuditCard::Read {
  std::optional<desk::AuditLine> line;
  std::vector<company::Entity> entities;
  bool with_cost = false;
};

AuditCard::AuditCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_changes({text_column("field", m_language.text("Field"), 200),
                 text_column("before", m_language.text("Before"), 280),
                 text_column("after", m_language.text("After"), 280, true)}),
      m_facts({text_column("what", m_language.text("What"), 184),
               text_column("value", m_language.text_in("field", "Value"), 480, true)}),
      m_reading(executor, Lane::read) {}

void AuditCard::show(std::int64_t seq) {
  m_seq = seq;
  read();
}

void AuditCard::close() {
  m_seq = 0;
  m_reading.cancel();
  m_view.show_detail();
}

void AuditCard::refresh() {
  if (open()) read();
}

void AuditCard::read() {
  m_reading.run(
      [book = m_book, seq = m_seq](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Read read;
          read.line = book->audit().row(unit, seq);
          read.entities = book->company().entities(unit);
          read.with_cost = sees_costs(book->actor());
          return read;
        });
      },
      [this](const Read& read) { take(read); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_detail();
      });
  m_view.show_detail();
}

void AuditCard::add_fact(const std::string& what, const std::string& text) {
  if (text.empty()) return;
  m_facts.add({{{what, Tone::dimmed, {}}, {}}, {{text, Tone::normal, {}}, {}}});
}

void AuditCard::take(const Read& read) {
  const Language& t = m_language;
  m_changes.clear();
  m_facts.clear();
  m_error.clear();
  if (!read.line) {
    m_error = t.text("This act is not in the book.");
    m_view.show_detail();
    return;
  }
  const desk::AuditLine& line = *read.line;
  const std::string when = t.time(line.row.at, zone_of_first(read.entities));
  m_title = i18n::audit_action_name(*t.catalogue(), line.row.action);
  m_subtitle = t.joined({audit_subject(line, t), audit_actor(line, t), when});
  for (const auto& field : fields_in_words(t, line.row, read.with_cost))
    m_changes.add({{{field_name(t, field.name), Tone::dimmed, {}}, {}},
                   {{field.before, Tone::normal, {}}, {}},
                   {{field.after, Tone::normal, {}}, {}}});
  add_fact(t.text("Time"), when);
  add_fact(t.text("Employee"), audit_actor(line, t));
  add_fact(t.text("Machine"), line.row.machine);
  add_fact(t.text("To what"), audit_subject(line, t));
  add_fact(t.text("Number"), t.count(line.seq));
  add_fact(t.text("Sealed"), line.sealed ? t.text("sealed") : t.text("not yet"));
  m_view.show_detail();
}

}  // namespace kontor::gui
