#include "persistence/stores/alert_store.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/base/fields.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/low_stock_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace alert_detail {

using stock::Alert;
using stock::AlertKind;
using stock::Cell;

constexpr const char* is_oversold = "l.on_hand_milli - l.committed_milli - l.unavailable_milli < 0";

struct AlertMark {
  std::int64_t product = -1, location = -1;
  bool low_follows = false;  ///< of this very cell: it is oversold first
};

AlertMark alert_mark_of(const std::string& after) {
  if (after.empty()) return {};
  FieldReader reader(after);
  reader.next_record();
  const std::int64_t product = reader.number();
  const std::int64_t location = reader.number();
  return {product, location, reader.number() == static_cast<std::int64_t>(AlertKind::oversold)};
}

std::string condition_of(AlertKind kind) {
  return kind == AlertKind::low ? is_low("l") : std::string(is_oversold);
}

/// As a set that is looked into, so that the index of the kind is all that is read for many rows.
constexpr const char* not_hidden =
    " and l.product_id not in (select h.id from product h where h.hidden = true)";

/// What stands behind a mark, of one kind.
std::string behind_mark(const AlertMark& mark, AlertKind kind) {
  const bool from_it = kind == AlertKind::low && mark.low_follows;
  return std::string(" and (l.product_id, l.location_id) ") + (from_it ? ">=" : ">") +
         " (cast(:product as bigint), cast(:location as bigint))";
}

bool wants(const stock::AlertFilter& filter, AlertKind kind) {
  return filter.kinds.empty() || filter.kinds.contains(kind);
}

template <class Filter>
std::string at_places(Unit& unit, const Filter& filter, const std::string& column) {
  if (filter.location) return " and " + column + " = :place";
  return filter.places.empty() ? std::string() : " and " + in_ids(unit, column, "places");
}

template <class Filter>
void bind_places(Query& q, const Filter& filter) {
  if (filter.location)
    q.bind("place", filter.location);
  else if (!filter.places.empty())
    q.bind_ids("places", filter.places);
}

/// The cells of one kind behind a mark, by product and place: along the index of the kind.
std::vector<Alert> cells_of(Unit& unit, const stock::AlertFilter& filter, AlertKind kind) {
  const bool cells = !filter.cells.empty();
  const bool cleared = filter.cleared.value_or(false);
  const AlertMark mark = alert_mark_of(filter.after);
  // The cross join keeps SQLite from going through all products to find the few cells.
  Query q(
      unit,
      "select l.product_id, l.location_id, l.on_hand_milli, l.committed_milli, "
      "l.unavailable_milli, l.incoming_milli, l.low_milli, case when p.sku = '' then p.code "
      "else p.sku end, p.name, p.code from stock_level l cross join product p where p.id = "
      "l.product_id and p.hidden = false and " +
          condition_of(kind) + behind_mark(mark, kind) + at_places(unit, filter, "l.location_id") +
          (cells ? " and (l.product_id, l.location_id) in (" + cells_in(sql(unit).dialect()) + ")"
                 : "") +
          (cleared ? " and exists (select 1 from alert_clearing c where c.product_id = "
                     "l.product_id and c.location_id = l.location_id and c.kind = :kind)"
                   : "") +
          " order by l.product_id, l.location_id limit :limit");
  q.bind("product", mark.product).bind("location", mark.location);
  bind_places(q, filter);
  if (cells) q.bind("cells", cell_list(filter.cells));
  if (cleared) q.bind("kind", stock::name_of(kind));
  q.bind("limit", filter.limit + 1);
  Alert alert;
  alert.kind = kind;
  std::optional<std::int64_t> low;
  q.into(alert.level.cell.product, alert.level.cell.location, alert.level.on_hand,
         alert.level.committed, alert.level.unavailable, alert.level.incoming, low, alert.sku,
         alert.name, alert.code);
  std::vector<Alert> alerts;
  while (q.next()) {
    alert.level.low_at = low ? std::optional(Quantity{*low}) : std::nullopt;
    alerts.push_back(alert);
  }
  return alerts;
}

std::vector<Cell> cells_in_order(const std::vector<Alert>& alerts) {
  std::set<Cell> cells;
  for (const Alert& alert : alerts) cells.insert(alert.level.cell);
  return {cells.begin(), cells.end()};
}

void add_since(Unit& unit, std::vector<Alert>& alerts) {
  const auto cells = cells_in_order(alerts);
  std::map<Cell, std::vector<std::pair<BusinessDate, Quantity>>> changes;
  Cell cell;
  BusinessDate date;
  Quantity change;
  Query q(unit,
          "select product_id, location_id, date, cast(sum(change_milli) as bigint) from "
          "stock_day_all where (product_id, location_id) in (" +
              cells_in(sql(unit).dialect()) +
              ") group by product_id, location_id, date order by product_id, location_id, date");
  q.bind("cells", cell_list(cells)).into(cell.product, cell.location, date, change);
  while (q.next()) changes[cell].emplace_back(date, change);
  for (Alert& alert : alerts) {
    const auto& level = alert.level;
    const Quantity limit =
        alert.kind == AlertKind::low ? level.low_at.value_or(Quantity{}) : Quantity{-1};
    alert.since = stock::low_since(level.on_hand, level.committed + level.unavailable, limit,
                                   changes[level.cell]);
  }
}

void add_clearings(Unit& unit, std::vector<Alert>& alerts) {
  std::map<std::pair<Cell, AlertKind>, stock::AlertClearing> newest;
  stock::AlertClearing c;
  std::string kind;
  Query q(unit,
          "select product_id, location_id, kind, cleared_at, cleared_by, reason, available_milli "
          "from alert_clearing where (product_id, location_id) in (" +
              cells_in(sql(unit).dialect()) + ") order by cleared_at");
  q.bind("cells", cell_list(cells_in_order(alerts)));
  q.into(c.cell.product, c.cell.location, kind, c.at, c.by, c.reason, c.available);
  while (q.next()) {
    const auto known = stock::alert_kind_named(kind);
    if (!known) fail_damaged_text();
    c.kind = *known;
    newest[{c.cell, c.kind}] = c;
  }
  for (Alert& alert : alerts)
    if (const auto found = newest.find({alert.level.cell, alert.kind}); found != newest.end())
      alert.cleared = found->second;
}

bool alert_before(const Alert& a, const Alert& b) {
  if (a.level.cell != b.level.cell) return a.level.cell < b.level.cell;
  return a.kind == AlertKind::oversold && b.kind == AlertKind::low;
}

}  // namespace alert_detail

stock::AlertPage SqlAlertStore::alerts(Unit& unit, const stock::AlertFilter& filter) {
  using namespace alert_detail;
  stock::AlertPage page;
  for (const AlertKind kind : {AlertKind::oversold, AlertKind::low}) {
    if (!wants(filter, kind)) continue;
    auto some = cells_of(unit, filter, kind);
    page.rows.insert(page.rows.end(), some.begin(), some.end());
  }
  std::sort(page.rows.begin(), page.rows.end(), alert_before);
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.resize(static_cast<std::size_t>(filter.limit));
    page.next = stock::behind(page.rows.back().level.cell, page.rows.back().kind);
  }
  if (page.rows.empty()) return page;
  add_since(unit, page.rows);
  add_clearings(unit, page.rows);
  return page;
}

std::int64_t SqlAlertStore::count(Unit& unit, const stock::AlertFilter& filter,
                                  stock::AlertKind kind) {
  using namespace alert_detail;
  std::int64_t count = 0;
  Query q(unit, "select count(*) from stock_level l where " + condition_of(kind) + not_hidden +
                    at_places(unit, filter, "l.location_id"));
  bind_places(q, filter);
  q.into(count);
  while (q.next()) {
  }
  return count;
}

std::optional<std::pair<stock::Cell, stock::AlertKind>> SqlAlertStore::passed(
    Unit& unit, const stock::AlertFilter& filter, std::int64_t rows) {
  using namespace alert_detail;
  const AlertMark mark = alert_mark_of(filter.after);
  std::string text;
  for (const AlertKind kind : {AlertKind::oversold, AlertKind::low}) {
    if (!wants(filter, kind)) continue;
    if (!text.empty()) text += " union all ";
    // Each part with a limit of its own: SQLite would go along the whole table, which is in order.
    text += std::string("select * from (select l.product_id, l.location_id, ") +
            (kind == AlertKind::low ? "cast(1 as bigint)" : "cast(0 as bigint)") +
            " as low from stock_level l where " + condition_of(kind) + not_hidden +
            behind_mark(mark, kind) + at_places(unit, filter, "l.location_id") +
            " order by l.product_id, l.location_id limit :most) of_kind";
  }
  Query q(unit, text + " order by product_id, location_id, low limit 1 offset :passed");
  q.bind("product", mark.product).bind("location", mark.location);
  bind_places(q, filter);
  std::pair<Cell, AlertKind> there;
  std::int64_t low = 0;
  q.bind("most", rows)
      .bind("passed", rows - 1)
      .into(there.first.product, there.first.location, low);
  bool found = false;
  while (q.next()) found = true;
  if (!found) return std::nullopt;
  there.second = low == 1 ? AlertKind::low : AlertKind::oversold;
  return there;
}

void SqlAlertStore::add(Unit& unit, const stock::AlertClearing& c) {
  Query q(unit,
          "insert into alert_clearing (product_id, location_id, kind, cleared_at, cleared_by, "
          "reason, available_milli) values (:product, :location, :kind, :at, :by, :reason, "
          ":available)");
  q.bind("product", c.cell.product).bind("location", c.cell.location);
  q.bind("kind", stock::name_of(c.kind)).bind("at", c.at).bind("by", c.by);
  q.bind("reason", c.reason).bind("available", c.available);
  q.execute();
}

std::vector<stock::AlertClearing> SqlAlertStore::clearings(Unit& unit,
                                                           const stock::ClearingFilter& filter) {
  std::vector<stock::AlertClearing> clearings;
  stock::AlertClearing c;
  std::string kind;
  std::string where = "1 = 1" + alert_detail::at_places(unit, filter, "location_id");
  if (filter.product) where += " and product_id = :product";
  Query q(unit,
          "select product_id, location_id, kind, cleared_at, cleared_by, reason, available_milli "
          "from alert_clearing where " +
              where + " order by cleared_at desc, product_id, location_id, kind limit :limit");
  alert_detail::bind_places(q, filter);
  if (filter.product) q.bind("product", filter.product);
  q.bind("limit", filter.limit);
  q.into(c.cell.product, c.cell.location, kind, c.at, c.by, c.reason, c.available);
  while (q.next()) {
    const auto known = stock::alert_kind_named(kind);
    if (!known) fail_damaged_text();
    c.kind = *known;
    clearings.push_back(c);
  }
  return clearings;
}

}  // namespace kontor::persistence
