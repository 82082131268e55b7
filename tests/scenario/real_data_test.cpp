// Files that nobody of this project wrote, through the program, against the totals of the data
// folder's README: to the cent, on both engines, twice, and taken back.

#include "tests/scenario/book_lines.h"
#include "tests/scenario/proved_ledgers.h"
#include "tests/scenario/team_figures.h"

namespace {

using kontor::test::account_sums;
using kontor::test::again_and_back;
using kontor::test::Arguments;
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

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_real_data)

BOOST_AUTO_TEST_CASE(shopify_devstore, *boost::unit_test::precondition(RealData("shopify"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "IN", "INR", "Asia/Kolkata");
    const auto import = [&](const std::string& file) {
      return Arguments{"import", "auto", real_file("shopify/" + file), "--channel", "DEV"};
    };
    BOOST_TEST(shop.json(import("devstore_products_export.csv"))["create"] == 95);
    BOOST_TEST(shop.json(import("tall_inventory_export_devstore.csv"))["create"] == 67);
    BOOST_TEST(on_hand(shop) == 7'021);
    const std::string before = shop.figures();

    const json first = shop.json(import("devstore_orders_export.csv"));
    BOOST_TEST(first["create"] == 51);
    const json orders = shop.json({"order", "list"});
    BOOST_TEST(orders.size() == 51U);
    BOOST_TEST(sum_of(orders, "total") == 59'068'329);
    BOOST_TEST(sum_of(orders, "outstanding") == 53'895'800);
    BOOST_TEST(total_where(orders, "payment_state", "paid") == 59'068'329);
    long long tax = 0;
    long long net = 0;
    kontor::test::each_order(address, [&](const kontor::orders::Order& order) {
      tax += order.tax_minor;
      net += order.total_minor - order.tax_minor;
    });
    BOOST_TEST(net == 58'594'200);
    BOOST_TEST(tax == 474'129);
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["2100"] == -5'172'529);
    BOOST_TEST(accounts.count("4000") == 0U);  // nothing was sent, so nothing is sold
    BOOST_TEST(on_hand(shop) == 7'021);
    again_and_back(shop, import("devstore_orders_export.csv"), first, before);
  });
}

BOOST_AUTO_TEST_CASE(bikestores, *boost::unit_test::precondition(RealData("bikestores"))) {
  kontor::test::ProvedLedgers ledgers;
  on_each_engine([&](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/New_York");
    const std::string before = shop.figures();
    Arguments import = {"import", "mapped", "--mapping", "bikestores"};
    for (const char* table : {"brands", "categories", "customers", "order_items", "orders",
                              "products", "staffs", "stocks", "stores"}) {
      import.push_back(real_file("bikestores/" + std::string(table) + ".csv"));
    }
    const json first = shop.json(import);
    BOOST_TEST(first["create"] == 321 + 939 + 1'615);
    BOOST_TEST(first["refuse"] == 0);

    const json orders = shop.json({"order", "list"});
    BOOST_TEST(orders.size() == 1'615U);
    BOOST_TEST(sum_of(orders, "total") == 768'910'971);
    const auto of_state = [&](const std::string& state) {
      return total_where(orders, "fulfilment_state", state);
    };
    BOOST_TEST(of_state("completed") == 666'260'914);
    BOOST_TEST(of_state("processing") == 42'918'202);
    BOOST_TEST(of_state("pending") == 38'873'926);
    BOOST_TEST(of_state("rejected") == 20'857'929);
    std::map<std::string, long long> stores;
    for (const json& order : orders) {
      stores[order["location"]] += kontor::test::hundredths(order["total"]);
    }
    BOOST_TEST(stores["SANTA-CRUZ-BIKES"] == 160'582'156);
    BOOST_TEST(stores["BALDWIN-BIKES"] == 521'574'664);
    BOOST_TEST(stores["ROWLETT-BIKES"] == 86'754'151);

    auto placed = kontor::test::placed_by_employee(address);
    auto sold = kontor::test::net_sales_by_employee(address);
    const std::tuple<const char*, long long, long long> staff[] = {
        {"Mireya Copeland", 75'253'501, 61'186'310},   {"Genna Serrano", 85'328'655, 64'362'735},
        {"Marcelene Boyer", 262'411'825, 240'521'561}, {"Venita Daniel", 259'162'839, 229'598'966},
        {"Kali Vargas", 46'391'791, 37'546'448},       {"Layla Terrell", 40'362'360, 33'044'894}};
    long long net_sales = 0;
    for (const auto& [name, by_date, dispatched] : staff) {
      BOOST_TEST_CONTEXT(name) {
        BOOST_TEST(placed[name] == by_date);
        BOOST_TEST(sold[name] == dispatched);
      }
      net_sales += sold[name];
    }
    BOOST_TEST(net_sales == 666'260'914);
    kontor::test::check_team_figures(shop, "bikestores");
    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["4000"] + accounts["4010"] == -666'260'914);
    BOOST_TEST(accounts["1100"] == 666'260'914);
    ledgers.prove(shop);
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_CASE(online_retail,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  kontor::test::ProvedLedgers ledgers;
  on_each_engine([&](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "GB", "GBP", "Europe/London");
    const std::string before = shop.figures();
    const Arguments import = {"import", "mapped", "--mapping", "uci-online-retail",
                              real_file("uci-online-retail/OnlineRetail_to_2011-06.csv.gz")};
    const json first = shop.json(import);
    BOOST_TEST(first["create"] == 12'795);
    BOOST_TEST(first["refuse"] == 0);

    auto accounts = account_sums(shop);
    BOOST_TEST(accounts["1100"] == 439'795'076);
    BOOST_TEST(accounts["4000"] + accounts["4020"] == -(439'795'076 + 6'400'910));
    const long long non_goods = accounts["4100"] + accounts["6000"] + accounts["4010"] +
                                accounts["4110"] + accounts["5130"] + accounts["2300"];
    BOOST_TEST(non_goods == 6'400'910);

    const auto traps = kontor::test::traps_of(address);
    BOOST_TEST(traps.lines == 245'903);
    BOOST_TEST(traps.zero_price_taken == 758);
    BOOST_TEST(traps.zero_price_given == 720);
    BOOST_TEST(traps.non_goods == 1'492);
    const std::map<std::string, long long> non_goods_by_kind = {
        {"carriage", 1'074}, {"discount", 35}, {"fee", 38},
        {"manual", 272},     {"sample", 50},   {"voucher", 23}};
    BOOST_TEST((traps.non_goods_by_kind == non_goods_by_kind));
    BOOST_TEST(traps.on_returns == 4'494);
    BOOST_TEST(traps.returns_minor == -42'851'573);
    BOOST_TEST(traps.returns_without_sale == 1'064);
    BOOST_TEST(traps.without_customer == 69'014);
    BOOST_TEST(traps.repeated == 2'012);
    BOOST_TEST(traps.spellings == 3'651);
    BOOST_TEST(traps.spellings_without_case == 3'561);
    // Codes that differ by case only are one product each.
    BOOST_TEST(shop.json({"product", "list"}).size() == traps.goods_without_case);
    ledgers.prove(shop);
    again_and_back(shop, import, first, before);
  });
}

BOOST_AUTO_TEST_SUITE_END()
