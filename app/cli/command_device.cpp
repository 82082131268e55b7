#include "app/cli/commands.h"
#include "app/cli/secret_prompt.h"
#include "app/cli/staff_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct DeviceOptions {
  std::string name;
  bool code = false;
};

struct TokenOptions {
  std::string name, commands, employee, file;
};

Status device_enrol(Session& session, const DeviceOptions& o) {
  auto& desk = session.desk();
  Console& console = session.console();
  std::string code;
  if (o.code) {
    const auto typed = read_secret(console, console.text("One-time code: "));
    if (!typed || typed->empty()) throw Stop({RefusalCode::device_code_wrong, {}});
    code = *typed;
  }
  take(desk.enrol(o.name, code));
  console.say(console.text("PINs are good on this machine now. It is called {device}.",
                           {{"device", desk.machine_name()}}));
  return Status::done;
}

Status device_code(Session& session) {
  const std::string code = take(session.desk().one_time_code());
  Console& console = session.console();
  console.out().write(code + "\n");
  console.say(
      console.text("It is good once, for 15 minutes: “kontor device enrol --code” asks for it."));
  return Status::done;
}

reports::Cell when(Console& console, const std::optional<Instant>& at) {
  return at ? console.instant(*at) : reports::Cell();
}

Status device_list(Session& session) {
  const auto machines = take(session.desk().machines());
  const auto all = all_staff(session);
  Console& console = session.console();
  Listing list(console, {session.column("name", KONTOR_TEXT("Machine")),
                         session.column("enrolled_at", KONTOR_TEXT("Enrolled"), ColumnType::date),
                         session.column("enrolled_by", KONTOR_TEXT("By")),
                         session.column("revoked_at", KONTOR_TEXT("Revoked"), ColumnType::date)});
  RowLimit limit(session);
  for (const auto& machine : machines) {
    if (!limit.admits()) break;
    list.row({machine.name, console.instant(machine.enrolled_at),
              text_or_null(employee_code(all, machine.enrolled_by)),
              when(console, machine.revoked_at)});
  }
  list.end();
  return Status::done;
}

Status device_revoke(Session& session, const std::string& name) {
  take(session.desk().revoke(name));
  session.console().say(
      session.console().text("PINs are no longer good on {device}.", {{"device", name}}));
  return Status::done;
}

Status token_add(Tree& tree, const TokenOptions& o) {
  Session& session = tree.session();
  desk::TokenWish wish{o.name, desk::commands_of(o.commands), o.employee};
  if (wish.commands.empty()) throw Stop({RefusalCode::command_unknown, {{"command", o.commands}}});
  for (const std::string& command : wish.commands) {
    const auto* rights = tree.rights_of(command);
    if (!rights) throw Stop({RefusalCode::command_unknown, {{"command", command}}});
    if (rights->people_only) throw Stop({RefusalCode::token_never_for, {{"command", command}}});
  }
  take(session.desk().add_token(wish, o.file));
  session.console().say(
      session.console().text("The token {token} is in {file}. Programs use it with --token.",
                             {{"token", o.name}, {"file", o.file}}));
  return Status::done;
}

Status token_list(Session& session) {
  const auto tokens = take(session.desk().tokens());
  const auto all = all_staff(session);
  Console& console = session.console();
  Listing list(console, {session.column("name", KONTOR_TEXT("Token")),
                         session.column("commands", KONTOR_TEXT("Commands")),
                         session.column("employee", KONTOR_TEXT("Acts for")),
                         session.column("made_at", KONTOR_TEXT("Made"), ColumnType::date),
                         session.column("made_by", KONTOR_TEXT("By")),
                         session.column("revoked_at", KONTOR_TEXT("Revoked"), ColumnType::date)});
  RowLimit limit(session);
  for (const auto& token : tokens) {
    if (!limit.admits()) break;
    std::string commands;
    for (const auto& command : token.commands) commands += (commands.empty() ? "" : ", ") + command;
    list.row({token.name, commands, text_or_null(employee_code(all, token.employee)),
              console.instant(token.made_at), text_or_null(employee_code(all, token.made_by)),
              when(console, token.revoked_at)});
  }
  list.end();
  return Status::done;
}

Status token_revoke(Session& session, const std::string& name) {
  take(session.desk().revoke_token(name));
  session.console().say(
      session.console().text("The token {token} lets nobody in any more.", {{"token", name}}));
  return Status::done;
}

void device_command(Command command, Action action) {
  command.needs({Permission::manage_devices}).people_only();
  command.does(std::move(action));
}

}  // namespace

void add_device(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("device", KONTOR_TEXT("The machines that PINs are good on"));
  const auto o = options<DeviceOptions>();
  Command enrol = tree.command(group, "enrol", KONTOR_TEXT("Make PINs good on this machine"));
  enrol.option("--name", o->name, "NAME", KONTOR_TEXT("As people know it; else the host's name"));
  enrol.flag("--code", o->code,
             KONTOR_TEXT("Ask for a one-time code, which every machine but the first needs"));
  device_command(enrol, [&session, o] { return device_enrol(session, *o); });
  device_command(
      tree.command(group, "code", KONTOR_TEXT("Print a one-time code that enrols another machine")),
      [&session] { return device_code(session); });
  device_command(tree.command(group, "list", KONTOR_TEXT("List all machines")),
                 [&session] { return device_list(session); });
  const auto name = options<std::string>();
  Command revoke = tree.command(group, "revoke", KONTOR_TEXT("Make PINs useless on a machine"));
  revoke.argument("NAME", *name, KONTOR_TEXT("Its name"));
  device_command(revoke, [&session, name] { return device_revoke(session, *name); });
}

void add_token(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("token", KONTOR_TEXT("Tokens let programs in, for some commands"));
  const auto o = options<TokenOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Make a token"));
  add.argument("NAME", o->name, KONTOR_TEXT("Its name"));
  add.option("--commands", o->commands, "COMMANDS",
             KONTOR_TEXT("What it is for, parted by commas: stock list, report run"));
  add.required();
  add.option("--file", o->file, "FILE", KONTOR_TEXT("The new file that holds it, of mode 600"));
  add.required();
  add.option("--employee", o->employee, "CODE",
             KONTOR_TEXT("For whom it acts, with their rights of the day; else for you"));
  device_command(add, [&tree, o] { return token_add(tree, *o); });
  device_command(tree.command(group, "list", KONTOR_TEXT("List all tokens")),
                 [&session] { return token_list(session); });
  const auto name = options<std::string>();
  Command revoke = tree.command(group, "revoke", KONTOR_TEXT("Let nobody in by it any more"));
  revoke.argument("NAME", *name, KONTOR_TEXT("Its name"));
  device_command(revoke, [&session, name] { return token_revoke(session, *name); });
}

}  // namespace kontor::cli
