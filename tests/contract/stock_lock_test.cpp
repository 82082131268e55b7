// Two desks that move a product for the first time at the same moment (PostgreSQL; SQLite has one
// writer): the second waits for the first, though there was no row to lock.

#include <atomic>
#include <chrono>
#include <thread>

#include "persistence/stores/stock_store.h"
#include "tests/support/book_fixture.h"

namespace {

using kontor::EntityId;
using kontor::ProductId;
using kontor::Unit;

BOOST_AUTO_TEST_SUITE(stock_lock)

BOOST_AUTO_TEST_CASE(a_cost_that_is_not_there_yet_is_locked_all_the_same) {
  kontor::test::on_postgresql([](kontor::test::TestBook& tb) {
    kontor::persistence::SqlStockStore stock;
    std::atomic<bool> first_has_it{false}, first_ended{false}, second_waited{false};
    std::thread first([&] {
      tb.book.write([&](Unit& unit) {
        stock.lock_costs(unit, EntityId(1), {ProductId(7)});
        first_has_it = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        first_ended = true;
      });
    });
    while (!first_has_it) std::this_thread::yield();
    tb.book.write([&](Unit& unit) {
      stock.lock_costs(unit, EntityId(1), {ProductId(7)});
      second_waited = first_ended.load();
    });
    first.join();
    BOOST_TEST(second_waited.load());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
