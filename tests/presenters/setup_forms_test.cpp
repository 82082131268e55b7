#include <boost/test/unit_test.hpp>

#include "gui/presenters/company_form.h"
#include "gui/presenters/places.h"
#include "tests/presenters/support/day_one.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"

namespace kontor::test {

namespace setup_forms_test {

using Kind = gui::FormField::Kind;

struct FormViews : gui::FormView, gui::ListView {
  int forms = 0;
  void show_form() override { ++forms; }
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

struct FormScreen : FormViews {
  explicit FormScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        day_one(*book, tb.clock),
        company(book, executor, english()),
        places(*this, book, executor, english()),
        place(book, executor, english()),
        channels(*this, book, executor, english()),
        channel(book, executor, english()) {
    book->day_one_of_test = &day_one;
    company.set_view(*this);
    place.set_view(*this);
    channel.set_view(*this);
    places.on_read = [this] { place.take(places.facts()); };
    channels.on_read = [this] { channel.take(channels.facts()); };
    place.on_saved = [this] { places.load(); };
    channel.on_saved = [this] { channels.load(); };
  }
  /// The audit's acts about the company.
  std::vector<std::string> acts() {
    return book->book().read([](Unit& u) {
      soci::rowset<std::string> rows = persistence::sql(u).session().prepare
                                       << "select action from audit order by seq";
      return std::vector<std::string>(rows.begin(), rows.end());
    });
  }
  company::Entity berlin() {
    return book->book().read([&](Unit& u) { return book->company().entities(u).front(); });
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  FakeDayOne day_one;
  InlineExecutor executor;
  gui::CompanyForm company;
  gui::PlacesPresenter places;
  gui::PlaceForm place;
  gui::SalesChannelsPresenter channels;
  gui::SalesChannelForm channel;
};

}  // namespace setup_forms_test

BOOST_AUTO_TEST_SUITE(setup_forms)

using namespace setup_forms_test;

BOOST_AUTO_TEST_CASE(what_a_company_cannot_change_is_shown_with_the_reason) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.company.load();
    for (const char* id : {"code", "country", "currency"}) {
      BOOST_CHECK(s.company.field(id).kind == Kind::fixed);
      BOOST_TEST(!s.company.field(id).hint.empty());
      BOOST_TEST(!s.company.field(id).value.empty());
    }
    BOOST_TEST(s.company.field("name").value == "Entity BERLIN");
    BOOST_TEST(s.company.field("tax").value == "vat");
    BOOST_TEST(s.company.field("skus").value == "keep");
    BOOST_TEST(!s.company.can_save());
    BOOST_TEST(s.company.entities().size() == 2U);
    s.company.choose(EntityId(2));
    BOOST_TEST(s.company.field("code").value == "TOKYO");
    BOOST_TEST(s.company.field("currency").value == "JPY");
  });
}

BOOST_AUTO_TEST_CASE(who_closes_the_books_of_one_company_is_shown_that_one) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.book->actor_of_test.permissions.clear();
    s.book->actor_of_test.scoped = {{{EntityId(2), {}, {}}, {company::Permission::close_periods}}};
    s.company.load();
    BOOST_REQUIRE(s.company.entities().size() == 1U);
    BOOST_TEST(s.company.field("code").value == "TOKYO");
    BOOST_CHECK(s.company.field("name").kind == Kind::fixed);
    BOOST_CHECK(s.company.field("locked").kind == Kind::text);
  });
}

BOOST_AUTO_TEST_CASE(a_company_is_saved_whole_and_only_what_changed_is_an_act) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    auto& f = s.company;
    f.load();
    f.type("name", "Nordlicht");
    f.type("month", "4");
    f.type("start", "2026-03-01");
    BOOST_TEST(f.can_save());
    f.save();
    BOOST_TEST(f.error() == "");
    BOOST_TEST(f.saved() != "");
    BOOST_TEST(!f.changed());
    BOOST_TEST(s.berlin().name == "Nordlicht");
    BOOST_TEST(s.berlin().fiscal_year_month == 4);
    BOOST_CHECK(s.berlin().start == BusinessDate::of(2026, 3, 1));
    BOOST_TEST(s.berlin().zone == "Europe/Berlin");
    BOOST_TEST(s.acts() == (std::vector<std::string>{"entity.set"}));
    f.type("skus", "suffix");
    f.save();
    BOOST_TEST(s.acts() == (std::vector<std::string>{"entity.set", "book.set"}));
    // It was read again, as after every act: what was saved stays said.
    f.load();
    BOOST_TEST(f.field("skus").value == "suffix");
    BOOST_TEST(f.saved() != "");
    f.type("name", "Another");
    BOOST_TEST(f.saved() == "");
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_stands_beside_its_field_and_nothing_is_saved) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    auto& f = s.company;
    f.load();
    f.type("name", "");
    f.type("start", "soon");
    f.save();
    BOOST_TEST(f.field("name").error != "");
    BOOST_TEST(f.field("start").error.find("soon") != std::string::npos);
    BOOST_TEST(s.acts().empty());
    f.revert();
    BOOST_TEST(f.field("name").value == "Entity BERLIN");
    BOOST_TEST(f.field("start").error == "");
    // The use case refuses what only it knows.
    f.type("zone", "Europe/Nowhere");
    f.save();
    BOOST_TEST(f.field("zone").error.find("Europe/Nowhere") != std::string::npos);
    BOOST_TEST(f.error() == "");
    f.type("zone", "Europe/Bucharest");
    BOOST_TEST(f.field("zone").error == "");
    f.save();
    BOOST_TEST(s.berlin().zone == "Europe/Bucharest");
    // A right that is missing is of no field.
    s.day_one.actor.permissions.clear();
    f.type("name", "Nobody");
    f.save();
    BOOST_TEST(f.error() != "");
    BOOST_TEST(f.field("name").value == "Nobody");
    // What is typed is not lost when somebody else commits.
    f.load();
    BOOST_TEST(f.field("name").value == "Nobody");
  });
}

BOOST_AUTO_TEST_CASE(the_first_day_can_be_another_but_not_none) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    auto& f = s.company;
    f.load();
    f.type("start", "2026-03-01");
    f.save();
    f.type("start", "");
    f.save();
    BOOST_TEST(f.field("start").error != "");
    BOOST_CHECK(s.berlin().start == BusinessDate::of(2026, 3, 1));
  });
}

BOOST_AUTO_TEST_CASE(closing_days_tells_what_is_sealed_and_leads_to_its_paper) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    auto& f = s.company;
    s.day_one.chain = {2, {1, 9, test_now(), "beef"}, {10, 12, test_now(), "c0ffee"}};
    f.load();
    f.type("name", "Nordlicht");
    f.save();
    BOOST_TEST(f.sealed().empty(), "nothing was closed");
    f.type("locked", "2026-01-31");
    f.save();
    BOOST_TEST(f.error() == "");
    BOOST_REQUIRE(f.sealed().size() == 4U);
    BOOST_TEST(f.sealed()[0].find("1 to 12") != std::string::npos, f.sealed()[0]);
    BOOST_TEST(f.sealed()[1].find("beef") != std::string::npos);
    BOOST_TEST(f.sealed()[3] == "Head of the audit chain: c0ffee");
    BOOST_CHECK(f.closed().entity == EntityId(1));
    BOOST_TEST(!f.closed().period.from.has_value());
    BOOST_CHECK(f.closed().period.to == BusinessDate::of(2026, 1, 31));
    BOOST_TEST(f.may_see_paper());
    // It was read again, as after every act: what was closed stays said.
    f.load();
    BOOST_TEST(f.sealed().size() == 4U);
    f.type("locked", "2026-02-28");
    f.save();
    BOOST_CHECK(f.closed().period.from == BusinessDate::of(2026, 2, 1));
    s.book->actor_of_test.permissions.erase(company::Permission::read_cost);
    BOOST_TEST(!f.may_see_paper());
    // A refused close says nothing of seals.
    f.type("locked", "2026-02-01");
    f.save();
    BOOST_TEST(f.field("locked").error != "");
    f.choose(EntityId(2));
    BOOST_TEST(f.sealed().empty());
  });
}

BOOST_AUTO_TEST_CASE(places_are_listed_renamed_and_added) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.places.load();
    // The other ends of movements are no places to see.
    BOOST_REQUIRE(s.places.rows() == 2U);
    BOOST_TEST(s.place.empty());
    s.place.show_thing("SHOP");
    BOOST_CHECK(s.place.field("code").kind == Kind::fixed);
    BOOST_CHECK(s.place.field("kind").kind == Kind::fixed);
    s.place.type("name", "Corner shop");
    s.place.type("hour", "4");
    s.place.save();
    BOOST_TEST(s.place.error() == "");
    const auto row = s.places.row_of("SHOP");
    BOOST_REQUIRE(row.has_value());
    BOOST_TEST(s.places.cell(*row, 1).text == "Corner shop");
    BOOST_TEST(s.places.cell(*row, 4).text == "4");
    s.place.begin_new();
    BOOST_TEST(s.place.is_new());
    BOOST_TEST(s.place.can_save());
    s.place.save();
    BOOST_TEST(s.place.field("name").error != "");
    s.place.type("name", "Cellar");
    s.place.type("code", "SHOP");
    s.place.type("kind", "warehouse");
    s.place.save();
    BOOST_TEST(s.place.field("code").error.find("SHOP") != std::string::npos);
    s.place.type("code", "");
    s.place.save();
    BOOST_TEST(!s.place.is_new());
    BOOST_TEST(s.place.code() == "CELLAR");
    BOOST_TEST(s.places.rows() == 3U);
    BOOST_TEST(s.place.field("zone").value == "Europe/Berlin");
    BOOST_CHECK(s.place.field("code").kind == Kind::fixed);
  });
}

BOOST_AUTO_TEST_CASE(what_was_typed_can_be_brought_back_after_another_was_chosen) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.places.load();
    std::vector<std::string> shown;
    s.place.on_shown = [&](const std::string& code) { shown.push_back(code); };
    s.place.show_thing("SHOP");
    s.place.type("name", "Corner shop");
    s.place.show_thing("HOUSE");
    BOOST_TEST(s.place.left() != "");
    BOOST_TEST(!s.place.changed());
    s.place.bring_back();
    BOOST_TEST(shown == std::vector<std::string>{"SHOP"});
    BOOST_TEST(s.place.field("name").value == "Corner shop");
    BOOST_TEST(s.place.changed());
    BOOST_TEST(s.place.left() == "");
    s.place.revert();
    // A new one that is not wanted any more gives way to what was shown before.
    s.place.begin_new();
    s.place.type("name", "Cellar");
    s.place.revert();
    BOOST_TEST(s.place.code() == "SHOP");
    BOOST_TEST(!s.place.is_new());
    // And one that was left is a new one again.
    s.place.begin_new();
    s.place.type("name", "Cellar");
    s.place.show_thing("HOUSE");
    s.place.bring_back();
    BOOST_TEST(s.place.is_new());
    BOOST_TEST(s.place.field("name").value == "Cellar");
  });
}

BOOST_AUTO_TEST_CASE(channels_are_listed_changed_and_added) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.channels.load();
    BOOST_REQUIRE(s.channels.rows() == 2U);
    s.channel.show_thing("WEB");
    BOOST_TEST(s.channel.field("sources").value == "");
    s.channel.type("sources", "HOUSE, NOWHERE");
    s.channel.save();
    BOOST_TEST(s.channel.field("sources").error.find("NOWHERE") != std::string::npos);
    s.channel.type("sources", "HOUSE; SHOP");
    s.channel.type("recognise", "paid");
    s.channel.type("case", "");
    s.channel.save();
    BOOST_TEST(s.channel.error() == "");
    BOOST_TEST(s.channel.field("sources").value == "HOUSE, SHOP");
    const auto web = s.book->book().read([&](Unit& u) {
      for (const auto& c : s.book->company().channels(u))
        if (c.code == "WEB") return c;
      return company::Channel();
    });
    BOOST_CHECK(web.recognise == company::Recognise::paid);
    BOOST_TEST(!web.sku_case_matters);
    BOOST_REQUIRE(web.sources.size() == 2U);
    BOOST_TEST(web.sources.front().value == 12);
    s.channel.begin_new();
    s.channel.type("name", "Market stall");
    s.channel.save();
    BOOST_TEST(s.channel.code() == "MARKET-STALL");
    BOOST_TEST(s.channels.rows() == 3U);
    BOOST_TEST(s.channel.field("case").value == "yes");
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_cannot_be_read_is_said) {
  on_sqlite([](TestBook& tb) {
    FormScreen s(tb);
    s.book->fail_with(FailureCode::database_unreachable);
    s.company.load();
    BOOST_TEST(s.company.error() != "");
    BOOST_TEST(s.company.fields().empty());
    s.book->fail_with({});
    s.company.load();
    BOOST_TEST(s.company.error() == "");
    BOOST_TEST(s.company.field("name").value == "Entity BERLIN");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
