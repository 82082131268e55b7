#include "domain/base/money.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>

using kontor::Currency;
using kontor::Decimal;
using kontor::Money;
using kontor::Quantity;
using kontor::UnitPrice;

namespace {

constexpr std::int64_t largest_int = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest_int = std::numeric_limits<std::int64_t>::min();

Decimal money_decimal(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  BOOST_REQUIRE_MESSAGE(parsed, text);
  return *parsed;
}

std::string money_text(std::string_view text, std::string_view currency) {
  const auto money = Money::from_decimal(money_decimal(text), Currency::of(currency));
  return money ? money->to_decimal() : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base_money)

BOOST_AUTO_TEST_CASE(a_currency_knows_its_decimals) {
  BOOST_TEST(Currency::of("EUR").decimals() == 2);
  BOOST_TEST(Currency::of("AED").decimals() == 2);
  BOOST_TEST(Currency::of("ZWG").decimals() == 2);
  BOOST_TEST(Currency::of("JPY").decimals() == 0);
  BOOST_TEST(Currency::of("BIF").decimals() == 0);
  BOOST_TEST(Currency::of("XPF").decimals() == 0);
  BOOST_TEST(Currency::of("KWD").decimals() == 3);
  BOOST_TEST(Currency::of("BHD").minor_per_major() == 1000);
  BOOST_TEST(Currency::of("TND").code() == "TND");
  BOOST_TEST(Currency::of("RON").minor_per_major() == 100);
  BOOST_TEST(Currency::of("KRW").minor_per_major() == 1);
}

BOOST_AUTO_TEST_CASE(only_known_codes_are_currencies) {
  for (const auto* code : {"CNY", "USD", "GBP", "SAR", "VES", "XOF", "LYD"}) {
    BOOST_TEST(Currency::parse(code).has_value(), code);
  }
  for (const auto* code : {"", "EU", "EURO", "eur", "XYZ", "CLF", "UR ", "R A", "   ", "A\0D"}) {
    BOOST_TEST(!Currency::parse(code).has_value(), code);
  }
  BOOST_TEST(!Currency());
  BOOST_TEST(Currency().code().empty());
  BOOST_TEST(!!Currency::parse("EUR"));
}

BOOST_AUTO_TEST_CASE(decimals_are_read_strictly) {
  BOOST_TEST(money_decimal("12.345").mantissa == 12345);
  BOOST_TEST(money_decimal("12.345").scale == 3);
  BOOST_TEST(money_decimal("-0.50").mantissa == -50);
  BOOST_TEST(money_decimal("-0.50").scale == 2);
  BOOST_TEST(money_decimal("007").mantissa == 7);
  BOOST_TEST(money_decimal("9223372036854775807").mantissa == largest_int);
  BOOST_TEST(money_decimal("-9223372036854775808").mantissa == smallest_int);
  BOOST_TEST(money_decimal("0.000000000000000001").scale == 18);
  for (const auto* text :
       {"", "-", ".", ".5", "5.", "+5", "1,5", "1.2.3", "--1", " 1", "1 ", "1e3", "0x1",
        "9223372036854775808", "-9223372036854775809", "0.0000000000000000001", "nan"}) {
    BOOST_TEST(!Decimal::parse(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(money_rounds_half_away_from_zero_to_the_minor_unit) {
  BOOST_TEST(money_text("1234.5", "EUR") == "1234.50");
  BOOST_TEST(money_text("0.005", "EUR") == "0.01");
  BOOST_TEST(money_text("0.0049999", "EUR") == "0.00");
  BOOST_TEST(money_text("-0.005", "EUR") == "-0.01");
  BOOST_TEST(money_text("-7", "JPY") == "-7");
  BOOST_TEST(money_text("7.5", "JPY") == "8");
  BOOST_TEST(money_text("1.2345", "KWD") == "1.235");
  BOOST_TEST(money_text("-0.004", "KWD") == "-0.004");
  BOOST_TEST(money_text("92233720368547758.07", "EUR") == "92233720368547758.07");
  BOOST_TEST(money_text("92233720368547758.1", "EUR") == "none");
  BOOST_TEST(money_text("9223372036854775807", "EUR") == "none");
  BOOST_TEST((Money{smallest_int, Currency::of("EUR")}.to_decimal()) == "-92233720368547758.08");
}

BOOST_AUTO_TEST_CASE(money_of_one_currency_adds) {
  const Currency eur = Currency::of("EUR");
  BOOST_TEST((Money{150, eur} + Money{-200, eur}).minor == -50);
  BOOST_TEST((Money{150, eur} - Money{200, eur}).minor == -50);
  BOOST_TEST((-Money{150, eur}).minor == -150);
  BOOST_TEST(((-Money{150, eur}).currency == eur));
}

BOOST_AUTO_TEST_CASE(unit_prices_keep_six_decimals) {
  const Currency eur = Currency::of("EUR");
  const auto text = [&](std::string_view in) {
    return UnitPrice::from_decimal(money_decimal(in), eur)->to_decimal();
  };
  BOOST_TEST(text("19.9") == "19.90");
  BOOST_TEST(text("0.123456") == "0.123456");
  BOOST_TEST(text("0.1234565") == "0.123457");
  BOOST_TEST(text("-0.1234565") == "-0.123457");
  BOOST_TEST(text("1.230") == "1.23");
  BOOST_TEST(text("1.2340") == "1.234");
  BOOST_TEST((UnitPrice{5'000'000, Currency::of("JPY")}.to_decimal()) == "5");
  BOOST_TEST(!UnitPrice::from_decimal(money_decimal("9223372036855"), eur).has_value());
}

BOOST_AUTO_TEST_CASE(quantities_are_exact_thousandths) {
  const auto milli = [](std::string_view in) {
    const auto q = Quantity::from_decimal(money_decimal(in));
    return q ? q->milli : std::int64_t{-999};
  };
  BOOST_TEST(milli("3") == 3000);
  BOOST_TEST(milli("2.5") == 2500);
  BOOST_TEST(milli("-0.125") == -125);
  BOOST_TEST(milli("0.1250000") == 125);
  BOOST_TEST(milli("0.0005") == -999);
  BOOST_TEST(milli("9223372036854776") == -999);
  BOOST_TEST(Quantity{3000}.to_decimal() == "3");
  BOOST_TEST(Quantity{2500}.to_decimal() == "2.5");
  BOOST_TEST(Quantity{-1}.to_decimal() == "-0.001");
  BOOST_TEST(Quantity{}.to_decimal() == "0");
  BOOST_TEST((Quantity::of_units(2) - Quantity{500} + -Quantity{250}).milli == 1250);
}

BOOST_AUTO_TEST_CASE(mul_div_rounds_half_away_from_zero_in_128_bits) {
  using kontor::mul_div_half_up;
  BOOST_TEST(mul_div_half_up(1, 1, 2) == 1);
  BOOST_TEST(mul_div_half_up(-1, 1, 2) == -1);
  BOOST_TEST(mul_div_half_up(1, 1, -2) == -1);
  BOOST_TEST(mul_div_half_up(-1, 1, -2) == 1);
  BOOST_TEST(mul_div_half_up(1, 1, 3) == 0);
  BOOST_TEST(mul_div_half_up(2, 1, 3) == 1);
  BOOST_TEST(mul_div_half_up(largest_int, largest_int, largest_int) == largest_int);
  BOOST_TEST(mul_div_half_up(smallest_int, 5, 5) == smallest_int);
  BOOST_TEST(mul_div_half_up(0, largest_int, 7) == 0);
}

BOOST_AUTO_TEST_CASE(a_line_is_rounded_once) {
  const auto amount = [](std::int64_t micro, std::int64_t milli, std::string_view currency) {
    return kontor::line_amount({micro, Currency::of(currency)}, {milli}).minor;
  };
  BOOST_TEST(amount(19'990'000, 3000, "EUR") == 5997);
  BOOST_TEST(amount(1'005'000, 1000, "EUR") == 101);
  BOOST_TEST(amount(333'333, 3000, "EUR") == 100);
  BOOST_TEST(amount(1'500'000, 1000, "JPY") == 2);
  BOOST_TEST(amount(1'234'500, 1000, "KWD") == 1235);
  BOOST_TEST(amount(1'005'000, -1000, "EUR") == -101);
  BOOST_TEST(amount(10'000'000, 250, "EUR") == 250);
}

BOOST_AUTO_TEST_CASE(a_total_is_split_by_largest_remainder) {
  const auto split = [](std::int64_t total, std::vector<std::int64_t> weights) {
    return kontor::allocate(total, weights);
  };
  using List = std::vector<std::int64_t>;
  BOOST_TEST(split(100, {1, 1, 1}) == (List{34, 33, 33}), boost::test_tools::per_element());
  BOOST_TEST(split(-100, {1, 1, 1}) == (List{-34, -33, -33}), boost::test_tools::per_element());
  BOOST_TEST(split(5, {1, 2}) == (List{2, 3}), boost::test_tools::per_element());
  BOOST_TEST(split(10, {0, 3, -1}) == (List{0, 8, 2}), boost::test_tools::per_element());
  BOOST_TEST(split(10, {-3, -1}) == (List{8, 2}), boost::test_tools::per_element());
  BOOST_TEST(split(7, {0, 0}) == (List{7, 0}), boost::test_tools::per_element());
  BOOST_TEST(split(0, {4, 4}) == (List{0, 0}), boost::test_tools::per_element());
  BOOST_TEST(split(7, {}).empty());
  BOOST_TEST(split(smallest_int, {1, largest_int, smallest_int}) ==
                 (List{-1, -4611686018427387903, -4611686018427387904}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(parts_always_add_up_and_stay_within_one_unit) {
  std::mt19937_64 random(20261121);
  for (int round = 0; round < 2000; ++round) {
    const auto total = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
    std::vector<std::int64_t> weights(1 + random() % 12);
    for (auto& w : weights) w = static_cast<std::int64_t>(random() % 5000);
    const auto parts = kontor::allocate(total, weights);
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    BOOST_REQUIRE_EQUAL(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), total);
    for (std::size_t i = 0; sum != 0 && i < parts.size(); ++i) {
      // |part - total * weight / sum| < 1, without fractions.
      const std::int64_t error = parts[i] * sum - total * weights[i];
      BOOST_REQUIRE(error < sum && error > -sum);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
