#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/progress.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "domain/staff/people.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct EmployeeOptions {
  std::string code, name, entity, shops, hired, left, channel, alias, real, file;
  bool all = false, known = false, dry_run = false, no_left = false;
};

staff::EmployeeWish wish_of(const EmployeeOptions& o) {
  staff::EmployeeWish wish;
  wish.code = o.code;
  if (!o.name.empty()) wish.name = o.name;
  if (!o.entity.empty()) wish.entity = o.entity;
  if (!o.shops.empty()) wish.shops = parts_of(o.shops);
  if (!o.hired.empty()) wish.hired = parse_date("--hired", o.hired);
  if (!o.left.empty()) wish.left = parse_date("--left", o.left);
  if (o.no_left) wish.left = std::optional<BusinessDate>();
  wish.known = o.known;
  return wish;
}

Status employee_add(Session& session, const EmployeeOptions& o) {
  show_employees(session, {take(session.book().team().add(wish_of(o)))});
  return Status::done;
}

Status employee_set(Session& session, const EmployeeOptions& o) {
  show_employees(session, {take(session.book().team().set(o.code, wish_of(o)))});
  return Status::done;
}

Status employee_list(Session& session, const EmployeeOptions& o) {
  const auto today = app::local_today(session.clock());
  auto all = staff_of(session);
  std::erase_if(all, [&](const staff::Employee& e) {
    return !o.all && (e.bound_to || staff::has_left(e, today));
  });
  show_employees(session, all);
  return Status::done;
}

Status employee_alias(Session& session, const EmployeeOptions& o) {
  auto& book = session.book();
  const auto channel = company_names(session).channel_named(o.channel);
  take(book.team().add_alias(o.code, {channel.code, o.alias}));
  show_employees(session, {take(staff::employee_named(all_staff(session), o.code))});
  return Status::done;
}

Status employee_bind(Session& session, const EmployeeOptions& o) {
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::bind_employee(session.book(), o.code, o.real, progress));
  }();
  Listing list(session.console(),
               {session.column("provisional", KONTOR_TEXT("Provisional")),
                session.column("employee", KONTOR_TEXT("Employee")),
                session.column("orders", KONTOR_TEXT("Orders"), reports::ColumnType::integer)},
               Listing::Shape::object);
  list.row({o.code, o.real, report.orders});
  list.end();
  return Status::done;
}

Status employee_import(Session& session, const EmployeeOptions& o) {
  return show_list_report(session, take(app::import_employees(session.book(), o.file, o.dry_run)));
}

void employee_common(Command& command, EmployeeOptions& o) {
  command.option("--entity", o.entity, "CODE", KONTOR_TEXT("The company that employs them"));
  command.option("--shops", o.shops, "CODES",
                 KONTOR_TEXT("Where they work: codes of locations, parted by commas"));
  command.option("--hired", o.hired, "DATE", KONTOR_TEXT("Their first day"));
  command.option("--left", o.left, "DATE", KONTOR_TEXT("Their last day"));
}

void add_changes(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto added = options<EmployeeOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add an employee"));
  add.argument("NAME", added->name, KONTOR_TEXT("Their name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Their code; else made from the name"));
  employee_common(add, *added);
  add.needs_somewhere({Permission::edit_staff});
  add.does([&session, added] { return employee_add(session, *added); });

  const auto changed = options<EmployeeOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change an employee; who leaves stays"));
  set.argument("EMPLOYEE", changed->code, KONTOR_TEXT("Code or name of the employee"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Their new name"));
  employee_common(set, *changed);
  set.flag("--back", changed->no_left, KONTOR_TEXT("They work here again: no last day"));
  set.flag("--known", changed->known, KONTOR_TEXT("A provisional one is an employee of their own"));
  set.needs_somewhere({Permission::edit_staff});
  set.does([&session, changed] { return employee_set(session, *changed); });
}

void add_names(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto alias = options<EmployeeOptions>();
  Command named = tree.command(group, "alias", KONTOR_TEXT("Say what a channel's files call them"));
  named.argument("EMPLOYEE", alias->code, KONTOR_TEXT("Code or name of the employee"));
  named.argument("ALIAS", alias->alias, KONTOR_TEXT("Name or number in the files"));
  named.option("--channel", alias->channel, "CODE", KONTOR_TEXT("The channel")).required();
  named.needs_somewhere({Permission::edit_staff});
  named.does([&session, alias] { return employee_alias(session, *alias); });

  const auto bound = options<EmployeeOptions>();
  Command bind =
      tree.command(group, "bind", KONTOR_TEXT("Say which employee a provisional one is"));
  bind.argument("PROVISIONAL", bound->code, KONTOR_TEXT("Code or name of the provisional one"));
  bind.argument("EMPLOYEE", bound->real, KONTOR_TEXT("Code or name of the real one"));
  bind.needs_somewhere({Permission::edit_staff});
  bind.does([&session, bound] { return employee_bind(session, *bound); });
}

}  // namespace

void add_employee(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("employee", KONTOR_TEXT("Who works here"));

  const auto listed = options<EmployeeOptions>();
  Command list = tree.command(group, "list",
                              KONTOR_TEXT("List the employees; as CSV a file that “import” reads"));
  list.flag("--all", listed->all, KONTOR_TEXT("Also who has left or was bound to another one"));
  list.needs_somewhere({Permission::read_staff});
  list.does([&session, listed] { return employee_list(session, *listed); });

  add_changes(tree, group);
  add_names(tree, group);

  const auto imported = options<EmployeeOptions>();
  Command taken = tree.command(
      group, "import",
      KONTOR_TEXT("Take in a list of employees: code, name, entity, shops, hired, left, aliases"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs_somewhere({Permission::edit_staff});
  taken.does([&session, imported] { return employee_import(session, *imported); });
  add_employee_role(tree, group);
  add_employee_hours(tree, group);
  add_employee_secrets(tree, group);
  add_employee_credit(tree, group);
  add_employee_performance(tree, group);
  add_employee_errors(tree, group);
  add_employee_target(tree, group);
  add_employee_coach(tree, group);
  add_employee_commission(tree, group);
}

}  // namespace kontor::cli
