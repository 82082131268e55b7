// What the demo writes: Shopify's own shapes, the same bytes for the same seed, sums that agree.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "app/demo/demo.h"
#include "domain/base/money.h"
#include "formats/bytes/source.h"
#include "formats/delimited/reader.h"
#include "tests/support/real_data.h"

namespace {

using kontor::app::DemoFile;
using kontor::test::TempDir;
using CsvRow = std::map<std::string, std::string>;

constexpr const char* demo_day = "2026-11-21";

kontor::app::DemoOptions demo_options(const TempDir& dir, const std::string& day = demo_day,
                                      std::uint64_t seed = 1) {
  return {dir.path(), *kontor::BusinessDate::parse_iso(day), seed};
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(in.good(), path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Name and bytes of each file, and of the README.
std::map<std::string, std::string> demo_bytes(const std::string& day, std::uint64_t seed) {
  TempDir dir;
  std::map<std::string, std::string> all;
  for (const DemoFile& file : kontor::app::write_demo_files(demo_options(dir, day, seed)))
    all[file.path.filename().string()] = bytes_of(file.path);
  all["README.txt"] = bytes_of(dir / "README.txt");
  return all;
}

std::vector<CsvRow> csv_rows(const std::filesystem::path& path) {
  kontor::formats::FileSource source(path);
  kontor::formats::DelimitedReader reader(source);
  kontor::formats::Row header;
  BOOST_REQUIRE(reader.next(header));
  const std::vector<std::string> names = header.cells;
  std::vector<CsvRow> rows;
  for (kontor::formats::Row row; reader.next(row);) {
    BOOST_REQUIRE_EQUAL(row.cells.size(), names.size());
    CsvRow& cells = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) cells[names[i]] = row.cells[i];
  }
  BOOST_REQUIRE(reader.problem().kind == kontor::formats::FileProblem::none);
  return rows;
}

std::vector<CsvRow> rows_of(const std::vector<DemoFile>& files, const std::string& profile,
                            const std::string& channel) {
  std::vector<CsvRow> all;
  for (const DemoFile& file : files) {
    if (file.profile != profile || file.channel != channel) continue;
    const auto rows = csv_rows(file.path);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

/// Hundredths; also of yen, which Shopify prints with two decimals.
std::int64_t cents(const CsvRow& row, const std::string& column) {
  const auto value = kontor::Decimal::parse(row.at(column));
  BOOST_REQUIRE_MESSAGE(value.has_value(), column + ": " + row.at(column));
  BOOST_REQUIRE_EQUAL(value->scale, 2);
  return value->mantissa;
}

std::int64_t whole_units(const CsvRow& row, const std::string& column) {
  const auto value = kontor::Decimal::parse(row.at(column));
  BOOST_REQUIRE(value.has_value() && value->scale == 0);
  return value->mantissa;
}

std::string first_line_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string line;
  std::getline(in, line);
  return line;
}

/// What the rows of one order add up to.
struct OrderSum {
  CsvRow first;
  std::int64_t goods = 0, tips = 0, line_discounts = 0;
};

std::vector<OrderSum> order_sums(const std::vector<CsvRow>& rows) {
  std::vector<OrderSum> orders;
  for (const CsvRow& row : rows) {
    if (!row.at("Total").empty()) orders.push_back({row, 0, 0, 0});
    BOOST_REQUIRE(!orders.empty());
    OrderSum& order = orders.back();
    BOOST_REQUIRE_EQUAL(order.first.at("Name"), row.at("Name"));
    const std::int64_t gross = cents(row, "Lineitem price") * whole_units(row, "Lineitem quantity");
    (row.at("Lineitem name") == "Tip" ? order.tips : order.goods) += gross;
    order.line_discounts += cents(row, "Lineitem discount");
  }
  return orders;
}

void check_order_sums(const OrderSum& order) {
  const CsvRow& o = order.first;
  BOOST_TEST_CONTEXT(o.at("Name")) {
    const std::int64_t discount = cents(o, "Discount Amount");
    const std::int64_t shipping_discount = o.at("Discount Code") == "VERSANDFREI" ? discount : 0;
    const std::int64_t off_goods = shipping_discount > 0 ? order.line_discounts : discount;
    BOOST_TEST(order.goods - off_goods == cents(o, "Subtotal"));
    BOOST_TEST(order.line_discounts <= discount);
    const std::int64_t taxes = cents(o, "Taxes");
    const std::int64_t inside = cents(o, "Subtotal") + cents(o, "Shipping") + order.tips;
    const bool net = o.at("Source") == "shopify_draft_order" && o.at("Tags") != "preorder";
    BOOST_TEST(inside + (net ? taxes : 0) == cents(o, "Total"));
    BOOST_TEST(cents(o, "Refunded Amount") <= cents(o, "Total"));
    if (taxes > 0) BOOST_TEST(cents(o, "Tax 1 Value") == taxes);
    if (o.at("Financial Status") == "pending")
      BOOST_TEST(cents(o, "Outstanding Balance") == cents(o, "Total"));
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
  TempDir dir;
  const auto files = kontor::app::write_demo_files(demo_options(dir));
  for (const char* channel : {"SHOPIFY-BERLIN", "SHOPIFY-KYOTO"}) {
    const auto orders = order_sums(rows_of(files, "shopify-orders", channel));
    for (const OrderSum& order : orders) check_order_sums(order);
    BOOST_TEST(values_of(orders, "Id").size() == orders.size());
    BOOST_TEST(values_of(orders, "Name").size() == orders.size());
  }
}

BOOST_AUTO_TEST_CASE(story_has_all_that_a_shop_meets) {
  TempDir dir;
  const auto files = kontor::app::write_demo_files(demo_options(dir));
  const auto rows = rows_of(files, "shopify-orders", "SHOPIFY-BERLIN");
  const auto orders = order_sums(rows);
  BOOST_TEST(orders.size() > 550U);
  BOOST_TEST(orders.size() < 650U);
  const std::set<std::string> sources{"iphone", "pos", "sell-on-amazon", "shopify_draft_order",
                                      "web"};
  BOOST_TEST((values_of(orders, "Source") == sources));
  const std::set<std::string> states{"fulfilled", "partial", "unfulfilled"};
  BOOST_TEST((values_of(orders, "Fulfillment Status") == states));
  for (const char* state : {"paid", "pending", "refunded", "partially_refunded"})
    BOOST_TEST(values_of(orders, "Financial Status").contains(state));
  BOOST_TEST(values_of(orders, "Payment Method").contains("cash + Shopify Payments"));
  BOOST_TEST(values_of(orders, "Employee").size() == 5U);  // four and none
  BOOST_TEST(values_of(orders, "Cancelled at").size() > 1U);
  std::set<std::string> lines;
  for (const CsvRow& row : rows) lines.insert(row.at("Lineitem name"));
  for (const char* name : {"Tip", "Gift Card - 50", "Korb Weide, Altbestand", "Kette 8-fach",
                           "خوذة دراجة - M", "折叠自行车 - 红", "自転車用ベル - 真鍮"})
    BOOST_TEST(lines.contains(name), name);
  const auto kyoto = order_sums(rows_of(files, "shopify-orders", "SHOPIFY-KYOTO"));
  BOOST_TEST(kyoto.size() > 180U);
  for (const OrderSum& order : kyoto) BOOST_TEST(cents(order.first, "Total") % 100 == 0);
}

BOOST_AUTO_TEST_CASE(stock_adds_up_whatever_seed_and_day) {
  for (const auto& [day, seed] : {std::pair(demo_day, 1),
                                  {"2027-02-28", 2},
                                  {"2028-02-29", 3},
                                  {"2026-01-01", 4},
                                  {"2026-03-29", 5}}) {
    TempDir dir;
    const auto files =
        kontor::app::write_demo_files(demo_options(dir, day, static_cast<std::uint64_t>(seed)));
    std::int64_t bikes = 0;
    for (const char* channel : {"SHOPIFY-BERLIN", "SHOPIFY-KYOTO"}) {
      for (const CsvRow& row : rows_of(files, "shopify-inventory", channel)) {
        const std::int64_t on_hand = whole_units(row, "On hand");
        BOOST_TEST(whole_units(row, "Available") + whole_units(row, "Committed") +
                       whole_units(row, "Unavailable") ==
                   on_hand);
        BOOST_TEST(whole_units(row, "Available") >= 0);
        if (row.at("SKU") == "TB-CS-52") bikes += on_hand;
      }
    }
    BOOST_TEST(bikes == 700);
  }
}

BOOST_AUTO_TEST_CASE(headers_are_those_of_a_real_store,
                     *boost::unit_test::precondition(kontor::test::RealData("shopify"))) {
  const std::map<std::string, std::string> real{
      {"shopify-products", "devstore_products_export.csv"},
      {"shopify-inventory", "tall_inventory_export_devstore.csv"},
      {"shopify-orders", "devstore_orders_export.csv"}};
  TempDir dir;
  for (const DemoFile& file : kontor::app::write_demo_files(demo_options(dir))) {
    const auto path = *kontor::test::data_dir() / "shopify" / real.at(file.profile);
    BOOST_TEST(first_line_of(file.path) == first_line_of(path));
  }
}

BOOST_AUTO_TEST_SUITE_END()
