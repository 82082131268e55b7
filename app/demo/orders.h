#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/people.h"
#include "app/demo/random.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

enum class LineState { pending, fulfilled, not_eligible };

/// A line of an order as the export prints it. Amounts in minor units.
struct OrderLine {
  const Variant* variant = nullptr;  ///< none: a tip, or a product that no catalogue has
  std::string name, sku, vendor;
  std::int64_t quantity = 1, price = 0, compare_at = 0;
  std::int64_t discount = 0;  ///< of the whole line
  bool ships = true, taxable = true;
  LineState state = LineState::pending;
  bool is_tip = false;
  std::int64_t gross() const { return price * quantity; }
};

/// An order with everything that its rows say.
struct ShopOrder {
  std::string number, id, source;
  Instant created;
  std::optional<Instant> paid, fulfilled, cancelled;
  const Buyer* buyer = nullptr;  ///< none: a walk-in
  std::string location, employee, device, receipt;
  std::vector<OrderLine> lines;
  bool tax_inside = true;
  std::string tax_name;
  std::int64_t tax_permille = 0;
  std::string code;                    ///< of a discount
  std::int64_t order_discount = 0;     ///< on goods, beside the lines' own
  std::int64_t shipping_discount = 0;  ///< already taken off the shipping
  std::int64_t shipping = 0;
  std::string shipping_method, notes, tags;
  std::vector<std::string> gateways;
  std::int64_t subtotal = 0, taxes = 0, total = 0, refunded = 0, outstanding = 0;
  std::string financial, fulfilment;

  std::int64_t discount() const;  ///< the column: lines', order's and shipping's
  /// Where its goods lie, which is the web store's place when the file names none.
  const std::string& place(const Shop& shop) const;
  bool open() const { return !cancelled && fulfilment != "fulfilled"; }
};

/// All orders of a shop until noon of `today`, oldest first. Points into `shop` and `buyers`.
std::vector<ShopOrder> make_orders(const Shop& shop, const std::vector<Buyer>& buyers,
                                   BusinessDate today, Random& random);

/// Adds up a new order's columns: subtotal, tax, total (channel-formats: what Shopify's own files
/// prove of them).
void add_up(ShopOrder& order);

}  // namespace kontor::app::demo
