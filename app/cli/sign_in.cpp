#include "app/cli/sign_in.h"

#include "app/cli/secret_prompt.h"
#include "app/process.h"
#include "domain/desk/desk_refusal.h"

namespace kontor::cli {

namespace {

void by_password(Session& session, app::Desk& desk) {
  const std::string& code = session.globals.as;
  Console& console = session.console();
  auto password =
      read_secret(console, console.text("Password of {employee}: ", {{"employee", code}}));
  if (!password) throw Stop({RefusalCode::sign_in_needed, {}});
  const auto signed_in = desk.by_password(code, *password);
  desk::wipe(*password);
  if (signed_in.refusal != desk::SignInRefusal::none) throw Stop(desk::refusal_of(signed_in));
  if (signed_in.must_change && session.command().words != "employee password")
    throw Stop({RefusalCode::own_password_needed, {{"employee", code}}});
  desk.act_as(signed_in.employee);
}

void by_token(Session& session, app::OpenBook& book, app::Desk& desk) {
  const auto token = take(desk.token_in(session.globals.token));
  const RunningCommand& command = session.command();
  if (command.people_only) throw Stop({RefusalCode::token_never_for, {{"command", command.words}}});
  if (!desk::is_for(token, command.words))
    throw Stop({RefusalCode::token_not_for, {{"token", token.name}, {"command", command.words}}});
  // The audit tells what a program did from what the person did.
  book.set_machine(desk.machine_name() + " token:" + token.name);
  book.act_as(token.employee);
}

}  // namespace

void sign_in(Session& session, app::OpenBook& book) {
  const Globals& g = session.globals;
  if (!g.as.empty() && !g.token.empty())
    throw WrongUsage(session.text("Give --as or --token, not both."));
  app::Desk desk(book, session.keys());
  if (!g.token.empty()) {
    by_token(session, book, desk);
  } else if (!g.as.empty()) {
    by_password(session, desk);
  } else if (desk.asks()) {
    throw Stop({RefusalCode::sign_in_needed, {}});
  }
}

}  // namespace kontor::cli
