#pragma once

#include <optional>
#include <string>

#include "persistence/admin/tables.h"
#include "persistence/engine/native.h"
#include "persistence/stores/search_index.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

/// Three rows in every table, equal on both engines: numbers are the row's own, texts are hostile.
/// On PostgreSQL summaries lie in their delta tables, split in two. Three whole entries.
class BookFiller {
 public:
  explicit BookFiller(Unit& unit) : m_unit(persistence::sql(unit)) {}

  void fill() {
    for (const persistence::Table& table : persistence::book_tables()) {
      if (table.name == "id_block") continue;
      if (table.name == "entry" && !postgresql()) continue;
      fill_table(table);
      if (table.name == "sale_fact" && !postgresql()) fill_table(persistence::book_table("entry"));
    }
    if (!postgresql()) {
      persistence::run_script(m_unit.session(), persistence::Engine::sqlite,
                              persistence::fill_search_script());
    }
  }

 private:
  bool postgresql() const { return m_unit.dialect().postgresql(); }

  void fill_table(const persistence::Table& table) {
    const bool delta = table.has_delta && postgresql();
    persistence::BulkInsert rows(m_unit, delta ? table.name + "_delta" : table.name,
                                 table.column_names());
    for (std::int64_t i = 1; i <= 3; ++i) {
      if (table.name == "posting") {
        add_row(rows, table, i, 1);
        add_row(rows, table, i, 2);
      } else if (delta) {
        add_row(rows, table, i, 1, 1000);
        add_row(rows, table, i, 1, -1000);
      } else {
        add_row(rows, table, i, 1);
      }
    }
    rows.finish();
  }

  /// `twice` makes a summary row half of itself with so much added.
  void add_row(persistence::BulkInsert& rows, const persistence::Table& table, std::int64_t i,
               std::int64_t line, std::int64_t twice = 0) {
    for (const persistence::TableColumn& c : table.columns) {
      if (c.kind == persistence::CellKind::text) {
        add_text(rows, table, c.name, i);
      } else if (c.kind == persistence::CellKind::flag) {
        rows.add(i % 2 == 0);
      } else if (table.name == "entity" && c.name == "start_date" && i == 2) {
        rows.add(std::optional<std::int64_t>());
      } else {
        const std::int64_t n = number(table, c.name, i, line);
        const bool split = twice != 0 && !table.is_key(c.name);
        rows.add(split ? (twice > 0 ? n + twice : twice) : n);
      }
    }
    rows.end_row();
  }

  static std::int64_t number(const persistence::Table& table, const std::string& column,
                             std::int64_t i, std::int64_t line) {
    if (column == "line_no" && table.key.front() == "entry_id") return line;
    if (column == "posting_count") return 2;
    if (column == "movement_count" || column == "sale_count") return 1;
    if (table.name == "posting" && column.ends_with("_minor")) return line == 1 ? i : -i;
    return i;
  }

  static void add_text(persistence::BulkInsert& rows, const persistence::Table& table,
                       const std::string& column, std::int64_t i) {
    if (table.name == "product" && column == "price_currency" && i == 2) {
      rows.add(std::optional<std::int64_t>());
      return;
    }
    const std::string number = std::to_string(i);
    const std::string text = column == "currency" ? "EUR" : column + " '\\\t\"猫é| " + number;
    rows.add(std::string_view(text));
  }

  persistence::SqlUnit& m_unit;
};

inline void fill_book(persistence::SqlBook& book) {
  book.write([](Unit& unit) { BookFiller(unit).fill(); });
}

}  // namespace kontor::test
