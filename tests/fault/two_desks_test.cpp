// Two processes post at once while a third reads: nobody starves, nothing is lost, and the reader
// sees what was posted within two seconds.

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/context.h"
#include "persistence/admin/feed.h"
#include "tests/fault/trading_files.h"
#include "tests/support/kontor.h"
#include "tests/support/started.h"

namespace {

using kontor::test::on_each_engine;
using kontor::test::orders_file;
using kontor::test::products_file;
using kontor::test::Shop;
using kontor::test::Started;
using kontor::test::TempDir;
using kontor::test::write_file;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int desk_orders = 1'500, desk_products = 40;

milliseconds since(steady_clock::time_point begin, steady_clock::time_point end) {
  return std::chrono::duration_cast<milliseconds>(end - begin);
}

std::int64_t orders_seen(kontor::app::OpenBook& reader) {
  return reader.book().read(
      [&](kontor::Unit& unit) { return kontor::persistence::ChangeFeed::last_seq(unit); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(two_desks)

BOOST_AUTO_TEST_CASE(two_desks_post_and_a_reader_follows_within_two_seconds) {
  TempDir dir;
  const std::string products = (dir / "products.csv").string();
  const std::string first = (dir / "first.csv").string();
  const std::string second = (dir / "second.csv").string();
  write_file(products, products_file(desk_products));
  write_file(first, orders_file(desk_orders, desk_products));
  write_file(second, orders_file(desk_orders, desk_products, 500'000));
  on_each_engine([&](const std::string& address) {
    const Shop shop(address);
    shop.expect(0, {"book", "create", "--entity", "Two", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"import", "shopify-products", products});
    const kontor::app::SystemClock clock;
    auto reader = kontor::app::OpenBook::open(address, clock);
    BOOST_REQUIRE(static_cast<bool>(reader));

    Started desk_one({"import", "shopify-orders", first, "--channel", "one", "--book", address});
    Started desk_two({"import", "shopify-orders", second, "--channel", "two", "--book", address});
    int status_one = -1, status_two = -1;
    std::thread wait_one([&] { status_one = desk_one.wait(); });
    std::thread wait_two([&] { status_two = desk_two.wait(); });

    // The reader's way of following: it waits for the bell, then reads what is above its last.
    kontor::persistence::ChangeFeed feed((*reader)->book());
    std::int64_t seen = orders_seen(**reader);
    auto moved = steady_clock::now();
    milliseconds longest_read{0}, longest_wait{0};
    std::thread finished([&] {
      wait_one.join();
      wait_two.join();
      feed.stop();
    });
    while (feed.wait(milliseconds(2'500))) {
      const auto asked = steady_clock::now();
      const std::int64_t now = orders_seen(**reader);
      const auto read = steady_clock::now();
      longest_read = std::max(longest_read, since(asked, read));
      if (now != seen) longest_wait = std::max(longest_wait, since(moved, read));
      seen = now;
      moved = read;
    }
    finished.join();
    std::printf("two_desks: longest read %lld ms, longest wait for news %lld ms\n",
                static_cast<long long>(longest_read.count()),
                static_cast<long long>(longest_wait.count()));
    BOOST_TEST(status_one == 0);
    BOOST_TEST(status_two == 0);
    BOOST_TEST(longest_read.count() < 2'000);
    BOOST_TEST(longest_wait.count() < 2'500);
    BOOST_TEST(shop.json({"order", "list"}).size() == 2U * desk_orders);
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()
