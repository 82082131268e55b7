#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/staff_rows.h"
#include "domain/staff/people.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct RoleOptions {
  std::string code, name, like, with, without, employee, right;
  std::string entity, location, channel;
  bool take = false;
};

std::string rights_line(const std::set<Permission>& rights) {
  std::string text;
  for (const auto right : rights) {
    if (!text.empty()) text += ',';
    text += company::name_of(right);
  }
  return text;
}

void show_roles(Session& session, const std::vector<staff::Role>& roles) {
  Console& console = session.console();
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("ready_made", KONTOR_TEXT("Ready-made"), ColumnType::boolean),
       session.column("rights", KONTOR_TEXT("Rights"))});
  RowLimit limit(session);
  for (const auto& role : roles) {
    if (!limit.admits()) break;
    list.row({role.code, i18n::role_name(console.texts(), role.code, role.name), role.name.empty(),
              text_or_null(rights_line(role.permissions))});
  }
  list.end();
}

std::vector<staff::Role> roles_of(Session& session) {
  auto& book = session.book();
  return staff::all_roles(
      book.book().read([&](Unit& unit) { return book.stores().roles.own(unit); }));
}

Status role_list(Session& session) {
  show_roles(session, roles_of(session));
  return Status::done;
}

Status rights_list(Session& session) {
  Console& console = session.console();
  Listing list(console, {session.column("right", KONTOR_TEXT("Right")),
                         session.column("name", KONTOR_TEXT("Name"))});
  for (const auto right : company::all_permissions())
    list.row({std::string(company::name_of(right)), i18n::name(console.texts(), right)});
  list.end();
  return Status::done;
}

staff::RoleWish role_wish(const RoleOptions& o) {
  return {o.code, o.name, o.like, parts_of(o.with), parts_of(o.without)};
}

Status role_add(Session& session, const RoleOptions& o) {
  show_roles(session, {take(session.book().roles().add(role_wish(o)))});
  return Status::done;
}

Status role_set(Session& session, const RoleOptions& o) {
  show_roles(session, {take(session.book().roles().set(role_wish(o)))});
  return Status::done;
}

/// The ways in which someone may do something.
Status show_held(Session& session, const staff::RightsQuestion& question,
                 const std::vector<staff::Employee>& all) {
  auto& book = session.book();
  const auto given = book.book().read([&](Unit& unit) { return book.stores().roles.given(unit); });
  const auto names = company_names(session);
  Console& console = session.console();
  Listing list(console, {session.column("employee", KONTOR_TEXT("Employee")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("right", KONTOR_TEXT("Right")),
                         session.column("role", KONTOR_TEXT("Role")),
                         session.column("entity", KONTOR_TEXT("Company")),
                         session.column("location", KONTOR_TEXT("Location")),
                         session.column("channel", KONTOR_TEXT("Channel"))});
  RowLimit limit(session);
  for (const auto& held : staff::held_rights(all, roles_of(session), given,
                                             app::local_today(session.clock()), question)) {
    if (!limit.admits()) break;
    list.row({held.employee.code, text_or_null(held.employee.name),
              console.coded(company::name_of(held.permission),
                            i18n::name(console.texts(), held.permission)),
              console.coded(held.role.code,
                            i18n::role_name(console.texts(), held.role.code, held.role.name)),
              text_or_null(names.entity_code(held.scope.entity)),
              text_or_null(names.location_code(held.scope.location)),
              text_or_null(names.channel_code(held.scope.channel))});
  }
  list.end();
  return Status::done;
}

Status role_may(Session& session, const RoleOptions& o) {
  const auto all = staff_of(session);
  staff::RightsQuestion question;
  question.employee = take(staff::employee_named(all, o.employee)).id;
  return show_held(session, question, all);
}

Status role_who(Session& session, const RoleOptions& o) {
  staff::RightsQuestion question;
  question.permission = company::permission_named(o.right);
  if (!question.permission)
    throw Stop({RefusalCode::permission_unknown, {{"permission", o.right}}});
  return show_held(session, question, staff_of(session));
}

Status employee_role(Session& session, const RoleOptions& o) {
  const staff::RoleGift gift{o.employee, o.code, o.entity, o.location, o.channel};
  auto roles = session.book().roles();
  const auto given = take(o.take ? roles.take(gift) : roles.give(gift));
  const auto all = all_staff(session);
  show_employees(session, {take(staff::employee_named(all, employee_code(all, given.employee)))});
  return Status::done;
}

void role_rights(Command& command, RoleOptions& o) {
  command.option("--like", o.like, "ROLE", KONTOR_TEXT("With all rights of this role"));
  command.option("--with", o.with, "RIGHTS", KONTOR_TEXT("And these rights, parted by commas"));
  command.option("--without", o.without, "RIGHTS",
                 KONTOR_TEXT("But not these rights, parted by commas"));
}

void add_role_changes(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto added = options<RoleOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Make a role of your own"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  role_rights(add, *added);
  add.needs({Permission::edit_roles});
  add.does([&session, added] { return role_add(session, *added); });

  const auto changed = options<RoleOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a role of your own"));
  set.argument("CODE", changed->code, KONTOR_TEXT("Code of the role"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  role_rights(set, *changed);
  set.needs({Permission::edit_roles});
  set.does([&session, changed] { return role_set(session, *changed); });
}

}  // namespace

void add_role(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("role", KONTOR_TEXT("Who may do what"));
  tree.command(group, "list", KONTOR_TEXT("List the roles with their rights"))
      .open_to_all()
      .does([&session] { return role_list(session); });
  tree.command(group, "rights", KONTOR_TEXT("List all rights that a role may have"))
      .open_to_all()
      .does([&session] { return rights_list(session); });
  add_role_changes(tree, group);

  const auto person = options<RoleOptions>();
  Command may = tree.command(group, "may", KONTOR_TEXT("What may this person do?"));
  may.argument("EMPLOYEE", person->employee, KONTOR_TEXT("Code or name of the employee"));
  may.needs_somewhere({Permission::read_staff});
  may.does([&session, person] { return role_may(session, *person); });

  const auto act = options<RoleOptions>();
  Command who = tree.command(group, "who", KONTOR_TEXT("Who may do this?"));
  who.argument("RIGHT", act->right, KONTOR_TEXT("A right, such as read_cost"));
  who.needs_somewhere({Permission::read_staff});
  who.does([&session, act] { return role_who(session, *act); });
}

void add_employee_role(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  const auto o = options<RoleOptions>();
  Command command = tree.command(employee, "role", KONTOR_TEXT("Give an employee a role"));
  command.argument("EMPLOYEE", o->employee, KONTOR_TEXT("Code or name of the employee"));
  command.argument("ROLE", o->code, KONTOR_TEXT("Code of the role"));
  command.option("--entity", o->entity, "CODE", KONTOR_TEXT("Only in this company"));
  command.option("--location", o->location, "CODE", KONTOR_TEXT("Only at this location"));
  command.option("--channel", o->channel, "CODE", KONTOR_TEXT("Only on this channel"));
  command.flag("--take", o->take, KONTOR_TEXT("Take the role from them"));
  command.needs_somewhere({Permission::edit_roles});
  command.does([&session, o] { return employee_role(session, *o); });
}

}  // namespace kontor::cli
