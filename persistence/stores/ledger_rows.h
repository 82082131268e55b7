#pragma once

#include <soci/soci.h>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "domain/stock/stock.h"
#include "persistence/sql_unit.h"

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
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  void set(std::size_t bind, std::int64_t value);
  void set(std::size_t bind, std::string_view value);
  void run();

 private:
  Binds m_binds;
  soci::statement m_statement;
};

/// Runs one statement that gives no rows.
void run_sql(SqlUnit& unit, const std::string& text, Binds binds = {});

namespace rows_detail {

// How a cell is fetched: bool as a number, since SOCI has no bool.
template <class T>
struct CellOf {
  using Stored = T;
  static T take(Stored& s, soci::indicator) { return std::move(s); }
};
template <>
struct CellOf<std::int64_t> {
  using Stored = long long;
  static std::int64_t take(Stored s, soci::indicator) { return s; }
};
template <>
struct CellOf<bool> {
  using Stored = int;
  static bool take(Stored s, soci::indicator) { return s != 0; }
};
template <>
struct CellOf<std::optional<std::int64_t>> {
  using Stored = long long;
  static std::optional<std::int64_t> take(Stored s, soci::indicator i) {
    return i == soci::i_null ? std::nullopt : std::optional<std::int64_t>(s);
  }
};

void bind_all(soci::statement& statement, Binds& binds);

}  // namespace rows_detail

/// Runs a query and hands every row's cells to `take`. The rows are fetched to the end, so that the
/// statement does not stay open; only a `cursor` on PostgreSQL keeps memory bounded (see
/// each_row_streamed). Cells: std::int64_t, bool, std::string, std::optional<std::int64_t>.
template <class... Cells, class Take>
void each_row(SqlUnit& unit, const std::string& text, Binds binds, Take&& take) {
  std::tuple<typename rows_detail::CellOf<Cells>::Stored...> stored;
  std::array<soci::indicator, sizeof...(Cells)> nulls{};
  soci::statement statement(unit.session());
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (statement.exchange(soci::into(std::get<I>(stored), nulls[I])), ...);
    rows_detail::bind_all(statement, binds);
    statement.alloc();
    statement.prepare(text, soci::details::st_one_time_query);
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) {
      take(rows_detail::CellOf<Cells>::take(std::get<I>(stored), nulls[I])...);
    }
  }
  (std::index_sequence_for<Cells...>{});
}

/// As each_row, with bounded memory: on PostgreSQL through a cursor, 5,000 rows at a time. One at a
/// time in a unit.
template <class... Cells, class Take>
void each_row_streamed(SqlUnit& unit, const std::string& text, Binds binds, Take&& take) {
  if (!unit.dialect().postgresql()) {
    each_row<Cells...>(unit, text, std::move(binds), std::forward<Take>(take));
    return;
  }
  run_sql(unit, "declare kontor_rows no scroll cursor for " + text, std::move(binds));
  std::tuple<typename rows_detail::CellOf<Cells>::Stored...> stored;
  std::array<soci::indicator, sizeof...(Cells)> nulls{};
  {
    soci::statement statement(unit.session());
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (statement.exchange(soci::into(std::get<I>(stored), nulls[I])), ...);
      statement.alloc();
      statement.prepare("fetch forward 5000 from kontor_rows");
      statement.define_and_bind();
      for (bool some = true; some;) {
        some = false;
        statement.execute();
        while (statement.fetch()) {
          some = true;
          take(rows_detail::CellOf<Cells>::take(std::get<I>(stored), nulls[I])...);
        }
      }
    }
    (std::index_sequence_for<Cells...>{});
  }
  run_sql(unit, "close kontor_rows");
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

}  // namespace kontor::persistence
