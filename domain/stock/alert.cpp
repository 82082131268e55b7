#include "domain/stock/alert.h"

#include <algorithm>
#include <array>
#include <functional>

#include "domain/base/fields.h"
#include "domain/base/zone.h"
#include "domain/stores.h"

namespace kontor::stock {

namespace {

constexpr std::array<std::string_view, 2> alert_kind_names = {"low", "oversold"};

std::string alert_text(const AlertClearing& clearing) {
  return named_fields({{"kind", std::string(name_of(clearing.kind))},
                       {"reason", clearing.reason},
                       {"available", clearing.available.to_decimal()}});
}

/// A clearing holds until the cell was well at the end of a day after.
void forget_lapsed(Alert& alert, const company::Location& place, const ZoneCache& zones) {
  if (!alert.cleared || !alert.since) return;
  const auto day = zones.of(place.zone).business_date(alert.cleared->at, place.day_start_hour);
  if (day < *alert.since) alert.cleared.reset();
}

/// Where an alert stands in the list: by cell, oversold before low.
using AlertKey = std::pair<Cell, bool>;

AlertKey key_of(const Alert& alert) { return {alert.level.cell, alert.kind == AlertKind::low}; }

/// Those of a filter, from its `after` on, that somebody cleared. Few are, and whether a clearing
/// still holds is told by the days since.
void each_cleared(Unit& unit, const Stores& stores, AlertFilter filter,
                  const std::function<void(const Alert&)>& take) {
  filter.cleared = true;
  do {
    const auto page = read_alerts(unit, stores, filter);
    std::ranges::for_each(page.rows, take);
    filter.after = page.next;
  } while (!filter.after.empty());
}

}  // namespace

std::string_view name_of(AlertKind kind) {
  return alert_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<AlertKind> alert_kind_named(std::string_view name) {
  const auto found = std::find(alert_kind_names.begin(), alert_kind_names.end(), name);
  if (found == alert_kind_names.end()) return std::nullopt;
  return static_cast<AlertKind>(found - alert_kind_names.begin());
}

std::optional<BusinessDate> low_since(
    Quantity on_hand, Quantity kept, Quantity limit,
    const std::vector<std::pair<BusinessDate, Quantity>>& changes) {
  Quantity end = on_hand;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    end = end - change->second;
    if (limit < end - kept) return change->first;
  }
  return std::nullopt;
}

std::string behind(const Cell& cell, AlertKind kind) {
  FieldWriter writer;
  writer.add(cell.product.value).add(cell.location.value);
  writer.add(static_cast<std::int64_t>(kind));
  writer.end_record();
  return writer.text();
}

AlertPage read_alerts(Unit& unit, const Stores& stores, const AlertFilter& filter) {
  std::map<LocationId, company::Location> places;
  for (auto& l : stores.company.locations(unit)) places.emplace(l.id, l);
  const ZoneCache zones;
  AlertFilter wanted = filter;
  AlertPage page;
  do {
    auto some = stores.alerts.alerts(unit, wanted);
    for (Alert& alert : some.rows) {
      forget_lapsed(alert, places.at(alert.level.cell.location), zones);
      if (!filter.cleared || *filter.cleared == alert.cleared.has_value())
        page.rows.push_back(std::move(alert));
    }
    wanted.after = page.next = std::move(some.next);
  } while (!page.next.empty() && std::ssize(page.rows) < filter.limit);
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.resize(static_cast<std::size_t>(filter.limit));
    page.next = behind(page.rows.back().level.cell, page.rows.back().kind);
  }
  return page;
}

std::string place_behind(Unit& unit, const Stores& stores, const AlertFilter& filter,
                         std::int64_t rows) {
  if (!filter.cells.empty() || filter.cleared.value_or(false)) return {};
  std::vector<AlertKey> left_out;
  if (filter.cleared)
    each_cleared(unit, stores, filter,
                 [&](const Alert& alert) { left_out.push_back(key_of(alert)); });
  // Those that are left out stand between the rows: so many more are passed.
  std::int64_t more = 0;
  for (;;) {
    const auto there = stores.alerts.passed(unit, filter, rows + more);
    if (!there) return {};
    const AlertKey last = {there->first, there->second == AlertKind::low};
    const auto left =
        std::ranges::count_if(left_out, [&](const AlertKey& key) { return key <= last; });
    if (left == more) return behind(there->first, there->second);
    more = left;
  }
}

AlertCounts count_alerts(Unit& unit, const Stores& stores, const AlertFilter& filter) {
  AlertCounts cleared;
  AlertFilter all = filter;
  all.after.clear();
  each_cleared(unit, stores, all, [&](const Alert& alert) {
    ++(alert.kind == AlertKind::low ? cleared.low : cleared.oversold);
  });
  if (filter.cleared && *filter.cleared) return cleared;
  AlertCounts counts;
  const auto wants = [&](AlertKind kind) {
    return filter.kinds.empty() || filter.kinds.contains(kind);
  };
  if (wants(AlertKind::low)) counts.low = stores.alerts.count(unit, filter, AlertKind::low);
  if (wants(AlertKind::oversold))
    counts.oversold = stores.alerts.count(unit, filter, AlertKind::oversold);
  if (!filter.cleared) return counts;
  return {counts.oversold - cleared.oversold, counts.low - cleared.low};
}

Result<bool> Alerts::clear(const std::string& product, const std::string& location,
                           const std::string& reason) {
  if (reason.empty()) return Refusal{RefusalCode::clearing_reason_missing, {}};
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto places = m_stores.company.locations(unit);
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& l) {
      return l.code == location && company::holds_stock(l.kind);
    });
    if (place == places.end())
      return Refusal{RefusalCode::location_unknown, {{"location", location}}};
    if (const auto no =
            company::refused(m_actor, company::Permission::move_stock, company::scope_of(*place)))
      return *no;
    const auto products = m_stores.products.by_sku_or_code(unit, product);
    if (products.empty()) return Refusal{RefusalCode::product_unknown, {{"product", product}}};
    AlertFilter filter;
    for (const auto& p : products) filter.cells.push_back({p.id, place->id});
    const auto page = read_alerts(unit, m_stores, filter);
    if (page.rows.empty())
      return Refusal{RefusalCode::alert_none, {{"product", product}, {"location", location}}};
    books::PostingSet set;
    for (const Alert& alert : page.rows) {
      if (alert.cleared) continue;
      const AlertClearing clearing{alert.level.cell, alert.kind, m_clock.now(),
                                   m_actor.employee, reason,     alert.level.available()};
      m_stores.alerts.add(unit, clearing);
      set.audit.push_back(books::audit_row(m_actor, clearing.at, "alert.clear", "product",
                                           clearing.cell.product.value, {}, alert_text(clearing)));
    }
    if (set.audit.empty()) return false;
    m_stores.ledger.post(unit, set);
    return true;
  });
}

}  // namespace kontor::stock
