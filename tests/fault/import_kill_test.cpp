// An import is killed at random moments: the book is whole, and after a resume it tells the same
// figures as one that was never killed.

#include <chrono>
#include <random>
#include <thread>

#include "tests/fault/trading_files.h"
#include "tests/support/kontor.h"
#include "tests/support/started.h"

namespace {

using kontor::test::Arguments;
using kontor::test::long_run;
using kontor::test::on_each_engine;
using kontor::test::orders_file;
using kontor::test::products_file;
using kontor::test::Shop;
using kontor::test::Started;
using kontor::test::TempDir;
using kontor::test::write_file;

constexpr int kills_short = 10, kills_long = 100;
constexpr int killed_orders = 1'500, killed_products = 40;

struct KillFiles {
  TempDir dir;
  std::string products, orders;
  KillFiles() {
    products = (dir / "products.csv").string();
    orders = (dir / "orders.csv").string();
    write_file(products, products_file(killed_products));
    write_file(orders, orders_file(killed_orders, killed_products));
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

long long milliseconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               begin)
      .count();
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
      const auto wait = std::uniform_int_distribution<long long>(0, duration)(random);
      std::this_thread::sleep_for(std::chrono::milliseconds(wait));
      if (import.kill_now()) ++in_the_middle;
      shop.expect(0, {"book", "check"});
      go_on(shop, files);
      BOOST_TEST(shop.figures() == unbroken);
      shop.expect(0, {"book", "check"});
    });
  }
  std::printf("import_kill: %d of %d kills came in the middle\n", in_the_middle, 2 * kills);
  // Killing only finished imports would prove nothing.
  BOOST_TEST(in_the_middle >= kills / 2);
}

BOOST_AUTO_TEST_SUITE_END()
