#include "domain/base/zone.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

using kontor::BusinessDate;
using kontor::Instant;
using kontor::LocalTime;
using kontor::TimeZone;

namespace {

Instant zone_test_at(std::string_view iso) { return Instant::parse_iso(iso).value(); }

LocalTime zone_wall(int year, int month, int day, int hour, int minute) {
  return {BusinessDate::of(year, month, day), (hour * 60 + minute) * 60};
}

std::string zone_local_text(const TimeZone& zone, std::string_view iso) {
  const LocalTime t = zone.local(zone_test_at(iso));
  return t.date.to_iso() + " " + std::to_string(t.second_of_day / 3600) + ":" +
         std::to_string(t.second_of_day / 60 % 60);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base_zone)

BOOST_AUTO_TEST_CASE(zones_are_found_by_their_iana_name) {
  for (const auto* name : {"Europe/Berlin", "Europe/Bucharest", "Asia/Shanghai", "Asia/Dubai",
                           "America/New_York", "Asia/Kolkata", "UTC", "Etc/UTC"}) {
    const auto zone = TimeZone::find(name);
    BOOST_TEST_REQUIRE(zone.has_value(), name);
    BOOST_TEST(zone->name() == name);
  }
  for (const auto* name : {"", "Europe/Nowhere", "GMT+3", "PST", "Etc/Unknown", "europe/berlin",
                           "Europe/Berlin ", "+02:00"}) {
    BOOST_TEST(!TimeZone::find(name).has_value(), name);
  }
  BOOST_TEST(TimeZone::utc().name() == "UTC");
}

BOOST_AUTO_TEST_CASE(local_time_follows_summer_time) {
  const auto berlin = TimeZone::find("Europe/Berlin").value();
  BOOST_TEST(zone_local_text(berlin, "2026-01-15T23:30:00Z") == "2026-01-16 0:30");
  BOOST_TEST(zone_local_text(berlin, "2026-07-15T22:30:00Z") == "2026-07-16 0:30");
  BOOST_TEST(zone_local_text(berlin, "2026-03-29T00:59:00Z") == "2026-03-29 1:59");
  BOOST_TEST(zone_local_text(berlin, "2026-03-29T01:00:00Z") == "2026-03-29 3:0");
  BOOST_TEST(zone_local_text(TimeZone::utc(), "1969-12-31T23:59:00Z") == "1969-12-31 23:59");
  const auto kolkata = TimeZone::find("Asia/Kolkata").value();
  BOOST_TEST(zone_local_text(kolkata, "2026-07-15T22:30:00Z") == "2026-07-16 4:0");
}

BOOST_AUTO_TEST_CASE(an_ambiguous_summer_time_hour_takes_the_first) {
  const auto berlin = TimeZone::find("Europe/Berlin").value();
  BOOST_TEST(berlin.instant(zone_wall(2026, 10, 25, 2, 30)).to_iso() == "2026-10-25T00:30:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 10, 25, 1, 59)).to_iso() == "2026-10-24T23:59:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 10, 25, 2, 0)).to_iso() == "2026-10-25T00:00:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 10, 25, 3, 0)).to_iso() == "2026-10-25T02:00:00Z");
  const auto new_york = TimeZone::find("America/New_York").value();
  BOOST_TEST(new_york.instant(zone_wall(2026, 11, 1, 1, 30)).to_iso() == "2026-11-01T05:30:00Z");
}

BOOST_AUTO_TEST_CASE(a_skipped_hour_takes_the_instant_behind_the_gap) {
  const auto berlin = TimeZone::find("Europe/Berlin").value();
  BOOST_TEST(berlin.instant(zone_wall(2026, 3, 29, 1, 59)).to_iso() == "2026-03-29T00:59:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 3, 29, 2, 0)).to_iso() == "2026-03-29T01:00:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 3, 29, 2, 30)).to_iso() == "2026-03-29T01:30:00Z");
  BOOST_TEST(berlin.instant(zone_wall(2026, 3, 29, 3, 0)).to_iso() == "2026-03-29T01:00:00Z");
  // Samoa left out a whole day when it crossed the date line.
  const auto apia = TimeZone::find("Pacific/Apia").value();
  BOOST_TEST(zone_local_text(apia, apia.instant(zone_wall(2011, 12, 30, 12, 0)).to_iso()) ==
             "2011-12-31 12:0");
}

BOOST_AUTO_TEST_CASE(local_times_come_back_over_years) {
  for (const auto* name : {"Europe/Bucharest", "America/New_York", "Asia/Tehran", "Asia/Shanghai",
                           "Africa/Casablanca", "Australia/Lord_Howe"}) {
    const auto zone = TimeZone::find(name).value();
    int repeated = 0;
    // Steps of 7 hours over ten years, beginning in 2020.
    for (std::int64_t ms = 1'577'836'800'000; ms < 1'893'456'000'000; ms += 25'200'000) {
      const Instant back = zone.instant(zone.local({ms}));
      if (back.ms != ms) ++repeated;
      BOOST_REQUIRE(back.ms <= ms && ms - back.ms <= 3'600'000);
    }
    BOOST_TEST(repeated <= 12, name);  // only second passes of an ambiguous hour
  }
}

BOOST_AUTO_TEST_CASE(the_business_day_starts_at_its_hour) {
  const auto berlin = TimeZone::find("Europe/Berlin").value();
  const auto date = [&](std::string_view iso, int hour) {
    return berlin.business_date(zone_test_at(iso), hour).to_iso();
  };
  BOOST_TEST(date("2026-07-15T23:30:00Z", 0) == "2026-07-16");
  BOOST_TEST(date("2026-07-15T23:30:00Z", 4) == "2026-07-15");
  BOOST_TEST(date("2026-07-16T01:59:59Z", 4) == "2026-07-15");
  BOOST_TEST(date("2026-07-16T02:00:00Z", 4) == "2026-07-16");
  BOOST_TEST(date("2026-01-01T00:00:00Z", 2) == "2025-12-31");
}

BOOST_AUTO_TEST_CASE(one_zone_serves_several_threads) {
  const auto zone = TimeZone::find("Europe/Berlin").value();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (std::int64_t h = 0; h < 20'000; ++h) {
        const Instant at{1'577'836'800'000 + h * 3'600'000};
        const Instant back = zone.instant(zone.local(at));
        if (back.ms != at.ms && back.ms != at.ms - 3'600'000) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()
