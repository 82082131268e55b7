#include "domain/base/date.h"

#include <boost/test/unit_test.hpp>

using kontor::BusinessDate;
using kontor::Instant;

BOOST_AUTO_TEST_SUITE(base_date)

BOOST_AUTO_TEST_CASE(a_date_knows_year_month_and_day) {
  BOOST_TEST(BusinessDate::of(1970, 1, 1).days == 0);
  BOOST_TEST(BusinessDate::of(1969, 12, 31).days == -1);
  const BusinessDate leap = BusinessDate::of(2024, 2, 29);
  BOOST_TEST(leap.year() == 2024);
  BOOST_TEST(leap.month() == 2);
  BOOST_TEST(leap.day() == 29);
  BOOST_TEST((leap + 1).to_iso() == "2024-03-01");
  BOOST_TEST(leap.month_start().to_iso() == "2024-02-01");
  BOOST_TEST(BusinessDate::of(1, 1, 1).to_iso() == "0001-01-01");
  BOOST_TEST(BusinessDate::of(9999, 12, 31).to_iso() == "9999-12-31");
}

BOOST_AUTO_TEST_CASE(days_that_no_calendar_has_are_not_valid) {
  BOOST_TEST(BusinessDate::valid(2000, 2, 29));
  BOOST_TEST(!BusinessDate::valid(1900, 2, 29));
  BOOST_TEST(!BusinessDate::valid(2023, 2, 29));
  BOOST_TEST(!BusinessDate::valid(2023, 4, 31));
  BOOST_TEST(!BusinessDate::valid(2023, 0, 1));
  BOOST_TEST(!BusinessDate::valid(2023, 13, 1));
  BOOST_TEST(!BusinessDate::valid(2023, 1, 0));
  BOOST_TEST(!BusinessDate::valid(0, 1, 1));
  BOOST_TEST(!BusinessDate::valid(10000, 1, 1));
}

BOOST_AUTO_TEST_CASE(dates_are_read_in_one_form_only) {
  BOOST_TEST(BusinessDate::parse_iso("2026-11-21").value().to_iso() == "2026-11-21");
  for (const auto* text : {"", "2026-11-2", "2026-1-21", "26-11-21", "2026/11/21", "2026-11-21 ",
                           "2026-02-30", "-026-11-21", "20261121"}) {
    BOOST_TEST(!BusinessDate::parse_iso(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(instants_are_written_in_utc) {
  BOOST_TEST(Instant{0}.to_iso() == "1970-01-01T00:00:00Z");
  BOOST_TEST(Instant{1}.to_iso() == "1970-01-01T00:00:00.001Z");
  BOOST_TEST(Instant{-1}.to_iso() == "1969-12-31T23:59:59.999Z");
  BOOST_TEST(Instant{-86'400'000}.to_iso() == "1969-12-31T00:00:00Z");
  BOOST_TEST(Instant{1'795'253'400'120}.to_iso() == "2026-11-21T09:30:00.120Z");
}

BOOST_AUTO_TEST_CASE(instants_are_read_with_their_offset) {
  const auto iso = [](std::string_view text) {
    const auto at = Instant::parse_iso(text);
    return at ? at->to_iso() : "none";
  };
  BOOST_TEST(iso("2026-11-21T09:30:00Z") == "2026-11-21T09:30:00Z");
  BOOST_TEST(iso("2026-11-21T09:30Z") == "2026-11-21T09:30:00Z");
  BOOST_TEST(iso("2026-11-21T00:30:00+02:00") == "2026-11-20T22:30:00Z");
  BOOST_TEST(iso("2026-11-21T23:30:00-0330") == "2026-11-22T03:00:00Z");
  BOOST_TEST(iso("2026-11-21T09:30:00+01") == "2026-11-21T08:30:00Z");
  BOOST_TEST(iso("2026-11-21T09:30:00.5Z") == "2026-11-21T09:30:00.500Z");
  BOOST_TEST(iso("2026-11-21T09:30:00.123456789Z") == "2026-11-21T09:30:00.123Z");
  BOOST_TEST(iso("1969-12-31T23:59:59.999Z") == "1969-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(an_instant_without_offset_or_with_rubbish_is_none) {
  for (const auto* text :
       {"", "2026-11-21", "2026-11-21T09:30:00", "2026-11-21 09:30:00Z", "2026-11-21T24:00:00Z",
        "2026-11-21T09:60:00Z", "2026-11-21T09:30:60Z", "2026-11-21T09:30:00ZZ",
        "2026-11-21T09:30:00.Z", "2026-11-21T09:30:00+1", "2026-11-21T09:30:00+01:",
        "2026-11-21T09:30:00+01:60", "2026-13-21T09:30:00Z", "2026-11-21T9:30:00Z"}) {
    BOOST_TEST(!Instant::parse_iso(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(a_local_time_at_an_offset_is_an_instant) {
  const kontor::LocalTime noon{BusinessDate::of(2026, 7, 1), 12 * 3600};
  BOOST_TEST(kontor::at_offset(noon, 120).to_iso() == "2026-07-01T10:00:00Z");
  BOOST_TEST(kontor::at_offset(noon, -570).to_iso() == "2026-07-01T21:30:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
