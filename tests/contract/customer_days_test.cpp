// What known customers bought, day by day and by person, on both engines.

#include "persistence/stores/customer_days.h"

#include "domain/customers/value.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using customers::CustomerDay;

intake::Item sold_to(const std::string& number, const std::string& day, const std::string& email,
                     std::int64_t pieces = 1) {
  auto order = sent_order(number, day);
  order.buyer.email = email;
  order.lines[0].quantity = order.lines[0].fulfilled = Quantity{pieces * 1'000};
  return {order, 2};
}

intake::Item brought_back(const std::string& number, int day, std::int64_t minor) {
  intake::IncomingOrder o;
  o.facet = orders::Facet::refund;
  o.facet_key = "R" + number;
  o.key = o.number = number;
  o.currency = Currency::of("EUR");
  o.placed.local.date = BusinessDate::of(2026, 9, day);
  orders::IncomingRefund back;
  back.key = o.facet_key;
  back.at = o.placed;
  back.gateway = "cash";
  back.total = {minor, o.currency};
  o.refunds = {back};
  return {o, 2};
}

/// "2026-09-01 orders=1 sold=1000 back=0" of each day, a person's after the other's.
std::vector<std::string> told(TeamShop& s, const customers::CustomerDayFilter& filter = {}) {
  persistence::SqlCustomerDays days;
  std::vector<std::string> lines;
  CustomerId before;
  s.book.book().read([&](Unit& unit) {
    days.each(unit, filter, [&](const CustomerDay& day) {
      if (before && day.person != before) lines.push_back("--");
      before = day.person;
      lines.push_back(day.date.to_iso() + " orders=" + std::to_string(day.orders) +
                      " sold=" + std::to_string(day.gross_minor - day.discount_minor) +
                      " back=" + std::to_string(day.returns_minor));
    });
  });
  return lines;
}

std::vector<customers::Buyer> buyers(TeamShop& s) {
  persistence::SqlCustomerDays days;
  return s.book.book().read([&](Unit& unit) { return customers::buyers(unit, days, {}); });
}

CustomerId known_by(TeamShop& s, const std::string& email) {
  return s.book.book().read(
      [&](Unit& unit) { return s.book.stores().customers.with_key(unit, email).at(0); });
}

void sell(TeamShop& s) {
  take_in(s.book,
          {sold_to("1", "2026-09-01", "ana@x.example", 2),
           sold_to("2", "2026-09-01", "ana@x.example"), sold_to("3", "2026-09-08", "ana@x.example"),
           sold_to("4", "2026-09-03", "lena@x.example"), sold_to("5", "2026-09-04", "")});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(customer_days)

BOOST_AUTO_TEST_CASE(each_day_of_each_known_customer_is_kept_and_proved) {
  on_team_shops([](TeamShop& s) {
    sell(s);
    take_in(s.book, {brought_back("3", 20, 400)});
    const std::vector<std::string> days{
        "2026-09-01 orders=2 sold=3000 back=0", "2026-09-08 orders=1 sold=1000 back=0",
        "2026-09-20 orders=0 sold=0 back=400", "--", "2026-09-03 orders=1 sold=1000 back=0"};
    BOOST_TEST(told(s) == days, boost::test_tools::per_element());
    app::settle_down(s.book);  // the same out of the table and what is not folded into it yet
    BOOST_TEST(told(s) == days, boost::test_tools::per_element());
    s.check();
    customers::CustomerDayFilter filter;
    filter.from = BusinessDate::of(2026, 9, 3);
    filter.to = BusinessDate::of(2026, 9, 8);
    BOOST_TEST(told(s, filter) == (std::vector<std::string>{days[1], "--", days[4]}),
               boost::test_tools::per_element());
    filter.at = {{{}, {}, ChannelId(999'999)}};
    BOOST_TEST(told(s, filter).empty());
  });
}

BOOST_AUTO_TEST_CASE(who_was_merged_is_one_buyer_until_the_merge_ends) {
  on_team_shops([](TeamShop& s) {
    sell(s);
    const auto figures = s.figures();
    BOOST_TEST(buyers(s).size() == 2U);
    const CustomerId ana = known_by(s, "ana@x.example"), lena = known_by(s, "lena@x.example");
    BOOST_REQUIRE(static_cast<bool>(s.book.merges().merge({lena, {ana}, {}})));
    const auto one = buyers(s);
    BOOST_REQUIRE(one.size() == 1U);
    BOOST_TEST((one[0].person == lena));
    BOOST_TEST(one[0].orders == 4);
    BOOST_TEST(one[0].days == 3);
    BOOST_TEST(one[0].net_minor == 5'000);
    BOOST_TEST(s.figures() == figures);
    s.check();
    BOOST_REQUIRE(static_cast<bool>(s.book.merges().unmerge(ana)));
    BOOST_TEST(buyers(s).size() == 2U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
