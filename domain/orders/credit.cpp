#include "domain/orders/credit.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace kontor::orders {

namespace {

using books::SaleFact;

constexpr std::int64_t whole_ppm = 1'000'000;

/// By employee, in millionths that add up to a whole; who rang up has what helpers leave.
using Shares = std::map<EmployeeId, std::int64_t>;

Shares shares_of(const Order& order, const Line& line) {
  Shares shares;
  std::int64_t rest = whole_ppm;
  for (const Helper& helper : line.helped) {
    shares[helper.employee] += helper.share_ppm;
    rest -= helper.share_ppm;
  }
  if (rest > 0) shares[order.employee] += rest;
  return shares;
}

/// The shares of the whole order: those of its goods, weighted by value; by line where none has
/// one.
Shares shares_of(const Order& order) {
  std::vector<const Line*> goods;
  std::vector<std::int64_t> values;
  for (const Line& line : order.lines)
    if (line.kind == LineKind::goods && !line.returned() && line.product) {
      goods.push_back(&line);
      values.push_back(std::llabs(line.net_minor()));
    }
  if (goods.empty()) return {{order.employee, whole_ppm}};
  if (std::ranges::all_of(values, [](std::int64_t v) { return v == 0; }))
    std::ranges::fill(values, 1);
  const auto weights = allocate(whole_ppm, values);
  Shares all;
  for (std::size_t i = 0; i < goods.size(); ++i)
    for (const auto& [employee, ppm] : shares_of(order, *goods[i]))
      all[employee] += mul_div_half_up(weights[i], ppm, whole_ppm);
  // Rounding each line's part once may be off by a millionth or two: the largest share has it.
  std::int64_t sum = 0;
  for (const auto& [employee, ppm] : all) sum += ppm;
  const auto largest = std::ranges::max_element(
      all, [](const auto& a, const auto& b) { return a.second < b.second; });
  largest->second += whole_ppm - sum;
  return all;
}

/// Moves one figure of a fact to the shares' employees.
void move_figure(std::map<EmployeeId, SaleFact>& to, const SaleFact& fact, const Shares& shares,
                 std::int64_t amount, std::int64_t& (*figure)(SaleFact&)) {
  if (amount == 0) return;
  std::vector<std::int64_t> weights;
  for (const auto& [employee, ppm] : shares) weights.push_back(ppm);
  const auto parts = allocate(amount, weights);
  std::size_t i = 0;
  for (const auto& [employee, ppm] : shares) figure(to[employee]) += parts[i++];
  figure(to[fact.employee]) -= amount;
}

void add_moved(std::vector<SaleFact>& facts, const SaleFact& fact, const Shares& shares) {
  std::map<EmployeeId, SaleFact> moved;
  const auto move = [&](std::int64_t amount, std::int64_t& (*figure)(SaleFact&)) {
    move_figure(moved, fact, shares, amount, figure);
  };
  move(fact.orders * whole_ppm, [](SaleFact& f) -> std::int64_t& { return f.credit_ppm; });
  move(fact.units.milli, [](SaleFact& f) -> std::int64_t& { return f.units.milli; });
  move(fact.gross_minor, [](SaleFact& f) -> std::int64_t& { return f.gross_minor; });
  move(fact.discount_minor, [](SaleFact& f) -> std::int64_t& { return f.discount_minor; });
  move(fact.manual_minor, [](SaleFact& f) -> std::int64_t& { return f.manual_minor; });
  move(fact.returns_minor, [](SaleFact& f) -> std::int64_t& { return f.returns_minor; });
  for (const auto& [employee, figures] : moved) {
    SaleFact credit = fact.dimensions();
    credit.employee = employee;
    credit.credit = true;
    const SaleFact nothing = credit;
    credit.add(figures);
    if (credit != nothing) facts.push_back(credit);
  }
}

const Line* line_of(const Order& order, std::int32_t no) {
  for (const Line& line : order.lines)
    if (line.no == no) return &line;
  return nullptr;
}

}  // namespace

void add_credit(const Order& order, OrderEffect& effect) {
  const auto helped = [](const Line& line) { return !line.helped.empty(); };
  if (std::ranges::none_of(order.lines, helped)) return;
  const Shares of_order = shares_of(order);
  for (EventEffect& event : effect.events) {
    std::vector<SaleFact> credits;
    for (const SaleFact& fact : event.sales) {
      const Line* line = line_of(order, fact.line);
      if (fact.line == 0)
        add_moved(credits, fact, of_order);
      else if (line && helped(*line))
        add_moved(credits, fact, shares_of(order, *line));
    }
    event.sales.insert(event.sales.end(), credits.begin(), credits.end());
  }
}

void carry_credit(Order& order, const Order& before) {
  for (Line& line : order.lines) {
    if (!line.helped.empty()) continue;
    for (const Line& was : before.lines)
      if (was.no == line.no && was.part == line.part && was.sku == line.sku)
        line.helped = was.helped;
  }
}

}  // namespace kontor::orders
