#include "domain/customers/value.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

namespace kontor::test {
namespace {

using customers::Buyer;
using customers::CustomerDay;

const Currency euro = Currency::of("EUR"), yen = Currency::of("JPY");

struct NoBook : Unit {};

/// Days as a store would tell them.
struct ToldDays : customers::CustomerDays {
  explicit ToldDays(std::vector<CustomerDay> all) : days(std::move(all)) {}
  void each(Unit&, const customers::CustomerDayFilter&,
            const std::function<void(const CustomerDay&)>& told) override {
    for (const auto& day : days) told(day);
  }
  std::vector<CustomerDay> days;
};

BusinessDate on(int month, int day) { return BusinessDate::of(2026, month, day); }

CustomerDay bought(std::int64_t person, BusinessDate date, std::int64_t gross,
                   Currency currency = euro) {
  return {CustomerId(person), currency, date, 1, gross, 0, 0, gross / 2};
}

Buyer buyer(BusinessDate last, std::int64_t orders, std::int64_t net) {
  Buyer b;
  b.currency = euro;
  b.first = b.last = last;
  b.orders = b.days = orders;
  b.net_minor = net;
  return b;
}

/// `count` customers who bought on one day, `again` of them a second time.
std::vector<Buyer> customers_of(std::int64_t count, std::int64_t again) {
  std::vector<Buyer> all;
  for (std::int64_t i = 0; i < count; ++i) {
    all.push_back(buyer(on(1, 1), 1, 2'000));
    if (i < again) ++all.back().days;
  }
  return all;
}

/// Customers as the model thinks of them: each buys at a rate of their own and leaves with a
/// probability of their own after a purchase. Things cost half of what they sell for.
std::vector<Buyer> drawn_customers(std::int64_t count, BusinessDate today) {
  std::mt19937_64 random(20'261'123);
  std::gamma_distribution<double> rate(0.8, 0.06), stay(2.5), go(0.8), worth(6, 400);
  std::vector<Buyer> all;
  for (std::int64_t i = 0; i < count; ++i) {
    Buyer b = buyer(on(1, 1) + static_cast<int>(i % 60), 1, 0);
    const double often = rate(random), gone = go(random), left = stay(random), mine = worth(random);
    std::exponential_distribution<double> wait(often);
    std::bernoulli_distribution leaves(gone / (gone + left));
    b.net_minor = std::llround(mine);
    for (double day = 0; !leaves(random) || b.days == 1;) {
      day += 7 * wait(random);
      if (day > today.days - b.first.days) break;
      if (b.first + static_cast<int>(day) == b.last) continue;
      b.last = b.first + static_cast<int>(day);
      ++b.days;
      ++b.orders;
      b.later_minor += std::llround(mine * (0.5 + 0.1 * static_cast<double>(b.days % 10)));
    }
    b.net_minor += b.later_minor;
    b.cost_minor = b.net_minor / 2;
    all.push_back(b);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(customer_value)

BOOST_AUTO_TEST_CASE(days_sum_up_to_buyers) {
  auto returned = bought(1, on(3, 9), 0);
  returned.orders = 0;
  returned.returns_minor = 300;
  auto only_back = returned;
  only_back.person = CustomerId(2);
  auto discounted = bought(1, on(2, 1), 1'000);
  discounted.discount_minor = 100;
  ToldDays days(
      {bought(1, on(1, 5), 500), discounted, returned, bought(1, on(1, 7), 800, yen), only_back});
  NoBook book;
  const auto all = customers::buyers(book, days, {});
  BOOST_REQUIRE(all.size() == 2U);
  const Buyer& first = all[0];
  BOOST_TEST((first.person == CustomerId(1) && first.currency == euro));
  BOOST_TEST((first.first == on(1, 5) && first.last == on(2, 1)));
  BOOST_TEST((first.orders == 2 && first.days == 2));
  BOOST_TEST(first.net_minor == 1'100);
  BOOST_TEST(first.later_minor == 900);
  BOOST_TEST(first.margin_minor() == 350);
  BOOST_TEST((all[1].currency == yen));
}

BOOST_AUTO_TEST_CASE(equal_values_get_equal_scores_and_the_best_get_five) {
  std::vector<Buyer> all;
  for (int i = 1; i <= 10; ++i) all.push_back(buyer(on(1, i), i <= 6 ? 1 : i, 100));
  const auto scores = customers::rfm_scores(all);
  const std::vector<int> recency{1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
  const std::vector<int> frequency{1, 1, 1, 1, 1, 1, 4, 4, 5, 5};
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(scores[i].recency == recency[i]);
    BOOST_TEST(scores[i].frequency == frequency[i]);
    BOOST_TEST(scores[i].monetary == 1);  // nobody is worse than anybody
  }
}

BOOST_AUTO_TEST_CASE(cohorts_are_of_the_month_of_the_first_order_whatever_its_currency) {
  ToldDays days({bought(1, on(2, 5), 1), bought(1, on(4, 5), 1), bought(1, on(1, 31), 1, yen),
                 bought(2, on(1, 1), 1), bought(2, on(1, 30), 1), bought(3, on(3, 3), 1),
                 bought(3, on(4, 3), 1)});
  NoBook book;
  const auto cohorts = customers::retention(book, days, {});
  BOOST_REQUIRE(cohorts.size() == 2U);
  BOOST_TEST((cohorts[0].month == on(1, 1)));
  BOOST_TEST(cohorts[0].customers == 2);
  BOOST_TEST(cohorts[0].active == (std::vector<std::int64_t>{1, 0, 1}),
             boost::test_tools::per_element());
  BOOST_TEST((cohorts[1].month == on(3, 1)));
  BOOST_TEST(cohorts[1].active == (std::vector<std::int64_t>{1}), boost::test_tools::per_element());
  customers::CustomerDayFilter until;
  until.to = on(6, 30);
  BOOST_TEST(customers::retention(book, days, until)[0].active.size() == 5U);
}

BOOST_AUTO_TEST_CASE(too_few_customers_are_refused_with_their_number) {
  const auto few = customers::fit_outlook(customers_of(99, 50), on(6, 30));
  BOOST_REQUIRE(!few);
  BOOST_TEST((few.refusal().code == RefusalCode::buyers_too_few));
  BOOST_TEST(find_arg(few.refusal().args, "count") == "99");
  BOOST_TEST(!customers::fit_outlook(customers_of(400, 29), on(6, 30)));
  BOOST_TEST(!customers::fit_outlook({}, on(6, 30)));
}

BOOST_AUTO_TEST_CASE(who_bought_often_and_lately_is_expected_to_buy_more) {
  const auto today = BusinessDate::of(2027, 7, 15);
  const auto all = drawn_customers(1'500, today);
  const auto model = customers::fit_outlook(all, today);
  BOOST_REQUIRE(static_cast<bool>(model));
  BOOST_TEST(model->buyers == 1'500);
  BOOST_TEST(model->repeat_buyers > 300);
  Buyer loyal = buyer(on(1, 1), 6, 12'000);
  loyal.last = today + -5;
  loyal.later_minor = 10'000;
  Buyer gone = loyal;
  gone.last = on(2, 1);
  const auto of_loyal = statistics::outlook_of(*model, customers::bought_by(loyal), 12);
  const auto of_gone = statistics::outlook_of(*model, customers::bought_by(gone), 12);
  BOOST_TEST(of_loyal.alive_ppm > of_gone.alive_ppm);
  BOOST_TEST(of_loyal.purchases_milli > of_gone.purchases_milli);
  BOOST_TEST(of_loyal.margin_minor > 0);
  // Half of what they sell for is what things cost.
  const std::int64_t half = of_loyal.purchases_milli * of_loyal.purchase_minor / 2'000;
  BOOST_TEST(std::llabs(of_loyal.margin_minor - half) <= of_loyal.purchase_minor / 100);
  const auto longer = statistics::outlook_of(*model, customers::bought_by(loyal), 24);
  BOOST_TEST(longer.purchases_milli > of_loyal.purchases_milli);
  const auto range = statistics::range_of(*model, customers::bought_by(loyal), 12);
  BOOST_TEST(range.low * 1'000 <= of_loyal.purchases_milli);
  BOOST_TEST(range.high * 1'000 >= of_loyal.purchases_milli);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
