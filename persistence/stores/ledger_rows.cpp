#include "persistence/stores/ledger_rows.h"

#include "domain/base/check.h"

namespace kontor::persistence {

namespace rows_detail {

void bind_all(soci::statement& statement, Binds& binds) {
  for (Bind& bind : binds) {
    if (auto* number = std::get_if<long long>(&bind.value)) {
      statement.exchange(soci::use(*number, bind.name));
    } else {
      statement.exchange(soci::use(std::get<std::string>(bind.value), bind.name));
    }
  }
}

}  // namespace rows_detail

Prepared::Prepared(SqlUnit& unit, const std::string& text, Binds binds)
    : m_binds(std::move(binds)), m_statement(unit.session()) {
  rows_detail::bind_all(m_statement, m_binds);
  m_statement.alloc();
  m_statement.prepare(text);
  m_statement.define_and_bind();
}

void Prepared::set(std::size_t bind, std::int64_t value) {
  std::get<long long>(m_binds.at(bind).value) = value;
}

void Prepared::set(std::size_t bind, std::string_view value) {
  std::get<std::string>(m_binds.at(bind).value) = value;
}

void Prepared::run() { m_statement.execute(true); }

void run_sql(SqlUnit& unit, const std::string& text, Binds binds) {
  soci::statement statement(unit.session());
  rows_detail::bind_all(statement, binds);
  statement.alloc();
  statement.prepare(text, soci::details::st_one_time_query);
  statement.define_and_bind();
  statement.execute(true);
}

std::optional<std::int64_t> one_number(SqlUnit& unit, const std::string& text, Binds binds) {
  std::optional<std::int64_t> result;
  each_row<std::int64_t>(unit, text, std::move(binds), [&](std::int64_t number) {
    if (!result) result = number;
  });
  return result;
}

std::string parts_of(const Dialect& dialect, const std::string& table, const std::string& alias,
                     const std::string& entry) {
  if (!dialect.postgresql()) {
    return " cross join " + table + " " + alias + " on " + alias + ".entry_id = " + entry;
  }
  return " cross join lateral (select x.* from " + table + " x where x.entry_id = " + entry +
         " offset 0) " + alias;
}

std::string cells_in(const Dialect& dialect) {
  return dialect.postgresql() ? "select (cell->>0)::bigint, (cell->>1)::bigint "
                                "from json_array_elements(:cells::json) cell"
                              : "select json_extract(value, '$[0]'), json_extract(value, '$[1]') "
                                "from json_each(:cells)";
}

std::string cell_list(const std::vector<stock::Cell>& cells) {
  std::string text = "[";
  for (const stock::Cell& cell : cells) {
    if (text.size() > 1) text += ',';
    text +=
        '[' + std::to_string(cell.product.value) + ',' + std::to_string(cell.location.value) + ']';
  }
  return text + "]";
}

}  // namespace kontor::persistence
