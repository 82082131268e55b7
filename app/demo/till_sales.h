#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"
#include "app/demo/staff.h"

namespace kontor::app::demo {

/// A line of a till's receipt. Amounts are without tax, in minor units; all are negative where
/// goods come back.
struct TillLine {
  Item item;
  std::int64_t quantity = 1;
  std::int64_t gross = 0, discount = 0, tax = 0;  ///< discount positive
  std::int64_t net() const { return gross - discount; }
};

/// A receipt, with how it was paid.
struct TillSale {
  std::string transaction, payment;
  Instant at;
  bool refund = false;
  const Seller* seller = nullptr;
  std::string customer_id, customer_name;
  std::vector<TillLine> lines;
  std::int64_t gift_card_sold = 0;  ///< no sale and no tax
  std::int64_t tip = 0;
  std::int64_t card = 0, cash = 0, gift_card = 0;  ///< tenders; negative: given back
  std::int64_t fee = 0;                            ///< positive
  std::optional<std::size_t> deposit;              ///< ordinal in the deposits

  std::int64_t gross() const;
  std::int64_t discount() const;
  std::int64_t tax() const;
  std::int64_t collected() const { return gross() - discount() + tax() + gift_card_sold + tip; }
};

/// What Square sends to the bank every Wednesday, for the week before.
struct TillDeposit {
  std::string id;
  BusinessDate date;
  std::int64_t total = 0;
};

struct TillBooks {
  std::vector<TillSale> sales;        ///< by time, refunds among them
  std::vector<TillDeposit> deposits;  ///< until `today`
};

/// What a shop's tills took until noon of `today`; this morning they sold, of one light, more than
/// lies there. Points into `shop` and the roster's team.
TillBooks make_till_sales(const Shop& shop, const Roster& roster, BusinessDate today,
                          Random& random);

}  // namespace kontor::app::demo
