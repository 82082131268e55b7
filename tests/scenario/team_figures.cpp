#include "tests/scenario/team_figures.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

#include "tests/scenario/book_lines.h"

namespace kontor::test {

namespace {

struct ClosesPipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

/// All that was sold, by the employee's name.
std::map<std::string, nlohmann::json> shown(const Shop& shop) {
  std::map<std::string, nlohmann::json> rows;
  for (const auto& row :
       shop.json({"employee", "performance", "--from", "1990-01-01", "--to", "2021-12-31"}))
    rows[row["name"].is_null() ? "" : row["name"].get<std::string>()] = row;
  return rows;
}

/// The key by which a list names people, and their name: of a table parted by '|'.
std::map<std::string, std::string> numbers_of(const std::string& file) {
  std::map<std::string, std::string> numbers;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto first = line.find('|'), second = line.find('|', first + 1);
    auto name = line.substr(line.rfind('|') + 1);
    if (!name.empty() && name.back() == '\r') name.pop_back();
    numbers[name] = line.substr(first + 1, second - first - 1);
  }
  return numbers;
}

}  // namespace

nlohmann::json raw_employee_sums(const std::string& set) {
  const auto script = (source_dir() / "tests/support/employee_sums.py").string();
  const std::string command = "python3 '" + script + "' " + set + " '" + real_file(set) + "'";
  std::string out;
  const std::unique_ptr<FILE, ClosesPipe> pipe(popen(command.c_str(), "r"));
  BOOST_REQUIRE(pipe != nullptr);
  std::array<char, 4096> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe.get()))
    out.append(piece.data(), got);
  const auto sums = nlohmann::json::parse(out, nullptr, false);
  BOOST_REQUIRE(sums.is_object());
  BOOST_REQUIRE(!sums.empty());
  return sums;
}

void check_team_figures(const Shop& shop, const std::string& set) {
  const auto raw = raw_employee_sums(set);
  auto placed = placed_by_employee(shop.address());
  auto sold = net_sales_by_employee(shop.address());
  const auto rows = shown(shop);
  BOOST_TEST(rows.size() == raw.size());
  for (const auto& [name, sums] : raw.items()) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(placed[name] == hundredths(sums["placed"]));
      BOOST_TEST(sold[name] == hundredths(sums["net"]));
      BOOST_REQUIRE(rows.contains(name));
      const auto& row = rows.at(name);
      BOOST_TEST(hundredths(row["net"]) == hundredths(sums["net"]));
      BOOST_TEST(row["rung_up"] == sums["orders"]);
      BOOST_TEST(hundredths(row["orders"]) == 100 * sums["orders"].get<long long>());
    }
  }
}

void check_targets(const Shop& shop, const std::string& set) {
  const auto raw = raw_employee_sums(set);
  const auto numbers = numbers_of(real_file(set + "/Salesperson.csv"));
  const auto channel = shop.json({"channel", "list"}).front()["code"].get<std::string>();
  for (const auto& row : shop.json({"employee", "list"})) {
    if (row["name"].is_null() || !raw.contains(row["name"].get<std::string>())) continue;
    const auto code = row["code"].get<std::string>();
    shop.expect(0, {"employee", "set", code, "--known"});
    shop.expect(0, {"employee", "alias", code, numbers.at(row["name"]), "--channel", channel});
  }
  // The list names sellers who never sold: refused by name, the others are in.
  shop.expect(1, {"employee", "target", "import", real_file(set + "/Targets.csv")});
  std::map<std::string, long long> targets;
  for (const auto& row : shop.json({"employee", "target", "list"}))
    targets[row["employee"]] += hundredths(row["net_sales"]);
  const auto rows = shown(shop);
  for (const auto& [name, sums] : raw.items()) {
    BOOST_TEST_CONTEXT(name) {
      const auto& row = rows.at(name);
      const auto target = hundredths(sums["target"]);
      BOOST_TEST(target > 0);
      BOOST_TEST(targets[row["employee"]] == target);
      BOOST_TEST(hundredths(row["target"]) == target);
      // Hundredths of a percent of the whole, half-up.
      const auto net = hundredths(sums["net"]);
      BOOST_TEST(hundredths(row["target_percent"]) == (net * 20'000 + target) / (2 * target));
    }
  }
}

}  // namespace kontor::test
