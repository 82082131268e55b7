#include "persistence/stores/team_reader.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace team_reader_detail {

constexpr const char* sums =
    "s.currency, cast(sum(s.orders) as bigint), cast(sum(s.units_milli) as bigint), "
    "cast(sum(s.gross_minor - s.discount_minor - s.returns_minor) as bigint) from sales_day_all s "
    "where s.date >= :from_day and s.date <= :to_day ";

// What a day's undo took back whole is no row.
constexpr const char* something =
    " having sum(s.orders) <> 0 or sum(s.units_milli) <> 0 or sum(s.gross_minor) <> 0 "
    "or sum(s.discount_minor) <> 0 or sum(s.returns_minor) <> 0 ";

}  // namespace team_reader_detail

std::vector<staff::TeamSales> SqlTeamReader::sales(Unit& unit, BusinessDate from, BusinessDate to) {
  using namespace team_reader_detail;
  Query q(unit, std::string("select s.employee_id, ") + sums +
                    "group by s.employee_id, s.currency" + something + "order by 1, 2");
  q.bind("from_day", from).bind("to_day", to);
  staff::TeamSales row;
  q.into(row.employee, row.net.currency, row.orders, row.units, row.net.minor);
  std::vector<staff::TeamSales> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<staff::TeamDay> SqlTeamReader::days(Unit& unit, EmployeeId employee, BusinessDate from,
                                                BusinessDate to) {
  using namespace team_reader_detail;
  Query q(unit, std::string("select s.date, s.channel_id, ") + sums +
                    "and s.employee_id = :employee group by s.date, s.channel_id, s.currency" +
                    something + "order by s.date desc, s.channel_id, s.currency");
  q.bind("from_day", from).bind("to_day", to).bind("employee", employee);
  staff::TeamDay row;
  row.sales.employee = employee;
  q.into(row.date, row.channel, row.sales.net.currency, row.sales.orders, row.sales.units,
         row.sales.net.minor);
  std::vector<staff::TeamDay> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

}  // namespace kontor::persistence
