// What somebody sees whose rights hold at one place, channel or company only: every command that
// reads. What they may do is in scoped_acts_test.cpp.

#include <algorithm>
#include <set>

#include "tests/contract/role_acts.h"
#include "tests/contract/two_shops.h"

namespace kontor::test {

namespace scopes_test {

/// Reads, and for whom of three it ends well: l has every right at the place LAGER, w on the
/// channel WEB, e in the company SHOP. Whatever it tells, nothing of the other shop is in it.
struct ReadingAct {
  Arguments arguments;
  std::string shown_to;
};

/// With those of suppliers, orders with them, alerts, and the figures of stock.
std::vector<ReadingAct> with_supply_acts(std::vector<ReadingAct> acts) {
  const std::vector<ReadingAct> supply = {
      {{"price-list", "list"}, "we"},
      {{"price", "list"}, "we"},
      {{"price", "list", "--channel", "WEB"}, "we"},
      {{"price", "list", "--channel", "FAIR"}, ""},
      {{"price", "why", "LAMP-7"}, "we"},
      {{"price", "history", "LAMP-7"}, "we"},
      {{"price", "parity"}, "we"},
      {{"price", "prior", "LAMP-7"}, "we"},
      {{"promotion", "list"}, "we"},
      {{"price", "show", "1"}, ""},
      {{"coupon", "list", "TEN"}, ""},
      {{"coupon", "check", "NONE", "--channel", "WEB"}, ""},
      {{"supplier", "list"}, "lwe"},
      {{"supplier", "products"}, "lwe"},
      {{"purchase", "list"}, "le"},
      {{"purchase", "list", "--location", "LAGER"}, "le"},
      {{"purchase", "list", "--location", "SUD"}, ""},
      {{"purchase", "show", "P-1"}, ""},
      {{"replenish", "--location", "LAGER"}, "le"},
      {{"replenish", "--location", "SUD"}, ""},
      {{"stock", "replenishment", "list"}, "lwe"},
      {{"stock", "replenishment", "list", "--location", "LAGER"}, "le"},
      {{"stock", "replenishment", "list", "--location", "SUD"}, ""},
      {{"stock", "lots"}, "le"},
      {{"stock", "lots", "--location", "SUD"}, ""},
      {{"stock", "expiring"}, "le"},
      {{"stock", "lot", "moves", "LAMP-7", "L1"}, ""},
      {{"stock", "alerts"}, "le"},
      {{"stock", "alerts", "--location", "LAGER"}, "le"},
      {{"stock", "alerts", "--location", "SUD"}, ""},
      {{"stock", "alert", "history"}, "le"},
      {{"report", "run", "stock-flow"}, "le"},
      {{"report", "run", "stock-flow", "--location", "SUD"}, ""},
      {{"report", "run", "stock-ageing"}, "le"},
      {{"report", "run", "stock-turnover"}, "e"},
      {{"report", "run", "stock-movements"}, "le"},
      {{"report", "run", "fill-rate"}, "le"},
      {{"report", "run", "abc"}, "we"},
      {{"report", "run", "abc", "--channel", "FAIR"}, ""},
      {{"stock", "statement", "list"}, "le"},
      {{"stock", "statement", "list", "--location", "LAGER"}, "le"},
      {{"stock", "statement", "list", "--location", "SUD"}, ""},
      {{"stock", "statement", "show", "R1"}, ""},
      {{"employee", "performance"}, "lwe"},
      {{"employee", "performance", "--location", "SUD"}, "lwe"},
      {{"employee", "performance", "--lines", "NORA"}, "lwe"},
      {{"employee", "errors", "NORA"}, "le"},
      {{"employee", "coach", "review"}, "lwe"},
      {{"consign", "list"}, ""},
      {{"entity", "transfer-price", "list"}, ""},
      {{"employee", "target", "list"}, "lwe"},
      {{"employee", "coach", "notes"}, "lwe"},
      {{"employee", "coach", "topics"}, "lwe"},
      {{"employee", "commission", "list"}, "lwe"},
  };
  acts.insert(acts.end(), supply.begin(), supply.end());
  return acts;
}

const std::vector<ReadingAct>& reading_acts() {
  static const std::vector<ReadingAct> acts = with_supply_acts({
      {{"stock", "list"}, "le"},
      {{"stock", "list", "--location", "LAGER"}, "le"},
      {{"stock", "list", "--location", "SUD"}, ""},
      {{"stock", "show", "LAMP-7"}, "lwe"},
      {{"stock", "moves", "LAMP-7"}, "le"},
      {{"stock", "moves", "LAMP-7", "--location", "SUD"}, ""},
      {{"stock", "low", "list"}, "le"},
      {{"stock", "zone", "list"}, "le"},
      {{"transfer", "list"}, "le"},
      {{"transfer", "list", "--location", "LAGER"}, "le"},
      {{"transfer", "list", "--location", "SUD"}, ""},
      {{"transfer", "show", "T-1"}, ""},
      {{"count", "list"}, "le"},
      {{"count", "list", "--location", "LAGER"}, "le"},
      {{"count", "list", "--location", "SUD"}, ""},
      {{"count", "show", "C1"}, ""},
      {{"product", "list"}, "lwe"},
      {{"product", "show", "LAMP-7"}, "lwe"},
      {{"product", "parts", "LAMP-7"}, "lwe"},
      {{"order", "list"}, "lwe"},
      {{"order", "list", "--channel", "FAIR"}, ""},
      {{"order", "list", "--location", "SUD"}, ""},
      {{"order", "show", "#1001"}, "lwe"},
      {{"order", "show", "#2002"}, ""},
      {{"customer", "list"}, "lwe"},
      {{"customer", "rfm"}, "lwe"},
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
      {{"report", "run", "day-close"}, "e"},
      {{"report", "run", "open-orders"}, "lwe"},
      {{"report", "run", "import-result"}, "we"},
      {{"report", "run", "import-result", "--batch", "3"}, ""},
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
      "list",     "show",          "moves",      "may",       "who",    "entries",    "verify",
      "export",   "trial-balance", "open-items", "check",     "digest", "compare",    "info",
      "products", "alerts",        "history",    "replenish", "review", "performance"};
  const std::string last = command.substr(command.rfind(' ') + 1);
  return words.contains(last) && !command.starts_with("book key");
}

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

BOOST_AUTO_TEST_CASE(lists_of_several_parts_show_all_of_them_and_each_row_once) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    s.shop.expect(0, {"employee", "add", "Vera", "--code", "V"});
    for (const char* place : {"LAGER", "SUD"})
      s.shop.expect(0, {"employee", "role", "V", "ALL", "--location", place});
    for (const char* channel : {"WEB", "FAIR"})
      s.shop.expect(0, {"employee", "role", "V", "ALL", "--channel", channel});
    const auto rows = [&](const Arguments& act) {
      const auto run = s.as('v', act);
      BOOST_REQUIRE_MESSAGE(run.status == 0, words_of_act(act) << ": " << run.err);
      return nlohmann::json::parse(run.out);
    };
    const auto orders = rows({"order", "list"});
    BOOST_REQUIRE(orders.size() == 2U);
    BOOST_TEST(orders[0]["number"] != orders[1]["number"]);
    BOOST_TEST(rows({"order", "list", "--channel", "FAIR"}).size() == 1U);
    BOOST_TEST(rows({"order", "list", "--limit", "1"}).size() == 1U);
    // What the owner sees of these places: no pool.
    std::size_t levels = 0;
    for (const auto& row : s.shop.json({"stock", "list"}))
      levels += row["location"] == "LAGER" || row["location"] == "SUD" ? 1U : 0U;
    BOOST_TEST(rows({"stock", "list"}).size() == levels);
    BOOST_TEST(levels == 2U);
    BOOST_TEST(rows({"stock", "moves", "LAMP-7"}).size() ==
               s.shop.json({"stock", "moves", "LAMP-7"}).size());
    BOOST_TEST(rows({"stock", "low", "list"}).size() == 1U);
    BOOST_TEST(rows({"stock", "alerts", "--all"}).size() ==
               s.shop.json({"stock", "alerts", "--all"}).size());
    // Of the books all that is a channel's.
    for (const Arguments& act :
         {Arguments{"ledger", "entries"}, {"ledger", "trial-balance"}, {"ledger", "open-items"}}) {
      std::size_t of_channels = 0;
      for (const auto& row : s.shop.json(act)) of_channels += row["channel"].is_null() ? 0U : 1U;
      BOOST_TEST(rows(act).size() == of_channels, words_of_act(act));
    }
    BOOST_TEST(rows({"ledger", "entries"}).size() > 2U);
    BOOST_TEST(rows({"payout", "list"}).empty());
    // An export is of one company or channel.
    BOOST_TEST(s.as('v', {"ledger", "export"}).err.find("WEB, FAIR") != std::string::npos);
  });
}
BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
