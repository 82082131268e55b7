#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct TargetOptions {
  std::string employee, month, amount, currency, from, to, file;
  bool dry_run = false;
};

/// A month as people write it, "2026-09", or any day of it.
BusinessDate parse_month(const std::string& option, const std::string& text) {
  constexpr std::size_t year_and_month = 7;
  return parse_date(option, text.size() == year_and_month ? text + "-01" : text);
}

Status target_set(Session& session, const TargetOptions& o) {
  staff::TargetRow row;
  row.employee = o.employee;
  row.month = parse_month("MONTH", o.month);
  const auto amount = Decimal::parse(o.amount);
  if (!amount)
    throw Stop({RefusalCode::value_not_number, {{"column", "AMOUNT"}, {"value", o.amount}}});
  row.amount = *amount;
  row.currency = o.currency;
  const auto report = take(session.book().targets().put({row}));
  if (!report.refusals.empty()) throw Stop(report.refusals.front().refusal);
  return show_list_report(session, report);
}

Status target_list(Session& session, const TargetOptions& o) {
  auto& book = session.book();
  const auto all = all_staff(session);
  const auto locations = company_names(session).locations();
  staff::HoursFilter filter;
  if (!o.employee.empty()) filter.employee = take(staff::employee_named(all, o.employee)).id;
  if (!o.from.empty()) filter.from = parse_month("--from", o.from).month_start();
  if (!o.to.empty()) filter.to = parse_month("--to", o.to);
  const auto targets =
      book.book().read([&](Unit& unit) { return book.stores().employees.targets(unit, filter); });
  Console& console = session.console();
  Listing list(console, {session.column("employee", KONTOR_TEXT("Employee")),
                         session.column("month", KONTOR_TEXT("Month"), ColumnType::date),
                         session.column("net_sales", KONTOR_TEXT("Net sales"), ColumnType::decimal),
                         session.column("currency", KONTOR_TEXT("Currency"))});
  RowLimit limit(session);
  for (const auto& target : targets) {
    const auto who = std::find_if(all.begin(), all.end(),
                                  [&](const auto& e) { return e.id == target.employee; });
    const bool seen = who != all.end() && (who->id == book.actor().employee ||
                                           staff::may_see(book.actor(), *who, locations));
    if (!seen) continue;
    if (!limit.admits()) break;
    list.row({who->code, console.date(target.month), console.money(target.net),
              std::string(target.net.currency.code())});
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_employee_target(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  CLI::App& group = *employee.add_subcommand("target", session.text("What employees are to sell"));
  group.require_subcommand(1);

  const auto set_options = options<TargetOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Set the net sales of a month"));
  set.argument("EMPLOYEE", set_options->employee, KONTOR_TEXT("Code or name of the employee"));
  set.argument("MONTH", set_options->month, KONTOR_TEXT("The month: 2026-09, or a day of it"));
  set.argument("AMOUNT", set_options->amount, KONTOR_TEXT("Net sales; 0 takes the target away"));
  set.option("--currency", set_options->currency, "CODE",
             KONTOR_TEXT("Its currency; else the company's"));
  set.needs_somewhere({Permission::edit_staff});
  set.does([&session, set_options] { return target_set(session, *set_options); });

  const auto listed = options<TargetOptions>();
  Command list =
      tree.command(group, "list", KONTOR_TEXT("List targets; as CSV a file that “import” reads"));
  list.option("--employee", listed->employee, "CODE", KONTOR_TEXT("Only theirs"));
  list.option("--from", listed->from, "MONTH", KONTOR_TEXT("From this month on"));
  list.option("--to", listed->to, "MONTH", KONTOR_TEXT("Until this month"));
  list.open_to_all();
  list.does([&session, listed] { return target_list(session, *listed); });

  const auto imported = options<TargetOptions>();
  Command taken = tree.command(
      group, "import", KONTOR_TEXT("Take in targets: employee, month, net_sales, currency"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs_somewhere({Permission::edit_staff});
  taken.does([&session, imported] {
    return show_list_report(
        session, take(app::import_targets(session.book(), imported->file, imported->dry_run)));
  });
}

}  // namespace kontor::cli
