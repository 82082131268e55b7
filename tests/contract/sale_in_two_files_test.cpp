// Etsy's and Square's sales stand in two files each: whichever comes first, the book is the same.

#include "tests/contract/file_shop.h"

namespace kontor::test {
namespace {

/// What Etsy sells is kept in stock; the count names no place.
const ChannelFile etsy_stock{"woocommerce-products",
                             "ID,Type,SKU,Name,Published,Stock,Sale price,Regular price,Parent\n"
                             "1,simple,FOX-01,Fox,1,10,,20.00,\n"
                             "2,simple,OWL-01,Owl,1,4,,8.00,\n"};

const ChannelFile etsy_heads{
    "etsy-orders",
    "Sale Date,Order ID,Buyer User ID,Full Name,Date Shipped,Currency,Order Value,Discount Amount,"
    "Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,"
    "Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Order Type\n"
    // Discount, and tax that Etsy collects; two goods.
    "09/01/26,3001,jo7,Jo Doe,09/02/26,EUR,48.00,4.00,0,5.00,0,52.92,Shipped,2.26,46.74,,,,online\n"
    // The shipping discount is netted out of Shipping already.
    "09/03/26,3002,al9,Al Roe,09/04/26,EUR,20.00,0,2.00,3.00,0,23.00,Shipped,1.22,21.78,,,,online\n"
    // Half went back.
    "09/04/26,3003,jo7,Jo "
    "Doe,09/05/26,EUR,16.00,0,0,0,1.60,17.60,Shipped,1.00,16.60,8.80,0.60,8.20,"
    "online\n"
    // Not sent yet.
    "09/05/26,3004,al9,Al Roe,,EUR,8.00,0,0,2.00,0,10.00,Paid,,,,,,online\n"};

const ChannelFile etsy_lines{
    "etsy-items",
    "Sale Date,Item Name,Quantity,Price,Discount Amount,Shipping Discount,Order Shipping,"
    "Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship "
    "Name,"
    "Order ID,Variations,Order Type,SKU\n"
    "09/01/26,Fox &amp; cub,2,20.00,4.00,0,5.00,0,40.00,EUR,41,9,09/01/26,09/02/26,Jo Doe,3001,"
    "Style: Matte,online,FOX-01\n"
    "09/01/26,Owl,1,8.00,,0,5.00,0,8.00,EUR,42,9,09/01/26,09/02/26,Jo Doe,3001,,online,OWL-01\n"
    "09/03/26,Fox &amp; cub,1,20.00,0,2.00,3.00,0,20.00,EUR,43,9,09/03/26,09/04/26,Al Roe,3002,,"
    "online,FOX-01\n"
    "09/04/26,Owl,2,8.00,0,0,0,1.60,16.00,EUR,44,9,09/04/26,09/05/26,Jo Doe,3003,,online,OWL-01\n"
    "09/05/26,Sticker,4,2.00,0,0,2.00,0,8.00,EUR,45,9,09/05/26,,Al Roe,3004,,online,\n"};

const std::string square_head_columns =
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,"
    "Partial Refunds,Total Collected,Source,Card,Cash,Square Gift Card,Other Tender,"
    "Other Tender Type,Fees,Net Total,Transaction ID,Payment ID,Staff Name,Event Type,Location,"
    "Customer ID,Deposit ID,Transaction Status\n";
// A tip; a gift card sold with goods and a service charge; a discounted line that comes back.
// `Card` to `Net Total` differ between the two files.
const std::string square_tip =
    "2026-06-27,12:59:30,Paris,$30.00,-$3.00,$0,$27.00,$0,$2.16,$2.00,$0,$31.16,Point of Sale,";
const std::string square_gift =
    "2026-06-27,13:10:00,Paris,$8.00,$0,$1.00,$8.00,$25.00,$0,$0,$0,$34.00,Point of Sale,";
const std::string square_latte =
    "2026-06-28,10:00:00,Paris,$8.00,$0,$0,$8.00,$0,$0,$0,$0,$8.00,Point of Sale,";
const std::string square_return =
    "2026-06-29,10:00:00,Paris,-$10.00,$1.00,$0,-$9.00,$0,-$0.72,$0,$0,-$9.72,Point of Sale,"
    "-$9.72,$0,$0,$0,,$0,-$9.72,T1,P9,Jo,Refund,Main,C7,D10,Complete\n";

const ChannelFile square_cards{
    "square-transactions",
    square_head_columns + square_tip +
        "$31.16,$0,$0,$0,,-$0.93,$30.23,T1,P1,Jo,Payment,Main,C7,D9,Complete\n" + square_gift +
        "$34.00,$0,$0,$0,,-$1.00,$33.00,T2,P2,Jo,Payment,Main,,D9,Complete\n" + square_latte +
        "$8.00,$0,$0,$0,,-$0.30,$7.70,T3,P3,Al,Payment,Main,,D9,Complete\n" + square_return};

/// Paid in two ways, in cash, and by a gift card and a cheque.
const ChannelFile square_tenders{
    "square-transactions",
    square_head_columns + square_tip +
        "$25.16,$6.00,$0,$0,,-$0.93,$30.23,T1,P1,Jo,Payment,Main,C7,D9,Complete\n" + square_gift +
        "$0,$34.00,$0,$0,,$0,$34.00,T2,P2,Jo,Payment,Main,,,Complete\n" + square_latte +
        "$0,$0,$5.00,$3.00,Check,$0,$8.00,T3,P3,Al,Payment,Main,,,Complete\n" + square_return};

const ChannelFile square_lines{
    "square-items",
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,"
    "Discounts,Net Sales,Tax,Transaction ID,Payment ID,Event Type,Location,Customer ID,"
    "Itemization Type,Employee\n"
    "2026-06-27,12:59:30,Paris,None,Fox,1.0,Regular,FOX-01,,$20.00,-$2.00,$18.00,$1.44,T1,P1,"
    "Payment,Main,C7,Physical Good,Jo\n"
    "2026-06-27,12:59:30,Paris,None,Owl,1.0,Regular,OWL-01,,$10.00,-$1.00,$9.00,$0.72,T1,P1,"
    "Payment,"
    "Main,C7,Physical Good,Jo\n"
    "2026-06-27,13:10:00,Paris,None,Latte,2.0,Large,,Oat,$8.00,$0,$8.00,$0,T2,P2,Payment,Main,,"
    "Physical Good,Jo\n"
    "2026-06-27,13:10:00,Paris,None,eGift,1.0,Regular,,,$25.00,$0,$25.00,$0,T2,P2,Payment,Main,,"
    "Gift Card,Jo\n"
    "2026-06-28,10:00:00,Paris,None,Latte,2.0,Large,,Oat,$8.00,$0,$8.00,$0,T3,P3,Payment,Main,,"
    "Physical Good,Al\n"
    "2026-06-29,10:00:00,Paris,None,Owl,-1.0,Regular,OWL-01,,-$10.00,$1.00,-$9.00,-$0.72,T1,P9,"
    "Refund,Main,C7,Physical Good,Jo\n"};

using Told = std::optional<std::vector<std::string>>;

/// Takes the two files in after the stock, in this order: clean checks, and what was told before;
/// again: unchanged; undone one after the other: as before.
void must_agree(TestBook& tb, const ChannelFile& first, const ChannelFile& second, bool turnover,
                Told& told) {
  BOOST_TEST_CONTEXT(first.profile << " first") {
    FileShop shop(tb);
    shop.take_in(etsy_stock);
    const std::string before = shop.figures();
    const auto one = shop.take_in(first);
    const std::string between = shop.figures();
    shop.check();
    const auto two = shop.take_in(second);
    shop.check();
    auto now = shop.balances();
    if (turnover) now.push_back("figures " + shop.figures());
    if (!told) told = now;
    BOOST_TEST(now == *told, boost::test_tools::per_element());
    for (const ChannelFile* file : {&first, &second}) {
      const auto again = shop.take_in(*file);
      BOOST_TEST(again.counts.unchanged == again.counts.total());
      shop.undo(again.batch_number);
    }
    shop.undo(two.batch_number);
    BOOST_TEST(shop.figures() == between);
    shop.undo(one.batch_number);
    BOOST_TEST(shop.figures() == before);
    shop.check();
  }
}

Told must_agree_in_both_orders(const ChannelFile& heads, const ChannelFile& lines,
                               bool turnover = true) {
  Told told;
  for_each_engine([&](TestBook& tb) { must_agree(tb, heads, lines, turnover, told); });
  for_each_engine([&](TestBook& tb) { must_agree(tb, lines, heads, turnover, told); });
  if (turnover) told->pop_back();
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sale_in_two_files)

BOOST_AUTO_TEST_CASE(etsy_orders_and_items) {
  const Told told = must_agree_in_both_orders(etsy_heads, etsy_lines);
  const std::vector<std::string> expected = {
      "1400-ETSY-PAYMENTS ETSY 7672",  // 49.00 + 23.00 + 17.60 - 8.80 - 4.08
      "1990-ETSY  160",
      "1990-ETSY ETSY -160",
      "2210  -160",
      "4000 ETSY -8400",
      "4010 ETSY 400",
      "4030 ETSY 880",
      "4100 ETSY -800",
      "6000 ETSY 408"};
  BOOST_TEST(*told == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(square_transactions_and_items) {
  must_agree_in_both_orders(square_cards, square_lines);
}

/// The items alone are taken as paid through Square; what was paid otherwise moves when the
/// transactions come. The balances are the same; the turnover of Square's clearing account is not.
BOOST_AUTO_TEST_CASE(square_tenders_come_with_the_transactions) {
  const Told told = must_agree_in_both_orders(square_tenders, square_lines, false);
  const std::vector<std::string> expected = {"1400-CASH SQUARE 4000",
                                             "1400-CHECK SQUARE 300",
                                             "1400-SQUARE SQUARE 1451",  // 25.16 - 9.72 - 0.93
                                             "1990-SQUARE  344",
                                             "1990-SQUARE SQUARE -344",
                                             "2210  -144",
                                             "2300 SQUARE -2000",
                                             "2400  -200",
                                             "4000 SQUARE -4600",
                                             "4010 SQUARE 300",
                                             "4020 SQUARE 900",
                                             "4110 SQUARE -100",
                                             "6000 SQUARE 93"};
  BOOST_TEST(*told == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
