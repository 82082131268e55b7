#pragma once

#include <string>
#include <vector>

#include "domain/intake/import.h"
#include "domain/orders/order.h"

namespace kontor::intake {

/// Who helped with an order, as somebody says it.
struct CreditWish {
  struct Share {
    std::string employee;      ///< code or name
    std::int64_t percent = 0;  ///< 1 to 100
  };
  std::string order;          ///< its number
  std::string channel;        ///< code or name; needed where several channels have the number
  std::int32_t line = 0;      ///< 0: all lines of goods
  std::vector<Share> helped;  ///< empty: nobody, all is whose who rang up
};

/// Says who helped with an order's lines; what the shares leave is whose who rang up (rules.md 7).
/// The order gets a further version, and the difference is posted on the day of the sale: credit
/// moves, sales, money and goods stay. Later files keep it. Gives the order as it is now. Needs
/// edit_staff where the order lies. Refuses order_unknown, order_of_several_channels,
/// order_line_unknown, shares_invalid, employee_unknown, employee_is_provisional,
/// permission_missing.
Result<orders::Order> credit_order(Book& book, const Stores& stores, const Clock& clock,
                                   const Hands& hands, const CreditWish& wish);

}  // namespace kontor::intake
