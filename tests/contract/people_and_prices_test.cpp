// Customer lists and prices per market, through the program, on both engines.

#include "tests/support/kontor.h"
#include "tests/support/real_data.h"

namespace kontor::test::people_and_prices {

using nlohmann::json;

namespace {

const std::string customers_header =
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
    "Default Address Address1,Default Address Address2,Default Address City,"
    "Default Address Province Code,Default Address Country Code,Default Address Zip,"
    "Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
    "Tags\n";

std::string customers_text(const std::string& city) {
  return customers_header + "'7001,Ana,Pop,Ana@X.example,yes,Acme,Str. 1,,  " + city +
         " ,CJ,Romania,'400001,,'0721 555 012,no,12.50,1,\"likes\nlamps\",no,vip\n" +
         "'7002,Bob,Ray,bob@x.example,no,,,,,,US,,,'(212) 555-0100,,0.00,0,,no,\n" +
         "'7003,Eve,Pop,eve@x.example,no,,,,,,RO,,,'0721555012,,0.00,0,,no,\n" +
         ",,,news@x.example,yes,,,,,,,,,,,0.00,0,,,newsletter\n" +
         ",No,Body,,yes,,,,,,,,call the office,,,0.00,0,,,\n" +
         ",,,NEWS@x.example,no,,,,,,,,,,,0.00,0,,,\n";
}

std::string orders_text() {
  return "Name,Id,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,"
         "Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,"
         "Lineitem name,Lineitem price,Lineitem sku,Lineitem taxable,Billing Name,Billing Country,"
         "Phone,Payment Method\n"
         "#1,91,,paid,2026-01-05 10:00:00 +0200,fulfilled,2026-01-05 11:00:00 +0200,EUR,10.00,"
         "0.00,0.00,10.00,0.00,2026-01-05 10:00:00 +0200,1,Lamp,10.00,L-1,false,A. Pop,RO,"
         "'0040 721 555 012,manual\n";
}

std::string verdicts(const json& report) {
  return report["create"].dump() + " new " + report["update"].dump() + " changed " +
         report["unchanged"].dump() + " unchanged " + report["refuse"].dump() + " refused";
}

void create_book(const Shop& shop, const std::string& country, const std::string& currency) {
  shop.expect(0, {"book", "create", "--entity", "Lamps", "--country", country, "--currency",
                  currency, "--time-zone", "Europe/Bucharest"});
}

json import_customers(const Shop& shop, const std::filesystem::path& file) {
  return shop.json({"import", "shopify-customers", file.string(), "--channel", "WEB"}, 1);
}

void make_channel(const Shop& shop) { shop.expect(0, {"setup", "--channel", "WEB=Shop"}); }

std::string batch_number(const json& report) { return report["batch"].dump(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(people_and_prices)

BOOST_AUTO_TEST_CASE(a_customer_list_twice_then_changed_then_taken_back) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    const auto file = dir / "customers.csv";
    write_file(file, customers_text("Cluj"));
    const Shop shop(address);
    create_book(shop, "RO", "EUR");
    make_channel(shop);
    const std::string before = shop.figures();
    const json first = import_customers(shop, file);
    BOOST_TEST(verdicts(first) == "4 new 0 changed 0 unchanged 1 refused");
    BOOST_TEST(verdicts(import_customers(shop, file)) == "0 new 0 changed 4 unchanged 1 refused");
    const json ana = shop.json({"customer", "show", "ana@x.example"}).front();
    BOOST_TEST(ana["phone"] == "+40721555012");
    BOOST_TEST(ana["country"] == "RO");
    BOOST_TEST(ana["city"] == "Cluj");
    BOOST_TEST(ana["postal_code"] == "400001");
    BOOST_TEST(ana["accepts_email"] == true);
    BOOST_TEST(ana["tags"] == "vip");
    BOOST_TEST(shop.json({"customer", "show", "+1 212 555 0100"}).front()["name"] == "Bob Ray");
    BOOST_TEST(shop.json({"customer", "show", ana["code"]}).front() == ana);
    // Two rows of one person: what the later one says counts.
    BOOST_TEST(shop.json({"customer", "show", "news@x.example"}).front()["accepts_email"] == false);
    // One household, one phone, two people.
    BOOST_TEST(shop.json({"customer", "show", "eve@x.example"}).front()["code"] != ana["code"]);
    write_file(file, customers_text("Iași"));
    const json third = import_customers(shop, file);
    BOOST_TEST(verdicts(third) == "0 new 1 changed 3 unchanged 1 refused");
    shop.expect(0, {"batch", "undo", batch_number(third)});
    BOOST_TEST(shop.json({"customer", "show", "ana@x.example"}).front() == ana);
    shop.expect(0, {"batch", "undo", batch_number(first)});
    BOOST_TEST(shop.json({"customer", "list"}).size() == 0U);
    shop.expect(1, {"customer", "show", "ana@x.example"});
    BOOST_TEST(shop.figures() == before);
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(a_buyer_and_a_listed_customer_are_one_profile) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    const auto list = dir / "customers.csv";
    const auto orders = dir / "orders.csv";
    write_file(list, customers_text("Cluj"));
    write_file(orders, orders_text());
    const Shop shop(address);
    create_book(shop, "DE", "EUR");
    make_channel(shop);
    shop.expect(0, {"import", "shopify-orders", orders.string(), "--channel", "WEB"});
    const std::string before = shop.figures();
    const json bought = shop.json({"customer", "list"});
    BOOST_REQUIRE_EQUAL(bought.size(), 1U);
    BOOST_TEST(bought.front()["phone"] == "+40721555012");
    const json first = import_customers(shop, list);
    BOOST_TEST(verdicts(first) == "3 new 1 changed 0 unchanged 1 refused");
    const json ana = shop.json({"customer", "show", "ana@x.example"}).front();
    BOOST_TEST(ana["code"] == bought.front()["code"]);
    BOOST_TEST(ana["orders"] == 1);
    BOOST_TEST(ana["name"] == "Ana Pop");
    shop.expect(0, {"batch", "undo", batch_number(first)});
    BOOST_TEST(shop.json({"customer", "list"}) == bought);
    BOOST_TEST(shop.figures() == before);
  });
}

BOOST_AUTO_TEST_CASE(one_person_under_two_numbers_is_one_profile_with_both) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    const auto list = dir / "customers.csv";
    const auto row = [](const std::string& id, const std::string& name, const std::string& email) {
      return id + "," + name + ",Pop," + email + ",,,,,,,RO,,,,,0.00,0,,,\n";
    };
    write_file(list, customers_header + row("7001", "Ana", "ana@x.example") +
                         row("7002", "Eve", "eve@x.example") +
                         row("7009", "Anamaria", "ANA@x.example") +
                         row("7002", "Eve", "ana@x.example"));
    const Shop shop(address);
    create_book(shop, "RO", "EUR");
    make_channel(shop);
    const std::string before = shop.figures();
    const ProgramRun told =
        shop.expect(1, {"import", "shopify-customers", list.string(), "--channel", "WEB"});
    BOOST_TEST(told.err.find("1 row is of a person who stands further up in the list") !=
               std::string::npos);
    BOOST_TEST(told.err.find("2 = 4") != std::string::npos);
    BOOST_TEST(
        told.err.find("the number is that of the person of row 3, the e-mail that of row 2") !=
        std::string::npos);
    BOOST_TEST(shop.json({"customer", "list"}).size() == 2U);
    BOOST_TEST(shop.json({"customer", "show", "ana@x.example"}).front()["name"] == "Anamaria Pop");
    const std::string after = shop.figures();
    BOOST_TEST(verdicts(import_customers(shop, list)) == "0 new 0 changed 2 unchanged 1 refused");
    BOOST_TEST(shop.figures() == after);
    // Either number alone finds her.
    write_file(list, customers_header + row("7001", "Ana", ""));
    BOOST_TEST(verdicts(shop.json({"import", "shopify-customers", list.string(), "--channel",
                                   "WEB"})) == "0 new 1 changed 0 unchanged 0 refused");
    BOOST_TEST(shop.json({"customer", "show", "ana@x.example"}).front()["name"] == "Ana Pop");
    shop.expect(0, {"batch", "undo", "3"});
    shop.expect(0, {"batch", "undo", "1"});
    BOOST_TEST(shop.json({"customer", "list"}).size() == 0U);
    BOOST_TEST(shop.figures() == before);
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(refused_people_stay_out_of_messages) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    const auto file = dir / "customers.csv";
    write_file(file, customers_text("Cluj"));
    const Shop shop(address);
    create_book(shop, "RO", "EUR");
    make_channel(shop);
    const json report = import_customers(shop, file);
    const ProgramRun shown = shop.run({"batch", "show", batch_number(report)});
    for (const auto* personal : {"Body", "news@", "NEWS@", "call the office"})
      BOOST_TEST((shown.out + shown.err).find(personal) == std::string::npos, personal);
  });
}

BOOST_AUTO_TEST_CASE(prices_per_market_change_and_come_back) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    const auto file = dir / "products.csv";
    const std::string header =
        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Included / France,"
        "Price / France,Compare At Price / France,Included / International,"
        "Price / International\n";
    write_file(file, header +
                         "lamp,Lamp,Size,S,L-S,30,true,28,35,true,\n"
                         "lamp,,,M,L-M,40,,,,,45.5\n");
    const Shop shop(address);
    create_book(shop, "RO", "EUR");
    const auto prices = [&](const std::string& sku) {
      return shop.json({"product", "show", sku}).front()["market_prices"];
    };
    const auto load = [&] { return shop.json({"import", "shopify-products", file.string()}); };
    BOOST_TEST(verdicts(load()) == "2 new 0 changed 0 unchanged 0 refused");
    BOOST_TEST(verdicts(load()) == "0 new 0 changed 2 unchanged 0 refused");
    BOOST_TEST(prices("L-S") == "France=28.00/35.00 EUR");
    BOOST_TEST(prices("L-M") == "International=45.50 EUR");
    write_file(file, header +
                         "lamp,Lamp,Size,S,L-S,30,true,29,,true,33\n"
                         "lamp,,,M,L-M,40,,,,,45.5\n");
    const json changed = load();
    BOOST_TEST(verdicts(changed) == "0 new 1 changed 1 unchanged 0 refused");
    BOOST_TEST(prices("L-S") == "France=29.00 EUR; International=33.00 EUR");
    shop.expect(0, {"batch", "undo", batch_number(changed)});
    BOOST_TEST(prices("L-S") == "France=28.00/35.00 EUR");
    BOOST_TEST(verdicts(load()) == "0 new 1 changed 1 unchanged 0 refused");
  });
}

BOOST_AUTO_TEST_CASE(devstore_products_with_market_columns,
                     *boost::unit_test::precondition(RealData("shopify"))) {
  on_each_engine([](const std::string& address) {
    const auto file = *data_dir() / "shopify" / "devstore_products_export.csv";
    const Shop shop(address);
    create_book(shop, "US", "USD");
    const json first = shop.json({"import", "auto", file.string()});
    BOOST_TEST(first["refuse"] == 0);
    const json again = shop.json({"import", "shopify-products", file.string()});
    BOOST_TEST(again["unchanged"] == first["create"]);
    BOOST_TEST(again["update"] == 0);
    // The file has the markets' columns and says no price of their own.
    const json products = shop.json({"product", "list"});
    BOOST_REQUIRE(!products.empty());
    const json one = shop.json({"product", "show", products.front()["code"]}).front();
    BOOST_TEST(one["market_prices"].is_null());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::people_and_prices
