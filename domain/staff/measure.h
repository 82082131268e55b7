#pragma once

#include <optional>
#include <string_view>

namespace kontor::staff {

/// What the trainer compares people in (rules.md 7). Stored by name. Append only.
enum class Measure {
  units_per_order,  ///< thousandths of a unit
  order_value,      ///< minor units of the currency of the place's company
  add_on_rate,      ///< millionths, as the following
  customer_rate,    ///< orders with a known customer
  manual_rate       ///< discounts given by hand, of gross sales
};
inline constexpr int measures = 5;
std::string_view name_of(Measure measure);
std::optional<Measure> measure_named(std::string_view name);
/// True where more is what a shop wants.
bool more_is_better(Measure measure);

}  // namespace kontor::staff
