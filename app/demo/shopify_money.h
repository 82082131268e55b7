#pragma once

#include <string>
#include <vector>

#include "app/demo/orders.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

enum class PayoutStatus { paid, in_transit, scheduled };

/// A transaction of Shopify Payments. Amounts in minor units, signed from the shop's side.
struct ShopPayment {
  Instant at;
  std::string type;  ///< charge, refund, dispute
  std::string order;
  std::int64_t amount = 0, fee = 0;
  std::size_t payout = 0;  ///< ordinal in the payouts
};

/// A transfer to the bank: every Monday, for the week before.
struct ShopPayout {
  BusinessDate date;
  PayoutStatus status = PayoutStatus::paid;
  std::string id, bank_reference;
  std::int64_t charges = 0, refunds = 0, adjustments = 0, fees = 0;
  std::int64_t total() const { return charges + refunds + adjustments - fees; }
};

struct ShopMoney {
  std::vector<ShopPayment> payments;  ///< by time
  std::vector<ShopPayout> payouts;    ///< by date
};

/// What the gateway did with a store's orders until noon of `today`.
ShopMoney settle_payments(const Shop& shop, const std::vector<ShopOrder>& orders,
                          BusinessDate today);

/// One year's transactions, the newest first.
std::string payments_csv(const Shop& shop, const ShopMoney& money, int year);
std::string payouts_csv(const Shop& shop, const ShopMoney& money);

}  // namespace kontor::app::demo
