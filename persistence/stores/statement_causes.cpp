// What may account for what an outside warehouse has more or less than the book.

#include "persistence/stores/query.h"
#include "persistence/stores/statement_store.h"

namespace kontor::persistence {

namespace statement_causes_detail {

using stock::Cause;
using stock::CauseKind;
using Causes = std::map<ProductId, std::vector<Cause>>;

constexpr std::int64_t ms_per_near_day = 86'400'000;

Instant days_from(Instant at, std::int64_t days) { return {at.ms + days * ms_per_near_day}; }

/// Reads product, document, its number and kind, an instant and a quantity; none without one.
void read_causes(Query& q, CauseKind kind, Causes& causes) {
  ProductId product;
  Cause cause;
  cause.kind = kind;
  q.into(product, cause.document, cause.number, cause.document_kind, cause.at, cause.quantity);
  while (q.next())
    if (cause.quantity.milli != 0 || kind == CauseKind::counted) causes[product].push_back(cause);
}

/// What the book moved into the place and out of it near the instant, by document.
std::string moved(const std::string& sign, const std::string& when) {
  return "select w.product_id, w.document_id, d.number, d.kind, w.at, w.quantity_milli from ("
         "select m.product_id, e.document_id, min(m.event_at) as at, cast(" +
         sign +
         "sum(case when m.to_location = :location then m.quantity_milli else 0 end - "
         "case when m.from_location = :location then m.quantity_milli else 0 end) as bigint) as "
         "quantity_milli from stock_statement_line l join movement m on m.product_id = "
         "l.product_id join entry e on e.id = m.entry_id where l.document_id = :document and "
         "(m.to_location = :location or m.from_location = :location) and " +
         when +
         " group by m.product_id, e.document_id) w join document d on d.id = w.document_id "
         "order by w.at, w.document_id";
}

void add_since(Unit& unit, const stock::Statement& s, Causes& causes) {
  Query q(unit, moved("",
                      "m.event_at > :as_of and m.event_at <= :until and e.kind <> 'count' and "
                      "e.kind <> 'opening_count'"));
  q.bind("location", s.location).bind("document", s.id).bind("as_of", s.as_of);
  q.bind("until", days_from(s.as_of, stock::statement_days_near));
  read_causes(q, CauseKind::since, causes);
}

/// Only what the warehouse itself would have to book.
void add_just_before(Unit& unit, const stock::Statement& s, Causes& causes) {
  Query q(unit, moved("-",
                      "m.event_at > :from and m.event_at <= :as_of and e.kind in ('sale', "
                      "'goods_back', 'transfer', 'purchase')"));
  q.bind("location", s.location).bind("document", s.id).bind("as_of", s.as_of);
  q.bind("from", days_from(s.as_of, -stock::statement_days_near));
  read_causes(q, CauseKind::just_before, causes);
}

void add_coming(Unit& unit, const stock::Statement& s, Causes& causes) {
  Query q(unit,
          "select n.product_id, h.document_id, h.number, h.type, h.changed_at, n.sent_milli - "
          "n.accepted_milli - n.rejected_milli - n.returned_milli - n.lost_milli from "
          "stock_document h join stock_document_line n on n.document_id = h.document_id join "
          "stock_statement_line l on l.document_id = :document and l.product_id = n.product_id "
          "where h.type in ('transfer', 'purchase') and h.state <> 'closed' and h.state <> "
          "'cancelled' and h.to_location = :location and h.made_at <= :until "
          "order by h.made_at, h.document_id");
  q.bind("location", s.location).bind("document", s.id);
  q.bind("until", days_from(s.as_of, stock::statement_days_near));
  read_causes(q, CauseKind::coming, causes);
}

void add_committed(Unit& unit, const stock::Statement& s, Causes& causes) {
  Query q(unit,
          "select w.product_id, w.document_id, d.number, d.kind, cast(:as_of as bigint), "
          "w.quantity_milli from (select c.product_id, c.document_id, "
          "cast(-sum(c.quantity_milli) as bigint) as quantity_milli from open_commitment c join "
          "stock_statement_line l on l.document_id = :document and l.product_id = c.product_id "
          "where c.location_id = :location group by c.product_id, c.document_id) w join document d "
          "on d.id = w.document_id order by d.number, d.id");
  q.bind("location", s.location).bind("document", s.id).bind("as_of", s.as_of);
  read_causes(q, CauseKind::committed, causes);
}

void add_counted(Unit& unit, const stock::Statement& s, Causes& causes) {
  Query q(unit,
          "select a.product_id, a.document_id, d.number, d.kind, a.at, cast(0 as bigint) from "
          "stock_anchor a join stock_statement_line l on l.document_id = :document and "
          "l.product_id = a.product_id join document d on d.id = a.document_id where "
          "a.location_id = :location and a.at >= :as_of order by a.at desc, a.document_id");
  q.bind("location", s.location).bind("document", s.id).bind("as_of", s.as_of);
  read_causes(q, CauseKind::counted, causes);
}

}  // namespace statement_causes_detail

std::map<ProductId, std::vector<stock::Cause>> SqlStatementStore::causes(
    Unit& unit, const stock::Statement& s) {
  using namespace statement_causes_detail;
  Causes causes;
  add_counted(unit, s, causes);
  add_coming(unit, s, causes);
  add_since(unit, s, causes);
  add_committed(unit, s, causes);
  add_just_before(unit, s, causes);
  return causes;
}

std::map<ProductId, std::vector<stock::Cause>> SqlStatementStore::kept_causes(
    Unit& unit, DocumentId statement) {
  std::map<ProductId, std::vector<stock::Cause>> causes;
  ProductId product;
  stock::Cause cause;
  std::string kind;
  Query q(unit,
          "select c.product_id, c.kind, c.cause_id, d.number, d.kind, c.at, c.quantity_milli, "
          "c.used_milli from stock_statement_cause c join document d on d.id = c.cause_id where "
          "c.document_id = :document order by c.product_id, c.cause_no");
  q.bind("document", statement);
  q.into(product, kind, cause.document, cause.number, cause.document_kind, cause.at, cause.quantity,
         cause.used);
  while (q.next()) {
    cause.kind = stock::cause_kind_named(kind);
    causes[product].push_back(cause);
  }
  return causes;
}

void SqlStatementStore::keep_causes(Unit& unit, DocumentId statement,
                                    const std::map<ProductId, std::vector<stock::Cause>>& kept) {
  BulkInsert rows(sql(unit), "stock_statement_cause",
                  {"document_id", "product_id", "cause_no", "kind", "cause_id", "at",
                   "quantity_milli", "used_milli"});
  for (const auto& [product, causes] : kept) {
    std::int64_t no = 0;
    for (const auto& cause : causes) {
      rows.add(statement.value).add(product.value).add(++no).add(stock::name_of(cause.kind));
      rows.add(cause.document.value).add(cause.at.ms).add(cause.quantity.milli);
      rows.add(cause.used.milli);
      rows.end_row();
    }
  }
  rows.finish();
}

}  // namespace kontor::persistence
