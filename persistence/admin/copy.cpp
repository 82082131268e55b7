#include "persistence/admin/copy.h"

#include <algorithm>
#include <optional>

#include "domain/base/check.h"
#include "persistence/admin/digest.h"
#include "persistence/engine/native.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

namespace {

/// After so many rows a piece of the load ends, at the end of an entry where there are entries:
/// PostgreSQL's guards see a piece as one statement.
constexpr std::int64_t kPieceRows = 50000;

void add_cell(BulkInsert& rows, const Cell& cell) {
  if (cell.null) {
    rows.add(std::optional<std::int64_t>());
  } else if (cell.kind == CellKind::text) {
    rows.add(cell.text);
  } else if (cell.kind == CellKind::flag) {
    rows.add(cell.number != 0);
  } else {
    rows.add(cell.number);
  }
}

void copy_table(SqlUnit& from, SqlUnit& to, const Table& table) {
  const bool parts = table.key.front() == "entry_id";
  std::optional<BulkInsert> rows;
  std::int64_t in_piece = 0;
  std::int64_t last_entry = 0;
  for_each_row(from, table_query(table, from.dialect().engine()), column_kinds(table),
               [&](std::span<const Cell> row) {
                 const std::int64_t entry = parts ? row.front().number : in_piece;
                 if (rows && in_piece >= kPieceRows && (!parts || entry != last_entry)) {
                   rows->finish();
                   rows.reset();
                 }
                 if (!rows) {
                   rows.emplace(to, table.name, table.column_names());
                   in_piece = 0;
                 }
                 for (const Cell& cell : row) add_cell(*rows, cell);
                 rows->end_row();
                 ++in_piece;
                 last_entry = entry;
               });
  if (rows) rows->finish();
}

/// SQLite closes an entry with its header, PostgreSQL opens it with its header.
std::vector<Table> copy_order(Engine target) {
  std::vector<Table> tables = book_tables();
  if (target == Engine::postgresql) return tables;
  const auto at = [&](const char* name) {
    return std::find_if(tables.begin(), tables.end(),
                        [&](const Table& t) { return t.name == name; });
  };
  const auto header = at("entry");
  const auto last_part = at("sale_fact");
  KONTOR_ASSERT(header < last_part);
  std::rotate(header, header + 1, last_part + 1);
  return tables;
}

/// What lives beside the base tables: the audit's counter, the search indexes, the zeros of
/// products that have no stock. PINs are off where
/// there were any: an old copy may hold secrets that were taken from people since.
void finish_copy(SqlUnit& to) {
  run_script(to.session(), to.dialect().engine(),
             "delete from desk_state where key in ('pins', 'enrolment'); insert into desk_state "
             "(key, value) "
             "select 'pins', 'off' from book_meta where key = 'schema' "
             "and exists (select 1 from desk_credential);"
             "insert into stock_total (product_id, on_hand_milli, committed_milli, "
             "unavailable_milli, oversold_cells) select p.id, 0, 0, 0, 0 from product p where not "
             "exists (select 1 from stock_total t where t.product_id = p.id)");
  if (to.dialect().postgresql()) {
    run_script(to.session(), Engine::postgresql,
               "select setval(pg_get_serial_sequence('audit', 'seq'), max(seq)) from audit "
               "having max(seq) is not null");
    return;
  }
  run_script(to.session(), Engine::sqlite, fill_search_script());
}

/// What a new book begins with gives way to what the copied one has.
void copy_rows(Unit& from, Unit& to) {
  run_script(sql(to).session(), sql(to).dialect().engine(),
             "delete from book_meta; delete from id_block; delete from coaching_topic");
  for (const Table& table : copy_order(sql(to).dialect().engine())) {
    copy_table(sql(from), sql(to), table);
  }
  finish_copy(sql(to));
}

bool is_empty(Unit& unit) {
  for (const char* table : {"entity", "product", "document", "entry", "audit"}) {
    if (select_number(sql(unit).session(), std::string("select count(*) from ") + table) != 0) {
      return false;
    }
  }
  return true;
}

}  // namespace

Outcome copy_book(SqlBook& from, SqlBook& to) {
  // The source is read inside the target's unit: when that runs again, it reads again too.
  const bool copied = to.write([&](Unit& target) {
    if (!is_empty(target)) return false;
    from.read([&](Unit& source) { copy_rows(source, target); });
    return true;
  });
  if (copied) return Done{};
  return Refusal{RefusalCode::book_not_empty, {{"book", to.address().text}}};
}

}  // namespace kontor::persistence
