#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

/// An item of an order at Amazon. Amounts contain the tax, in cents.
struct AmazonItem {
  Item item;
  std::string code;  ///< Amazon's number of it
  std::int64_t quantity = 1;
  std::int64_t price = 0, tax = 0;  ///< of the whole line
};

/// Goods that came back to Amazon, and the money that went out with them.
struct AmazonReturn {
  Instant at;
  bool saleable = true;
  std::string plate;  ///< label of the piece
};

struct AmazonOrder {
  std::string id, shipment;
  Instant bought, updated;
  bool shipped = false, cancelled = false;
  std::string city, zip, country;
  std::vector<AmazonItem> items;
  std::int64_t shipping = 0, shipping_tax = 0;  ///< shipping contains its tax
  std::optional<AmazonReturn> back;             ///< of the first item, one piece
};

/// What Amazon sold from its own warehouse until noon of `today`, by time. Points into `shop`.
std::vector<AmazonOrder> make_amazon_orders(const Shop& shop, BusinessDate today, Random& random);

/// An amount on the marketplace's account.
struct AmazonEntry {
  std::string type;  ///< Order, Refund, Subscription Fee, ...
  std::string order, shipment, item_code, sku;
  Instant at;
  std::int64_t quantity = 0;  ///< on a row without an amount
  std::string price_type;     ///< Principal, Tax, Shipping, ShippingTax
  std::string fee_type;       ///< Commission, FBAPerUnitFulfillmentFee, RefundCommission
  std::int64_t amount = 0;
};

/// Two weeks of the account and their transfer.
struct AmazonSettlement {
  std::string id;
  Instant from, to;
  BusinessDate deposit;
  std::vector<AmazonEntry> entries;
  std::int64_t total = 0;  ///< negative: carried over to the next one
};

/// All settlements that were closed and sent until `today`, by time.
std::vector<AmazonSettlement> settle_amazon(const Shop& shop,
                                            const std::vector<AmazonOrder>& orders,
                                            BusinessDate today);

}  // namespace kontor::app::demo
