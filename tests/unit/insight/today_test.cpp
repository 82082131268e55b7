#include "domain/insight/today.h"

#include <boost/test/unit_test.hpp>

namespace kontor::insight {

namespace today_test {

BusinessDate day(const char* iso) { return *BusinessDate::parse_iso(iso); }

books::SalesSums sums(std::int64_t orders, std::int64_t gross, std::int64_t discount,
                      std::int64_t returns, std::int64_t cost) {
  books::SalesSums s;
  s.orders = orders;
  s.gross_minor = gross;
  s.discount_minor = discount;
  s.returns_minor = returns;
  s.cost_minor = cost;
  return s;
}

}  // namespace today_test

BOOST_AUTO_TEST_SUITE(insight_today)

using namespace today_test;

BOOST_AUTO_TEST_CASE(a_saturday_is_compared_with_a_saturday) {
  const auto days = compared_days(SalesSpan::yesterday, day("2026-11-22"));
  BOOST_CHECK(days.days == (Days{day("2026-11-21"), day("2026-11-21")}));
  BOOST_CHECK(days.last_year == (Days{day("2025-11-22"), day("2025-11-22")}));
  BOOST_TEST(days.days.count() == 1);
}

BOOST_AUTO_TEST_CASE(a_week_is_the_seven_days_until_yesterday) {
  const auto days = compared_days(SalesSpan::week, day("2026-11-22"));
  BOOST_CHECK(days.days == (Days{day("2026-11-15"), day("2026-11-21")}));
  BOOST_CHECK(days.last_year == (Days{day("2025-11-16"), day("2025-11-22")}));
}

BOOST_AUTO_TEST_CASE(a_month_is_compared_date_by_date) {
  const auto days = compared_days(SalesSpan::month, day("2026-11-22"));
  BOOST_CHECK(days.days == (Days{day("2026-11-01"), day("2026-11-21")}));
  BOOST_CHECK(days.last_year == (Days{day("2025-11-01"), day("2025-11-21")}));
  // On the first of a month the whole month before is shown.
  BOOST_CHECK(compared_days(SalesSpan::month, day("2026-11-01")).days ==
              (Days{day("2026-10-01"), day("2026-10-31")}));
  // A leap day has no namesake the year before.
  BOOST_CHECK(compared_days(SalesSpan::month, day("2028-03-01")).last_year ==
              (Days{day("2027-02-01"), day("2027-02-28")}));
}

BOOST_AUTO_TEST_CASE(figures_are_those_of_the_glossary) {
  const auto s = sums(3, 10'000, 1'000, 500, 5'100);
  BOOST_TEST(net_sales(s) == 8'500);
  BOOST_TEST(*average_order(s) == 3'000);
  BOOST_TEST(*margin_permille(s) == 400);
  BOOST_CHECK(!average_order(sums(0, 0, 0, 500, 0)));
  BOOST_CHECK(!margin_permille(sums(1, 500, 500, 0, 0)));
  BOOST_TEST(*average_order(sums(2, 101, 0, 0, 0)) == 51);  // half up
}

BOOST_AUTO_TEST_CASE(a_change_needs_something_to_change_from) {
  BOOST_TEST(*change_permille(10'000, 10'820) == 82);
  BOOST_TEST(*change_permille(10'000, 5'000) == -500);
  BOOST_TEST(*change_permille(100, 0) == -1000);
  BOOST_CHECK(!change_permille(0, 500));
  BOOST_CHECK(!change_permille(-300, 500));  // a day of returns says nothing
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::insight
