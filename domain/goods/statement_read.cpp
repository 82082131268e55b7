#include <set>

#include "domain/base/fold.h"
#include "domain/goods/document_work.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/statement_words.h"
#include "domain/goods/stock_statements.h"

namespace kontor::goods {

using company::LocationKind;
using company::Permission;

namespace {

/// The rows of a file that are of the place. A file that names one place, or none, is of it.
Result<std::vector<StatementWish>> rows_of_place(const NewStatement& wanted,
                                                 const company::Location& place) {
  std::set<std::string> named;
  for (const auto& row : wanted.lines)
    if (!row.location.empty()) named.insert(fold(row.location));
  std::set<std::string> ours = {fold(place.code), fold(place.name)};
  if (!wanted.theirs.empty()) ours = {fold(wanted.theirs)};
  if (named.size() <= 1 && wanted.theirs.empty()) return wanted.lines;
  std::vector<StatementWish> rows;
  for (const auto& row : wanted.lines)
    if (row.location.empty() || ours.contains(fold(row.location))) rows.push_back(row);
  if (rows.empty() && !wanted.lines.empty())
    return Refusal{RefusalCode::statement_place_missing,
                   {{"location", place.code}, {"name", wanted.lines.front().location}}};
  return rows;
}

/// What a file brings to a statement: one line a product, rows of one product added up.
class StatementLines {
 public:
  StatementLines(Unit& unit, const Stores& stores, DocumentId statement)
      : m_unit(unit), m_stores(stores) {
    for (auto& line : stores.statements.lines(unit, statement)) m_known[line.product] = line.theirs;
  }

  void take(const std::vector<StatementWish>& rows) {
    std::vector<LineWish> names;
    for (const auto& row : rows) names.push_back({row.row, row.product, row.theirs});
    const auto products = find_lines(m_unit, m_stores, names);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!products[i]) {
        refuse(rows[i], products[i].refusal());
      } else if (rows[i].theirs.milli < 0) {
        refuse(rows[i], {RefusalCode::count_negative,
                         {{"product", rows[i].product}, {"value", rows[i].theirs.to_decimal()}}});
        m_refused.insert(products[i]->id);
      } else {
        add(products[i]->id, rows[i]);
      }
    }
    for (const ProductId product : m_order) compare(product);
  }

  void take_unnamed(const Statement& statement) {
    std::vector<stock::Cell> cells;
    for (const ProductId product : m_stores.statements.unnamed(m_unit, statement))
      if (!m_named.contains(product) && !m_refused.contains(product))
        cells.push_back({product, statement.location});
    for (const auto& [cell, there] : m_stores.stock.on_hand_as_of(m_unit, cells, statement.as_of)) {
      if (there.milli == 0) continue;
      StatementLine line;
      line.product = cell.product;
      line.in_file = false;
      m_added.push_back(line);
    }
  }

  /// Some row was good; else it may be another's file.
  bool names_some() const { return !m_order.empty(); }
  const std::vector<StatementLine>& added() const { return m_added; }
  std::int64_t all() const { return std::ssize(m_known) + std::ssize(m_added); }
  std::vector<RefusedRow>& refusals() { return m_refusals; }

 private:
  struct Named {
    StatementWish first;
    Quantity theirs;
  };

  void refuse(const StatementWish& row, const Refusal& refusal) {
    m_refusals.push_back({row.row, row.file, refusal});
  }

  void add(ProductId product, const StatementWish& row) {
    const auto [at, first] = m_named.try_emplace(product, Named{row, {}});
    at->second.theirs = at->second.theirs + row.theirs;
    if (first) m_order.push_back(product);
  }

  void compare(ProductId product) {
    const Named& named = m_named.at(product);
    const auto known = m_known.find(product);
    if (known == m_known.end()) {
      StatementLine line;
      line.product = product;
      line.theirs = named.theirs;
      m_added.push_back(line);
    } else if (known->second != named.theirs) {
      refuse(named.first, {RefusalCode::statement_line_differs,
                           {{"product", named.first.product},
                            {"value", named.theirs.to_decimal()},
                            {"before", known->second.to_decimal()}}});
    }
  }

  Unit& m_unit;
  const Stores& m_stores;
  std::map<ProductId, Quantity> m_known;
  std::map<ProductId, Named> m_named;
  std::set<ProductId> m_refused;  ///< of a row that was refused
  std::vector<ProductId> m_order;
  std::vector<StatementLine> m_added;
  std::vector<RefusedRow> m_refusals;
};

/// Why nothing may be read for a place at all.
std::optional<Refusal> not_to_read(const NewStatement& wanted, const company::Location& place,
                                   Instant now) {
  if (place.kind != LocationKind::third_party && place.kind != LocationKind::marketplace)
    return Refusal{RefusalCode::statement_not_outside, {{"location", place.code}}};
  if (wanted.as_of > now)
    return Refusal{RefusalCode::statement_in_future, {{"value", wanted.as_of.to_iso()}}};
  if (wanted.lines.size() > most_statement_rows)
    return Refusal{RefusalCode::list_too_long, {{"count", std::to_string(most_statement_rows)}}};
  return std::nullopt;
}

Statement new_statement(const NewStatement& wanted, const company::Location& place) {
  Statement s;
  s.entity = place.entity;
  s.location = place.id;
  s.as_of = wanted.as_of;
  s.file = wanted.file;
  s.listed = wanted.listed;
  return s;
}

}  // namespace

Result<MadeStatement> StockStatements::read(const NewStatement& wanted) {
  m_book.ids().reserve(2);
  return m_book.write([&](Unit& unit) -> Result<MadeStatement> {
    books::Journal journal(
        unit, m_stores, m_book.ids(),
        {m_clock.now(), {}, m_actor.employee, m_actor.machine, m_actor.approved_by});
    const auto place = own_place(journal.locations(), wanted.location);
    if (!place) return place.refusal();
    const Instant now = journal.occasion().now;
    if (auto no = company::refused(m_actor, Permission::count_stock, company::scope_of(*place)))
      return *no;
    if (auto no = not_to_read(wanted, *place, now)) return *no;
    journal.lock_periods({place->entity});
    const auto rows = rows_of_place(wanted, *place);
    if (!rows) return rows.refusal();
    MadeStatement made;
    const auto known = m_stores.statements.at(unit, place->id, wanted.as_of);
    made.before = known.has_value();
    made.statement = known ? *known : new_statement(wanted, *place);
    if (made.statement.state == StatementState::closed)
      return about_statement(RefusalCode::statement_closed, made.statement.number);
    if (!known) {
      made.statement.id = m_book.ids().make<DocumentId>();
      made.statement.made_at = now;
      made.statement.made_by = m_actor.employee;
    }
    StatementLines lines(unit, m_stores, made.statement.id);
    lines.take(*rows);
    // A refused row is no word that nothing is there.
    const bool told = !wanted.unread_rows && lines.names_some();
    if (!made.statement.listed && told) lines.take_unnamed(made.statement);
    made.refusals = std::move(lines.refusals());
    made.lines = lines.all();
    if (made.lines == 0) {
      if (!made.refusals.empty() || wanted.unread_rows) return made;
      return Refusal{RefusalCode::statement_without_lines, {{"location", place->code}}};
    }
    if (lines.added().empty()) return made;
    if (!known) {
      m_stores.statements.add(unit, made.statement);
      const std::string number = std::to_string(made.statement.number);
      journal.add_document({made.statement.id,
                            books::DocumentKind::statement,
                            place->entity,
                            {},
                            "statement:" + number,
                            stock::statement_number_text(made.statement.number)});
    }
    m_stores.statements.add_lines(unit, made.statement.id, lines.added());
    journal.audit("statement.read", "statement", made.statement.id.value, {},
                  statement_said("lines", std::to_string(lines.added().size())));
    journal.flush();
    return made;
  });
}

}  // namespace kontor::goods
