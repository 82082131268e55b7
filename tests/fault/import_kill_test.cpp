// An import is killed at random moments: the book is whole, and after a resume it tells the same
// figures as one that was never killed.

#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "tests/fault/trading_files.h"
#include "tests/support/kontor.h"
#include "tests/support/started.h"

namespace {

using kontor::test::Arguments;
using kontor::test::customers_file;
using kontor::test::long_run;
using kontor::test::on_each_engine;
using kontor::test::orders_file;
using kontor::test::products_file;
using kontor::test::Shop;
using kontor::test::Started;
using kontor::test::TempDir;
using kontor::test::write_file;

constexpr int kills_short = 10, kills_long = 100;
constexpr int killed_orders = 1'500, killed_products = 40, killed_customers = 4'000;

struct KillFiles {
  TempDir dir;
  std::string products, orders, customers;
  KillFiles() {
    products = (dir / "products.csv").string();
    orders = (dir / "orders.csv").string();
    write_file(products, products_file(killed_products));
    customers = (dir / "customers.csv").string();
    write_file(orders, orders_file(killed_orders, killed_products));
    write_file(customers, customers_file(killed_customers));
  }
};

Shop new_shop(const std::string& address, const KillFiles& files) {
  Shop shop(address);
  shop.expect(0, {"book", "create", "--entity", "Kill", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  shop.expect(0, {"import", "shopify-products", files.products});
  return shop;
}

Arguments the_import(const KillFiles& files) {
  return {"import", "shopify-orders", files.orders, "--as-of", "2026-11-20T12:00:00Z"};
}

Arguments the_customers(const KillFiles& files) {
  return {"import", "shopify-customers", files.customers};
}

/// Finishes what the killed import left: a batch to resume, or nothing at all.
void go_on(const Shop& shop, const KillFiles& files) {
  const auto batches = shop.json({"batch", "list"});
  for (const auto& batch : batches) {
    if (batch["profile"] != "shopify-orders" || batch["state"] == "done") continue;
    shop.expect(0, {"batch", "resume", batch["batch"].dump()});
    return;
  }
  shop.expect(0, the_import(files));
}

std::string state_of(const Shop& shop, const std::string& number) {
  for (const auto& batch : shop.json({"batch", "list"})) {
    if (batch["batch"].dump() == number) return batch["state"];
  }
  return "none";
}

long long milliseconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               begin)
      .count();
}

/// A long run is seen to go on, also through a pipe.
void tell_round(const char* test, int done, int of) {
  constexpr int rounds_a_line = 10;
  if (done == 0 || done % rounds_a_line != 0) return;
  std::printf("%s: %d of %d rounds on each engine\n", test, done, of);
  std::fflush(stdout);
}

/// Lets the program work for a while between nothing and `most_ms`, and kills it. True when it was
/// still at work.
bool killed_within(Started& program, long long most_ms, std::mt19937& random) {
  const auto wait = std::uniform_int_distribution<long long>(0, most_ms)(random);
  std::this_thread::sleep_for(std::chrono::milliseconds(wait));
  return program.kill_now();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_kill)

BOOST_AUTO_TEST_CASE(a_killed_import_leaves_a_whole_book_and_resumes_to_the_same_figures) {
  const KillFiles files;
  const unsigned seed = 20'261'121;
  std::printf("import_kill: seed %u\n", seed);
  std::mt19937 random(seed);
  std::string unbroken;
  long long duration = 0;
  on_each_engine([&](const std::string& address) {
    const Shop shop = new_shop(address, files);
    duration = milliseconds_of([&] { shop.expect(0, the_import(files)); });
    const std::string figures = shop.figures();
    BOOST_TEST((unbroken.empty() || unbroken == figures));
    unbroken = figures;
  });
  const int kills = long_run() ? kills_long : kills_short;
  int in_the_middle = 0;
  for (int i = 0; i < kills; ++i) {
    on_each_engine([&](const std::string& address) {
      const Shop shop = new_shop(address, files);
      Arguments arguments = the_import(files);
      arguments.insert(arguments.end(), {"--book", address});
      Started import(arguments);
      if (killed_within(import, duration, random)) ++in_the_middle;
      shop.expect(0, {"book", "check"});
      go_on(shop, files);
      BOOST_TEST(shop.figures() == unbroken);
      shop.expect(0, {"book", "check"});
    });
    tell_round("import_kill", i + 1, kills);
  }
  std::printf("import_kill: %d of %d kills came in the middle\n", in_the_middle, 2 * kills);
  // Killing only finished imports would prove nothing.
  BOOST_TEST(in_the_middle >= kills / 2);
}

BOOST_AUTO_TEST_CASE(a_killed_undo_leaves_a_whole_book_and_goes_on_to_the_figures_before) {
  const KillFiles files;
  const unsigned seed = 20'261'122;
  std::printf("undo_kill: seed %u\n", seed);
  std::mt19937 random(seed);
  const int kills = (long_run() ? kills_long : kills_short) / 2;
  int in_the_middle = 0;
  std::map<std::string, long long> duration;  // of an unbroken undo, by import
  // The first round of each import is not killed: it tells how long an undo takes.
  for (int i = 0; i < kills + 2; ++i) {
    const Arguments import = i % 2 == 0 ? the_import(files) : the_customers(files);
    on_each_engine([&](const std::string& address) {
      const Shop shop = new_shop(address, files);
      const std::string before = shop.figures();
      const std::string batch = shop.json(import)["batch"].dump();
      const Arguments undo = {"batch", "undo", batch};
      const std::string what = import[1] + address.substr(0, address.find(':'));
      if (i < 2) {
        duration[what] = milliseconds_of([&] { shop.expect(0, undo); });
      } else {
        Started killed({"batch", "undo", batch, "--book", address});
        const bool broken = killed_within(killed, duration[what], random);
        in_the_middle += broken ? 1 : 0;
        shop.expect(0, {"book", "check"});
        if (state_of(shop, batch) != "undone") shop.expect(0, undo);
      }
      BOOST_TEST(shop.figures() == before);
      BOOST_TEST(shop.json({"customer", "list"}).empty());
      shop.expect(0, {"book", "check"});
    });
    tell_round("undo_kill", i - 1, kills);
  }
  std::printf("undo_kill: %d of %d kills came in the middle\n", in_the_middle, 2 * kills);
  BOOST_TEST(in_the_middle >= kills / 2);
}

BOOST_AUTO_TEST_SUITE_END()
