#include "gui/presenters/counts_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/count_acts.h"
#include "gui/presenters/count_card.h"
#include "gui/presenters/count_entry.h"
#include "gui/presenters/paper_presenter.h"
#include "tests/contract/transfer_world.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace counts_presenter_test {

struct SeenCounts : gui::ListView, gui::DetailView, gui::ScannedLinesView, gui::FormView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
  void show_lines() override {}
  void show_form() override {}
  void beep() override { ++beeps; }
  int beeps = 0;
};

/// The shop has 10 apples, 10 bells and 10 dishes, which have a barcode.
struct Counted : SeenCounts {
  explicit Counted(TestBook& tb)
      : world(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        acts(book, executor, english(), [] {}) {
    auto dish = TransferWorld::product(205, "D", "Dish");
    dish.barcode = "4006381333931";
    world.add_products({dish});
    for (const std::int64_t id : {201, 202, 205}) world.stock_up(id, world.shop, 10);
  }
  /// A count made as people make it.
  std::int64_t made(const std::string& choice = "all", const std::string& of = {},
                    bool blind = false) {
    gui::NewCountForm form(book, executor, english());
    form.load();
    form.type("place", "SHOP");
    form.type("choice", choice);
    form.type("of", of);
    if (blind) form.type("blind", "yes");
    form.save();
    told = form.error().empty() ? form.done() : form.error();
    return form.made();
  }
  std::unique_ptr<gui::CountEntry> entry(std::int64_t number) {
    return std::make_unique<gui::CountEntry>(*this, book, executor, english(), number);
  }
  stock::CountSheet sheet(std::int64_t number) {
    return *book->book().read([&](Unit& u) { return book->stores().count_sheets.find(u, number); });
  }
  static std::string row(gui::RowTable& table, std::size_t at,
                         std::initializer_list<std::size_t> columns) {
    std::string text;
    for (const std::size_t c : columns) text += table.raw(at, c) + "|";
    text.pop_back();
    return text;
  }

  TransferWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::CountActs acts;
  std::string told;
};

void with_counts(const std::function<void(Counted&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Counted counted(tb);
    test(counted);
    counted.world.check();
  });
}

constexpr std::size_t sku = 0, found = 2, expected = 5, difference = 6, state = 8;

}  // namespace counts_presenter_test

BOOST_AUTO_TEST_SUITE(counts_presenter)

using namespace counts_presenter_test;

BOOST_AUTO_TEST_CASE(a_count_is_scanned_and_posted) {
  with_counts([](Counted& c) {
    const auto number = c.made();
    BOOST_TEST(number == 1);
    BOOST_TEST(c.told == "C1 is made: 3 lines to count.");
    auto entry = c.entry(number);
    BOOST_TEST(entry->title() == "Count C1");
    // Without a quantity one more of it; a number says how many there are; a barcode serves too.
    for (int i = 0; i < 3; ++i) entry->scan("4006381333931", "");
    BOOST_TEST(c.row(entry->lines(), 0, {0, 2}) == "D|3");
    entry->scan("A", "9");
    entry->scan("A", "+2");
    BOOST_TEST(c.row(entry->lines(), 0, {0, 2}) == "A|11");
    BOOST_TEST(c.row(entry->lines(), 1, {0, 2}) == "D|3");
    entry->scan("NOPE", "");
    entry->scan("A", "many");
    BOOST_TEST(c.beeps == 2);
    BOOST_TEST(entry->summary() == "5 entries noted");
    entry->scan("B", "10");

    gui::CountCard card(c, c.book, c.executor, english());
    card.show(number);
    BOOST_TEST(card.error() == "");
    BOOST_REQUIRE(card.lines().rows() == 3U);
    BOOST_TEST(c.row(card.lines(), 0, {sku, found, expected, difference}) == "A|11|10|1");
    BOOST_TEST(c.row(card.lines(), 1, {sku, found, expected, difference}) == "B|10|10|0");
    c.acts.post(number, goods::Uncounted::refuse);
    BOOST_TEST(c.acts.result() == "C1 is posted: 2 lines with a difference.");
    BOOST_TEST(c.world.at(205, c.world.shop) == "3/0/0/0");
    BOOST_CHECK(c.sheet(number).state == stock::CountState::posted);
    entry->scan("A", "");
    BOOST_CHECK(entry->said_tone() == gui::Tone::problem);
  });
}

BOOST_AUTO_TEST_CASE(a_blind_count_tells_nothing_before_it_is_posted) {
  with_counts([](Counted& c) {
    const auto number = c.made("all", {}, true);
    auto entry = c.entry(number);
    entry->paste("A\t10\nB\t10\nD\t9\n");
    BOOST_TEST(entry->said() == "The list is in.");
    gui::CountCard card(c, c.book, c.executor, english());
    card.show(number);
    BOOST_TEST(card.subtitle().find("Blind") != std::string::npos);
    for (std::size_t line = 0; line < 3; ++line)
      BOOST_TEST(c.row(card.lines(), line, {expected, difference, state}) == "||");
    c.acts.post(number, goods::Uncounted::refuse);
    card.refresh();
    BOOST_TEST(c.row(card.lines(), 2, {sku, expected, difference}) == "D|10|-1");
  });
}

BOOST_AUTO_TEST_CASE(lines_that_nobody_counted_stop_it_until_it_is_said_what_they_are) {
  with_counts([](Counted& c) {
    const auto number = c.made();
    c.acts.post(number, goods::Uncounted::refuse);
    BOOST_TEST(c.acts.went_wrong());  // nobody began
    c.entry(number)->scan("A", "10");
    c.acts.post(number, goods::Uncounted::refuse);
    BOOST_TEST(c.acts.went_wrong());
    BOOST_TEST(!c.acts.result().empty());
    c.acts.post(number, goods::Uncounted::leave);
    BOOST_TEST(!c.acts.went_wrong(), c.acts.result());
    BOOST_TEST(c.world.at(202, c.world.shop) == "10/0/0/0");
  });
}

BOOST_AUTO_TEST_CASE(a_large_difference_is_counted_again_by_somebody_else) {
  with_counts([](Counted& c) {
    c.world.stock_up(201, c.world.shop, 40);
    const auto number = c.made("list", "A B");
    auto entry = c.entry(number);
    entry->scan("A", "20");
    entry->scan("B", "10");
    c.acts.recount(number);
    BOOST_TEST(c.acts.result() == "1 line is to be counted again.");
    gui::CountCard card(c, c.book, c.executor, english());
    card.show(number);
    BOOST_TEST(card.lines().raw(0, state) == "To be counted again");
    entry->scan("A", "20");
    BOOST_CHECK(entry->said_tone() == gui::Tone::problem);
    BOOST_TEST(!entry->said().empty());
    c.book->actor_of_test.employee = EmployeeId(42);
    c.entry(number)->scan("A", "49");
    c.acts.post(number, goods::Uncounted::refuse);
    BOOST_TEST(!c.acts.went_wrong(), c.acts.result());
  });
}

BOOST_AUTO_TEST_CASE(differences_beyond_the_limit_need_somebody_who_may_approve_them) {
  with_counts([](Counted& c) {
    using company::Permission;
    c.world.stock_up(201, c.world.shop, 490);
    c.book->actor_of_test.permissions.erase(Permission::approve_counts);
    const auto number = c.made("list", "A");
    c.entry(number)->scan("A", "100");
    c.acts.approve(number, goods::Uncounted::refuse);
    BOOST_TEST(c.acts.went_wrong());
    BOOST_REQUIRE(c.acts.refused());
    BOOST_CHECK(c.acts.refused()->right == Permission::approve_counts);
    // On the spot, by somebody who may.
    auto lent = std::make_shared<ShopBook>(c.world.book, c.world.clock, "");
    const auto refused = *c.acts.refused();
    refused.again(lent);
    BOOST_TEST(c.acts.result() == "C1 is approved as it stands.");
    BOOST_CHECK(c.sheet(number).state == stock::CountState::approved);
    gui::CountsPresenter list(c, c.book, c.executor, english());
    list.load();
    const auto rights = list.rights(c.sheet(number), c.book->actor());
    BOOST_TEST(rights.post);
    BOOST_TEST(!rights.approve);
  });
}

BOOST_AUTO_TEST_CASE(what_is_asked_of_a_new_count_is_checked_beside_its_field) {
  with_counts([](Counted& c) {
    gui::NewCountForm form(c.book, c.executor, english());
    form.load();
    BOOST_TEST(form.field("place").choices.size() > 1U);
    form.type("choice", "cycle");
    form.save();
    BOOST_TEST(form.field("of").error == "Say which.");
    form.type("of", "soon");
    form.type("most", "-1");
    form.save();
    BOOST_TEST(form.field("of").error.find("soon") != std::string::npos);
    BOOST_TEST(!form.field("most").error.empty());
    BOOST_TEST(form.made() == 0);
    // Of a list what is wrong is told, the rest is counted.
    const auto number = c.made("list", "A, 4006381333931 NOPE");
    BOOST_TEST(number == 1);
    BOOST_TEST(c.told.find("2 lines") != std::string::npos, c.told);
    BOOST_TEST(c.told.find("NOPE") != std::string::npos, c.told);
    BOOST_TEST(c.made("vendor", "Nobody") == 0);
  });
}

BOOST_AUTO_TEST_CASE(products_that_are_not_in_the_count_are_taken_in_when_it_is_wanted) {
  with_counts([](Counted& c) {
    const auto number = c.made("list", "A");
    auto entry = c.entry(number);
    entry->scan("B", "");
    BOOST_CHECK(entry->said_tone() == gui::Tone::problem);
    entry->take_new(true);
    entry->scan("B", "");
    BOOST_TEST(c.row(entry->lines(), 0, {0, 2}) == "B|1");
    c.book->list_of_test = "A=2\nNOPE=1\nB=x\n";
    entry->take_file("/list.txt");
    BOOST_TEST(entry->problems().rows() == 2U);
    BOOST_TEST(entry->said() == "2 lines of the list were left out.");
    entry->take_file("/nothing.txt");
    BOOST_CHECK(entry->said_tone() == gui::Tone::problem);
  });
}

BOOST_AUTO_TEST_CASE(scans_are_noted_one_after_the_other) {
  with_counts([](Counted& c) {
    const auto number = c.made();
    SteppedExecutor stepped;
    gui::CountEntry entry(c, c.book, stepped, english(), number);
    for (int i = 0; i < 4; ++i) entry.scan("A", "");
    stepped.finish();
    BOOST_TEST(!entry.busy());
    BOOST_TEST(c.row(entry.lines(), 0, {0, 2}) == "A|4");
  });
}

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_by_place_and_state_and_by_rights) {
  with_counts([](Counted& c) {
    using company::Permission;
    const auto first = c.made();
    const auto second = c.made("list", "B");
    c.acts.cancel(first);
    gui::CountsPresenter list(c, c.book, c.executor, english());
    list.load();
    BOOST_TEST(list.rows() == 2U);
    BOOST_TEST(list.footer() == "2 counts");
    list.choose_state(stock::CountState::cancelled);
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 0) == "C1");
    BOOST_TEST(list.chips().size() == 1U);
    list.remove_chip("state");
    list.choose_place(c.world.house);
    BOOST_TEST(list.rows() == 0U);
    list.clear_filters();
    BOOST_TEST(list.rows() == 2U);
    const auto rights = list.rights(c.sheet(first), c.book->actor());
    BOOST_TEST(!rights.enter);
    const auto places =
        c.book->book().read([&](Unit& u) { return c.book->company().locations(u); });
    const auto house = std::ranges::find(places, c.world.house, &company::Location::id);
    c.book->actor_of_test.permissions.clear();
    c.book->actor_of_test.scoped = {{company::scope_of(*house), {Permission::read_stock}}};
    list.load();
    BOOST_TEST(list.rows() == 0U);
    gui::CountCard card(c, c.book, c.executor, english());
    card.show(second);
    BOOST_TEST(!card.error().empty());
    reports::ReportRequest request;
    request.count = second;
    gui::PaperPresenter paper(c.book, c.executor, english(), reports::count_sheet_report(),
                              request);
    paper.make_pages();
    BOOST_TEST(!paper.pages());
    BOOST_TEST(!paper.error().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
