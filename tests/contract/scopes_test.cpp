// What somebody sees and does whose rights hold at one place, channel or company only: every
// command that reads, and acts with the place where they happen.

#include <algorithm>
#include <set>

#include "app/desk.h"
#include "domain/company/reach.h"
#include "domain/staff/people.h"
#include "persistence/stores/query.h"
#include "tests/contract/import_support.h"
#include "tests/contract/role_acts.h"
#include "tests/contract/run_as.h"

namespace kontor::test {

namespace scopes_test {

using company::Permission;

/// Reads, and for whom of three it ends well: l has every right at the place LAGER, w on the
/// channel WEB, e in the company SHOP. Whatever it tells, nothing of the other shop is in it.
struct ReadingAct {
  Arguments arguments;
  std::string shown_to;
};

/// With those of suppliers, orders with them and alerts.
std::vector<ReadingAct> with_supply_acts(std::vector<ReadingAct> acts) {
  const std::vector<ReadingAct> supply = {
      {{"supplier", "list"}, "lwe"},
      {{"supplier", "products"}, "lwe"},
      {{"purchase", "list"}, "l"},
      {{"purchase", "list", "--location", "LAGER"}, "le"},
      {{"purchase", "list", "--location", "SUD"}, ""},
      {{"purchase", "show", "P-1"}, ""},
      {{"replenish", "--location", "LAGER"}, "le"},
      {{"replenish", "--location", "SUD"}, ""},
      {{"stock", "alerts"}, "l"},
      {{"stock", "alerts", "--location", "LAGER"}, "le"},
      {{"stock", "alerts", "--location", "SUD"}, ""},
      {{"stock", "alert", "history"}, "l"},
  };
  acts.insert(acts.end(), supply.begin(), supply.end());
  return acts;
}

const std::vector<ReadingAct>& reading_acts() {
  static const std::vector<ReadingAct> acts = with_supply_acts({
      {{"stock", "list"}, "l"},
      {{"stock", "list", "--location", "LAGER"}, "le"},
      {{"stock", "list", "--location", "SUD"}, ""},
      {{"stock", "show", "LAMP-7"}, "lwe"},
      {{"stock", "moves", "LAMP-7"}, "l"},
      {{"stock", "moves", "LAMP-7", "--location", "SUD"}, ""},
      {{"stock", "low", "list"}, "l"},
      {{"transfer", "list"}, "l"},
      {{"transfer", "list", "--location", "LAGER"}, "le"},
      {{"transfer", "list", "--location", "SUD"}, ""},
      {{"transfer", "show", "T-1"}, ""},
      {{"count", "list"}, "l"},
      {{"count", "list", "--location", "LAGER"}, "le"},
      {{"count", "list", "--location", "SUD"}, ""},
      {{"count", "show", "C1"}, ""},
      {{"product", "list"}, "lwe"},
      {{"product", "show", "LAMP-7"}, "lwe"},
      {{"order", "list"}, "lwe"},
      {{"order", "list", "--channel", "FAIR"}, ""},
      {{"order", "list", "--location", "SUD"}, ""},
      {{"order", "show", "#1001"}, "lwe"},
      {{"order", "show", "#2002"}, ""},
      {{"customer", "list"}, "lwe"},
      {{"customer", "show", "buyer@example.com"}, "lwe"},
      {{"employee", "list"}, "lwe"},
      {{"employee", "hours", "list"}, "lwe"},
      {{"role", "may", "NORA"}, "le"},
      {{"role", "may", "SUSE"}, ""},
      {{"role", "who", "read_stock"}, "lwe"},
      {{"payout", "list"}, "we"},
      {{"payout", "show", "P-1"}, ""},
      {{"stock", "buffer", "list", "--channel", "WEB"}, "we"},
      {{"stock", "buffer", "list", "--channel", "FAIR"}, ""},
      {{"ledger", "entries"}, "we"},
      {{"ledger", "entries", "--channel", "FAIR"}, ""},
      {{"ledger", "entries", "--channel", "common"}, "e"},
      {{"ledger", "trial-balance"}, "we"},
      {{"ledger", "trial-balance", "--entity", "ZWEI"}, ""},
      {{"ledger", "open-items"}, "we"},
      {{"ledger", "export"}, "we"},
      {{"report", "run", "sales-by-month"}, "lwe"},
      {{"report", "run", "sales-by-product"}, "we"},
      {{"report", "run", "stock-value"}, "le"},
      {{"report", "run", "stock-value", "--location", "SUD"}, ""},
      {{"report", "run", "stock-adjustments"}, "le"},
      {{"report", "run", "count-accuracy"}, "le"},
      {{"report", "run", "shrinkage"}, "le"},
      {{"report", "run", "trial-balance"}, "we"},
      {{"report", "run", "open-orders"}, "lwe"},
      {{"report", "run", "import-result"}, ""},
      {{"batch", "list"}, "we"},
      {{"batch", "show", "1"}, "we"},
      {{"batch", "show", "3"}, ""},
      {{"audit", "list"}, ""},
      {{"audit", "verify"}, ""},
      {{"device", "list"}, ""},
      {{"token", "list"}, ""},
      {{"book", "check"}, ""},
      {{"book", "digest"}, ""},
      {{"setup", "compare", "{dir}/old.csv"}, ""},
  });
  return acts;
}

/// Commands that read nothing but names and codes, or no book at all.
const std::set<std::string> open_commands = {"book info",    "entity list",      "location list",
                                             "channel list", "rate list",        "period list",
                                             "account list", "role list",        "role rights",
                                             "report list",  "stock reason list"};

/// Whether a command of the table of roles reads.
bool reads(const std::string& command) {
  static const std::set<std::string> words = {
      "list",    "show",   "moves",         "may",        "who",     "entries",
      "verify",  "export", "trial-balance", "open-items", "check",   "digest",
      "compare", "info",   "products",      "alerts",     "history", "replenish"};
  const std::string last = command.substr(command.rfind(' ') + 1);
  return words.contains(last) && !command.starts_with("book key");
}

/// Two companies with a shop, a channel and people each; what the second one has bears its marks.
class TwoShops {
 public:
  explicit TwoShops(const std::string& address) : shop(address) {
    write_files();
    shop.expect(0, {"book", "create", "--entity", "SHOP", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"location", "add", "Lager", "--code", "LAGER"});
    shop.expect(0, {"channel", "add", "Web", "--code", "WEB"});
    shop.expect(0, {"entity", "add", "Zweite", "--code", "ZWEI", "--country", "DE", "--currency",
                    "EUR", "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"location", "add", "Sud", "--code", "SUD", "--entity", "ZWEI"});
    shop.expect(0, {"channel", "add", "Fair", "--code", "FAIR", "--entity", "ZWEI"});
    shop.expect(0, {"import", "auto", (m_dir / "products.csv").string(), "--channel", "WEB"});
    for (const char* channel : {"WEB", "FAIR"})
      shop.expect(0, {"import", "auto", (m_dir / (std::string(channel) + ".csv")).string(),
                      "--channel", channel});
    shop.expect(0, {"role", "add", "All", "--code", "ALL", "--like", "owner"});
    for (const char* code : {"L", "W", "E"})
      shop.expect(0, {"employee", "add", std::string("Person ") + code, "--code", code});
    shop.expect(0, {"employee", "role", "L", "ALL", "--location", "LAGER"});
    shop.expect(0, {"employee", "role", "W", "ALL", "--channel", "WEB"});
    shop.expect(0, {"employee", "role", "E", "ALL", "--entity", "SHOP"});
    shop.expect(0, {"employee", "add", "Nora", "--code", "NORA", "--shops", "LAGER"});
    shop.expect(0, {"employee", "add", "Suse", "--code", "SUSE", "--shops", "SUD"});
    shop.expect(0, {"employee", "hours", "set", "NORA", "2026-03-02", "8", "--location", "LAGER"});
    shop.expect(0, {"employee", "hours", "set", "SUSE", "2026-03-02", "3.25", "--location", "SUD"});
    shop.expect(0, {"stock", "low", "set", "--sku", "LAMP-7", "--location", "SUD", "6543"});
  }

  ProgramRun as(char letter, const Arguments& act) const {
    Arguments words{"--lang", "en", "--output", "json"};
    for (std::string word : act) {
      if (const auto at = word.find("{dir}"); at != std::string::npos)
        word.replace(at, 5, m_dir.path().string());
      words.push_back(word);
    }
    words.insert(words.begin(), {"--book", shop.address()});
    return run_as(std::string(1, static_cast<char>(letter - 'a' + 'A')), words);
  }

  Shop shop;

 private:
  static std::string order(const std::string& number, const std::string& place,
                           const std::string& price) {
    return "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,"
           "Shipping,Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment "
           "Method,Email,Location,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
           "Lineitem sku,Lineitem fulfillment status\n" +
           number + ",paid,2026-03-02 10:00:00 +0100,fulfilled,2026-03-02 10:00:00 +0100,,EUR," +
           price + ",0.00,0.00," + price + ",0.00,0.00,,Shopify Payments,buyer@example.com," +
           place + ",2026-03-02 10:00:00 +0100,1,Lamp," + price + ",LAMP-7,fulfilled\n";
  }

  void write_files() {
    write_file(m_dir / "products.csv",
               "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
               "Tracker,Variant Price,Cost per item,Status\n"
               "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.77,active\n");
    write_file(m_dir / "WEB.csv", order("#1001", "Lager", "20.00"));
    write_file(m_dir / "FAIR.csv", order("#2002", "Sud", "33.33"));
    write_file(m_dir / "old.csv", "date,channel,net_sales\n2026-03-02,WEB,20.00\n");
  }

  TempDir m_dir;
};

std::string words_of_act(const Arguments& act) {
  std::string words;
  for (const auto& word : act) words += (words.empty() ? "" : " ") + word;
  return words;
}

/// A book with two companies, Ana, and Ben, each with a password of their own.
struct TwoCompanies {
  explicit TwoCompanies(app::OpenBook& opened) : book(opened), keys(dir / "keys") {
    company::EntityDraft draft{"ZWEI", "Zweite", "DE", "EUR", "Europe/Berlin", 1, "none", {}};
    BOOST_REQUIRE(bool(book.setup().add_entity(draft)));
    BOOST_REQUIRE(bool(book.setup().add_location({"NORD", "Nord", "SHOP", "store", {}, 0})));
    BOOST_REQUIRE(bool(book.setup().add_location({"SUD", "Sud", "ZWEI", "store", {}, 0})));
    BOOST_REQUIRE(bool(book.setup().add_channel({"WEB", "Web", "SHOP", {}, 0, "order", true, {}})));
    BOOST_REQUIRE(bool(book.roles().add({"ALL", "All", "owner", {}, {}})));
    BOOST_REQUIRE((*desk(book).set_own_password(a_password) == desk::SecretFault::none));
    ana = person("Ana");
    ben = person("Ben");
  }
  EmployeeId person(const char* name) {
    staff::EmployeeWish wish;
    wish.name = name;
    const auto made = book.team().add(wish);
    BOOST_REQUIRE(bool(made));
    const auto theirs = book.as(made->id);
    BOOST_REQUIRE((*desk(*theirs).set_own_password(a_password) == desk::SecretFault::none));
    return made->id;
  }
  app::Desk desk(app::OpenBook& of) { return {of, keys, desk::SecretCost{1, 8192}}; }
  /// The act again, approved by somebody.
  Result<desk::Approval> approve(app::OpenBook& of, const Refusal& refused,
                                 const std::string& code) {
    const auto right = company::permission_named(find_arg(refused.args, "permission"));
    BOOST_REQUIRE(right.has_value());
    auto at = std::make_unique<app::Desk>(of, keys, desk::SecretCost{1, 8192});
    return at->approve(*right, company::scope_in(refused), code,
                       {app::Secret::Kind::password, a_password});
  }
  std::vector<std::string> told(const std::string& action) {
    return book.book().read([&](Unit& unit) {
      std::vector<std::string> rows;
      std::string text;
      persistence::Query q(unit, "select after from audit where action = :action order by seq");
      q.bind("action", action).into(text);
      while (q.next()) rows.push_back(text);
      return rows;
    });
  }

  static constexpr const char* a_password = "a harbour, nine lamps";
  TempDir dir;
  app::OpenBook& book;
  app::MachineKeys keys;
  EmployeeId ana, ben;
};

void on_two_companies(const std::function<void(TwoCompanies&)>& test) {
  const auto run = [&](app::OpenBook& book, FixedClock&) {
    TwoCompanies world(book);
    test(world);
  };
  on_new_sqlite_book(plain_book(), run);
  on_new_postgresql_book(plain_book(), run);
}

BusinessDate day(const char* iso) { return *BusinessDate::parse_iso(iso); }

}  // namespace scopes_test

BOOST_AUTO_TEST_SUITE(scopes)

using namespace scopes_test;

BOOST_AUTO_TEST_CASE(every_command_that_reads_stands_in_the_table_of_scopes) {
  std::set<std::string> told;
  for (const auto& act : reading_acts()) told.insert(words_of_act(act.arguments));
  for (const auto& act : role_acts()) {
    if (!reads(act.command) || open_commands.contains(act.command)) continue;
    const bool in_table = std::ranges::any_of(told, [&](const std::string& words) {
      return words == act.command || words.starts_with(act.command + " ");
    });
    BOOST_TEST(in_table, "no line for: " << act.command);
  }
  for (const auto& report : role_reports())
    BOOST_TEST(told.contains("report run " + report.command), report.command);
}

BOOST_AUTO_TEST_CASE(who_is_limited_to_one_shop_reads_nothing_of_another) {
  // What only the second shop has.
  const std::vector<std::string> marks = {"SUD",   "Sud",   "FAIR", "Fair", "ZWEI", "Zweite",
                                          "#2002", "33.33", "SUSE", "Suse", "3.25", "6543"};
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    int told = 0;
    for (const auto& act : reading_acts()) {
      const std::string words = words_of_act(act.arguments);
      for (const char letter : {'l', 'w', 'e'}) {
        const auto run = s.as(letter, act.arguments);
        const bool shown = act.shown_to.find(letter) != std::string::npos;
        BOOST_TEST((run.status == 0) == shown, words << " as " << letter << ": " << run.err);
        if (!shown) BOOST_TEST(run.out.empty(), words << " as " << letter << ": " << run.out);
        if (!shown) BOOST_TEST(!run.err.empty(), words << " as " << letter);
        for (const auto& mark : marks)
          BOOST_TEST(run.out.find(mark) == std::string::npos,
                     words << " as " << letter << " tells " << mark << ": " << run.out);
        told += run.out.find("#1001") != std::string::npos ||
                        run.out.find("LAMP-7") != std::string::npos
                    ? 1
                    : 0;
      }
    }
    // Else the test would prove nothing.
    BOOST_TEST(told >= 15);
    int of_both = 0;
    for (const auto& act : reading_acts()) {
      auto words = act.arguments;
      words.insert(words.begin(), {"--output", "json"});
      const std::string out = s.shop.run(words).out;
      of_both += std::ranges::any_of(
          marks, [&](const std::string& mark) { return out.find(mark) != std::string::npos; });
    }
    BOOST_TEST(of_both >= 20);
  });
}

BOOST_AUTO_TEST_CASE(acts_ask_for_their_right_where_they_take_place) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"ANA", "ALL", {}, "NORD", {}})));
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto anas = w.book.as(w.ana), bens = w.book.as(w.ben);
    staff::EmployeeWish wish;
    wish.name = "Nils";
    wish.shops = {{"NORD"}};
    BOOST_TEST(bool(anas->team().add(wish)));
    wish.name = "Sven";
    wish.shops = {{"NORD", "SUD"}};
    BOOST_TEST(!anas->team().add(wish));
    BOOST_TEST(!bens->team().add(wish));
    BOOST_TEST(bool(w.book.team().add(wish)));
    // Nobody is moved out of one's own shop, nor into it.
    staff::EmployeeWish move;
    move.shops = {{"SUD"}};
    BOOST_TEST(!anas->team().set("NILS", move));
    move.shops = {{"NORD"}};
    BOOST_TEST(!anas->team().set("SVEN", move));
    const auto hours = [](const char* employee, const char* place) {
      staff::HoursRow row;
      row.employee = employee;
      row.date = day("2026-03-02");
      row.location = place;
      row.minutes = 60;
      return row;
    };
    BOOST_TEST(anas->team().put_hours({hours("SVEN", "NORD")})->created == 1);
    BOOST_TEST(!anas->team().put_hours({hours("SVEN", "SUD")}));
    const auto both = anas->team().put_hours({hours("NILS", "NORD"), hours("SVEN", "SUD")});
    BOOST_REQUIRE(bool(both));
    BOOST_TEST(both->created == 1);
    BOOST_TEST(both->refusals.size() == 1U);
    BOOST_TEST(!anas->setup().lock_period("SHOP", day("2026-01-31")));  // a whole company
    BOOST_TEST(bool(bens->setup().lock_period("SHOP", day("2026-01-31"))));
    BOOST_TEST(!bens->setup().lock_period("ZWEI", day("2026-01-31")));
    company::LocationDraft place;
    place.name = "North";
    BOOST_TEST(bool(anas->setup().set_location("NORD", place)));
    BOOST_TEST(!anas->setup().set_location("SUD", place));
    BOOST_TEST(!bens->setup().add_rate(day("2026-01-01"), "USD", "EUR", *Decimal::parse("0.9")));
  });
}

BOOST_AUTO_TEST_CASE(who_has_the_right_in_the_scope_of_an_act_may_approve_it) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto anas = w.book.as(w.ana);
    const auto refused = anas->setup().lock_period("SHOP", day("2026-01-31"));
    BOOST_REQUIRE(!refused);
    const auto approval = w.approve(*anas, refused.refusal(), "BEN");
    BOOST_REQUIRE(bool(approval));
    const auto once = anas->approved(*approval);
    BOOST_TEST(!once->setup().lock_period("ZWEI", day("2026-01-31")), "it was for SHOP");
    BOOST_TEST(bool(once->setup().lock_period("SHOP", day("2026-01-31"))));
    const auto other = anas->setup().lock_period("ZWEI", day("2026-01-31"));
    BOOST_REQUIRE(!other);
    const auto denied = w.approve(*anas, other.refusal(), "BEN");
    BOOST_REQUIRE(!denied);
    BOOST_TEST((denied.refusal().code == RefusalCode::approver_may_not));
    // An act of the whole book still needs the right everywhere.
    const auto rate = anas->setup().add_rate(day("2026-01-01"), "USD", "EUR", *Decimal::parse("1"));
    BOOST_TEST(!w.approve(*anas, rate.refusal(), "BEN"));
    BOOST_TEST(bool(w.approve(*anas, rate.refusal(), "OWNER")));
  });
}

BOOST_AUTO_TEST_CASE(files_are_taken_in_and_back_on_the_channels_where_the_right_holds) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    const auto import = [&](char letter, const char* file, const char* channel) {
      return s.as(letter, {"import", "auto", std::string("{dir}/") + file, "--channel", channel});
    };
    // The same orders again: whoever may is told that nothing changes.
    for (const char letter : {'w', 'e'}) BOOST_TEST(import(letter, "WEB.csv", "WEB").status == 0);
    for (const char letter : {'l', 'w', 'e'}) {
      const auto run = import(letter, "FAIR.csv", "FAIR");
      BOOST_TEST(run.status == 1, letter << run.err);
      BOOST_TEST(run.out.empty(), letter << run.out);
    }
    BOOST_TEST(import('l', "WEB.csv", "WEB").status == 1);
    // A channel that is made belongs to a company.
    BOOST_TEST(import('w', "WEB.csv", "NEW").status == 1);
    BOOST_TEST(s.as('w', {"batch", "undo", "3"}).status == 1);
    BOOST_TEST(s.as('w', {"batch", "undo", "2"}).status == 0);
    BOOST_TEST(import('w', "WEB.csv", "WEB").status == 0);
    BOOST_TEST(s.as('w', {"order", "show", "#1001"}).status == 0);
  });
}

BOOST_AUTO_TEST_CASE(roles_are_given_where_the_right_to_give_them_holds) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto bens = w.book.as(w.ben);
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", "SHOP", {}, {}})));
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", {}, "NORD", {}})));
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", {}, {}, "WEB"})));
    BOOST_TEST(bool(bens->roles().take({"ANA", "SELLER", "SHOP", {}, {}})));
    for (const staff::RoleGift& beyond : {staff::RoleGift{"ANA", "SELLER", "ZWEI", {}, {}},
                                          {"ANA", "SELLER", {}, "SUD", {}},
                                          {"ANA", "SELLER", {}, {}, {}}}) {
      const auto refused = bens->roles().give(beyond);
      BOOST_REQUIRE(!refused);
      BOOST_TEST((refused.refusal().code == RefusalCode::permission_missing));
    }
    const auto own = bens->roles().give({"BEN", "SELLER", {}, "NORD", {}});
    BOOST_REQUIRE(!own);
    BOOST_TEST((own.refusal().code == RefusalCode::own_rights));
    BOOST_TEST(!bens->roles().add({"MORE", "More", "seller", {}, {}}), "roles are the book's");
    // The list of an employee's roles as a form saves it.
    staff::EmployeeWish wish;
    wish.entity = "SHOP";
    BOOST_REQUIRE(bool(w.book.team().set("ANA", wish)));
    wish = {};
    wish.roles = {{{}, "SELLER", "SHOP", {}, {}}};
    BOOST_TEST(bool(bens->team().set("ANA", wish)));
    wish.roles = {{{}, "SELLER", {}, {}, {}}};
    BOOST_TEST(!bens->team().set("ANA", wish));
  });
}

BOOST_AUTO_TEST_CASE(the_audit_tells_staff_acts_in_codes_that_people_read) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", {}, "NORD", {}})));
    BOOST_TEST(w.told("role.give") == (std::vector<std::string>{"role\tALL\nentity\tSHOP\n",
                                                                "role\tALL\nlocation\tNORD\n"}),
               boost::test_tools::per_element());
    staff::EmployeeWish wish;
    wish.entity = "ZWEI";
    wish.shops = {{"SUD", "NORD"}};
    BOOST_REQUIRE(bool(w.book.team().set("ANA", wish)));
    BOOST_TEST(w.told("employee.set").back() == "code\tANA\nentity\tZWEI\nshops\tNORD, SUD\n");
    BOOST_REQUIRE(bool(w.book.team().add_alias("ANA", {"WEB", "A. Berg"})));
    BOOST_TEST(w.told("employee.alias").back() == "channel\tWEB\n");
    staff::HoursRow row;
    row.employee = "ANA";
    row.date = day("2026-03-02");
    row.location = "SUD";
    row.minutes = 450;
    BOOST_REQUIRE(bool(w.book.team().put_hours({row})));
    BOOST_TEST(w.told("employee.hours").back() == "date\t2026-03-02\nlocation\tSUD\nhours\t7.5\n");
  });
}

BOOST_AUTO_TEST_CASE(a_password_that_another_set_is_changed_at_its_first_use) {
  on_two_companies([](TwoCompanies& w) {
    const std::string given = "seven seas and a kite", own = "eight hills and a boat";
    auto by_owner = std::make_unique<app::Desk>(w.book, w.keys, desk::SecretCost{1, 8192});
    BOOST_TEST(!by_owner->by_password("ANA", w.a_password).must_change);
    BOOST_REQUIRE((*by_owner->set_password("ANA", given) == desk::SecretFault::none));
    BOOST_TEST((*by_owner->set_password("ANA", given) == desk::SecretFault::unchanged));
    const auto in = by_owner->by_password("ANA", given);
    BOOST_TEST(in.must_change);
    // It approves nothing either.
    BOOST_REQUIRE(bool(w.book.roles().give({"ANA", "ALL"})));
    const auto bens = w.book.as(w.ben);
    auto at = std::make_unique<app::Desk>(*bens, w.keys, desk::SecretCost{1, 8192});
    const auto approve = [&](const std::string& password) {
      return at->approve(Permission::edit_staff, {}, "ANA",
                         {app::Secret::Kind::password, password});
    };
    BOOST_TEST(!approve(given));
    const auto anas = w.book.as(w.ana);
    auto hers = std::make_unique<app::Desk>(*anas, w.keys, desk::SecretCost{1, 8192});
    BOOST_TEST((*hers->set_own_password(given) == desk::SecretFault::unchanged));
    BOOST_REQUIRE((*hers->set_own_password(own) == desk::SecretFault::none));
    BOOST_TEST(!by_owner->by_password("ANA", own).must_change);
    BOOST_TEST(bool(approve(own)));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
