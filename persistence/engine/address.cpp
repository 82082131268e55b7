#include "persistence/engine/address.h"

#include <libpq-fe.h>

#include <memory>

namespace kontor::persistence {

namespace {

namespace fs = std::filesystem;

Refusal invalid_address(std::string_view text) {
  return Refusal{RefusalCode::address_invalid, {{"address", std::string(text)}}};
}

Result<BookAddress> sqlite_address(std::string_view text, std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return invalid_address(text);
  const fs::path absolute = fs::absolute(fs::path(path)).lexically_normal();
  if (!absolute.has_filename()) return invalid_address(text);
  return BookAddress{Engine::sqlite, std::string(text), absolute};
}

/// Lets libpq itself read the URI, so that every form it knows is known here too.
Result<BookAddress> postgresql_address(std::string_view text) {
  const std::string uri(text);
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(uri.c_str(), &message), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned_message(message, &PQfreemem);
  // The message and the address may both hold a password, so neither is repeated.
  if (!options) return Refusal{RefusalCode::address_invalid, {{"address", "postgresql://…"}}};
  bool named = false;
  for (const PQconninfoOption* o = options.get(); o->keyword != nullptr; ++o) {
    const std::string_view key = o->keyword;
    if (o->val == nullptr) continue;
    if (key == "password" || key == "sslpassword") {
      return Refusal{RefusalCode::address_has_password, {}};
    }
    if (key == "dbname" && *o->val != '\0') named = true;
  }
  if (!named) return invalid_address(text);
  return BookAddress{Engine::postgresql, uri, {}};
}

}  // namespace

Result<BookAddress> parse_address(std::string_view text) {
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) {
    return postgresql_address(text);
  }
  if (text.starts_with("sqlite://")) return sqlite_address(text, text.substr(9));
  if (text.starts_with("sqlite:")) return sqlite_address(text, text.substr(7));
  if (text.ends_with(".kontor") && text.find("://") == std::string_view::npos) {
    return sqlite_address(text, text);
  }
  return invalid_address(text);
}

}  // namespace kontor::persistence
