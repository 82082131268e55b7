#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/base/result.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// Where a book is. `text` names it to people and has no secret in it.
struct BookAddress {
  Engine engine = Engine::sqlite;
  std::string text;            ///< as it was given; on PostgreSQL the URI for libpq
  std::filesystem::path path;  ///< SQLite only: the file, absolute
};

/// Reads `sqlite:///abs/shop.kontor`, `sqlite:shop.kontor`, a bare path that ends in `.kontor`, and
/// `postgresql://…` (also `postgres://…`). Refuses address_invalid and address_has_password.
Result<BookAddress> parse_address(std::string_view text);

}  // namespace kontor::persistence
