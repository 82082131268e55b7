#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "persistence/engine/statements.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// One statement with named binds, run once: the only way in which stores talk to a session, so
/// that none of SOCI's traps can be stepped into. Binds copy their values. Engine errors leave as
/// SOCI throws them: the book must see them to tell a conflict, which it runs again, from a
/// Failure.
///
///     Query q(unit, "select id, name from entity where code = :code");
///     q.bind("code", code).into(id, name);
///     while (q.next()) …
class Query {
 public:
  Query(Unit& unit, std::string text);
  Query(SqlUnit& unit, std::string text);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(std::string_view name, bool value);
  Query& bind(std::string_view name, std::string_view value);
  Query& bind(std::string_view name, const char* value) {
    return bind(name, std::string_view(value));
  }
  Query& bind(std::string_view name, const std::string& value) {
    return bind(name, std::string_view(value));
  }
  Query& bind(std::string_view name, const std::optional<std::int64_t>& value);
  Query& bind(std::string_view name, const std::optional<std::string>& value);
  template <std::integral I>
  requires(!std::same_as<I, bool>) Query& bind(std::string_view name, I value) {
    return bind(name, std::optional<std::int64_t>(static_cast<std::int64_t>(value)));
  }
  template <class Tag>
  Query& bind(std::string_view name, Id<Tag> value) {
    return bind(name, value.value);
  }
  Query& bind(std::string_view name, const std::optional<BusinessDate>& value);
  Query& bind(std::string_view name, const std::optional<Instant>& value);
  Query& bind(std::string_view name, Instant value) { return bind(name, value.ms); }
  Query& bind(std::string_view name, BusinessDate value) { return bind(name, value.days); }
  Query& bind(std::string_view name, Quantity value) { return bind(name, value.milli); }
  /// The parameter of Dialect::ids(name).
  Query& bind_ids(std::string_view name, const std::vector<std::int64_t>& values);
  template <class Tag>
  Query& bind_ids(std::string_view name, const std::vector<Id<Tag>>& values);
  /// The parameter of Dialect::texts(name).
  Query& bind_texts(std::string_view name, const std::vector<std::string>& values);

  /// Where the columns go, in their order; each next() fills all of them again. A null column goes
  /// into optionals only; anywhere else it is a damaged book.
  template <class... T>
  Query& into(T&... targets) {
    (add_target(targets), ...);
    return *this;
  }

  /// The next row, or false at the end. Read to the end, or let the query go.
  bool next();
  /// Runs a statement without rows. Gives how many rows it changed.
  std::int64_t execute();

 private:
  /// Where a column's value goes.
  struct Target {
    std::function<void(Slot&)> copy;
    bool may_be_null = false;
  };

  Slot& add_bound(std::string_view name, SlotType type);
  Target& add_column(SlotType type);
  void add_target(std::int64_t& target);
  void add_target(std::int32_t& target);
  void add_target(bool& target);
  void add_target(std::string& target);
  void add_target(std::optional<std::int64_t>& target);
  void add_target(std::optional<std::string>& target);
  void add_target(std::optional<Instant>& target);
  void add_target(std::optional<BusinessDate>& target);
  void add_target(Instant& target) { add_target(target.ms); }
  void add_target(BusinessDate& target) { add_target(target.days); }
  void add_target(Quantity& target) { add_target(target.milli); }
  void add_target(Currency& target);
  template <class Tag>
  void add_target(Id<Tag>& target) {
    add_target(target.value);
  }

  SqlUnit& m_unit;
  std::string m_text;
  std::vector<Slot> m_bound;
  std::vector<SlotType> m_columns;
  std::vector<Target> m_targets;
  std::optional<Statement> m_statement;
};

/// A list of rows as a table inside a statement: set-based inserts and updates with one text for
/// both engines (arrays on PostgreSQL, JSON on SQLite).
///
///     ValueList rows(unit, {{"id", ValueType::integer}, {"name", ValueType::text}});
///     rows.add(id).add(name).end_row();
///     Query q(unit, "update product set name = v.name from " + rows.from("v") +
///                   " where product.id = v.id");
///     rows.bind(q); q.execute();
///
/// An insert … select from it with `on conflict` needs a `where true`. At most some thousand rows
/// at a time: chunk with `rows.size()`.
enum class ValueType { integer, text, boolean };
class ValueList {
 public:
  struct Column {
    std::string name;
    ValueType type;
  };
  ValueList(Unit& unit, std::vector<Column> columns);

  ValueList& add(std::string_view value);
  ValueList& add(const std::string& value) { return add(std::string_view(value)); }
  ValueList& add(const char* value) { return add(std::string_view(value)); }
  ValueList& add(bool value);
  ValueList& add(const std::optional<std::int64_t>& value);
  ValueList& add(const std::optional<std::string>& value);
  template <std::integral I>
  requires(!std::same_as<I, bool>) ValueList& add(I value) {
    return add(std::optional<std::int64_t>(static_cast<std::int64_t>(value)));
  }
  template <class Tag>
  ValueList& add(Id<Tag> value) {
    return add(value.value);
  }
  void end_row();

  std::size_t size() const { return m_rows; }
  bool empty() const { return m_rows == 0; }
  /// The table, named `alias`, for a from clause.
  std::string from(std::string_view alias) const;
  /// Binds its parameters, which are named after the alias of from().
  void bind(Query& query, std::string_view alias = "v") const;

 private:
  void put(std::string_view ready);

  bool m_postgresql;
  std::vector<Column> m_columns;
  std::vector<std::string> m_texts;  ///< PostgreSQL: one array a column; SQLite: one JSON text
  std::size_t m_rows = 0;
  std::size_t m_cell = 0;
};

template <class Tag>
std::vector<std::int64_t> numbers_of(const std::vector<Id<Tag>>& ids) {
  std::vector<std::int64_t> numbers;
  numbers.reserve(ids.size());
  for (const auto id : ids) numbers.push_back(id.value);
  return numbers;
}

template <class Tag>
Query& Query::bind_ids(std::string_view name, const std::vector<Id<Tag>>& values) {
  return bind_ids(name, numbers_of(values));
}

/// Calls fn(part) for consecutive parts of at most `size` elements, so that one statement never
/// carries a list without bound.
template <class T, class Fn>
void in_parts(const std::vector<T>& all, std::size_t size, Fn&& fn) {
  for (std::size_t begin = 0; begin < all.size(); begin += size) {
    const std::size_t end = std::min(all.size(), begin + size);
    fn(std::vector<T>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                      all.begin() + static_cast<std::ptrdiff_t>(end)));
  }
}

/// "column is one of the list": bound with Query::bind_ids resp. bind_texts under `name`. On
/// PostgreSQL this is one index condition, whatever the planner believes of a table that has just
/// been filled; a join with the list is not.
std::string in_ids(Unit& unit, std::string_view column, std::string_view name);
std::string in_texts(Unit& unit, std::string_view column, std::string_view name);

/// How many list elements one statement carries.
inline constexpr std::size_t list_part = 10000;

}  // namespace kontor::persistence
