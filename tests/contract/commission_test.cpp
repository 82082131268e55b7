// Commission from rules to papers, on both engines.

#include "domain/staff/commission.h"

#include "app/reports.h"
#include "i18n/language.h"
#include "reports/report_files.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using staff::CommissionStatement;

const BusinessDate september = BusinessDate::of(2026, 9, 1),
                   october = BusinessDate::of(2026, 10, 1), later = BusinessDate::of(2026, 12, 24);

/// A lamp for 30.00 and a bulb for 10.00, on a day of 2026.
intake::Item lamp_and_bulb(const std::string& number, int month, int day) {
  auto order = sent_order(number, BusinessDate::of(2026, month, day).to_iso());
  order.paid = order.fulfilled = order.placed;
  order.employee = "Sam";
  order.lines[0].sku = "LAMP";
  order.lines[0].unit_price = *Decimal::parse("30.00");
  auto bulb = order.lines[0];
  bulb.sku = "BULB";
  bulb.unit_price = *Decimal::parse("10.00");
  order.lines.push_back(bulb);
  return {order, 2};
}

intake::Item money_back(const std::string& number, int month, int day, std::int64_t minor) {
  intake::IncomingOrder o;
  o.facet = orders::Facet::refund;
  o.key = o.number = number;
  o.facet_key = number + "-r";
  o.currency = Currency::of("EUR");
  o.placed.local.date = BusinessDate::of(2026, month, day);
  orders::IncomingRefund back;
  back.key = o.facet_key;
  back.at = o.placed;
  back.gateway = "cash";
  back.total = {minor, o.currency};
  o.refunds = {back};
  return {o, 2};
}

struct PayShop {
  explicit PayShop(TeamShop& s) : shop(s) {
    take_in(s.book, {lamp_and_bulb("1001", 9, 3), lamp_and_bulb("1002", 9, 10),
                     lamp_and_bulb("1003", 10, 5)});
    staff::EmployeeWish known;
    known.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("SAM", known)));
  }

  RefusalCode refused(const staff::CommissionRuleWish& wish) {
    const auto result = shop.book.commissions().set_rule(wish);
    BOOST_REQUIRE(!result);
    return result.refusal().code;
  }
  void rules() {
    auto work = shop.book.commissions();
    BOOST_REQUIRE(bool(work.set_rule({"", "", september, "1"})));
    BOOST_REQUIRE(bool(work.set_rule({"", "lamps", september, "2.5"})));
    BOOST_TEST(*work.set_class({"lamps", {"LAMP"}, september}) == 1);
  }
  Result<std::vector<CommissionStatement>> issue(BusinessDate month, BusinessDate today = later) {
    return shop.book.commissions().issue({"SAM", month}, today);
  }
  std::vector<CommissionStatement> state(BusinessDate month) {
    auto all = shop.book.commissions().state({"SAM", month});
    BOOST_REQUIRE(static_cast<bool>(all));
    return *all;
  }
  /// The bytes of the paper, for people.
  std::string paper(const std::string& number, reports::ReportFormat format) {
    reports::ReportJob job;
    job.report = &reports::commission_statement_report();
    job.request.transfer = number;
    job.texts = i18n::Catalogue::load("en", i18n::locale_dir());
    app::BookReports desk(shop.book);
    const auto source = desk.source();
    TempDir dir;
    const auto file = dir / "paper";
    const auto done =
        reports::write_report_file(source, job, format, reports::ReportReader::person, file);
    BOOST_REQUIRE(static_cast<bool>(done));
    return read_file(file);
  }

  TeamShop& shop;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(commission)

BOOST_AUTO_TEST_CASE(a_month_is_stated_and_stays_and_what_changes_stands_in_the_next) {
  on_team_shops([](TeamShop& s) {
    PayShop pay(s);
    pay.rules();
    const auto now = pay.state(september);
    BOOST_REQUIRE(now.size() == 1U);
    BOOST_TEST(now[0].number == 0);
    BOOST_TEST(now[0].net().minor == 8000);
    // Bulbs 20.00 at 1 %, lamps 60.00 at 2.5 %.
    BOOST_TEST(now[0].commission().minor == 20 + 150);
    const auto issued = pay.issue(september);
    BOOST_REQUIRE(static_cast<bool>(issued));
    BOOST_TEST((issued->at(0).lines == now[0].lines));
    BOOST_TEST(issued->at(0).number == 1);
    BOOST_TEST((pay.issue(september).refusal().code == RefusalCode::commission_month_issued));
    const auto pdf = pay.paper("K1", reports::ReportFormat::pdf);
    const auto xlsx = pay.paper("K1", reports::ReportFormat::xlsx);

    take_in(s.book, {money_back("1001", 9, 20, 800), lamp_and_bulb("1004", 9, 25)});
    const auto kept = pay.state(september);
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST((kept[0].lines == now[0].lines));
    BOOST_TEST((pay.paper("K1", reports::ReportFormat::pdf) == pdf));
    BOOST_TEST((pay.paper("K1", reports::ReportFormat::xlsx) == xlsx));

    const auto next = pay.issue(october);
    BOOST_REQUIRE(static_cast<bool>(next));
    // October: 40.00. September: a sale more of 40.00, less 8.00 that went back.
    BOOST_TEST(next->at(0).net().minor == 4000 + 4000 - 800);
    std::int64_t changed = 0;
    for (const auto& line : next->at(0).lines)
      if (line.of_month == september) changed += line.net_minor;
    BOOST_TEST(changed == 3200);
    // All statements together say what was sold.
    BOOST_TEST(kept[0].net().minor + next->at(0).net().minor == 15'200);
    BOOST_TEST(
        (pay.issue(BusinessDate::of(2026, 11, 1)).refusal().code == RefusalCode::commission_none));
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(what_can_not_be_is_refused) {
  on_team_shops([](TeamShop& s) {
    PayShop pay(s);
    for (const char* rate : {"-1", "101", "x", "1.234", ""})
      BOOST_TEST((pay.refused({"", "", september, rate}) == RefusalCode::commission_rate_invalid));
    BOOST_TEST((pay.refused({"NONE", "", september, "1"}) == RefusalCode::role_unknown));
    auto work = s.book.commissions();
    BOOST_TEST((work.set_class({"x", {"NOTHING"}, september}).refusal().code ==
                RefusalCode::product_unknown));
    BOOST_TEST((pay.issue(september, BusinessDate::of(2026, 9, 30)).refusal().code ==
                RefusalCode::commission_month_open));
    BOOST_TEST(
        (work.issue({"X", september}, later).refusal().code == RefusalCode::employee_unknown));
    pay.rules();
    BOOST_REQUIRE(bool(pay.issue(september)));
    // What was stated is not stated otherwise.
    BOOST_TEST((pay.refused({"", "", september, "3"}) == RefusalCode::commission_issued));
    BOOST_TEST((work.set_class({"", {"LAMP"}, september}).refusal().code ==
                RefusalCode::commission_issued));
    BOOST_TEST(bool(work.set_rule({"seller", "", october, "3"})));
  });
}

BOOST_AUTO_TEST_CASE(nobody_sees_what_a_colleague_gets) {
  on_team_shops([](TeamShop& s) {
    PayShop pay(s);
    pay.rules();
    const auto ana = s.add("Ana");
    BOOST_REQUIRE(bool(pay.issue(september)));
    company::Actor other;
    other.employee = ana.id;
    const auto stores = s.book.stores();
    staff::Commissions hers(s.book.book(), stores, s.clock, other);
    BOOST_TEST((hers.state({"SAM", september}).refusal().code == RefusalCode::permission_missing));
    BOOST_TEST(
        (hers.issue({"SAM", october}, later).refusal().code == RefusalCode::permission_missing));
    BOOST_TEST(
        (hers.set_rule({"", "", october, "9"}).refusal().code == RefusalCode::permission_missing));
    const auto seen = [&](staff::Commissions& who) {
      return s.book.book().read([&](Unit& unit) { return who.issued(unit).size(); });
    };
    BOOST_TEST(seen(hers) == 0U);
    company::Actor own;
    own.employee = s.one("SAM").id;
    staff::Commissions his(s.book.book(), stores, s.clock, own);
    BOOST_TEST(seen(his) == 1U);
    BOOST_TEST(his.state({"SAM", september})->size() == 1U);
    auto owner = s.book.commissions();
    BOOST_TEST(seen(owner) == 1U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
