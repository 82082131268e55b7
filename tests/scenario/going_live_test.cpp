// A shop leaves its old system at the end of February: what is open comes along, the accountant's
// trial balance is met to the cent, and in March both systems are compared.

#include <map>

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Arguments;
using kontor::test::hundredths;
using kontor::test::on_each_engine;
using kontor::test::Shop;
using kontor::test::TempDir;
using kontor::test::write_file;
using nlohmann::json;

/// Balances by account in cents until a day, debit positive, without channels' current accounts.
std::map<std::string, long long> balances_on(const Shop& shop, const std::string& day) {
  std::map<std::string, long long> sums;
  for (const json& row : shop.json({"ledger", "trial-balance", "--to", day})) {
    const std::string account = row["account"];
    if (account.starts_with("1990")) continue;
    sums[account] += hundredths(row["debit"]) - hundredths(row["credit"]);
  }
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

std::string what_is_open(const Shop& shop) {
  std::string text;
  for (const json& row : shop.json({"ledger", "open-items"}))
    text += row["account"].get<std::string>() + " " + row["document"].get<std::string>() + " " +
            row["amount"].get<std::string>() + "\n";
  return text;
}

std::string opening_verdicts(const json& rows) {
  std::string text;
  for (const json& row : rows)
    text += row["create"].dump() + " new " + row["update"].dump() + " changed " +
            row["unchanged"].dump() + " unchanged " + row["refuse"].dump() + " refused; ";
  return text;
}

void prove_book(const Shop& shop) { BOOST_TEST(shop.json({"book", "check"}).dump() == "[]"); }

/// What the accountant gave for 28 February.
const std::map<std::string, long long> accountants = {
    {"1000-BANK", 500000},   {"1100", 11900},   {"1200", 359000}, {"1400-SHOPIFY-PAYMENTS", 33300},
    {"1900-0420", 250000},   {"2000", -7000},   {"2100", -3000},  {"2300", -10000},
    {"3900-0800", -1074200}, {"4000", -100000}, {"5000", 40000}};

void write_balance(const std::filesystem::path& file) {
  write_file(file,
             "account,channel,own_account,name,type,debit,credit\n"
             "1000-BANK,,,,,5000.00,\n"
             "1100,,,,,119.00,\n"
             "1200,,,,,3590.00,\n"
             "1400-SHOPIFY-PAYMENTS,,,,,333.00,\n"
             ",,0420,Ladeneinrichtung,asset,2500.00,\n"
             "2000,,,,,,70.00\n"
             "2100,,,,,,30.00\n"
             "2300,,,,,,100.00\n"
             ",,0800,Kapital,equity,,10742.00\n"
             "4000,,,,,,1000.00\n"
             "5000,,,,,400.00,\n");
}

void write_items(const std::filesystem::path& file) {
  write_file(file,
             "kind,number,partner,channel,gateway,due,currency,amount\n"
             "receivable,INV-2026-001,Muster GmbH,,,2026-03-14,,119.00\n"
             "payable,ER-5501,Lampen AG,,,2026-03-10,,70.00\n"
             "order,#0999,Anna,WEB,,,,30.00\n"
             "gift_card,GC-1,,WEB,,,,100.00\n"
             "settlement,2026-03-03 EUR,,WEB,Shopify Payments,2026-03-03,,333.00\n");
}

/// The book with its products, and what lay in store and warehouse on the evening of the last day.
void set_up_lamps(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Lampenladen Nord", "--country", "DE", "--currency",
                  "EUR", "--time-zone", "Europe/Berlin"});
  shop.expect(0, {"setup", "--start", "2026-03-01", "--location", "MAIN=Laden", "--location",
                  "LAGER:warehouse=Lager", "--channel", "WEB=Online shop"});
  kontor::test::write_products(files / "products.csv");
  kontor::test::write_inventory(files / "inventory.csv");
  shop.expect(0, {"import", "auto", (files / "products.csv").string(), "--channel", "WEB"});
  shop.expect(0, {"import", "shopify-inventory", (files / "inventory.csv").string(), "--channel",
                  "WEB", "--as-of", "2026-02-28"});
}

json import_lamp_orders(const Shop& shop, const std::filesystem::path& file,
                        const std::vector<kontor::test::SoldOrder>& orders) {
  kontor::test::write_orders(file, orders);
  return shop.json({"import", "shopify-orders", file.string(), "--channel", "WEB", "--as-of",
                    "2026-03-20T12:00:00Z"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_going_live)

BOOST_AUTO_TEST_CASE(a_shop_leaves_its_old_system) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const TempDir files;
    set_up_lamps(shop, files);

    // February's sales come along, so that the figures go back further than the book.
    import_lamp_orders(shop, files / "february.csv", {{"#0990", "2026-02-20", {{"LAMP-1", 1}}}});
    const std::string before = shop.figures();

    // The lists of the old system and the accountant's trial balance: first what would happen.
    write_items(files / "items.csv");
    write_balance(files / "balance.csv");
    const kontor::test::Arguments opening = {"setup",           "opening",
                                             "--items",         (files / "items.csv").string(),
                                             "--trial-balance", (files / "balance.csv").string()};
    auto plan = opening;
    plan.push_back("--dry-run");
    BOOST_TEST(opening_verdicts(shop.json(plan)) ==
               "5 new 0 changed 0 unchanged 0 refused; 1 new 0 changed 0 unchanged 0 refused; ");
    BOOST_TEST(shop.figures() == before);

    // Then it is done: the book is the accountant's to the cent.
    const json opened = shop.json(opening);
    BOOST_TEST(opening_verdicts(opened) ==
               "5 new 0 changed 0 unchanged 0 refused; 1 new 0 changed 0 unchanged 0 refused; ");
    BOOST_TEST((balances_on(shop, "2026-02-28") == accountants));
    prove_book(shop);
    const std::string live = shop.figures();
    BOOST_TEST(opening_verdicts(shop.json(opening)) ==
               "0 new 0 changed 5 unchanged 0 refused; 0 new 0 changed 1 unchanged 0 refused; ");
    BOOST_TEST(shop.figures() == live);

    // The open order comes with the web shop's next export, and is not doubled.
    import_lamp_orders(shop, files / "open.csv", {{"#0999", "2026-02-27", {{"LAMP-1", 1}}, false}});
    BOOST_TEST((balances_on(shop, "2026-02-28") == accountants));

    // In March a customer pays with the gift card.
    kontor::test::write_orders(files / "march.csv", {{"#1001", "2026-03-02", {{"LAMP-1", 1}}}});
    std::string march = kontor::test::read_file(files / "march.csv");
    const std::string gateway = "Shopify Payments";
    march.replace(march.find(gateway), gateway.size(), "gift_card");
    write_file(files / "march.csv", march);
    shop.expect(0, {"import", "shopify-orders", (files / "march.csv").string(), "--channel", "WEB",
                    "--as-of", "2026-03-20T12:00:00Z"});
    BOOST_TEST(balances_on(shop, "2026-03-31")["2300"] == -7000);

    // The bank statement: the invoice is paid, the supplier is paid, Shopify sent its settlement.
    write_file(files / "bank.csv",
               "Date,Description,Amount,Balance,Reference\n"
               "2026-03-04,SHOPIFY PAYMENTS,333.00,5333.00,\n"
               "2026-03-09,Lampen AG ER-5501,-70.00,5263.00,\n"
               "2026-03-12,Muster GmbH INV-2026-001,119.00,5382.00,\n");
    shop.expect(0, {"import", "auto", (files / "bank.csv").string()});
    const std::string open = what_is_open(shop);
    for (const char* paid : {"INV-2026-001", "ER-5501", "2026-03-03 EUR", "1020"})
      BOOST_TEST(open.find(paid) == std::string::npos, open);
    BOOST_TEST(balances_on(shop, "2026-03-31")["1000-BANK"] == 538200);
    BOOST_TEST((balances_on(shop, "2026-02-28") == accountants));
    prove_book(shop);
  });
}

BOOST_AUTO_TEST_CASE(an_opening_is_taken_back_and_a_corrected_one_posts_the_difference) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const TempDir files;
    set_up_lamps(shop, files);
    const std::string before = shop.figures();
    write_balance(files / "balance.csv");
    const kontor::test::Arguments opening = {"setup", "opening", "--trial-balance",
                                             (files / "balance.csv").string()};
    const json first = shop.json(opening);
    const std::string live = shop.figures();

    // One account was wrong by a hundred.
    std::string corrected = kontor::test::read_file(files / "balance.csv");
    corrected.replace(corrected.find("5000.00"), 7, "4900.00");
    write_file(files / "balance.csv", corrected);
    const auto refused = shop.expect(1, opening);
    BOOST_TEST(refused.err.find("100.00") != std::string::npos, refused.err);
    corrected.replace(corrected.find("10742.00"), 8, "10642.00");
    write_file(files / "balance.csv", corrected);
    const json second = shop.json(opening);
    BOOST_TEST(opening_verdicts(second) == "0 new 1 changed 0 unchanged 0 refused; ");
    BOOST_TEST(balances_on(shop, "2026-02-28")["1000-BANK"] == 490000);
    prove_book(shop);
    shop.expect(0, {"batch", "undo", second[0]["batch"].dump()});
    BOOST_TEST(shop.figures() == live);
    shop.expect(0, {"batch", "undo", first[0]["batch"].dump()});
    BOOST_TEST(shop.figures() == before);
    prove_book(shop);
  });
}

BOOST_AUTO_TEST_CASE(both_systems_are_compared_for_a_month) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const TempDir files;
    set_up_lamps(shop, files);
    import_lamp_orders(
        shop, files / "march.csv",
        {{"#1001", "2026-03-02", {{"LAMP-1", 2}}}, {"#1002", "2026-03-03", {{"RUG-1", 1}}}});
    const auto totals = (files / "totals.csv").string();

    // The old system says the same.
    write_file(files / "totals.csv",
               "date,channel,net_sales,orders,gateway,payments,sku,location,on_hand\n"
               "2026-03-02,WEB,60.00,1,,,,,\n"
               "2026-03-03,WEB,80.00,1,,,,,\n"
               "2026-03,WEB,140.00,2,,,,,\n"
               "2026-03-02,WEB,,,Shopify Payments,60.00,,,\n"
               "2026-03-03,WEB,,,Shopify Payments,80.00,,,\n"
               "2026-03-31,,,,,,LAMP-1,,118\n");
    BOOST_TEST(shop.json({"setup", "compare", totals, "--differences"}).dump() == "[]");
    BOOST_TEST(shop.json({"setup", "compare", totals}).size() == 9U);

    // It lacks a rug, and knows of a lamp that we do not.
    write_file(files / "totals.csv",
               "date,channel,net_sales,sku,location,on_hand\n"
               "2026-03-02,WEB,60.05,,,\n"
               "2026-03-04,WEB,30.00,,,\n"
               "2026-03-31,,,LAMP-1,MAIN,17\n");
    const json found = shop.json({"setup", "compare", totals, "--differences"}, 1);
    BOOST_REQUIRE(found.size() == 4U);
    BOOST_TEST(found[0]["difference"] == "-0.05");
    BOOST_TEST(found[0]["documents"] == "#1001");
    BOOST_TEST(found[1]["date"] == "2026-03-03");
    BOOST_TEST(found[1]["old"].is_null());
    BOOST_TEST(found[1]["kontor"] == "80.00");
    BOOST_TEST(found[2]["kontor"] == "0.00");
    BOOST_TEST(found[2]["documents"].is_null());
    BOOST_TEST(found[3]["figure"] == "on_hand");
    const json tolerant =
        shop.json({"setup", "compare", totals, "--differences", "--tolerance", "0.05"}, 1);
    BOOST_TEST(tolerant.size() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(cleaning_is_shown_before_it_is_done) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const TempDir files;
    set_up_lamps(shop, files);
    write_file(files / "more.csv",
               "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Barcode,"
               "Variant Inventory Tracker,Variant Price,Cost per item,Status\n"
               "bulb-a,Bulb   small,Nord,Title,Default Title,BULB,40 12345,shopify,2.00,1.00,"
               "active\n"
               "bulb-b,Bulb large,Nord,Title,Default Title,BULB,4012346,shopify,3.00,1.50,"
               "active\n");
    const auto file = (files / "more.csv").string();
    const kontor::test::Arguments preview = {"import", "shopify-products", file,        "--channel",
                                             "WEB",    "--dry-run",        "--cleaning"};
    const auto with_policy = [&](const std::string& policy) {
      auto arguments = preview;
      arguments.insert(arguments.end(), {"--duplicate-skus", policy});
      return arguments;
    };
    const json kept = shop.json(preview);
    BOOST_REQUIRE(kept.size() == 2U);
    BOOST_TEST(kept[0]["field"] == "barcode");
    BOOST_TEST(kept[0]["after"] == "4012345");
    BOOST_TEST(kept[1]["before"] == "Bulb   small");
    BOOST_TEST(kept[1]["after"] == "Bulb small");
    BOOST_TEST(shop.json(with_policy("suffix"))[2]["after"] == "BULB-2");
    BOOST_TEST(shop.json(with_policy("first"))[2]["after"] == "");
    BOOST_TEST(shop.expect(1, with_policy("refuse")).err.find("BULB") != std::string::npos);
    auto all = with_policy("suffix");
    all.insert(all.end(), {"--cleaning-file", (files / "changes.csv").string()});
    shop.expect(0, all);
    BOOST_TEST(kontor::test::read_file(files / "changes.csv").find("BULB,BULB-2") !=
               std::string::npos);
    shop.expect(2, {"import", "shopify-products", file, "--cleaning"});

    // The book keeps the policy for the next imports.
    BOOST_TEST(shop.json({"setup", "--duplicate-skus", "suffix"}).back()["done"] == "changed");
    BOOST_TEST(shop.json({"setup", "--duplicate-skus", "suffix"}).back()["done"] == "unchanged");
    shop.expect(0, {"import", "shopify-products", file, "--channel", "WEB"});
    BOOST_TEST(shop.json({"stock", "show", "BULB-2"}).is_array());
    const json again = shop.json({"import", "shopify-products", file, "--channel", "WEB"});
    BOOST_TEST(again["unchanged"] == 2);
  });
}

BOOST_AUTO_TEST_CASE(a_sku_of_the_book_came_first) {
  on_each_engine([](const std::string& address) {
    const TempDir files;
    const auto import = [&](const char* name, const std::string& rows, const char* policy) {
      const auto file = (files / name).string();
      kontor::test::write_file(
          file, "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n" + rows);
      return Arguments{"import", "shopify-products", file,  "--channel",
                       "WEB",    "--duplicate-skus", policy};
    };
    const Shop shop(address);
    shop.expect(0, {"book", "create", "--entity", "Lamps", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"setup", "--channel", "WEB=Shop"});
    const std::string bulb = ",Title,Default Title,BULB,5\n";
    shop.expect(0, import("first.csv", "bulb,Bulb" + bulb, "refuse"));
    const std::string others = "round,Round" + bulb + "tall,Tall" + bulb;
    const auto refused = shop.expect(1, import("others.csv", others, "refuse"));
    BOOST_TEST(refused.err.find("The product BULB of the book has the SKU") != std::string::npos);
    BOOST_TEST(refused.err.find("Another product further up has the SKU") != std::string::npos);
    // The same product again is no other one, whatever the policy.
    BOOST_TEST(shop.json(import("first.csv", "bulb,Bulb" + bulb, "suffix"))["unchanged"] == 1);
    const json second = shop.json(import("others.csv", others, "suffix"));
    BOOST_TEST(second["create"] == 2);
    BOOST_TEST(shop.json({"product", "show", "BULB-2"}).front()["name"] == "Round");
    BOOST_TEST(shop.json({"product", "show", "BULB-3"}).front()["name"] == "Tall");
    BOOST_TEST(shop.json(import("others.csv", others, "suffix"))["unchanged"] == 2);
    // A further file goes on behind them.
    shop.expect(0, import("third.csv", "oval,Oval" + bulb, "suffix"));
    BOOST_TEST(shop.json({"product", "show", "BULB-4"}).front()["name"] == "Oval");
    shop.expect(0, import("fourth.csv", "flat,Flat" + bulb, "first"));
    shop.expect(0, import("fifth.csv", "star,Star" + bulb, "keep"));
    std::map<std::string, std::string> skus;
    for (const json& row : shop.json({"product", "list"}))
      skus[row["name"]] = row["sku"].is_null() ? "" : row["sku"].get<std::string>();
    BOOST_TEST(skus["Bulb"] == "BULB");
    BOOST_TEST(skus["Flat"] == "");
    BOOST_TEST(skus["Star"] == "BULB");
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(templates_are_what_setup_opening_reads) {
  const TempDir files;
  for (const std::string name : {"items", "trial-balance"}) {
    const auto form = kontor::test::run_kontor({"setup", "template", name});
    BOOST_TEST(form.status == 0);
    BOOST_TEST(form.out.find(name == "items" ? "kind,number" : "1400,") != std::string::npos);
  }
  BOOST_TEST(kontor::test::run_kontor({"setup", "template", "other"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()
