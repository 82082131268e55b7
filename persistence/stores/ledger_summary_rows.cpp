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

/// Appends the rows to the table's deltas; any process folds them later.
void append(SqlUnit& u, const UpsertTable& table, const std::vector<UpsertRow>& rows) {
  std::vector<std::string> columns = table.keys;
  columns.insert(columns.end(), table.values.begin(), table.values.end());
  BulkInsert out(u, table.name + "_delta", columns);
  for (const UpsertRow& row : rows) {
    for (const std::int64_t key : row.keys) out.add(key);
    if (table.last_is_text) out.add(std::string_view(row.text));
    for (const std::int64_t value : row.values) out.add(value);
    out.end_row();
  }
  out.finish();
}

void write(SqlUnit& u, const UpsertTable& table, const std::vector<UpsertRow>& rows) {
  if (rows.empty()) return;
  if (u.dialect().postgresql()) {
    append(u, table, rows);
  } else {
    upsert_each(u, table, rows);
    delete_zeros(u, table, rows);
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
  write(u, sales_table("sales_day"), rows_of(deltas.sales_day));
  write(u, sales_table("sales_month"), rows_of(deltas.sales_month));
  write(u, product_table("product_day"), rows_of(deltas.product_day));
  write(u, product_table("product_month"), rows_of(deltas.product_month));
  write(u, account_table("account_day"), rows_of(deltas.account_day));
  write(u, account_table("account_month"), rows_of(deltas.account_month));
  write(u, stock_table("stock_day"), rows_of(deltas.stock_day));
  write(u, stock_table("stock_month"), rows_of(deltas.stock_month));
  write(u, total_table(), rows_of(totals));
  write(u, open_item_table(), rows_of(deltas.open_items));
}

}  // namespace kontor::persistence
