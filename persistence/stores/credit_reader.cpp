// What employees have the credit of (rules.md 7), for the list of the team.

#include <array>

#include "persistence/stores/query.h"
#include "persistence/stores/team_reader.h"

namespace kontor::persistence {

namespace credit_reader_detail {

constexpr std::array figures = {"orders",         "credit_ppm",   "add_on_ppm",
                                "customer_ppm",   "units_milli",  "gross_minor",
                                "discount_minor", "manual_minor", "returns_minor"};

std::string sums() {
  std::string text;
  for (const char* figure : figures) text += std::string(", cast(sum(s.") + figure + ") as bigint)";
  return text;
}

/// What an undo took back whole is no row.
std::string something() {
  std::string text;
  for (const char* figure : figures)
    text += std::string(text.empty() ? " having sum(s." : " or sum(s.") + figure + ") <> 0";
  return text;
}

constexpr const char* keys = "s.entity_id, s.channel_id, s.location_id, s.employee_id, s.currency";

/// Each condition by itself, so that a filter that is not asked for costs nothing.
std::string narrowed(const staff::CreditFilter& filter) {
  std::string text;
  if (filter.channel) text += " and s.channel_id = :channel";
  if (filter.location) text += " and s.location_id = :location";
  if (filter.employee) text += " and s.employee_id = :employee";
  return text;
}

void bind(Query& q, const staff::CreditFilter& filter) {
  q.bind("from_day", filter.from).bind("to_day", filter.to);
  if (filter.channel) q.bind("channel", filter.channel);
  if (filter.location) q.bind("location", filter.location);
  if (filter.employee) q.bind("employee", filter.employee);
}

void into(Query& q, staff::CreditKey& key) {
  q.into(key.entity, key.channel, key.location, key.employee, key.currency);
}

void into(Query& q, books::TicketSums& s) {
  q.into(s.orders, s.credit_ppm, s.add_on_ppm, s.customer_ppm, s.units_milli, s.gross_minor,
         s.discount_minor, s.manual_minor, s.returns_minor);
}

}  // namespace credit_reader_detail

std::vector<staff::CreditSums> SqlTeamReader::credits(Unit& unit,
                                                      const staff::CreditFilter& filter) {
  using namespace credit_reader_detail;
  Query q(unit, std::string("select ") + keys + sums() +
                    // By each entity's key: rows in the order of days, without looking them up.
                    " from entity n cross join ticket_day_all s where s.entity_id = n.id "
                    "and s.date >= :from_day and s.date <= :to_day" +
                    narrowed(filter) + " group by " + keys + something() + " order by " + keys);
  bind(q, filter);
  staff::CreditSums row;
  into(q, row.key);
  into(q, row.sums);
  std::vector<staff::CreditSums> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<staff::Cohort> SqlTeamReader::cohorts(Unit& unit, const staff::CreditFilter& filter,
                                                  int window) {
  using namespace credit_reader_detail;
  Query q(unit, std::string("select ") + keys +
                    ", cast(sum(s.sold) as bigint), cast(sum(s.returned) as bigint) from (select " +
                    keys +
                    ", s.gross_minor - s.discount_minor as sold, 0 as returned from entity n "
                    "cross join ticket_day_all s where s.entity_id = n.id and s.date >= :from_day "
                    "and s.date <= :to_day" +
                    narrowed(filter) + " union all select " + keys +
                    ", 0 as sold, s.returns_minor as returned from entity n cross join "
                    "return_day_all s where s.entity_id = n.id and s.sold_on >= :from_day and "
                    "s.sold_on <= :to_day and s.date <= s.sold_on + :span" +
                    narrowed(filter) + ") s group by " + keys +
                    " having sum(s.sold) <> 0 or sum(s.returned) <> 0 order by " + keys);
  bind(q, filter);
  q.bind("span", window);
  staff::Cohort row;
  into(q, row.key);
  q.into(row.sold_minor, row.returned_minor);
  std::vector<staff::Cohort> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

void SqlTeamReader::each_hour(Unit& unit, const staff::CreditFilter& filter, const OfHour& told) {
  using namespace credit_reader_detail;
  // One shop has an index of its own.
  const std::string rows =
      filter.location ? " from ticket_hour_all s where s.date >= :from_day"
                      : " from entity n cross join ticket_hour_all s where s.entity_id = n.id "
                        "and s.date >= :from_day";
  const std::string groups = std::string(keys) + ", s.date, s.hour";
  Query q(unit, "select " + groups + sums() + rows + " and s.date <= :to_day" + narrowed(filter) +
                    " group by " + groups + something() +
                    " order by s.location_id, s.date, s.hour, s.employee_id, s.channel_id, "
                    "s.entity_id, s.currency");
  bind(q, filter);
  staff::CreditKey key;
  BusinessDate date;
  std::int64_t hour = 0;
  books::TicketSums figures_of_hour;
  into(q, key);
  q.into(date, hour);
  into(q, figures_of_hour);
  while (q.next()) told(key, date, hour, figures_of_hour);
}

std::vector<staff::CreditLine> SqlTeamReader::lines(Unit& unit, const staff::CreditFilter& filter,
                                                    int limit) {
  using namespace credit_reader_detail;
  const std::string share = "s.orders * 1000000 + s.credit_ppm";
  Query q(unit,
          "select e.business_date, coalesce(d.number, ''), s.document_line, coalesce(p.sku, ''), "
          "coalesce(p.name, ''), s.credit, e.entity_id, s.channel_id, s.location_id, "
          "s.employee_id, s.currency, s.orders, " +
              share + ", case when s.add_on then " + share +
              " else 0 end, case when s.customer_id <> 0 then " + share +
              " else 0 end, s.units_milli, s.gross_minor, s.discount_minor, s.manual_minor, "
              "s.returns_minor from entry e join sale_fact s on s.entry_id = e.id "
              "left join document d on d.id = e.document_id "
              "left join product p on p.id = s.product_id "
              // Books are never ahead of the event: the index by accounting date leads to it.
              "where e.accounting_date >= :from_day and e.business_date >= :from_day "
              "and e.business_date <= :to_day" +
              narrowed(filter) +
              " and (s.orders <> 0 or s.credit_ppm <> 0 or s.units_milli <> 0 or "
              "s.gross_minor <> 0 or s.discount_minor <> 0 or s.returns_minor <> 0) "
              "order by e.business_date, 2, s.document_line, s.entry_id, s.line_no limit :most");
  bind(q, filter);
  q.bind("most", limit);
  staff::CreditLine row;
  std::int64_t line = 0;
  q.into(row.date, row.order, line, row.sku, row.name, row.credit);
  into(q, row.key);
  into(q, row.sums);
  std::vector<staff::CreditLine> rows;
  while (q.next()) {
    row.line = static_cast<std::int32_t>(line);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace kontor::persistence
