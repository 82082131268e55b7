#include "gui/presenters/transfers_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/closed_area.h"
#include "gui/presenters/paper_presenter.h"
#include "gui/presenters/transfer_card.h"
#include "gui/presenters/transfer_sheet.h"
#include "tests/contract/transfer_world.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace transfers_presenter_test {

constexpr const char* dish_barcode = "4006381333931";

struct SeenSheet : gui::ScannedLinesView {
  void show_lines() override { ++shown; }
  void beep() override { ++beeps; }
  int shown = 0, beeps = 0;
  std::string number, told;
};

struct SeenPages : gui::ListView, gui::DetailView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
};

/// Two shops and a warehouse; the shop has 10 apples, 10 bells and 10 dishes, which have a barcode.
struct Goods : SeenPages {
  explicit Goods(TestBook& tb)
      : world(tb), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    auto dish = TransferWorld::product(205, "D", "Dish");
    dish.barcode = dish_barcode;
    world.add_products({dish});
    for (const std::int64_t id : {201, 202, 205}) world.stock_up(id, world.shop, 10);
  }
  std::unique_ptr<gui::TransferSheet> sheet(gui::SheetTask task, const std::string& number = {}) {
    auto made = std::make_unique<gui::TransferSheet>(seen, book, executor, english());
    made->on_done = [this](const std::string& of, const std::string& sentence) {
      seen.number = of;
      seen.told = sentence;
    };
    made->begin(task, number);
    return made;
  }
  /// A draft of apples from the shop to the north, made as people make it.
  std::string draft(const std::string& quantity) {
    auto s = sheet(gui::SheetTask::write);
    s->choose_from("SHOP");
    s->choose_to("NORTH");
    s->scan("A", quantity);
    s->save();
    return seen.number;
  }
  std::string ready(const std::string& quantity) {
    auto s = sheet(gui::SheetTask::write, draft(quantity));
    s->act();
    return seen.number;
  }
  std::string sent(const std::string& quantity) {
    auto s = sheet(gui::SheetTask::ship, ready(quantity));
    s->act();
    return seen.number;
  }
  stock::StockDocument transfer(const std::string& number) {
    return *book->book().read([&](Unit& u) {
      return book->stores().stock_documents.find(u, stock::DocumentType::transfer, number);
    });
  }
  static std::string row(gui::RowTable& table, std::size_t at) {
    std::string text;
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      text += (c == 0 ? "" : "|") + table.raw(at, c);
    return text;
  }
  /// Only this place, and only these rights there.
  void limit_to(LocationId place, std::set<company::Permission> rights) {
    const auto places = book->book().read([&](Unit& u) { return book->company().locations(u); });
    const auto found = std::ranges::find(places, place, &company::Location::id);
    book->actor_of_test.permissions.clear();
    book->actor_of_test.scoped = {{company::scope_of(*found), std::move(rights)}};
  }

  TransferWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  SeenSheet seen;
};

void with_goods(const std::function<void(Goods&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Goods goods(tb);
    test(goods);
    goods.world.check();
  });
}

}  // namespace transfers_presenter_test

BOOST_AUTO_TEST_SUITE(transfers_presenter)

using namespace transfers_presenter_test;

BOOST_AUTO_TEST_CASE(a_transfer_is_scanned_from_draft_to_received) {
  with_goods([](Goods& g) {
    auto s = g.sheet(gui::SheetTask::write);
    BOOST_TEST(s->title() == "New transfer");
    BOOST_TEST(!s->can_act());
    s->choose_from("SHOP");
    s->choose_to("NORTH");
    // The same code again is one more of it; a barcode serves as the SKU.
    for (const char* code : {"A", "A", dish_barcode}) s->scan(code, "");
    s->scan("B", "4");
    BOOST_TEST(g.seen.beeps == 0);
    BOOST_REQUIRE(s->lines().rows() == 3U);
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|10|2");
    BOOST_TEST(g.row(s->lines(), 1) == "D|Dish|10|1");
    BOOST_TEST(g.row(s->lines(), 2) == "B|Bell|10|4");
    BOOST_TEST(s->summary().find("3 lines") != std::string::npos);
    // A wrong code is said and keeps the rest.
    s->scan("NOPE", "");
    BOOST_TEST(g.seen.beeps == 1);
    BOOST_TEST(s->said().find("NOPE") != std::string::npos, s->said());
    BOOST_TEST(s->lines().rows() == 3U);
    s->act();
    BOOST_TEST(g.seen.number == "T-1");
    BOOST_TEST(g.seen.told == "T-1 is ready: its goods are committed.");
    BOOST_CHECK(g.transfer("T-1").state == stock::DocumentState::ready);

    auto ship = g.sheet(gui::SheetTask::ship, "T-1");
    BOOST_TEST(ship->act_label() == "Send all");
    ship->scan("A", "");
    ship->scan(dish_barcode, "");
    BOOST_TEST(ship->act_label() == "Send");
    BOOST_TEST(g.row(ship->lines(), 0) == "A|Apple|2|2|1");
    ship->act();
    BOOST_CHECK(g.transfer("T-1").state == stock::DocumentState::in_transit);

    auto take = g.sheet(gui::SheetTask::receive, "T-1");
    BOOST_REQUIRE(take->lines().rows() == 2U);  // what was not sent can't come
    take->scan("A", "");
    take->reject(true);
    take->type_reason("chipped");
    take->scan("D", "");
    BOOST_TEST(g.row(take->lines(), 1) == "D|Dish|1|0|1|0");
    take->act();
    const auto d = g.transfer("T-1");
    BOOST_CHECK(d.state == stock::DocumentState::partly_received);
    BOOST_TEST(d.lines[0].accepted.milli == 1000);
    BOOST_TEST(d.lines[1].rejected.milli == 1000);
    BOOST_TEST(d.lines[1].reason == "chipped");
    BOOST_TEST(g.world.at(205, g.world.north) == "1/0/1/0");
  });
}

BOOST_AUTO_TEST_CASE(what_a_scanner_sends_meanwhile_waits) {
  with_goods([](Goods& g) {
    SteppedExecutor stepped;
    gui::TransferSheet s(g.seen, g.book, stepped, english());
    s.begin(gui::SheetTask::write);
    stepped.finish();
    s.choose_from("SHOP");
    stepped.finish();
    for (int i = 0; i < 5; ++i) s.scan(i % 2 == 0 ? "A" : "B", "");
    BOOST_TEST(s.busy());
    stepped.finish();
    BOOST_TEST(!s.busy());
    BOOST_REQUIRE(s.lines().rows() == 2U);
    BOOST_TEST(g.row(s.lines(), 0) == "A|Apple|10|3");
    BOOST_TEST(g.row(s.lines(), 1) == "B|Bell|10|2");
  });
}

BOOST_AUTO_TEST_CASE(lists_come_in_with_what_is_wrong_of_them_told_by_line) {
  with_goods([](Goods& g) {
    auto s = g.sheet(gui::SheetTask::write);
    s->choose_from("SHOP");
    s->paste("sku\tquantity\nA\t3\nNOPE\t1\nB\t1.5\nB\tmany\nC\t0.250\n");
    BOOST_TEST(s->lines().rows() == 2U);
    BOOST_REQUIRE(s->problems().rows() == 3U);
    std::string all;
    for (std::size_t i = 0; i < 3; ++i) all += s->problems().raw(i, 0) + " ";
    BOOST_TEST(all == "5 3 4 ");
    BOOST_TEST(s->said() == "3 lines of the list were left out.");
    g.book->list_of_test = "A=1\n";
    s->take_file("/list.txt");
    BOOST_TEST(s->problems().rows() == 0U);
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|10|4");
    s->take_file("/nothing.txt");
    BOOST_TEST(s->said().find("nothing.txt") != std::string::npos, s->said());
    s->paste(std::string(goods::most_list_bytes + 1, 'x'));
    BOOST_CHECK(s->said_tone() == gui::Tone::problem);
    BOOST_TEST(s->lines().rows() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(a_line_is_typed_anew_or_taken_out) {
  with_goods([](Goods& g) {
    auto s = g.sheet(gui::SheetTask::write);
    s->choose_from("SHOP");
    s->scan("A", "3");
    s->scan("B", "");
    const auto fields = s->edit(0);
    BOOST_TEST(fields.text == "A");
    BOOST_TEST(fields.quantity == "3");
    s->scan("A", "7");
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|10|7");
    s->edit(0);
    s->scan("A", "1.5");  // whole pieces only: it stays as it was
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|10|7");
    BOOST_CHECK(s->said_tone() == gui::Tone::problem);
    s->scan("A", "1");
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|10|8");
    s->remove(0);
    BOOST_REQUIRE(s->lines().rows() == 1U);
    BOOST_TEST(g.row(s->lines(), 0) == "B|Bell|10|1");
    s->scan("B", "0");
    BOOST_CHECK(s->said_tone() == gui::Tone::problem);
  });
}

BOOST_AUTO_TEST_CASE(what_the_sender_lacks_is_told_and_the_draft_stays) {
  with_goods([](Goods& g) {
    auto s = g.sheet(gui::SheetTask::write);
    s->choose_from("SHOP");
    s->choose_to("NORTH");
    s->scan("A", "12");
    BOOST_CHECK(s->lines().cell(0, 2).tone == gui::Tone::problem);
    BOOST_TEST(s->summary().find("1 line with less available") != std::string::npos);
    s->act();
    BOOST_TEST(g.seen.number.empty());
    BOOST_REQUIRE(s->problems().rows() == 1U);
    BOOST_TEST(s->problems().cell(0, 1).text.find("10") != std::string::npos);
    BOOST_TEST(s->number() == "T-1");
    BOOST_TEST(s->said().find("T-1 is kept as a draft") != std::string::npos, s->said());
    s->edit(0);
    s->scan("A", "9");
    s->act();
    BOOST_TEST(g.seen.number == "T-1");  // no second one
    BOOST_TEST(g.world.at(201, g.world.shop) == "10/9/0/0");
    // Another place has nothing of it.
    auto other = g.sheet(gui::SheetTask::write);
    other->choose_from("SHOP");
    other->scan("A", "");
    BOOST_TEST(g.row(other->lines(), 0) == "A|Apple|1|1");
    other->choose_from("HOUSE");
    BOOST_TEST(g.row(other->lines(), 0) == "A|Apple|0|1");
    other->choose_to("HOUSE");
    other->save();
    BOOST_CHECK(other->said_tone() == gui::Tone::problem);  // from a place to itself
  });
}

BOOST_AUTO_TEST_CASE(more_than_was_sent_and_what_is_not_in_it_are_refused_at_once) {
  with_goods([](Goods& g) {
    const std::string number = g.sent("2");
    auto s = g.sheet(gui::SheetTask::receive, number);
    BOOST_TEST(s->act_label() == "Receive all");
    s->scan("A", "3");
    s->scan("B", "");
    BOOST_TEST(g.seen.beeps == 2);
    BOOST_TEST(g.row(s->lines(), 0) == "A|Apple|2|0|0|2");
    s->scan("A", "2");
    s->reject(true);
    s->scan("A", "");
    BOOST_TEST(g.seen.beeps == 3);
    s->act();
    BOOST_CHECK(g.transfer(number).state == stock::DocumentState::received);
    auto none = g.sheet(gui::SheetTask::receive, "T-99");
    BOOST_TEST(none->said().find("T-99") != std::string::npos);
    BOOST_TEST(!none->can_act());
  });
}

BOOST_AUTO_TEST_CASE(the_board_counts_the_list_narrows_and_the_card_tells_all) {
  with_goods([](Goods& g) {
    const std::string draft = g.draft("1");
    const std::string sent = g.sent("2");
    gui::TransfersPresenter list(g, g.book, g.executor, english());
    list.load();
    BOOST_TEST(list.rows() == 2U);
    BOOST_TEST(list.board_label() == "All (2)");
    BOOST_TEST(list.board_label(stock::DocumentState::draft) == "Draft (1)");
    BOOST_TEST(list.board_label(stock::DocumentState::in_transit) == "In transit (1)");
    BOOST_TEST(list.board_label(stock::DocumentState::closed) == "Closed (0)");
    BOOST_TEST(list.raw(0, 0) == sent);  // the newest first
    BOOST_TEST(list.raw(0, 9) == "2");
    list.choose_state(stock::DocumentState::draft);
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 0) == draft);
    BOOST_TEST(list.board_label() == "All (2)");  // the board counts them whatever is chosen
    BOOST_REQUIRE(list.chips().size() == 1U);
    const std::string kept = list.saved_choice();
    list.clear_filters();
    BOOST_TEST(list.rows() == 2U);
    list.restore_choice(kept);
    BOOST_TEST(list.rows() == 1U);
    list.remove_chip("state");
    list.search("2");  // as people say the number
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 0) == "T-2");
    list.search("t-9");
    BOOST_CHECK(list.state() == gui::ListPresenter::State::nothing_found);
    list.search("");
    list.choose_place(g.world.house);
    BOOST_TEST(list.rows() == 0U);

    gui::TransferCard card(g, g.book, g.executor, english());
    card.show(g.transfer(sent).id, sent);
    BOOST_TEST(card.error() == "");
    BOOST_TEST(card.title() == sent);
    BOOST_REQUIRE(card.lines().rows() == 1U);
    BOOST_TEST(g.row(card.lines(), 0) == "A|Apple|8|2|2|0|0|2|0|");
    BOOST_REQUIRE(card.timeline().rows() >= 3U);
    BOOST_TEST(card.timeline().raw(0, 1) == "Written down");
    BOOST_TEST(card.papers().rows() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(steps_without_lines_are_done_or_refused_in_words) {
  with_goods([](Goods& g) {
    int told = 0;
    gui::TransferActs acts(g.book, g.executor, english(), [&] { ++told; });
    const std::string number = g.draft("3");
    acts.ready(number);
    BOOST_TEST(acts.result() == "T-1 is ready: its goods are committed.");
    acts.reopen(number);
    BOOST_CHECK(g.transfer(number).state == stock::DocumentState::draft);
    acts.cancel(number);
    BOOST_CHECK(g.transfer(number).state == stock::DocumentState::cancelled);
    acts.ready(number);
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find(number) != std::string::npos, acts.result());
    const std::string big = g.draft("30");
    acts.ready(big);
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find("10") != std::string::npos, acts.result());
    BOOST_TEST(told >= 10);
  });
}

BOOST_AUTO_TEST_CASE(closing_asks_why_something_never_came) {
  with_goods([](Goods& g) {
    const std::string number = g.sent("4");
    auto take = g.sheet(gui::SheetTask::receive, number);
    take->scan("A", "3");
    take->act();
    gui::CloseTransferForm form(g.book, g.executor, english(), number);
    form.load();
    BOOST_TEST(form.field("reason").hint.find("1 never came") == 0U, form.field("reason").hint);
    bool saved = false;
    form.on_saved = [&] { saved = true; };
    form.save();
    BOOST_TEST(!saved);
    BOOST_TEST(!form.field("reason").error.empty());
    form.type("reason", "LOST");
    form.type("carrier", "Rapid");
    form.save();
    BOOST_TEST(saved);
    BOOST_TEST(form.done() == "T-1 is closed.");
    BOOST_CHECK(g.transfer(number).state == stock::DocumentState::closed);
    BOOST_TEST(g.transfer(number).lines[0].lost.milli == 1000);
  });
}

BOOST_AUTO_TEST_CASE(who_is_limited_to_a_place_sees_and_does_what_is_theirs) {
  with_goods([](Goods& g) {
    using company::Permission;
    const std::string number = g.sent("2");
    auto elsewhere = g.sheet(gui::SheetTask::write);
    elsewhere->choose_from("SHOP");
    elsewhere->choose_to("HOUSE");
    elsewhere->scan("B", "");
    elsewhere->save();
    g.limit_to(g.world.north, {Permission::read_stock, Permission::move_stock});
    BOOST_TEST(!gui::closed(gui::Area::transfers, g.book->actor_of_test));
    gui::TransfersPresenter list(g, g.book, g.executor, english());
    list.load();
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 0) == number);
    BOOST_TEST(list.board_label() == "All (1)");
    BOOST_TEST(list.places().size() == 1U);
    const auto rights = list.rights(g.transfer(number), g.book->actor());
    BOOST_TEST(rights.receive);
    BOOST_TEST(!rights.ship);
    BOOST_TEST(!rights.cancel);
    gui::TransferCard card(g, g.book, g.executor, english());
    card.show(g.transfer("T-2").id, "T-2");
    BOOST_TEST(!card.error().empty());
    // Sending is for the other end: refused, and somebody there may lend the right.
    gui::TransferActs acts(g.book, g.executor, english(), [] {});
    acts.cancel(number);
    BOOST_TEST(acts.went_wrong());
    BOOST_REQUIRE(acts.refused());
    BOOST_CHECK(acts.refused()->right == Permission::move_stock);
    auto take = g.sheet(gui::SheetTask::receive, number);
    take->act();
    BOOST_CHECK(g.transfer(number).state == stock::DocumentState::received);
    g.limit_to(g.world.north, {Permission::read_orders});
    BOOST_TEST(gui::closed(gui::Area::transfers, g.book->actor_of_test).has_value());
  });
}

BOOST_AUTO_TEST_CASE(papers_are_made_for_who_may_see_the_transfer) {
  with_goods([](Goods& g) {
    reports::ReportRequest request;
    request.transfer = g.sent("2");
    gui::PaperPresenter paper(g.book, g.executor, english(), reports::delivery_note_report(),
                              request);
    int told = 0;
    paper.on_pages = [&] { ++told; };
    paper.make_pages();
    BOOST_TEST(paper.error() == "");
    BOOST_REQUIRE(paper.pages());
    BOOST_TEST(paper.pages()->count() == 1U);
    BOOST_TEST(paper.file_name() == "delivery-note-T-1.pdf");
    const TempDir dir;
    std::string written;
    paper.on_written = [&](const std::string&, const std::string& path) { written = path; };
    paper.write((dir / "note.pdf").string());
    BOOST_TEST(std::filesystem::exists(written));
    g.limit_to(g.world.house, {company::Permission::read_stock});
    gui::PaperPresenter other(g.book, g.executor, english(), reports::delivery_note_report(),
                              request);
    other.make_pages();
    BOOST_TEST(!other.pages());
    BOOST_TEST(!other.error().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
