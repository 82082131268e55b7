// How an order's columns add up in Shopify's own files: goods less discounts are the subtotal;
// subtotal, shipping and, where it is not inside, tax are the total.

#include "app/demo/orders.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

std::int64_t ShopOrder::discount() const {
  std::int64_t sum = order_discount + shipping_discount;
  for (const OrderLine& line : lines) sum += line.discount;
  return sum;
}

const std::string& ShopOrder::place(const Shop& shop) const {
  return location.empty() ? shop.web_place : location;
}

void add_up(ShopOrder& order) {
  std::int64_t goods = 0;
  std::int64_t taxable = 0;
  for (const OrderLine& line : order.lines) {
    goods += line.gross() - line.discount;
    if (line.taxable) taxable += line.gross() - line.discount;
  }
  order.subtotal = goods - order.order_discount;
  const std::int64_t base = taxable == 0 ? 0 : taxable - order.order_discount + order.shipping;
  constexpr std::int64_t whole = 1000;
  const std::int64_t divisor = order.tax_inside ? whole + order.tax_permille : whole;
  order.taxes = mul_div_half_up(base, order.tax_permille, divisor);
  order.total = order.subtotal + order.shipping + (order.tax_inside ? 0 : order.taxes);
}

}  // namespace kontor::app::demo
