#include "tests/support/ledger_programs.h"

#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <sstream>

#include "domain/base/money.h"

namespace kontor::test {

CheckerRun run_checker(const std::string& command) {
  std::FILE* pipe = ::popen(("LC_ALL=C.UTF-8 " + command).c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string out;
  char part[4096];
  while (const std::size_t n = std::fread(part, 1, sizeof part, pipe)) out.append(part, n);
  const int status = ::pclose(pipe);
  BOOST_REQUIRE(WIFEXITED(status));
  BOOST_REQUIRE_MESSAGE(WEXITSTATUS(status) != 127, "not installed: " + command);
  return {WEXITSTATUS(status), out};
}

CheckerRun judged(std::string_view dialect, const std::string& file) {
  if (dialect == "ledger") {
    return run_checker("ledger --pedantic -f " + file + " balance 2>&1");
  }
  if (dialect == "hledger") {
    return run_checker("hledger -s -f " + file + " check 2>&1");
  }
  return run_checker("bean-check " + file + " 2>&1");
}

namespace {

std::vector<std::string> cells_of(std::string row, char separator) {
  std::erase(row, '"');
  std::vector<std::string> cells;
  std::istringstream in(row);
  for (std::string cell; std::getline(in, cell, separator);) {
    const auto first = cell.find_first_not_of(" \r");
    const auto last = cell.find_last_not_of(" \r");
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return cells;
}

void add_balance(Balances& balances, const std::string& account, const std::string& channel,
                 const std::string& currency, const std::string& decimal) {
  const auto parsed = Decimal::parse(decimal);
  BOOST_REQUIRE_MESSAGE(parsed.has_value(), account + ": '" + decimal + "'");
  const auto minor = Money::from_decimal(*parsed, Currency::of(currency))->minor;
  if (minor != 0) balances[{account, channel, currency}] += minor;
}

/// The rows that a checker prints, for whoever adds them to balances.
template <class Take>
void each_checker_row(const std::string& command, char separator, bool header, Take take) {
  const CheckerRun run = run_checker(command);
  BOOST_REQUIRE_MESSAGE(run.status == 0, command + "\n" + run.out);
  std::istringstream in(run.out);
  for (std::string row; std::getline(in, row);) {
    if (!header && !row.empty()) take(cells_of(row, separator));
    header = false;
  }
}

Balances balances_by_ledger(const std::string& file, const std::vector<std::string>& channels,
                            const std::vector<std::string>& currencies) {
  Balances balances;
  for (const std::string& channel : channels) {
    for (const std::string& currency : currencies) {
      const std::string side =
          channel.empty() ? "!has_tag(\"channel\")" : "tag(\"channel\") == \"" + channel + "\"";
      each_checker_row("ledger --pedantic -f " + file +
                           " balance --flat --no-total --format '%(account)|%(display_total)\\n' "
                           "--limit 'commodity == \"" +
                           currency + "\" & (" + side + ")'",
                       '|', false, [&](const std::vector<std::string>& cells) {
                         const std::string amount = cells.at(1).substr(0, cells[1].find(' '));
                         add_balance(balances, cells[0], channel, currency, amount);
                       });
    }
  }
  return balances;
}

Balances balances_by_hledger(const std::string& file, const std::vector<std::string>& channels) {
  Balances balances;
  for (const std::string& channel : channels) {
    const std::string side =
        channel.empty() ? "not:tag:channel" : "'tag:channel=^" + channel + "$'";
    each_checker_row("hledger -f " + file + " balance --flat -N -O csv --layout=bare " + side, ',',
                     true, [&](const std::vector<std::string>& cells) {
                       add_balance(balances, cells.at(0), channel, cells.at(1), cells.at(2));
                     });
  }
  return balances;
}

Balances balances_by_beancount(const std::string& file) {
  Balances balances;
  each_checker_row("bean-query -f csv " + file +
                       " \"select account, any_meta('channel') as side, currency, sum(number) "
                       "group by account, side, currency\"",
                   ',', true, [&](const std::vector<std::string>& cells) {
                     add_balance(balances, cells.at(0), cells.at(1), cells.at(2), cells.at(3));
                   });
  return balances;
}

}  // namespace

Balances balances_by(std::string_view dialect, const std::string& file,
                     const std::vector<std::string>& channels,
                     const std::vector<std::string>& currencies) {
  if (dialect == "ledger") return balances_by_ledger(file, channels, currencies);
  if (dialect == "hledger") return balances_by_hledger(file, channels);
  return balances_by_beancount(file);
}

void check_equal(const Balances& seen, const Balances& expected) {
  BOOST_TEST(seen.size() == expected.size());
  for (const auto& [key, minor] : expected) {
    const auto found = seen.find(key);
    const auto& [account, channel, currency] = key;
    BOOST_TEST_CONTEXT(account << " / " << channel << " / " << currency) {
      BOOST_REQUIRE(found != seen.end());
      BOOST_TEST(found->second == minor);
    }
  }
}

}  // namespace kontor::test
