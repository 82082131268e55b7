#include "gui/presenters/alerts_presenter.h"

#include <algorithm>

#include "domain/base/zone.h"
#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum AlertColumn : std::size_t {
  alert_kind,
  alert_sku,
  alert_product,
  alert_place,
  alert_available,
  alert_low_at,
  alert_incoming,
  alert_since,
  alert_age,
  alert_cleared,
  alert_cleared_by,
  alert_reason
};

constexpr int alert_figure_width = 80;

TimeZone zone_of(const company::Location& place) {
  return TimeZone::find(place.zone).value_or(TimeZone::utc());
}

}  // namespace

Cell alert_cell(const Language& t, stock::AlertKind kind) {
  if (kind == stock::AlertKind::oversold)
    return {t.text("Oversold"), Tone::problem, "dialog-error-symbolic"};
  return {t.text("Low"), Tone::warning, "dialog-warning-symbolic"};
}

AlertsPresenter::AlertsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language, AlertsChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(choice) {
  make_columns();
}

void AlertsPresenter::make_columns() {
  const Language& t = m_language;
  m_columns = {
      {"kind", t.text("Alert"), 96, false, true, false, false, false, t.text("Oversold")},
      text_column("sku", t.text("SKU"), 112),
      text_column("product", t.text("Product"), 176, true),
      text_column("place", t.text("Place"), 120),
      figure_column("available", t.text("Available"), alert_figure_width),
      figure_column("low-at", t.text("Low at"), alert_figure_width),
      figure_column("incoming", t.text("Incoming"), alert_figure_width),
      date_column("since", t.text("Since"), 96),
      figure_column("age", t.text("Days"), 56),
      date_column("cleared", t.text("Cleared"), 136),
      text_column("cleared-by", t.text("Cleared by"), 120),
      text_column("reason", t.text("Reason"), 136),
  };
  for (const auto column : {alert_cleared, alert_cleared_by, alert_reason})
    m_columns.at(column).hidden = !m_choice.cleared;
}

stock::AlertFilter AlertsPresenter::filter() const {
  stock::AlertFilter filter;
  filter.location = m_choice.place;
  if (m_choice.kind) filter.kinds = {*m_choice.kind};
  filter.cleared = m_choice.cleared;
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

AlertsPresenter::List::Source AlertsPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::AlertFilter& wanted) {
    auto page = stock::read_alerts(unit, book.stores(), wanted);
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
              for (const auto& employee : book->stores().employees.list(unit))
                opening.facts.people[employee.id] = employee.name;
              opening.facts.now = book->clock().now();
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
              const auto permitted = as_permitted(*book, unit, filter);
              return List::Counted{stock::count_alerts(unit, book->stores(), permitted).all(), {}};
            });
          },
          [book = m_book, filter = filter()](const std::string& after, std::size_t rows) {
            return book->book().read([&](Unit& unit) {
              auto wanted = as_permitted(*book, unit, filter);
              wanted.after = after;
              return stock::place_behind(unit, book->stores(), wanted,
                                         static_cast<std::int64_t>(rows));
            });
          }};
}

void AlertsPresenter::opened(AlertsFacts facts) {
  m_facts = std::move(facts);
  // Of places that somebody may not see the list shows none, whatever was chosen.
  if (m_facts.places.narrowed) m_choice.place = m_facts.places.narrowed;
}

void AlertsPresenter::choose(AlertsChoice next) {
  if (next == m_choice) return;
  const bool other_columns = next.cleared != m_choice.cleared;
  m_choice = next;
  if (other_columns) {
    make_columns();
    m_view.show_columns();
  }
  load();
}

void AlertsPresenter::choose_place(LocationId place) {
  AlertsChoice next = m_choice;
  next.place = place;
  choose(next);
}

void AlertsPresenter::choose_kind(std::optional<stock::AlertKind> kind) {
  AlertsChoice next = m_choice;
  next.kind = kind;
  choose(next);
}

void AlertsPresenter::show_cleared(bool cleared) {
  AlertsChoice next = m_choice;
  next.cleared = cleared;
  choose(next);
}

bool AlertsPresenter::may_clear(const stock::Alert& alert, const company::Actor& actor) const {
  const auto* place = m_facts.places.find(alert.level.cell.location);
  return !alert.cleared && place &&
         actor.may(company::Permission::move_stock, company::scope_of(*place));
}

std::vector<FilterChip> AlertsPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  m_facts.places.add_chip(t, m_choice.place, chips);
  if (m_choice.kind)
    chips.push_back({"kind", *m_choice.kind == stock::AlertKind::low ? t.text("Only low")
                                                                     : t.text("Only oversold")});
  if (m_choice.cleared) chips.push_back({"cleared", t.text("Only cleared")});
  return chips;
}

void AlertsPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "kind") choose_kind({});
  if (id == "cleared") show_cleared(false);
}

std::string AlertsPresenter::footer() const {
  return m_language.plural("{n} alert", "{n} alerts", static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> AlertsPresenter::row_of(const stock::Cell& cell) const {
  return m_list.find([&](const stock::Alert& row) { return row.level.cell == cell; });
}

std::optional<std::int64_t> AlertsPresenter::age(const stock::Alert& alert) const {
  const auto* place = m_facts.places.find(alert.level.cell.location);
  if (!alert.since || !place) return std::nullopt;
  const auto today = zone_of(*place).business_date(m_facts.now, place->day_start_hour);
  return std::max<std::int64_t>(0, std::int64_t{today.days} - alert.since->days);
}

Cell AlertsPresenter::cell(std::size_t index, std::size_t column) {
  const stock::Alert* row = at(index);
  if (!row) return {};
  const Language& t = m_language;
  const auto& level = row->level;
  const auto figure = [&](Quantity quantity) {
    Tone tone = quantity.milli == 0 ? Tone::dimmed : Tone::normal;
    if (quantity.milli < 0) tone = Tone::problem;
    return Cell{t.grid_quantity(quantity), tone, {}};
  };
  const auto plain = [](std::string text) { return Cell{std::move(text), Tone::normal, {}}; };
  switch (column) {
    case alert_kind:
      return alert_cell(t, row->kind);
    case alert_sku:
      return plain(row->sku);
    case alert_product:
      return plain(row->name);
    case alert_place:
      return plain(m_facts.places.name(level.cell.location));
    case alert_available:
      return figure(level.available());
    case alert_low_at:
      return level.low_at ? plain(t.quantity(*level.low_at))
                          : Cell{Language::nothing(), Tone::dimmed, {}};
    case alert_incoming:
      return figure(level.incoming);
    case alert_since:
      return row->since ? plain(t.date(*row->since)) : plain(t.text("from the start"));
    case alert_age: {
      const auto days = age(*row);
      return days ? plain(t.count(*days)) : Cell{Language::nothing(), Tone::dimmed, {}};
    }
    default:
      break;
  }
  if (!row->cleared) return {};
  if (column == alert_reason) return plain(row->cleared->reason);
  if (column == alert_cleared) {
    const auto* place = m_facts.places.find(level.cell.location);
    const auto zone = !place ? TimeZone::utc() : zone_of(*place);
    return plain(t.time(row->cleared->at, zone));
  }
  const auto person = m_facts.people.find(row->cleared->by);
  return plain(person == m_facts.people.end() ? std::string() : person->second);
}

std::string AlertsPresenter::raw(std::size_t index, std::size_t column) {
  const stock::Alert* row = at(index);
  if (!row) return {};
  switch (column) {
    case alert_available:
      return row->level.available().to_decimal();
    case alert_low_at:
      return row->level.low_at ? row->level.low_at->to_decimal() : std::string();
    case alert_incoming:
      return row->level.incoming.to_decimal();
    case alert_since:
      return row->since ? row->since->to_iso() : std::string();
    case alert_age: {
      const auto days = age(*row);
      return days ? std::to_string(*days) : std::string();
    }
    case alert_cleared:
      return row->cleared ? row->cleared->at.to_iso() : std::string();
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
