#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "persistence/engine/open.h"

namespace kontor::persistence {

/// What `kontor book info` shows.
struct BookInfo {
  Engine engine = Engine::sqlite;
  std::string engine_version;
  std::string address;
  std::int64_t schema = 0;
  std::int64_t compatible_with = 0;
  std::int64_t size_bytes = 0;
  std::int64_t last_audit = 0;                               ///< the audit's highest number
  std::int64_t sealed_to = 0;                                ///< up to where it is sealed
  std::vector<std::pair<std::string, std::int64_t>> counts;  ///< table and its rows
};

BookInfo book_info(SqlBook& book);

}  // namespace kontor::persistence
