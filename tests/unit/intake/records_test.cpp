#include "domain/intake/records.h"

#include <boost/test/unit_test.hpp>

namespace intake = kontor::intake;

BOOST_AUTO_TEST_SUITE(intake_records)

BOOST_AUTO_TEST_CASE(line_kinds_have_names) {
  using enum intake::LineKind;
  int named = 0;
  for (const auto kind :
       {goods, free_issue, write_off, carriage, fee, discount, manual, sample, voucher, tip}) {
    const auto back = intake::line_kind_named(intake::name_of(kind));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST((*back == kind));
    ++named;
  }
  BOOST_TEST(static_cast<int>(tip) == named - 1);  // the last one: none is left out above
  BOOST_TEST(intake::name_of(write_off) == "write_off");
  BOOST_TEST(!intake::line_kind_named("").has_value());
  BOOST_TEST(!intake::line_kind_named("Goods").has_value());
}

BOOST_AUTO_TEST_CASE(file_times_compare_by_day_second_and_offset) {
  const intake::FileTime early{{{100}, 60}, {}};
  intake::FileTime later = early;
  BOOST_TEST((early == later));
  later.offset_minutes = 0;
  BOOST_TEST((early < later));
  later = early;
  later.local.second_of_day = 61;
  BOOST_TEST((early < later));
  later = early;
  later.local.date.days = 99;
  BOOST_TEST((later < early));
}

BOOST_AUTO_TEST_SUITE_END()
