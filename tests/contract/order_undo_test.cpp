#include "tests/contract/order_support.h"

namespace kontor::test::order_undo_contract {

using orders::Order;

namespace {

Order with_total(Order o, std::int64_t total) {
  o.total_minor = total;
  return o;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_undo)

BOOST_AUTO_TEST_CASE(what_a_batch_made_disappears_and_its_key_is_free) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    const std::vector<Order> both{test_order(1), test_order(2)};
    acts.add_documents(both, 1);
    acts.add(both, 1);
    BOOST_TEST(acts.undo(1, {1}).empty());
    BOOST_TEST((acts.listed() == Numbers{2}));
    BOOST_TEST(acts.current({1}).empty());
    BOOST_TEST((acts.of_batch(1) == Numbers{2}));
    BOOST_TEST((acts.with_product(1) == Numbers{2}));
    BOOST_TEST(acts.number("select undone_by from document where id = 1") == 1);
    BOOST_TEST(acts.number("select undone_by from document where id = 2") == 0);
    Order again = test_order(3);
    again.key = "key-1";
    again.number = "#1";
    acts.add_documents({again}, 2);
    acts.add({again}, 2);
    BOOST_TEST((acts.listed() == Numbers{3, 2}));
    BOOST_TEST(acts.undo(2, {3}).empty());
    BOOST_TEST(acts.number("select count(*) from document where external_key = 'key-1'") == 2);
  });
}

BOOST_AUTO_TEST_CASE(the_version_before_becomes_current) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    const Order first = with_total(test_order(1), 100);
    acts.add_documents({first}, 1);
    acts.add({first}, 1);
    acts.add({with_total(test_order(1), 200)}, 2);
    acts.add({with_total(test_order(1), 300)}, 2);
    BOOST_TEST(acts.list().rows.at(0).total_minor == 300);
    BOOST_TEST(acts.undo(2, {1}).empty());
    BOOST_TEST(acts.list().rows.at(0).total_minor == 100);
    BOOST_TEST(acts.list().rows.at(0).version == 1);
    BOOST_TEST(orders::canonical_content(acts.current({1}).at(0)) ==
               orders::canonical_content(first));
    BOOST_TEST(acts.number("select undone_by from document where id = 1") == 0);
    BOOST_TEST(acts.last_versions({1}).at(DocumentId(1)) == 3);
    acts.add({with_total(test_order(1), 400)}, 3);
    BOOST_TEST(acts.current({1}).at(0).version == 4);
  });
}

BOOST_AUTO_TEST_CASE(a_document_with_a_later_version_of_another_batch_stays) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_documents({test_order(1), test_order(2)}, 1);
    acts.add({with_total(test_order(1), 100), test_order(2)}, 1);
    acts.add({with_total(test_order(1), 200)}, 2);
    BOOST_TEST((acts.undo(1, {1, 2}) == OrderActs::ids({1})));
    BOOST_TEST((acts.listed() == Numbers{1}));
    BOOST_TEST(acts.list().rows.at(0).total_minor == 200);
    BOOST_TEST((acts.of_batch(1) == Numbers{1}));
    BOOST_TEST(acts.undo(2, {1}).empty());
    BOOST_TEST(acts.list().rows.at(0).total_minor == 100);
    BOOST_TEST(acts.undo(1, {1}).empty());
    BOOST_TEST(acts.listed().empty());
  });
}

BOOST_AUTO_TEST_CASE(an_undo_twice_or_of_strangers_changes_nothing) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_documents({test_order(1)}, 1);
    acts.add({with_total(test_order(1), 100)}, 1);
    acts.add({with_total(test_order(1), 200)}, 2);
    BOOST_TEST(acts.undo(2, {1}).empty());
    BOOST_TEST(acts.undo(2, {1}).empty());
    BOOST_TEST(acts.undo(7, {1, 55}).empty());
    BOOST_TEST(acts.undo(7, {}).empty());
    BOOST_TEST(acts.list().rows.at(0).total_minor == 100);
    BOOST_TEST(acts.number("select undone_by from document where id = 1") == 0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::order_undo_contract
