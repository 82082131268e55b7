#include "gui/presenters/counts_presenter.h"

#include <algorithm>
#include <array>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum CountColumn : std::size_t {
  count_number,
  count_place,
  count_state,
  count_choice,
  count_lines,
  count_counted,
  count_again,
  count_blind,
  count_made,
  count_posted
};

constexpr int count_figure_width = 80;

constexpr std::array listed_states = {stock::CountState::draft,   stock::CountState::counting,
                                      stock::CountState::recount, stock::CountState::approved,
                                      stock::CountState::posted,  stock::CountState::cancelled};

std::int64_t figure_in(const stock::CountSheetRow& row, std::size_t column) {
  if (column == count_lines) return row.lines;
  return column == count_counted ? row.counted : row.asked;
}

}  // namespace

std::span<const stock::CountState> count_states() { return listed_states; }

Tone tone_of(stock::CountState state) {
  switch (state) {
    case stock::CountState::counting:
      return Tone::information;
    case stock::CountState::recount:
      return Tone::warning;
    case stock::CountState::approved:
      return Tone::positive;
    case stock::CountState::posted:
    case stock::CountState::cancelled:
      return Tone::dimmed;
    case stock::CountState::draft:
      return Tone::normal;
  }
  return Tone::normal;
}

CountsPresenter::CountsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language, CountsChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(choice) {
  const Language& t = m_language;
  m_columns = {
      text_column("number", t.text("Number"), 72),
      text_column("place", t.text("Place"), 136),
      text_column("state", t.text("State"), 136),
      text_column("choice", t.text("What is counted"), 136, true),
      figure_column("lines", t.text("Lines"), 56),
      figure_column("counted", t.text("Counted"), count_figure_width),
      figure_column("again", t.text("To be counted again"), count_figure_width),
      text_column("blind", t.text("Blind"), 64),
      date_column("made", t.text("Made"), 136),
      date_column("posted", t.text("Posted"), 136),
  };
}

stock::CountSheetFilter CountsPresenter::filter() const {
  stock::CountSheetFilter filter;
  filter.location = m_choice.place;
  if (m_choice.state) filter.states = {*m_choice.state};
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

CountsPresenter::List::Source CountsPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::CountSheetFilter& wanted) {
    auto page = book.stores().count_sheets.list(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              const auto permitted = as_permitted(*book, unit, filter);
              List::Opening opening;
              opening.facts.places.seen = places_with(*book, unit, company::Permission::read_stock);
              opening.facts.places.narrowed = permitted.location;
              for (const auto& place : book->company().locations(unit))
                opening.facts.places.all[place.id] = place;
              const auto entities = book->company().entities(unit);
              const auto zone =
                  entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
              if (zone) opening.facts.zone = *zone;
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
                  book->stores().count_sheets.count(unit, as_permitted(*book, unit, filter)), {}};
            });
          }};
}

void CountsPresenter::opened(CountsFacts facts) {
  m_places = std::move(facts.places);
  m_zone = facts.zone;
  // Of places that somebody may not see the list shows none, whatever was chosen.
  if (m_places.narrowed) m_choice.place = m_places.narrowed;
}

void CountsPresenter::choose(CountsChoice next) {
  if (next == m_choice) return;
  m_choice = next;
  load();
}

void CountsPresenter::choose_place(LocationId place) {
  CountsChoice next = m_choice;
  next.place = place;
  choose(next);
}

void CountsPresenter::choose_state(std::optional<stock::CountState> state) {
  CountsChoice next = m_choice;
  next.state = state;
  choose(next);
}

std::vector<FilterChip> CountsPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  m_places.add_chip(t, m_choice.place, chips);
  if (m_choice.state)
    chips.push_back({"state", t.text("State: {name}", {{"name", t.name(*m_choice.state)}})});
  return chips;
}

void CountsPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "state") choose_state({});
}

CountRights CountsPresenter::rights(const stock::CountSheet& sheet,
                                    const company::Actor& actor) const {
  using enum stock::CountState;
  const auto* place = m_places.find(sheet.location);
  if (!place) return {};
  const auto scope = company::scope_of(*place);
  const bool count = actor.may(company::Permission::count_stock, scope);
  const bool begun = sheet.state == counting || sheet.state == recount || sheet.state == approved;
  const bool over = sheet.state == posted || sheet.state == cancelled;
  CountRights rights;
  rights.enter = count && !over;
  rights.recount = count && begun;
  // Who may not approve may have it approved by somebody who may.
  rights.approve = count && begun && sheet.state != approved;
  rights.post = count && begun;
  rights.cancel = count && !over;
  return rights;
}

std::string CountsPresenter::footer() const {
  return m_language.plural("{n} count", "{n} counts", static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> CountsPresenter::row_of(std::int64_t number) const {
  return m_list.find([&](const stock::CountSheetRow& row) { return row.sheet.number == number; });
}

Cell CountsPresenter::cell(std::size_t index, std::size_t column) {
  const stock::CountSheetRow* row = at(index);
  if (!row) return {};
  const Language& t = m_language;
  const auto& sheet = row->sheet;
  switch (column) {
    case count_number:
      return {t.isolated(stock::count_number_text(sheet.number)), Tone::normal, {}};
    case count_place:
      return {m_places.name(sheet.location), Tone::normal, {}};
    case count_state:
      return {t.capitalised(t.name(sheet.state)), tone_of(sheet.state), {}};
    case count_choice: {
      const std::string choice = t.capitalised(t.name(sheet.choice));
      return {sheet.choice_text.empty() ? choice : t.joined({choice, sheet.choice_text}),
              Tone::normal,
              {}};
    }
    case count_blind:
      return {sheet.blind ? t.capitalised(t.text("blind")) : std::string(), Tone::dimmed, {}};
    case count_made:
      return {t.time(sheet.made_at, m_zone), Tone::normal, {}};
    case count_posted:
      return {sheet.posted_at ? t.time(*sheet.posted_at, m_zone) : std::string(), Tone::normal, {}};
    default:
      break;
  }
  const std::int64_t figure = figure_in(*row, column);
  if (figure == 0) return {Language::nothing(), Tone::dimmed, {}};
  return {t.count(figure), column == count_again ? Tone::warning : Tone::normal, {}};
}

std::string CountsPresenter::raw(std::size_t index, std::size_t column) {
  const stock::CountSheetRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case count_number:
      return stock::count_number_text(row->sheet.number);
    case count_lines:
    case count_counted:
    case count_again:
      return std::to_string(figure_in(*row, column));
    case count_made:
      return row->sheet.made_at.to_iso();
    case count_posted:
      return row->sheet.posted_at ? row->sheet.posted_at->to_iso() : std::string();
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
