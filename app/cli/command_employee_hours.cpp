#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct HoursOptions {
  std::string employee, date, hours, location, from, to, file;
  bool dry_run = false;
};

Status hours_set(Session& session, const HoursOptions& o) {
  const auto minutes = staff::minutes_of(o.hours);
  if (!minutes)
    throw Stop({RefusalCode::value_not_number, {{"column", "HOURS"}, {"value", o.hours}}});
  staff::HoursRow row;
  row.employee = o.employee;
  row.date = parse_date("DATE", o.date);
  row.location = o.location;
  row.minutes = *minutes;
  const auto report = take(session.book().team().put_hours({row}));
  if (!report.refusals.empty()) throw Stop(report.refusals.front().refusal);
  return show_list_report(session, report);
}

Status hours_list(Session& session, const HoursOptions& o) {
  auto& book = session.book();
  const auto all = all_staff(session);
  const auto names = company_names(session);
  staff::HoursFilter filter;
  if (!o.employee.empty()) filter.employee = take(staff::employee_named(all, o.employee)).id;
  if (!o.from.empty()) filter.from = parse_date("--from", o.from);
  if (!o.to.empty()) filter.to = parse_date("--to", o.to);
  const auto rows = staff::seen_by(book.actor(), book.book().read([&](Unit& unit) {
    return book.stores().employees.hours(unit, filter);
  }),
                                   all, names.locations());
  Console& console = session.console();
  Listing list(console,
               {session.column("employee", KONTOR_TEXT("Employee")),
                session.column("date", KONTOR_TEXT("Date"), reports::ColumnType::date),
                session.column("location", KONTOR_TEXT("Location")),
                session.column("hours", KONTOR_TEXT("Hours"), reports::ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& row : rows) {
    if (!limit.admits()) break;
    list.row({employee_code(all, row.employee), console.date(row.date),
              text_or_null(names.location_code(row.location)),
              console.decimal(staff::hours_text(row.minutes))});
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_employee_hours(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  CLI::App& group = *employee.add_subcommand("hours", session.text("Worked hours"));
  group.require_subcommand(1);

  const auto set_options = options<HoursOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Enter the hours of a day"));
  set.argument("EMPLOYEE", set_options->employee, KONTOR_TEXT("Code or name of the employee"));
  set.argument("DATE", set_options->date, KONTOR_TEXT("The day"));
  set.argument("HOURS", set_options->hours, KONTOR_TEXT("7.5 or 7:30; 0 takes them away"));
  set.option("--location", set_options->location, "CODE", KONTOR_TEXT("Where they worked"));
  set.needs_somewhere({Permission::edit_staff});
  set.does([&session, set_options] { return hours_set(session, *set_options); });

  const auto listed = options<HoursOptions>();
  Command list = tree.command(group, "list",
                              KONTOR_TEXT("List worked hours; as CSV a file that “import” reads"));
  list.option("--employee", listed->employee, "CODE", KONTOR_TEXT("Only theirs"));
  list.option("--from", listed->from, "DATE", KONTOR_TEXT("From this day on"));
  list.option("--to", listed->to, "DATE", KONTOR_TEXT("Until this day"));
  list.needs_somewhere({Permission::read_staff});
  list.does([&session, listed] { return hours_list(session, *listed); });

  const auto imported = options<HoursOptions>();
  Command taken = tree.command(
      group, "import", KONTOR_TEXT("Take in worked hours: employee, date, hours, location"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs_somewhere({Permission::edit_staff});
  taken.does([&session, imported] {
    return show_list_report(
        session, take(app::import_hours(session.book(), imported->file, imported->dry_run)));
  });
}

}  // namespace kontor::cli
