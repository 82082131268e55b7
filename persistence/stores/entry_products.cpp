#include "domain/base/fields.h"
#include "persistence/stores/entry_reader.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/query.h"

// What entries changed in the value of a product.
namespace kontor::persistence {

namespace entry_products_detail {

/// Where a page ended.
struct ValueMark {
  std::int64_t event_at = 0, entry = 0, line = 0;
};

ValueMark mark_of(const std::string& after) {
  FieldReader reader(after);
  ValueMark mark;
  if (reader.next_record()) mark = {reader.number(), reader.number(), reader.number()};
  return mark;
}

std::string text_of(const ValueMark& mark) {
  FieldWriter writer;
  writer.add(mark.event_at).add(mark.entry).add(mark.line);
  writer.end_record();
  return writer.text();
}

}  // namespace entry_products_detail

books::ProductValuePage SqlEntryReader::of_product(Unit& unit, ProductId product,
                                                   const std::vector<LocationId>& at_or_all,
                                                   const std::string& after, int limit) {
  using namespace entry_products_detail;
  std::string text =
      "select m.entry_id, e.kind, coalesce(d.number, ''), m.business_date, m.from_location, "
      "m.to_location, m.value_minor, m.event_at, m.line_no from movement m "
      "join entry e on e.id = m.entry_id left join document d on d.id = e.document_id "
      "where m.product_id = :product and m.value_minor <> 0";
  if (!at_or_all.empty())
    text += " and (" + in_ids(unit, "m.from_location", "places") + " or " +
            in_ids(unit, "m.to_location", "places") + ")";
  if (!after.empty())
    text += " and m.event_at <= :at and (m.event_at, m.entry_id, m.line_no) < (:at, :entry, :line)";
  Query q(unit, text + " order by m.event_at desc, m.entry_id desc, m.line_no desc limit :limit");
  q.bind("product", product).bind("limit", limit + 1);
  if (!at_or_all.empty()) q.bind_ids("places", at_or_all);
  if (!after.empty()) {
    const ValueMark mark = mark_of(after);
    q.bind("at", mark.event_at).bind("entry", mark.entry).bind("line", mark.line);
  }
  books::ProductValueRow row;
  std::string kind;
  ValueMark here, last;
  q.into(row.entry, kind, row.number, row.date, row.from, row.to, row.value_minor, here.event_at,
         here.line);
  books::ProductValuePage page;
  while (q.next()) {
    if (std::ssize(page.rows) == limit) {
      page.next = text_of(last);
      continue;
    }
    row.kind = books::entry_kind_named(kind);
    page.rows.push_back(row);
    last = {here.event_at, row.entry.value, here.line};
  }
  return page;
}

}  // namespace kontor::persistence
