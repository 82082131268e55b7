#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>

#include "tests/gui/window.h"

namespace kontor::test {

namespace server_window_test {

using Clock = std::chrono::steady_clock;
constexpr std::size_t many_products = 2000;
/// A lost server is looked for before anything is said.
constexpr std::chrono::seconds patience{40};

/// A server of its own that a test may stop and start.
class StoppableServer {
 public:
  StoppableServer() : m_dir("/tmp/kontor-window-" + std::to_string(::getpid())) {
    BOOST_REQUIRE(run("start"));
    const std::string base = "postgresql:///postgres?host=" + m_dir + "&user=postgres";
    postgres_execute(base, "create database shop encoding 'UTF8' template template0");
    m_address = postgres_address(base, "shop");
    const FixedClock clock(test_now());
    BOOST_REQUIRE(static_cast<bool>(persistence::create_book(address_of(m_address), clock)));
  }
  ~StoppableServer() { run("stop"); }
  StoppableServer(const StoppableServer&) = delete;
  StoppableServer& operator=(const StoppableServer&) = delete;

  const std::string& address() const { return m_address; }
  void halt() const { BOOST_REQUIRE(run("halt")); }
  void resume() const { BOOST_REQUIRE(run("resume")); }

 private:
  bool run(const std::string& verb) const {
    const auto script = source_dir() / "tests" / "support" / "postgres";
    const std::string command =
        "'" + script.string() + "' " + verb + " '" + m_dir + "' >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }

  std::string m_dir;
  std::string m_address;
};

/// Pumps until something holds and measures the longest turn of the event loop.
bool alive_until(const std::function<bool()>& holds, Clock::duration& longest) {
  auto last = Clock::now();
  return wait_until(
      [&] {
        const auto now = Clock::now();
        longest = std::max(longest, now - last);
        last = now;
        return holds();
      },
      patience);
}

}  // namespace server_window_test

BOOST_AUTO_TEST_SUITE(server_window)

using namespace server_window_test;

BOOST_AUTO_TEST_CASE(a_server_that_goes_away_and_comes_back_while_one_scrolls_and_searches) {
  StoppableServer server;
  {
    const auto book = opened(address_of(server.address()));
    ShopWorld world(*book);
    book->write([](Unit& u) {
      persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    std::vector<catalog::Product> products;
    for (std::size_t i = 0; i < many_products; ++i) {
      const std::string number = std::to_string(10'000 + i);
      products.push_back(LedgerWorld::product(static_cast<std::int64_t>(20'000 + i), "P-" + number,
                                              "Part " + number));
    }
    world.add_products(products);
    world.add_product("TB-1", "City bike", 200, 300);
  }
  Window w(server.address());
  BOOST_REQUIRE(w.presenter().rows() == many_products + 1);
  server.halt();

  // Scrolling: rows that are not here yet can't come.
  Clock::duration longest{};
  auto& presenter = w.presenter();
  w.stock().list()->choose_row(many_products / 2);
  BOOST_TEST(!presenter.product(many_products / 2));
  BOOST_TEST(alive_until([&] { return !presenter.error().empty(); }, longest));
  BOOST_TEST(alive_until([&] { return w.frame().notice()->IsShown(); }, longest));
  BOOST_TEST(!w.frame().notice()->sentence().empty());
  BOOST_TEST(presenter.rows() == many_products + 1);

  // Searching: the question stays, what was found before too.
  w.stock().search_field()->SetValue("city");
  BOOST_TEST(alive_until([&] { return presenter.choice().search == "city" && !presenter.busy(); },
                         longest));
  BOOST_TEST(!presenter.error().empty());

  server.resume();
  BOOST_TEST(alive_until(
      [&] { return presenter.rows() == 1 && presenter.error().empty() && !presenter.busy(); },
      longest));
  BOOST_TEST(alive_until([&] { return !w.frame().notice()->IsShown(); }, longest));
  BOOST_TEST(w.cell(0, "sku") == "TB-1");
  w.stock().clear_filters();
  BOOST_TEST(alive_until([&] { return presenter.rows() == many_products + 1 && !presenter.busy(); },
                         longest));
  // The window answered all the time: every wait of its thread would show here.
  BOOST_TEST_MESSAGE("longest turn of the event loop: "
                     << std::chrono::duration_cast<std::chrono::milliseconds>(longest).count()
                     << " ms");
  BOOST_TEST((longest < std::chrono::seconds(3)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
