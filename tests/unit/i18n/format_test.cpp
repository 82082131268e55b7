#include "i18n/format.h"

#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

#include "i18n/language.h"

using kontor::BusinessDate;
using kontor::Currency;
using kontor::Instant;
using kontor::Money;
using kontor::Quantity;
using kontor::TimeZone;
using kontor::UnitPrice;
using kontor::i18n::Digits;
using kontor::i18n::Format;
using kontor::i18n::strip_marks;

namespace {

Money money(std::int64_t minor, std::string_view currency) {
  return {minor, Currency::of(currency)};
}

/// Spaces that do not break count as spaces here.
std::string plain(std::string text) {
  for (const std::string_view space : {"\u00a0", "\u202f"})
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
      text.replace(at, space.size(), " ");
  return strip_marks(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(i18n_format)

BOOST_AUTO_TEST_CASE(quantities_are_grouped_and_exact) {
  const Format en("en");
  const Format ro("ro");
  BOOST_TEST(en.quantity(Quantity{1'204'500}) == "1,204.5");
  BOOST_TEST(ro.quantity(Quantity{1'204'500}) == "1.204,5");
  BOOST_TEST(Format("zh_CN").quantity(Quantity{1'204'000}) == "1,204");
  BOOST_TEST(en.quantity(Quantity{0}) == "0");
  BOOST_TEST(en.quantity(Quantity{INT64_MAX}) == "9,223,372,036,854,775.807");
}

BOOST_AUTO_TEST_CASE(a_minus_is_a_minus) {
  for (const std::string_view language : {"en", "zh_CN", "ro", "ar"}) {
    const std::string text = Format(language, Digits::latin).quantity(Quantity{-3000});
    BOOST_TEST(strip_marks(text) == "\u22123");
  }
}

BOOST_AUTO_TEST_CASE(money_has_the_decimals_of_its_currency) {
  BOOST_TEST(plain(Format("ro").money(money(123'456'789, "RON"))) == "1.234.567,89 RON");
  BOOST_TEST(Format("en").money(money(123'450, "EUR")) == "€1,234.50");
  BOOST_TEST(Format("en").money(money(-700, "JPY")) == "\u2212¥700");
  BOOST_TEST(Format("en").amount(money(123'456, "KWD")) == "123.456");
  BOOST_TEST(Format("zh_CN").amount(money(100, "JPY")) == "100");
  // Beyond what a binary fraction could hold.
  BOOST_TEST(Format("en").amount(money(INT64_MIN, "EUR")) == "\u221292,233,720,368,547,758.08");
}

BOOST_AUTO_TEST_CASE(a_symbol_with_letters_keeps_its_order_from_right_to_left) {
  const std::string yen = Format("ar", Digits::latin).money(money(5000, "JPY"));
  BOOST_TEST(yen.find("\u2066JP¥\u2069") != std::string::npos);
  BOOST_TEST(Format("ar").money(money(5000, "EUR")).find("\u2066") == std::string::npos);
  BOOST_TEST(Format("en").money(money(5000, "JPY")) == "¥5,000");
}

BOOST_AUTO_TEST_CASE(unit_prices_keep_what_they_have) {
  const Format en("en");
  BOOST_TEST(en.unit_price(UnitPrice{12'500'000, Currency::of("EUR")}) == "12.50");
  BOOST_TEST(en.unit_price(UnitPrice{1'234'567, Currency::of("EUR")}) == "1.234567");
  BOOST_TEST(en.unit_price(UnitPrice{5'000'000, Currency::of("JPY")}) == "5");
}

BOOST_AUTO_TEST_CASE(whole_numbers_with_and_without_groups) {
  BOOST_TEST(Format("en").integer(20'010) == "20,010");
  BOOST_TEST(Format("en").number(20'010) == "20010");
  BOOST_TEST(Format("ro").integer(-20'010) == "\u221220.010");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_stays) {
  BOOST_TEST(Format("en").decimal("1,5") == "1,5");
  BOOST_TEST(Format("en").decimal("12000.50") == "12,000.50");
}

BOOST_AUTO_TEST_CASE(arabic_takes_the_digits_that_are_set) {
  const Quantity q{1'234'000};
  BOOST_TEST(strip_marks(Format("ar", Digits::latin).quantity(q)) == "1,234");
  BOOST_TEST(strip_marks(Format("ar", Digits::arabic).quantity(q)) == "١٬٢٣٤");
  BOOST_TEST(Format("ar").integer(7) == "٧");
}

BOOST_AUTO_TEST_CASE(dates_are_gregorian_in_every_language) {
  const BusinessDate day = BusinessDate::of(2026, 3, 9);
  BOOST_TEST(Format("en").date(day) == "Mar 9, 2026");
  BOOST_TEST(Format("zh_CN").date(day) == "2026年3月9日");
  BOOST_TEST(Format("ro").date(day) == "9 mar. 2026");
  BOOST_TEST(strip_marks(Format("ar", Digits::latin).date(day)) == "09/03/2026");
  BOOST_TEST(Format("en").date(BusinessDate::of(1969, 12, 31)) == "Dec 31, 1969");
}

BOOST_AUTO_TEST_CASE(instants_are_shown_where_they_happened) {
  const Instant at = *Instant::parse_iso("2026-03-08T23:30:00Z");
  BOOST_TEST(plain(Format("en").instant(at, *TimeZone::find("Europe/Berlin"))) ==
             "Mar 9, 2026, 12:30 AM");
  BOOST_TEST(plain(Format("ro").instant(at, TimeZone::utc())) == "8 mar. 2026, 23:30");
}

BOOST_AUTO_TEST_CASE(one_format_serves_several_threads) {
  const Format format("ro");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong)
    threads.emplace_back([&format, &count] {
      for (int day = 1; day <= 28; ++day)
        for (int round = 0; round < 20; ++round)
          if (format.date(BusinessDate::of(2026, 3, day)) != std::to_string(day) + " mar. 2026" ||
              format.integer(day * 1000) != std::to_string(day) + ".000")
            ++count;
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_CASE(percents_and_changes_in_the_marks_of_a_language) {
  BOOST_TEST(plain(Format("en").percent(405)) == "40.5%");
  BOOST_TEST(plain(Format("en").change(82)) == "+8.2%");
  BOOST_TEST(plain(Format("en").change(-82)) == "\u22128.2%");
  BOOST_TEST(plain(Format("en").change(0)) == "0.0%");
  BOOST_TEST(plain(Format("ro").percent(405)) == "40,5 %");
}

BOOST_AUTO_TEST_CASE(days_with_and_without_the_rest_of_their_date) {
  const BusinessDate day = BusinessDate::of(2026, 11, 20);
  BOOST_TEST(plain(Format("en").long_date(day)) == "Friday, November 20, 2026");
  BOOST_TEST(plain(Format("ro").long_date(day)) == "vineri, 20 noiembrie 2026");
  BOOST_TEST(plain(Format("zh_CN").long_date(day)) == "2026年11月20日星期五");
  BOOST_TEST(plain(Format("en").day_and_month(day)) == "Nov 20");
  BOOST_TEST(plain(Format("ro").day_and_month(day)) == "20 nov.");
}

BOOST_AUTO_TEST_SUITE_END()
