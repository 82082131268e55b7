#include "domain/stock/purchase.h"

#include <algorithm>
#include <numeric>

#include "domain/base/check.h"

namespace kontor::stock {

LandedCost landed_cost(const std::vector<std::int64_t>& goods, std::int64_t worth,
                       const std::vector<Quantity>& quantities,
                       const std::vector<std::int64_t>& charges, Spread spread) {
  KONTOR_ASSERT(goods.size() == quantities.size());
  LandedCost cost;
  cost.goods_minor = std::accumulate(goods.begin(), goods.end(), std::int64_t{0});
  cost.value_minor = worth;
  cost.lines.resize(goods.size());
  const auto values = allocate(worth, goods);
  for (std::size_t i = 0; i < values.size(); ++i) cost.lines[i].value_minor = values[i];
  std::vector<std::int64_t> weights = values;
  const bool nothing =
      std::all_of(values.begin(), values.end(), [](std::int64_t value) { return value == 0; });
  if (spread == Spread::quantity || nothing)
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = quantities[i].milli;
  for (const std::int64_t charge : charges) {
    const auto parts = allocate(charge, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) cost.lines[i].charges_minor += parts[i];
  }
  return cost;
}

Unbilled Unbilled::part(Quantity of) const {
  if (of == quantity || quantity.milli == 0) return {of, goods_minor, value_minor};
  return {of, mul_div_half_up(goods_minor, of.milli, quantity.milli),
          mul_div_half_up(value_minor, of.milli, quantity.milli)};
}

std::map<std::int32_t, Unbilled> unbilled_of(const std::vector<PurchaseReceipt>& came,
                                             const std::vector<PurchaseReturn>& went_back,
                                             const std::vector<PurchaseBillLine>& billed) {
  std::map<std::int32_t, Unbilled> balances;
  const auto add = [&](std::int32_t line, std::int64_t sign, Quantity quantity, std::int64_t goods,
                       std::int64_t value) {
    Unbilled& balance = balances[line];
    balance.quantity.milli += sign * quantity.milli;
    balance.goods_minor += sign * goods;
    balance.value_minor += sign * value;
  };
  for (const auto& r : came) add(r.line, 1, r.accepted + r.rejected, r.goods_minor, r.value_minor);
  for (const auto& r : went_back) add(r.line, -1, r.quantity, r.goods_minor, r.value_minor);
  for (const auto& l : billed) add(l.line, -1, l.quantity, l.cleared_minor, l.cleared_value_minor);
  return balances;
}

}  // namespace kontor::stock
