// The page of what to order: worked out once, changed by hand, made into drafts; settings.

#include "gui/presenters/replenish_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/replenish_card.h"
#include "tests/presenters/support/supply.h"

namespace kontor::test {

namespace replenish_presenter_test {

/// The shop sells Apples of MILL, and Bells; the north has many Bells that nobody buys there.
struct Needy : Supply {
  explicit Needy(TestBook& tb) : Supply(tb) {
    world.stock_up(201, world.shop, 22);
    world.stock_up(202, world.shop, 12);
    world.stock_up(202, world.north, 100);
    for (int day = 10; day >= 1; --day) sell(201, 2, day, 20);
    for (int day = 6; day >= 1; --day) sell(202, 2, day, 12);
    auto wish = world.terms("MILL", "A");
    wish.pack = Quantity::of_units(8);
    BOOST_REQUIRE(static_cast<bool>(world.suppliers().put({wish})));
  }
  gui::ReplenishPresenter& list(gui::ReplenishChoice choice = {}) {
    if (choice.place.empty()) choice.place = "SHOP";
    made = std::make_unique<gui::ReplenishPresenter>(*this, book, executor, english(), choice);
    made->load();
    return *made;
  }
  std::int64_t documents(const std::string& type) {
    return world.number("select count(*) from stock_document where type = '" + type + "'");
  }
  std::string asked(const std::string& sku) {
    return std::to_string(world.number(
        "select coalesce(sum(n.asked_milli), 0) from stock_document_line n join product p on "
        "p.id = n.product_id where p.sku = '" +
        sku + "'"));
  }
  std::unique_ptr<gui::ReplenishSettingsForm> settings(const std::string& place) {
    auto form = std::make_unique<gui::ReplenishSettingsForm>(book, executor, english(), place);
    form->load();
    return form;
  }

  std::unique_ptr<gui::ReplenishPresenter> made;
};

void with_needy(const std::function<void(Needy&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Needy needy(tb);
    test(needy);
    needy.world.check();
  });
}

}  // namespace replenish_presenter_test

BOOST_AUTO_TEST_SUITE(replenish_presenter)

using namespace replenish_presenter_test;

BOOST_AUTO_TEST_CASE(suggestions_become_drafts_as_they_were_changed) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    BOOST_REQUIRE(list.rows() == 2U);
    const std::size_t wanted = n.column(list, "wanted"), why = n.column(list, "why");
    BOOST_TEST(list.raw(0, n.column(list, "whom")) == "Mill");
    BOOST_TEST(list.raw(0, n.column(list, "suggested")) == list.raw(0, wanted));
    BOOST_TEST(list.raw(0, why).find("in packs of 8") != std::string::npos, list.raw(0, why));
    BOOST_TEST(!list.changed());
    BOOST_TEST(list.change(0, "many").value().find("many") != std::string::npos);
    BOOST_TEST(list.change(0, "1.5").has_value());
    BOOST_TEST(!list.change(0, "5").has_value());
    BOOST_TEST(list.raw(0, wanted) == "5");
    BOOST_TEST(list.changed());
    BOOST_TEST(!list.change(1, "0").has_value());
    list.make_drafts();
    BOOST_TEST(list.said() == "1 draft is made: P-1.");
    BOOST_TEST(n.documents("purchase") == 1);
    BOOST_TEST(n.asked("A") == "5000");
    BOOST_TEST(n.asked("B") == "0");
    // What is on drafts counts: the rest of it is still needed.
    BOOST_TEST(!list.changed());
    BOOST_TEST(list.raw(0, n.column(list, "position")) == "7");
  });
}

BOOST_AUTO_TEST_CASE(who_is_without_a_supplier_is_told) {
  with_needy([](Needy& n) {
    auto gone = n.world.terms("MILL", "B");
    gone.removed = true;
    BOOST_REQUIRE(static_cast<bool>(n.world.suppliers().put({gone})));
    auto& list = n.list();
    BOOST_REQUIRE(list.rows() == 2U);
    BOOST_TEST(list.cell(1, 0).text == "no supplier");
    list.make_drafts();
    BOOST_TEST(list.said() ==
               "1 draft is made: P-1. 1 product has no supplier and is on no draft.");
    BOOST_TEST(!list.can_draft());  // nobody can be asked for what is left
  });
}

BOOST_AUTO_TEST_CASE(by_transfer_who_has_too_much_gives) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    list.choose_transfer(true);
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 1) == "B");
    BOOST_TEST(list.cell(0, 0).text == "Location NORTH");
    // Days of cover there are not to be told where nothing is sold.
    BOOST_TEST(list.raw(0, n.column(list, "there-then")) == "");
    BOOST_TEST(list.raw(0, n.column(list, "then")) != "");
    list.make_drafts();
    BOOST_TEST(list.said() == "1 draft is made: T-1.");
    BOOST_TEST(n.documents("transfer") == 1);
    BOOST_TEST(list.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_searched_and_sorted_without_another_look) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    const int reads = n.book->reads();
    list.search("bel");
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 1) == "B");
    list.search("nothing of it");
    BOOST_CHECK(list.state() == gui::ListPresenter::State::nothing_found);
    list.clear_filters();
    BOOST_TEST(list.rows() == 2U);
    list.sort({n.column(list, "sku"), true});
    BOOST_TEST(list.raw(0, 1) == "B");
    list.sort({n.column(list, "available"), false});
    BOOST_TEST(list.raw(0, 1) == "B");
    BOOST_TEST(n.book->reads() == reads);
    // A search narrows what drafts are made of, too.
    list.search("apple");
    list.make_drafts();
    BOOST_TEST(n.asked("B") == "0");
    BOOST_TEST(n.asked("A") != "0");
  });
}

BOOST_AUTO_TEST_CASE(another_commit_makes_it_stale_and_its_own_drafts_do_not) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    list.book_changed();
    BOOST_TEST(!list.stale());
    n.world.stock_up(201, n.world.shop, 1);
    list.change(0, "3");
    list.book_changed();
    BOOST_TEST(list.stale());
    BOOST_TEST(list.raw(0, n.column(list, "wanted")) == "3");  // what was typed stays
    list.refresh(0);
    BOOST_TEST(!list.stale());
    list.make_drafts();
    list.book_changed();
    BOOST_TEST(!list.stale());
  });
}

BOOST_AUTO_TEST_CASE(the_reasons_replay_to_the_quantity) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    gui::ReplenishCard card(n, english());
    card.show(*list.at(0), "Mill");
    BOOST_TEST(card.title() == "Apple");
    BOOST_TEST(card.subtitle().find("Mill") != std::string::npos);
    auto& terms = card.terms();
    std::map<std::string, std::string> values;
    for (std::size_t row = 0; row < terms.rows(); ++row)
      values[terms.raw(row, 0)] = terms.raw(row, 1);
    BOOST_TEST(values.at("Suggested") == list.raw(0, n.column(list, "suggested")));
    BOOST_TEST(values.at("Pack") == "8");
    const double up_to = std::stod(values.at("Order up to"));
    const double needed = std::stod(values.at("Needed"));
    BOOST_TEST(needed == up_to - std::stod(values.at("Position")));
    BOOST_TEST(terms.raw(terms.rows() - 1, 2) == "needed, rounded up to whole packs");
    card.close();
    BOOST_TEST(!card.open());
  });
}

BOOST_AUTO_TEST_CASE(settings_are_inherited_and_used) {
  with_needy([](Needy& n) {
    auto all = n.settings("");
    BOOST_TEST(all->field("window").hint == "Empty: as usual, 90");
    BOOST_TEST(all->field("service").value.empty());
    all->type("window", "20");
    all->type("service", "97,5");
    all->save();
    BOOST_TEST(all->saved() == "Saved.");
    auto shop = n.settings("SHOP");
    BOOST_TEST(shop->field("window").hint == "Empty: as all places, 20");
    BOOST_TEST(shop->field("service").hint == "Empty: as all places, 97.5");
    shop->type("window", "ten");
    shop->save();
    BOOST_TEST(shop->field("window").error == "ten are no days: 14");
    shop->type("window", "10");
    shop->save();
    BOOST_TEST(shop->saved() == "Saved.");
    auto& list = n.list();
    BOOST_TEST(list.policy().window_days == 10);
    BOOST_TEST(list.policy().service_milli == 97'500);
    BOOST_TEST(list.footer().find("service level 97.5 %") != std::string::npos, list.footer());
    list.choose_place("NORTH");
    BOOST_TEST(list.policy().window_days == 20);
    shop = n.settings("SHOP");
    shop->type("window", "");
    shop->save();
    BOOST_TEST(n.list().policy().window_days == 20);
    all = n.settings("");
    all->type("service", "20");
    all->save();
    BOOST_TEST(!all->error().empty());
    BOOST_TEST(n.world.number("select count(*) from audit where action = 'replenish.policy'") == 3);
  });
}

BOOST_AUTO_TEST_CASE(rights_keep_to_places_and_costs) {
  with_needy([](Needy& n) {
    auto& list = n.list();
    const std::size_t price = n.column(list, "price");
    BOOST_TEST(!list.columns().at(price).hidden);
    BOOST_TEST(list.raw(0, price) == "2.50");
    n.limit_to(n.world.shop, {company::Permission::read_stock});
    auto& theirs = n.list({"NORTH", {}, false, {}});
    BOOST_TEST(theirs.place_code() == "SHOP");
    BOOST_TEST(theirs.places().size() == 1U);
    BOOST_REQUIRE(theirs.rows() == 2U);
    BOOST_TEST(theirs.columns().at(price).hidden);
    BOOST_TEST(theirs.raw(0, price).empty());
    BOOST_TEST(theirs.cell(0, price).text.empty());
    theirs.make_drafts();
    BOOST_CHECK(theirs.said_tone() == gui::Tone::problem);
    BOOST_TEST(theirs.refused().has_value());
    BOOST_TEST(n.documents("purchase") == 0);
  });
}

BOOST_AUTO_TEST_CASE(looking_can_be_given_up) {
  with_needy([](Needy& n) {
    SteppedExecutor stepped;
    gui::ReplenishPresenter list(n, n.book, stepped, english(), {"SHOP", {}, false, {}});
    list.load();
    BOOST_TEST(list.busy());
    list.cancel();
    stepped.finish();
    BOOST_TEST(list.rows() == 0U);
    BOOST_TEST(!list.busy());
    list.refresh(0);
    stepped.finish();
    BOOST_TEST(list.rows() == 2U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
