#include <algorithm>

#include "domain/goods/stock_statements.h"
#include "domain/stores.h"

namespace kontor::goods {

namespace {

/// What was done about each line: what was posted, and what somebody left open last.
struct LineActs {
  Quantity posted;
  std::optional<Quantity> left;
};

std::map<ProductId, LineActs> acts_by_line(const std::vector<stock::StatementSettlement>& rows) {
  std::map<ProductId, LineActs> acts;
  for (const auto& row : rows) {
    LineActs& line = acts[row.product];
    if (row.posted) {
      line.posted = line.posted + row.quantity;
    } else {
      line.left = row.quantity;
    }
  }
  return acts;
}

LineVerdict verdict_of(const StatementViewLine& line, const LineActs& acts) {
  if (line.rest.milli != 0)
    return acts.left == line.rest ? LineVerdict::left : LineVerdict::unexplained;
  if (line.explained.milli != 0) return LineVerdict::explained;
  return line.settled.milli != 0 ? LineVerdict::settled : LineVerdict::matched;
}

/// How the lines of an open statement stand now.
std::vector<StatementViewLine> open_lines(Unit& unit, const Stores& stores,
                                          const Statement& statement,
                                          const std::map<ProductId, LineActs>& acts) {
  auto lines = stores.statements.lines(unit, statement.id);
  std::vector<stock::Cell> cells;
  for (const auto& line : lines) cells.push_back({line.product, statement.location});
  const auto book = stores.stock.on_hand_as_of(unit, cells, statement.as_of);
  auto causes = stores.statements.causes(unit, statement);
  std::vector<StatementViewLine> views;
  for (auto& line : lines) {
    StatementViewLine view;
    const auto ours = book.find({line.product, statement.location});
    const auto done = acts.find(line.product);
    const LineActs mine = done == acts.end() ? LineActs{} : done->second;
    view.book = ours == book.end() ? Quantity{} : ours->second;
    const Quantity open = line.theirs - view.book;
    auto explained = stock::explain(open, std::move(causes[line.product]), statement.as_of);
    view.settled = mine.posted;
    view.difference = open + mine.posted;
    view.explained = explained.quantity;
    view.rest = open - explained.quantity;
    view.causes = std::move(explained.causes);
    view.verdict = verdict_of(view, mine);
    view.line = std::move(line);
    views.push_back(std::move(view));
  }
  return views;
}

/// How the lines of a closed statement stood when it was closed.
std::vector<StatementViewLine> closed_lines(Unit& unit, const Stores& stores,
                                            const Statement& statement,
                                            const std::map<ProductId, LineActs>& acts) {
  auto causes = stores.statements.kept_causes(unit, statement.id);
  std::vector<StatementViewLine> views;
  for (auto& line : stores.statements.lines(unit, statement.id)) {
    StatementViewLine view;
    const auto done = acts.find(line.product);
    view.book = line.book;
    view.settled = done == acts.end() ? Quantity{} : done->second.posted;
    view.difference = line.theirs - line.book + view.settled;
    view.explained = line.explained;
    view.rest = line.rest;
    view.verdict = line.verdict.value_or(LineVerdict::unexplained);
    view.causes = std::move(causes[line.product]);
    view.line = std::move(line);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<StatementViewLine> statement_lines(
    Unit& unit, const Stores& stores, const Statement& statement,
    const std::vector<stock::StatementSettlement>& done) {
  const auto acts = acts_by_line(done);
  return statement.state == StatementState::closed ? closed_lines(unit, stores, statement, acts)
                                                   : open_lines(unit, stores, statement, acts);
}

/// What a statement leaves open, by product.
std::map<ProductId, Quantity> rests_of(Unit& unit, const Stores& stores,
                                       const Statement& statement) {
  std::map<ProductId, Quantity> rests;
  const auto done = stores.statements.settlements(unit, statement.id);
  for (const auto& line : statement_lines(unit, stores, statement, done))
    if (line.rest.milli != 0) rests[line.line.product] = line.rest;
  return rests;
}

}  // namespace

std::int64_t StatementView::with(LineVerdict verdict) const {
  return std::count_if(lines.begin(), lines.end(),
                       [&](const StatementViewLine& line) { return line.verdict == verdict; });
}

Result<StatementView> view_statement(Unit& unit, const Stores& stores, std::int64_t number) {
  const auto found = stores.statements.find(unit, number);
  if (!found)
    return Refusal{RefusalCode::statement_unknown,
                   {{"number", stock::statement_number_text(number)}}};
  StatementView view;
  view.statement = *found;
  for (const auto& place : stores.company.locations(unit))
    if (place.id == found->location) view.place = place;
  view.settlements = stores.statements.settlements(unit, found->id);
  view.lines = statement_lines(unit, stores, *found, view.settlements);
  const auto previous = stores.statements.before(unit, *found);
  if (!previous) return view;
  view.previous = previous->number;
  const auto rests = rests_of(unit, stores, *previous);
  for (auto& line : view.lines)
    if (const auto rest = rests.find(line.line.product); rest != rests.end())
      line.before = rest->second;
  return view;
}

}  // namespace kontor::goods
