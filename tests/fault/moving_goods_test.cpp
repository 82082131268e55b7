// Several processes move, commit, set aside, buy and send back the same few products, some of them
// on consignment, sell them to another company and name their lots, the last unit contested all the
// time: nothing of it takes available below zero, and owned stock is conserved.

#include <algorithm>
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
/// The other company's, which has nothing at first.
constexpr const char* far_place = "VIER";
/// The last is a supplier's: what there is of it came from there.
constexpr std::array products = {"LAMP-1", "LAMP-2", "LAMP-3"};
constexpr std::size_t own_products = 2;
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
  std::array<long long, products.size()> bought = {};  ///< and not sent back, by product
};

/// A refusal is one that a person would meet, and says of what, where and how much is left.
void count(Tally& tally, const Result<goods::DocumentResult>& result) {
  if (!result) {
    const auto code = result.refusal().code;
    const bool named = !find_arg(result.refusal().args, "product").empty() &&
                       !find_arg(result.refusal().args, "location").empty() &&
                       !find_arg(result.refusal().args, "left").empty();
    const bool short_of_it = code == RefusalCode::stock_short ||
                             code == RefusalCode::bucket_short || code == RefusalCode::lot_short ||
                             code == RefusalCode::lot_unnamed_short;
    ++(short_of_it && named ? tally.refused : tally.wrong);
  } else if (!result->refusals.empty()) {
    const auto& refusal = result->refusals.front().refusal;
    const bool named = !find_arg(refusal.args, "left").empty();
    ++(refusal.code == RefusalCode::stock_short && named ? tally.refused : tally.wrong);
  } else {
    ++tally.done;
  }
}

/// Goods come from a supplier, some of a lot, and go back to it, as far as nobody else took them.
void buy_and_send_back(app::OpenBook& book, Steps& steps, std::size_t product, Tally& tally) {
  auto purchases = book.purchases();
  const std::string place = places[steps.below(places.size())];
  goods::LineWish line{1, products[product], Quantity::of_units(2)};
  const auto made = purchases.create({"MILL", place, {line}, {}, {}, {}});
  count(tally, made);
  if (!made || !made->refusals.empty()) return;
  const std::string number = made->document.number;
  count(tally, purchases.order(number));
  if (product == 0) line.lot = goods::LotName{"L" + std::to_string(steps.below(2) + 1), {}};
  const auto came = purchases.receive(number, {{line}, {}, {}, {}, {}});
  count(tally, came);
  if (!came || !came->refusals.empty()) return;
  tally.bought[product] += 2;
  line.lot.reset();
  const auto back = purchases.send_back(number, {{line}, {}, {}, {}});
  count(tally, back);
  if (back && back->refusals.empty()) tally.bought[product] -= 2;
}

/// Goods of a place are of another lot than somebody thought, or of none.
void name_lots(app::OpenBook& book, Steps& steps, Quantity quantity, Tally& tally) {
  goods::LotChange change;
  change.product = products.front();
  change.location = places[steps.below(places.size())];
  change.quantity = quantity;
  if (steps.below(2) == 0) change.from = "L1";
  change.to = goods::LotName{"L2", {}};
  count(tally, book.lots().assign(change));
}

/// Goods are sold to the other company, or come back from it.
void trade(app::OpenBook& book, Steps& steps, Quantity quantity, Tally& tally) {
  const std::string here = places[steps.below(places.size())];
  const bool comes = steps.below(2) == 0;
  goods::TransferWish wish{comes ? far_place : here,
                           comes ? here : far_place,
                           {{1, products[steps.below(own_products)], quantity}},
                           {},
                           {}};
  auto transfers = book.transfers();
  if (steps.below(2) == 0) return count(tally, transfers.complete(wish));
  const auto made = transfers.create_ready(wish);
  count(tally, made);
  if (!made || !made->refusals.empty()) return;
  count(tally, transfers.ship(made->document.number, {}));
  count(tally, transfers.receive(made->document.number, {}));
}

void step(app::OpenBook& book, Steps& steps, Tally& tally) {
  const std::size_t from = steps.below(places.size());
  const std::size_t to = (from + 1 + steps.below(places.size() - 1)) % places.size();
  const std::size_t which = steps.below(products.size());
  const std::string product = products[which];
  const auto quantity = Quantity::of_units(static_cast<std::int64_t>(1 + steps.below(3)));
  const goods::TransferWish wish{places[from], places[to], {{1, product, quantity}}, {}, {}};
  auto transfers = book.transfers();
  switch (steps.below(7)) {
    case 6:
      return trade(book, steps, quantity, tally);
    case 4:
      return buy_and_send_back(book, steps, which, tally);
    case 5:
      return name_lots(book, steps, quantity, tally);
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
      if (product != products.back())
        counts += product + ",Lamp,Title,Default Title," + product + ",,," + place + ",0,0,0," +
                  std::to_string(units_each) + "," + std::to_string(units_each) + "\n";
  }
  write_file(dir / "products.csv", catalogue);
  write_file(dir / "inventory.csv", counts);
  for (const char* file : {"products.csv", "inventory.csv"})
    shop.expect(
        0, {"import", "auto", (dir / file).string(), "--channel", "WEB", "--as-of", "2026-03-14"});
  shop.expect(0, {"supplier", "add", "Mill"});
  shop.expect(0, {"consign", "set", products.back(), "--supplier", "MILL", "--cost", "5"});
  shop.expect(0, {"entity", "add", "Fern", "--country", "JP", "--currency", "JPY", "--time-zone",
                  "Asia/Tokyo"});
  shop.expect(0, {"location", "add", "Vier", "--entity", "FERN"});
  shop.expect(0, {"rate", "add", "EUR", "JPY", "2026-01-01", "160"});
  shop.expect(0, {"entity", "transfer-price", "set", "DREI", "FERN", "--cost-plus", "10"});
  shop.expect(0, {"entity", "transfer-price", "set", "FERN", "DREI", "--cost-plus", "0"});
  shop.expect(0, {"stock", "lot", "keep", products.front()});
  for (const char* lot : {"L1", "L2/2026-12-31"})
    shop.expect(0, {"stock", "lot", "assign", products.front(), "1", "--location", places.front(),
                    "--to", lot});
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
    BOOST_REQUIRE(numbers.size() == 3U + products.size());
    all.done += numbers[0];
    all.refused += numbers[1];
    all.wrong += numbers[2];
    for (std::size_t p = 0; p < products.size(); ++p) all.bought[p] += numbers[3 + p];
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
      const auto which = static_cast<std::size_t>(
          std::find(products.begin(), products.end(), row.sku) - products.begin());
      const long long first = which < own_products ? units_each * 3 : 0;
      BOOST_TEST(row.on_hand.to_decimal() == std::to_string(first + all.bought[which]), row.sku);
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
  std::vector<long long> numbers{tally.done, tally.refused, tally.wrong};
  numbers.insert(numbers.end(), tally.bought.begin(), tally.bought.end());
  for (const long long number : numbers)
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
