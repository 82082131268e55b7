// What the demo writes: Shopify's own shapes, the same bytes for the same seed, sums that agree.

#include <set>

#include "tests/unit/demo/demo_sheets.h"

namespace {

using kontor::app::DemoFile;
using kontor::test::CsvRow;
using kontor::test::demo_day;
using kontor::test::demo_options;
using kontor::test::hundredths;
using kontor::test::rows_of;
using kontor::test::TempDir;
using kontor::test::whole_units;
using kontor::test::WrittenDemo;

/// Name and bytes of each file, of the shift plan and of the README.
std::map<std::string, std::string> demo_bytes(const std::string& day, std::uint64_t seed) {
  TempDir dir;
  std::map<std::string, std::string> all;
  for (const DemoFile& file : kontor::app::write_demo_files(demo_options(dir, day, seed)).files)
    all[file.path.filename().string()] = kontor::test::bytes_of(file.path);
  all["README.txt"] = kontor::test::bytes_of(dir / "README.txt");
  all["shifts.csv"] = kontor::test::bytes_of(dir / "files/shifts.csv");
  return all;
}

/// What the rows of one order add up to.
struct OrderSum {
  CsvRow first;
  std::int64_t goods = 0, line_discounts = 0;
};

std::vector<OrderSum> order_sums(const std::vector<CsvRow>& rows) {
  std::vector<OrderSum> orders;
  for (const CsvRow& row : rows) {
    if (!row.at("Total").empty()) orders.push_back({row, 0, 0});
    BOOST_REQUIRE(!orders.empty());
    OrderSum& order = orders.back();
    BOOST_REQUIRE_EQUAL(order.first.at("Name"), row.at("Name"));
    order.goods += hundredths(row, "Lineitem price") * whole_units(row, "Lineitem quantity");
    order.line_discounts += hundredths(row, "Lineitem discount");
  }
  return orders;
}

void check_order_sums(const OrderSum& order) {
  const CsvRow& o = order.first;
  BOOST_TEST_CONTEXT(o.at("Name")) {
    const std::int64_t discount = hundredths(o, "Discount Amount");
    const std::int64_t shipping_discount = o.at("Discount Code") == "VERSANDFREI" ? discount : 0;
    const std::int64_t off_goods = shipping_discount > 0 ? order.line_discounts : discount;
    BOOST_TEST(order.goods - off_goods == hundredths(o, "Subtotal"));
    BOOST_TEST(order.line_discounts <= discount);
    const std::int64_t taxes = hundredths(o, "Taxes");
    const std::int64_t inside = hundredths(o, "Subtotal") + hundredths(o, "Shipping");
    const bool net = o.at("Source") == "shopify_draft_order";
    BOOST_TEST(inside + (net ? taxes : 0) == hundredths(o, "Total"));
    BOOST_TEST(hundredths(o, "Refunded Amount") <= hundredths(o, "Total"));
    if (taxes > 0) BOOST_TEST(hundredths(o, "Tax 1 Value") == taxes);
    if (o.at("Financial Status") == "pending")
      BOOST_TEST(hundredths(o, "Outstanding Balance") == hundredths(o, "Total"));
    BOOST_TEST(o.at("Paid at").empty() ==
               (o.at("Financial Status") == "pending" || o.at("Financial Status") == "voided"));
  }
}

std::set<std::string> values_of(const std::vector<OrderSum>& orders, const std::string& column) {
  std::set<std::string> values;
  for (const OrderSum& order : orders) values.insert(order.first.at(column));
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_files)

BOOST_AUTO_TEST_CASE(same_seed_and_day_same_bytes) {
  const auto once = demo_bytes(demo_day, 1);
  BOOST_TEST(once.size() > 30U);
  BOOST_TEST((once == demo_bytes(demo_day, 1)));
  BOOST_TEST((once != demo_bytes(demo_day, 2)));
  BOOST_TEST((once != demo_bytes("2026-11-20", 1)));
}

BOOST_AUTO_TEST_CASE(every_order_adds_up_as_shopifys_do) {
  const WrittenDemo written;
  for (const char* channel : {"SHOPIFY-BERLIN", "SHOPIFY-KYOTO"}) {
    const auto orders = order_sums(rows_of(written.demo, "shopify-orders", channel));
    for (const OrderSum& order : orders) check_order_sums(order);
    // Five stand in a second file, edited.
    BOOST_TEST(values_of(orders, "Id").size() + 5 == orders.size());
    BOOST_TEST(values_of(orders, "Name").size() + 5 == orders.size());
  }
}

BOOST_AUTO_TEST_CASE(story_has_all_that_a_shop_meets) {
  const WrittenDemo written;
  const auto rows = rows_of(written.demo, "shopify-orders", "SHOPIFY-BERLIN");
  const auto orders = order_sums(rows);
  BOOST_TEST(orders.size() == 1'350U + 260 + 3 + 26 + 5);
  const std::set<std::string> sources{"sell-on-amazon", "shopify_draft_order", "web"};
  BOOST_TEST((values_of(orders, "Source") == sources));
  const std::set<std::string> states{"fulfilled", "partial", "unfulfilled"};
  BOOST_TEST((values_of(orders, "Fulfillment Status") == states));
  for (const char* state : {"paid", "pending", "refunded", "partially_refunded"})
    BOOST_TEST(values_of(orders, "Financial Status").contains(state));
  BOOST_TEST(values_of(orders, "Employee").size() == 6U);  // five who write to firms, and none
  BOOST_TEST(values_of(orders, "Cancelled at").size() > 10U);
  std::set<std::string> lines;
  for (const CsvRow& row : rows) lines.insert(row.at("Lineitem name"));
  for (const char* name :
       {"Gift Card - 50", "Korb Weide, Altbestand", "Geschenkverpackung", "Kette 8-fach",
        "خوذة دراجة - M", "折叠自行车 - 红", "自転車用ベル - 真鍮"})
    BOOST_TEST(lines.contains(name), name);
  const auto kyoto = order_sums(rows_of(written.demo, "shopify-orders", "SHOPIFY-KYOTO"));
  BOOST_TEST(kyoto.size() > 300U);
  for (const OrderSum& order : kyoto) BOOST_TEST(hundredths(order.first, "Total") % 100 == 0);
}

BOOST_AUTO_TEST_CASE(trade_grows_and_follows_the_seasons) {
  const WrittenDemo written;
  std::map<std::string, std::int64_t> of_month;
  for (const CsvRow& row : rows_of(written.demo, "square-transactions", "TILL-BERLIN"))
    ++of_month[row.at("Date").substr(0, 7)];
  std::int64_t first = 0, second = 0;
  for (const auto& [month, count] : of_month) (month < "2025-11" ? first : second) += count;
  BOOST_TEST(second * 100 > first * 115);
  BOOST_TEST(of_month["2026-05"] > 2 * of_month["2026-01"]);
}

BOOST_AUTO_TEST_CASE(stock_adds_up_whatever_seed_and_day) {
  for (const auto& [day, seed] :
       {std::pair(demo_day, 1), {"2028-02-29", 3}, {"2026-01-01", 4}, {"2026-03-29", 5}}) {
    TempDir dir;
    const auto demo =
        kontor::app::write_demo_files(demo_options(dir, day, static_cast<std::uint64_t>(seed)));
    std::int64_t bikes = 0;
    for (const char* channel : {"SHOPIFY-BERLIN", "SHOPIFY-KYOTO"}) {
      for (const CsvRow& row : rows_of(demo, "shopify-inventory", channel)) {
        const std::int64_t on_hand = whole_units(row, "On hand");
        BOOST_TEST(whole_units(row, "Available") + whole_units(row, "Unavailable") == on_hand);
        BOOST_TEST(whole_units(row, "Available") >= 0);
        if (row.at("SKU") == "TB-CS-52") bikes += on_hand;
      }
    }
    BOOST_TEST(bikes == 500);
    std::int64_t below_zero = 0;
    for (const auto& [cell, left] : demo.truth.on_hand) below_zero += left < 0;
    BOOST_TEST(below_zero == 1);
    BOOST_TEST((demo.truth.on_hand.at({"TB-CS-52", "Amazon FBA"}) == 200));
  }
}

BOOST_AUTO_TEST_SUITE_END()
