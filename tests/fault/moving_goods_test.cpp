// Several processes move, commit and set aside the same few products, the last unit contested all
// the time: nothing of it takes available below zero, and owned stock is conserved.

#include <array>
#include <chrono>
#include <memory>

#include "app/context.h"
#include "persistence/check/check.h"
#include "tests/support/child.h"
#include "tests/support/kontor.h"
#include "tests/support/memory_records.h"
#include "tests/support/pg.h"

namespace kontor::test {

namespace moving_goods_test {

using std::chrono::steady_clock;

constexpr std::array places = {"EINS", "ZWEI", "DREI"};
constexpr std::array products = {"LAMP-1", "LAMP-2"};
/// Few enough that every process meets the last one.
constexpr int units_each = 6;

/// A generator of its own for each process.
class Steps {
 public:
  explicit Steps(std::uint64_t seed) : m_state(seed) {}
  std::size_t below(std::size_t n) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(m_state >> 33U) % n;
  }

 private:
  std::uint64_t m_state;
};

/// What one process did.
struct Tally {
  long long done = 0, refused = 0, wrong = 0;
};

/// A refusal is one that a person would meet, and says of what, where and how much is left.
void count(Tally& tally, const Result<goods::DocumentResult>& result) {
  if (!result) {
    const auto code = result.refusal().code;
    const bool named = !find_arg(result.refusal().args, "product").empty() &&
                       !find_arg(result.refusal().args, "location").empty() &&
                       !find_arg(result.refusal().args, "left").empty();
    const bool short_of_it = code == RefusalCode::stock_short || code == RefusalCode::bucket_short;
    ++(short_of_it && named ? tally.refused : tally.wrong);
  } else if (!result->refusals.empty()) {
    const auto& refusal = result->refusals.front().refusal;
    const bool named = !find_arg(refusal.args, "left").empty();
    ++(refusal.code == RefusalCode::stock_short && named ? tally.refused : tally.wrong);
  } else {
    ++tally.done;
  }
}

void step(app::OpenBook& book, Steps& steps, Tally& tally) {
  const std::size_t from = steps.below(places.size());
  const std::size_t to = (from + 1 + steps.below(places.size() - 1)) % places.size();
  const std::string product = products[steps.below(products.size())];
  const auto quantity = Quantity::of_units(static_cast<std::int64_t>(1 + steps.below(3)));
  const goods::TransferWish wish{places[from], places[to], {{1, product, quantity}}, {}, {}};
  auto transfers = book.transfers();
  switch (steps.below(4)) {
    case 0:
      return count(tally, transfers.complete(wish));
    case 1: {
      const auto made = transfers.create(wish);
      if (!made || !made->refusals.empty()) return count(tally, made);
      const std::string number = made->document.number;
      const auto ready = transfers.ready(number);
      count(tally, ready);
      if (!ready || !ready->refusals.empty()) return;
      if (steps.below(3) == 0) return count(tally, transfers.cancel(number, {}));
      count(tally, transfers.ship(number, {}));
      count(tally, transfers.receive(number, {}));
      return count(tally, transfers.close(number, {}));
    }
    case 2:
      return count(tally,
                   book.stock_acts().hold({product, places[from], quantity, "reserved", {}, {}}));
    default:
      return count(
          tally, book.stock_acts().release({product, places[from], quantity, "reserved", {}, {}}));
  }
}

void fill(const Shop& shop, const TempDir& dir) {
  shop.expect(0, {"book", "create", "--entity", "Drei", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  std::string catalogue =
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n";
  std::string counts =
      "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
      "Committed,Available,On hand\n";
  for (const std::string product : products) {
    catalogue +=
        product + ",Lamp,Nord,Title,Default Title," + product + ",shopify,20.00,7.77,active\n";
    for (const std::string place : places)
      counts += product + ",Lamp,Title,Default Title," + product + ",,," + place + ",0,0,0," +
                std::to_string(units_each) + "," + std::to_string(units_each) + "\n";
  }
  write_file(dir / "products.csv", catalogue);
  write_file(dir / "inventory.csv", counts);
  for (const char* file : {"products.csv", "inventory.csv"})
    shop.expect(
        0, {"import", "auto", (dir / file).string(), "--channel", "WEB", "--as-of", "2026-03-14"});
}

void several_at_once(const std::string& address, int processes, const char* engine) {
  const TempDir dir;
  const Shop shop(address);
  fill(shop, dir);
  const int seconds = long_run() ? 60 : 10;
  std::vector<std::unique_ptr<Child>> children;
  for (int i = 0; i < processes; ++i)
    children.push_back(std::make_unique<Child>(
        "moving_goods/child_moves",
        Child::Variables{{"KONTOR_CHILD_BOOK", address},
                         {"KONTOR_CHILD_SEED", std::to_string(i + 1)},
                         {"KONTOR_CHILD_SECONDS", std::to_string(seconds)},
                         {"KONTOR_CHILD_FILE", (dir / ("tally" + std::to_string(i))).string()}}));
  Tally all;
  for (int i = 0; i < processes; ++i) {
    BOOST_TEST(children[static_cast<std::size_t>(i)]->passed());
    const auto numbers = numbers_in((dir / ("tally" + std::to_string(i))).string());
    BOOST_REQUIRE(numbers.size() == 3U);
    all.done += numbers[0];
    all.refused += numbers[1];
    all.wrong += numbers[2];
    BOOST_TEST(numbers[0] > 0);
  }
  std::printf("moving_goods: %s, %d processes, %d s: %lld acts, %lld refused\n", engine, processes,
              seconds, all.done, all.refused);
  std::fflush(stdout);
  BOOST_TEST(all.wrong == 0);
  BOOST_TEST(all.refused > 0);

  const app::SystemClock clock;
  auto book = app::OpenBook::open(address, clock);
  BOOST_REQUIRE(static_cast<bool>(book));
  NoProgress nobody;
  for (const auto& finding : persistence::check_book((*book)->book(), nobody))
    BOOST_ERROR(finding.check << ": " << finding.what);
  stock::PoolFilter filter;
  (*book)->book().read([&](Unit& unit) {
    for (const auto& row : (*book)->stores().stock.pool(unit, filter).rows) {
      BOOST_TEST(row.on_hand.to_decimal() == std::to_string(units_each * 3), row.sku);
      for (const auto& level : row.levels) BOOST_TEST(level.available().milli >= 0, row.sku);
    }
  });
}

}  // namespace moving_goods_test

BOOST_AUTO_TEST_SUITE(moving_goods)

using namespace moving_goods_test;

BOOST_AUTO_TEST_CASE(child_moves,
                     *boost::unit_test::disabled() * boost::unit_test::precondition(InChild())) {
  const app::SystemClock clock;
  auto book = app::OpenBook::open(environment("KONTOR_CHILD_BOOK"), clock);
  BOOST_REQUIRE(static_cast<bool>(book));
  Steps steps(std::stoull(environment("KONTOR_CHILD_SEED")));
  const auto end =
      steady_clock::now() + std::chrono::seconds(std::stoi(environment("KONTOR_CHILD_SECONDS")));
  Tally tally;
  while (steady_clock::now() < end) step(**book, steps, tally);
  for (const long long number : {tally.done, tally.refused, tally.wrong})
    BOOST_REQUIRE(append_number(environment("KONTOR_CHILD_FILE"), number));
}

BOOST_AUTO_TEST_CASE(the_last_unit_goes_to_one_of_eight_on_a_server) {
  const TestDatabase database;
  several_at_once(database.address(), 8, "PostgreSQL");
}

BOOST_AUTO_TEST_CASE(the_last_unit_goes_to_one_of_four_in_a_file) {
  const TempDir dir;
  several_at_once("sqlite://" + (dir / "shop.kontor").string(), 4, "SQLite");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
