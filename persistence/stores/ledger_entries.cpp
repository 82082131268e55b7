#include <algorithm>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_write.h"

namespace kontor::persistence {

namespace ledger_entries_detail {

void write_headers(SqlUnit& u, const std::vector<books::Entry>& entries) {
  BulkInsert rows(
      u, "entry",
      {"id", "entity_id", "kind", "document_id", "corrects_id", "event_at", "business_date",
       "accounting_date", "late", "date_estimated", "recorded_at", "batch_id", "actor_id",
       "idempotency_key", "posting_count", "movement_count", "sale_count", "digest", "part"});
  for (const books::Entry& e : entries) {
    rows.add(e.id.value).add(e.entity.value).add(name_of(e.kind)).add(e.document.value);
    rows.add(e.corrects.value).add(e.event_at.ms);
    rows.add(std::int64_t{e.business_date.days}).add(std::int64_t{e.accounting_date.days});
    rows.add(e.late).add(e.date_estimated).add(e.recorded_at.ms).add(e.batch.value);
    rows.add(e.actor.value).add(std::string_view(e.key)).add(std::int64_t{std::ssize(e.postings)});
    rows.add(std::int64_t{std::ssize(e.movements)}).add(std::int64_t{std::ssize(e.sales)});
    rows.add(std::string_view(e.digest)).add(e.part);
    rows.end_row();
  }
  rows.finish();
}

void write_postings(SqlUnit& u, const std::vector<books::Entry>& entries) {
  BulkInsert rows(u, "posting",
                  {"entry_id", "line_no", "account_id", "channel_id", "location_id", "item_id",
                   "currency", "amount_minor", "entity_minor", "red"});
  for (const books::Entry& e : entries) {
    std::int64_t line = 0;
    for (const books::Posting& p : e.postings) {
      rows.add(e.id.value).add(++line).add(p.account.value).add(p.channel.value);
      rows.add(p.location.value).add(p.item.value).add(p.amount.currency.code());
      rows.add(p.amount.minor).add(p.entity_minor).add(p.red);
      rows.end_row();
    }
  }
  rows.finish();
}

void write_movements(SqlUnit& u, const std::vector<books::Entry>& entries) {
  BulkInsert rows(u, "movement",
                  {"entry_id", "line_no", "document_line", "product_id", "from_location",
                   "to_location", "from_state", "to_state", "owner", "quantity_milli",
                   "value_minor", "event_at", "business_date"});
  for (const books::Entry& e : entries) {
    std::int64_t line = 0;
    for (const stock::Movement& m : e.movements) {
      rows.add(e.id.value).add(++line).add(std::int64_t{m.line}).add(m.product.value);
      rows.add(m.from.value).add(m.to.value).add(stored_name(m.from_state));
      rows.add(stored_name(m.to_state)).add(std::string_view(m.owner));
      rows.add(m.quantity.milli).add(m.value_minor).add(e.event_at.ms);
      rows.add(std::int64_t{e.business_date.days});
      rows.end_row();
    }
  }
  rows.finish();
}

/// Of which lots the movements are: few are of any.
void write_lot_parts(SqlUnit& u, const std::vector<books::Entry>& entries) {
  const auto of_lots = [](const books::Entry& e) {
    return std::ranges::any_of(e.movements,
                               [](const stock::Movement& m) { return !m.lots.empty(); });
  };
  if (std::ranges::none_of(entries, of_lots)) return;
  BulkInsert rows(
      u, "movement_lot",
      {"entry_id", "line_no", "part_no", "product_id", "from_lot", "to_lot", "quantity_milli"});
  for (const books::Entry& e : entries) {
    std::int64_t line = 0;
    for (const stock::Movement& m : e.movements) {
      ++line;
      std::int64_t part = 0;
      for (const stock::LotShare& share : m.lots) {
        rows.add(e.id.value).add(line).add(++part).add(m.product.value).add(share.from.value);
        rows.add(share.to.value).add(share.quantity.milli);
        rows.end_row();
      }
    }
  }
  rows.finish();
}

void write_sale_facts(SqlUnit& u, const std::vector<books::Entry>& entries) {
  BulkInsert rows(
      u, "sale_fact",
      {"entry_id",       "line_no",      "document_line", "product_id",     "channel_id",
       "location_id",    "employee_id",  "customer_id",   "currency",       "orders",
       "lines",          "units_milli",  "gross_minor",   "discount_minor", "returns_minor",
       "shipping_minor", "tax_minor",    "cost_minor",    "credit",         "add_on",
       "sold_on",        "manual_minor", "credit_ppm"});
  for (const books::Entry& e : entries) {
    std::int64_t line = 0;
    for (const books::SaleFact& f : e.sales) {
      rows.add(e.id.value).add(++line).add(std::int64_t{f.line}).add(f.product.value);
      rows.add(f.channel.value).add(f.location.value).add(f.employee.value);
      rows.add(f.customer.value).add(f.currency.code()).add(f.orders).add(f.lines);
      rows.add(f.units.milli).add(f.gross_minor).add(f.discount_minor);
      rows.add(f.returns_minor).add(f.shipping_minor).add(f.tax_minor).add(f.cost_minor);
      rows.add(f.credit).add(f.add_on).add(std::int64_t{f.sold_on.days}).add(f.manual_minor);
      rows.add(f.credit_ppm);
      rows.end_row();
    }
  }
  rows.finish();
}

}  // namespace ledger_entries_detail

void write_entries(SqlUnit& u, const std::vector<books::Entry>& entries) {
  using namespace ledger_entries_detail;
  if (entries.empty()) return;
  // The guards: PostgreSQL checks postings against their header in one statement, SQLite checks
  // the whole entry when its header comes last.
  if (u.dialect().postgresql()) write_headers(u, entries);
  write_postings(u, entries);
  write_movements(u, entries);
  write_lot_parts(u, entries);
  write_sale_facts(u, entries);
  if (!u.dialect().postgresql()) write_headers(u, entries);
}

void write_documents(SqlUnit& u, const books::PostingSet& set, BatchId batch) {
  if (set.documents.empty()) return;
  BulkInsert rows(
      u, "document",
      {"id", "kind", "entity_id", "channel_id", "external_key", "number", "batch_id", "undone_by"});
  for (const books::Document& d : set.documents) {
    rows.add(d.id.value).add(stored_name(d.kind)).add(d.entity.value).add(d.channel.value);
    rows.add(std::string_view(d.external_key)).add(std::string_view(d.number));
    rows.add(batch.value).add(std::int64_t{0});
    rows.end_row();
  }
  rows.finish();
}

void write_audit(SqlUnit& u, const std::vector<books::AuditRow>& audit) {
  if (audit.empty()) return;
  BulkInsert rows(u, "audit",
                  {"at", "actor_id", "machine", "action", "subject", "subject_id", "before",
                   "after", "digest", "approved_by"});
  for (const books::AuditRow& a : audit) {
    rows.add(a.at.ms).add(a.actor.value).add(std::string_view(a.machine));
    rows.add(std::string_view(a.action)).add(std::string_view(a.subject)).add(a.subject_id);
    rows.add(std::string_view(a.before)).add(std::string_view(a.after));
    rows.add(std::string_view(a.digest)).add(a.approved_by.value);
    rows.end_row();
  }
  rows.finish();
}

}  // namespace kontor::persistence
