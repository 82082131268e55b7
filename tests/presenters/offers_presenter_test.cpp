// What channels may sell, as the window shows and tells it.

#include "gui/presenters/offers_presenter.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/day_one.h"
#include "tests/presenters/support/supply.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace offers_presenter_test {

struct Teller : Supply {
  explicit Teller(TestBook& tb) : Supply(tb), day_one(*book, tb.clock) {
    book->day_one_of_test = &day_one;
    world.stock_up(201, world.shop, 10);
    world.stock_up(201, world.house, 3);
    world.stock_up(202, world.shop, 2);
    sell_from({world.shop, world.house});
  }
  void sell_from(const std::vector<LocationId>& sources) {
    book->book().write([&](Unit& u) {
      for (auto channel : book->company().channels(u)) {
        channel.sources = sources;
        if (channel.code == "WEB") book->company().set(u, channel);
      }
    });
  }
  gui::OffersPresenter& list(const gui::OffersChoice& choice = {"WEB", "plain", false, {}}) {
    made = std::make_unique<gui::OffersPresenter>(*this, book, executor, english(), choice);
    made->load();
    return *made;
  }
  std::string all() {
    std::string text;
    for (std::size_t r = 0; r < made->rows(); ++r) text += row(*made, r) + ";";
    return text;
  }
  company::Channel web() { return *list().channel(); }

  FakeDayOne day_one;
  std::unique_ptr<gui::OffersPresenter> made;
};

void with_teller(const std::function<void(Teller&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Teller teller(tb);
    test(teller);
    teller.world.check();
  });
}

}  // namespace offers_presenter_test

BOOST_AUTO_TEST_SUITE(offers_presenter)

using namespace offers_presenter_test;

BOOST_AUTO_TEST_CASE(what_a_channel_may_sell_is_listed_and_told_once) {
  with_teller([](Teller& t) {
    const TempDir dir;
    auto& list = t.list();
    BOOST_TEST(t.all() == "A|Apple|10|3|0|13|;B|Bell|2|0|0|2|;");
    BOOST_TEST(list.footer() == "2 products to be told");
    BOOST_TEST(list.sources_words().find("Sells from: ") == 0U);
    BOOST_TEST(list.cell(0, t.column(list, "before")).text == "nothing yet");
    list.search("bell");
    BOOST_TEST(list.rows() == 1U);
    list.search("");
    list.choose_form("shopify-inventory");
    BOOST_TEST(list.rows() == 0U);
    BOOST_TEST(list.footer().find("2 products were left out") != std::string::npos);
    list.choose_form("plain");
    BOOST_TEST(list.file_name() == "plain-WEB.csv");
    // What could not be written was told to nobody.
    list.publish("/nowhere/at/all.csv");
    BOOST_TEST((list.said_tone() == gui::Tone::problem));
    BOOST_TEST(list.written().empty());
    BOOST_TEST(list.rows() == 2U);
    const auto file = (dir / "offers.csv").string();
    list.publish(file);
    BOOST_TEST(list.written() == file);
    BOOST_TEST(list.said() ==
               file + " holds the 2 products that changed. Upload it to the channel.");
    BOOST_TEST((list.state() == gui::ListPresenter::State::empty));
    BOOST_TEST(!list.can_publish());
    BOOST_TEST(std::filesystem::file_size(file) > 0U);
    list.show_all(true);
    BOOST_TEST(t.all() == "A|Apple|10|3|0|13|13;B|Bell|2|0|0|2|2;");
    // What is committed meanwhile is news, and said.
    BOOST_TEST(!list.stale());
    list.book_changed();
    BOOST_TEST(!list.stale());
    BOOST_TEST(t.book->offer_work().set_buffer("WEB", "", Quantity::of_units(4)).value());
    list.book_changed();
    BOOST_TEST(list.stale());
    list.show_all(false);
    BOOST_TEST(t.all() == "A|Apple|9|0|4|9|13;B|Bell|0|0|4|0|2;");
  });
}

BOOST_AUTO_TEST_CASE(places_and_what_is_withheld_are_set_by_their_forms) {
  with_teller([](Teller& t) {
    const auto web = t.web();
    gui::ChannelSourcesForm sources(t.book, t.executor, english(), web, t.made->places());
    BOOST_TEST(sources.field("source-1").value == "SHOP");
    sources.type("source-2", "SHOP");
    sources.save();
    BOOST_TEST(sources.field("source-2").error == "This place is chosen already.");
    sources.type("source-1", "");
    sources.type("source-2", "");
    sources.save();
    BOOST_TEST(!sources.field("source-1").error.empty());
    const auto house = std::ranges::find(t.made->places(), t.world.house, &company::Location::id);
    sources.type("source-1", house->code);
    sources.type("source-2", "SHOP");
    sources.save();
    BOOST_TEST(sources.saved() == "Saved.");
    t.list();
    BOOST_TEST(t.all() == "A|Apple|3|10|0|13|;B|Bell|0|2|0|2|;");

    gui::ChannelBufferForm any(t.book, t.executor, english(), web, {});
    any.type("units", "lots");
    any.save();
    BOOST_TEST(any.field("units").error == "lots is no quantity: 12");
    any.type("units", "1");
    any.save();
    gui::ChannelBufferForm none(t.book, t.executor, english(), web, "NOPE");
    none.type("units", "3");
    none.save();
    BOOST_TEST(!none.field("product").error.empty());
    none.type("product", "A");
    none.save();
    t.list();
    BOOST_TEST(t.all() == "A|Apple|3|7|3|10|;B|Bell|0|1|1|1|;");
    gui::ChannelBufferForm as_any(t.book, t.executor, english(), web, "A");
    as_any.save();
    t.list();
    BOOST_TEST(t.all() == "A|Apple|3|9|1|12|;B|Bell|0|1|1|1|;");
  });
}

BOOST_AUTO_TEST_CASE(only_channels_that_somebody_may_tell_are_there) {
  with_teller([](Teller& t) {
    t.book->actor_of_test.permissions = {company::Permission::read_stock};
    auto& none = t.list();
    BOOST_TEST(none.channels().empty());
    BOOST_TEST((none.state() == gui::ListPresenter::State::empty));
    BOOST_TEST(!none.can_publish());
    BOOST_TEST(!none.channel());
    const auto channels =
        t.book->book().read([&](Unit& u) { return t.book->company().channels(u); });
    const auto web = std::ranges::find(channels, "WEB", &company::Channel::code);
    t.book->actor_of_test.permissions.clear();
    t.book->actor_of_test.scoped = {{company::scope_of(*web), {company::Permission::edit_catalog}}};
    auto& one = t.list({});
    BOOST_REQUIRE(one.channels().size() == 1U);
    BOOST_TEST(one.channel()->code == "WEB");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
