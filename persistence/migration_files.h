#pragma once

#include <span>
#include <string_view>

namespace kontor::persistence {

/// One file of `persistence/migrations`, as it was when the program was built.
struct MigrationFile {
  const char* name;       ///< file name without folder, `NNNN_what.sql`
  std::string_view text;  ///< its bytes, unchanged
};

/// Every migration in the order of the file names.
std::span<const MigrationFile> migration_files();

}  // namespace kontor::persistence
