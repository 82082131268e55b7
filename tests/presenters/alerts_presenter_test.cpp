// The page of alerts: what is oversold or low where, who cleared it, what Today tells of it.

#include "gui/presenters/alerts_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/alert_card.h"
#include "gui/presenters/today_presenter.h"
#include "tests/presenters/support/supply.h"

namespace kontor::test {

namespace alerts_presenter_test {

struct QuietToday : gui::TodayView {
  void show_today() override {}
};

/// The shop has sold 3 of its 2 Apples and is low on Bells, the north is low on Bells too.
struct Alarm : Supply {
  explicit Alarm(TestBook& tb) : Supply(tb) {
    world.stock_up(201, world.shop, 2);
    world.stock_up(202, world.shop, 8);
    world.stock_up(202, world.north, 2);
    sell(201, 3, 4, -1);
    sell(202, 5, 2, 3);
    low_at("B", "", 3);
  }
  gui::AlertsPresenter& list(gui::AlertsChoice choice = {}) {
    made = std::make_unique<gui::AlertsPresenter>(*this, book, executor, english(), choice);
    made->load();
    return *made;
  }
  std::string words(gui::AlertsPresenter& alerts) {
    std::string text;
    for (std::size_t r = 0; r < alerts.rows(); ++r)
      text += (r == 0 ? "" : ", ") + alerts.cell(r, 0).text + " " + alerts.raw(r, 1) + " " +
              alerts.raw(r, 3);
    return text;
  }
  std::unique_ptr<gui::ClearAlertsForm> clearing(std::vector<gui::AlertToClear> alerts) {
    return std::make_unique<gui::ClearAlertsForm>(book, executor, english(), std::move(alerts),
                                                  "Bell");
  }
  std::string place(LocationId id) { return made->place_name(id); }

  std::unique_ptr<gui::AlertsPresenter> made;
};

void with_alarm(const std::function<void(Alarm&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Alarm alarm(tb);
    test(alarm);
  });
}

}  // namespace alerts_presenter_test

BOOST_AUTO_TEST_SUITE(alerts_presenter)

using namespace alerts_presenter_test;

BOOST_AUTO_TEST_CASE(alerts_tell_place_level_and_age) {
  with_alarm([](Alarm& a) {
    auto& alerts = a.list();
    const std::string shop = a.place(a.world.shop), north = a.place(a.world.north);
    BOOST_TEST(a.words(alerts) == "Oversold A " + shop + ", Low B " + shop + ", Low B " + north);
    BOOST_TEST(alerts.raw(0, a.column(alerts, "available")) == "-1");
    BOOST_TEST(alerts.raw(0, a.column(alerts, "age")) == "4");
    BOOST_CHECK(alerts.cell(0, 0).tone == gui::Tone::problem);
    BOOST_TEST(!alerts.cell(0, 0).icon.empty());
    BOOST_TEST(alerts.raw(1, a.column(alerts, "low-at")) == "3");
    BOOST_TEST(alerts.raw(1, a.column(alerts, "age")) == "2");
    // The north never had more.
    BOOST_TEST(alerts.raw(2, a.column(alerts, "since")) == "");
    BOOST_TEST(alerts.cell(2, a.column(alerts, "since")).text == "from the start");
    BOOST_TEST(alerts.footer() == "3 alerts");
    alerts.choose_kind(stock::AlertKind::low);
    BOOST_TEST(alerts.rows() == 2U);
    alerts.choose_place(a.world.north);
    BOOST_TEST(a.words(alerts) == "Low B " + north);
    BOOST_TEST(alerts.chips().size() == 2U);
    alerts.remove_chip("kind");
    alerts.remove_chip("place");
    BOOST_TEST(alerts.rows() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(clearing_asks_why_and_is_remembered) {
  with_alarm([](Alarm& a) {
    auto& alerts = a.list();
    auto form = a.clearing({{"B", "SHOP"}, {"B", "NORTH"}});
    form->save();
    BOOST_TEST(form->field("reason").error ==
               "Say why nothing is to be done: others will read it.");
    form->type("reason", "runs out");
    form->save();
    BOOST_TEST(form->saved() == "Saved.");
    BOOST_TEST(form->done() == "2 alerts are cleared.");
    alerts.load();
    BOOST_TEST(a.words(alerts) == "Oversold A " + a.place(a.world.shop));
    alerts.show_cleared(true);
    BOOST_REQUIRE(alerts.rows() == 2U);
    BOOST_TEST(alerts.raw(0, a.column(alerts, "reason")) == "runs out");
    BOOST_TEST(!alerts.may_clear(*alerts.at(0), a.book->actor_of_test));
    BOOST_TEST(alerts.chips().size() == 1U);
    alerts.clear_filters();
    BOOST_TEST(alerts.rows() == 1U);

    gui::AlertCard card(a, a.book, a.executor, english());
    card.show({ProductId(202), a.world.north});
    BOOST_TEST(card.title() == "Bell");
    BOOST_REQUIRE(card.clearings().rows() == 1U);
    BOOST_TEST(card.clearings().raw(0, 4) == "runs out");
    BOOST_TEST(card.clearings().raw(0, 2) == "2");
    // Its own place first.
    BOOST_REQUIRE(card.levels().rows() == 2U);
    BOOST_TEST(card.levels().raw(0, 0) == a.place(a.world.north));
    BOOST_TEST(card.levels().raw(1, 4) == "3");
  });
}

BOOST_AUTO_TEST_CASE(who_is_limited_sees_and_clears_his_places_only) {
  with_alarm([](Alarm& a) {
    a.limit_to(a.world.north, {company::Permission::read_stock});
    auto& alerts = a.list({a.world.shop, {}, false});
    BOOST_TEST(a.words(alerts) == "Low B " + a.place(a.world.north));
    BOOST_TEST(alerts.places().size() == 1U);
    // What his rights leave out he did not filter away.
    BOOST_TEST(!alerts.filtered());
    BOOST_TEST(alerts.chips().empty());
    BOOST_TEST(!alerts.may_clear(*alerts.at(0), a.book->actor_of_test));
    auto form = a.clearing({{"B", "SHOP"}});
    form->type("reason", "mine");
    form->save();
    BOOST_TEST(!form->error().empty());
    BOOST_TEST(form->refused().has_value());  // somebody may lend the right
    gui::AlertCard card(a, a.book, a.executor, english());
    card.show({ProductId(202), a.world.shop});
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.levels().rows() == 0U);
    int changes = 0;
    gui::AlertBadge badge(a.book, a.executor, [&] { ++changes; });
    badge.load();
    badge.load();
    BOOST_TEST(badge.counts().all() == 1);
    BOOST_TEST(changes == 1);
  });
}

BOOST_AUTO_TEST_CASE(todays_figures_are_the_rows_that_they_open) {
  with_alarm([](Alarm& a) {
    QuietToday view;
    gui::TodayPresenter today(view, a.book, a.executor, english());
    today.load();
    std::size_t told = 0;
    for (std::size_t row = 0; row < today.needs().rows(); ++row) {
      const auto where = today.needs().leads_to(row);
      const auto* shown = where ? std::get_if<gui::StockPageState>(&where->shown) : nullptr;
      if (!shown) continue;
      ++told;
      BOOST_CHECK(shown->view == gui::StockView::alerts);
      auto& alerts = a.list(shown->alerts);
      const std::string sentence = today.needs().raw(row, 0);
      BOOST_TEST(sentence.starts_with(std::to_string(alerts.rows()) + " "), sentence);
    }
    BOOST_TEST(told == 2U);
    auto form = a.clearing({{"B", "SHOP"}});
    form->type("reason", "ordered");
    form->save();
    today.load();
    BOOST_TEST(today.needs().raw(1, 0) == "1 low-stock alert");
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_fails_says_so) {
  with_alarm([](Alarm& a) {
    a.book->fail_with(FailureCode::database_lost);
    auto& alerts = a.list();
    BOOST_CHECK(alerts.state() == gui::ListPresenter::State::failed);
    a.book->fail_with({});
    alerts.refresh(0);
    BOOST_TEST(alerts.rows() == 3U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
