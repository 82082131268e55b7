#include "domain/pricing/formula.h"

#include <boost/test/unit_test.hpp>
#include <random>

namespace kontor::test {

namespace formula_test {

using pricing::Formula;
using pricing::parse_formula;

UnitPrice euro(const std::string& plain) {
  return *UnitPrice::from_decimal(*Decimal::parse(plain), Currency::of("EUR"));
}

/// What a formula makes of a price.
std::string made(const std::string& formula, const std::string& from) {
  const auto parsed = parse_formula(formula);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(parsed), formula);
  return pricing::apply(*parsed, euro(from)).to_decimal();
}

}  // namespace formula_test

BOOST_AUTO_TEST_SUITE(price_formula)

using namespace formula_test;

BOOST_AUTO_TEST_CASE(a_formula_makes_a_price) {
  BOOST_TEST(made("base", "19.90") == "19.90");
  BOOST_TEST(made("base-10%", "19.90") == "17.91");
  BOOST_TEST(made("base*0.85+2.00", "10.00") == "10.50");
  BOOST_TEST(made("cost+40%", "7.15") == "10.01");
  BOOST_TEST(made("base-10%-1", "10") == "8.00");
  BOOST_TEST(made("base-20", "10") == "0.00");
  BOOST_TEST(made("base-10%", "0.05") == "0.05");  // 0.045, half-up
}

BOOST_AUTO_TEST_CASE(a_price_ends_as_it_is_to) {
  BOOST_TEST(made("base round .99", "19.90") == "19.99");
  BOOST_TEST(made("base round .99", "20.48") == "19.99");
  BOOST_TEST(made("base round .99", "20.49") == "20.99");  // as near to both
  BOOST_TEST(made("base round up .99", "20.00") == "20.99");
  BOOST_TEST(made("base round down .99", "20.98") == "19.99");
  BOOST_TEST(made("base round .99", "0.10") == "0.99");  // no lower such price
  BOOST_TEST(made("base round 0.05", "1.07") == "1.05");
  BOOST_TEST(made("base round 0.05", "1.08") == "1.10");
  BOOST_TEST(made("base round up 10", "41") == "50.00");
  const auto yen = pricing::apply(*parse_formula("base*1.1"), {777'000'000, Currency::of("JPY")});
  BOOST_TEST(yen.to_decimal() == "855");  // 854.7
}

BOOST_AUTO_TEST_CASE(what_is_no_formula_is_refused) {
  for (const char* wrong :
       {"", "10%", "base%", "base*", "base-", "base-110%", "base+1+1", "base round", "base round 0",
        "base round x", "price/2", "base*2000", "base-10%% ", "base+10 round .99.9"}) {
    const auto parsed = parse_formula(wrong);
    BOOST_TEST(!parsed, wrong);
    if (!parsed) BOOST_CHECK(parsed.refusal().code == RefusalCode::formula_invalid);
  }
}

BOOST_AUTO_TEST_CASE(a_formula_reads_back_as_it_was_written) {
  for (const char* text : {"base", "base-10%", "cost+40% round .99", "price*1.02 round up 0.05",
                           "base*0.333333-0.01 round down .49"}) {
    const auto once = parse_formula(text);
    BOOST_REQUIRE_MESSAGE(static_cast<bool>(once), text);
    const auto twice = parse_formula(pricing::text_of(*once));
    BOOST_REQUIRE_MESSAGE(static_cast<bool>(twice), pricing::text_of(*once));
    BOOST_CHECK(*twice == *once);
  }
}

BOOST_AUTO_TEST_CASE(rounding_is_to_the_nearest_such_price) {
  std::mt19937 random(91);
  for (int n = 0; n < 5000; ++n) {
    const std::int64_t step = 10'000 * (1 + static_cast<std::int64_t>(random() % 500));
    const pricing::Rounding rounding{step, static_cast<std::int64_t>(random()) % step,
                                     pricing::RoundingMode::nearest};
    const UnitPrice from{static_cast<std::int64_t>(random() % 100'000'000), Currency::of("EUR")};
    const UnitPrice to = pricing::rounded(from, rounding);
    BOOST_REQUIRE((to.micro - rounding.ending_micro) % step == 0);
    BOOST_REQUIRE(to.micro >= 0);
    const std::int64_t away = to.micro > from.micro ? to.micro - from.micro : from.micro - to.micro;
    BOOST_REQUIRE(2 * away <= step || to.micro == rounding.ending_micro);
  }
}

BOOST_AUTO_TEST_CASE(prices_that_nobody_can_pay_do_not_fit) {
  BOOST_TEST(pricing::fits(*parse_formula("base round .99"), Currency::of("EUR")));
  BOOST_TEST(!pricing::fits(*parse_formula("base round .99"), Currency::of("JPY")));
  BOOST_TEST(!pricing::fits(*parse_formula("base round 0.005"), Currency::of("EUR")));
  BOOST_TEST(pricing::fits(*parse_formula("base round 0.005"), Currency::of("KWD")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
