#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/people.h"
#include "app/demo/random.h"
#include "app/demo/shops.h"
#include "app/demo/staff.h"

namespace kontor::app::demo {

enum class LineState { pending, fulfilled };

/// A line of an order as the export prints it. Amounts in minor units.
struct OrderLine {
  const Variant* variant = nullptr;  ///< none: a product that no catalogue has
  std::string name, sku, vendor;
  std::int64_t quantity = 1, price = 0, compare_at = 0;
  std::int64_t discount = 0;  ///< of the whole line
  bool ships = true, taxable = true;
  LineState state = LineState::pending;
  std::int64_t gross() const { return price * quantity; }
};

/// An order with everything that its rows say.
struct ShopOrder {
  std::string number, id, source;
  Instant created;
  std::optional<Instant> paid, fulfilled, cancelled;
  std::optional<Instant> refunded_at;  ///< in no column: the payments file has it
  const Buyer* buyer = nullptr;
  std::string location, employee;
  std::vector<OrderLine> lines;
  bool tax_inside = true;
  std::string tax_name;
  std::int64_t tax_permille = 0;
  std::string code;                    ///< of a discount
  std::int64_t order_discount = 0;     ///< on goods, beside the lines' own
  std::int64_t shipping_discount = 0;  ///< already taken off the shipping
  std::int64_t shipping = 0;
  std::string shipping_method, notes, tags;
  std::string gateway;
  std::int64_t subtotal = 0, taxes = 0, total = 0, refunded = 0, outstanding = 0;
  std::string financial, fulfilment;

  std::int64_t discount() const;  ///< the column: lines', order's and shipping's
  /// What was paid before refunds; 0: nothing yet.
  std::int64_t paid_amount() const { return paid ? total - outstanding : 0; }
  /// Where its goods lie, which is the web store's place when the file names none.
  const std::string& place(const Shop& shop) const;
  /// Amazon's own file tells it.
  bool linked() const { return source == "sell-on-amazon"; }
};

/// Who buys from a store, and who writes the orders of firms.
struct ShopPeople {
  std::vector<Buyer> persons, firms;
  const Roster* desk = nullptr;  ///< none: the store has no firms
};

/// All orders of a shop until noon of `today`, oldest first. Points into `shop` and `people`.
std::vector<ShopOrder> make_orders(const Shop& shop, const ShopPeople& people, BusinessDate today,
                                   Random& random);

/// Adds up a new order's columns: subtotal, tax, total (channel-formats: what Shopify's own files
/// prove of them).
void add_up(ShopOrder& order);

/// An order of which more was wanted after it had been sent, and the day it was exported again.
struct EditedOrder {
  ShopOrder after;
  BusinessDate exported;
};
/// A few orders that were edited: each gets an article more that is not paid yet.
std::vector<EditedOrder> edit_orders(const Shop& shop, const std::vector<ShopOrder>& orders,
                                     BusinessDate today);

}  // namespace kontor::app::demo
