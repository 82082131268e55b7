#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kontor::test {

/// Account of the journal, channel (empty: common), currency: balance in minor units.
using Balances = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

struct CheckerRun {
  int status;
  std::string out;
};

/// Runs a program that is not ours in a UTF-8 locale, so that names in other scripts can be read.
/// One that is not installed fails the test.
CheckerRun run_checker(const std::string& command);

/// How the program of a dialect (ledger, hledger, beancount) judges a file: 0 accepted.
CheckerRun judged(std::string_view dialect, const std::string& file);

/// The balances that the program of a dialect comes to.
Balances balances_by(std::string_view dialect, const std::string& file,
                     const std::vector<std::string>& channels,
                     const std::vector<std::string>& currencies);

/// Equal figures, told apart when they are not.
void check_equal(const Balances& seen, const Balances& expected);

}  // namespace kontor::test
