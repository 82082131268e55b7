// The page of orders with suppliers: its list, its card, its sheets, its rights.

#include "gui/presenters/purchases_presenter.h"

#include <boost/test/unit_test.hpp>

#include "domain/goods/lots.h"
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

  /// "2000:-19.00;": what a sheet would post, by account.
  static std::string posts(gui::TransferSheet& sheet) {
    std::string text;
    for (std::size_t r = 0; r < sheet.foreseen().rows(); ++r) {
      const auto amount = [&](std::size_t column) {
        const auto raw = sheet.foreseen().raw(r, column);
        return raw.substr(0, raw.find(' '));
      };
      text += sheet.foreseen().raw(r, 0) + ":" +
              (amount(2) == "0.00" ? "-" + amount(3) : amount(2)) + ";";
    }
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

BOOST_AUTO_TEST_CASE(a_delivery_says_of_which_lots_its_goods_are) {
  with_buyer([](Buyer& b) {
    goods::LotActs lots(b.world.book, b.world.stores.all(), b.world.clock, b.world.actor);
    BOOST_REQUIRE(lots.keep("A", true).value());
    const auto number = b.world.ordered(b.world.order_of({b.world.line("A", 9)}));
    auto take = b.sheet(gui::SheetTask::receive, number);
    take->scan("A", "4#L1/2026-12-31");
    take->scan("A=3#L2", "");
    take->scan("A", "1");
    BOOST_TEST(take->lines().cell(0, 1).text == "Apple · 4 × L1, 3 × L2");
    take->act();
    BOOST_TEST(b.world.at(201, b.world.shop) == "8/0/0/1");
    const auto rows = b.world.book.read([&](Unit& u) {
      stock::LotFilter all;
      return b.world.stores.all().lots.list(u, all).rows;
    });
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[0].lot->number == "L1");
    BOOST_TEST(rows[0].quantity.to_decimal() == "4");
    // What nobody named stands before L2, which keeps as long.
    BOOST_TEST(!rows[1].lot.has_value());
    BOOST_TEST(rows[2].lot->number == "L2");
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

BOOST_AUTO_TEST_CASE(an_invoice_shows_what_it_posts_before_it_does) {
  with_buyer([](Buyer& b) {
    const auto number =
        b.world.ordered(b.world.order_of({b.world.line("A", 6), b.world.line("B", 4)}));
    b.world.good(b.world.purchases().receive(number, {}));
    auto s = b.sheet(gui::SheetTask::invoice, number);
    BOOST_TEST(s->title() == "Invoice for P-1");
    BOOST_TEST(s->act_label() == "Note all as invoiced");
    BOOST_TEST(b.lines(*s) == "A|Apple|6|0|2.50|2.50|15.00 EUR;B|Bell|4|0|1.00|1.00|4.00 EUR;");
    // All that came, at the prices agreed.
    BOOST_TEST(b.posts(*s) == "2000:-19.00;2010:19.00;");
    s->scan("A", "4@2.80");
    BOOST_TEST(s->act_label() == "Note the invoice");
    BOOST_TEST(b.lines(*s) == "A|Apple|6|4|2.50|2.80|11.20 EUR;B|Bell|4|0|1.00||;");
    BOOST_TEST(b.posts(*s) == "1200:1.20;2000:-11.20;2010:10.00;");
    s->type_freight("much");
    BOOST_TEST(s->foreseen_refusal() == "much is no amount: 12.50");
    BOOST_TEST(b.posts(*s) == "");
    s->type_freight("3.00");
    BOOST_TEST(b.posts(*s) == "1200:4.20;2000:-14.20;2010:10.00;");
    BOOST_TEST(b.world.balance("payable") == 0);  // nothing was done yet
    s->act();
    BOOST_TEST((s->said_tone() == gui::Tone::problem));  // it has no number
    s->type_bill({"R-1", "soon", "MILL"});
    s->act();
    BOOST_TEST(s->said() == "soon is no date: year, month, day");
    s->type_bill({"R-1", "2026-03-20", "MILL"});
    s->act();
    BOOST_TEST(b.seen.told == "The invoice R-1 for P-1 is noted.");
    BOOST_TEST(b.world.balance("payable") == -1420);
    BOOST_TEST(b.world.value(201) + b.world.value(202) == 1900 + 420);

    gui::PurchaseCard card(b, b.book, b.executor, english());
    auto& list = b.list();
    card.show(list.at(0)->row.document.id, number);
    BOOST_TEST(card.subtitle().find("6 not invoiced") != std::string::npos);
    BOOST_TEST(
        b.row(card.invoices(), 0) ==
        "R-1|Mill|2026-03-20|Another price than agreed|11.20 EUR|3.00 EUR|4.20 EUR|0.00 EUR");
    auto again = b.sheet(gui::SheetTask::invoice, number);
    again->scan("A", "3");
    BOOST_TEST(b.seen.beeps > 0);
    BOOST_TEST(b.lines(*again) == "A|Apple|2|0|2.50|2.50|5.00 EUR;B|Bell|4|0|1.00|1.00|4.00 EUR;");
    const auto fields = again->edit(0);
    BOOST_TEST(fields.quantity == "2@2.50");
    again->type_bill({"R-1", "", "MILL"});
    BOOST_TEST(!again->foreseen_refusal().empty());  // that number is noted
  });
}

BOOST_AUTO_TEST_CASE(freight_that_comes_later_is_noted_without_goods) {
  with_buyer([](Buyer& b) {
    const auto number = b.world.ordered(b.world.order_of({b.world.line("A", 6)}));
    b.world.good(b.world.purchases().receive(number, {}));
    auto s = b.sheet(gui::SheetTask::charge, number);
    BOOST_TEST(b.lines(*s) == "A|Apple|6;");
    BOOST_TEST(!s->foreseen_refusal().empty());
    s->type_duty("1.20");
    BOOST_TEST(b.posts(*s) == "1200:1.20;2000:-1.20;");
    auto bill = s->bill();
    BOOST_TEST(bill.sender == "MILL");
    bill.number = "Z-9";
    s->type_bill(bill);
    s->act();
    BOOST_TEST(b.world.value(201) == 1620);
    gui::PurchaseCard card(b, b.book, b.executor, english());
    auto& list = b.list();
    card.show(list.at(0)->row.document.id, number);
    BOOST_TEST(card.invoices().raw(0, 3) == "Freight or duty not expected so");
    BOOST_TEST(b.world.balance("goods_received") == -1500);
  });
}

BOOST_AUTO_TEST_CASE(goods_go_back_and_a_credit_note_follows) {
  with_buyer([](Buyer& b) {
    const auto number = b.world.ordered(b.world.order_of({b.world.line("A", 6)}));
    b.world.good(b.world.purchases().receive(number, {}));
    goods::BillWish all;
    all.bill = "R-1";
    all.all = true;
    b.world.good(b.world.purchases().bill(number, all));
    auto s = b.sheet(gui::SheetTask::give_back, number);
    BOOST_TEST(!s->can_act());
    s->scan("A", "7");
    BOOST_TEST(b.seen.beeps == 1);
    s->scan("A", "2");
    BOOST_TEST(b.lines(*s) == "A|Apple|6|2;");
    BOOST_TEST(b.posts(*s) == "1200:-5.00;2010:5.00;");
    s->choose_bucket("damaged");
    BOOST_TEST(!s->foreseen_refusal().empty());  // none is set aside so
    s->choose_bucket("");
    s->act();
    BOOST_TEST(b.seen.told == "The goods of P-1 have gone back.");
    BOOST_TEST(b.world.at(201, b.world.shop) == "4/0/0/0");

    gui::PurchaseCard card(b, b.book, b.executor, english());
    auto& list = b.list();
    card.show(list.at(0)->row.document.id, number);
    BOOST_TEST(card.subtitle().find("a credit note for 2 is to come") != std::string::npos);
    auto note = b.sheet(gui::SheetTask::invoice, number);
    BOOST_TEST(note->lines().rows() == 0U);
    auto bill = note->bill();
    bill.credit = true;
    bill.number = "C-1";
    note->type_bill(bill);
    BOOST_TEST(b.lines(*note) == "A|Apple|2|0|2.50|2.50|5.00 EUR;");
    BOOST_TEST(b.posts(*note) == "2000:5.00;2010:-5.00;");
    note->act();
    BOOST_TEST(b.seen.told == "The credit note C-1 for P-1 is noted.");
    BOOST_TEST(b.world.balance("goods_received") == 0);
    BOOST_TEST(b.world.balance("payable") == -1000);
    const auto rights = list.rights(list.at(0)->row.document, b.book->actor_of_test);
    BOOST_TEST((rights.invoice && rights.give_back));
    b.limit_to(b.world.shop, {company::Permission::read_stock, company::Permission::move_stock});
    const auto fewer = list.rights(list.at(0)->row.document, b.book->actor_of_test);
    BOOST_TEST((!fewer.invoice && fewer.give_back));
    auto blind = b.sheet(gui::SheetTask::give_back, number);
    blind->scan("A", "1");
    BOOST_TEST(!blind->foresees());
    BOOST_TEST(blind->foreseen().rows() == 0U);
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
