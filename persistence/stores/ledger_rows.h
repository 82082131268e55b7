#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "domain/company/company.h"
#include "domain/stock/stock.h"
#include "persistence/engine/statements.h"

namespace kontor::persistence {

/// A value bound by name to a statement. SOCI takes it by reference, so it lives beside the
/// statement.
struct Bind {
  std::string name;
  std::variant<long long, std::string> value;

  Bind(std::string n, std::int64_t v) : name(std::move(n)), value(static_cast<long long>(v)) {}
  Bind(std::string n, std::string v) : name(std::move(n)), value(std::move(v)) {}
  Bind(std::string n, std::string_view v) : name(std::move(n)), value(std::string(v)) {}
  Bind(std::string n, bool v) = delete;
  template <class Tag>
  Bind(std::string n, Id<Tag> id) : Bind(std::move(n), id.value) {}
};
using Binds = std::vector<Bind>;

/// A statement kept prepared and run many times with scalar binds (the form that has none of
/// SOCI's traps).
class Prepared {
 public:
  /// `binds` name the parameters and give their types; their values may change between runs.
  Prepared(SqlUnit& unit, const std::string& text, Binds binds);

  void set(std::size_t bind, std::int64_t value);
  void set(std::size_t bind, std::string_view value);
  void run();

 private:
  Statement m_statement;
};

/// Runs one statement that gives no rows.
void run_sql(SqlUnit& unit, const std::string& text, Binds binds = {});

namespace rows_detail {

// How a cell is fetched and taken out of its slot.
template <class T>
struct CellOf;
template <>
struct CellOf<std::int64_t> {
  static constexpr SlotType type = SlotType::number;
  static std::int64_t take(Slot& s) { return s.number; }
};
template <>
struct CellOf<bool> {
  static constexpr SlotType type = SlotType::flag;
  static bool take(Slot& s) { return s.flag != 0; }
};
template <>
struct CellOf<std::string> {
  static constexpr SlotType type = SlotType::text;
  static std::string take(Slot& s) { return std::move(s.text); }
};
template <>
struct CellOf<std::optional<std::int64_t>> {
  static constexpr SlotType type = SlotType::number;
  static std::optional<std::int64_t> take(Slot& s) {
    return s.null() ? std::nullopt : std::optional<std::int64_t>(s.number);
  }
};

std::vector<Slot> slots_of(Binds binds);

}  // namespace rows_detail

/// Runs a query and hands every row's cells to `take`. The rows are fetched to the end, so that the
/// statement does not stay open; PostgreSQL keeps all of them in memory (else for_each_row). Cells:
/// std::int64_t, bool, std::string, std::optional<std::int64_t>.
template <class... Cells, class Take>
void each_row(SqlUnit& unit, const std::string& text, Binds binds, Take&& take) {
  Statement statement(unit, text, rows_detail::slots_of(std::move(binds)),
                      {rows_detail::CellOf<Cells>::type...});
  statement.start();
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    while (statement.next()) take(rows_detail::CellOf<Cells>::take(statement.columns()[I])...);
  }
  (std::index_sequence_for<Cells...>{});
}

/// The first cell of a query's first row; nothing without a row.
std::optional<std::int64_t> one_number(SqlUnit& unit, const std::string& text, Binds binds = {});

template <class I>
std::vector<std::int64_t> values_of(const std::vector<I>& ids) {
  std::vector<std::int64_t> values;
  values.reserve(ids.size());
  for (const I id : ids) values.push_back(id.value);
  return values;
}

/// " join <table> <alias>": the rows of an entry, found by its id along the
/// primary key, whatever the planner believes of a table that has just been filled.
std::string parts_of(const Dialect& dialect, const std::string& table, const std::string& alias,
                     const std::string& entry);

/// A sub-select of (product, location) pairs, for `(product_id, location_id) in (<cells_in(...)>)`,
/// bound with cell_list(...) under the name "cells".
std::string cells_in(const Dialect& dialect);
std::string cell_list(const std::vector<stock::Cell>& cells);

/// The condition that a row of the books lies in one of some companies and channels; empty where
/// none is said. Numbers only, so that they stand in the text.
std::string in_books_of(const std::vector<company::Scope>& parts, const std::string& entity_column,
                        const std::string& channel_column);

}  // namespace kontor::persistence
