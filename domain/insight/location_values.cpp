#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "domain/insight/figure_store.h"

namespace kontor::insight {

std::vector<std::int64_t> location_values(std::int64_t value_minor,
                                          const std::vector<Quantity>& on_hand) {
  std::vector<std::int64_t> milli;
  milli.reserve(on_hand.size());
  for (const Quantity q : on_hand) milli.push_back(q.milli);
  if (std::ranges::none_of(milli, [](std::int64_t m) { return m < 0; })) {
    return allocate(value_minor, milli);
  }
  const std::int64_t total = std::accumulate(milli.begin(), milli.end(), std::int64_t{0});
  std::vector<std::int64_t> values(milli.size(), 0);
  std::int64_t rest = value_minor;
  for (std::size_t i = 0; total != 0 && i < milli.size(); ++i) {
    values[i] = mul_div_half_up(value_minor, milli[i], total);
    rest -= values[i];
  }
  const auto largest =
      std::ranges::max_element(milli, {}, [](std::int64_t m) { return std::abs(m); });
  values[static_cast<std::size_t>(largest - milli.begin())] += rest;
  return values;
}

}  // namespace kontor::insight
