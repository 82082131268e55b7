#include "reports/report_rows.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace {

using kontor::Currency;
using kontor::Money;
using kontor::Quantity;
using kontor::company::Permission;
using kontor::reports::Field;
using kontor::reports::FieldType;
using kontor::reports::Percent;
using kontor::reports::ReportRows;
using kontor::reports::Value;
using kontor::reports::Values;

Money eur(std::int64_t cents) { return {cents, Currency::of("EUR")}; }
Money yen(std::int64_t yen) { return {yen, Currency::of("JPY")}; }

std::vector<Field> rows_fields() {
  return {{"name", "Name"},
          {"currency", "Currency", FieldType::currency},
          {"units", "Units", FieldType::quantity, true},
          {"net", "Net", FieldType::money, true},
          {"cost", "Cost", FieldType::money, true, {}, {}, Permission::read_cost},
          {"share", "Share", FieldType::percent, false, "cost", "net", Permission::read_cost}};
}

Values rows_row(const std::string& name, Money net, Money cost) {
  return {name, std::string(net.currency.code()), Quantity::of_units(2), net, cost, {}};
}

kontor::company::Actor owner() { return {{}, "desk", kontor::company::all_permissions()}; }
kontor::company::Actor seller() { return {{}, "desk", {Permission::read_orders}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(report_rows)

BOOST_AUTO_TEST_CASE(totals_are_one_a_currency_and_percentages_are_of_the_sums) {
  const auto fields = rows_fields();
  const auto actor = owner();
  ReportRows rows(fields, actor, "Total");
  BOOST_TEST((rows.ready(rows_row("a", eur(1000), eur(250)))[5] == Value(Percent{2500})));
  rows.ready(rows_row("b", eur(3000), eur(1500)));
  rows.ready(rows_row("c", yen(500), yen(100)));
  const auto totals = rows.totals();
  BOOST_REQUIRE(totals.size() == 2U);
  const Values euros = {
      std::string("Total"), std::string("EUR"), Quantity::of_units(4), eur(4000), eur(1750),
      Percent{4375}};
  BOOST_TEST((totals[0] == euros));
  BOOST_TEST((totals[1][3] == Value(yen(500))));
}

BOOST_AUTO_TEST_CASE(what_an_actor_may_not_see_is_not_there) {
  const auto fields = rows_fields();
  const auto actor = seller();
  ReportRows rows(fields, actor, "Total");
  BOOST_TEST(rows.ready(rows_row("a", eur(1000), eur(250))).size() == 4U);
  BOOST_TEST(rows.totals()[0].size() == 4U);
}

BOOST_AUTO_TEST_CASE(amounts_of_two_currencies_have_neither_sum_nor_share) {
  const auto fields = rows_fields();
  const auto actor = owner();
  ReportRows rows(fields, actor, "Total");
  BOOST_TEST((rows.ready(rows_row("a", eur(1000), yen(5)))[5] == Value()));
  rows.ready(rows_row("b", eur(1000), eur(5)));
  BOOST_TEST((rows.totals()[0][3] == Value(eur(2000))));
  BOOST_TEST((rows.totals()[0][4] == Value()));
  BOOST_TEST((rows.totals()[0][5] == Value()));
}

BOOST_AUTO_TEST_CASE(a_sum_beyond_all_numbers_is_none) {
  const auto fields = rows_fields();
  const auto actor = owner();
  ReportRows rows(fields, actor, "Total");
  rows.ready(rows_row("a", eur(INT64_MAX), eur(1)));
  rows.ready(rows_row("b", eur(1), eur(1)));
  BOOST_TEST((rows.totals()[0][3] == Value()));
  BOOST_TEST((rows.totals()[0][4] == Value(eur(2))));
}

BOOST_AUTO_TEST_CASE(percentages_are_rounded_half_up) {
  using kontor::reports::percent_of;
  BOOST_TEST((percent_of(eur(1), eur(3)) == Percent{3333}));
  BOOST_TEST((percent_of(eur(2), eur(3)) == Percent{6667}));
  BOOST_TEST((percent_of(eur(-1), eur(8)) == Percent{-1250}));
  BOOST_TEST(!percent_of(eur(1), eur(0)).has_value());
  BOOST_TEST(!percent_of(Quantity{1}, eur(1)).has_value());
}

BOOST_AUTO_TEST_CASE(every_report_is_well_made) {
  using kontor::reports::all_reports;
  for (const auto& report : all_reports()) {
    BOOST_TEST_CONTEXT(report.id) {
      BOOST_TEST(kontor::reports::report_named(report.id) == &report);
      BOOST_TEST(std::string(report.about) != "");
      for (const Field& field : report.fields) {
        const auto has = [&](std::string_view key) {
          return std::ranges::any_of(report.fields, [&](const Field& f) { return f.key == key; });
        };
        // A percent of two columns has a total; a share of all has none.
        BOOST_TEST(field.part.empty() == field.whole.empty());
        BOOST_TEST((field.whole.empty() || field.type == FieldType::percent));
        BOOST_TEST((field.whole.empty() || (has(field.part) && has(field.whole))));
        BOOST_TEST((!field.total || is_figure(field.type)));
      }
      // The word "Total" stands in the first column.
      BOOST_TEST(!report.fields.front().total);
    }
  }
  BOOST_TEST(kontor::reports::report_named("nothing") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
