#include <boost/test/unit_test.hpp>
#include <random>

#include "domain/stock/stock.h"

using kontor::Currency;
using kontor::EntityId;
using kontor::ProductId;
using kontor::Quantity;
using kontor::UnitPrice;
using kontor::stock::Cost;
using kontor::stock::CostBook;

namespace cost_book_test {

const EntityId cost_entity(1);
const ProductId cost_shoe(7);
const std::optional<UnitPrice> no_catalogue;

/// A cost book of one product, and the stock account that its postings would make.
struct CostFixture {
  Currency eur = Currency::of("EUR");
  CostBook book;
  std::int64_t account_minor = 0;

  CostBook::Issue issue(std::int64_t milli, const std::optional<UnitPrice>& catalogue = {}) {
    const auto issued = book.issue(cost_entity, cost_shoe, {milli}, catalogue, eur);
    account_minor -= issued.value_minor;
    return issued;
  }
  CostBook::Receipt receive(std::int64_t milli, std::int64_t value_minor) {
    const auto received = book.receive(cost_entity, cost_shoe, {milli}, value_minor, eur);
    account_minor += received.value_minor - received.variance_minor;
    return received;
  }
  void adjust(std::int64_t milli, std::int64_t value_minor) {
    account_minor += value_minor - book.adjust(cost_entity, cost_shoe, {milli}, value_minor);
  }
  std::int64_t at_average(std::int64_t milli,
                          const std::optional<UnitPrice>& catalogue = {}) const {
    return book.value_at_average(cost_entity, cost_shoe, {milli}, catalogue, eur);
  }
  Cost cost() const {
    const auto changed = book.changed();
    BOOST_REQUIRE_EQUAL(changed.size(), 1U);
    return changed.front();
  }
};

}  // namespace cost_book_test

using cost_book_test::cost_entity;
using cost_book_test::cost_shoe;
using cost_book_test::CostFixture;
using cost_book_test::no_catalogue;

BOOST_FIXTURE_TEST_SUITE(stock_cost_book, CostFixture)

BOOST_AUTO_TEST_CASE(issues_take_the_average_and_the_last_unit_the_rest) {
  BOOST_TEST(receive(3000, 1000).value_minor == 1000);
  BOOST_TEST(issue(1000).value_minor == 333);
  BOOST_TEST(issue(1000).value_minor == 334);  // round(667 / 2)
  BOOST_TEST(issue(1000).value_minor == 333);
  BOOST_TEST(cost().quantity.milli == 0);
  BOOST_TEST(cost().value_minor == 0);
  BOOST_TEST(account_minor == 0);
}

BOOST_AUTO_TEST_CASE(receipts_move_the_average) {
  receive(2000, 2000);
  receive(2000, 4000);
  BOOST_TEST(at_average(1000) == 1500);
  BOOST_TEST(cost().last_cost_micro == 20'000'000);
  BOOST_TEST(issue(1000).value_minor == 1500);
  BOOST_TEST(cost().value_minor == 4500);
}

BOOST_AUTO_TEST_CASE(a_part_of_a_unit_has_its_part_of_the_value) {
  receive(2500, 1001);
  BOOST_TEST(issue(500).value_minor == 200);
  BOOST_TEST(issue(2000).value_minor == 801);
}

BOOST_AUTO_TEST_CASE(an_issue_across_zero_takes_the_average_and_then_the_last_known_cost) {
  receive(1000, 1000);
  receive(1000, 2000);
  const auto issued = issue(5000);
  BOOST_TEST(issued.value_minor == 3000 + 3 * 2000);
  BOOST_TEST(!issued.no_cost);
  BOOST_TEST(cost().quantity.milli == -3000);
  BOOST_TEST(cost().value_minor == -6000);
}

BOOST_AUTO_TEST_CASE(below_zero_the_catalogue_cost_serves_when_no_other_is_known) {
  const UnitPrice catalogue{12'345'678, eur};
  BOOST_TEST(issue(2000, catalogue).value_minor == 2469);
  BOOST_TEST(cost().last_cost_micro == 0);
  const UnitPrice foreign{12'345'678, Currency::of("USD")};
  BOOST_TEST(issue(1000, foreign).no_cost);
  BOOST_TEST(account_minor == cost().value_minor);
}

BOOST_AUTO_TEST_CASE(below_zero_without_any_cost_is_listed_as_no_cost) {
  const auto issued = issue(1000);
  BOOST_TEST(issued.value_minor == 0);
  BOOST_TEST(issued.no_cost);
  const UnitPrice free_of_charge{0, eur};
  BOOST_TEST(!issue(1000, free_of_charge).no_cost);
}

BOOST_AUTO_TEST_CASE(goods_on_hand_without_value_are_not_listed_as_no_cost) {
  receive(2000, 0);
  BOOST_TEST(!issue(2000).no_cost);
  BOOST_TEST(issue(1000).no_cost);
}

BOOST_AUTO_TEST_CASE(a_receipt_posts_the_difference_of_what_it_fills_as_variance) {
  const UnitPrice catalogue{10'000'000, eur};
  issue(3000, catalogue);
  const auto received = receive(5000, 6000);
  BOOST_TEST(received.value_minor == 6000);
  BOOST_TEST(received.variance_minor == 3 * 1200 - 3 * 1000);
  BOOST_TEST(cost().quantity.milli == 2000);
  BOOST_TEST(cost().value_minor == 2400);
  BOOST_TEST(account_minor == 2400);
}

BOOST_AUTO_TEST_CASE(a_receipt_that_fills_a_part_leaves_the_rest_at_its_issued_cost) {
  const UnitPrice catalogue{10'000'000, eur};
  issue(3000, catalogue);
  const auto received = receive(1000, 1200);
  BOOST_TEST(received.variance_minor == 200);
  BOOST_TEST(cost().quantity.milli == -2000);
  BOOST_TEST(cost().value_minor == -2000);
  BOOST_TEST(receive(2000, 1000).variance_minor == -1000);
  BOOST_TEST(cost().quantity.milli == 0);
  BOOST_TEST(cost().value_minor == 0);
}

BOOST_AUTO_TEST_CASE(the_value_at_the_average_changes_nothing) {
  receive(3000, 1000);
  BOOST_TEST(at_average(1000) == 333);
  BOOST_TEST(at_average(3000) == 1000);
  BOOST_TEST(at_average(6000) == 2000);
  BOOST_TEST(cost().value_minor == 1000);
  issue(3000);
  BOOST_TEST(at_average(1000) == 333);  // last known cost
  const CostFixture fresh;
  BOOST_TEST(fresh.at_average(1000) == 0);
  BOOST_TEST(fresh.at_average(2000, UnitPrice{1'500'000, eur}) == 300);
}

BOOST_AUTO_TEST_CASE(receipts_without_value_leave_the_last_known_cost) {
  receive(1000, 700);
  receive(1000, 0);
  BOOST_TEST(cost().last_cost_micro == 7'000'000);
}

BOOST_AUTO_TEST_CASE(currencies_without_decimals_keep_their_unit_cost) {
  const Currency jpy = Currency::of("JPY");
  book.receive(cost_entity, cost_shoe, {3000}, 100, jpy);
  BOOST_TEST(cost().last_cost_micro == 33'333'333);
  BOOST_TEST(book.issue(cost_entity, cost_shoe, {4000}, no_catalogue, jpy).value_minor == 133);
}

BOOST_AUTO_TEST_CASE(only_changed_costs_are_given_back_by_entity_and_product) {
  book.load({EntityId(2), ProductId(5), Quantity::of_units(1), 100, 1'000'000});
  book.load({EntityId(1), ProductId(9), Quantity::of_units(1), 100, 1'000'000});
  BOOST_TEST(book.changed().empty());
  BOOST_TEST(book.knows(EntityId(2), ProductId(5)));
  BOOST_TEST(!book.knows(EntityId(1), ProductId(5)));
  book.issue(EntityId(2), ProductId(5), Quantity::of_units(1), {}, eur);
  book.issue(EntityId(1), ProductId(3), Quantity::of_units(1), {}, eur);
  const auto changed = book.changed();
  BOOST_TEST_REQUIRE(changed.size() == 2U);
  BOOST_TEST(changed[0].entity.value == 1);
  BOOST_TEST(changed[0].product.value == 3);
  BOOST_TEST(changed[1].entity.value == 2);
  BOOST_TEST(changed[1].value_minor == 0);
  BOOST_TEST(changed[1].last_cost_micro == 1'000'000);
}

BOOST_AUTO_TEST_CASE(entities_do_not_share_a_cost) {
  receive(1000, 500);
  BOOST_TEST(book.value_at_average(EntityId(2), cost_shoe, {1000}, {}, eur) == 0);
}

BOOST_AUTO_TEST_CASE(the_stock_account_always_equals_the_value) {
  constexpr std::uint64_t seed = 20261121;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t limit) {
    return static_cast<std::int64_t>(random() % limit);
  };
  int at_zero = 0, negative = 0;
  for (int step = 0; step < 20'000; ++step) {
    const std::int64_t milli = below(3) == 0 ? 1 + below(5000) : 1000 * (1 + below(6));
    if (below(20) == 0) {
      adjust(below(2) == 0 ? -milli : milli, below(4001) - 2000);
    } else if (below(2) == 0) {
      issue(milli, below(4) == 0 ? no_catalogue : UnitPrice{below(30'000'000), eur});
    } else {
      // Every fourth receipt fills a hole exactly or comes back to an exact zero.
      const Quantity now = book.changed().empty() ? Quantity{} : cost().quantity;
      const bool exact = below(4) == 0 && now.milli < 0;
      receive(exact ? -now.milli : milli, below(5) == 0 ? 0 : below(20'000));
    }
    if (below(10) == 0 && cost().quantity.milli > 0) issue(cost().quantity.milli);
    const Cost now = cost();
    BOOST_REQUIRE_MESSAGE(now.value_minor == account_minor, "seed " << seed << " step " << step);
    BOOST_REQUIRE(now.quantity.milli != 0 || now.value_minor == 0);
    at_zero += now.quantity.milli == 0 ? 1 : 0;
    negative += now.quantity.milli < 0 ? 1 : 0;
  }
  // The walk must have been to both places, or it proved nothing.
  BOOST_TEST(at_zero > 500);
  BOOST_TEST(negative > 500);
}

BOOST_AUTO_TEST_CASE(without_adjustments_the_value_has_the_sign_of_the_quantity) {
  std::mt19937_64 random(4711);
  for (int step = 0; step < 20'000; ++step) {
    const auto milli = static_cast<std::int64_t>(1 + random() % 4000);
    if (random() % 2 == 0) {
      issue(milli, UnitPrice{static_cast<std::int64_t>(random() % 9'000'000), eur});
    } else {
      receive(milli, static_cast<std::int64_t>(random() % 10'000));
    }
    const Cost now = cost();
    BOOST_REQUIRE(now.quantity.milli < 0 ? now.value_minor <= 0 : now.value_minor >= 0);
  }
}

BOOST_AUTO_TEST_SUITE_END()
