// The tab of outside warehouses: what they say that they have, line by line against the book.

#include "gui/presenters/statements_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/statement_acts.h"
#include "gui/presenters/statement_card.h"
#include "tests/presenters/support/supply.h"

namespace kontor::test {

namespace statements_presenter_test {

/// An outside warehouse that had 10 Apples and 10 Bells; 4 more Bells are on their way there.
struct Depot : Supply {
  explicit Depot(TestBook& tb) : Supply(tb), acts(book, executor, english(), [] {}) {
    tb.book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      company.add(u, world.place(25, "DEPOT", company::LocationKind::third_party));
    });
    world.stock_up(201, depot, 10);
    world.stock_up(202, depot, 10);
    world.stock_up(202, world.shop, 10);
    const auto sent = world.made(TransferWorld::wish({world.line("B", 4)}, "SHOP", "DEPOT"));
    world.good(world.transfers().ready(sent));
    world.good(world.transfers().ship(sent, {}));
  }
  /// What the warehouse's file says of the products.
  void file(std::int64_t apples, std::int64_t bells) {
    book->statement_of_test = {{2, "stock.csv", "A", {}, Quantity::of_units(apples)},
                               {3, "stock.csv", "B", {}, Quantity::of_units(bells)}};
  }
  std::unique_ptr<gui::ReadStatementForm> reading(const std::string& path = "/stock.csv") {
    auto form = std::make_unique<gui::ReadStatementForm>(book, executor, english(), path);
    form->load();
    return form;
  }
  std::int64_t read() {
    auto form = reading();
    form->save();
    BOOST_TEST(form->error() == "");
    return form->made();
  }
  std::unique_ptr<gui::SettleStatementForm> settling(std::int64_t number,
                                                     const std::string& product = {}) {
    auto form =
        std::make_unique<gui::SettleStatementForm>(book, executor, english(), number, product);
    form->load();
    return form;
  }
  gui::StatementsPresenter& list(gui::StatementsChoice choice = {}) {
    made = std::make_unique<gui::StatementsPresenter>(*this, book, executor, english(), choice);
    made->load();
    return *made;
  }
  static std::string cells(gui::RowTable& table, std::size_t row,
                           std::initializer_list<const char*> columns) {
    std::string text;
    for (const char* id : columns) text += table.raw(row, column(table, id)) + "|";
    return text;
  }

  const LocationId depot{25};
  gui::StatementActs acts;
  std::unique_ptr<gui::StatementsPresenter> made;
};

void with_depot(const std::function<void(Depot&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Depot depot(tb);
    test(depot);
    depot.world.check();
  });
}

}  // namespace statements_presenter_test

BOOST_AUTO_TEST_SUITE(statements_presenter)

using namespace statements_presenter_test;

BOOST_AUTO_TEST_CASE(a_file_is_read_for_a_warehouse_and_told_line_by_line) {
  with_depot([](Depot& d) {
    d.file(7, 14);
    auto form = d.reading();
    BOOST_TEST(form->field("file").value == "stock.csv");
    // Only places that are kept by others.
    BOOST_TEST(form->field("place").choices.size() == 1U);
    form->save();
    BOOST_TEST(form->done() == "R1 has 2 lines.");

    gui::StatementCard card(d, d.book, d.executor, english());
    card.show(form->made());
    BOOST_TEST(card.title() == "R1");
    BOOST_REQUIRE(card.lines().rows() == 2U);
    BOOST_REQUIRE(card.open_lines().rows() == 1U);
    BOOST_TEST(d.cells(card.open_lines(), 0, {"sku", "theirs", "book", "difference", "rest"}) ==
               "A|7|10|-3|-3|");
    BOOST_TEST(card.open_product(0) == "A");
    BOOST_REQUIRE(card.explained().rows() == 1U);
    BOOST_TEST(d.cells(card.explained(), 0, {"sku", "difference", "explained", "rest"}) ==
               "B|4|4|0|");
    BOOST_REQUIRE(card.causes().rows() == 1U);
    BOOST_TEST(card.cause(0).document_kind == "transfer");
    BOOST_TEST(d.cells(card.causes(), 0, {"sku", "why", "used"}) == "B|On its way there|4|");

    auto& rows = d.list();
    BOOST_REQUIRE(rows.rows() == 1U);
    BOOST_TEST(d.row(rows, 0).find("|2|1|1|0|stock.csv") != std::string::npos);
    BOOST_TEST(rows.footer() == "1 statement");
    BOOST_TEST(rows.places().size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(differences_get_a_reason_or_stay_open_and_then_it_is_closed) {
  with_depot([](Depot& d) {
    d.file(7, 12);
    const auto number = d.read();
    auto* row = d.list().at(0);
    BOOST_TEST(d.made->rights(*row, d.book->actor_of_test).settle);
    BOOST_TEST(!d.made->rights(*row, d.book->actor_of_test).close);
    d.acts.close(number);
    BOOST_TEST(d.acts.went_wrong());

    auto form = d.settling(number, "A");
    form->save();
    BOOST_TEST(form->field("note").error == "Say why it stays open.");
    form->type("reason", "LOST");
    form->save();
    BOOST_TEST(form->done() == "1 line of R1 is posted.");
    // Of the Bells two of the four on their way account for the difference.
    row = d.list().at(0);
    BOOST_TEST(row->unexplained == 0);
    BOOST_TEST(d.made->rights(*row, d.book->actor_of_test).close);
    d.acts.close(number);
    BOOST_TEST(d.acts.result() == "R1 is closed.");
    gui::StatementCard card(d, d.book, d.executor, english());
    card.show(number);
    BOOST_REQUIRE(card.acts().rows() == 1U);
    BOOST_TEST(d.cells(card.acts(), 0, {"sku", "quantity", "reason", "adjustment"}) ==
               "A|-3|LOST|A-1|");
    BOOST_TEST(card.open_lines().rows() == 0U);
    row = d.list().at(0);
    BOOST_TEST(!d.made->rights(*row, d.book->actor_of_test).settle);
    d.made->choose_state(stock::StatementState::open);
    BOOST_TEST(d.made->rows() == 0U);
    BOOST_TEST(d.made->chips().size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(what_is_left_open_is_told_by_name) {
  with_depot([](Depot& d) {
    d.file(7, 10);
    const auto number = d.read();
    auto form = d.settling(number);
    form->type("lines", "NOPE");
    form->type("note", "asked them");
    form->save();
    BOOST_TEST(form->field("lines").error == "NOPE is not in statement R1.");
    form->type("lines", "");
    form->save();
    BOOST_TEST(form->done() == "1 line of R1 stays open.");
    BOOST_TEST(d.list().at(0)->left == 1);
    BOOST_TEST(d.made->rights(*d.made->at(0), d.book->actor_of_test).close);
  });
}

BOOST_AUTO_TEST_CASE(what_can_t_be_read_is_said_beside_its_field) {
  with_depot([](Depot& d) {
    d.file(7, 10);
    auto form = d.reading();
    form->type("as_of", "yesterday");
    form->save();
    BOOST_TEST(form->field("as_of").error == "yesterday is no moment such as 2026-11-23 08:30");
    form->type("as_of", "2999-01-01 08:00");
    form->save();
    BOOST_TEST(!form->field("as_of").error.empty());
    auto absent = d.reading("/none.csv");
    absent->save();
    BOOST_TEST(!absent->error().empty());
    BOOST_TEST(absent->made() == 0);
    d.book->statement_of_test.push_back({4, "stock.csv", "NOPE", {}, Quantity::of_units(1)});
    form->type("as_of", "");
    form->save();
    BOOST_TEST(form->done().starts_with("R1 has 2 lines. "));
    BOOST_TEST(form->done().find("NOPE") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(who_may_only_count_posts_nothing) {
  with_depot([](Depot& d) {
    d.file(7, 10);
    const auto number = d.read();
    d.limit_to(d.depot, {company::Permission::read_stock, company::Permission::count_stock});
    auto form = d.settling(number);
    form->type("reason", "LOST");
    form->save();
    BOOST_TEST(form->refused().has_value());
    d.limit_to(d.world.shop, {company::Permission::read_stock});
    BOOST_TEST(d.list().rows() == 0U);
    gui::StatementCard card(d, d.book, d.executor, english());
    card.show(number);
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.lines().rows() == 0U);
    d.book->actor_of_test = {EmployeeId(41), "till", company::all_permissions()};
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
