// Coaching: what is noted, who sees it, and whether it changed anything; on both engines.

#include <functional>
#include <random>

#include "domain/staff/coaching_effects.h"
#include "persistence/stores/query.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using staff::CoachingNote;
using staff::Measure;

const BusinessDate talk = BusinessDate::of(2026, 6, 1);
constexpr int all_days = 90;

/// Five who sell in one shop from 90 days before the talk to 90 days after it.
class CoachedShop {
 public:
  /// Hundredths of the items of the others that the first one sells, by day from the talk.
  using First = std::function<int(int day)>;

  explicit CoachedShop(TeamShop& s) : m_shop(s) {
    for (const char* name : {"Ana", "Ben", "Cy", "Dea", "Eli"}) m_people.push_back(s.add(name).id);
  }

  void sell(const First& first, unsigned seed = 7) {
    std::mt19937 random(seed);
    m_shop.book.book().write([&](Unit& unit) {
      for (int day = -all_days; day <= all_days; ++day)
        for (std::size_t who = 0; who < m_people.size(); ++who) {
          std::int64_t orders = 0, units = 0;
          for (const int hour : {8, 11, 14}) {
            const auto came = static_cast<std::int64_t>(6 + random() % 5);
            std::int64_t sold = came;
            for (std::int64_t i = 0; i < came; ++i) sold += random() % 3;
            if (who == 0) sold = sold * first(day) / 100;
            add(unit, true, talk + day, hour, m_people[who], came, sold);
            orders += came;
            units += sold;
          }
          add(unit, false, talk + day, 0, m_people[who], orders, units);
        }
    });
  }
  std::vector<staff::CoachingEffect> effects(std::size_t who,
                                             BusinessDate today = talk + all_days) {
    persistence::SqlTeamReader reader;
    return m_shop.book.book().read([&](Unit& unit) {
      const auto stores = m_shop.book.stores();
      return staff::coaching_effects(unit, reader, stores, stores.coaching.notes(unit, {}),
                                     m_people.at(who), today);
    });
  }
  EmployeeId person(std::size_t number) const { return m_people.at(number); }

 private:
  static void add(Unit& unit, bool by_hour, BusinessDate date, int hour, EmployeeId who,
                  std::int64_t orders, std::int64_t units) {
    constexpr std::int64_t hours_of_day = 24, ppm = 1'000'000, price = 500;
    persistence::Query q(
        unit, std::string("insert into ") + (by_hour ? "ticket_hour" : "ticket_day") +
                  " (entity_id, date, " + (by_hour ? "hour, " : "") +
                  "channel_id, location_id, employee_id, currency, orders, credit_ppm, add_on_ppm, "
                  "customer_ppm, units_milli, gross_minor, discount_minor, manual_minor, "
                  "returns_minor) select l.entity_id, :date, " +
                  (by_hour ? ":hour, " : "") +
                  "1, l.id, :employee, 'EUR', :orders, :credit, 0, 0, :units, :gross, 0, 0, 0 "
                  "from location l where l.code = 'MAIN'");
    q.bind("date", date);
    if (by_hour) q.bind("hour", date.days * hours_of_day + hour);
    q.bind("employee", who).bind("orders", orders).bind("credit", orders * ppm);
    q.bind("units", units * 1000).bind("gross", units * price);
    q.execute();
  }

  TeamShop& m_shop;
  std::vector<EmployeeId> m_people;
};

staff::NoteWish wish(const char* employee = "ANA") {
  staff::NoteWish w;
  w.employee = employee;
  w.held_on = talk;
  w.measure = "units_per_order";
  w.goal = "1.8 items an order";
  w.words = "offer a bulb with each lamp";
  w.follow_up = talk + 14;
  return w;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coaching)

BOOST_AUTO_TEST_CASE(notes_have_a_topic_of_their_measure_and_are_followed_up_until_they_end) {
  on_team_shops([](TeamShop& s) {
    s.add("Ana");
    auto work = s.book.coaching();
    const auto made = work.note(wish());
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->number == 1);
    BOOST_TEST(made->topic == "add_on_selling");
    BOOST_TEST((work.follow_up({1, talk + 14, "does it", talk + 30})->due() == talk + 30));
    BOOST_TEST((work.follow_up({1, talk + 30, "keeps it", {}})->due() == std::nullopt));
    BOOST_TEST((work.follow_up({1, talk + 31, "", {}}).refusal().code ==
                RefusalCode::coaching_note_closed));
    const auto notes = s.book.book().read([&](Unit& unit) { return work.notes(unit); });
    BOOST_REQUIRE(notes.size() == 1U);
    BOOST_TEST(notes[0].goal == "1.8 items an order");
    BOOST_REQUIRE(notes[0].followed.size() == 2U);
    BOOST_TEST(notes[0].followed[0].words == "does it");
    BOOST_TEST((notes[0].measure == Measure::units_per_order));
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
  on_team_shops([](TeamShop& s) {
    s.add("Ana");
    auto work = s.book.coaching();
    const auto refused = [&](const std::function<void(staff::NoteWish&)>& change) {
      auto w = wish();
      change(w);
      const auto result = work.note(w);
      BOOST_REQUIRE(!result);
      return result.refusal().code;
    };
    BOOST_TEST((refused([](auto& w) { w.employee = "X"; }) == RefusalCode::employee_unknown));
    BOOST_TEST((refused([](auto& w) { w.measure = "charm"; }) == RefusalCode::measure_unknown));
    BOOST_TEST(
        (refused([](auto& w) { w.measure.clear(); }) == RefusalCode::coaching_topic_missing));
    BOOST_TEST(
        (refused([](auto& w) { w.follow_up = talk + -1; }) == RefusalCode::date_range_invalid));
    BOOST_TEST(
        (work.follow_up({9, talk, "", {}}).refusal().code == RefusalCode::coaching_note_unknown));
    BOOST_REQUIRE(bool(work.note(wish())));
    BOOST_TEST(
        (work.follow_up({1, talk + -1, "", {}}).refusal().code == RefusalCode::date_range_invalid));
  });
}

BOOST_AUTO_TEST_CASE(the_shop_has_topics_of_its_own) {
  on_team_shops([](TeamShop& s) {
    s.add("Ana");
    auto work = s.book.coaching();
    BOOST_REQUIRE(bool(work.set_topic("units_per_order", "add_on_selling", true)));
    BOOST_TEST((work.note(wish()).refusal().code == RefusalCode::coaching_topic_missing));
    BOOST_REQUIRE(bool(work.set_topic("units_per_order", "Bulbs with lamps")));
    BOOST_REQUIRE(bool(work.set_topic("units_per_order", "Bulbs with lamps")));
    BOOST_TEST(work.note(wish())->topic == "Bulbs with lamps");
    BOOST_TEST((work.set_topic("units_per_order", "nothing", true).refusal().code ==
                RefusalCode::topic_unknown));
    BOOST_TEST((work.set_topic("x", "y").refusal().code == RefusalCode::measure_unknown));
    const auto topics =
        s.book.book().read([&](Unit& unit) { return s.book.stores().coaching.topics(unit); });
    BOOST_TEST(topics.size() == 5U);
  });
}

BOOST_AUTO_TEST_CASE(employees_see_their_own_notes_and_no_colleague_does) {
  on_team_shops([](TeamShop& s) {
    const auto ana = s.add("Ana"), ben = s.add("Ben");
    BOOST_REQUIRE(bool(s.book.coaching().note(wish())));
    const auto stores = s.book.stores();
    const auto seen = [&](company::Actor actor) {
      const staff::Coaching work(s.book.book(), stores, s.clock, actor);
      return s.book.book().read([&](Unit& unit) { return work.notes(unit).size(); });
    };
    company::Actor self, colleague, trainer, elsewhere;
    self.employee = ana.id;
    colleague.employee = ben.id;
    colleague.permissions = {company::Permission::read_staff, company::Permission::edit_staff};
    trainer.permissions = {company::Permission::coach_staff};
    BOOST_TEST(seen(self) == 1U);
    BOOST_TEST(seen(colleague) == 0U);
    BOOST_TEST(seen(trainer) == 1U);
    BOOST_TEST(seen(elsewhere) == 0U);
    staff::Coaching own(s.book.book(), stores, s.clock, self);
    BOOST_TEST((own.note(wish()).refusal().code == RefusalCode::permission_missing));
    BOOST_TEST(
        (own.follow_up({1, talk, "", {}}).refusal().code == RefusalCode::permission_missing));
    BOOST_TEST(
        (own.set_topic("units_per_order", "x").refusal().code == RefusalCode::permission_missing));
  });
}

BOOST_AUTO_TEST_CASE(a_coaching_that_works_is_told_from_one_that_does_not) {
  on_team_shops([](TeamShop& s) {
    CoachedShop shop(s);
    shop.sell([](int day) { return day <= 0 ? 75 : 100; });
    auto work = s.book.coaching();
    BOOST_REQUIRE(bool(work.note(wish())));
    BOOST_REQUIRE(bool(work.note(wish("BEN"))));
    const auto ana = shop.effects(0);
    BOOST_REQUIRE(ana.size() == 1U);
    BOOST_TEST(ana[0].worked());
    BOOST_TEST(!ana[0].growing);
    BOOST_TEST(ana[0].effect.days_before == 90);
    // A quarter of about two items.
    BOOST_TEST(ana[0].effect.change > 350);
    BOOST_TEST(ana[0].effect.change < 650);
    const auto ben = shop.effects(1);
    BOOST_REQUIRE(ben.size() == 1U);
    BOOST_TEST(!ben[0].effect.beyond_chance());
    // After three days nothing can be said.
    const auto early = shop.effects(0, talk + 3);
    BOOST_TEST(!early.at(0).effect.told());
    BOOST_TEST(early.at(0).growing);
  });
}

BOOST_AUTO_TEST_CASE(who_else_was_coached_is_no_measure) {
  on_team_shops([](TeamShop& s) {
    CoachedShop shop(s);
    shop.sell([](int) { return 100; });
    auto work = s.book.coaching();
    for (const char* who : {"ANA", "BEN", "CY"}) BOOST_REQUIRE(bool(work.note(wish(who))));
    // Two colleagues are left who were not coached: too few.
    BOOST_TEST((shop.effects(0).at(0).effect.before == statistics::Verdict::few_peers));
  });
}

BOOST_AUTO_TEST_CASE(a_newcomer_comes_to_the_level_of_colleagues) {
  on_team_shops([](TeamShop& s) {
    CoachedShop shop(s);
    // The first day is 90 days before the talk; the first eight weeks are weak.
    shop.sell([](int day) { return day < -all_days + 56 ? 70 : 100; });
    auto ana = s.one("ANA");
    persistence::SqlTeamReader reader;
    const auto curve = [&](std::optional<BusinessDate> hired) {
      ana.hired = hired;
      return s.book.book().read([&](Unit& unit) {
        return staff::onboarding(unit, reader, s.book.stores(), ana, talk + all_days);
      });
    };
    BOOST_TEST(curve(std::nullopt).empty());
    const auto curves = curve(talk + -all_days);
    BOOST_REQUIRE(curves.size() == 2U);  // what the tickets tell: items and value
    const auto& items = curves[0];
    BOOST_TEST((items.measure == Measure::units_per_order));
    BOOST_TEST(items.steps.size() == 6U);
    BOOST_TEST(items.steps[0].high < 0);
    BOOST_TEST(items.steps[1].high < 0);
    BOOST_TEST((items.reached == 84));
    BOOST_TEST(items.steps[2].first_day == 56);
    BOOST_TEST(items.steps[2].low < 0);
    BOOST_TEST(items.steps[2].high > 0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
