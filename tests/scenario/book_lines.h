#pragma once

#include <functional>
#include <map>
#include <string>

#include "domain/orders/order.h"

namespace kontor::test {

/// The current version of every order of the book at `address`.
void each_order(const std::string& address, const std::function<void(const orders::Order&)>& fn);

/// Value of goods by order date, and net sales as posted, in minor units by the employee's name.
std::map<std::string, long long> placed_by_employee(const std::string& address);
std::map<std::string, long long> net_sales_by_employee(const std::string& address);

/// What makes the wholesaler's file hard, as it stands in the book.
struct Traps {
  long long lines = 0;
  long long zero_price_taken = 0;  ///< negative quantity: write-offs
  long long zero_price_given = 0;  ///< positive quantity: free issues
  long long non_goods = 0;
  std::map<std::string, long long> non_goods_by_kind;
  long long on_returns = 0;  ///< lines on documents that begin with C
  long long returns_minor = 0;
  /// Lines on documents that begin with C for more of a code, as spelled, than its customer had
  /// bought and kept; such a line takes nothing.
  long long returns_without_sale = 0;
  long long without_customer = 0;
  long long repeated = 0;  ///< equal to an earlier line of the same document
  std::size_t spellings = 0, spellings_without_case = 0;
  std::size_t goods_without_case = 0;
};
Traps traps_of(const std::string& address);

}  // namespace kontor::test
