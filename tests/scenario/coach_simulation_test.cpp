// The trainer's comparison on real shop-days: days of the coffee shops are drawn again and again,
// who sold what on a day is dealt out anew among those who were there, so that nobody differs from
// anybody. How much stands out then, whether a weak seller who is put in is found, and whether a
// coaching that changed nothing shows an effect. docs/COMPARISON.md tells the figures.

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <sstream>

#include "domain/staff/trainer.h"
#include "domain/statistics/review.h"
#include "tests/support/paths.h"
#include "tests/support/real_data.h"

namespace kontor::test {

namespace coach_simulation {

using staff::Measure;
using statistics::Measured;
using Random = std::mt19937_64;

/// What a seller did in a block of hours.
struct Row {
  int seller = 0, hours = 0;
  std::int64_t tickets = 0, units = 0, cents = 0, add_ons = 0;
};
/// The days of each outlet.
using ShopDays = std::map<int, std::vector<std::vector<Row>>>;

struct EndPipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

ShopDays real_days() {
  const std::string command = "python3 '" +
                              (source_dir() / "tests/support/coffee_blocks.py").string() + "' '" +
                              (*data_dir() / "coffee-shops").string() + "'";
  const std::unique_ptr<FILE, EndPipe> pipe(popen(command.c_str(), "r"));
  BOOST_REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe.get()))
    out.append(piece.data(), got);
  std::map<int, std::map<int, std::vector<Row>>> days;
  std::istringstream all(out);
  int shop = 0, day = 0;
  for (Row r;
       all >> shop >> day >> r.hours >> r.seller >> r.tickets >> r.units >> r.cents >> r.add_ons;)
    days[shop][day].push_back(r);
  ShopDays found;
  for (const auto& [number, of_shop] : days)
    for (const auto& [date, rows] : of_shop) found[number].push_back(rows);
  return found;
}

/// A seller is somebody of one outlet: who helped out in another is one more there.
EmployeeId person(int shop, int seller) { return EmployeeId(shop * 1000 + seller); }

/// Who of a day is whom, dealt out anew.
std::map<int, int> dealt(const std::vector<Row>& rows, Random& random) {
  std::set<int> present;
  for (const Row& row : rows) present.insert(row.seller);
  const std::vector<int> sellers(present.begin(), present.end());
  std::vector<int> others = sellers;
  std::shuffle(others.begin(), others.end(), random);
  std::map<int, int> who;
  for (std::size_t i = 0; i < sellers.size(); ++i) who[sellers[i]] = others[i];
  return who;
}

/// Somebody who sells so many hundredths of the items from a day on.
struct Weak {
  EmployeeId who;
  int hundredths = 100;
};

struct World {
  const ShopDays& days;
  int length = 60;
  Weak weak = {};
  std::set<EmployeeId> no_peers = {};
};

constexpr std::array simulated = {Measure::units_per_order, Measure::order_value,
                                  Measure::add_on_rate};

void add(std::vector<Measured>& all, const statistics::Tally& where, const Row& row,
         std::int64_t units) {
  const std::array<std::int64_t, simulated.size()> parts = {units, row.cents, row.add_ons};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto tally = where;
    tally.part = parts.at(i);
    tally.whole = row.tickets;
    all.at(i).tallies.push_back(tally);
  }
}

/// Days drawn from the real ones, from `first` on.
std::vector<Measured> drawn(const World& world, int first, Random& random) {
  std::vector<Measured> all;
  for (const Measure measure : simulated) all.push_back({static_cast<int>(measure), 0, {}});
  for (const auto& [shop, days] : world.days) {
    std::uniform_int_distribution<std::size_t> any(0, days.size() - 1);
    for (int day = 0; day < world.length; ++day) {
      const auto& rows = days[any(random)];
      const auto who = dealt(rows, random);
      for (const Row& row : rows) {
        const EmployeeId one = person(shop, who.at(row.seller));
        std::int64_t units = row.units;
        if (one == world.weak.who) {
          // Each item is sold with this chance.
          std::binomial_distribution<std::int64_t> sold(units, world.weak.hundredths / 100.0);
          units = sold(random);
        }
        statistics::Tally where;
        where.employee = one;
        where.location = LocationId(shop);
        where.date = BusinessDate{20'000 + first + day};
        where.hours = row.hours;
        where.peer = !world.no_peers.contains(one);
        add(all, where, row, units);
      }
    }
  }
  return all;
}

bool flagged(const statistics::Standing& s) {
  return s.compared() && s.false_rate <= staff::false_findings;
}

/// Everybody who sells on at least this many days of an outlet.
std::vector<EmployeeId> regulars(const ShopDays& days, int least) {
  std::map<EmployeeId, int> present;
  for (const auto& [shop, of_shop] : days)
    for (const auto& rows : of_shop) {
      std::set<int> sellers;
      for (const Row& row : rows) sellers.insert(row.seller);
      for (const int seller : sellers) ++present[person(shop, seller)];
    }
  std::vector<EmployeeId> all;
  for (const auto& [one, on] : present)
    if (on >= least) all.push_back(one);
  return all;
}

int runs_of(int brief, int thorough) { return long_run() ? thorough : brief; }

/// The most of `of` that chance brings at a rate, in all but one of a thousand such tests.
double most_by_chance(double rate, int of) {
  constexpr double deviations = 3.1;
  return rate * of + deviations * std::sqrt(rate * (1 - rate) * of);
}

constexpr std::uint64_t seed = 20'261'123;
constexpr int enough_days = 15;

}  // namespace coach_simulation

BOOST_AUTO_TEST_SUITE(scenario_coach_simulation,
                      *boost::unit_test::precondition(RealData("coffee-shops")))

using namespace coach_simulation;

BOOST_AUTO_TEST_CASE(without_a_difference_little_stands_out) {
  const auto days = real_days();
  Random random(seed);
  const int runs = runs_of(30, 1000);
  int pairs = 0, found = 0, runs_with = 0;
  for (int run = 0; run < runs; ++run) {
    bool any = false;
    for (const auto& s : statistics::review(drawn({days}, 0, random))) {
      pairs += s.compared() ? 1 : 0;
      found += flagged(s) ? 1 : 0;
      any = any || flagged(s);
    }
    runs_with += any ? 1 : 0;
  }
  BOOST_TEST_MESSAGE("seed " << seed << ": " << found << " of " << pairs
                             << " pairs stand out without any difference, in " << runs_with
                             << " of " << runs << " reviews");
  constexpr double rate = staff::false_findings / 1e6;
  BOOST_TEST(pairs > runs * 20);
  BOOST_TEST(found <= rate * pairs);
  BOOST_TEST(runs_with <= most_by_chance(rate, runs));
}

BOOST_AUTO_TEST_CASE(a_weak_seller_is_found) {
  const auto days = real_days();
  const auto people = regulars(days, enough_days);
  BOOST_REQUIRE(people.size() >= 10U);
  for (const auto& [length, stated] : {std::pair(30, 0.8), std::pair(60, 0.95)}) {
    Random random(seed);
    const int runs = runs_of(30, 500);
    int found = 0;
    for (int run = 0; run < runs; ++run) {
      World world{days, length};
      world.weak = {people[static_cast<std::size_t>(run) % people.size()], 75};
      for (const auto& s : statistics::review(drawn(world, 0, random)))
        if (s.employee == world.weak.who && s.measure == 0 && flagged(s) && s.shrunk < 0) ++found;
    }
    BOOST_TEST_MESSAGE("seed " << seed << ": a quarter fewer items an order is found in " << found
                               << " of " << runs << " reviews of " << length << " days");
    BOOST_TEST(found >= stated * runs);
  }
}

BOOST_AUTO_TEST_CASE(who_is_coached_by_lot_shows_no_effect) {
  const auto days = real_days();
  const auto people = regulars(days, enough_days);
  Random random(seed);
  const int runs = runs_of(20, 300);
  constexpr std::size_t coached = 5;
  int told = 0, beyond = 0;
  std::int64_t changes = 0;
  for (int run = 0; run < runs; ++run) {
    std::vector<EmployeeId> lot = people;
    std::shuffle(lot.begin(), lot.end(), random);
    lot.resize(coached);
    World world{days};
    world.no_peers = {lot.begin(), lot.end()};
    const auto before = drawn(world, 0, random);
    const auto after = drawn(world, world.length, random);
    for (const EmployeeId one : lot) {
      const auto effect = statistics::effect_of(before[0], after[0], one);
      if (!effect.told()) continue;
      ++told;
      beyond += effect.beyond_chance() ? 1 : 0;
      changes += effect.change;
    }
  }
  BOOST_TEST_MESSAGE("seed " << seed << ": " << beyond << " of " << told
                             << " who were coached by lot show an effect; mean change "
                             << static_cast<double>(changes) / std::max(told, 1) / 1e6
                             << " items an order");
  constexpr double rate = 0.05;
  BOOST_TEST(told > runs);
  BOOST_TEST(beyond <= most_by_chance(rate, told));
  BOOST_TEST(std::abs(static_cast<double>(changes) / told / 1e6) < 0.02);
}

BOOST_AUTO_TEST_CASE(a_coaching_that_works_is_seen) {
  const auto days = real_days();
  const auto people = regulars(days, enough_days);
  Random random(seed);
  const int runs = runs_of(20, 300);
  int seen = 0;
  for (int run = 0; run < runs; ++run) {
    World world{days};
    const EmployeeId one = people[static_cast<std::size_t>(run) % people.size()];
    world.weak = {one, 75};
    const auto before = drawn(world, 0, random);
    world.weak = {};
    const auto effect =
        statistics::effect_of(before[0], drawn(world, world.length, random)[0], one);
    seen += effect.told() && effect.low > 0 ? 1 : 0;
  }
  BOOST_TEST_MESSAGE("seed " << seed
                             << ": a coaching that brings a quarter fewer items back is seen "
                             << "in " << seen << " of " << runs << " times 60 days");
  BOOST_TEST(seen >= 0.8 * runs);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
