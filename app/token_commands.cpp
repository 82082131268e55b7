#include "app/token_commands.h"

#include <algorithm>
#include <array>

namespace kontor::app {

namespace {

constexpr auto by_token = std::to_array<std::string_view>({"book create",
                                                           "book migrate",
                                                           "book check",
                                                           "book backup",
                                                           "book restore",
                                                           "book copy",
                                                           "book info",
                                                           "book digest",
                                                           "book grant",
                                                           "setup",
                                                           "setup opening",
                                                           "setup template",
                                                           "setup compare",
                                                           "entity add",
                                                           "entity list",
                                                           "entity set",
                                                           "location add",
                                                           "location list",
                                                           "location set",
                                                           "channel add",
                                                           "channel list",
                                                           "channel set",
                                                           "channel source",
                                                           "rate add",
                                                           "rate set",
                                                           "rate list",
                                                           "account list",
                                                           "period list",
                                                           "period lock",
                                                           "import",
                                                           "batch list",
                                                           "batch show",
                                                           "batch resume",
                                                           "batch undo",
                                                           "profiles",
                                                           "product list",
                                                           "product show",
                                                           "product bind",
                                                           "stock list",
                                                           "stock show",
                                                           "stock moves",
                                                           "stock low list",
                                                           "stock low set",
                                                           "stock low import",
                                                           "stock publish",
                                                           "stock buffer list",
                                                           "stock buffer set",
                                                           "stock hold",
                                                           "stock release",
                                                           "stock adjust",
                                                           "stock reason add",
                                                           "stock reason list",
                                                           "transfer create",
                                                           "transfer set",
                                                           "transfer ready",
                                                           "transfer reopen",
                                                           "transfer ship",
                                                           "transfer receive",
                                                           "transfer close",
                                                           "transfer cancel",
                                                           "transfer list",
                                                           "transfer show",
                                                           "transfer picking-list",
                                                           "transfer delivery-note",
                                                           "count create",
                                                           "count sheet",
                                                           "count enter",
                                                           "count list",
                                                           "count show",
                                                           "count recount",
                                                           "count approve",
                                                           "count post",
                                                           "count cancel",
                                                           "order list",
                                                           "order show",
                                                           "customer list",
                                                           "customer show",
                                                           "employee list",
                                                           "employee add",
                                                           "employee set",
                                                           "employee alias",
                                                           "employee bind",
                                                           "employee import",
                                                           "employee role",
                                                           "employee hours set",
                                                           "employee hours list",
                                                           "employee hours import",
                                                           "role list",
                                                           "role rights",
                                                           "role add",
                                                           "role set",
                                                           "role may",
                                                           "role who",
                                                           "audit list",
                                                           "audit verify",
                                                           "payout list",
                                                           "payout show",
                                                           "payout match",
                                                           "ledger entries",
                                                           "ledger trial-balance",
                                                           "ledger open-items",
                                                           "ledger export",
                                                           "report list",
                                                           "report run",
                                                           "demo",
                                                           "man",
                                                           "completion"});

constexpr auto by_people = std::to_array<std::string_view>(
    {"book key export", "book key import", "employee pin", "employee password", "device enrol",
     "device code", "device list", "device revoke", "token add", "token list", "token revoke"});

}  // namespace

std::span<const std::string_view> token_commands() { return by_token; }
std::span<const std::string_view> never_by_token() { return by_people; }

std::optional<Refusal> not_by_token(const std::string& command) {
  if (std::ranges::find(by_token, command) != by_token.end()) return std::nullopt;
  const bool never = std::ranges::find(by_people, command) != by_people.end();
  return Refusal{never ? RefusalCode::token_never_for : RefusalCode::command_unknown,
                 {{"command", command}}};
}

}  // namespace kontor::app
