// Real files by the shipped mappings, through the program, against the totals of the data folder's
// README: to the cent, on both engines, twice, and taken back.

#include <algorithm>

#include "tests/scenario/book_lines.h"
#include "tests/scenario/team_figures.h"

namespace {

using kontor::test::account_sums;
using kontor::test::again_and_back;
using kontor::test::Arguments;
using kontor::test::check_targets;
using kontor::test::check_team_figures;
using kontor::test::create_shop;
using kontor::test::hundredths;
using kontor::test::on_each_engine;
using kontor::test::on_hand;
using kontor::test::real_file;
using kontor::test::RealData;
using kontor::test::Shop;
using kontor::test::sum_of;
using kontor::test::total_where;
using nlohmann::json;

/// `import mapped` of these files of a set, without naming the mapping: the columns tell it.
Arguments import_of(const std::string& set, const std::vector<std::string>& files) {
  Arguments import = {"import", "mapped"};
  for (const std::string& file : files) import.push_back(real_file(set + "/" + file));
  return import;
}

/// The clearing accounts of all gateways.
long long in_clearing(const std::map<std::string, long long>& accounts) {
  long long sum = 0;
  for (const auto& [account, amount] : accounts) sum += account.starts_with("1400") ? amount : 0;
  return sum;
}

/// Units on hand where there are any: places that sold what they never counted are below zero.
long long above_zero(const Shop& shop) {
  long long sum = 0;
  for (const json& row : shop.json({"stock", "list"})) {
    if (row["location"].is_null()) continue;
    sum += std::max(0LL, std::stoll(row["on_hand"].get<std::string>()));
  }
  return sum;
}

std::map<std::string, long long> totals_by(const json& orders, const std::string& key) {
  std::map<std::string, long long> sums;
  for (const json& order : orders) {
    sums[order[key].is_null() ? "" : order[key].get<std::string>()] += hundredths(order["total"]);
  }
  return sums;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_mapped_data)

BOOST_AUTO_TEST_CASE(coffee_shops, *boost::unit_test::precondition(RealData("coffee-shops"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/New_York");
    const std::string before = shop.figures();
    const Arguments import =
        import_of("coffee-shops", {"customer.csv", "product.csv", "sales_outlet.csv",
                                   "sales_receipts_clean.csv.gz", "staff.csv"});
    const json first = shop.json(import);
    // Two of the 2,246 cards have one e-mail: one person with two cards.
    BOOST_TEST(first["create"] == 88 + 2'245 + 39'271);
    BOOST_TEST(first["refuse"] == 0);
    BOOST_TEST(shop.json({"customer", "list"}).size() == 2'245U);
    const json two = shop.json({"customer", "show", "porter@pellentesque.gov"});
    BOOST_REQUIRE_EQUAL(two.size(), 1U);
    BOOST_TEST(two.front()["name"] == "Zelda");
    const json orders = shop.json({"order", "list"});
    BOOST_TEST(orders.size() == 39'271U);
    BOOST_TEST(sum_of(orders, "total") == 23'363'595);
    auto outlets = totals_by(orders, "location");
    BOOST_TEST(outlets["ASTORIA"] == 7'721'323);
    BOOST_TEST(outlets["LOWER-MANHATTAN"] == 7'689'447);
    BOOST_TEST(outlets["HELL-S-KITCHEN"] == 7'952'825);
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["4000"] + accounts["4010"] == -23'363'595);
    BOOST_TEST(in_clearing(accounts) == 23'363'595);  // at the till
    BOOST_TEST(kontor::test::raw_employee_sums("coffee-shops").size() == 25U);
    check_team_figures(shop, "coffee-shops");
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_CASE(northwind, *boost::unit_test::precondition(RealData("northwind"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/Los_Angeles");
    const std::string before = shop.figures();
    const Arguments import = import_of(
        "northwind", {"categories.csv", "customers.csv", "employees.csv", "order_details.csv",
                      "orders.csv", "products.csv", "suppliers.csv"});
    const json first = shop.json(import);
    BOOST_TEST(first["create"] == 77 + 77 + 830);
    BOOST_TEST(first["refuse"] == 0);
    const json orders = shop.json({"order", "list"});
    BOOST_TEST(sum_of(orders, "total") == 126'579'329 + 6'494'269);  // with freight
    BOOST_TEST(on_hand(shop) == 3'119);
    auto placed = kontor::test::placed_by_employee(address);
    auto sold = kontor::test::net_sales_by_employee(address);
    const std::tuple<const char*, long long, long long> staff[] = {
        {"Nancy Davolio", 19'210'767, 18'727'745},   {"Andrew Fuller", 16'653'776, 16'276'978},
        {"Janet Leverling", 20'281'288, 20'281'288}, {"Margaret Peacock", 23'289'089, 22'576'374},
        {"Steven Buchanan", 6'879'231, 6'879'231},   {"Michael Suyama", 7'391'315, 7'252'765},
        {"Robert King", 12'456'824, 11'961'925},     {"Laura Callahan", 12'686'230, 12'384'270},
        {"Anne Dodsworth", 7'730'809, 7'645'009}};
    long long net_sales = 0;
    long long by_date = 0;
    for (const auto& [name, ordered, shipped] : staff) {
      BOOST_TEST_CONTEXT(name) {
        BOOST_TEST(placed[name] == ordered);
        BOOST_TEST(sold[name] == shipped);
      }
      net_sales += sold[name];
      by_date += placed[name];
    }
    BOOST_TEST(by_date == 126'579'329);
    BOOST_TEST(net_sales == 123'985'585);
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["4000"] + accounts["4010"] == -123'985'585);
    check_team_figures(shop, "northwind");
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_CASE(adventureworks_reseller,
                     *boost::unit_test::precondition(RealData("adventureworks-reseller"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/Los_Angeles");
    const std::string before = shop.figures();
    const Arguments import = import_of("adventureworks-reseller",
                                       {"Product.csv", "Region.csv", "Reseller.csv", "Sales.csv.gz",
                                        "Salesperson.csv", "SalespersonRegion.csv", "Targets.csv"});
    const json first = shop.json(import);
    BOOST_TEST(first["create"] == 397 + 3'616);
    BOOST_TEST(first["refuse"] == 0);
    auto sold = kontor::test::net_sales_by_employee(address);
    BOOST_TEST(sold.size() == 17U);
    BOOST_TEST(sold["Linda Mitchell"] == 1'015'863'452);
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["4000"] == -7'754'857'020);
    BOOST_TEST(accounts["1100"] == 7'754'857'020);
    // Each line's own cost is what the goods cost when they were sold, and better known than the
    // catalogue's present cost (Σ quantity × Standard Cost would be 76,585,162.80).
    BOOST_TEST(accounts["5000"] == 7'654'907'563);
    check_team_figures(shop, "adventureworks-reseller");
    check_targets(shop, "adventureworks-reseller");
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_CASE(oracle_co, *boost::unit_test::precondition(RealData("oracle-co"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/New_York");
    const std::string before = shop.figures();
    const Arguments import =
        import_of("oracle-co", {"customers.csv", "inventory.csv", "order_items.csv", "orders.csv",
                                "products.csv", "shipments.csv", "stores.csv"});
    const json first = shop.json(import);
    BOOST_TEST(first["create"] == 46 + 566 + 1'950);
    BOOST_TEST(first["refuse"] == 0);
    BOOST_TEST(above_zero(shop) == 3'510);
    const json orders = shop.json({"order", "list"});
    const auto of_state = [&](const std::string& state) {
      return total_where(orders, "fulfilment_state", state);
    };
    BOOST_TEST(of_state("COMPLETE") == 29'988'962);
    BOOST_TEST(of_state("CANCELLED") == 570'277);
    BOOST_TEST(of_state("REFUNDED") == 300'614);
    BOOST_TEST(totals_by(orders, "location").contains("ONLINE"));
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["4000"] == -(29'988'962 + 300'614));
    BOOST_TEST(accounts["4030"] == 300'614);
    BOOST_TEST(in_clearing(accounts) == 29'988'962);
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_CASE(multichannel_prices,
                     *boost::unit_test::precondition(RealData("multichannel-prices"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "IN", "INR", "Asia/Kolkata");
    const std::string before = shop.figures();
    const Arguments prices = import_of("multichannel-prices", {"price_list_march_2021.csv"});
    const json list = shop.json(prices);
    BOOST_TEST(list["create"] == 1'330);
    BOOST_TEST(list["refuse"] == 0);
    // The list of a year later has the same prices.
    const Arguments later = import_of("multichannel-prices", {"price_list_may_2022.csv"});
    BOOST_TEST(shop.json(later)["unchanged"] == 1'330);

    const Arguments stock = import_of("multichannel-prices", {"stock_report.csv"});
    const std::string with_prices = shop.figures();
    const json first = shop.json(stock, 1);  // 36 rows hold nothing but their number
    BOOST_TEST(first["create"].get<int>() + first["refuse"].get<int>() == 2 * 9'271);
    BOOST_TEST(first["refuse"] == 2 * (36 + 15));  // 15 more tell of goods that an earlier row has
    again_and_back(shop, stock, first, with_prices, 1);
  });
}

BOOST_AUTO_TEST_SUITE_END()
