#include "gui/presenters/statements_presenter.h"

#include <algorithm>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum StatementColumn : std::size_t {
  statement_number,
  statement_place,
  statement_as_of,
  statement_state,
  statement_lines,
  statement_explained,
  statement_unexplained,
  statement_left,
  statement_file,
  statement_closed
};

constexpr int statement_figure_width = 88;

StatementRow read_row(OpenBook& book, Unit& unit, const stock::Statement& statement) {
  StatementRow row{statement};
  if (statement.state == stock::StatementState::closed) return row;
  const auto view = goods::view_statement(unit, book.stores(), statement.number);
  row.lines = std::ssize(view->lines);
  row.explained = view->with(stock::LineVerdict::explained);
  row.left = view->with(stock::LineVerdict::left);
  row.unexplained = view->with(stock::LineVerdict::unexplained);
  return row;
}

std::int64_t figure_in(const StatementRow& row, std::size_t column) {
  if (column == statement_lines) return row.lines;
  if (column == statement_explained) return row.explained;
  return column == statement_left ? row.left : row.unexplained;
}

}  // namespace

bool kept_outside(const company::Location& place) {
  return place.kind == company::LocationKind::third_party ||
         place.kind == company::LocationKind::marketplace;
}

Tone tone_of(stock::StatementState state) {
  return state == stock::StatementState::open ? Tone::information : Tone::dimmed;
}

Tone tone_of(stock::LineVerdict verdict) {
  switch (verdict) {
    case stock::LineVerdict::matched:
      return Tone::dimmed;
    case stock::LineVerdict::explained:
      return Tone::information;
    case stock::LineVerdict::settled:
      return Tone::positive;
    case stock::LineVerdict::left:
      return Tone::warning;
    case stock::LineVerdict::unexplained:
      return Tone::problem;
  }
  return Tone::normal;
}

StatementsPresenter::StatementsPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                         Executor& executor, Language language,
                                         StatementsChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(choice) {
  const Language& t = m_language;
  m_columns = {
      text_column("number", t.text("Number"), 72),
      text_column("place", t.text("Place"), 160, true),
      date_column("as_of", t.text("As of"), 136),
      text_column("state", t.text("State"), 88),
      figure_column("lines", t.text("Lines"), 64),
      figure_column("explained", t.text("Explained"), statement_figure_width),
      figure_column("unexplained", t.text("Unexplained"), statement_figure_width),
      figure_column("left", t.text("Left open"), statement_figure_width),
      text_column("file", t.text("File"), 160),
      date_column("closed", t.text("Closed at"), 136),
  };
}

stock::StatementFilter StatementsPresenter::filter() const {
  stock::StatementFilter filter;
  filter.location = m_choice.place;
  if (m_choice.state) filter.states = {*m_choice.state};
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

StatementsPresenter::List::Source StatementsPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::StatementFilter& wanted) {
    auto page = book.stores().statements.list(unit, wanted);
    List::Page rows;
    for (const auto& statement : page.rows) rows.rows.push_back(read_row(book, unit, statement));
    rows.next = std::move(page.next);
    return rows;
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              const auto permitted = as_permitted(*book, unit, filter);
              List::Opening opening;
              for (auto& place : places_with(*book, unit, company::Permission::read_stock))
                if (kept_outside(place)) opening.facts.places.seen.push_back(std::move(place));
              opening.facts.places.narrowed = permitted.location;
              for (const auto& place : book->company().locations(unit))
                opening.facts.places.all[place.id] = place;
              opening.first = read_page(*book, unit, permitted);
              if (opening.first.next.empty()) opening.count = std::ssize(opening.first.rows);
              return opening;
            });
          },
          [book = m_book, filter = filter(), read_page](const std::string& after) {
            return book->book().read([&](Unit& unit) {
              auto wanted = as_permitted(*book, unit, filter);
              wanted.after = after;
              return read_page(*book, unit, wanted);
            });
          },
          [book = m_book, filter = filter()] {
            return book->book().read([&](Unit& unit) {
              return List::Counted{
                  book->stores().statements.count(unit, as_permitted(*book, unit, filter)), {}};
            });
          }};
}

void StatementsPresenter::opened(StatementsFacts facts) {
  m_places = std::move(facts.places);
  // Of places that somebody may not see the list shows none, whatever was chosen.
  if (m_places.narrowed) m_choice.place = m_places.narrowed;
}

void StatementsPresenter::choose(StatementsChoice next) {
  if (next == m_choice) return;
  m_choice = next;
  load();
}

void StatementsPresenter::choose_place(LocationId place) {
  StatementsChoice next = m_choice;
  next.place = place;
  choose(next);
}

void StatementsPresenter::choose_state(std::optional<stock::StatementState> state) {
  StatementsChoice next = m_choice;
  next.state = state;
  choose(next);
}

TimeZone StatementsPresenter::zone_of(LocationId place) const {
  const auto* found = m_places.find(place);
  const auto zone = !found ? std::nullopt : TimeZone::find(found->zone);
  return zone.value_or(TimeZone::utc());
}

std::vector<FilterChip> StatementsPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  m_places.add_chip(t, m_choice.place, chips);
  if (m_choice.state)
    chips.push_back({"state", t.text("State: {name}", {{"name", t.name(*m_choice.state)}})});
  return chips;
}

void StatementsPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "state") choose_state({});
}

StatementRights StatementsPresenter::rights(const StatementRow& row,
                                            const company::Actor& actor) const {
  const auto* place = m_places.find(row.statement.location);
  if (!place || row.statement.state == stock::StatementState::closed) return {};
  const auto scope = company::scope_of(*place);
  const bool open = row.left + row.unexplained > 0;
  const bool count = actor.may(company::Permission::count_stock, scope);
  StatementRights rights;
  // Who may not correct stock may have it done by somebody who may.
  rights.settle = open && (count || actor.may(company::Permission::adjust_stock, scope));
  rights.leave = count && row.unexplained > 0;
  rights.close = count && row.unexplained == 0;
  return rights;
}

std::string StatementsPresenter::footer() const {
  return m_language.plural("{n} statement", "{n} statements", static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> StatementsPresenter::row_of(std::int64_t number) const {
  return m_list.find([&](const StatementRow& row) { return row.statement.number == number; });
}

Cell StatementsPresenter::cell(std::size_t index, std::size_t column) {
  const StatementRow* row = at(index);
  if (!row) return {};
  const Language& t = m_language;
  const auto& s = row->statement;
  switch (column) {
    case statement_number:
      return {t.isolated(stock::statement_number_text(s.number)), Tone::normal, {}};
    case statement_place:
      return {m_places.name(s.location), Tone::normal, {}};
    case statement_as_of:
      return {t.time(s.as_of, zone_of(s.location)), Tone::normal, {}};
    case statement_state:
      return {t.capitalised(t.name(s.state)), tone_of(s.state), {}};
    case statement_file:
      return {t.isolated(s.file), Tone::dimmed, {}};
    case statement_closed:
      return {s.closed_at ? t.time(*s.closed_at, zone_of(s.location)) : std::string(),
              Tone::normal,
              {}};
    default:
      break;
  }
  if (s.state == stock::StatementState::closed) return {};
  const std::int64_t figure = figure_in(*row, column);
  if (figure == 0) return {Language::nothing(), Tone::dimmed, {}};
  Tone tone = Tone::normal;
  if (column == statement_unexplained) tone = Tone::problem;
  if (column == statement_left) tone = Tone::warning;
  return {t.count(figure), tone, {}};
}

std::string StatementsPresenter::raw(std::size_t index, std::size_t column) {
  const StatementRow* row = at(index);
  if (!row) return {};
  const auto& s = row->statement;
  switch (column) {
    case statement_number:
      return stock::statement_number_text(s.number);
    case statement_as_of:
      return s.as_of.to_iso();
    case statement_closed:
      return s.closed_at ? s.closed_at->to_iso() : std::string();
    case statement_file:
      return s.file;
    case statement_place:
    case statement_state:
      return cell(index, column).text;
    default:
      return s.state == stock::StatementState::closed ? std::string()
                                                      : std::to_string(figure_in(*row, column));
  }
}

}  // namespace kontor::gui
