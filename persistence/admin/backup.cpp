#include "domain/base/check.h"
#include "domain/base/failure.h"
#include "persistence/admin/copy.h"
#include "persistence/admin/create.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

namespace fs = std::filesystem;

BookAddress file_address(const fs::path& file) {
  return BookAddress{Engine::sqlite, "sqlite://" + fs::absolute(file).string(), fs::absolute(file)};
}

/// The online backup of SQLite itself: a whole copy although others write meanwhile.
void copy_pages(const fs::path& from, const fs::path& to) {
  const auto source = open_sqlite(from, FileUse::read);
  const auto target = open_sqlite(to, FileUse::create);
  // In WAL mode the target's pages would lie in its log; a backup is one file.
  run_script(*target, Engine::sqlite, "pragma journal_mode = delete");
  sqlite_api::sqlite3* handle = sqlite_handle(*target);
  sqlite_api::sqlite3_backup* backup =
      sqlite_api::sqlite3_backup_init(handle, "main", sqlite_handle(*source), "main");
  int code = sqlite_api::sqlite3_errcode(handle);
  if (backup != nullptr) {
    // All pages in one step: a reader of a log does not hinder writers, and steps would begin
    // again whenever another process writes.
    sqlite_api::sqlite3_backup_step(backup, -1);
    code = sqlite_api::sqlite3_backup_finish(backup);
  }
  if (code != SQLITE_OK) {
    throw sqlite_failure(*target, code, sqlite_api::sqlite3_errmsg(handle));
  }
}

void remove_files(const fs::path& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(fs::path(path.string() + suffix), ignored);
  }
}

void write_backup(SqlBook& book, const fs::path& part, const Clock& clock) {
  if (book.engine() == Engine::sqlite) {
    copy_pages(book.address().path, part);
    return;
  }
  const BookAddress target = file_address(part);
  if (const auto made = create_book(target, clock); !made) {
    throw Failure(FailureCode::file_unwritable, {{"file", part.string()}, {"detail", ""}});
  }
  auto opened = open_book(target);
  KONTOR_ASSERT(static_cast<bool>(opened));
  const Outcome copied = copy_book(book, **opened);
  KONTOR_ASSERT(static_cast<bool>(copied));
}

}  // namespace

Outcome backup_book(SqlBook& book, const fs::path& file, const Clock& clock) {
  std::error_code error;
  if (fs::exists(file, error)) {
    return Refusal{RefusalCode::book_exists, {{"book", file.string()}}};
  }
  // The name appears only when the file is whole.
  const fs::path part = file.string() + ".part";
  remove_files(part);
  try {
    write_backup(book, part, clock);
  } catch (...) {
    remove_files(part);
    throw;
  }
  fs::rename(part, file, error);
  if (error) {
    remove_files(part);
    throw Failure(FailureCode::file_unwritable,
                  {{"file", file.string()}, {"detail", error.message()}});
  }
  return Done{};
}

Outcome restore_book(SqlBook& book, const fs::path& file) {
  auto backup = open_book(file_address(file));
  if (!backup) return backup.refusal();
  return copy_book(**backup, book);
}

}  // namespace kontor::persistence
