#include "persistence/stores/commission_store.h"

#include <map>
#include <tuple>

#include "persistence/stores/query.h"
#include "persistence/stores/series.h"

namespace kontor::persistence {

using staff::ClassSales;
using staff::CommissionLine;
using staff::CommissionRule;
using staff::CommissionStatement;

namespace commission_store_detail {

/// `condition` names :of, unless that is 0.
std::vector<CommissionStatement> statements_where(Unit& unit, const char* condition,
                                                  std::int64_t of) {
  std::vector<CommissionStatement> statements;
  std::map<std::int64_t, std::size_t> places;
  CommissionStatement one;
  Query heads(unit, std::string("select s.number, s.employee_id, s.month, s.currency, s.issued_at, "
                                "s.issued_by from commission_statement s where ") +
                        condition + " order by s.month desc, s.number desc");
  if (of != 0) heads.bind("of", of);
  heads.into(one.number, one.employee, one.month, one.currency, one.issued_at, one.issued_by);
  while (heads.next()) {
    places[one.number] = statements.size();
    statements.push_back(one);
  }
  std::int64_t number = 0;
  CommissionLine line;
  Query lines(unit,
              std::string("select l.number, l.of_month, l.goods_class, l.rate_ppm, l.net_minor, "
                          "l.commission_minor from commission_statement s join commission_line l "
                          "on l.number = s.number where ") +
                  condition + " order by l.number, l.line_no");
  if (of != 0) lines.bind("of", of);
  lines.into(number, line.of_month, line.goods_class, line.rate_ppm, line.net_minor,
             line.commission_minor);
  while (lines.next()) statements.at(places.at(number)).lines.push_back(line);
  return statements;
}

}  // namespace commission_store_detail

std::vector<CommissionRule> SqlCommissionStore::rules(Unit& unit) {
  std::vector<CommissionRule> rules;
  CommissionRule rule;
  Query q(unit,
          "select role, goods_class, month, rate_ppm from commission_rule "
          "order by role, goods_class, month");
  q.into(rule.role, rule.goods_class, rule.month, rule.rate_ppm);
  while (q.next()) rules.push_back(rule);
  return rules;
}

void SqlCommissionStore::put_rule(Unit& unit, const CommissionRule& rule) {
  Query q(unit,
          "insert into commission_rule (role, goods_class, month, rate_ppm) values "
          "(:role, :class, :month, :rate) on conflict (role, goods_class, month) do update set "
          "rate_ppm = excluded.rate_ppm");
  q.bind("role", rule.role).bind("class", rule.goods_class).bind("month", rule.month);
  q.bind("rate", rule.rate_ppm).execute();
}

void SqlCommissionStore::put_class(Unit& unit, const std::vector<ProductId>& products,
                                   const std::string& goods_class, BusinessDate month) {
  for (const ProductId product : products) {
    Query q(unit,
            "insert into commission_class (product_id, month, goods_class) values "
            "(:product, :month, :class) on conflict (product_id, month) do update set "
            "goods_class = excluded.goods_class");
    q.bind("product", product).bind("month", month).bind("class", goods_class).execute();
  }
}

std::vector<ClassSales> SqlCommissionStore::sales(Unit& unit, EmployeeId employee,
                                                  BusinessDate from, BusinessDate to) {
  // Days, since months are none of the engine's: a class begins with a month.
  Query q(unit,
          "select d.day, d.goods_class, d.currency, cast(sum(d.net) as bigint) from (select "
          "e.business_date as day, coalesce((select c.goods_class from commission_class c where "
          "c.product_id = s.product_id and c.month = (select max(m.month) from commission_class m "
          "where m.product_id = s.product_id and m.month <= e.business_date)), '') as goods_class, "
          "s.currency as currency, s.gross_minor - s.discount_minor - s.returns_minor as net "
          "from entry e join sale_fact s on s.entry_id = e.id "
          // Books are never ahead of the event: the index by accounting date leads to it.
          "where e.accounting_date >= :from_day and e.business_date >= :from_day "
          "and e.business_date <= :to_day and s.employee_id = :employee) d "
          "group by d.day, d.goods_class, d.currency order by d.day, d.goods_class, d.currency");
  q.bind("from_day", from).bind("to_day", to).bind("employee", employee);
  BusinessDate day;
  std::string goods_class;
  Money net;
  q.into(day, goods_class, net.currency, net.minor);
  std::map<std::tuple<BusinessDate, std::string, Currency>, std::int64_t> sums;
  while (q.next()) sums[{day.month_start(), goods_class, net.currency}] += net.minor;
  std::vector<ClassSales> sales;
  for (const auto& [key, minor] : sums)
    sales.push_back({std::get<0>(key), std::get<1>(key), Money{minor, std::get<2>(key)}});
  return sales;
}

std::vector<CommissionStatement> SqlCommissionStore::issued(Unit& unit, EmployeeId employee) {
  return commission_store_detail::statements_where(
      unit, employee ? "s.employee_id = :of" : "s.number > 0", employee.value);
}

std::optional<CommissionStatement> SqlCommissionStore::find(Unit& unit, std::int64_t number) {
  const auto found = commission_store_detail::statements_where(unit, "s.number = :of", number);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::int64_t SqlCommissionStore::take_number(Unit& unit) {
  return next_of_series(unit, "commission");
}

void SqlCommissionStore::add(Unit& unit, const CommissionStatement& one) {
  Query q(unit,
          "insert into commission_statement (number, employee_id, month, currency, issued_at, "
          "issued_by) values (:number, :employee, :month, :currency, :at, :by)");
  q.bind("number", one.number).bind("employee", one.employee).bind("month", one.month);
  q.bind("currency", one.currency.code()).bind("at", one.issued_at).bind("by", one.issued_by);
  q.execute();
  std::int64_t line_no = 0;
  for (const CommissionLine& line : one.lines) {
    Query add(unit,
              "insert into commission_line (number, line_no, of_month, goods_class, rate_ppm, "
              "net_minor, commission_minor) values (:number, :line, :month, :class, :rate, :net, "
              ":commission)");
    add.bind("number", one.number).bind("line", ++line_no).bind("month", line.of_month);
    add.bind("class", line.goods_class).bind("rate", line.rate_ppm).bind("net", line.net_minor);
    add.bind("commission", line.commission_minor).execute();
  }
}

}  // namespace kontor::persistence
