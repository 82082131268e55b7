#pragma once

#include <cstdint>

#include "domain/base/ids.h"

namespace kontor::gui {

/// Two customers, the one with the smaller id first.
struct PairKey {
  CustomerId first, second;
  bool operator==(const PairKey&) const = default;
};

/// What tells a pair from the others of its list; 0: none.
inline std::int64_t number_of(const PairKey& pair) {
  constexpr unsigned half = 32;
  const auto mixed = static_cast<std::uint64_t>(pair.first.value) ^
                     (static_cast<std::uint64_t>(pair.second.value) << half);
  return static_cast<std::int64_t>(mixed);
}

}  // namespace kontor::gui
