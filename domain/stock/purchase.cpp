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

}  // namespace kontor::stock
