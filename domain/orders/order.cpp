#include "domain/orders/order.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::orders {

namespace {

constexpr std::array state_names = {std::string_view("open"), std::string_view("partly_fulfilled"),
                                    std::string_view("fulfilled"), std::string_view("cancelled")};

}  // namespace

std::string_view name_of(OrderState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

OrderState order_state_named(std::string_view name) {
  std::size_t i = 0;
  while (i < state_names.size() && state_names[i] != name) ++i;
  KONTOR_ASSERT(i < state_names.size());
  return static_cast<OrderState>(i);
}

std::int64_t Order::outstanding_minor() const {
  if (settlement == Settlement::at_sale) return 0;
  const bool sent =
      std::ranges::any_of(lines, [](const Line& l) { return l.fulfilled.milli != 0; });
  if (state == OrderState::cancelled && !sent) return 0;
  return total_minor - paid_minor;
}

std::string gateway_code(std::string_view name) { return company::code_from_name(name, "UNKNOWN"); }

std::vector<catalog::BundlePart> goods_of(const Line& line, Quantity quantity) {
  constexpr std::int64_t one = 1000;
  if (line.parts.empty()) {
    if (!line.tracked) return {};
    return {{line.product, quantity}};
  }
  std::vector<catalog::BundlePart> goods;
  for (const auto& part : line.parts)
    goods.push_back({part.product, {mul_div_half_up(part.quantity.milli, quantity.milli, one)}});
  return goods;
}

}  // namespace kontor::orders
