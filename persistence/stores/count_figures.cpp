#include "persistence/stores/count_sheet_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

std::vector<stock::CountAccuracy> SqlCountSheetStore::accuracy(
    Unit& unit, const stock::CountFigureFilter& filter) {
  std::string text =
      "select s.number, s.entity_id, s.location_id, s.posted_at, count(*), "
      "sum(case when l.counted_milli = l.expected_milli then 1 else 0 end), "
      "cast(sum(l.expected_milli) as bigint), "
      "cast(sum(abs(l.counted_milli - l.expected_milli)) as bigint), "
      "cast(sum(case when l.value_minor > 0 then l.value_minor else 0 end) as bigint), "
      "cast(sum(case when l.value_minor < 0 then -l.value_minor else 0 end) as bigint) "
      "from count_sheet s join count_sheet_line l on l.document_id = s.document_id "
      "where s.state = 'posted' and l.outcome = 'posted'";
  if (filter.entity) text += " and s.entity_id = :entity";
  if (filter.location) text += " and s.location_id = :location";
  if (filter.from) text += " and s.posted_at >= :from_at";
  if (filter.before) text += " and s.posted_at < :before_at";
  Query q(unit, text +
                    " group by s.number, s.entity_id, s.location_id, s.posted_at "
                    "order by s.number");
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.location) q.bind("location", filter.location);
  if (filter.from) q.bind("from_at", *filter.from);
  if (filter.before) q.bind("before_at", *filter.before);
  std::vector<stock::CountAccuracy> rows;
  stock::CountAccuracy row;
  q.into(row.number, row.entity, row.location, row.posted_at, row.lines, row.right, row.expected,
         row.difference, row.gain_minor, row.loss_minor);
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<stock::Shrinkage> SqlCountSheetStore::shrinkage(
    Unit& unit, const stock::CountFigureFilter& filter) {
  std::string text =
      "select m.entity_id, m.location_id, m.date, "
      "cast(sum(m.entity_debit_minor - m.entity_credit_minor) as bigint), "
      "cast(coalesce((select sum(f.gross_minor - f.discount_minor - f.returns_minor) "
      "from sales_month_all f join entity e on e.id = f.entity_id where f.entity_id = m.entity_id "
      "and f.location_id = m.location_id and f.date = m.date and f.currency = e.currency), 0) as "
      "bigint) from account_month_all m join account a on a.id = m.account_id "
      "where a.key = 'count_difference'";
  if (filter.entity) text += " and m.entity_id = :entity";
  if (filter.location) text += " and m.location_id = :location";
  if (filter.from_month) text += " and m.date >= :from_date";
  if (filter.to_month) text += " and m.date <= :to_date";
  Query q(unit, text +
                    " group by m.entity_id, m.location_id, m.date "
                    "order by m.date, m.entity_id, m.location_id");
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.location) q.bind("location", filter.location);
  if (filter.from_month) q.bind("from_date", *filter.from_month);
  if (filter.to_month) q.bind("to_date", *filter.to_month);
  std::vector<stock::Shrinkage> rows;
  stock::Shrinkage row;
  q.into(row.entity, row.location, row.month, row.lost_minor, row.net_minor);
  while (q.next()) rows.push_back(row);
  return rows;
}

}  // namespace kontor::persistence
