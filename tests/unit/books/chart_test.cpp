#include "domain/books/chart.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace books = kontor::books;

BOOST_AUTO_TEST_SUITE(books_chart)

BOOST_AUTO_TEST_CASE(keys_and_codes_are_unique_and_the_chart_is_by_code) {
  std::set<std::string_view> keys, codes;
  for (const auto& account : books::standard_chart()) {
    BOOST_TEST(keys.insert(account.key).second, account.key);
    BOOST_TEST(codes.insert(account.code).second, account.code);
    BOOST_TEST(account.code.size() == 4U);
    BOOST_TEST((&books::chart_account(account.key) == &account));
  }
  BOOST_TEST(std::ranges::is_sorted(books::standard_chart(), {}, &books::ChartAccount::code));
}

BOOST_AUTO_TEST_CASE(codes_are_those_that_exports_name) {
  const auto code = [](std::string_view key) { return books::chart_account(key).code; };
  BOOST_TEST(code("receivable") == "1100");
  BOOST_TEST(code("stock") == "1200");
  BOOST_TEST(code("clearing") == "1400");
  BOOST_TEST(code("channel_current") == "1990");
  BOOST_TEST(code("deposit") == "2100");
  BOOST_TEST(code("sales") == "4000");
  BOOST_TEST(code("cost_of_goods") == "5000");
  BOOST_TEST(code("negative_stock_variance") == "5210");
}

BOOST_AUTO_TEST_CASE(the_first_digit_tells_the_type) {
  for (const auto& account : books::standard_chart()) {
    const auto expected = [&] {
      switch (account.code.front()) {
        case '1':
          return books::AccountType::asset;
        case '2':
          return books::AccountType::liability;
        case '3':
          return books::AccountType::equity;
        case '4':
          return books::AccountType::income;
        default:
          return books::AccountType::expense;
      }
    }();
    BOOST_TEST((account.type == expected), account.key);
  }
}

BOOST_AUTO_TEST_CASE(balances_that_are_lists_of_open_items_are_itemised) {
  std::set<std::string> itemised;
  for (const auto& account : books::standard_chart()) {
    if (account.itemised) itemised.emplace(account.key);
  }
  const std::set<std::string> expected = {"cash_in_transit", "bank_unmatched",     "receivable",
                                          "clearing",        "unallocated_tender", "deposit",
                                          "payable",         "carrier_claim",      "goods_received",
                                          "landed_costs",    "due_from",           "due_to"};
  BOOST_TEST(itemised == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(account_types_have_names) {
  using enum books::AccountType;
  for (const auto type : {asset, liability, equity, income, expense}) {
    BOOST_TEST((books::account_type_named(books::name_of(type)) == type));
  }
  BOOST_TEST(books::name_of(expense) == "expense");
  BOOST_TEST(books::name_of(asset) == "asset");
}

BOOST_AUTO_TEST_SUITE_END()
