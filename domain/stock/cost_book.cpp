#include <algorithm>
#include <cstdint>
#include <limits>

#include "domain/base/check.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

// What holds after every call: the value equals what came in, less what went out, less the
// variances (so it equals the stock account); and no quantity means no value.

namespace {

/// The part of `value` that belongs to `part` of `whole`; the last unit takes the rest.
std::int64_t share_of_value(std::int64_t value, Quantity part, Quantity whole) {
  if (part == whole) return value;
  return mul_div_half_up(value, part.milli, whole.milli);
}

/// Last known cost, else the catalogue's when it is in the entity's currency, else nothing.
std::optional<UnitPrice> known_unit_cost(const Cost* cost,
                                         const std::optional<UnitPrice>& catalogue,
                                         Currency currency) {
  if (cost != nullptr && cost->last_cost_micro != 0) {
    return UnitPrice{cost->last_cost_micro, currency};
  }
  if (catalogue && catalogue->currency == currency) return catalogue;
  return std::nullopt;
}

/// Remembers what one unit of a receipt cost. A receipt without value tells nothing, nor does one
/// whose unit cost is beyond what can be written.
void remember_unit_cost(Cost& cost, Quantity q, std::int64_t value_minor, Currency currency) {
  // minor ÷ milli × this = micro: 10^9 ÷ minor units in a major one.
  const std::int64_t scale = 1'000'000'000 / currency.minor_per_major();
  if (value_minor <= 0) return;
  if (value_minor / q.milli >= std::numeric_limits<std::int64_t>::max() / scale - 1) return;
  cost.last_cost_micro = mul_div_half_up(value_minor, scale, q.milli);
}

}  // namespace

void CostBook::load(const Cost& cost) {
  const auto key = std::pair(cost.entity, cost.product);
  m_costs[key] = cost;
  m_changed.erase(key);
}

void CostBook::consign(EntityId entity, ProductId product, UnitPrice cost) {
  m_consigned.insert_or_assign(std::pair(entity, product), cost);
}

const UnitPrice* CostBook::consigned(EntityId e, ProductId p) const {
  const auto found = m_consigned.find({e, p});
  return found == m_consigned.end() ? nullptr : &found->second;
}

bool CostBook::knows(EntityId entity, ProductId product) const {
  return m_costs.contains({entity, product});
}

Cost& CostBook::to_change(EntityId e, ProductId p) {
  const auto key = std::pair(e, p);
  m_changed[key] = true;
  Cost& cost = m_costs[key];
  cost.entity = e;
  cost.product = p;
  return cost;
}

CostBook::Issue CostBook::issue(EntityId e, ProductId p, Quantity q,
                                const std::optional<UnitPrice>& catalogue, Currency currency) {
  KONTOR_ASSERT(q.milli > 0);
  if (const auto* unit = consigned(e, p)) return {line_amount(*unit, q).minor, false};
  Cost& cost = to_change(e, p);
  const Quantity held = std::max(cost.quantity, Quantity{});
  const Quantity inside = std::min(q, held);
  const Quantity below = q - inside;
  Issue result;
  if (inside.milli > 0) result.value_minor = share_of_value(cost.value_minor, inside, held);
  if (below.milli > 0) {
    const auto unit = known_unit_cost(&cost, catalogue, currency);
    if (unit) result.value_minor += line_amount(*unit, below).minor;
    result.no_cost = !unit;
  }
  cost.quantity = cost.quantity - q;
  cost.value_minor -= result.value_minor;
  return result;
}

CostBook::Receipt CostBook::receive(EntityId e, ProductId p, Quantity q, std::int64_t value_minor,
                                    Currency currency) {
  KONTOR_ASSERT(q.milli > 0);
  if (consigned(e, p) != nullptr) return {value_minor, 0};
  Cost& cost = to_change(e, p);
  Receipt result{value_minor, 0};
  if (cost.quantity.milli < 0) {
    const Quantity hole = -cost.quantity;
    const Quantity filled = std::min(q, hole);
    const std::int64_t received_for = share_of_value(value_minor, filled, q);
    const std::int64_t issued_for = share_of_value(-cost.value_minor, filled, hole);
    result.variance_minor = received_for - issued_for;
  }
  cost.quantity = cost.quantity + q;
  cost.value_minor += value_minor - result.variance_minor;
  remember_unit_cost(cost, q, value_minor, currency);
  return result;
}

std::int64_t CostBook::value_at_average(EntityId e, ProductId p, Quantity q,
                                        const std::optional<UnitPrice>& catalogue,
                                        Currency currency) const {
  if (const auto* unit = consigned(e, p)) return line_amount(*unit, q).minor;
  const auto found = m_costs.find({e, p});
  const Cost* cost = found == m_costs.end() ? nullptr : &found->second;
  if (cost != nullptr && cost->quantity.milli > 0) {
    return share_of_value(cost->value_minor, q, cost->quantity);
  }
  const auto unit = known_unit_cost(cost, catalogue, currency);
  return unit ? line_amount(*unit, q).minor : 0;
}

Cost CostBook::of(EntityId e, ProductId p) const {
  const auto found = m_costs.find({e, p});
  return found == m_costs.end() ? Cost{e, p, {}} : found->second;
}

std::vector<Cost> CostBook::changed() const {
  std::vector<Cost> result;
  result.reserve(m_changed.size());
  for (const auto& [key, unused] : m_changed) result.push_back(m_costs.at(key));
  return result;
}

}  // namespace kontor::stock
