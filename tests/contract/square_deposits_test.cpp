// Square's deposits: its transactions say which deposit each sale is in and when that was sent,
// never how much it is. The bank's lines meet them whatever came first.

#include <algorithm>
#include <numeric>

#include "tests/contract/file_shop.h"

namespace kontor::test {
namespace square_deposits {

const std::string head_columns =
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,"
    "Partial Refunds,Total Collected,Source,Card,Cash,Square Gift Card,Other Tender,"
    "Other Tender Type,Fees,Net Total,Transaction ID,Payment ID,Staff Name,Event Type,Location,"
    "Customer ID,Deposit ID,Deposit Date,Transaction Status\n";

/// A sale of one thing: what the card and the till got of it, what Square kept.
struct TillSale {
  std::string ids, card, cash, fee, net_total, deposit;
  bool refund = false;
};

std::string row_of(const TillSale& s, const std::string& amount) {
  return "2026-06-27,12:59:30,Paris," + amount + ",$0,$0," + amount + ",$0,$0,$0,$0," + amount +
         ",Point of Sale," + s.card + "," + s.cash + ",$0,$0,," + s.fee + "," + s.net_total + "," +
         s.ids + ",Jo," + (s.refund ? "Refund" : "Payment") + ",Main,," + s.deposit + ",Complete\n";
}

// Two deposits stand in both files: the week ended between them. The third is below zero.
const ChannelFile early{
    "square-transactions",
    head_columns +
        row_of({"T1,P1", "$30.00", "$0", "-$0.90", "$29.10", "DEP-00009,2026-06-29"}, "$30.00") +
        row_of({"T2,P2", "$20.00", "$4.00", "-$0.60", "$23.40", "DEP-00010,2026-07-06"}, "$24.00") +
        row_of({"T3,P3", "$0", "$8.00", "$0", "$8.00", ","}, "$8.00")};
const ChannelFile late{
    "square-transactions",
    head_columns +
        row_of({"T4,P4", "$8.00", "$0", "-$0.30", "$7.70", "DEP-00009,2026-06-29"}, "$8.00") +
        row_of({"T2,P9", "-$5.00", "$0", "$0", "-$5.00", "DEP-00010,2026-07-06", true}, "-$5.00") +
        row_of({"T1,P8", "-$10.00", "$0", "$0", "-$10.00", "DEP-00011,2026-07-07", true},
               "-$10.00") +
        row_of({"T5,P5", "$7.00", "$0", "-$0.20", "$6.80", ","}, "$7.00")};

const ChannelFile items{
    "square-items",
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,"
    "Discounts,Net Sales,Tax,Transaction ID,Payment ID,Event Type,Location,Customer ID,"
    "Itemization Type,Employee\n"
    "2026-06-27,12:59:30,Paris,None,Fox,1.0,Regular,FOX-01,,$30.00,$0,$30.00,$0,T1,P1,Payment,Main,"
    ",Physical Good,Jo\n"
    "2026-06-27,12:59:30,Paris,None,Owl,2.0,Regular,OWL-01,,$24.00,$0,$24.00,$0,T2,P2,Payment,Main,"
    ",Physical Good,Jo\n"};

std::vector<intake::Item> bank_lines() {
  return {bank_item("b1", "2026-06-30", 3680, "SQUARE"),
          bank_item("b2", "2026-07-07", 1440, "SQUARE DEP 00010"),
          bank_item("b3", "2026-07-08", -1000, "SQUARE")};
}

std::int64_t arrive(FileShop& shop, int kind) {
  if (kind == 0) return shop.take_in(early).batch_number;
  if (kind == 1) return shop.take_in(late).batch_number;
  if (kind == 2) return shop.take_in(items).batch_number;
  return shop.money().take_in(bank_lines());
}

std::vector<std::string> state(FileShop& shop) {
  auto lines = shop.balances();
  for (const std::string& item : shop.money().open_items()) lines.push_back("open " + item);
  return lines;
}

}  // namespace square_deposits

BOOST_AUTO_TEST_SUITE(square_deposits_are_payouts)

using namespace square_deposits;

BOOST_AUTO_TEST_CASE(the_bank_meets_them_in_every_order_of_arrival) {
  // What is left at Square: a sale that no deposit has yet.
  const std::vector<std::string> expected = {"1000-GIRO  4120",         "1400-CASH SQUARE 1200",
                                             "1400-SQUARE SQUARE 680",  "1990-SQUARE  -4120",
                                             "1990-SQUARE SQUARE 4120", "4000 SQUARE -7700",
                                             "4020 SQUARE 1500",        "6000 SQUARE 200"};
  std::vector<int> order = {0, 1, 2, 3};
  std::optional<std::vector<std::string>> first;
  int turns = 0;
  do {
    const auto run = [&](TestBook& tb) {
      BOOST_TEST_CONTEXT("order " << order[0] << order[1] << order[2] << order[3]) {
        FileShop shop(tb);
        std::vector<std::pair<std::string, std::int64_t>> done;
        for (const int kind : order) {
          const std::string before = shop.figures();
          done.emplace_back(before, arrive(shop, kind));
        }
        const auto now = state(shop);
        if (!first) first = now;
        BOOST_TEST(now == *first, boost::test_tools::per_element());
        BOOST_TEST(shop.balances() == expected, boost::test_tools::per_element());
        shop.check();
        // Taken back one after the other, each leaves the book as it found it.
        for (auto d = done.rbegin(); d != done.rend(); ++d) {
          shop.undo(d->second);
          BOOST_TEST(shop.figures() == d->first);
        }
        shop.check();
      }
    };
    on_sqlite(run);
    if (turns++ % 6 == 0) on_postgresql(run);
  } while (std::ranges::next_permutation(order).found);
  BOOST_TEST(turns == 24);
}

BOOST_AUTO_TEST_CASE(a_deposit_is_what_its_transactions_add_up_to) {
  for_each_engine([](TestBook& tb) {
    FileShop shop(tb);
    shop.take_in(early);
    const auto payouts = [&] {
      return shop.money().book().read([&](Unit& unit) {
        std::vector<std::string> lines;
        for (const auto& row : shop.money().stores().money.payouts(unit, {}).rows)
          lines.push_back(row.number + " " + row.date.to_iso() + " " + row.total.to_decimal() +
                          " " + std::string(name_of(row.state)));
        return joined(lines);
      });
    };
    BOOST_TEST(payouts() ==
               joined({"DEP-00010 2026-07-06 19.40 sent", "DEP-00009 2026-06-29 29.10 sent"}));
    const auto second = shop.take_in(late);
    shop.money().take_in(bank_lines());
    BOOST_TEST(payouts() ==
               joined({"DEP-00011 2026-07-07 -10.00 arrived", "DEP-00010 2026-07-06 14.40 arrived",
                       "DEP-00009 2026-06-29 36.80 arrived"}));
    const auto again = shop.take_in(early);
    BOOST_TEST(again.counts.unchanged == again.counts.total());
    shop.undo(second.batch_number);
    BOOST_TEST(payouts() ==
               joined({"DEP-00010 2026-07-06 19.40 sent", "DEP-00009 2026-06-29 29.10 sent"}));
    shop.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
