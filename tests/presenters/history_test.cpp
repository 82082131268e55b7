#include "gui/presenters/history.h"

#include <boost/test/unit_test.hpp>

namespace kontor::gui {

namespace {

Destination order(std::int64_t document) {
  return {Area::orders, OrdersPageState{{}, DocumentId(document)}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(window_history)

BOOST_AUTO_TEST_CASE(back_and_forward_lead_the_way_that_was_taken) {
  History history;
  BOOST_CHECK(!history.back(order(1)));
  history.left(order(1));
  history.left(order(2));
  BOOST_CHECK(*history.back(order(3)) == order(2));
  BOOST_CHECK(*history.back(order(2)) == order(1));
  BOOST_CHECK(!history.can_go_back());
  BOOST_CHECK(*history.forward(order(1)) == order(2));
  BOOST_CHECK(*history.forward(order(2)) == order(3));
  BOOST_CHECK(!history.can_go_forward());
}

BOOST_AUTO_TEST_CASE(another_way_forgets_what_lay_ahead) {
  History history;
  history.left(order(1));
  history.back(order(2));
  BOOST_CHECK(history.can_go_forward());
  history.left(order(1));
  BOOST_CHECK(!history.can_go_forward());
  BOOST_CHECK(*history.back(order(4)) == order(1));
}

BOOST_AUTO_TEST_CASE(the_same_place_twice_is_one_step) {
  History history;
  history.left(order(1));
  history.left(order(1));
  history.back(order(2));
  BOOST_CHECK(!history.can_go_back());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::gui
