#include "domain/base/check.h"
#include "persistence/stores/figure_store.h"
#include "persistence/stores/query.h"

// How many units of orders were sent from what was promised at first (glossary: fill rate).
namespace kontor::persistence {

namespace figure_fill_detail {

/// No order's day is further than this from the day of its instant, whatever its zone.
constexpr std::int64_t two_days_ms = 2 * 86'400'000LL;

/// One row a line of goods: what was ordered; what of it was committed or sent by the very import
/// that brought the order, less what that oversold; what was sent in all.
constexpr const char* lines_sql =
    "select h.location_id, n.product_id, n.quantity_milli as ordered, "
    "coalesce((select sum(c.quantity_milli) from commitment c where c.document_id = h.document_id "
    "and c.line_no = n.line_no and c.product_id = n.product_id and c.batch_id = v.batch_id), 0) + "
    "coalesce((select sum(m.quantity_milli) from entry e join movement m on m.entry_id = e.id "
    "where e.document_id = h.document_id and e.batch_id = v.batch_id and e.kind = 'sale' and "
    "m.document_line = n.line_no and m.product_id = n.product_id), 0) - "
    "coalesce((select sum(o.quantity_milli) from entry e join oversold o on o.entry_id = e.id "
    "where e.document_id = h.document_id and e.batch_id = v.batch_id and e.kind = 'sale' and "
    "o.product_id = n.product_id), 0) as promised, "
    "coalesce((select sum(case when e.kind = 'sale' then m.quantity_milli else -m.quantity_milli "
    "end) from entry e join movement m on m.entry_id = e.id left join entry r on r.id = "
    "e.corrects_id where e.document_id = h.document_id and (e.kind = 'sale' or (e.kind = "
    "'reversal' and r.kind = 'sale')) and m.document_line = n.line_no and m.product_id = "
    "n.product_id), 0) as sent "
    "from order_head h join order_version v on v.document_id = h.document_id and v.version = "
    "(select min(x.version) from order_version x where x.document_id = h.document_id and x.undone "
    "= false) join order_line n on n.document_id = h.document_id and n.version = h.version join "
    "product p on p.id = n.product_id where h.hidden = false and h.state <> 'cancelled' and "
    "h.placed_at between :least and :most and h.placed_date between :from and :to and "
    "p.tracked = true and n.quantity_milli > 0";

}  // namespace figure_fill_detail

void SqlFigureStore::each_fill(Unit& unit, const insight::FigureFilter& filter,
                               const std::function<void(const insight::FillRow&)>& visit) {
  using namespace figure_fill_detail;
  KONTOR_ASSERT(filter.from && filter.to);
  std::string lines = lines_sql;
  if (filter.entity) lines += " and h.entity_id = :entity";
  if (filter.channel) lines += " and h.channel_id = :channel";
  if (filter.location) lines += " and h.location_id = :location";
  Query q(unit,
          "select p.id, p.code, p.sku, p.name, f.location_id, count(*), "
          "cast(sum(f.ordered) as bigint), cast(sum(f.filled) as bigint) from (select location_id, "
          "product_id, ordered, case when promised < 0 or sent < 0 then 0 when promised <= sent "
          "and promised <= ordered then promised when sent <= ordered then sent else ordered end "
          "as filled from (" +
              lines +
              ") l) f join product p on p.id = f.product_id group by p.id, p.code, p.sku, p.name, "
              "f.location_id order by p.code, f.location_id");
  q.bind("from", *filter.from).bind("to", *filter.to);
  q.bind("least", std::int64_t{filter.from->days} * 86'400'000 - two_days_ms);
  q.bind("most", std::int64_t{filter.to->days} * 86'400'000 + two_days_ms);
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.channel) q.bind("channel", filter.channel);
  if (filter.location) q.bind("location", filter.location);
  insight::FillRow row;
  q.into(row.product.id, row.product.code, row.product.sku, row.product.name, row.location,
         row.lines, row.ordered, row.filled);
  while (q.next()) visit(row);
}

}  // namespace kontor::persistence
