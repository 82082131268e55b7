// The page of orders with suppliers: its list, its card, its sheets, its rights.

#include "gui/presenters/purchases_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/purchase_card.h"
#include "gui/presenters/transfer_acts.h"
#include "gui/presenters/transfer_sheet.h"
#include "tests/presenters/support/supply.h"

namespace kontor::test {

namespace purchases_presenter_test {

struct SeenOrder : gui::ScannedLinesView {
  void show_lines() override {}
  void beep() override { ++beeps; }
  int beeps = 0;
  std::string number, told;
};

struct Buyer : Supply {
  using Supply::Supply;

  std::unique_ptr<gui::TransferSheet> sheet(gui::SheetTask task, const std::string& number = {}) {
    auto of_order = std::make_unique<gui::TransferSheet>(seen, book, executor, english());
    of_order->on_done = [this](const std::string& done_with, const std::string& sentence) {
      seen.number = done_with;
      seen.told = sentence;
    };
    of_order->begin(task, number, stock::DocumentType::purchase);
    return of_order;
  }
  gui::PurchasesPresenter& list(gui::PurchasesChoice choice = {}) {
    made = std::make_unique<gui::PurchasesPresenter>(*this, book, executor, english(), choice);
    made->load();
    return *made;
  }
  std::string lines(gui::TransferSheet& sheet) {
    std::string text;
    for (std::size_t r = 0; r < sheet.lines().rows(); ++r) text += row(sheet.lines(), r) + ";";
    return text;
  }

  SeenOrder seen;
  std::unique_ptr<gui::PurchasesPresenter> made;
};

void with_buyer(const std::function<void(Buyer&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Buyer buyer(tb);
    test(buyer);
    buyer.world.check();
  });
}

}  // namespace purchases_presenter_test

BOOST_AUTO_TEST_SUITE(purchases_presenter)

using namespace purchases_presenter_test;

BOOST_AUTO_TEST_CASE(an_order_is_written_and_taken_in_by_its_sheets) {
  with_buyer([](Buyer& b) {
    auto s = b.sheet(gui::SheetTask::write);
    BOOST_TEST(s->title() == "New order with a supplier");
    BOOST_TEST(s->act_label() == "Order now");
    BOOST_REQUIRE(s->sources().size() == 2U);
    s->choose_from("MILL");
    s->choose_to("SHOP");
    s->paste("A=10@2.40\nB=4\nNOPE=1\n");
    BOOST_TEST(s->problems().rows() == 1U);
    BOOST_TEST(b.lines(*s) == "A|Apple|0|10|2.40;B|Bell|0|4|supplier's;");
    s->type_expected("soon");
    s->save();
    BOOST_TEST(s->said() == "soon is no date: year, month, day");
    s->type_expected("2026-04-01");
    s->save();
    BOOST_TEST(b.seen.told == "P-1 is kept as a draft.");
    // What is changed keeps the prices that were agreed.
    auto again = b.sheet(gui::SheetTask::write, "P-1");
    BOOST_TEST(again->from() == "MILL");
    BOOST_TEST(again->expected() == "2026-04-01");
    BOOST_TEST(b.lines(*again) == "A|Apple|0|10|2.40;B|Bell|0|4|1.00;");
    again->scan("B", "2");
    again->act();
    BOOST_TEST(b.seen.told == "P-1 is ordered: its goods are incoming.");
    BOOST_TEST(b.world.at(201, b.world.shop) == "0/0/0/10");
    BOOST_TEST(b.world.at(202, b.world.shop) == "0/0/0/6");

    auto take = b.sheet(gui::SheetTask::receive, "P-1");
    BOOST_TEST(take->may_charge());
    take->scan("A", "11");
    BOOST_TEST(b.seen.beeps > 0);
    take->scan("A", "4");
    take->type_freight("much");
    take->act();
    BOOST_TEST(take->said() == "much is no amount: 12.50");
    take->type_freight("2.00");
    take->act();
    BOOST_TEST(b.seen.told == "The goods of P-1 are taken in.");
    BOOST_TEST(b.world.at(201, b.world.shop) == "4/0/0/6");
    // 4 × 2.40 and 2.00 of freight.
    BOOST_TEST(b.world.value(201) == 1160);
  });
}

BOOST_AUTO_TEST_CASE(a_file_may_name_prices_of_an_order) {
  with_buyer([](Buyer& b) {
    b.book->list_of_test = "A=3@2.10\nB=2\nnothing here at all\n";
    auto s = b.sheet(gui::SheetTask::write);
    s->choose_from("MILL");
    s->choose_to("SHOP");
    s->take_file("/list.txt");
    BOOST_REQUIRE(s->lines().rows() == 2U);
    BOOST_TEST(s->lines().raw(0, 4) == "2.10");
    BOOST_TEST(s->problems().rows() == 1U);
    s->take_file("/nowhere.txt");
    BOOST_TEST((s->said_tone() == gui::Tone::problem));
    BOOST_TEST(s->lines().rows() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(orders_are_listed_by_state_and_told_with_their_deliveries) {
  with_buyer([](Buyer& b) {
    const auto number =
        b.world.ordered(b.world.order_of({b.world.priced("A", 10, "2.40"), b.world.line("B", 6)}));
    auto delivery = b.world.with_charges("2.00", "0");
    delivery.accepted = {b.world.line("A", 4)};
    b.world.good(b.world.purchases().receive(number, delivery));
    auto& list = b.list();
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.raw(0, 1) == "Partly received");
    BOOST_TEST(list.raw(0, 2) == "Mill");
    BOOST_TEST(list.raw(0, b.column(list, "to-come")) == "12");
    BOOST_TEST(list.state_label(stock::DocumentState::partly_received) == "Partly received (1)");
    const auto rights = list.rights(list.at(0)->row.document, b.book->actor_of_test);
    BOOST_TEST((rights.receive && rights.close && !rights.cancel && !rights.change));

    gui::PurchaseCard card(b, b.book, b.executor, english());
    card.show(list.at(0)->row.document.id, "P-1");
    BOOST_TEST(b.row(card.lines(), 0) == "A|Apple|10|4|0|0|6|2.40");
    BOOST_REQUIRE(card.deliveries().rows() == 1U);
    BOOST_TEST(card.deliveries().raw(0, 5) == "9.60 EUR");
    BOOST_TEST(card.deliveries().raw(0, 6) == "2.00 EUR");
    BOOST_TEST(card.timeline().rows() == 3U);

    gui::TransferActs acts(b.book, b.executor, english(), [] {});
    acts.cancel_order("P-1");
    BOOST_TEST(acts.went_wrong());
    acts.close_order("P-1");
    BOOST_TEST(acts.result() == "P-1 is closed.");
    BOOST_TEST(b.world.at(201, b.world.shop) == "4/0/0/0");
    list.load();
    BOOST_TEST(list.raw(0, 1) == "Closed");
    list.choose_state(stock::DocumentState::draft);
    BOOST_TEST(list.rows() == 0U);
    BOOST_TEST(list.chips().size() == 1U);
    list.remove_chip("state");
    list.search("1");
    BOOST_TEST(list.rows() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(who_sees_no_costs_takes_goods_in_without_a_price) {
  with_buyer([](Buyer& b) {
    const auto number = b.world.ordered(b.world.order_of({b.world.line("A", 3)}));
    b.limit_to(b.world.shop, {company::Permission::read_stock, company::Permission::move_stock});
    auto& list = b.list();
    BOOST_REQUIRE(list.rows() == 1U);
    const auto rights = list.rights(list.at(0)->row.document, b.book->actor_of_test);
    BOOST_TEST((rights.receive && !rights.close && !rights.order));
    auto take = b.sheet(gui::SheetTask::receive, number);
    BOOST_TEST(!take->may_charge());
    take->type_freight("5.00");  // a field that is not there
    take->scan("A", "1");
    take->act();
    BOOST_TEST(b.seen.told == "The goods of P-1 are taken in.");
    gui::PurchaseCard card(b, b.book, b.executor, english());
    card.show(list.at(0)->row.document.id, number);
    BOOST_TEST(b.row(card.lines(), 0) == "A|Apple|3|1|0|0|2");
    BOOST_TEST(card.deliveries().columns().size() == 5U);
    b.limit_to(b.world.north, {company::Permission::read_stock});
    BOOST_TEST(b.list().rows() == 0U);
    card.refresh();
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.lines().rows() == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
