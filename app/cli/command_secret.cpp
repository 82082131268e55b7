#include "app/cli/commands.h"
#include "app/cli/secret_prompt.h"
#include "domain/desk/desk_refusal.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

Status employee_pin(Session& session, const std::string& code) {
  take(session.desk().clear_pin(code));
  session.console().say(session.console().text(
      "{employee} has no PIN now. Set a new one in the window, which they change at its first use.",
      {{"employee", code}}));
  return Status::done;
}

Status employee_password(Session& session, const std::string& code) {
  auto& desk = session.desk();
  const bool asked = desk.asks();
  Console& console = session.console();
  auto password = read_new_secret(console, console.text("New password: "));
  const auto fault =
      take(code.empty() ? desk.set_own_password(password) : desk.set_password(code, password));
  desk::wipe(password);
  if (fault != desk::SecretFault::none)
    throw Stop(desk::refusal_of(fault, desk::SecretKind::password));
  console.say(console.text("The password is set."));
  if (!asked) console.say(console.text("From now on this book asks who is at it."));
  return Status::done;
}

Status key_export(Session& session, const std::string& file) {
  take(session.desk().export_key(file));
  session.console().say(session.console().text(
      "The key was written to {file}. Whoever has it and a copy of the book can try PINs: carry it "
      "to the other machine, and delete it.",
      {{"file", file}}));
  return Status::done;
}

Status key_import(Session& session, const std::string& file) {
  take(session.desk().import_key(file));
  session.console().say(session.console().text(
      "This machine has the book's key now. “kontor device enrol” makes PINs good on it."));
  return Status::done;
}

}  // namespace

void add_employee_secrets(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  const auto whose = options<std::string>();
  Command pin = tree.command(employee, "pin",
                             KONTOR_TEXT("Take an employee's PIN and its lock-out away; the new "
                                         "one is set in the window"));
  pin.argument("EMPLOYEE", *whose, KONTOR_TEXT("Code or name of the employee"));
  pin.needs_somewhere({Permission::edit_staff}).people_only();
  pin.does([&session, whose] { return employee_pin(session, *whose); });

  const auto other = options<std::string>();
  Command password = tree.command(
      employee, "password",
      KONTOR_TEXT("Set your password, which is asked for or read from the standard input"));
  password.argument("EMPLOYEE", *other, KONTOR_TEXT("Someone else: code or name of the employee"));
  password.optional().open_to_all().people_only();
  password.does([&session, other] { return employee_password(session, *other); });
}

void add_book_key(Tree& tree, CLI::App& book) {
  Session& session = tree.session();
  CLI::App& group = *book.add_subcommand(
      "key", session.text(KONTOR_TEXT("The key without which PINs of a stolen book are safe")));
  group.require_subcommand(1);
  const auto out = options<std::string>();
  Command exported = tree.command(group, "export", KONTOR_TEXT("Write it to a new file"));
  exported.argument("FILE", *out, KONTOR_TEXT("The new file, of mode 600"));
  exported.needs({Permission::manage_devices}).people_only();
  exported.does([&session, out] { return key_export(session, *out); });
  const auto in = options<std::string>();
  Command imported = tree.command(group, "import", KONTOR_TEXT("Keep it on this machine"));
  imported.argument("FILE", *in, KONTOR_TEXT("A file that “book key export” wrote, of mode 600"));
  imported.needs({Permission::manage_devices}).people_only();
  imported.does([&session, in] { return key_import(session, *in); });
}

}  // namespace kontor::cli
