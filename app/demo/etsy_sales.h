#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

struct EtsyItem {
  Item item;
  std::string transaction;
  std::int64_t quantity = 1, price = 0;  ///< of a piece, without tax
  std::int64_t discount = 0;             ///< of the line
};

/// A sale at Etsy, in cents. Etsy's files know days alone.
struct EtsyOrder {
  std::string id, buyer_id, buyer;
  BusinessDate sold;
  std::optional<BusinessDate> shipped;
  bool cancelled = false;
  std::vector<EtsyItem> items;
  std::int64_t shipping = 0, tax = 0, fee = 0;
  std::int64_t refunded = 0, fee_back = 0;

  std::int64_t value() const;     ///< of the goods before their discount
  std::int64_t discount() const;  ///< of all lines
  std::int64_t total() const { return value() - discount() + shipping + tax; }
};

/// What Etsy sends to the bank on Mondays, for the week before.
struct EtsyDeposit {
  BusinessDate date;
  std::int64_t total = 0;
};

/// Sales until the day before `today`, by day. Points into `shop`.
std::vector<EtsyOrder> make_etsy_orders(const Shop& shop, BusinessDate today, Random& random);
std::vector<EtsyDeposit> etsy_deposits(const std::vector<EtsyOrder>& orders, BusinessDate today);

/// The two files of a year.
std::string etsy_orders_csv(const std::vector<EtsyOrder>& orders, int year);
std::string etsy_items_csv(const std::vector<EtsyOrder>& orders, int year);

}  // namespace kontor::app::demo
