#include "tests/scenario/proved_ledgers.h"

#include <set>

#include "tests/support/ledger_programs.h"

namespace kontor::test {

namespace {

/// The book's own trial balance, with accounts by code.
Balances trial_balance_of(const Shop& shop) {
  Balances balances;
  for (const nlohmann::json& row : shop.json({"ledger", "trial-balance"})) {
    const long long balance = hundredths(row["debit"]) - hundredths(row["credit"]);
    const std::string channel = row["channel"].is_null() ? "" : row["channel"];
    if (balance != 0) balances[{row["account"], channel, row["currency"]}] = balance;
  }
  return balances;
}

/// Journals write "Income:4000" for account 4000.
Balances by_code(const Balances& journal) {
  Balances balances;
  for (const auto& [key, minor] : journal) {
    const auto& [account, channel, currency] = key;
    balances[{account.substr(account.find(':') + 1), channel, currency}] += minor;
  }
  return balances;
}

/// The audit's chain holds the times of the acts, so that each book has its own, and so has the
/// hash of a file that names it.
std::string without_seals(std::string text) {
  for (const std::string seal :
       {"; sealed rows: ", "; first seal: ", "; last seal: ", "; audit chain: ", "; sha256: "}) {
    const auto at = text.find(seal);
    BOOST_REQUIRE(at != std::string::npos);
    text.erase(at, text.find('\n', at) - at);
  }
  return text;
}

void check_dialect(const std::string& dialect, const std::string& text, const Balances& expected) {
  BOOST_TEST(!expected.empty());
  std::set<std::string> channels = {""};  // the common side, also where the book has nothing on it
  std::set<std::string> currencies;
  for (const auto& [key, minor] : expected) {
    channels.insert(std::get<1>(key));
    currencies.insert(std::get<2>(key));
  }
  const TempDir dir;
  const std::string file = (dir / "book.journal").string();
  write_file(file, text);
  const CheckerRun run = judged(dialect, file);
  BOOST_TEST(run.status == 0, run.out.substr(0, 1000));
  check_equal(by_code(balances_by(dialect, file, {channels.begin(), channels.end()},
                                  {currencies.begin(), currencies.end()})),
              expected);
}

}  // namespace

void ProvedLedgers::prove(const Shop& shop) {
  const bool first = m_exports.empty();
  const Balances expected = trial_balance_of(shop);
  for (const std::string dialect : {"ledger", "hledger", "beancount"}) {
    BOOST_TEST_CONTEXT(dialect) {
      const std::string text = shop.expect(0, {"ledger", "export", "--format", dialect}).out;
      if (!first) {
        BOOST_TEST((without_seals(text) == m_exports[dialect]), "both engines export the same");
        continue;
      }
      check_dialect(dialect, text, expected);
      m_exports[dialect] = without_seals(text);
    }
  }
}

}  // namespace kontor::test
