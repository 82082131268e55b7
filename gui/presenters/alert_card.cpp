#include "gui/presenters/alert_card.h"

#include <algorithm>
#include <map>

#include "domain/base/zone.h"
#include "domain/goods/line_plan.h"
#include "gui/presenters/alerts_presenter.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

constexpr int alert_card_figure = 80;
constexpr int clearings_told = 500;

std::vector<Column> alert_level_columns(const Language& t) {
  return {text_column("place", t.text("Place"), 176, true),
          figure_column("on-hand", t.text("On hand"), alert_card_figure),
          figure_column("committed", t.text("Committed"), alert_card_figure),
          figure_column("unavailable", t.text("Unavailable"), alert_card_figure),
          figure_column("available", t.text("Available"), alert_card_figure),
          figure_column("incoming", t.text("Incoming"), alert_card_figure),
          figure_column("low-at", t.text("Low at"), alert_card_figure)};
}

std::vector<Column> clearing_columns(const Language& t) {
  return {date_column("time", t.text("When"), 144),
          {"kind", t.text("Alert"), 96, false, true, false, false, false, t.text("Oversold")},
          figure_column("available", t.text("Available then"), alert_card_figure),
          text_column("who", t.text("Employee"), 144),
          text_column("reason", t.text("Reason"), 240, true)};
}

}  // namespace

struct AlertCard::Facts {
  std::vector<catalog::Product> products;
  std::vector<company::Location> places;
  std::map<LocationId, stock::Level> levels;
  std::vector<stock::AlertClearing> clearings;
  std::map<EmployeeId, std::string> people;
};

AlertCard::AlertCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_levels(alert_level_columns(m_language)),
      m_clearings(clearing_columns(m_language)) {}

void AlertCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, const stock::Cell& cell) {
        const Stores& stores = book.stores();
        Facts facts;
        facts.places = places_with(book, unit, company::Permission::read_stock);
        const auto own = std::ranges::find(facts.places, cell.location, &company::Location::id);
        if (own == facts.places.end()) return facts;
        std::rotate(facts.places.begin(), own, own + 1);
        facts.products = stores.products.by_ids(unit, {cell.product});
        std::vector<stock::Cell> cells;
        for (const auto& place : facts.places) cells.push_back({cell.product, place.id});
        for (const auto& level : stores.stock.levels(unit, cells))
          facts.levels[level.cell.location] = level;
        stock::ClearingFilter filter;
        filter.location = cell.location;
        filter.product = cell.product;
        filter.limit = clearings_told;
        facts.clearings = stores.alerts.clearings(unit, filter);
        for (const auto& employee : stores.employees.list(unit))
          facts.people[employee.id] = employee.name;
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void AlertCard::take(const Facts& facts) {
  m_levels.clear();
  m_clearings.clear();
  m_error.clear();
  if (facts.products.empty()) {
    return show_error(m_language.text("This alert is not to be seen here."));
  }
  const auto& product = facts.products.front();
  m_title = product.name;
  m_subtitle = m_language.joined({goods::label_of(product), facts.places.front().name});
  fill_levels(facts);
  fill_clearings(facts);
  m_view.show_detail();
}

void AlertCard::fill_levels(const Facts& facts) {
  const auto figure = [&](Quantity quantity) {
    Tone tone = quantity.milli == 0 ? Tone::dimmed : Tone::normal;
    if (quantity.milli < 0) tone = Tone::problem;
    return RowTable::Value{{m_language.grid_quantity(quantity), tone, {}}, quantity.to_decimal()};
  };
  for (const auto& place : facts.places) {
    const auto found = facts.levels.find(place.id);
    // Other places are told where they have, or had, some of it.
    if (found == facts.levels.end()) continue;
    const auto& level = found->second;
    m_levels.add({{{place.name, Tone::normal, {}}, {}},
                  figure(level.on_hand),
                  figure(level.committed),
                  figure(level.unavailable),
                  figure(level.available()),
                  figure(level.incoming),
                  level.low_at ? figure(*level.low_at)
                               : RowTable::Value{{Language::nothing(), Tone::dimmed, {}}, {}}});
  }
}

void AlertCard::fill_clearings(const Facts& facts) {
  const auto zone = TimeZone::find(facts.places.front().zone).value_or(TimeZone::utc());
  for (const auto& clearing : facts.clearings) {
    const auto person = facts.people.find(clearing.by);
    m_clearings.add(
        {{{m_language.time(clearing.at, zone), Tone::normal, {}}, clearing.at.to_iso()},
         {alert_cell(m_language, clearing.kind), {}},
         {{m_language.quantity(clearing.available), Tone::normal, {}},
          clearing.available.to_decimal()},
         {{person == facts.people.end() ? std::string() : person->second, Tone::normal, {}}, {}},
         {{clearing.reason, Tone::normal, {}}, {}}});
  }
}

ClearAlertsForm::ClearAlertsForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language, std::vector<AlertToClear> alerts,
                                 const std::string& about)
    : FormPresenter(std::move(book), executor, std::move(language)), m_alerts(std::move(alerts)) {
  FormField reason{
      "reason", m_language.text("Why nothing is to be done"), {}, FormField::Kind::text, 320};
  reason.hint = m_language.text(
      "It holds until the product was well at the end of a day; then the next alert is a new one.");
  fill(about, true, {std::move(reason)});
}

std::string ClearAlertsForm::done() const {
  return m_language.plural("{n} alert is cleared.", "{n} alerts are cleared.",
                           std::ssize(m_alerts));
}

FormPresenter::Saver ClearAlertsForm::saver() const {
  return [alerts = m_alerts, reason = value("reason")](OpenBook& book) -> Outcome {
    for (const auto& alert : alerts) {
      const auto cleared = book.alert_work().clear(alert.product, alert.place, reason);
      // Where the goods came meanwhile there is nothing to be cleared.
      if (!cleared && cleared.refusal().code != RefusalCode::alert_none) return cleared.refusal();
    }
    return std::string();
  };
}

std::string ClearAlertsForm::field_of(const Refusal& refusal) const {
  return refusal.code == RefusalCode::clearing_reason_missing ? "reason" : std::string();
}

AlertBadge::AlertBadge(std::shared_ptr<OpenBook> book, Executor& executor,
                       std::function<void()> changed)
    : m_book(std::move(book)), m_changed(std::move(changed)), m_reading(executor, Lane::read) {}

void AlertBadge::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) { return open_alerts(*book, unit); });
      },
      [this](const stock::AlertCounts& counts) {
        if (counts == m_counts) return;
        m_counts = counts;
        m_changed();
      },
      // The lists say what is wrong with the book; a badge has no room for it.
      [](const Failure&) {});
}

}  // namespace kontor::gui
