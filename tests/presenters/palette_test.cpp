#include <boost/test/unit_test.hpp>

#include "gui/presenters/palette_presenter.h"
#include "persistence/stores/customer_store.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/memory_settings.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace palette_test {

gui::PaletteRow command(const std::string& id, const std::string& title,
                        const std::string& help = {}) {
  gui::PaletteRow row;
  row.command = id;
  row.title = title;
  row.subtitle = help;
  return row;
}

std::vector<gui::PaletteRow> some_commands() {
  return {command("book.open", "Open book..."),
          command("area.orders", "Orders"),
          command("list.oversold", "Only oversold"),
          command("language.ar", "العربية"),
          command("language.zh_CN", "简体中文"),
          command("window.dense", "Dense rows", "Shows more rows at once.")};
}

/// Finds one thing for every question, or fails.
class OneThing : public gui::PaletteSource {
 public:
  std::vector<gui::PaletteRow> find(Unit&, const std::string& typed, int) const override {
    gui::PaletteRow row;
    row.title = "found " + typed;
    row.rank = 1;
    return {row};
  }
};

template <class AnyExecutor>
struct Screen : gui::PaletteView {
  Screen(std::shared_ptr<gui::OpenBook> book, gui::PaletteSources sources)
      : presenter(*this, std::move(book), std::move(sources), some_commands, settings, executor,
                  english()) {}
  void show_palette() override { ++shown; }
  std::vector<std::string> titles() const {
    std::vector<std::string> all;
    for (const auto& row : presenter.rows()) all.push_back(row.title);
    return all;
  }
  bool holds(const std::string& title) const {
    const auto all = titles();
    return std::find(all.begin(), all.end(), title) != all.end();
  }

  MemorySettings settings;
  AnyExecutor executor;
  int shown = 0;
  gui::PalettePresenter presenter;
};

using Titles = std::vector<std::string>;

void add_person(TestBook& tb, std::int64_t id, const std::string& name) {
  persistence::SqlCustomerStore people;
  tb.book.write([&](Unit& u) {
    people.add(u, ChannelId(21),
               {{{std::to_string(id) + "@x.example", "", "", name}, CustomerId(id)}}, BatchId(1));
  });
}

}  // namespace palette_test

BOOST_AUTO_TEST_SUITE(palette)

using namespace palette_test;

BOOST_AUTO_TEST_CASE(nearer_is_what_was_meant) {
  BOOST_TEST(*gui::match_rank("orders", "Orders") == 0);
  BOOST_TEST(*gui::match_rank("ord", "Orders") == 1);
  BOOST_TEST(*gui::match_rank("over", "Only oversold") == 2);
  BOOST_TEST(*gui::match_rank("only ov", "Only oversold") == 1);
  BOOST_TEST(*gui::match_rank("ov on", "Only oversold") == 3);
  BOOST_TEST(*gui::match_rank("sold", "Only oversold") == 4);
  BOOST_CHECK(!gui::match_rank("bike", "Orders"));
  BOOST_CHECK(!gui::match_rank("", "Orders"));
  BOOST_TEST(*gui::match_rank("masline", "Măsline") == 0);
  BOOST_TEST(*gui::match_rank("العربيه", "العربية") == 0);
  BOOST_TEST(*gui::match_rank("中文", "简体中文") == 4);
  BOOST_CHECK(gui::match_rank("jianti", "简体中文"));
}

BOOST_AUTO_TEST_CASE(commands_are_there_at_once_and_ranked) {
  Screen<InlineExecutor> s(nullptr, {});
  s.presenter.search({});
  BOOST_TEST(s.presenter.rows().size() == 6U);
  s.presenter.search("o");
  BOOST_TEST(s.titles().front() == "Open book...");
  s.presenter.search("rows");
  BOOST_TEST(s.titles() == Titles{"Dense rows"}, boost::test_tools::per_element());
  s.presenter.search("at once");
  BOOST_TEST(s.titles() == Titles{"Dense rows"}, boost::test_tools::per_element());
  s.presenter.search("no such thing");
  BOOST_TEST(s.presenter.rows().empty());
  BOOST_TEST(!s.presenter.sentence().empty());
}

BOOST_AUTO_TEST_CASE(what_was_run_before_comes_first_where_nothing_is_typed) {
  Screen<InlineExecutor> s(nullptr, {});
  s.presenter.search("dense");
  s.presenter.ran(s.presenter.rows().front());
  s.presenter.search("only");
  s.presenter.ran(s.presenter.rows().front());
  s.presenter.search({});
  BOOST_TEST(s.titles()[0] == "Only oversold");
  BOOST_TEST(s.titles()[1] == "Dense rows");
  BOOST_TEST(s.titles().size() == 6U);
}

BOOST_AUTO_TEST_CASE(products_and_orders_are_found_and_lead_to_their_row) {
  on_sqlite([](TestBook& tb) {
    ShopWorld world(tb.book);
    const auto bike = world.add_product("TB-1", "City bike", 200, 300);
    world.add_product("TB-2", "城市自行车", 5, 0);
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    Screen<InlineExecutor> s(book, gui::palette_sources(book, english()));
    s.presenter.search("tb-1");
    BOOST_REQUIRE(!s.presenter.rows().empty());
    const auto& found = s.presenter.rows().front();
    BOOST_TEST(found.title == "City bike");
    BOOST_TEST(found.rank == 0);
    BOOST_CHECK(found.leads.area == gui::Area::stock);
    BOOST_CHECK(std::get<gui::StockPageState>(found.leads.shown).product == bike);
    s.presenter.search("city");
    BOOST_TEST(s.holds("City bike"));
    s.presenter.search("自行");
    BOOST_TEST(s.holds("城市自行车"));
    s.presenter.search("nothing of the kind");
    BOOST_TEST(s.presenter.rows().empty());
  });
}

BOOST_AUTO_TEST_CASE(customers_and_their_orders_are_found) {
  for_each_engine([](TestBook& tb) {
    ShopWorld world(tb.book);
    add_person(tb, 41, "Ana Müller");
    OrderActs acts(tb);
    acts.add({test_order(1042)}, 1);
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    Screen<InlineExecutor> s(book, gui::palette_sources(book, english()));
    s.presenter.search("muller");
    BOOST_TEST(s.titles() == (Titles{"Ana Müller", "#1042"}), boost::test_tools::per_element());
    const auto& found = s.presenter.rows().front();
    BOOST_CHECK(found.leads.area == gui::Area::customers);
    BOOST_CHECK(std::get<gui::CustomersPageState>(found.leads.shown).customer == CustomerId(41));
  });
}

BOOST_AUTO_TEST_CASE(where_nothing_is_called_so_what_is_near_is_shown_and_said) {
  for_each_engine([](TestBook& tb) {
    ShopWorld world(tb.book);
    world.add_product("TB-1", "Walnut bowl", 200, 300);
    add_person(tb, 41, "Walnur Ana");
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    Screen<InlineExecutor> s(book, gui::palette_sources(book, english()));
    s.presenter.search("wlanut");
    BOOST_TEST(s.titles() == Titles{"Walnut bowl"}, boost::test_tools::per_element());
    BOOST_TEST(s.presenter.sentence() == "Nothing is called “wlanut”. These are near it.");
    s.presenter.search("walnu");  // both are called so
    BOOST_TEST(s.presenter.rows().size() == 2U);
    BOOST_TEST(s.presenter.sentence() == "2 found");
    // A command that is called so is enough.
    s.presenter.search("walnus");
    BOOST_TEST(s.presenter.rows().size() == 2U);
    BOOST_TEST(s.presenter.sentence() == "Nothing is called “walnus”. These are near it.");
    s.presenter.search("dense");
    world.add_product("TB-2", "Densa", 1, 0);
    s.presenter.search("dense");
    BOOST_TEST(s.titles() == Titles{"Dense rows"}, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(the_newest_question_wins_and_commands_do_not_wait) {
  on_sqlite([](TestBook& tb) {
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    Screen<SteppedExecutor> s(book, {std::make_shared<OneThing>()});
    s.presenter.search("ord");
    BOOST_TEST(s.holds("Orders"));
    BOOST_TEST(s.presenter.busy());
    s.presenter.search("orders");
    BOOST_TEST(s.executor.waiting() == 3U);  // the keys of the commands too
    s.executor.finish();
    BOOST_TEST(!s.presenter.busy());
    BOOST_TEST(s.holds("found orders"));
    BOOST_TEST(!s.holds("found ord"));
    BOOST_TEST(s.titles().front() == "Orders");
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_cannot_be_read_is_said_and_commands_stay) {
  on_sqlite([](TestBook& tb) {
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    Screen<InlineExecutor> s(book, {std::make_shared<OneThing>()});
    book->fail_with(FailureCode::database_lost);
    s.presenter.search("ord");
    BOOST_TEST(s.presenter.failed());
    BOOST_TEST(s.holds("Orders"));
    book->fail_with(std::nullopt);
    s.presenter.search("orde");
    BOOST_TEST(!s.presenter.failed());
    BOOST_TEST(s.holds("found orde"));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
