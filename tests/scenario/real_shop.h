#pragma once

#include <map>
#include <string>

#include "tests/support/kontor.h"
#include "tests/support/real_data.h"

namespace kontor::test {

/// A file of the data folder.
inline std::string real_file(const std::string& name) { return (*data_dir() / name).string(); }

/// Debits less credits of every account, in hundredths.
inline std::map<std::string, long long> account_sums(const Shop& shop) {
  std::map<std::string, long long> sums;
  for (const nlohmann::json& row : shop.json({"ledger", "trial-balance"})) {
    sums[row["account"]] += hundredths(row["debit"]) - hundredths(row["credit"]);
  }
  return sums;
}

/// Units on hand over all products and places.
inline long long on_hand(const Shop& shop) {
  long long sum = 0;
  for (const nlohmann::json& row : shop.json({"stock", "list"})) {
    if (row["location"].is_null()) sum += std::stoll(row["on_hand"].get<std::string>());
  }
  return sum;
}

/// `book check` finds nothing.
inline void clean(const Shop& shop) { BOOST_TEST(shop.json({"book", "check"}).dump() == "[]"); }

/// A second import changes nothing and ends with `status`; taking the first back brings `before`
/// back.
inline void again_and_back(const Shop& shop, const Arguments& import, const nlohmann::json& first,
                           const std::string& before, int status = 0) {
  const std::string after = shop.figures();
  BOOST_TEST(after != before);
  clean(shop);
  const std::size_t postings = shop.json({"ledger", "entries"}).size();
  const nlohmann::json second = shop.json(import, status);
  BOOST_TEST(second["create"] == 0);
  BOOST_TEST(second["update"] == 0);
  BOOST_TEST(second["refuse"] == first["refuse"]);
  BOOST_TEST(second["unchanged"] == first["create"]);
  BOOST_TEST(shop.figures() == after);
  BOOST_TEST(shop.json({"ledger", "entries"}).size() == postings);
  shop.expect(0, {"batch", "undo", first["batch"].dump()});
  BOOST_TEST(shop.figures() == before);
  clean(shop);
}

inline void create_shop(const Shop& shop, const std::string& country, const std::string& currency,
                        const std::string& zone) {
  shop.expect(0, {"book", "create", "--entity", "Real shop", "--country", country, "--currency",
                  currency, "--time-zone", zone});
}

inline long long total_where(const nlohmann::json& orders, const std::string& key,
                             const std::string& value) {
  long long sum = 0;
  for (const nlohmann::json& order : orders) {
    if (order[key] == value) sum += hundredths(order["total"]);
  }
  return sum;
}

}  // namespace kontor::test
