#include "persistence/stores/low_stock_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/base/fields.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace low_stock_detail {

using stock::Cell;

/// Where in the list a page begins: behind this cell.
Cell cell_behind(const std::string& after) {
  FieldReader reader(after);
  if (after.empty() || !reader.next_record()) return {ProductId(-1), LocationId(-1)};
  const std::int64_t product = reader.number();
  return {ProductId(product), LocationId(reader.number())};
}

std::string token_of(const Cell& cell) {
  FieldWriter writer;
  writer.add(cell.product.value).add(cell.location.value);
  writer.end_record();
  return writer.text();
}

/// Levels of the cells that a rule speaks of carry what holds for them now. A rule of any product
/// looks at every level once.
void spread(SqlUnit& u, const std::vector<Cell>& cells) {
  std::set<ProductId> products;
  for (const Cell& cell : cells) products.insert(cell.product);
  const bool all = products.contains(ProductId());
  const std::string text = "update stock_level set low_milli = (" + low_level_of("stock_level") +
                           ") where " +
                           (all ? std::string() : in_ids(u, "product_id", "products") + " and ") +
                           "low_milli is distinct from (" + low_level_of("stock_level") + ")";
  Query q(u, text);
  if (!all) q.bind_ids("products", std::vector<ProductId>(products.begin(), products.end()));
  q.execute();
}

/// A product that a rule names at a place is in that place's list.
void make_levels(SqlUnit& u, const std::vector<stock::LowRule>& rules) {
  std::vector<Cell> cells;
  for (const auto& rule : rules)
    if (rule.product && rule.location && rule.level) cells.push_back({rule.product, rule.location});
  if (cells.empty()) return;
  std::ranges::sort(cells);
  run_sql(u,
          "insert into stock_level (product_id, location_id, on_hand_milli, committed_milli, "
          "unavailable_milli) select product_id, location_id, 0, 0, 0 from low_level where "
          "(product_id, location_id) in (" +
              cells_in(u.dialect()) + ") order by product_id, location_id on conflict do nothing",
          {{"cells", cell_list(cells)}});
}

void write_rules(SqlUnit& u, const std::vector<stock::LowRule>& rules) {
  ValueList rows(u, {{"product", ValueType::integer},
                     {"location", ValueType::integer},
                     {"level", ValueType::integer}});
  for (const auto& rule : rules) {
    rows.add(rule.product).add(rule.location);
    rows.add(rule.level ? std::optional(rule.level->milli) : std::optional<std::int64_t>());
    rows.end_row();
  }
  if (rows.empty()) return;
  Query q(u,
          "insert into low_level (product_id, location_id, level_milli) "
          "select v.product, v.location, v.level from " +
              rows.from("v") +
              " where true on conflict (product_id, location_id) do update set level_milli = "
              "excluded.level_milli");
  rows.bind(q);
  q.execute();
}

}  // namespace low_stock_detail

std::string low_level_of(const std::string& row) {
  return fmt::format(
      "select w.level_milli from low_level w where w.product_id in (0, {0}.product_id) and "
      "w.location_id in (0, {0}.location_id) order by w.product_id desc, w.location_id desc "
      "limit 1",
      row);
}

std::string is_low(const std::string& row) {
  // The column stands first: SQLite turns a comparison round to have it so, and would no longer
  // know the condition of the index.
  return fmt::format(
      "{0}.low_milli >= {0}.on_hand_milli - {0}.committed_milli - {0}.unavailable_milli", row);
}

void set_low_levels(SqlUnit& u, const std::vector<stock::Cell>& fresh) {
  if (fresh.empty()) return;
  run_sql(u,
          "update stock_level set low_milli = (" + low_level_of("stock_level") +
              ") where (product_id, location_id) in (" + cells_in(u.dialect()) +
              ") and exists (select 1 from low_level)",
          {{"cells", cell_list(fresh)}});
}

stock::LowRulePage SqlLowStockStore::rules(Unit& unit, const stock::LowRuleFilter& filter) {
  using namespace low_stock_detail;
  const Cell behind = cell_behind(filter.after);
  Query q(unit,
          "select w.product_id, w.location_id, w.level_milli, "
          "coalesce(case when p.sku = '' then p.code else p.sku end, ''), coalesce(p.name, '') "
          "from low_level w left join product p on p.id = w.product_id "
          "where (w.product_id, w.location_id) > (cast(:product as bigint), cast(:location as "
          "bigint))" +
              (filter.location         ? std::string(" and w.location_id = :place")
               : filter.places.empty() ? std::string()
                                       : " and " + in_ids(unit, "w.location_id", "places")) +
              " order by w.product_id, w.location_id limit :limit");
  q.bind("product", behind.product).bind("location", behind.location);
  if (filter.location)
    q.bind("place", filter.location);
  else if (!filter.places.empty())
    q.bind_ids("places", filter.places);
  q.bind("limit", filter.limit + 1);
  stock::LowRuleLine line;
  std::optional<std::int64_t> level;
  q.into(line.rule.product, line.rule.location, level, line.sku, line.name);
  stock::LowRulePage page;
  while (q.next()) {
    line.rule.level = level ? std::optional(Quantity{*level}) : std::nullopt;
    page.rows.push_back(line);
  }
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.pop_back();
    page.next = token_of({page.rows.back().rule.product, page.rows.back().rule.location});
  }
  return page;
}

std::vector<stock::LowRule> SqlLowStockStore::of(Unit& unit,
                                                 const std::vector<stock::Cell>& cells) {
  SqlUnit& u = sql(unit);
  std::vector<stock::LowRule> rules;
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    each_row<std::int64_t, std::int64_t, std::optional<std::int64_t>>(
        u,
        "select product_id, location_id, level_milli from low_level where "
        "(product_id, location_id) in (" +
            cells_in(u.dialect()) + ")",
        {{"cells", cell_list(part)}},
        [&](std::int64_t product, std::int64_t location, std::optional<std::int64_t> level) {
          rules.push_back({ProductId(product), LocationId(location),
                           level ? std::optional(Quantity{*level}) : std::nullopt});
        });
  });
  return rules;
}

void SqlLowStockStore::lock(Unit& unit) {
  SqlUnit& u = sql(unit);
  // A level that another desk makes meanwhile would not learn of the rule. SQLite's writer is
  // alone.
  if (u.dialect().postgresql()) run_sql(u, "lock table stock_level in share row exclusive mode");
}

void SqlLowStockStore::put(Unit& unit, const std::vector<stock::LowRule>& rules,
                           const std::vector<stock::Cell>& removed) {
  using namespace low_stock_detail;
  SqlUnit& u = sql(unit);
  in_parts(rules, list_part, [&](const std::vector<stock::LowRule>& part) {
    write_rules(u, part);
    make_levels(u, part);
  });
  in_parts(removed, list_part, [&](const std::vector<Cell>& part) {
    run_sql(
        u,
        "delete from low_level where (product_id, location_id) in (" + cells_in(u.dialect()) + ")",
        {{"cells", cell_list(part)}});
  });
  std::vector<Cell> touched = removed;
  for (const auto& rule : rules) touched.push_back({rule.product, rule.location});
  spread(u, touched);
}

}  // namespace kontor::persistence
