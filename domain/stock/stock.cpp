#include "domain/stock/stock.h"

#include <algorithm>
#include <array>

namespace kontor::stock {

namespace {

constexpr std::array<std::string_view, 6> state_names = {"available", "unavailable", "reserved",
                                                         "damaged",   "quality",     "safety"};

}  // namespace

std::string_view name_of(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<State> state_named(std::string_view name) {
  const auto found = std::find(state_names.begin(), state_names.end(), name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<State>(found - state_names.begin());
}

}  // namespace kontor::stock
