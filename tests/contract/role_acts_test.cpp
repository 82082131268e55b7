// Who may do what: every command and every report, as every ready-made role; and no cost in what
// those see who may not see costs.

#include "tests/contract/role_acts.h"

#include <algorithm>
#include <set>

#include "app/cli/commands.h"
#include "app/token_commands.h"
#include "reports/report.h"
#include "tests/contract/import_support.h"
#include "tests/contract/run_as.h"
#include "tests/support/kontor.h"

namespace kontor::test {
namespace {

struct RoleLetter {
  char letter;
  const char* role;
};
constexpr RoleLetter role_letters[] = {
    {'o', "owner"},     {'m', "store-manager"}, {'k', "stock-keeper"},
    {'s', "seller"},    {'t', "trainer"},       {'a', "accountant"},
    {'g', "marketing"}, {'d', "administrator"}, {'n', ""}};

/// The code of the employee who has this role in the book of the test.
std::string person_with(char letter) {
  for (const auto& one : role_letters)
    if (one.letter == letter)
      return *one.role == '\0' ? "NEUTRAL" : company::code_from_name(one.role, "X");
  return {};
}

/// A book with a person for each role, and lamps that cost 7.77.
class RoleShop {
 public:
  RoleShop() {
    write_files();
    make();
  }

  /// What the owner does to the book itself.
  void owner(const Arguments& arguments) {
    Shop("sqlite://" + (m_dir / "shop.kontor").string()).expect(0, arguments);
  }

  /// Tries an act as someone on a copy of the book.
  ProgramRun tried(char letter, const Arguments& arguments, const std::string& form = "json") {
    std::filesystem::remove_all(m_dir / "try");
    std::filesystem::create_directory(m_dir / "try");
    for (const char* name : {"products.csv", "old.csv", "people.csv", "hours.csv", "targets.csv",
                             "low.csv", "zones.csv", "terms.csv", "prices.csv", "nothing.csv"})
      std::filesystem::copy_file(m_dir / name, m_dir / "try" / name);
    std::filesystem::copy_file(m_dir / "shop.kontor", m_dir / "try" / "shop.kontor");
    const std::string folder = (m_dir / "try").string();
    Arguments words{"--book", "sqlite://" + folder + "/shop.kontor", "--lang", "en", "--output",
                    form};
    for (std::string word : arguments) {
      if (const auto at = word.find("{dir}"); at != std::string::npos) word.replace(at, 5, folder);
      words.push_back(word);
    }
    auto run = run_as(letter == 'o' ? std::string() : person_with(letter), words);
    BOOST_TEST(run.status != -1, "a crash of " << words.at(6));
    return run;
  }

  /// Everything that an act wrote into its folder, but for the book and the files that it was
  /// given.
  std::string written() {
    std::string text;
    for (const auto& entry : std::filesystem::directory_iterator(m_dir / "try")) {
      const std::string name = entry.path().filename().string();
      if (name == "books.csv" || name == "form.csv" || name.starts_with("report."))
        text += read_file(entry.path());
    }
    return text;
  }

 private:
  void write_files() {
    const std::string head =
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
        "Variant Price,Cost per item,Status\n";
    write_file(m_dir / "products.csv",
               head + "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.77,active\n");
    // A cost that can't be read is quoted by the refusal of its row.
    write_file(m_dir / "broken.csv",
               head + "vase,Vase,Nord,Title,Default Title,VASE-1,shopify,20.00,7.77x,active\n");
    write_file(m_dir / "inventory.csv",
               "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,"
               "Unavailable,Committed,Available,On hand\n"
               "lamp,Lamp,Title,Default Title,LAMP-7,,,Lager,0,0,0,100,100\n");
    write_orders_file();
    write_file(m_dir / "old.csv", "date,channel,net_sales\n2026-03-02,WEB,20.00\n");
    write_file(m_dir / "people.csv", "name\nMia\n");
    write_file(m_dir / "hours.csv", "employee,date,hours\nSELLER,2026-03-02,8\n");
    write_file(m_dir / "targets.csv", "employee,month,net_sales\nSELLER,2026-09-01,900\n");
    write_file(m_dir / "low.csv", "sku,location,low_at\nLAMP-7,,5\n");
    write_file(m_dir / "zones.csv", "sku,location,zone\nLAMP-7,LAGER,A 1\n");
    write_file(m_dir / "terms.csv", "supplier,sku,pack\nMILL,LAMP-7,5\n");
    write_file(m_dir / "prices.csv", "sku,price\nLAMP-7,31.00\n");
    write_file(m_dir / "nothing.csv", "nothing\n1\n");
    write_file(m_dir / "costs.csv", "supplier,sku,cost\nMILL,LAMP-7,7.77x\n");
    write_file(m_dir / "lines.txt", "LAMP-7=1x@7.77\n");
  }

  void write_orders_file() {
    write_file(m_dir / "orders.csv",
               "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,"
               "Shipping,Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment "
               "Method,Email,Location,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
               "Lineitem sku,Lineitem fulfillment status\n"
               "#1001,paid,2026-03-02 10:00:00 +0100,fulfilled,2026-03-02 10:00:00 +0100,,EUR,"
               "20.00,0.00,0.00,20.00,0.00,0.00,,Shopify Payments,buyer@example.com,Lager,"
               "2026-03-02 10:00:00 +0100,1,Lamp,20.00,LAMP-7,fulfilled\n");
  }

  void make() {
    Shop shop("sqlite://" + (m_dir / "shop.kontor").string());
    shop.expect(0, {"book", "create", "--entity", "SHOP", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    for (const char* file : {"products.csv", "inventory.csv", "orders.csv", "broken.csv"})
      shop.run(
          {"import", "auto", (m_dir / file).string(), "--channel", "WEB", "--as-of", "2026-03-14"});
    shop.expect(0, {"count", "create", "--location", "LAGER", "--all"});
    shop.expect(0, {"count", "enter", "C1", "LAMP-7=98"});
    make_moving(shop);
    shop.expect(0, {"role", "add", "Own", "--code", "OWN"});
    shop.expect(0, {"employee", "add", "Neutral"});
    for (const auto& one : role_letters) {
      if (*one.role == '\0') continue;
      const std::string code = person_with(one.letter);
      if (code == "OWNER") continue;  // the book's own
      shop.expect(0, {"employee", "add", one.role, "--code", code});
      shop.expect(0, {"employee", "role", code, one.role});
    }
  }

  /// Goods under way, from a supplier at the cost of the others.
  static void make_moving(Shop& shop) {
    shop.expect(0, {"supplier", "add", "Mill", "--code", "MILL"});
    shop.expect(0, {"supplier", "product", "MILL", "LAMP-7", "--cost", "7.77"});
    shop.expect(
        0, {"purchase", "create", "--supplier", "MILL", "--to", "LAGER", "LAMP-7=10", "--order"});
    shop.expect(0, {"purchase", "receive", "P-1", "LAMP-7=4"});
    shop.expect(0, {"transfer", "create", "--from", "LAGER", "--to", "MAIN", "LAMP-7=2"});
    shop.expect(0, {"transfer", "ready", "T-1"});
    shop.expect(0, {"stock", "low", "set", "--sku", "LAMP-7", "500"});
  }

  TempDir m_dir;
};

bool was_denied(const ProgramRun& run) {
  return run.err.find("You need the right") != std::string::npos;
}

void collect_commands(const CLI::App& app, const std::string& path, cli::Tree& tree,
                      std::vector<std::pair<std::string, const cli::CommandRights*>>& found) {
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    const std::string words = path.empty() ? sub->get_name() : path + " " + sub->get_name();
    if (const auto* rights = tree.rights_of(*sub)) found.emplace_back(words, rights);
    collect_commands(*sub, words, tree, found);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(role_acts_table)

BOOST_AUTO_TEST_CASE(every_command_stands_in_the_table_and_says_what_right_it_needs) {
  cli::Console console(i18n::Catalogue::load("en", ""));
  cli::Session session(console);
  cli::Tree tree(session);
  cli::add_commands(tree);
  std::vector<std::pair<std::string, const cli::CommandRights*>> commands;
  collect_commands(tree.app(), {}, tree, commands);
  std::set<std::string> in_table;
  for (const auto& act : role_acts()) BOOST_TEST(in_table.insert(act.command).second, act.command);
  for (const auto& [words, rights] : commands) {
    BOOST_TEST(in_table.contains(words), "no line for: " << words);
    BOOST_TEST((rights->open_to_all != rights->needed.empty()) == false, words);
    in_table.erase(words);
  }
  for (const auto& words : in_table) BOOST_ERROR("no such command: " << words);
}

BOOST_AUTO_TEST_CASE(what_a_token_can_be_for_is_told_alike_in_the_window_and_here) {
  cli::Console console(i18n::Catalogue::load("en", ""));
  cli::Session session(console);
  cli::Tree tree(session);
  cli::add_commands(tree);
  std::vector<std::pair<std::string, const cli::CommandRights*>> commands;
  collect_commands(tree.app(), {}, tree, commands);
  const auto has = [](std::span<const std::string_view> all, const std::string& words) {
    return std::ranges::find(all, words) != all.end();
  };
  for (const auto& [words, rights] : commands) {
    BOOST_TEST(has(app::token_commands(), words) == !rights->people_only, words);
    BOOST_TEST(has(app::never_by_token(), words) == rights->people_only, words);
  }
  BOOST_TEST(app::token_commands().size() + app::never_by_token().size() == commands.size());
  BOOST_TEST((app::not_by_token("stock lists")->code == RefusalCode::command_unknown));
  BOOST_TEST((app::not_by_token("device list")->code == RefusalCode::token_never_for));
  BOOST_TEST(!app::not_by_token("stock list").has_value());
}

BOOST_AUTO_TEST_CASE(every_report_stands_in_the_table) {
  std::set<std::string> in_table;
  for (const auto& act : role_reports()) in_table.insert(act.command);
  for (const auto& report : reports::all_reports())
    BOOST_TEST(in_table.erase(std::string(report.id)) == 1U, report.id);
  BOOST_TEST(in_table.empty());
}

BOOST_AUTO_TEST_CASE(every_role_may_do_what_the_table_says_and_nothing_else) {
  RoleShop shop;
  for (const auto& act : role_acts()) {
    if (act.arguments.empty()) continue;
    for (const auto& one : role_letters) {
      const bool may = act.may.find(one.letter) != std::string::npos;
      const auto run = shop.tried(one.letter, act.arguments);
      BOOST_TEST(was_denied(run) == !may, act.command << " as " << one.role << ": " << run.err);
      if (!may) BOOST_TEST(run.out.empty(), act.command << " as " << one.role << ": " << run.out);
    }
  }
  for (const auto& report : role_reports())
    for (const auto& one : role_letters) {
      const bool may = report.may.find(one.letter) != std::string::npos;
      const auto run = shop.tried(one.letter, {"report", "run", report.command});
      BOOST_TEST(was_denied(run) == !may, report.command << " as " << one.role << ": " << run.err);
    }
}

BOOST_AUTO_TEST_CASE(no_cost_is_shown_to_who_may_not_see_costs) {
  RoleShop shop;
  // Unit cost, the value of what is there before and after the sale and with what a supplier sent,
  // what that costs, and what was earned.
  const std::vector<std::string> costs = {"7.77",   "777.00", "769.23", "12.23", "7,77",
                                          "800.31", "31.08",  "77.70",  "61.1"};
  int shown_to_owner = 0;
  const auto tells = [&](const std::string& text) {
    return std::ranges::any_of(
        costs, [&](const std::string& cost) { return text.find(cost) != std::string::npos; });
  };
  std::vector<Arguments> acts;
  for (const auto& act : role_acts())
    if (!act.arguments.empty()) acts.push_back(act.arguments);
  for (const auto& report : role_reports()) {
    acts.push_back({"report", "run", report.command});
    acts.push_back({"report", "run", report.command, "--to-file", "{dir}/report.csv"});
  }
  const std::vector<Arguments> more = {
      {"import", "shopify-products", "{dir}/../broken.csv", "--dry-run"},
      {"supplier", "import", "{dir}/../costs.csv"},
      {"purchase", "create", "--supplier", "MILL", "--to", "LAGER", "--file", "{dir}/../lines.txt"},
      {"purchase", "create", "--supplier", "MILL", "--to", "LAGER", "LAMP-7=3", "--order"},
      {"purchase", "show", "P-1", "--acts"},
      {"purchase", "show", "P-1", "--deliveries"},
      {"purchase", "receive", "P-1", "LAMP-7=99"},
      {"replenish", "--location", "LAGER", "--terms", "--all"},
      {"replenish", "--location", "LAGER", "--why", "LAMP-7"},
      {"replenish", "--location", "LAGER", "--draft"},
      {"transfer", "show", "T-1", "--acts"},
  };
  acts.insert(acts.end(), more.begin(), more.end());
  for (const auto& act : acts) {
    std::string words;
    for (const auto& word : act) words += word + " ";
    for (const char* form : {"json", "table"}) {
      for (const auto& one : role_letters) {
        if (one.letter == 'a') continue;
        const auto run = shop.tried(one.letter, act, form);
        const std::string all = run.out + run.err + shop.written();
        if (one.letter == 'o')
          shown_to_owner += tells(all) ? 1 : 0;
        else
          BOOST_TEST(!tells(all), words << "as " << one.role << ": " << all);
      }
    }
  }
  // Else the test would prove nothing.
  BOOST_TEST(shown_to_owner >= 16);
}

BOOST_AUTO_TEST_CASE(a_right_at_one_place_shows_that_place_and_no_other) {
  RoleShop shop;
  shop.owner({"location", "add", "Nord", "--code", "NORD"});
  shop.owner({"employee", "role", "NEUTRAL", "seller", "--location", "LAGER"});
  const auto list = shop.tried('n', {"stock", "list"});
  BOOST_TEST(list.status == 0, list.err);
  BOOST_TEST(list.out.find("LAGER") != std::string::npos, list.out);
  BOOST_TEST(list.out.find("\"location\":null") == std::string::npos, list.out);  // no pool
  BOOST_TEST(!was_denied(shop.tried('n', {"stock", "list", "--location", "LAGER"})));
  BOOST_TEST(was_denied(shop.tried('n', {"stock", "list", "--location", "NORD"})));
  // The catalogue has no place.
  BOOST_TEST(!was_denied(shop.tried('n', {"product", "list"})));
  const auto own = shop.tried('n', {"order", "list"});
  BOOST_TEST(own.out.find("#1001") != std::string::npos, own.err);  // it was sold there
  shop.owner({"employee", "role", "NEUTRAL", "seller", "--channel", "WEB"});
  // It lies in both parts, and stands in their list once.
  const auto both = nlohmann::json::parse(shop.tried('n', {"order", "list"}).out);
  BOOST_TEST(both.size() == 1U);
  const auto orders = shop.tried('n', {"order", "list", "--channel", "WEB"});
  BOOST_TEST(orders.out.find("#1001") != std::string::npos, orders.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
