#include "persistence/engine/bulk_insert.h"

#include "domain/base/check.h"

namespace kontor::persistence {

BulkInsert::BulkInsert(SqlUnit& unit, std::string_view table,
                       const std::vector<std::string>& columns)
    : m_impl(unit.dialect().postgresql() ? postgresql_bulk(unit, table, columns)
                                         : sqlite_bulk(unit, table, columns)) {}

BulkInsert::~BulkInsert() = default;

BulkInsert& BulkInsert::add(std::int64_t value) {
  m_impl->number(value);
  return *this;
}

BulkInsert& BulkInsert::add(std::string_view value) {
  m_impl->text(value);
  return *this;
}

BulkInsert& BulkInsert::add(bool value) {
  m_impl->boolean(value);
  return *this;
}

BulkInsert& BulkInsert::add(const std::optional<std::int64_t>& value) {
  if (value) {
    m_impl->number(*value);
  } else {
    m_impl->null();
  }
  return *this;
}

void BulkInsert::end_row() { m_impl->end_row(); }

void BulkInsert::finish() { m_impl->finish(); }

}  // namespace kontor::persistence
