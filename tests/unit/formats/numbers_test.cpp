#include "formats/numbers.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>

namespace kontor::formats::numbers_test {

namespace {

constexpr DecimalStyle point{};
constexpr DecimalStyle grouped{DecimalStyle::Mark::point, true, false};
constexpr DecimalStyle comma{DecimalStyle::Mark::comma, true, false};
constexpr DecimalStyle money{DecimalStyle::Mark::point, true, true};
constexpr DecimalStyle euro_money{DecimalStyle::Mark::comma, true, true};

bool reads(std::string_view text, DecimalStyle style, std::int64_t mantissa, int scale) {
  return parse_decimal(text, style) == Decimal{mantissa, scale};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_numbers)

BOOST_AUTO_TEST_CASE(plain_numbers) {
  BOOST_TEST(reads("119.20", point, 11920, 2));
  BOOST_TEST(reads("-7", point, -7, 0));
  BOOST_TEST(reads("+.5", point, 5, 1));
  BOOST_TEST(reads("5.", point, 5, 0));
  BOOST_TEST(reads("000012.5000", point, 125000, 4));
  BOOST_TEST(reads("  321.69    ", point, 32169, 2));
  BOOST_TEST(reads("\t3\xC2\xA0", point, 3, 0));
  BOOST_TEST(
      reads("\xE2\x88\x92"
            "4",
            point, -4, 0));
}

BOOST_AUTO_TEST_CASE(what_is_no_number) {
  for (const char* text :
       {"",    " ",     ".",    "-",  "1e5", "7.1E+12", "12%", "1.2.3", "--5", "0x10",  "abc",
        "1 2", "#REF!", "Nill", "(5", "()",  "(-5)",    "NaN", "inf",   "$5",  "1,000", "'"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_decimal(text).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(limits_of_64_bits) {
  BOOST_TEST(reads("9223372036854775807", point, INT64_MAX, 0));
  BOOST_TEST(reads("-9223372036854775808", point, INT64_MIN, 0));
  BOOST_TEST(!parse_decimal("9223372036854775808").has_value());
  BOOST_TEST(!parse_decimal("-9223372036854775809").has_value());
  BOOST_TEST(!parse_decimal("99999999999999999999999").has_value());
  BOOST_TEST(reads("0.123456789012345678", point, 123456789012345678, 18));
  BOOST_TEST(!parse_decimal("0.0000000000000000001").has_value());
}

BOOST_AUTO_TEST_CASE(grouped_digits) {
  BOOST_TEST(reads("1,149.00", grouped, 114900, 2));
  BOOST_TEST(reads("1,234,567", grouped, 1234567, 0));
  BOOST_TEST(reads("12,34,567.5", grouped, 12345675, 1));
  BOOST_TEST(reads("1.234,56", comma, 123456, 2));
  BOOST_TEST(reads("1 234,56", comma, 123456, 2));
  BOOST_TEST(
      reads("1\xE2\x80\xAF"
            "234,5",
            comma, 12345, 1));
  BOOST_TEST(reads("1'234.50", grouped, 123450, 2));
  for (const char* text : {"1,23", "1,2345", ",123", "1,,234", "1234,567", "1,234 567", "1,"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_decimal(text, grouped).has_value()); }
  }
  BOOST_TEST(!parse_decimal("1.5", comma).has_value());
}

BOOST_AUTO_TEST_CASE(currencies_and_negatives) {
  BOOST_TEST(reads("$1,149.00 ", money, 114900, 2));
  BOOST_TEST(reads("-$1.82", money, -182, 2));
  BOOST_TEST(reads("$-1.82", money, -182, 2));
  BOOST_TEST(reads("($33.62)", money, -3362, 2));
  BOOST_TEST(
      reads("-\xC2\xA3"
            "1.44",
            money, -144, 2));
  BOOST_TEST(reads("CA$76.00", money, 7600, 2));
  BOOST_TEST(reads("USD 12", money, 12, 0));
  BOOST_TEST(reads("12 USD", money, 12, 0));
  BOOST_TEST(
      reads("\xC2\xA5"
            "1,200",
            money, 1200, 0));
  BOOST_TEST(reads("116,99 \xE2\x82\xAC", euro_money, 11699, 2));
  BOOST_TEST(reads("1.250,00\xC2\xA0lei", euro_money, 125000, 2));
  BOOST_TEST(reads("($33.62)", money, -3362, 2));
  for (const char* text : {"E5", "$", "-$-5", "($-5)", "5 pieces", "$5 USD 3", "5%"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_decimal(text, money).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(apostrophe_guards) {
  BOOST_TEST(reads("'0042", point, 42, 0));
  BOOST_TEST(reads("'-5", point, -5, 0));
  BOOST_TEST(!parse_decimal("''5").has_value());
}

BOOST_AUTO_TEST_CASE(whole_numbers) {
  BOOST_TEST(parse_integer("-12").value() == -12);
  BOOST_TEST(parse_integer("3.0").value() == 3);
  BOOST_TEST(!parse_integer("3.5").has_value());
  BOOST_TEST(!parse_integer("three").has_value());
}

BOOST_AUTO_TEST_CASE(exact_scales) {
  BOOST_TEST(exact_at_scale({255, 2}, 6).value() == 2550000);
  BOOST_TEST(exact_at_scale({2500, 3}, 2).value() == 250);
  BOOST_TEST(!exact_at_scale({2505, 3}, 2).has_value());
  BOOST_TEST(!exact_at_scale({INT64_MAX, 0}, 1).has_value());
  BOOST_TEST(exact_at_scale({0, 0}, 30).value() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::numbers_test
