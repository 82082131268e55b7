#include <algorithm>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_upsert.h"
#include "persistence/stores/ledger_write.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_state_detail {

void write_costs(SqlUnit& u, const std::vector<stock::Cost>& costs) {
  std::vector<UpsertRow> rows;
  for (const stock::Cost& c : costs) {
    rows.push_back({{c.entity.value, c.product.value},
                    {},
                    {c.quantity.milli, c.value_minor, c.last_cost_micro}});
  }
  std::ranges::sort(rows, {}, &UpsertRow::keys);
  upsert(u,
         {"stock_cost",
          {"entity_id", "product_id"},
          {"quantity_milli", "value_minor", "last_cost_micro"},
          false,
          false},
         rows);
}

void add_commitment(BulkInsert& rows, const stock::Commitment& c) {
  rows.add(c.document.value).add(c.id.value).add(std::int64_t{c.line}).add(c.cell.product.value);
  rows.add(c.cell.location.value).add(c.quantity.milli).add(c.provisional_location);
}

void write_commitments(SqlUnit& u, const std::vector<stock::Commitment>& commitments,
                       BatchId batch) {
  if (commitments.empty()) return;
  BulkInsert facts(u, "commitment",
                   {"document_id", "id", "line_no", "product_id", "location_id", "quantity_milli",
                    "provisional_location", "batch_id"});
  for (const stock::Commitment& c : commitments) {
    add_commitment(facts, c);
    facts.add(batch.value);
    facts.end_row();
  }
  facts.finish();
  BulkInsert open(u, "open_commitment",
                  {"document_id", "commitment_id", "line_no", "product_id", "location_id",
                   "quantity_milli", "provisional_location"});
  for (const stock::Commitment& c : commitments) {
    add_commitment(open, c);
    open.end_row();
  }
  open.finish();
}

void write_ends(SqlUnit& u, const std::vector<stock::EndedCommitment>& ends, BatchId batch) {
  if (ends.empty()) return;
  std::vector<std::int64_t> documents;
  std::vector<std::int64_t> commitments;
  // The primary key of commitment_end refuses to end a commitment twice.
  BulkInsert rows(u, "commitment_end", {"commitment_id", "how", "batch_id"});
  for (const stock::EndedCommitment& end : ends) {
    rows.add(end.commitment.id.value).add(stored_name(end.how)).add(batch.value);
    rows.end_row();
    documents.push_back(end.commitment.document.value);
    commitments.push_back(end.commitment.id.value);
  }
  rows.finish();
  const Dialect& dialect = u.dialect();
  run_sql(
      u,
      "delete from open_commitment where " + in_ids(u, "document_id", "documents") + " and " +
          in_ids(u, "commitment_id", "commitments"),
      {{"documents", dialect.id_list(documents)}, {"commitments", dialect.id_list(commitments)}});
}

void write_backorders(SqlUnit& u, const std::vector<stock::Backorder>& backorders) {
  const UpsertTable table{
      "backorder", {"document_id", "line_no", "product_id"}, {"quantity_milli"}, false, false};
  std::vector<UpsertRow> rows;
  std::vector<std::int64_t> documents;
  bool some_end = false;
  for (const stock::Backorder& b : backorders) {
    rows.push_back({{b.document.value, b.line, b.product.value}, {}, {b.quantity.milli}});
    documents.push_back(b.document.value);
    some_end = some_end || b.quantity.milli == 0;
  }
  upsert(u, table, rows);
  if (!some_end) return;
  run_sql(
      u,
      "delete from backorder where quantity_milli = 0 and " + in_ids(u, "document_id", "documents"),
      {{"documents", u.dialect().id_list(documents)}});
}

void write_oversold(SqlUnit& u, const std::vector<stock::Oversold>& oversold) {
  if (oversold.empty()) return;
  BulkInsert rows(u, "oversold",
                  {"entry_id", "product_id", "location_id", "document_id", "quantity_milli"});
  for (const stock::Oversold& o : oversold) {
    rows.add(o.entry.value).add(o.cell.product.value).add(o.cell.location.value);
    rows.add(o.document.value).add(o.quantity.milli);
    rows.end_row();
  }
  rows.finish();
}

void write_anchors(SqlUnit& u, const std::vector<stock::Anchor>& anchors) {
  if (anchors.empty()) return;
  BulkInsert rows(u, "stock_anchor",
                  {"product_id", "location_id", "document_id", "at", "other_side"});
  for (const stock::Anchor& a : anchors) {
    rows.add(a.cell.product.value).add(a.cell.location.value).add(a.document.value);
    rows.add(a.at.ms).add(a.other_side.value);
    rows.end_row();
  }
  rows.finish();
}

}  // namespace ledger_state_detail

void write_lots(SqlUnit& u, const std::map<books::LotKey, Quantity>& changes) {
  std::vector<UpsertRow> rows;
  for (const auto& [key, change] : changes)
    rows.push_back(
        {{key.cell.product.value, key.cell.location.value, key.lot.value}, {}, {change.milli}});
  const UpsertTable table{
      "lot_level", {"product_id", "location_id", "lot_id"}, {"quantity_milli"}, true, false};
  upsert(u, table, rows);
  delete_zeros(u, table, rows);
}

void write_aside(SqlUnit& u, const std::map<books::AsideKey, Quantity>& changes) {
  if (changes.empty()) return;
  ValueList rows(u, {{"product", ValueType::integer},
                     {"location", ValueType::integer},
                     {"state", ValueType::text},
                     {"change", ValueType::integer}});
  std::vector<stock::Cell> cells;
  for (const auto& [key, change] : changes) {
    rows.add(key.cell.product).add(key.cell.location).add(stock::name_of(key.state));
    rows.add(change.milli);
    rows.end_row();
    cells.push_back(key.cell);
  }
  Query q(u,
          "insert into stock_aside (product_id, location_id, state, quantity_milli) "
          "select v.product, v.location, v.state, v.change from " +
              rows.from("v") +
              " where true order by v.product, v.location, v.state "
              "on conflict (product_id, location_id, state) do update set "
              "quantity_milli = stock_aside.quantity_milli + excluded.quantity_milli");
  rows.bind(q);
  q.execute();
  run_sql(u,
          "delete from stock_aside where quantity_milli = 0 and (product_id, location_id) in (" +
              cells_in(u.dialect()) + ")",
          {{"cells", cell_list(cells)}});
}

void write_stock_state(SqlUnit& u, const books::PostingSet& set, BatchId batch) {
  using namespace ledger_state_detail;
  write_costs(u, set.costs);
  write_commitments(u, set.commitments, batch);
  write_ends(u, set.ended_commitments, batch);
  write_backorders(u, set.backorders);
  write_oversold(u, set.oversold);
  write_anchors(u, set.anchors);
}

}  // namespace kontor::persistence
