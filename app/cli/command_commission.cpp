// What share of what they sold employees get.

#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/paper_file.h"
#include "app/cli/staff_rows.h"
#include "domain/base/zone.h"
#include "domain/staff/commission.h"
#include "domain/staff/people.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using staff::CommissionStatement;

struct CommissionOptions {
  std::string employee, month, role, goods_class, rate, file;
  std::vector<std::string> products;
  bool issue = false;
};

/// A month as people write it, "2026-09", or any day of it; empty: the one before today's.
BusinessDate month_of(Session& session, const std::string& option, const std::string& text) {
  constexpr std::size_t year_and_month = 7;
  if (text.empty()) return (app::local_today(session.clock()).month_start() + -1).month_start();
  return parse_date(option, text.size() == year_and_month ? text + "-01" : text);
}

/// Millionths as percent with two decimals.
std::string percent_text(std::int64_t ppm) {
  constexpr std::int64_t ppm_of_hundredth = 100;
  return with_decimals(ppm / ppm_of_hundredth, 2);
}

void show_rules(Session& session) {
  auto& book = session.book();
  Console& console = session.console();
  const auto rules =
      book.book().read([&](Unit& unit) { return book.stores().commissions.rules(unit); });
  Listing list(console, {session.column("role", KONTOR_TEXT("Role")),
                         session.column("class", KONTOR_TEXT("Class of goods")),
                         session.column("from", KONTOR_TEXT("From month"), ColumnType::date),
                         session.column("percent", KONTOR_TEXT("Rate %"), ColumnType::decimal)});
  for (const auto& rule : rules)
    list.row({text_or_null(rule.role), text_or_null(rule.goods_class), console.date(rule.month),
              console.decimal(percent_text(rule.rate_ppm))});
  list.end();
}

Status commission_rule(Session& session, const CommissionOptions& o) {
  staff::CommissionRuleWish wish;
  wish.role = o.role;
  wish.goods_class = o.goods_class;
  wish.rate = o.rate;
  wish.month =
      o.month.empty() ? app::local_today(session.clock()) : month_of(session, "--from", o.month);
  take(session.book().commissions().set_rule(wish));
  show_rules(session);
  return Status::done;
}

Status commission_class(Session& session, const CommissionOptions& o) {
  staff::CommissionClassWish wish;
  wish.goods_class = o.goods_class == "-" ? std::string() : o.goods_class;
  wish.products = o.products;
  wish.month =
      o.month.empty() ? app::local_today(session.clock()) : month_of(session, "--from", o.month);
  const auto count = take(session.book().commissions().set_class(wish));
  Listing list(session.console(),
               {session.column("class", KONTOR_TEXT("Class of goods")),
                session.column("products", KONTOR_TEXT("Products"), ColumnType::integer)},
               Listing::Shape::object);
  list.row({text_or_null(wish.goods_class), count});
  list.end();
  return Status::done;
}

void show_lines(Session& session, const std::vector<CommissionStatement>& statements) {
  Console& console = session.console();
  const auto all = all_staff(session);
  Listing list(console,
               {session.column("statement", KONTOR_TEXT("Statement")),
                session.column("employee", KONTOR_TEXT("Employee")),
                session.column("month", KONTOR_TEXT("Month"), ColumnType::date),
                session.column("of_month", KONTOR_TEXT("Sold in"), ColumnType::date),
                session.column("class", KONTOR_TEXT("Class of goods")),
                session.column("percent", KONTOR_TEXT("Rate %"), ColumnType::decimal),
                session.column("net", KONTOR_TEXT("Net sales"), ColumnType::decimal),
                session.column("commission", KONTOR_TEXT("Commission"), ColumnType::decimal),
                session.column("currency", KONTOR_TEXT("Currency"))});
  for (const auto& one : statements)
    for (const auto& line : one.lines)
      list.row(
          {one.number == 0 ? reports::Cell()
                           : reports::Cell(staff::commission_number_text(one.number)),
           employee_code(all, one.employee), console.date(one.month), console.date(line.of_month),
           text_or_null(line.goods_class), console.decimal(percent_text(line.rate_ppm)),
           console.money({line.net_minor, one.currency}),
           console.money({line.commission_minor, one.currency}), std::string(one.currency.code())});
  list.end();
}

Status commission_state(Session& session, const CommissionOptions& o) {
  const staff::CommissionQuestion question{o.employee, month_of(session, "MONTH", o.month)};
  auto commissions = session.book().commissions();
  const auto statements =
      take(o.issue ? commissions.issue(question, app::local_today(session.clock()))
                   : commissions.state(question));
  if (o.file.empty()) {
    show_lines(session, statements);
    return Status::done;
  }
  // The paper is of what was issued: before that there is nothing to hold on to.
  const auto issued = std::ranges::find_if(statements, [](const auto& s) { return s.number != 0; });
  if (issued == statements.end())
    throw Stop({RefusalCode::commission_unknown, {{"number", o.employee + " " + o.month}}});
  reports::ReportRequest request;
  request.transfer = staff::commission_number_text(issued->number);
  return write_paper(session, reports::commission_statement_report(), request, o.file);
}

Status commission_list(Session& session, const CommissionOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const auto all = all_staff(session);
  EmployeeId employee;
  if (!o.employee.empty()) employee = take(staff::employee_named(all, o.employee)).id;
  const auto statements =
      book.book().read([&](Unit& unit) { return book.commissions().issued(unit, employee); });
  const auto zone = TimeZone::find(company_names(session).home_zone()).value_or(TimeZone::utc());
  Listing list(console,
               {session.column("statement", KONTOR_TEXT("Statement")),
                session.column("employee", KONTOR_TEXT("Employee")),
                session.column("month", KONTOR_TEXT("Month"), ColumnType::date),
                session.column("issued", KONTOR_TEXT("Issued on"), ColumnType::date),
                session.column("net", KONTOR_TEXT("Net sales"), ColumnType::decimal),
                session.column("commission", KONTOR_TEXT("Commission"), ColumnType::decimal),
                session.column("currency", KONTOR_TEXT("Currency"))});
  RowLimit limit(session);
  for (const auto& one : statements) {
    if (!limit.admits()) break;
    list.row({staff::commission_number_text(one.number), employee_code(all, one.employee),
              console.date(one.month), console.date(zone.business_date(one.issued_at, 0)),
              console.money(one.net()), console.money(one.commission()),
              std::string(one.currency.code())});
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_employee_commission(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  CLI::App& group = *employee.add_subcommand(
      "commission", session.text("What share of what they sold employees get"));
  group.require_subcommand(1);

  const auto ruled = options<CommissionOptions>();
  Command rule = tree.command(group, "rule", KONTOR_TEXT("Set a rate from a month on"));
  rule.argument("RATE", ruled->rate, KONTOR_TEXT("Percent of net sales after returns; 0: none"));
  rule.option("--role", ruled->role, "CODE", KONTOR_TEXT("For who has this role; else everybody"));
  rule.option("--class", ruled->goods_class, "NAME",
              KONTOR_TEXT("For this class of goods; else all goods"));
  rule.option("--from", ruled->month, "MONTH", KONTOR_TEXT("From this month on; else this one"));
  rule.needs({Permission::set_commission});
  rule.does([&session, ruled] { return commission_rule(session, *ruled); });

  Command rules = tree.command(group, "rules", KONTOR_TEXT("List the rates"));
  rules.needs({Permission::set_commission});
  rules.does([&session] {
    show_rules(session);
    return Status::done;
  });

  const auto classed = options<CommissionOptions>();
  Command goods = tree.command(group, "class", KONTOR_TEXT("Put products into a class"));
  goods.argument("NAME", classed->goods_class, KONTOR_TEXT("The class; - for none"));
  goods.argument("SKU", classed->products, KONTOR_TEXT("SKUs or codes of products"));
  goods.option("--from", classed->month, "MONTH", KONTOR_TEXT("From this month on; else this one"));
  goods.needs({Permission::set_commission});
  goods.does([&session, classed] { return commission_class(session, *classed); });

  const auto stated = options<CommissionOptions>();
  Command state = tree.command(
      group, "state", KONTOR_TEXT("Show an employee’s statement of a month; one’s own too"));
  state.argument("EMPLOYEE", stated->employee, KONTOR_TEXT("Code or name of the employee"));
  state.argument("MONTH", stated->month, KONTOR_TEXT("The month: 2026-09, or a day of it"));
  state.flag("--issue", stated->issue,
             KONTOR_TEXT("Issue it: from then on it stays as it is, and what changes stands in the "
                         "next one"));
  state.option("--to-file", stated->file, "FILE",
               KONTOR_TEXT("A csv, xlsx or pdf file of what was issued"));
  state.open_to_all();
  state.does([&session, stated] { return commission_state(session, *stated); });

  const auto listed = options<CommissionOptions>();
  Command list = tree.command(group, "list",
                              KONTOR_TEXT("List the statements that were issued; one’s own too"));
  list.option("--employee", listed->employee, "CODE", KONTOR_TEXT("Only theirs"));
  list.open_to_all();
  list.does([&session, listed] { return commission_list(session, *listed); });
}

}  // namespace kontor::cli
