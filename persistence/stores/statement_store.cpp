#include "persistence/stores/statement_store.h"

#include <charconv>

#include "domain/base/check.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace statement_store_detail {

using stock::Statement;
using stock::StatementLine;

constexpr const char* statement_columns =
    "s.document_id, s.number, s.entity_id, s.location_id, s.as_of, s.file, s.listed, s.state, "
    "s.made_at, s.made_by, s.closed_at, s.closed_by";

/// Reads the columns above.
class StatementReader {
 public:
  void into(Query& q) {
    q.into(m_row.id, m_row.number, m_row.entity, m_row.location, m_row.as_of, m_row.file,
           m_row.listed, m_state, m_row.made_at, m_row.made_by, m_row.closed_at, m_row.closed_by);
  }
  Statement row() const {
    Statement row = m_row;
    const auto state = stock::statement_state_named(m_state);
    KONTOR_ASSERT(state.has_value());
    row.state = *state;
    return row;
  }

 private:
  Statement m_row;
  std::string m_state;
};

std::optional<Statement> read_one(Query& q) {
  std::optional<Statement> found;
  StatementReader reader;
  reader.into(q);
  while (q.next()) found = reader.row();
  return found;
}

std::string select_statement(const std::string& tail) {
  return std::string("select ") + statement_columns + " from stock_statement s where " + tail;
}

/// Numbers count without gaps, so that makers wait for each other; any number serves as the key.
std::int64_t next_statement_number(Unit& unit) {
  if (sql(unit).dialect().postgresql()) {
    Query lock(unit, "select cast(pg_advisory_xact_lock(:key) as text)");
    std::string nothing;
    lock.bind("key", 0x6b6f6e73746d74).into(nothing);
    while (lock.next()) {
    }
  }
  std::int64_t number = 0;
  Query last(unit, "select coalesce(max(number), 0) from stock_statement");
  last.into(number);
  while (last.next()) {
  }
  return number + 1;
}

std::int64_t statement_behind(const std::string& after) {
  std::int64_t number = INT64_MAX;
  std::from_chars(after.data(), after.data() + after.size(), number);
  return number;
}

/// What a filter asks for, behind another condition.
std::string wanted(Unit& unit, const stock::StatementFilter& filter) {
  std::string text;
  if (filter.location) {
    text += " and s.location_id = :location";
  } else if (!filter.places.empty()) {
    text += " and " + in_ids(unit, "s.location_id", "places");
  }
  if (!filter.states.empty()) text += " and " + in_texts(unit, "s.state", "states");
  return text;
}

void bind_wanted(Query& q, const stock::StatementFilter& filter) {
  if (filter.location) {
    q.bind("location", filter.location);
  } else if (!filter.places.empty()) {
    q.bind_ids("places", filter.places);
  }
  if (filter.states.empty()) return;
  std::vector<std::string> states;
  for (const auto state : filter.states) states.emplace_back(stock::name_of(state));
  q.bind_texts("states", states);
}

}  // namespace statement_store_detail

void SqlStatementStore::add(Unit& unit, stock::Statement& s) {
  using namespace statement_store_detail;
  s.number = next_statement_number(unit);
  Query q(unit,
          "insert into stock_statement (document_id, number, entity_id, location_id, as_of, file, "
          "listed, state, made_at, made_by, closed_at, closed_by) values (:document, :number, "
          ":entity, :location, :as_of, :file, :listed, :state, :made_at, :made_by, :closed_at, "
          ":closed_by)");
  q.bind("document", s.id).bind("number", s.number).bind("entity", s.entity);
  q.bind("location", s.location).bind("as_of", s.as_of).bind("file", s.file);
  q.bind("listed", s.listed).bind("state", stock::name_of(s.state)).bind("made_at", s.made_at);
  q.bind("made_by", s.made_by).bind("closed_at", s.closed_at).bind("closed_by", s.closed_by);
  q.execute();
}

void SqlStatementStore::set(Unit& unit, const stock::Statement& s) {
  Query q(unit,
          "update stock_statement set state = :state, closed_at = :closed_at, closed_by = "
          ":closed_by where document_id = :document");
  q.bind("state", stock::name_of(s.state)).bind("closed_at", s.closed_at);
  q.bind("closed_by", s.closed_by).bind("document", s.id);
  q.execute();
}

std::optional<stock::Statement> SqlStatementStore::find(Unit& unit, std::int64_t number) {
  using namespace statement_store_detail;
  Query q(unit, select_statement("s.number = :number"));
  q.bind("number", number);
  return read_one(q);
}

std::optional<stock::Statement> SqlStatementStore::lock(Unit& unit, std::int64_t number) {
  using namespace statement_store_detail;
  Query q(unit, select_statement("s.number = :number") + sql(unit).dialect().for_update());
  q.bind("number", number);
  return read_one(q);
}

std::optional<stock::Statement> SqlStatementStore::at(Unit& unit, LocationId location,
                                                      Instant as_of) {
  using namespace statement_store_detail;
  Query q(unit, select_statement("s.location_id = :location and s.as_of = :as_of"));
  q.bind("location", location).bind("as_of", as_of);
  return read_one(q);
}

std::optional<stock::Statement> SqlStatementStore::before(Unit& unit,
                                                          const stock::Statement& later) {
  using namespace statement_store_detail;
  Query q(unit, select_statement("s.location_id = :location and s.as_of < :as_of order by s.as_of "
                                 "desc limit 1"));
  q.bind("location", later.location).bind("as_of", later.as_of);
  return read_one(q);
}

stock::StatementPage SqlStatementStore::list(Unit& unit, const stock::StatementFilter& filter) {
  using namespace statement_store_detail;
  Query q(unit, select_statement("s.number < :behind" + wanted(unit, filter) +
                                 " order by s.number desc limit :limit"));
  q.bind("behind", statement_behind(filter.after)).bind("limit", filter.limit + 1);
  bind_wanted(q, filter);
  StatementReader reader;
  reader.into(q);
  stock::StatementPage page;
  while (q.next()) {
    if (std::ssize(page.rows) == filter.limit) {
      page.next = std::to_string(page.rows.back().number);
      continue;
    }
    page.rows.push_back(reader.row());
  }
  return page;
}

std::int64_t SqlStatementStore::count(Unit& unit, const stock::StatementFilter& filter) {
  using namespace statement_store_detail;
  Query q(unit, "select count(*) from stock_statement s where 1 = 1" + wanted(unit, filter));
  bind_wanted(q, filter);
  std::int64_t rows = 0;
  q.into(rows);
  while (q.next()) {
  }
  return rows;
}

std::vector<stock::StatementLine> SqlStatementStore::lines(Unit& unit, DocumentId statement) {
  std::vector<stock::StatementLine> lines;
  stock::StatementLine line;
  std::optional<std::string> verdict;
  Query q(unit,
          "select l.product_id, l.line_no, l.theirs_milli, l.in_file, l.verdict, l.book_milli, "
          "l.explained_milli, l.rest_milli, case when p.sku = '' then p.code else p.sku end, "
          "p.name, p.unit from stock_statement_line l join product p on p.id = l.product_id where "
          "l.document_id = :document order by l.line_no");
  q.bind("document", statement);
  q.into(line.product, line.no, line.theirs, line.in_file, verdict, line.book, line.explained,
         line.rest, line.sku, line.name, line.unit);
  while (q.next()) {
    line.verdict = verdict ? stock::line_verdict_named(*verdict) : std::nullopt;
    lines.push_back(line);
  }
  return lines;
}

void SqlStatementStore::add_lines(Unit& unit, DocumentId statement,
                                  std::vector<stock::StatementLine> lines) {
  if (lines.empty()) return;
  std::int64_t no = 0;
  Query last(unit,
             "select coalesce(max(line_no), 0) from stock_statement_line where document_id = "
             ":document");
  last.bind("document", statement).into(no);
  while (last.next()) {
  }
  BulkInsert rows(sql(unit), "stock_statement_line",
                  {"document_id", "product_id", "line_no", "theirs_milli", "in_file", "book_milli",
                   "explained_milli", "rest_milli"});
  for (const auto& line : lines) {
    rows.add(statement.value).add(line.product.value).add(++no).add(line.theirs.milli);
    rows.add(line.in_file).add(std::int64_t{0}).add(std::int64_t{0}).add(std::int64_t{0});
    rows.end_row();
  }
  rows.finish();
}

void SqlStatementStore::keep_lines(Unit& unit, DocumentId statement,
                                   const std::vector<stock::StatementLine>& lines) {
  constexpr std::size_t lines_at_once = 2000;
  in_parts(lines, lines_at_once, [&](const std::vector<stock::StatementLine>& part) {
    ValueList rows(unit, {{"product", ValueType::integer},
                          {"line_no", ValueType::integer},
                          {"theirs", ValueType::integer},
                          {"in_file", ValueType::boolean},
                          {"verdict", ValueType::text},
                          {"book", ValueType::integer},
                          {"explained", ValueType::integer},
                          {"rest", ValueType::integer}});
    for (const auto& l : part) {
      rows.add(l.product).add(std::int64_t{l.no}).add(l.theirs.milli).add(l.in_file);
      rows.add(l.verdict ? std::optional(std::string(stock::name_of(*l.verdict))) : std::nullopt);
      rows.add(l.book.milli).add(l.explained.milli).add(l.rest.milli);
      rows.end_row();
    }
    // The lines are there: the conflict finds each by its key, an update from a list would not.
    Query q(unit,
            "insert into stock_statement_line (document_id, product_id, line_no, theirs_milli, "
            "in_file, verdict, book_milli, explained_milli, rest_milli) select cast(:document as "
            "bigint), v.product, v.line_no, v.theirs, v.in_file, v.verdict, v.book, v.explained, "
            "v.rest from " +
                rows.from("v") +
                " where true on conflict (document_id, product_id) do update set verdict = "
                "excluded.verdict, book_milli = excluded.book_milli, explained_milli = "
                "excluded.explained_milli, rest_milli = excluded.rest_milli");
    rows.bind(q);
    q.bind("document", statement).execute();
  });
}

std::vector<stock::StatementSettlement> SqlStatementStore::settlements(Unit& unit,
                                                                       DocumentId statement) {
  std::vector<stock::StatementSettlement> rows;
  stock::StatementSettlement row;
  Query q(unit,
          "select t.product_id, t.settlement_no, t.posted, t.quantity_milli, t.reason, t.note, "
          "t.adjustment_id, t.at, t.employee_id, coalesce(d.number, '') from "
          "stock_statement_settlement t left join document d on d.id = t.adjustment_id where "
          "t.document_id = :document order by t.settlement_no");
  q.bind("document", statement);
  q.into(row.product, row.no, row.posted, row.quantity, row.reason, row.note, row.adjustment,
         row.at, row.by, row.adjustment_number);
  while (q.next()) rows.push_back(row);
  return rows;
}

void SqlStatementStore::add_settlements(Unit& unit, DocumentId statement,
                                        const std::vector<stock::StatementSettlement>& added) {
  if (added.empty()) return;
  BulkInsert rows(sql(unit), "stock_statement_settlement",
                  {"document_id", "settlement_no", "product_id", "posted", "quantity_milli",
                   "reason", "note", "adjustment_id", "at", "employee_id"});
  for (const auto& row : added) {
    rows.add(statement.value).add(row.no).add(row.product.value).add(row.posted);
    rows.add(row.quantity.milli).add(row.reason).add(row.note).add(row.adjustment.value);
    rows.add(row.at.ms).add(row.by.value);
    rows.end_row();
  }
  rows.finish();
}

std::vector<ProductId> SqlStatementStore::unnamed(Unit& unit, const stock::Statement& s) {
  std::vector<ProductId> products;
  ProductId product;
  Query q(unit,
          "select l.product_id from stock_level l join product p on p.id = l.product_id where "
          "l.location_id = :location and p.tracked = true and p.hidden = false and not exists "
          "(select 1 from stock_statement_line n where n.document_id = :document and n.product_id "
          "= l.product_id) order by p.code, p.id");
  q.bind("location", s.location).bind("document", s.id).into(product);
  while (q.next()) products.push_back(product);
  return products;
}

}  // namespace kontor::persistence
