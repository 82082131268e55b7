#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kontor::app::demo {

/// SplitMix64: the same seed gives the same numbers on every machine and library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const auto width = static_cast<std::uint64_t>(high - low + 1);
    return low + static_cast<std::int64_t>(next() % width);
  }

  bool chance(int percent) { return between(1, 100) <= percent; }

  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(all.size()) - 1))];
  }

  /// An index, each as often as its weight says.
  std::size_t weighted(std::span<const std::int64_t> weights) {
    std::int64_t sum = 0;
    for (const std::int64_t w : weights) sum += w;
    std::int64_t at = between(0, sum - 1);
    std::size_t i = 0;
    while (at >= weights[i]) at -= weights[i++];
    return i;
  }

 private:
  std::uint64_t m_state;
};

}  // namespace kontor::app::demo
