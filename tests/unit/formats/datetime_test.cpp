#include "formats/datetime.h"

#include <boost/test/unit_test.hpp>

#include "formats/month_names.h"

namespace kontor::formats::datetime_test {

namespace {}  // namespace

BOOST_AUTO_TEST_SUITE(formats_datetime)

BOOST_AUTO_TEST_CASE(iso_forms) {
  BOOST_TEST((parse_iso_datetime("2025-12-06 10:37:33 -0500") ==
              LocalDateTime{2025, 12, 6, 10, 37, 33, -300}));
  BOOST_TEST(
      (parse_iso_datetime("2010-12-01 08:26:00") == LocalDateTime{2010, 12, 1, 8, 26, 0, {}}));
  BOOST_TEST((parse_iso_datetime("20160101") == LocalDateTime{2016, 1, 1, 0, 0, 0, {}}));
  BOOST_TEST((parse_iso_datetime(" 2016-01-01 ") == LocalDateTime{2016, 1, 1, 0, 0, 0, {}}));
  BOOST_TEST(
      (parse_iso_datetime("2020-02-18T05:05:21+00:00") == LocalDateTime{2020, 2, 18, 5, 5, 21, 0}));
  BOOST_TEST(
      (parse_iso_datetime("2020-02-18T05:05:21.123Z") == LocalDateTime{2020, 2, 18, 5, 5, 21, 0}));
  BOOST_TEST(
      (parse_iso_datetime("2026-06-16 00:00:00 UTC") == LocalDateTime{2026, 6, 16, 0, 0, 0, 0}));
  BOOST_TEST((parse_iso_datetime("2026-06-16 00:00:00 +0545") ==
              LocalDateTime{2026, 6, 16, 0, 0, 0, 345}));
}

BOOST_AUTO_TEST_CASE(what_is_no_iso_date) {
  for (const char* text :
       {"", "2016-1-1", "2016-13-01", "2015-02-29", "2016-04-31", "0000-01-01", "2016-01-01x",
        "2016-01-01 24:00:00", "2016-01-01 10:60:00", "2016-01-01 10:00:60",
        "2016-01-01 10:00:00 -05:", "01/02/2016", "2016-01-01 10:00:00 +1900",
        "2016-01-01 10:00:00 -0560", "17850.0", "NULL", "201601011", "2016-00-10", "2016-01-00"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_iso_datetime(text).has_value()); }
  }
  BOOST_TEST(parse_iso_datetime("2000-02-29").has_value());
  BOOST_TEST(!parse_iso_datetime("1900-02-29").has_value());
}

BOOST_AUTO_TEST_CASE(patterns_of_channels) {
  BOOST_TEST(
      (parse_datetime("12/31/2023", "MM/dd/yyyy") == LocalDateTime{2023, 12, 31, 0, 0, 0, {}}));
  BOOST_TEST((parse_datetime("09/25/26", "MM/dd/yy") == LocalDateTime{2026, 9, 25, 0, 0, 0, {}}));
  BOOST_TEST(
      (parse_datetime("09.06.2025", "dd.MM.yyyy") == LocalDateTime{2025, 6, 9, 0, 0, 0, {}}));
  BOOST_TEST((parse_datetime("Jul-25-26", "MMM-dd-yy") == LocalDateTime{2026, 7, 25, 0, 0, 0, {}}));
  BOOST_TEST(
      (parse_datetime("31 July, 2026", "d MMMM, yyyy") == LocalDateTime{2026, 7, 31, 0, 0, 0, {}}));
  BOOST_TEST((parse_datetime("Jun 8, 2025 10:23:05 PM", "MMM d, yyyy h:mm:ss a") ==
              LocalDateTime{2025, 6, 8, 22, 23, 5, {}}));
  BOOST_TEST((parse_datetime("2015-10-25 3:34:20", "yyyy-MM-dd H:mm:ss") ==
              LocalDateTime{2015, 10, 25, 3, 34, 20, {}}));
  BOOST_TEST((parse_datetime("1/9/2025", "M/d/yyyy") == LocalDateTime{2025, 1, 9, 0, 0, 0, {}}));
}

BOOST_AUTO_TEST_CASE(noon_and_midnight) {
  BOOST_TEST(parse_datetime("2025-01-01 12:00 AM", "yyyy-MM-dd hh:mm a")->hour == 0);
  BOOST_TEST(parse_datetime("2025-01-01 12:00 pm", "yyyy-MM-dd hh:mm a")->hour == 12);
  BOOST_TEST(!parse_datetime("2025-01-01 13:00 PM", "yyyy-MM-dd hh:mm a").has_value());
  BOOST_TEST(!parse_datetime("2025-01-01 00:00 AM", "yyyy-MM-dd hh:mm a").has_value());
  BOOST_TEST(!parse_datetime("2025-01-01 10:00", "yyyy-MM-dd hh:mm").has_value());
}

BOOST_AUTO_TEST_CASE(patterns_are_strict) {
  BOOST_TEST(!parse_datetime("1/9/2025", "MM/dd/yyyy").has_value());
  BOOST_TEST(!parse_datetime("01/09/2025 10:00", "MM/dd/yyyy").has_value());
  BOOST_TEST(!parse_datetime("01/09", "MM/dd/yyyy").has_value());
  BOOST_TEST(!parse_datetime("2025-01-01 05:00:00 EST", "yyyy-MM-dd HH:mm:ss Z").has_value());
}

BOOST_AUTO_TEST_CASE(names_of_months) {
  const auto month = [](std::string_view text) {
    const auto read = parse_datetime(text, "d MMM yyyy");
    return read ? read->month : 0;
  };
  BOOST_TEST(month("5 Jul 2026") == 7);
  BOOST_TEST(month("5 july 2026") == 7);
  BOOST_TEST(month("5 Sept. 2026") == 9);
  BOOST_TEST(month("10 Dez. 2025") == 12);
  BOOST_TEST(month("10 M\u00e4rz 2025") == 3);
  BOOST_TEST(month("10 f\u00e9vr. 2025") == 2);
  BOOST_TEST(month("10 ene 2025") == 1);
  BOOST_TEST(month("10 ianuarie 2025") == 1);
  BOOST_TEST(month("10 \u0645\u0627\u0631\u0633 2025") == 3);  // Arabic
  BOOST_TEST(month("10 mag 2025") == 5);
  // June or July in French; no month; too short.
  for (const char* text : {"5 jui 2026", "5 Juxx 2026", "5 Ju 2026", "5  2026"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(month(text) == 0); }
  }
  // Every month has its own beginnings in every language.
  BOOST_TEST(*month_of("mar") == 3);
  BOOST_TEST(*month_of("mai") == 5);
  BOOST_TEST(*month_of("ago") == 8);
  BOOST_TEST(*month_of("out") == 10);
  BOOST_TEST(*month_of("set") == 9);
}

BOOST_AUTO_TEST_CASE(a_zone_is_all_of_the_rest) {
  const auto read =
      parse_datetime("2018-05-21 10:12:40 Eastern Time (US & Canada)", "yyyy-MM-dd HH:mm:ss z");
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(read->zone == "Eastern Time (US & Canada)");
  BOOST_TEST(!read->offset_minutes.has_value());
  BOOST_TEST(parse_datetime("Jun 8, 2025 10:23:05 PM PDT", "MMM d, yyyy h:mm:ss a z")->zone ==
             "PDT");
  BOOST_TEST(!parse_datetime("2018-05-21 10:12:40 ", "yyyy-MM-dd HH:mm:ss z").has_value());
}

BOOST_AUTO_TEST_CASE(patterns_can_be_checked) {
  BOOST_TEST(is_datetime_pattern("yyyy-MM-dd'T'HH:mm:ssZ"));
  for (const char* pattern : {"", "YYYY", "yyy", "MMMMM", "dd 'open", "QQ", "HHH"}) {
    BOOST_TEST_CONTEXT(pattern) { BOOST_TEST(!is_datetime_pattern(pattern)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::datetime_test
