// The trainer's comparison of a book: who stands out, and who sees it.

#include "domain/staff/trainer.h"

#include <random>

#include "i18n/finding_words.h"
#include "persistence/stores/query.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using staff::Finding;
using staff::Measure;

const staff::ReviewPeriod period{BusinessDate::of(2026, 6, 1), BusinessDate::of(2026, 8, 31)};

/// Five who sell in one shop, each in all hours, for so many days. The first one sells so many
/// hundredths of the items of the others.
class SellingShop {
 public:
  explicit SellingShop(TeamShop& s) : m_shop(s) {
    for (const char* name : {"Ana", "Ben", "Cy", "Dea", "Eli"}) m_people.push_back(s.add(name).id);
  }

  void sell(int days, int hundredths_of_first) {
    std::mt19937 random(7);
    m_shop.book.book().write([&](Unit& unit) {
      for (int day = 0; day < days; ++day)
        for (std::size_t who = 0; who < m_people.size(); ++who)
          for (const int hour : {8, 11, 14}) {
            const auto orders = static_cast<std::int64_t>(6 + random() % 5);
            std::int64_t units = orders;
            for (std::int64_t i = 0; i < orders; ++i) units += random() % 3;
            if (who == 0) units = units * hundredths_of_first / 100;
            add(unit, {period.from + day, hour, m_people[who]}, orders, units);
          }
    });
  }

  std::vector<Finding> findings(const company::Actor& actor) {
    persistence::SqlTeamReader reader;
    return m_shop.book.book().read([&](Unit& unit) {
      return staff::compared_team(unit, reader, m_shop.book.stores(), actor, period);
    });
  }
  std::vector<Finding> findings() { return findings(m_shop.book.actor()); }
  EmployeeId person(std::size_t number) const { return m_people.at(number); }

 private:
  struct Where {
    BusinessDate date;
    int hour;
    EmployeeId employee;
  };

  static void add(Unit& unit, const Where& at, std::int64_t orders, std::int64_t units) {
    constexpr std::int64_t hours_of_day = 24, ppm = 1'000'000, price = 500;
    persistence::Query q(
        unit,
        "insert into ticket_hour (entity_id, date, hour, channel_id, location_id, employee_id, "
        "currency, orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor, "
        "discount_minor, manual_minor, returns_minor) select l.entity_id, :date, :hour, 1, l.id, "
        ":employee, 'EUR', :orders, :credit, 0, 0, :units, :gross, 0, 0, 0 from location l where "
        "l.code = 'MAIN'");
    q.bind("date", at.date).bind("hour", at.date.days * hours_of_day + at.hour);
    q.bind("employee", at.employee).bind("orders", orders).bind("credit", orders * ppm);
    q.bind("units", units * 1000).bind("gross", units * price);
    q.execute();
  }

  TeamShop& m_shop;
  std::vector<EmployeeId> m_people;
};

std::vector<Finding> standing_out(const std::vector<Finding>& all) {
  std::vector<Finding> found;
  for (const auto& finding : all)
    if (finding.stands_out()) found.push_back(finding);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trainer)

BOOST_AUTO_TEST_CASE(who_sells_fewer_items_than_colleagues_in_the_same_hours_is_found) {
  on_team_shops([](TeamShop& s) {
    SellingShop shop(s);
    shop.sell(38, 75);
    // Colleagues may stand above a shop that she is one of.
    auto found = standing_out(shop.findings());
    std::erase_if(found, [](const Finding& finding) { return finding.good(); });
    // Fewer items of one price are less value: two measures of one person.
    BOOST_REQUIRE(found.size() == 2U);
    for (const auto& finding : found) {
      BOOST_TEST((finding.standing.employee == shop.person(0)));
      BOOST_TEST(!finding.good());
      BOOST_TEST(finding.standing.days == 38);
      BOOST_TEST(finding.standing.peers == 4);
      BOOST_TEST(finding.standing.high < 0);
    }
    BOOST_TEST((found[0].measure() == Measure::units_per_order));
    BOOST_TEST(found[0].standing.own < found[0].standing.peers_level);
    BOOST_TEST(found[0].standing.peers_level > 1900);
    BOOST_TEST((found[1].currency == Currency::of("EUR")));
  });
}

BOOST_AUTO_TEST_CASE(a_newcomer_of_few_days_gets_no_verdict) {
  on_team_shops([](TeamShop& s) {
    SellingShop shop(s);
    shop.sell(9, 50);
    const auto all = shop.findings();
    BOOST_TEST(all.size() == 10U);
    for (const auto& finding : all)
      BOOST_TEST((finding.standing.verdict == statistics::Verdict::few_days));
    BOOST_TEST(standing_out(all).empty());
  });
}

BOOST_AUTO_TEST_CASE(colleagues_are_compared_with_and_not_shown_to_who_may_not_see_them) {
  on_team_shops([](TeamShop& s) {
    SellingShop shop(s);
    shop.sell(38, 75);
    company::Actor ana;
    ana.employee = shop.person(0);
    const auto own = shop.findings(ana);
    BOOST_REQUIRE(own.size() == 2U);
    BOOST_TEST((own[0].standing.employee == ana.employee));
    BOOST_TEST(own[0].stands_out());
    company::Actor nobody;
    BOOST_TEST(shop.findings(nobody).empty());
    company::Actor elsewhere;
    for (const auto& place :
         s.book.book().read([&](Unit& unit) { return s.book.stores().company.locations(unit); }))
      if (place.code == "NORD")
        elsewhere.scoped = {{company::scope_of(place), {company::Permission::read_staff}}};
    BOOST_TEST(shop.findings(elsewhere).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_company_that_does_not_compare_is_left_out) {
  on_team_shops([](TeamShop& s) {
    SellingShop shop(s);
    shop.sell(38, 75);
    company::EntityDraft draft;
    draft.tax_scheme.clear();
    draft.compares = false;
    BOOST_REQUIRE(bool(s.book.setup().set_entity("SHOP", draft)));
    BOOST_TEST(shop.findings().empty());
    BOOST_REQUIRE(bool(s.book.setup().set_entity("SHOP", {})));
    BOOST_TEST(shop.findings().empty());
    draft.compares = true;
    BOOST_REQUIRE(bool(s.book.setup().set_entity("SHOP", draft)));
    BOOST_TEST(shop.findings().size() == 10U);
  });
}

BOOST_AUTO_TEST_CASE(a_review_is_of_three_whole_months) {
  const auto review = staff::review_period(BusinessDate::of(2026, 2, 14));
  BOOST_TEST(review.from.to_iso() == "2025-11-01");
  BOOST_TEST(review.to.to_iso() == "2026-01-31");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
