// The undo of a customer list that is longer than a chunk, cut off in the middle and taken up
// again.

#include "domain/base/failure.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace customer_undo_contract {

using customers::Customer;

constexpr std::int64_t listed = 2'500, known = 30;
/// How many customers an undo takes back in one write.
constexpr std::int64_t a_chunk = 1'000;

intake::Item customer_item(std::int64_t number, const std::string& city) {
  const std::string n = std::to_string(number);
  intake::IncomingCustomer c;
  c.buyer.email = "c" + n + "@example.com";
  c.buyer.channel_customer = n;
  c.buyer.name = c.last_name = "Customer " + n;
  c.city = city;
  c.accepts_email = number % 2 == 0;
  return {c, number + 2};
}

std::vector<intake::Item> customer_items(std::int64_t count, const std::string& city) {
  std::vector<intake::Item> items;
  for (std::int64_t i = 1; i <= count; ++i) items.push_back(customer_item(i, city));
  return items;
}

/// An order of one of the customers, under whose e-mail it is found.
intake::Item order_of(std::int64_t customer, const std::string& number) {
  intake::Item item = order_item({number, "2026-06-02", 10000, 1900});
  std::get<intake::IncomingOrder>(item.what).buyer.email =
      "c" + std::to_string(customer) + "@example.com";
  return item;
}

/// Stops whatever goes on when it is told of it for the nth time, as a kill between two writes.
class StopAt : public intake::Progress {
 public:
  explicit StopAt(int calls) : m_left(calls) {}
  void at(std::string_view, std::int64_t done, std::int64_t total) override {
    BOOST_TEST(done <= total);
    if (--m_left == 0) throw Failure(FailureCode::cancelled);
  }

 private:
  int m_left;
};

std::vector<Customer> all_customers(MoneyShop& shop) {
  std::vector<Customer> all;
  customers::CustomerFilter filter;
  filter.limit = 1'000;
  do {
    const auto page =
        shop.book().read([&](Unit& unit) { return shop.stores().customers.list(unit, filter); });
    all.insert(all.end(), page.rows.begin(), page.rows.end());
    filter.after = page.next;
  } while (!filter.after.empty());
  return all;
}

bool same(const std::vector<Customer>& a, const std::vector<Customer>& b) {
  return std::ranges::equal(a, b, [](const Customer& x, const Customer& y) {
    return x.id == y.id && x.record == y.record && x.listed == y.listed;
  });
}

std::int64_t in_city(const std::vector<Customer>& all, const std::string& city) {
  return std::ranges::count_if(all, [&](const Customer& c) { return c.record.city == city; });
}

/// Begins to undo and is stopped when the progress is told of for the nth time.
void undo_stopped(MoneyShop& shop, std::int64_t batch, int calls) {
  StopAt progress(calls);
  BOOST_CHECK_THROW((void)intake::undo_batch(shop.book(), shop.stores(), shop.clock(), shop.hands(),
                                             batch, progress),
                    Failure);
}

}  // namespace customer_undo_contract

BOOST_AUTO_TEST_SUITE(customer_undo)

using namespace customer_undo_contract;

BOOST_AUTO_TEST_CASE(a_long_list_is_taken_back_in_chunks_and_goes_on_where_it_was_cut_off) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    shop.take_in(customer_items(known, "Cluj"));
    const auto before = all_customers(shop);
    BOOST_REQUIRE_EQUAL(std::ssize(before), known);
    const auto batch = shop.take_in(customer_items(listed, "Berlin"));
    BOOST_REQUIRE_EQUAL(in_city(all_customers(shop), "Berlin"), listed);

    // The first telling is of payments, of which there are none.
    undo_stopped(shop, batch, 2);
    const std::int64_t left = in_city(all_customers(shop), "Berlin");
    BOOST_TEST(left == listed - a_chunk);
    undo_stopped(shop, batch, 2);
    BOOST_TEST(in_city(all_customers(shop), "Berlin") == left - a_chunk);
    shop.check();

    shop.undo(batch);
    BOOST_TEST(same(all_customers(shop), before));
    shop.check();
    // It is all new again.
    intake::Counts counts;
    shop.take_in(customer_items(listed, "Berlin"), &counts);
    BOOST_TEST(counts.create == listed - known);
    BOOST_TEST(counts.update == known);
  });
}

BOOST_AUTO_TEST_CASE(a_customer_goes_with_the_last_import_that_leans_on_them) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto first = shop.take_in({order_of(7, "#1")});
    const auto second = shop.take_in({order_of(7, "#2")});
    shop.undo(first);
    BOOST_TEST(all_customers(shop).size() == 1U);
    shop.undo(second);
    BOOST_TEST(all_customers(shop).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
