#pragma once

#include <memory>

#include "domain/base/book.h"
#include "domain/base/result.h"
#include "persistence/engine/address.h"
#include "persistence/engine/session.h"

namespace kontor::persistence {

/// A Book with what persistence needs to know of it.
class SqlBook : public Book {
 public:
  virtual const Dialect& dialect() const = 0;
  virtual const BookAddress& address() const = 0;
  Engine engine() const { return dialect().engine(); }
};

struct OpenOptions {
  PgTimes times;
  std::size_t max_sessions = 8;       ///< PostgreSQL sessions at once
  std::chrono::seconds reconnect{8};  ///< how long a lost server is looked for
  int page_cache_mib = 16;            ///< of SQLite's writer; more for bulk work on a large book
  bool any_schema = false;            ///< opens an older book too, for `book migrate` and `info`
};

/// Opens a book. Refuses book_missing, book_not_kontor, book_newer and book_older; throws Failure
/// when the database cannot be reached or is damaged.
Result<std::unique_ptr<SqlBook>> open_book(const BookAddress& address,
                                           const OpenOptions& options = {});

}  // namespace kontor::persistence
