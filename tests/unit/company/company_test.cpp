#include "domain/company/company.h"

#include <boost/test/unit_test.hpp>

using kontor::BusinessDate;
using kontor::Currency;
using kontor::Money;
namespace company = kontor::company;

namespace {

std::int64_t converted(std::int64_t minor, std::string_view from, std::string_view to,
                       std::int64_t nano) {
  const company::Rate rate{{}, Currency::of(from), Currency::of(to), nano};
  const Money result = company::convert({minor, Currency::of(from)}, rate);
  BOOST_TEST(result.currency.code() == to);
  return result.minor;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(company_rules)

BOOST_AUTO_TEST_CASE(amounts_convert_at_the_rate_of_major_units_and_round_once) {
  BOOST_TEST(converted(10000, "EUR", "USD", 1'085'000'000) == 10850);
  BOOST_TEST(converted(1, "EUR", "USD", 1'500'000'000) == 2);
  BOOST_TEST(converted(-1, "EUR", "USD", 1'500'000'000) == -2);
  BOOST_TEST(converted(1, "EUR", "USD", 1'499'999'999) == 1);
  BOOST_TEST(converted(10000, "EUR", "JPY", 162'345'000'000) == 16235);
  BOOST_TEST(converted(16235, "JPY", "EUR", 6'159'000) == 9999);
  BOOST_TEST(converted(1000, "KWD", "EUR", 3'000'000'000) == 300);
  BOOST_TEST(converted(1, "JPY", "KWD", 2'000'000) == 2);
  BOOST_TEST(converted(12345, "KWD", "JPY", 500'000'000'000) == 6173);
}

BOOST_AUTO_TEST_CASE(a_date_in_a_locked_period_is_posted_on_the_first_open_day_and_late) {
  company::Entity entity;
  const BusinessDate day = BusinessDate::of(2026, 3, 31);
  BOOST_TEST((company::accounting_date(entity, day).date == day));
  BOOST_TEST(!company::accounting_date(entity, day).late);
  entity.locked_to = day;
  const auto moved = company::accounting_date(entity, day);
  BOOST_TEST(moved.date.to_iso() == "2026-04-01");
  BOOST_TEST(moved.late);
  BOOST_TEST(company::accounting_date(entity, day + -400).date.to_iso() == "2026-04-01");
  BOOST_TEST(!company::accounting_date(entity, day + 1).late);
  BOOST_TEST(company::accounting_date(entity, day + 1).date.to_iso() == "2026-04-01");
}

BOOST_AUTO_TEST_CASE(the_owner_may_do_everything) {
  company::Actor owner{{}, "machine", company::all_permissions()};
  BOOST_TEST(owner.permissions.size() == 28U);
  BOOST_TEST(owner.may(company::Permission::manage_book));
  BOOST_TEST(owner.may(company::Permission::read_cost));
  owner.permissions.erase(company::Permission::read_cost);
  BOOST_TEST(!owner.may(company::Permission::read_cost));
}

BOOST_AUTO_TEST_CASE(codes_are_made_from_names) {
  const auto code = [](std::string_view name) { return company::code_from_name(name, "SHOP-1"); };
  BOOST_TEST(code("Main Store") == "MAIN-STORE");
  BOOST_TEST(code("  Müller & Söhne (2) ") == "MULLER-SOHNE-2");
  BOOST_TEST(code("Magazin Ștefan") == "MAGAZIN-STEFAN");
  BOOST_TEST(code("متجر دبي") == "SHOP-1");
  BOOST_TEST(code("旗舰店") == "SHOP-1");
  BOOST_TEST(code("2024") == "SHOP-1");
  BOOST_TEST(code("") == "SHOP-1");
  BOOST_TEST(code("A name that is longer than codes may be") == "A-NAME-THAT-IS-LONGER-TH");
  BOOST_TEST(code("abcdefghijklmnopqrstuvw-xyz") == "ABCDEFGHIJKLMNOPQRSTUVW");
}

BOOST_AUTO_TEST_CASE(goods_are_on_hand_only_in_places_that_store_them) {
  using enum company::LocationKind;
  for (const auto kind : {store, warehouse, marketplace, third_party, transit}) {
    BOOST_TEST(company::holds_stock(kind));
  }
  for (const auto kind : {supplier, customer, loss, gain, opening}) {
    BOOST_TEST(!company::holds_stock(kind));
  }
}

BOOST_AUTO_TEST_SUITE_END()
