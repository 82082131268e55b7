#pragma once

#include <string>
#include <vector>

#include "app/demo/amazon_sales.h"
#include "app/demo/etsy_sales.h"
#include "app/demo/shopify_money.h"
#include "app/demo/till_sales.h"

namespace kontor::app::demo {

/// A line of a bank statement; a positive amount came in.
struct BankLine {
  BusinessDate date;
  std::string text, reference;
  std::int64_t amount = 0;
};

/// The day on which a bank books: Mondays to Fridays.
BusinessDate bank_day(BusinessDate day);

/// The statement of one bank account, gathered from all that pays into it.
class BankAccount {
 public:
  explicit BankAccount(BusinessDate today) : m_today(today) {}

  void shop_payouts(const ShopMoney& money);
  void till_deposits(const TillBooks& books);
  /// `short_by`: what the bank keeps of the last transfer but one, so that it fits no settlement.
  void amazon_payouts(const std::vector<AmazonSettlement>& settlements, std::int64_t short_by);
  void etsy_deposits(const std::vector<EtsyDeposit>& deposits);
  /// What firms transfer for their orders.
  void firm_transfers(const Shop& shop, const std::vector<ShopOrder>& orders);
  /// Each month, on the first day of it that the bank works.
  void rent(std::int64_t amount);

  /// Statement lines by date; only what was booked before `today`.
  std::vector<BankLine> lines() const;

 private:
  void add(BusinessDate date, std::string text, std::string reference, std::int64_t amount);

  BusinessDate m_today;
  std::vector<BankLine> m_lines;
};

/// The statement of a year in the columns of the shipped mapping bank-statement.
std::string bank_csv(const Shop& shop, const std::vector<BankLine>& lines, int year);

}  // namespace kontor::app::demo
