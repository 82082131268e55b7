#pragma once

#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// What an engine does for a BulkInsert.
class BulkInsert::Impl {
 public:
  virtual ~Impl() = default;
  virtual void number(std::int64_t value) = 0;
  virtual void text(std::string_view value) = 0;
  virtual void boolean(bool value) = 0;
  virtual void null() = 0;
  virtual void end_row() = 0;
  virtual void finish() = 0;
};

std::unique_ptr<BulkInsert::Impl> sqlite_bulk(SqlUnit& unit, std::string_view table,
                                              const std::vector<std::string>& columns);
std::unique_ptr<BulkInsert::Impl> postgresql_bulk(SqlUnit& unit, std::string_view table,
                                                  const std::vector<std::string>& columns);

}  // namespace kontor::persistence
