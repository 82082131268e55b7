#include "persistence/stores/stock_document_store.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace stock_document_detail {

constexpr const char* head_columns =
    "d.document_id, d.type, d.entity_id, d.number, d.state, d.from_location, d.to_location, "
    "d.reference, d.note, d.reason, d.bucket, d.made_at, d.made_by, d.changed_at";

stock::DocumentType type_named(std::string_view name) {
  for (const auto type : {stock::DocumentType::transfer, stock::DocumentType::set_aside,
                          stock::DocumentType::adjustment, stock::DocumentType::purchase})
    if (stock::name_of(type) == name) return type;
  fail_damaged_text();
}

stock::DocumentState state_of(std::string_view name) {
  const auto state = stock::document_state_named(name);
  if (!state) fail_damaged_text();
  return *state;
}

/// A head as its columns give it.
struct Head {
  stock::StockDocument document;
  std::string type, state;

  void read_into(Query& q) {
    auto& d = document;
    q.into(d.id, type, d.entity, d.number, state, d.from, d.to, d.reference, d.note, d.reason,
           d.bucket, d.made_at, d.made_by, d.changed_at);
  }
  const stock::StockDocument& read() {
    document.type = type_named(type);
    document.state = state_of(state);
    return document;
  }
};

void bind_head(Query& q, const stock::StockDocument& d) {
  q.bind("document", d.id).bind("state", stock::name_of(d.state));
  q.bind("from", d.from).bind("to", d.to).bind("note", d.note).bind("reason", d.reason);
  q.bind("changed", d.changed_at);
}

/// Writes all lines in one statement, over those of the same numbers.
void write_lines(Unit& unit, const stock::StockDocument& d) {
  in_parts(d.lines, list_part, [&](const std::vector<stock::DocumentLine>& part) {
    ValueList rows(unit, {{"line", ValueType::integer},
                          {"product", ValueType::integer},
                          {"asked", ValueType::integer},
                          {"sent", ValueType::integer},
                          {"accepted", ValueType::integer},
                          {"rejected", ValueType::integer},
                          {"returned", ValueType::integer},
                          {"lost", ValueType::integer},
                          {"reason", ValueType::text}});
    for (const stock::DocumentLine& line : part) {
      rows.add(std::int64_t{line.no}).add(line.product).add(line.asked.milli);
      rows.add(line.sent.milli).add(line.accepted.milli).add(line.rejected.milli);
      rows.add(line.returned.milli).add(line.lost.milli).add(line.reason);
      rows.end_row();
    }
    Query q(unit,
            "insert into stock_document_line (document_id, line_no, product_id, asked_milli, "
            "sent_milli, accepted_milli, rejected_milli, returned_milli, lost_milli, reason) "
            "select cast(:document as bigint), v.line, v.product, v.asked, v.sent, v.accepted, "
            "v.rejected, v.returned, v.lost, v.reason from " +
                rows.from("v") +
                " where true on conflict (document_id, line_no) do update set "
                "product_id = excluded.product_id, asked_milli = excluded.asked_milli, "
                "sent_milli = excluded.sent_milli, accepted_milli = excluded.accepted_milli, "
                "rejected_milli = excluded.rejected_milli, "
                "returned_milli = excluded.returned_milli, lost_milli = excluded.lost_milli, "
                "reason = excluded.reason");
    q.bind("document", d.id);
    rows.bind(q);
    q.execute();
  });
}

void read_lines(Unit& unit, stock::StockDocument& d) {
  stock::DocumentLine line;
  Query q(unit,
          "select line_no, product_id, asked_milli, sent_milli, accepted_milli, rejected_milli, "
          "returned_milli, lost_milli, reason from stock_document_line "
          "where document_id = :document order by line_no");
  q.bind("document", d.id);
  q.into(line.no, line.product, line.asked, line.sent, line.accepted, line.rejected, line.returned,
         line.lost, line.reason);
  while (q.next()) d.lines.push_back(line);
}

/// The one document of a condition on `d`, with its lines.
template <class BindFn>
std::optional<stock::StockDocument> one(Unit& unit, const std::string& where, BindFn bind) {
  Head head;
  std::optional<stock::StockDocument> found;
  Query q(unit, std::string("select ") + head_columns + " from stock_document d where " + where);
  bind(q);
  head.read_into(q);
  while (q.next()) found = head.read();
  if (found) read_lines(unit, *found);
  return found;
}

/// The conditions of a filter on `d` but for its one place, states and pages.
std::string in_filter(Unit& unit, const stock::DocumentFilter& filter) {
  std::string where = "d.type = :type";
  if (filter.location) {
    // Each end has an index: see at_one_place.
  } else if (!filter.places.empty()) {
    where += " and (" + in_ids(unit, "d.from_location", "places") + " or " +
             in_ids(unit, "d.to_location", "places") + ")";
  }
  if (!filter.number.empty()) where += " and d.number >= :number and d.number < :behind";
  return where;
}

void bind_filter(Query& q, const stock::DocumentFilter& filter) {
  q.bind("type", stock::name_of(filter.type));
  if (filter.location) {
    q.bind("place", filter.location);
  } else if (!filter.places.empty()) {
    q.bind_ids("places", filter.places);
  }
  // Numbers are letters, dashes and digits, all before this sign.
  if (!filter.number.empty()) q.bind("number", filter.number).bind("behind", filter.number + "~");
}

/// Documents that go from or to one place, by `columns`: each end along its own index, `tail` at
/// both; what goods were set aside at is both. Without a place all.
std::string at_one_place(const stock::DocumentFilter& filter, const std::string& columns,
                         const std::string& where, const std::string& tail) {
  const std::string all = "select " + columns + " from stock_document d where " + where;
  if (!filter.location) return all + tail;
  return "select * from (" + all + " and d.from_location = :place" + tail +
         ") f union all select * from (" + all +
         " and d.to_location = :place and d.from_location <> :place" + tail + ") t";
}

struct Mark {
  std::int64_t made_at = 0, document = 0;
};

std::optional<Mark> mark_of(const std::string& after) {
  if (after.empty()) return std::nullopt;
  FieldReader reader(after);
  reader.next_record();
  const std::int64_t at = reader.number();
  return Mark{at, reader.number()};
}

std::string token_behind(const stock::StockDocument& d) {
  FieldWriter writer;
  writer.add(d.made_at.ms).add(d.id.value);
  writer.end_record();
  return writer.text();
}

/// What the lines of the rows add up to.
void add_sums(Unit& unit, std::vector<stock::DocumentRow>& rows) {
  if (rows.empty()) return;
  std::map<DocumentId, stock::DocumentRow*> by_id;
  std::vector<DocumentId> ids;
  for (auto& row : rows) {
    by_id[row.document.id] = &row;
    ids.push_back(row.document.id);
  }
  DocumentId id;
  stock::DocumentRow sums;
  Query q(unit,
          "select document_id, count(*), cast(sum(asked_milli) as bigint), "
          "cast(sum(sent_milli) as bigint), cast(sum(accepted_milli) as bigint), "
          "cast(sum(rejected_milli) as bigint), cast(sum(sent_milli - accepted_milli - "
          "rejected_milli - returned_milli - lost_milli) as bigint) from stock_document_line "
          "where " +
              in_ids(unit, "document_id", "documents") + " group by document_id");
  q.bind_ids("documents", ids);
  q.into(id, sums.lines, sums.asked, sums.sent, sums.accepted, sums.rejected, sums.outstanding);
  while (q.next()) {
    stock::DocumentRow& row = *by_id.at(id);
    sums.document = row.document;
    row = sums;
  }
}

}  // namespace stock_document_detail

std::int64_t SqlStockDocumentStore::take_numbers(Unit& unit, stock::DocumentType type,
                                                 std::int64_t count) {
  std::int64_t next = 0;
  Query q(unit,
          "insert into document_series (name, next_number) values (:name, 1 + :count) "
          "on conflict (name) do update set next_number = document_series.next_number + :count "
          "returning next_number");
  q.bind("name", stock::name_of(type)).bind("count", count).into(next);
  while (q.next()) {
  }
  return next - count;
}

void SqlStockDocumentStore::add(Unit& unit, const stock::StockDocument& d) {
  Query q(unit,
          "insert into stock_document (document_id, type, entity_id, number, state, "
          "from_location, to_location, reference, note, reason, bucket, made_at, made_by, "
          "changed_at) values (:document, :type, :entity, :number, :state, :from, :to, "
          ":reference, :note, :reason, :bucket, :made, :by, :changed)");
  stock_document_detail::bind_head(q, d);
  q.bind("type", stock::name_of(d.type)).bind("entity", d.entity).bind("number", d.number);
  q.bind("reference", d.reference).bind("bucket", d.bucket);
  q.bind("made", d.made_at).bind("by", d.made_by);
  q.execute();
  stock_document_detail::write_lines(unit, d);
}

void SqlStockDocumentStore::set(Unit& unit, const stock::StockDocument& d) {
  Query q(unit,
          "update stock_document set state = :state, from_location = :from, to_location = :to, "
          "note = :note, reason = :reason, changed_at = :changed where document_id = :document");
  stock_document_detail::bind_head(q, d);
  q.execute();
  if (d.state == stock::DocumentState::draft) {
    Query(unit, "delete from stock_document_line where document_id = :document and line_no > :last")
        .bind("document", d.id)
        .bind("last", d.lines.empty() ? 0 : d.lines.back().no)
        .execute();
  }
  stock_document_detail::write_lines(unit, d);
}

std::optional<stock::StockDocument> SqlStockDocumentStore::find(Unit& unit,
                                                                stock::DocumentType type,
                                                                std::string_view number) {
  return stock_document_detail::one(unit, "d.type = :type and d.number = :number", [&](Query& q) {
    q.bind("type", stock::name_of(type)).bind("number", number);
  });
}

std::optional<stock::StockDocument> SqlStockDocumentStore::by_reference(
    Unit& unit, stock::DocumentType type, std::string_view reference) {
  return stock_document_detail::one(
      unit, "d.type = :type and d.reference = :reference and d.reference <> ''",
      [&](Query& q) { q.bind("type", stock::name_of(type)).bind("reference", reference); });
}

std::optional<stock::StockDocument> SqlStockDocumentStore::lock(Unit& unit, DocumentId id) {
  return stock_document_detail::one(unit,
                                    "d.document_id = :document" + sql(unit).dialect().for_update(),
                                    [&](Query& q) { q.bind("document", id); });
}

stock::DocumentPage SqlStockDocumentStore::list(Unit& unit, const stock::DocumentFilter& filter) {
  using namespace stock_document_detail;
  const auto behind = mark_of(filter.after);
  std::string where = in_filter(unit, filter);
  if (!filter.states.empty()) where += " and " + in_texts(unit, "d.state", "states");
  if (behind) where += " and (d.made_at, d.document_id) < (:made, :document)";
  const std::string newest = " order by d.made_at desc, d.document_id desc limit :limit";
  Query q(unit, filter.location
                    ? "select * from (" + at_one_place(filter, head_columns, where, newest) +
                          ") d order by made_at desc, document_id desc limit :limit"
                    : at_one_place(filter, head_columns, where, newest));
  bind_filter(q, filter);
  q.bind("limit", filter.limit + 1);
  if (!filter.states.empty()) {
    std::vector<std::string> names;
    for (const auto state : filter.states) names.emplace_back(stock::name_of(state));
    q.bind_texts("states", names);
  }
  if (behind) q.bind("made", behind->made_at).bind("document", behind->document);
  Head head;
  head.read_into(q);
  stock::DocumentPage page;
  while (q.next()) {
    stock::DocumentRow row;
    row.document = head.read();
    page.rows.push_back(std::move(row));
  }
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.pop_back();
    page.next = token_behind(page.rows.back().document);
  }
  add_sums(unit, page.rows);
  return page;
}

std::map<stock::DocumentState, std::int64_t> SqlStockDocumentStore::count(
    Unit& unit, const stock::DocumentFilter& filter) {
  using namespace stock_document_detail;
  std::map<stock::DocumentState, std::int64_t> counts;
  std::string state;
  std::int64_t documents = 0;
  Query q(unit, "select state, count(*) from (" +
                    at_one_place(filter, "d.state as state", in_filter(unit, filter), "") +
                    ") d group by state");
  bind_filter(q, filter);
  q.into(state, documents);
  while (q.next()) counts[state_of(state)] = documents;
  return counts;
}

void SqlStockDocumentStore::add_act(Unit& unit, const stock::DocumentAct& act) {
  Query q(unit,
          "insert into stock_document_act (document_id, act_no, act, at, employee_id, reference, "
          "reason, act_key) values (:document, :no, :act, :at, :by, :reference, :reason, :key)");
  q.bind("document", act.document).bind("no", act.no).bind("act", act.act).bind("at", act.at);
  q.bind("by", act.by).bind("reference", act.reference).bind("reason", act.reason);
  q.bind("key", act.key);
  q.execute();
}

std::vector<stock::DocumentAct> SqlStockDocumentStore::acts(Unit& unit, DocumentId document) {
  std::vector<stock::DocumentAct> acts;
  stock::DocumentAct act;
  act.document = document;
  Query q(unit,
          "select act_no, act, at, employee_id, reference, reason, act_key from stock_document_act "
          "where document_id = :document order by act_no");
  q.bind("document", document);
  q.into(act.no, act.act, act.at, act.by, act.reference, act.reason, act.key);
  while (q.next()) acts.push_back(act);
  return acts;
}

void SqlStockDocumentStore::each_correction(
    Unit& unit, const stock::CorrectionFilter& filter,
    const std::function<void(const stock::CorrectionRow&)>& take) {
  const std::string outside = " in ('loss', 'gain')";
  std::string where =
      "(d.type = 'adjustment' or (d.type = 'transfer' and d.reason <> '')) "
      "and (f.kind" +
      outside + " or t.kind" + outside + ")";
  if (filter.entity) where += " and d.entity_id = :entity";
  if (filter.location) where += " and d.to_location = :location";
  if (filter.from) where += " and m.business_date >= :first";
  if (filter.to) where += " and m.business_date <= :last";
  const std::string sign = "case when f.kind" + outside + " then 1 else -1 end";
  Query q(unit,
          "select m.business_date, d.entity_id, d.to_location, d.number, p.sku, p.name, d.reason, "
          "d.note, " +
              sign + " * m.quantity_milli, " + sign +
              " * m.value_minor from stock_document d join entry e on e.document_id = "
              "d.document_id join movement m on m.entry_id = e.id "
              "join location f on f.id = m.from_location join location t on t.id = m.to_location "
              "join product p on p.id = m.product_id where " +
              where + " order by m.business_date, d.document_id, m.entry_id, m.line_no");
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.location) q.bind("location", filter.location);
  if (filter.from) q.bind("first", *filter.from);
  if (filter.to) q.bind("last", *filter.to);
  stock::CorrectionRow row;
  q.into(row.date, row.entity, row.location, row.number, row.sku, row.product, row.reason, row.note,
         row.change, row.value_minor);
  while (q.next()) take(row);
}

std::vector<stock::StockReason> SqlStockReasonStore::own(Unit& unit) {
  std::vector<stock::StockReason> reasons;
  stock::StockReason reason;
  Query q(unit, "select code, name, account, detail from stock_reason order by code");
  q.into(reason.code, reason.name, reason.account, reason.detail);
  while (q.next()) reasons.push_back(reason);
  return reasons;
}

void SqlStockReasonStore::add(Unit& unit, const stock::StockReason& reason) {
  Query q(unit,
          "insert into stock_reason (code, name, account, detail) values (:code, :name, "
          ":account, :detail)");
  q.bind("code", reason.code).bind("name", reason.name);
  q.bind("account", reason.account).bind("detail", reason.detail);
  q.execute();
}

}  // namespace kontor::persistence
