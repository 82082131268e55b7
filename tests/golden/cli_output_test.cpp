// What scripts rely on: the same list as table, CSV and JSON; man page, completion and help.

#include <cstdlib>

#include "tests/golden/cli_golden.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Arguments;
using kontor::test::check_golden;
using kontor::test::Shop;

/// A book of the lamp shop, made once.
const Shop& lamp_shop() {
  static const kontor::test::TempDir dir;
  static const Shop shop((dir / "lamps.kontor").string());
  static const bool filled = [] {
    kontor::test::write_products(dir / "products.csv");
    kontor::test::write_inventory(dir / "inventory.csv");
    kontor::test::write_orders(dir / "orders.csv", kontor::test::second_week());
    shop.expect(0, {"book", "create", "--entity", "Lampen", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    for (const char* file : {"products.csv", "inventory.csv", "orders.csv"}) {
      shop.expect(0, {"import", "auto", (dir / file).string(), "--channel", "WEB", "--as-of",
                      "2026-03-14"});
    }
    return true;
  }();
  BOOST_REQUIRE(filled);
  return shop;
}

void in_all_forms(const std::string& name, const Arguments& list) {
  for (const std::string form : {"table", "csv", "json"}) {
    Arguments arguments = list;
    arguments.insert(arguments.end(), {"--output", form});
    check_golden("cli_" + name + "." + form, lamp_shop().expect(0, arguments).out);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_output)

BOOST_AUTO_TEST_CASE(lists_in_all_forms) {
  in_all_forms("stock_list", {"stock", "list"});
  in_all_forms("order_list", {"order", "list"});
  in_all_forms("order_show", {"order", "show", "#1002"});
  in_all_forms("product_list", {"product", "list"});
  in_all_forms("trial_balance", {"ledger", "trial-balance"});
  in_all_forms("channel_list", {"channel", "list"});
  in_all_forms("entity_list", {"entity", "list"});
  in_all_forms("nothing", {"rate", "list"});
}

BOOST_AUTO_TEST_CASE(a_table_in_each_language) {
  for (const std::string language : {"en", "ar", "zh_CN", "ro"}) {
    const auto shown =
        lamp_shop().expect(0, {"order", "list", "--output", "table", "--lang", language});
    check_golden("cli_order_list." + language + ".table", shown.out);
  }
}

BOOST_AUTO_TEST_CASE(csv_is_the_form_where_no_terminal_is) {
  const auto plain = lamp_shop().expect(0, {"stock", "list"});
  BOOST_TEST(plain.out == lamp_shop().expect(0, {"stock", "list", "--output", "csv"}).out);
  BOOST_TEST(plain.err == "");
}

BOOST_AUTO_TEST_CASE(a_limit_cuts_a_list) {
  for (const char* list : {"stock", "order", "product"}) {
    BOOST_TEST(lamp_shop().json({list, "list", "--limit", "2"}).size() == 2U);
    BOOST_TEST(lamp_shop().json({list, "list", "--limit", "0"}).size() == 0U);
  }
  BOOST_TEST(lamp_shop().json({"ledger", "entries", "--limit", "3"}).size() == 3U);
}

BOOST_AUTO_TEST_CASE(near_names_are_told_beside_a_list_and_stand_in_none) {
  for (const char* list : {"product", "stock"}) {
    const auto slip = lamp_shop().expect(0, {list, "list", "--search", "Leselmape"});
    BOOST_TEST(slip.err == "Nothing is called “Leselmape”. Near it: Leselampe (LAMP-1)\n");
    BOOST_TEST(slip.out.find("Leselampe") == std::string::npos);
    BOOST_TEST(lamp_shop().json({list, "list", "--search", "Leselmape"}).empty());
    BOOST_TEST(lamp_shop().expect(0, {list, "list", "--search", "Leselampe"}).err == "");
    BOOST_TEST(lamp_shop().expect(0, {list, "list", "--search", "LAMP-2"}).err == "");
  }
}

BOOST_AUTO_TEST_CASE(orders_by_customer) {
  const auto all = lamp_shop().json({"order", "list"}).size();
  const auto of = [](const char* customer) {
    return lamp_shop().json({"order", "list", "--customer", customer}).size();
  };
  BOOST_TEST(of("buyer@example") > 0U);
  BOOST_TEST(of("buyer@example") <= all);
  BOOST_TEST(of("nobody") == 0U);
}

BOOST_AUTO_TEST_CASE(personal_data_stays_out_of_the_lists) {
  for (const Arguments& list : {Arguments{"order", "list"},
                                {"order", "show", "#1001"},
                                {"ledger", "entries"},
                                {"batch", "list"}}) {
    const auto shown = lamp_shop().expect(0, list);
    BOOST_TEST(shown.out.find("buyer@example.com") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(man_page_help_and_completion_are_made_from_the_tree) {
  check_golden("kontor.1", kontor::test::run_kontor({"man"}).out);
  check_golden("cli_help.txt", kontor::test::run_kontor({"--help"}).out);
  check_golden("cli_help_import.txt", kontor::test::run_kontor({"import", "--help"}).out);
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto script = kontor::test::run_kontor({"completion", shell});
    BOOST_TEST(script.status == 0);
    for (const char* word : {"trial-balance", "undo", "dry-run", "woocommerce"}) {
      const bool known = std::string(word) != "woocommerce";
      BOOST_TEST((script.out.find(word) != std::string::npos) == known);
    }
  }
  BOOST_TEST(kontor::test::run_kontor({"completion", "tcsh"}).status == 2);
}

/// What bash offers behind a beginning of a command line.
std::string completed(const kontor::test::TempDir& dir, const std::string& words) {
  const std::string script = "source '" + (dir / "script").string() + "'; COMP_WORDS=(" + words +
                             "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _kontor; echo "
                             "\"${COMPREPLY[*]}\" > '" +
                             (dir / "offered").string() + "'";
  kontor::test::write_file(dir / "run", script);
  BOOST_REQUIRE(std::system(("bash '" + (dir / "run").string() + "'").c_str()) == 0);
  return kontor::test::read_file(dir / "offered");
}

BOOST_AUTO_TEST_CASE(bash_completes_commands_options_and_values) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "script", kontor::test::run_kontor({"completion", "bash"}).out);
  BOOST_TEST(completed(dir, "kontor sto") == "stock\n");
  BOOST_TEST(completed(dir, "kontor stock m") == "moves\n");
  BOOST_TEST(completed(dir, "kontor --book x.kontor ledger tr") == "trial-balance\n");
  BOOST_TEST(completed(dir, "kontor stock list --as") == "--as-of --as-known --as\n");
  BOOST_TEST(completed(dir, "kontor stock list --output ''") == "table csv json\n");
}

BOOST_AUTO_TEST_SUITE_END()
