#include "domain/goods/stock_statements.h"

#include <algorithm>

#include "domain/goods/document_work.h"
#include "domain/goods/line_list.h"
#include "domain/goods/statement_words.h"
#include "domain/post_audit.h"
#include "domain/stock/stock_reason.h"

namespace kontor::goods {

using company::LocationKind;
using company::Permission;

namespace {

/// Ids of an entry, a document and accounts that are new.
constexpr std::int64_t ids_of_a_settlement = 16;

/// A line of which something is to be settled.
struct Settling {
  const StatementViewLine* line = nullptr;
  Quantity quantity;
};

/// The lines that wishes name, with what is settled of them; none named: all that leave something.
class SettlePlan {
 public:
  SettlePlan(const StatementView& view, const std::vector<SettleWish>& wishes) : m_view(view) {
    if (wishes.empty()) {
      for (const auto& line : view.lines)
        if (line.rest.milli != 0) settling.push_back({&line, line.rest});
      return;
    }
    for (const auto& line : view.lines) m_by_name.emplace(line.line.sku, &line);
    for (const auto& wish : wishes)
      if (const auto no = take(wish)) refusals.push_back({wish.row, {}, *no});
  }

  std::vector<Settling> settling;
  std::vector<RefusedRow> refusals;

 private:
  std::optional<Refusal> take(const SettleWish& wish) {
    const std::string number = stock::statement_number_text(m_view.statement.number);
    const auto found = m_by_name.find(wish.product);
    if (found == m_by_name.end())
      return Refusal{RefusalCode::statement_line_unknown,
                     {{"product", wish.product}, {"number", number}}};
    const StatementViewLine& line = *found->second;
    if (!m_seen.insert(line.line.product).second)
      return Refusal{RefusalCode::duplicate_in_file,
                     {{"row", std::to_string(wish.row)}, {"name", wish.product}}};
    if (line.rest.milli == 0)
      return Refusal{RefusalCode::statement_line_settled,
                     {{"product", wish.product}, {"number", number}}};
    const Quantity part = wish.quantity.value_or(line.rest);
    const bool within = line.rest.milli > 0 ? part.milli > 0 && part <= line.rest
                                            : part.milli < 0 && part >= line.rest;
    if (!within)
      return Refusal{RefusalCode::statement_beyond,
                     {{"product", wish.product},
                      {"value", part.to_decimal()},
                      {"rest", line.rest.to_decimal()}}};
    settling.push_back({&line, part});
    return std::nullopt;
  }

  const StatementView& m_view;
  std::map<std::string, const StatementViewLine*> m_by_name;
  std::set<ProductId> m_seen;
};

/// What was done about lines, as the book keeps it.
std::vector<stock::StatementSettlement> rows_of(const StatementView& view, const SettlePlan& plan,
                                                const stock::StatementSettlement& like) {
  std::vector<stock::StatementSettlement> rows;
  for (const Settling& settling : plan.settling) {
    stock::StatementSettlement row = like;
    row.no = std::ssize(view.settlements) + std::ssize(rows) + 1;
    row.product = settling.line->line.product;
    row.quantity = settling.quantity;
    rows.push_back(row);
  }
  return rows;
}

stock::StockDocument adjustment_of(const Statement& statement, const std::string& number,
                                   const std::string& reason, const std::string& note) {
  stock::StockDocument d;
  d.type = stock::DocumentType::adjustment;
  d.entity = statement.entity;
  d.number = number;
  d.from = d.to = statement.location;
  d.reason = reason;
  d.note = note;
  return d;
}

/// Adds what is settled to the adjustment: each line over the reason's account.
void post_lines(DocumentWork& work, const SettlePlan& plan, const stock::StockReason& reason) {
  stock::StockDocument& d = work.document();
  std::vector<ProductId> ids;
  for (const Settling& s : plan.settling) ids.push_back(s.line->line.product);
  std::map<ProductId, catalog::Product> products;
  for (auto& p : work.stores().products.by_ids(work.unit(), ids)) products.emplace(p.id, p);
  for (const Settling& s : plan.settling) {
    stock::DocumentLine line;
    line.no = static_cast<std::int32_t>(std::ssize(d.lines)) + 1;
    line.product = s.line->line.product;
    line.asked = s.quantity;
    d.lines.push_back(line);
    stock::Movement m;
    m.line = line.no;
    m.product = line.product;
    m.from = m.to = d.from;
    m.quantity = Quantity{std::abs(s.quantity.milli)};
    const books::DraftPosting over{reason.account, reason.detail, {}, d.from, {}};
    if (s.quantity.milli > 0) {
      m.from = work.journal().place(d.entity, LocationKind::gain);
      work.gain(m, products.at(line.product), over);
    } else {
      m.to = work.journal().place(d.entity, LocationKind::loss);
      work.lose(m, products.at(line.product), over);
    }
  }
}

}  // namespace

Result<SettleWish> settle_wish_of(const std::string& text, std::int64_t row) {
  const auto wrong = [&](RefusalCode code, const std::string& value) {
    return Refusal{code, {{"row", std::to_string(row)}, {"column", "quantity"}, {"value", value}}};
  };
  SettleWish wish{row, text, {}};
  const std::size_t at = text.rfind('=');
  if (at == std::string::npos || at == 0) return wish;
  const std::string value = text.substr(at + 1);
  const auto number = Decimal::parse(value);
  if (!number) return wrong(RefusalCode::value_not_number, value);
  wish.quantity = Quantity::from_decimal(*number);
  if (!wish.quantity) return wrong(RefusalCode::value_too_precise, value);
  if (std::abs(wish.quantity->milli) > most_quantity_milli)
    return wrong(RefusalCode::value_too_large, value);
  wish.product = text.substr(0, at);
  return wish;
}

Result<SettledStatement> StockStatements::settle(std::int64_t number,
                                                 const std::vector<SettleWish>& wishes,
                                                 const std::string& reason_code,
                                                 const std::string& note) {
  const auto type = stock::DocumentType::adjustment;
  const auto taken = m_book.write(
      [&](Unit& unit) { return m_stores.stock_documents.take_numbers(unit, type, 1); });
  const std::string adjustment = std::string(stock::prefix_of(type)) + std::to_string(taken);
  m_book.ids().reserve(ids_of_a_settlement);
  return m_book.write([&](Unit& unit) -> Result<SettledStatement> {
    const auto found = m_stores.statements.find(unit, number);
    if (!found) return about_statement(RefusalCode::statement_unknown, number);
    SettledStatement settled;
    settled.statement = *found;
    settled.adjustment = adjustment;
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (const auto done = m_stores.stock_documents.find(unit, type, adjustment)) {
      settled.lines = std::ssize(done->lines);
      return settled;
    }
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    const auto& place = work.journal().location(found->location);
    if (auto no = company::refused(m_actor, Permission::adjust_stock, company::scope_of(place)))
      return *no;
    const auto reasons = stock::all_reasons(m_stores.stock_reasons.own(unit));
    const auto* reason = stock::reason_with_code(reasons, reason_code);
    if (reason == nullptr) return Refusal{RefusalCode::reason_unknown, {{"reason", reason_code}}};
    work.begin(adjustment_of(*found, adjustment, reason->code, note));
    work.happened(found->as_of);
    settled.statement = *m_stores.statements.lock(unit, number);
    if (settled.statement.state == StatementState::closed)
      return about_statement(RefusalCode::statement_closed, number);
    std::set<stock::Cell> cells;
    for (const auto& line : m_stores.statements.lines(unit, found->id))
      cells.insert({line.product, found->location});
    work.lock_levels(cells);
    const auto view = view_statement(unit, m_stores, number);
    const SettlePlan plan(*view, wishes);
    settled.refusals = plan.refusals;
    if (!plan.refusals.empty()) return settled;
    if (plan.settling.empty()) return about_statement(RefusalCode::statement_nothing_open, number);
    work.lock_costs();
    post_lines(work, plan, *reason);
    m_stores.statements.add_settlements(unit, found->id,
                                        rows_of(*view, plan,
                                                {{},
                                                 0,
                                                 true,
                                                 {},
                                                 reason->code,
                                                 note,
                                                 work.document().id,
                                                 work.now(),
                                                 m_actor.employee,
                                                 {}}));
    settled.lines = std::ssize(plan.settling);
    work.journal().audit("statement.settle", "statement", found->id.value, {},
                         statement_said("adjustment", adjustment));
    if (const auto no = stock::transition(work.document(), stock::DocumentState::closed))
      return *no;
    work.finish({"post", {}, reason->code}, books::EntryKind::adjustment, std::nullopt);
    return settled;
  });
}

namespace {

/// One act on a statement that moves no goods: locked behind the period (design.md 3).
class StatementWork {
 public:
  StatementWork(Unit& unit, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_unit(unit), m_stores(stores), m_now(clock.now()), m_actor(actor) {}

  /// Refuses statement_unknown, permission_missing.
  std::optional<Refusal> take(std::int64_t number) {
    const auto found = m_stores.statements.find(m_unit, number);
    if (!found) return about_statement(RefusalCode::statement_unknown, number);
    m_stores.company.lock_periods_shared(m_unit, found->entity);
    statement = *m_stores.statements.lock(m_unit, number);
    company::Location place;
    for (const auto& one : m_stores.company.locations(m_unit))
      if (one.id == statement.location) place = one;
    return company::refused(m_actor, Permission::count_stock, company::scope_of(place));
  }

  void finish(const char* action, const std::string& said) {
    books::post_audit(m_unit, m_stores.ledger,
                      books::AuditRow{m_now,
                                      m_actor.employee,
                                      m_actor.machine,
                                      action,
                                      "statement",
                                      statement.id.value,
                                      {},
                                      said,
                                      {},
                                      m_actor.approved_by});
  }

  Instant now() const { return m_now; }
  Statement statement;

 private:
  Unit& m_unit;
  const Stores& m_stores;
  Instant m_now;
  const company::Actor& m_actor;
};

}  // namespace

Result<SettledStatement> StockStatements::leave(std::int64_t number,
                                                const std::vector<SettleWish>& wishes,
                                                const std::string& note) {
  return m_book.write([&](Unit& unit) -> Result<SettledStatement> {
    StatementWork work(unit, m_stores, m_clock, m_actor);
    if (auto no = work.take(number)) return *no;
    if (work.statement.state == StatementState::closed)
      return about_statement(RefusalCode::statement_closed, number);
    if (note.empty()) return about_statement(RefusalCode::statement_note_missing, number);
    const auto view = view_statement(unit, m_stores, number);
    std::vector<SettleWish> whole = wishes;
    for (auto& wish : whole) wish.quantity.reset();
    SettlePlan plan(*view, whole);
    SettledStatement left{work.statement, {}, 0, plan.refusals};
    if (!plan.refusals.empty()) return left;
    if (plan.settling.empty()) return about_statement(RefusalCode::statement_nothing_open, number);
    m_stores.statements.add_settlements(
        unit, work.statement.id,
        rows_of(*view, plan, {{}, 0, false, {}, {}, note, {}, work.now(), m_actor.employee, {}}));
    left.lines = std::ssize(plan.settling);
    work.finish("statement.leave", statement_said("lines", std::to_string(left.lines)));
    return left;
  });
}

Result<Statement> StockStatements::close(std::int64_t number) {
  return m_book.write([&](Unit& unit) -> Result<Statement> {
    StatementWork work(unit, m_stores, m_clock, m_actor);
    if (auto no = work.take(number)) return *no;
    Statement& statement = work.statement;
    if (statement.state == StatementState::closed) return statement;
    const auto view = view_statement(unit, m_stores, number);
    if (const auto open = view->with(LineVerdict::unexplained); open > 0) {
      auto no = about_statement(RefusalCode::statement_open_lines, number);
      no.args.emplace_back("count", std::to_string(open));
      return no;
    }
    std::vector<StatementLine> lines;
    std::map<ProductId, std::vector<stock::Cause>> causes;
    for (const auto& line : view->lines) {
      lines.push_back(line.line);
      lines.back().verdict = line.verdict;
      lines.back().book = line.book;
      lines.back().explained = line.explained;
      lines.back().rest = line.rest;
      if (!line.causes.empty()) causes[line.line.product] = line.causes;
    }
    m_stores.statements.keep_lines(unit, statement.id, lines);
    m_stores.statements.keep_causes(unit, statement.id, causes);
    statement.state = StatementState::closed;
    statement.closed_at = work.now();
    statement.closed_by = m_actor.employee;
    m_stores.statements.set(unit, statement);
    work.finish("statement.close", statement_said("lines", std::to_string(lines.size())));
    return statement;
  });
}

}  // namespace kontor::goods
