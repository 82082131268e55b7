#include <fmt/format.h>

#include <algorithm>

#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_upsert.h"
#include "persistence/stores/ledger_write.h"

namespace kontor::persistence {

namespace ledger_summary_detail {

std::vector<UpsertRow> rows_of(const std::map<books::SalesKey, books::SalesSums>& sums) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, s] : sums) {
    rows.push_back(
        {{k.entity.value, k.date.days, k.channel.value, k.location.value, k.employee.value},
         std::string(k.currency.code()),
         {s.orders, s.lines, s.units_milli, s.gross_minor, s.discount_minor, s.returns_minor,
          s.shipping_minor, s.tax_minor, s.cost_minor}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::TicketKey, books::TicketSums>& sums,
                               bool by_hour) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, s] : sums) {
    UpsertRow row{{k.entity.value, k.date.days},
                  std::string(k.currency.code()),
                  {s.orders, s.credit_ppm, s.add_on_ppm, s.customer_ppm, s.units_milli,
                   s.gross_minor, s.discount_minor, s.manual_minor, s.returns_minor}};
    if (by_hour) row.keys.push_back(k.hour);
    for (const std::int64_t id : {k.channel.value, k.location.value, k.employee.value})
      row.keys.push_back(id);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::ReturnKey, std::int64_t>& returns) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, minor] : returns) {
    rows.push_back({{k.entity.value, k.sold_on.days, k.date.days, k.channel.value, k.location.value,
                     k.employee.value},
                    std::string(k.currency.code()),
                    {minor}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::CustomerKey, books::SalesSums>& sums) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, s] : sums) {
    rows.push_back({{k.customer.value, k.date.days, k.channel.value, k.location.value},
                    std::string(k.currency.code()),
                    {s.orders, s.units_milli, s.gross_minor, s.discount_minor, s.returns_minor,
                     s.cost_minor}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::ProductKey, books::SalesSums>& sums) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, s] : sums) {
    rows.push_back({{k.product.value, k.date.days, k.channel.value},
                    std::string(k.currency.code()),
                    {s.lines, s.units_milli, s.gross_minor, s.discount_minor, s.returns_minor,
                     s.tax_minor, s.cost_minor}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::AccountKey, books::AccountSums>& sums) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, s] : sums) {
    rows.push_back(
        {{k.entity.value, k.account.value, k.date.days, k.channel.value, k.location.value},
         std::string(k.currency.code()),
         {s.debit_minor, s.credit_minor, s.entity_debit_minor, s.entity_credit_minor}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::StockKey, Quantity>& changes) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, change] : changes) {
    rows.push_back({{k.product.value, k.location.value, k.date.days}, {}, {change.milli}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<books::OpenItemKey, std::int64_t>& balances) {
  std::vector<UpsertRow> rows;
  for (const auto& [k, balance] : balances) {
    rows.push_back({{k.account.value, k.channel.value, k.item.value},
                    std::string(k.currency.code()),
                    {balance}});
  }
  return rows;
}

std::vector<UpsertRow> rows_of(const std::map<ProductId, books::TotalChange>& totals) {
  std::vector<UpsertRow> rows;
  for (const auto& [product, t] : totals) {
    rows.push_back({{product.value},
                    {},
                    {t.on_hand.milli, t.committed.milli, t.unavailable.milli, t.oversold_cells}});
  }
  return rows;
}

/// What a posting adds to one summary.
struct Addition {
  UpsertTable table;
  std::vector<UpsertRow> rows;
  bool keeps_zeros = false;
};

std::vector<std::string> columns_of(const UpsertTable& table) {
  std::vector<std::string> columns = table.keys;
  columns.insert(columns.end(), table.values.begin(), table.values.end());
  return columns;
}

/// Appends many rows to the table's deltas.
void append(SqlUnit& u, const UpsertTable& table, const std::vector<UpsertRow>& rows) {
  BulkInsert out(u, table.name + "_delta", columns_of(table));
  for (const UpsertRow& row : rows) {
    for (const std::int64_t key : row.keys) out.add(key);
    if (table.last_is_text) out.add(std::string_view(row.text));
    for (const std::int64_t value : row.values) out.add(value);
    out.end_row();
  }
  out.finish();
}

/// Adds the parameters of an addition, one array a column; gives the select over them.
std::string from_arrays(const Dialect& dialect, const Addition& addition, Binds& binds) {
  std::string arrays;
  const auto add = [&](const char* type, std::string array) {
    const std::string name = "a" + std::to_string(binds.size());
    arrays += (arrays.empty() ? "cast(:" : ", cast(:") + name + " as " + type + "[])";
    binds.emplace_back(name, std::move(array));
  };
  const bool text = addition.table.last_is_text;
  for (std::size_t i = 0; i + (text ? 1 : 0) < addition.table.keys.size(); ++i)
    add("bigint", column_array(dialect, addition.rows, i, false));
  if (text) {
    std::vector<std::string> texts;
    for (const UpsertRow& row : addition.rows) texts.push_back(row.text);
    add("text", dialect.text_list(texts));
  }
  for (std::size_t i = 0; i < addition.table.values.size(); ++i)
    add("bigint", column_array(dialect, addition.rows, i, true));
  return "select * from unnest(" + arrays + ")";
}

/// Appends to all deltas by one statement: one round trip for a posting's ten.
void append_together(SqlUnit& u, const std::vector<Addition>& additions) {
  std::string text;
  Binds binds;
  for (const Addition& addition : additions) {
    if (addition.rows.empty()) continue;
    text += fmt::format("{} {} as (insert into {}_delta ({}) {})", text.empty() ? "with" : ",",
                        addition.table.name, addition.table.name,
                        fmt::join(columns_of(addition.table), ", "),
                        from_arrays(u.dialect(), addition, binds));
  }
  if (!text.empty()) run_sql(u, text + " select 1", std::move(binds));
}

/// PostgreSQL: any process folds the deltas later.
void append_all(SqlUnit& u, const std::vector<Addition>& additions) {
  constexpr std::size_t few = 256;
  const bool together = std::ranges::all_of(
      additions, [](const Addition& addition) { return addition.rows.size() <= few; });
  if (together) return append_together(u, additions);
  for (const Addition& addition : additions) append(u, addition.table, addition.rows);
}

/// SQLite, whose writer is alone.
void add_all(SqlUnit& u, const std::vector<Addition>& additions) {
  for (const Addition& addition : additions) {
    upsert_each(u, addition.table, addition.rows);
    if (!addition.keeps_zeros) delete_zeros(u, addition.table, addition.rows);
  }
}

UpsertTable sales_table(std::string name) {
  return {std::move(name),
          {"entity_id", "date", "channel_id", "location_id", "employee_id", "currency"},
          {"orders", "lines", "units_milli", "gross_minor", "discount_minor", "returns_minor",
           "shipping_minor", "tax_minor", "cost_minor"},
          true,
          true};
}

UpsertTable ticket_table(std::string name, bool by_hour) {
  UpsertTable table{std::move(name),
                    {"entity_id", "date", "channel_id", "location_id", "employee_id", "currency"},
                    {"orders", "credit_ppm", "add_on_ppm", "customer_ppm", "units_milli",
                     "gross_minor", "discount_minor", "manual_minor", "returns_minor"},
                    true,
                    true};
  if (by_hour) table.keys.insert(table.keys.begin() + 2, "hour");
  return table;
}

UpsertTable return_table() {
  return {"return_day",
          {"entity_id", "sold_on", "date", "channel_id", "location_id", "employee_id", "currency"},
          {"returns_minor"},
          true,
          true};
}

UpsertTable customer_table() {
  return {"customer_day",
          {"customer_id", "date", "channel_id", "location_id", "currency"},
          {"orders", "units_milli", "gross_minor", "discount_minor", "returns_minor", "cost_minor"},
          true,
          true};
}

UpsertTable product_table(std::string name) {
  return {std::move(name),
          {"product_id", "date", "channel_id", "currency"},
          {"lines", "units_milli", "gross_minor", "discount_minor", "returns_minor", "tax_minor",
           "cost_minor"},
          true,
          true};
}

UpsertTable account_table(std::string name) {
  return {std::move(name),
          {"entity_id", "account_id", "date", "channel_id", "location_id", "currency"},
          {"debit_minor", "credit_minor", "entity_debit_minor", "entity_credit_minor"},
          true,
          true};
}

UpsertTable stock_table(std::string name) {
  return {std::move(name), {"product_id", "location_id", "date"}, {"change_milli"}, true, false};
}

UpsertTable total_table() {
  return {"stock_total",
          {"product_id"},
          {"on_hand_milli", "committed_milli", "unavailable_milli", "oversold_cells"},
          true,
          false};
}

UpsertTable open_item_table() {
  return {"open_item",
          {"account_id", "channel_id", "item_id", "currency"},
          {"balance_minor"},
          true,
          true};
}

}  // namespace ledger_summary_detail

void write_summaries(SqlUnit& u, const books::SummaryDeltas& deltas,
                     const std::map<ProductId, books::TotalChange>& totals) {
  using namespace ledger_summary_detail;
  const std::vector<Addition> additions{
      {sales_table("sales_day"), rows_of(deltas.sales_day)},
      {sales_table("sales_month"), rows_of(deltas.sales_month)},
      {ticket_table("ticket_hour", true), rows_of(deltas.ticket_hour, true)},
      {ticket_table("ticket_day", false), rows_of(deltas.ticket_day, false)},
      {return_table(), rows_of(deltas.return_day)},
      {customer_table(), rows_of(deltas.customer_day)},
      {product_table("product_day"), rows_of(deltas.product_day)},
      {product_table("product_month"), rows_of(deltas.product_month)},
      {account_table("account_day"), rows_of(deltas.account_day)},
      {account_table("account_month"), rows_of(deltas.account_month)},
      {stock_table("stock_day"), rows_of(deltas.stock_day)},
      {stock_table("stock_month"), rows_of(deltas.stock_month)},
      // Every product has its row of totals, which leads the list of stock to it.
      {total_table(), rows_of(totals), true},
      {open_item_table(), rows_of(deltas.open_items)}};
  if (u.dialect().postgresql()) {
    append_all(u, additions);
  } else {
    add_all(u, additions);
  }
}

}  // namespace kontor::persistence
