#include <fmt/format.h>

#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_upsert.h"
#include "persistence/stores/ledger_write.h"
#include "persistence/stores/low_stock_store.h"

namespace kontor::persistence {

namespace ledger_levels_detail {

using Changes = std::map<stock::Cell, books::LevelChange>;
using Totals = std::map<ProductId, books::TotalChange>;

UpsertTable level_table() {
  return {"stock_level",
          {"product_id", "location_id"},
          {"on_hand_milli", "committed_milli", "unavailable_milli", "incoming_milli"},
          true,
          false};
}

std::vector<UpsertRow> rows_of(const Changes& changes) {
  std::vector<UpsertRow> rows;
  rows.reserve(changes.size());
  for (const auto& [cell, change] : changes) {
    rows.push_back({{cell.product.value, cell.location.value},
                    {},
                    {change.on_hand.milli, change.committed.milli, change.unavailable.milli,
                     change.incoming.milli}});
  }
  return rows;
}

std::vector<stock::Cell> cells_of(const Changes& changes) {
  std::vector<stock::Cell> cells;
  cells.reserve(changes.size());
  for (const auto& [cell, change] : changes) cells.push_back(cell);
  return cells;
}

/// The levels of the cells, by cell.
template <class Take>
void each_level(SqlUnit& u, const std::vector<stock::Cell>& cells, Take take) {
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      u,
      "select product_id, location_id, on_hand_milli, committed_milli, unavailable_milli "
      "from stock_level where (product_id, location_id) in (" +
          cells_in(u.dialect()) + ")",
      {{"cells", cell_list(cells)}}, take);
}

/// SQLite: the writer is alone, so the levels are read before they are changed.
Totals write_alone(SqlUnit& u, const Changes& changes) {
  std::map<stock::Cell, stock::Level> before;
  each_level(u, cells_of(changes),
             [&](std::int64_t product, std::int64_t location, std::int64_t on_hand,
                 std::int64_t committed, std::int64_t unavailable) {
               const stock::Cell cell{ProductId(product), LocationId(location)};
               before[cell] = {cell, {on_hand}, {committed}, {unavailable}, {}};
             });
  upsert_each(u, level_table(), rows_of(changes));
  Totals totals;
  std::vector<stock::Cell> fresh;
  for (const auto& [cell, change] : changes) {
    if (!before.contains(cell)) fresh.push_back(cell);
    books::add_to_total(totals[cell.product], before[cell], change);
  }
  set_low_levels(u, fresh);
  return totals;
}

/// PostgreSQL: one statement, whose RETURNING gives what stands there under our lock; what stood
/// there before is that less the change.
Totals write_among_others(SqlUnit& u, const Changes& changes) {
  const std::vector<UpsertRow> rows = rows_of(changes);
  const auto array = [&](std::size_t column, bool of_values) {
    return column_array(u.dialect(), rows, column, of_values);
  };
  const std::string text =
      "insert into stock_level (product_id, location_id, on_hand_milli, committed_milli, "
      "unavailable_milli, incoming_milli) select * from unnest(cast(:p as bigint[]), "
      "cast(:l as bigint[]), cast(:h as bigint[]), cast(:c as bigint[]), cast(:u as bigint[]), "
      "cast(:i as bigint[])) as d(p, l, h, c, u, i) "
      "order by p, l" +
      on_conflict(level_table()) +
      " returning product_id, location_id, on_hand_milli, committed_milli, unavailable_milli, "
      "xmax = 0";
  const Binds binds{{"p", array(0, false)}, {"l", array(1, false)}, {"h", array(0, true)},
                    {"c", array(1, true)},  {"u", array(2, true)},  {"i", array(3, true)}};
  Totals totals;
  std::vector<stock::Cell> fresh;
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, bool>(
      u, text, binds,
      [&](std::int64_t product, std::int64_t location, std::int64_t on_hand, std::int64_t committed,
          std::int64_t unavailable, bool inserted) {
        const stock::Cell cell{ProductId(product), LocationId(location)};
        if (inserted) fresh.push_back(cell);
        const books::LevelChange& change = changes.at(cell);
        const stock::Level before{cell,
                                  Quantity{on_hand} - change.on_hand,
                                  Quantity{committed} - change.committed,
                                  Quantity{unavailable} - change.unavailable,
                                  {}};
        books::add_to_total(totals[cell.product], before, change);
      });
  set_low_levels(u, fresh);
  return totals;
}

}  // namespace ledger_levels_detail

std::map<ProductId, books::TotalChange> write_levels(
    SqlUnit& u, const std::map<stock::Cell, books::LevelChange>& changes) {
  using namespace ledger_levels_detail;
  if (changes.empty()) return {};
  Totals totals =
      u.dialect().postgresql() ? write_among_others(u, changes) : write_alone(u, changes);
  std::erase_if(totals, [](const auto& total) { return total.second == books::TotalChange{}; });
  return totals;
}

void remove_unused_levels(SqlUnit& u, const std::map<stock::Cell, books::LevelChange>& changes) {
  if (changes.empty()) return;
  const std::string text = fmt::format(
      "delete from stock_level where (product_id, location_id) in ({}) and on_hand_milli = 0 "
      "and committed_milli = 0 and unavailable_milli = 0 and incoming_milli = 0 and not exists "
      "(select 1 from low_level w "
      "where w.product_id = stock_level.product_id and w.location_id = stock_level.location_id) "
      "and not exists ("
      "select 1 from movement m join entry e on e.id = m.entry_id "
      "where m.product_id = stock_level.product_id "
      "and (m.from_location = stock_level.location_id or m.to_location = "
      "stock_level.location_id) "
      "and e.kind <> 'reversal' and not exists (select 1 from entry r "
      "where r.corrects_id = e.id and r.corrects_id <> 0 and r.kind = 'reversal'))",
      cells_in(u.dialect()));
  run_sql(u, text, {{"cells", cell_list(ledger_levels_detail::cells_of(changes))}});
}

}  // namespace kontor::persistence
