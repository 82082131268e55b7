#include <fmt/format.h>

#include "domain/base/fields.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/query.h"
#include "persistence/stores/stock_store.h"

namespace kontor::persistence {

namespace stock_moves_detail {

/// Where a page of movements ended: event, entry, line.
struct MoveMark {
  std::int64_t event_at = 0, entry = 0, line = 0;
};

MoveMark read_mark(const std::string& after) {
  FieldReader reader(after);
  MoveMark mark;
  if (reader.next_record()) {
    mark.event_at = reader.number();
    mark.entry = reader.number();
    mark.line = reader.number();
  }
  return mark;
}

std::string mark_text(const MoveMark& mark) {
  FieldWriter writer;
  writer.add(mark.event_at).add(mark.entry).add(mark.line);
  writer.end_record();
  return writer.text();
}

}  // namespace stock_moves_detail

stock::MovementPage SqlStockStore::movements(Unit& unit, ProductId product,
                                             const std::vector<LocationId>& at_or_all,
                                             std::string after, int limit) {
  using namespace stock_moves_detail;
  std::string text =
      "select m.document_line, m.from_location, m.to_location, m.from_state, m.to_state, m.owner, "
      "m.quantity_milli, m.value_minor, e.document_id, d.number, e.kind, m.event_at, "
      "m.business_date, e.recorded_at, m.entry_id, m.line_no from movement m "
      "join entry e on e.id = m.entry_id left join document d on d.id = e.document_id "
      "where m.product_id = :product";
  if (at_or_all.size() == 1)
    text += " and (m.from_location = :location or m.to_location = :location)";
  if (at_or_all.size() > 1)
    text += " and (" + in_ids(unit, "m.from_location", "places") + " or " +
            in_ids(unit, "m.to_location", "places") + ")";
  if (!after.empty()) {
    text += " and m.event_at <= :at and (m.event_at, m.entry_id, m.line_no) < (:at, :entry, :line)";
  }
  text += " order by m.event_at desc, m.entry_id desc, m.line_no desc limit :limit";
  Query q(unit, text);
  q.bind("product", product).bind("limit", limit + 1);
  if (at_or_all.size() == 1) q.bind("location", at_or_all.front());
  if (at_or_all.size() > 1) q.bind_ids("places", at_or_all);
  if (!after.empty()) {
    const MoveMark mark = read_mark(after);
    q.bind("at", mark.event_at).bind("entry", mark.entry).bind("line", mark.line);
  }

  stock::MovementRow row;
  row.movement.product = product;
  std::string from_state, to_state;
  std::optional<std::string> number;
  MoveMark here, last;
  q.into(row.movement.line, row.movement.from, row.movement.to, from_state, to_state,
         row.movement.owner, row.movement.quantity, row.movement.value_minor, row.document, number,
         row.entry_kind, row.event_at, row.business_date, row.recorded_at, here.entry, here.line);
  stock::MovementPage page;
  while (q.next()) {
    if (std::ssize(page.rows) == limit) {
      page.next = mark_text(last);
      continue;
    }
    row.movement.from_state = stock_state_named(from_state);
    row.movement.to_state = stock_state_named(to_state);
    row.document_number = number.value_or("");
    page.rows.push_back(row);
    last = {row.event_at.ms, here.entry, here.line};
  }
  return page;
}

}  // namespace kontor::persistence
