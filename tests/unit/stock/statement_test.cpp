// What documents account for of a difference between a warehouse's word and the book.

#include "domain/stock/statement.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {

using stock::Cause;
using stock::CauseKind;

namespace statement_unit_test {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr Instant then{1'700'000'000'000};

Cause cause(CauseKind kind, const std::string& number, std::int64_t units, std::int64_t hours = 0) {
  Cause c;
  c.kind = kind;
  c.number = number;
  c.at = Instant{then.ms + hours * hour_ms};
  c.quantity = Quantity::of_units(units);
  return c;
}

/// "#1=-3 #2=-1 rest=-2"
std::string told(std::int64_t difference, std::vector<Cause> causes) {
  const auto explained = stock::explain(Quantity::of_units(difference), std::move(causes), then);
  std::string text;
  for (const auto& c : explained.causes) text += c.number + "=" + c.used.to_decimal() + " ";
  const Quantity rest = Quantity::of_units(difference) - explained.quantity;
  return text + "rest=" + rest.to_decimal();
}

}  // namespace statement_unit_test

using statement_unit_test::cause;
using statement_unit_test::told;

BOOST_AUTO_TEST_SUITE(statement_causes)

BOOST_AUTO_TEST_CASE(nothing_accounts_for_nothing) {
  BOOST_TEST(told(0, {cause(CauseKind::since, "#1", -3)}) == "rest=0");
  BOOST_TEST(told(-3, {}) == "rest=-3");
}

BOOST_AUTO_TEST_CASE(only_what_goes_the_same_way_accounts) {
  BOOST_TEST(told(-3, {cause(CauseKind::coming, "T-1", 3)}) == "rest=-3");
  BOOST_TEST(told(3, {cause(CauseKind::since, "#1", -3)}) == "rest=3");
}

BOOST_AUTO_TEST_CASE(one_document_that_is_exactly_as_much_goes_first) {
  BOOST_TEST(told(-3, {cause(CauseKind::since, "#1", -2, 1), cause(CauseKind::since, "#2", -3, 5),
                       cause(CauseKind::since, "#3", -2, 2)}) == "#2=-3 rest=0");
}

BOOST_AUTO_TEST_CASE(several_are_taken_by_kind_and_next_to_the_instant_first) {
  const std::vector<Cause> causes = {
      cause(CauseKind::just_before, "#9", -5, -1), cause(CauseKind::since, "#2", -2, 9),
      cause(CauseKind::since, "#1", -2, 1), cause(CauseKind::committed, "#3", -2)};
  BOOST_TEST(told(-3, causes) == "#1=-2 #2=-1 rest=0");
  BOOST_TEST(told(-7, causes) == "#1=-2 #2=-2 #3=-2 #9=-1 rest=0");
  BOOST_TEST(told(-12, causes) == "#1=-2 #2=-2 #3=-2 #9=-5 rest=-1");
}

BOOST_AUTO_TEST_CASE(a_later_count_holds_whatever_the_difference) {
  BOOST_TEST(told(-7, {cause(CauseKind::since, "#1", -7), cause(CauseKind::counted, "C1", 0)}) ==
             "C1=-7 rest=0");
}

BOOST_AUTO_TEST_CASE(parts_of_units_are_taken_to_the_thousandth) {
  Cause c = cause(CauseKind::since, "#1", 0, 1);
  c.quantity = Quantity{-1500};
  const auto explained = stock::explain(Quantity{-1250}, {c}, statement_unit_test::then);
  BOOST_TEST(explained.quantity.milli == -1250);
}

BOOST_AUTO_TEST_CASE(numbers_and_words_of_statements) {
  BOOST_TEST(stock::statement_number_text(12) == "R12");
  BOOST_TEST(*stock::statement_number_of("r12") == 12);
  BOOST_TEST(*stock::statement_number_of("12") == 12);
  for (const char* wrong : {"", "R", "R0", "R-1", "R1.5", "C1"})
    BOOST_TEST(!stock::statement_number_of(wrong).has_value());
  for (const auto kind : {CauseKind::counted, CauseKind::coming, CauseKind::since,
                          CauseKind::committed, CauseKind::just_before})
    BOOST_CHECK(stock::cause_kind_named(stock::name_of(kind)) == kind);
  BOOST_TEST(!stock::line_verdict_named("maybe").has_value());
  BOOST_CHECK(stock::line_verdict_named("left") == stock::LineVerdict::left);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
