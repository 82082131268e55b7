// Which rate holds, and what a statement says of months that were stated before.

#include "domain/staff/commission.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {
namespace {

using staff::ClassSales;
using staff::CommissionFacts;
using staff::CommissionLine;
using staff::CommissionRule;

const Currency euro = Currency::of("EUR");
const BusinessDate july = BusinessDate::of(2026, 7, 1), august = BusinessDate::of(2026, 8, 1),
                   september = BusinessDate::of(2026, 9, 1);

ClassSales sold(BusinessDate month, const char* goods_class, std::int64_t minor) {
  return {month, goods_class, Money{minor, euro}};
}

CommissionFacts facts() {
  CommissionFacts f;
  f.employee = EmployeeId(7);
  f.roles = {"SELLER"};
  f.rules = {{"", "", july, 10'000}, {"SELLER", "", july, 20'000}, {"", "lamps", july, 50'000}};
  return f;
}

std::int64_t rate(const char* goods_class, BusinessDate month, const CommissionFacts& f = facts()) {
  return staff::rate_of(f.rules, f.roles, goods_class, month);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(commission)

BOOST_AUTO_TEST_CASE(a_rule_of_the_class_goes_before_one_of_a_role_before_one_for_everybody) {
  BOOST_TEST(rate("lamps", july) == 50'000);
  BOOST_TEST(rate("", july) == 20'000);
  BOOST_TEST(rate("bulbs", july) == 20'000);
  BOOST_TEST(rate("", BusinessDate::of(2026, 6, 1)) == 0);
  auto f = facts();
  f.rules.push_back({"SELLER", "lamps", august, 60'000});
  BOOST_TEST(rate("lamps", july, f) == 50'000);
  BOOST_TEST(rate("lamps", august, f) == 60'000);
  f.rules.push_back({"SELLER", "lamps", september, 0});
  BOOST_TEST(rate("lamps", september, f) == 0);
  f.roles = {"TRAINER"};
  BOOST_TEST(rate("", july, f) == 10'000);
  f.roles = {"SELLER", "TRAINER"};
  f.rules.push_back({"TRAINER", "", july, 25'000});
  BOOST_TEST(rate("", july, f) == 25'000);
}

BOOST_AUTO_TEST_CASE(each_class_is_rounded_half_up_once) {
  auto f = facts();
  f.sales = {sold(july, "", 12'345), sold(july, "lamps", -1'010), sold(august, "", 500)};
  const auto made = staff::commission_of(f, july);
  BOOST_REQUIRE(made.size() == 1U);
  const std::vector<CommissionLine> wanted{{july, "", 20'000, 12'345, 247},
                                           {july, "lamps", 50'000, -1'010, -51}};
  BOOST_TEST((made[0].lines == wanted));
  BOOST_TEST((made[0].net() == Money{11'335, euro}));
  BOOST_TEST((made[0].commission() == Money{196, euro}));
}

BOOST_AUTO_TEST_CASE(what_changed_of_a_stated_month_stands_in_the_next_one_by_the_rate_of_then) {
  auto f = facts();
  f.sales = {sold(july, "", 10'000)};
  auto first = staff::commission_of(f, july).at(0);
  first.number = 1;
  f.issued = {first};
  BOOST_TEST(staff::commission_of(f, july).empty(), "it is stated once");
  // Somebody brought goods back, and the rate was cut since.
  f.sales = {sold(july, "", 7'000), sold(july, "lamps", 1'000), sold(august, "", 20'000)};
  f.rules.push_back({"SELLER", "", august, 0});
  const std::vector<CommissionLine> wanted{{august, "", 10'000, 20'000, 200},
                                           {july, "", 20'000, -3'000, -60},
                                           {july, "lamps", 50'000, 1'000, 50}};
  f.rules.push_back({"SELLER", "", august, 10'000});
  f.rules.erase(f.rules.end() - 2);
  auto second = staff::commission_of(f, august).at(0);
  BOOST_TEST((second.lines == wanted));
  // Stated too, and nothing moved since: the next one says nothing of it.
  second.number = 2;
  f.issued.push_back(second);
  f.sales.push_back(sold(september, "", 100));
  const auto third = staff::commission_of(f, september).at(0);
  BOOST_TEST(third.lines.size() == 1U);
  // All of it came back.
  f.sales = {};
  const auto last = staff::commission_of(f, september).at(0);
  BOOST_TEST(last.net().minor == -28'000);
  BOOST_TEST(last.commission().minor == -(200 + 190));
}

BOOST_AUTO_TEST_CASE(currencies_are_stated_apart) {
  auto f = facts();
  f.sales = {sold(july, "", 100), {july, "", Money{50, Currency::of("USD")}}};
  BOOST_TEST(staff::commission_of(f, july).size() == 2U);
}

BOOST_AUTO_TEST_CASE(numbers_are_written_with_their_letter) {
  BOOST_TEST(staff::commission_number_text(12) == "K12");
  BOOST_TEST(*staff::commission_number_of("k12") == 12);
  BOOST_TEST(*staff::commission_number_of("12") == 12);
  for (const char* none : {"", "K", "0", "K-1", "12x"})
    BOOST_TEST(!staff::commission_number_of(none).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
