#pragma once

#include <filesystem>

#include "domain/base/clock.h"
#include "persistence/engine/open.h"

namespace kontor::persistence {

/// Copies everything of a book into an empty one of any engine, in one transaction: the digests are
/// equal afterwards, or the target is as it was. Empty is a book without entities. Refuses
/// book_not_empty.
Outcome copy_book(SqlBook& from, SqlBook& to);

/// Writes a book into a new SQLite file, which is a whole book itself. Refuses book_exists.
Outcome backup_book(SqlBook& book, const std::filesystem::path& file, const Clock& clock);

/// Fills an empty book from a backup. Refuses what open_book refuses of the file, and
/// book_not_empty.
Outcome restore_book(SqlBook& book, const std::filesystem::path& file);

}  // namespace kontor::persistence
