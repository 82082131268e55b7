// What outside warehouses say that they have: line by line against the book of that instant.

#include "tests/contract/damage.h"
#include "tests/contract/statement_world.h"

namespace kontor::test {

using stock::LineVerdict;

BOOST_AUTO_TEST_SUITE(statements)

BOOST_AUTO_TEST_CASE(a_line_that_says_what_the_book_said_then_matches) {
  on_statement_books([](StatementWorld& w) {
    w.sell("A", 30, w.hours(-1));
    const auto number = w.read(w.hours(-2), {w.row("A", 100), w.row("B", 50), w.row("C", 10)});
    const auto view = w.view(number);
    BOOST_TEST(view.lines.size() == 3U);
    BOOST_TEST(view.with(LineVerdict::matched) == 3);
    BOOST_TEST(w.on_hand("A") == 70);
    BOOST_CHECK(w.book.statements().close(number)->state == stock::StatementState::closed);
  });
}

BOOST_AUTO_TEST_CASE(documents_on_the_way_account_for_what_differs) {
  on_statement_books([](StatementWorld& w) {
    const Instant then = w.hours(-2);
    w.clock.set(w.hours(-3));
    const auto coming = w.send("MAIN", "DEPOT", "B", 20);  // they have it, the book not yet
    w.clock.set(Instant{then.ms + 2 * StatementWorld::hour_ms});
    w.sell("A", 3, w.hours(-1));  // they sent it before, the book knows it since
    const auto back = w.send("DEPOT", "MAIN", "C", 4);  // the same of a transfer
    const auto number = w.read(then, {w.row("A", 97), w.row("B", 70), w.row("C", 6)});
    BOOST_TEST(w.lines(number) == "A -3 since:#1=-3 explained; B 20 coming:" + coming +
                                      "=20 explained; C -4 since:" + back + "=-4 explained");
    BOOST_TEST(w.settled(w.book.statements().settle(number, {}, "LOST", {})) ==
               "statement_nothing_open");
    BOOST_TEST(w.refusal(w.book.statements().close(number)) == "none");
    // A closed statement stays as it was, whatever comes later.
    w.sell("A", 5, then);
    BOOST_TEST(w.lines(number).starts_with("A -3 since:#1=-3 explained"));
    BOOST_TEST(w.refusal(w.book.statements().close(number)) == "none");
    BOOST_TEST(w.settled(w.book.statements().settle(number, {}, "LOST", {})) == "statement_closed");
  });
}

BOOST_AUTO_TEST_CASE(a_refused_row_is_no_word_that_nothing_is_there) {
  on_statement_books([](StatementWorld& w) {
    const auto made = [&](std::vector<goods::StatementWish> rows, bool unread_rows) {
      auto wanted = w.file(w.hours(-2), std::move(rows));
      wanted.unread_rows = unread_rows;
      const auto result = w.book.statements().read(wanted);
      BOOST_REQUIRE(static_cast<bool>(result));
      return *result;
    };
    // Nothing that is good: no statement.
    BOOST_TEST(made({w.row("NIX", 4), w.row("A", -1)}, false).statement.number == 0);
    BOOST_TEST(made({}, true).statement.number == 0);
    // What was refused, or may stand in what can't be read, is not taken as nothing.
    BOOST_TEST(made({w.row("C", 10)}, true).lines == 1);
    BOOST_TEST(made({w.row("C", 10), w.row("A", -1)}, false).lines == 2);  // with B
    // The mended file adds it.
    BOOST_TEST(made({w.row("C", 10), w.row("A", 99)}, false).lines == 3);
  });
}

BOOST_AUTO_TEST_CASE(a_fact_that_comes_late_makes_a_line_match) {
  on_statement_books([](StatementWorld& w) {
    const Instant then = w.hours(-2);
    const auto number = w.read(then, {w.row("A", 95), w.row("B", 50), w.row("C", 10)});
    BOOST_TEST(w.lines(number) == "A -5 open=-5 unexplained");
    w.sell("A", 5, w.hours(-4));
    BOOST_TEST(w.lines(number).empty());
  });
}

BOOST_AUTO_TEST_CASE(what_nothing_accounts_for_is_posted_with_a_reason_as_of_the_instant) {
  on_statement_books([](StatementWorld& w) {
    const Instant then = w.hours(-2);
    const auto number = w.read(then, {w.row("A", 93), w.row("B", 51), w.row("C", 10)});
    auto statements = w.book.statements();
    BOOST_TEST(w.refusal(statements.close(number)) == "statement_open_lines");
    BOOST_TEST(w.settled(statements.settle(number, {{1, "A", Quantity::of_units(-8)}}, "LOST",
                                           {})) == "statement_beyond");
    BOOST_TEST(w.settled(statements.settle(number, {{1, "A", Quantity::of_units(2)}}, "LOST",
                                           {})) == "statement_beyond");
    BOOST_TEST(w.settled(statements.settle(number, {{1, "X"}}, "LOST", {})) ==
               "statement_line_unknown");
    BOOST_TEST(w.settled(statements.settle(number, {{1, "C"}}, "LOST", {})) ==
               "statement_line_settled");
    BOOST_TEST(w.settled(statements.settle(number, {}, "WHIM", {})) == "reason_unknown");
    const auto posted =
        statements.settle(number, {{1, "A", Quantity::of_units(-4)}}, "damaged", "wet");
    BOOST_REQUIRE(static_cast<bool>(posted));
    BOOST_TEST(posted->lines == 1);
    BOOST_TEST(w.lines(number) == "A -7 posted=-4 open=-3 unexplained; B 1 open=1 unexplained");
    BOOST_TEST(w.on_hand("A", then) == 96);
    BOOST_TEST(w.on_hand("A", Instant{then.ms - 1}) == 100);
    BOOST_TEST(w.balance("5100") == 800);  // written off at the average
    BOOST_TEST(w.settled(statements.settle(number, {}, "MISCOUNTED", {})) == "2");
    BOOST_TEST(w.lines(number) == "A -7 posted=-7 settled; B 1 posted=1 settled");
    BOOST_TEST(w.on_hand("A") == 93);
    BOOST_TEST(w.on_hand("B") == 51);
    BOOST_TEST(w.refusal(statements.close(number)) == "none");
    BOOST_TEST(w.lines(number) == "A -7 posted=-7 settled; B 1 posted=1 settled");
    const auto view = w.view(number);
    BOOST_TEST(view.settlements.size() == 3U);
    BOOST_TEST(view.settlements.front().note == "wet");
    BOOST_TEST(view.settlements.front().adjustment_number == posted->adjustment);
  });
}

BOOST_AUTO_TEST_CASE(an_outside_fact_is_posted_even_below_zero) {
  on_statement_books([](StatementWorld& w) {
    const Instant then = w.hours(-2);
    w.sell("C", 9, w.hours(-1));
    const auto number = w.read(then, {w.row("A", 100), w.row("B", 50), w.row("C", 7)});
    // The sale accounts for three of them: it may have been sent before.
    BOOST_TEST(w.lines(number) == "C -3 since:#1=-3 explained");
    const auto later = w.read(w.hours(0), {w.row("A", 100), w.row("B", 50)});
    BOOST_TEST(w.lines(later) == "C -1 open=-1 unexplained");
    BOOST_TEST(w.settled(w.book.statements().settle(later, {}, "LOST", {})) == "1");
    BOOST_TEST(w.on_hand("C") == 0);
    const auto empty = w.read(w.hours(0), {w.row("A", 100), w.row("B", 50)});
    BOOST_TEST(empty == later);
    w.sell("C", 2, w.hours(-3));
    BOOST_TEST(w.on_hand("C") == -2);
    BOOST_TEST(w.lines(later) == "C 1 just_before:#2=2 posted=-1 explained");
  });
}

BOOST_AUTO_TEST_CASE(what_is_left_open_stands_in_the_next_statement) {
  on_statement_books([](StatementWorld& w) {
    auto statements = w.book.statements();
    const auto first = w.read(w.hours(-10), {w.row("A", 98), w.row("B", 50), w.row("C", 10)});
    BOOST_TEST(w.settled(statements.leave(first, {}, {})) == "statement_note_missing");
    BOOST_TEST(w.settled(statements.leave(first, {{1, "A"}}, "asked them")) == "1");
    BOOST_TEST(w.lines(first) == "A -2 open=-2 left");
    BOOST_TEST(w.refusal(statements.close(first)) == "none");
    const auto second = w.read(w.hours(-1), {w.row("A", 97), w.row("B", 50), w.row("C", 10)});
    BOOST_TEST(w.lines(second) == "A -3 open=-3 before=-2 unexplained");
    BOOST_TEST(*w.view(second).previous == first);
    BOOST_TEST(w.settled(statements.settle(second, {}, "LOST", {})) == "1");
    BOOST_TEST(w.lines(second) == "A -3 posted=-3 before=-2 settled");
    BOOST_TEST(w.on_hand("A") == 97);
  });
}

BOOST_AUTO_TEST_CASE(a_line_left_open_is_open_again_when_its_rest_changes) {
  on_statement_books([](StatementWorld& w) {
    const auto number = w.read(w.hours(-10), {w.row("A", 98), w.row("B", 50), w.row("C", 10)});
    BOOST_TEST(w.settled(w.book.statements().leave(number, {}, "asked them")) == "1");
    w.sell("A", 1, w.hours(-11));
    BOOST_TEST(w.lines(number) == "A -1 open=-1 unexplained");
  });
}

BOOST_AUTO_TEST_CASE(a_count_of_our_own_holds) {
  on_statement_books([](StatementWorld& w) {
    const Instant then = w.hours(-2);
    goods::NewCount wanted;
    wanted.location = "DEPOT";
    const auto made = w.book.counts().create(wanted);
    BOOST_REQUIRE(static_cast<bool>(made));
    goods::CountWish found;
    found.product = "A";
    found.quantity = Quantity::of_units(99);
    BOOST_REQUIRE(static_cast<bool>(
        w.book.counts().enter(made->sheet.number, {found}, {false, w.hours(-1)})));
    BOOST_REQUIRE(
        static_cast<bool>(w.book.counts().post(made->sheet.number, goods::Uncounted::leave)));
    const auto number = w.read(then, {w.row("A", 90), w.row("B", 49), w.row("C", 10)});
    BOOST_TEST(w.lines(number) == "A -10 counted:C1=-10 explained; B -1 open=-1 unexplained");
    BOOST_TEST(w.settled(w.book.statements().settle(number, {{1, "A"}}, "LOST", {})) ==
               "statement_line_settled");
    BOOST_TEST(w.settled(w.book.statements().settle(number, {}, "LOST", {})) == "1");
    BOOST_TEST(w.on_hand("A") == 99);
    BOOST_TEST(w.on_hand("B") == 49);
  });
}

BOOST_AUTO_TEST_CASE(rows_with_a_mistake_are_refused_and_the_others_go_in) {
  on_statement_books([](StatementWorld& w) {
    auto statements = w.book.statements();
    const Instant then = w.hours(-2);
    const auto made = statements.read(
        w.file(then, {w.row("A", 60), w.row("NONE", 3), w.row("B", -1), w.row("A", 40)}));
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_REQUIRE(made->refusals.size() == 2U);
    BOOST_CHECK(made->refusals[0].refusal.code == RefusalCode::product_unknown);
    BOOST_CHECK(made->refusals[1].refusal.code == RefusalCode::count_negative);
    // C is in the book, and the file says nothing of it; what it says of B was refused.
    BOOST_TEST(made->lines == 2);
    const auto number = made->statement.number;
    BOOST_TEST(w.lines(number) == "C -10 open=-10 unexplained");
    // The same again changes nothing; what differs is refused, what is new goes in.
    w.add_product("NONE", 100);
    const auto again = statements.read(w.file(then, {w.row("A", 99), w.row("NONE", 3)}));
    BOOST_REQUIRE(static_cast<bool>(again));
    BOOST_TEST(again->before);
    BOOST_TEST(again->statement.number == number);
    BOOST_REQUIRE(again->refusals.size() == 1U);
    BOOST_CHECK(again->refusals[0].refusal.code == RefusalCode::statement_line_differs);
    BOOST_TEST(again->lines == 4);
    BOOST_TEST(w.lines(number) ==
               "C -10 open=-10 unexplained; NONE 3 open=3 unexplained; B -50 open=-50 unexplained");
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_statement_is_refused_as_a_whole) {
  on_statement_books([](StatementWorld& w) {
    auto statements = w.book.statements();
    auto wanted = w.file(w.hours(-2), {w.row("A", 1)});
    wanted.location = "MAIN";
    BOOST_TEST(w.refusal(statements.read(wanted)) == "statement_not_outside");
    wanted.location = "MOON";
    BOOST_TEST(w.refusal(statements.read(wanted)) == "location_unknown");
    BOOST_TEST(w.refusal(statements.read(w.file(w.hours(1), {w.row("A", 1)}))) ==
               "statement_in_future");
    BOOST_TEST(w.refusal(statements.read(
                   w.file(w.hours(-2), {w.row("A", 1, "North"), w.row("A", 2, "South")}))) ==
               "statement_place_missing");
    auto listed = w.file(w.hours(-2), {});
    listed.listed = true;
    BOOST_TEST(w.refusal(statements.read(listed)) == "statement_without_lines");
    BOOST_TEST(w.refusal(statements.close(7)) == "statement_unknown");
    BOOST_TEST(w.settled(statements.settle(7, {}, "LOST", {})) == "statement_unknown");
  });
}

BOOST_AUTO_TEST_CASE(a_file_of_several_places_gives_the_rows_of_one) {
  on_statement_books([](StatementWorld& w) {
    auto wanted = w.file(
        w.hours(-2), {w.row("A", 100, "Depot"), w.row("A", 7, "Shop"), w.row("B", 50, "Depot")});
    wanted.listed = true;
    const auto made = w.book.statements().read(wanted);
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->lines == 2);
    BOOST_TEST(w.lines(made->statement.number).empty());
    wanted.as_of = w.hours(-1);
    wanted.theirs = "shop";
    const auto other = w.book.statements().read(wanted);
    BOOST_REQUIRE(static_cast<bool>(other));
    BOOST_TEST(w.lines(other->statement.number) == "A -93 open=-93 unexplained");
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_correct_stock_posts_nothing) {
  on_statement_books([](StatementWorld& w) {
    const auto number = w.read(w.hours(-2), {w.row("A", 99), w.row("B", 50), w.row("C", 10)});
    const auto seller = w.person("SELLER", "seller");
    BOOST_TEST(w.refusal(seller->statements().read(w.file(w.hours(-1), {w.row("A", 1)}))) ==
               "permission_missing");
    BOOST_TEST(w.refusal(seller->statements().settle(number, {}, "LOST", {})) ==
               "permission_missing");
    BOOST_TEST(w.refusal(seller->statements().leave(number, {}, "asked")) == "permission_missing");
    BOOST_TEST(w.refusal(seller->statements().close(number)) == "permission_missing");
    BOOST_TEST(w.on_hand("A") == 100);
    const auto keeper = w.person("KEEPER", "stock-keeper");
    BOOST_TEST(w.settled(keeper->statements().settle(number, {}, "LOST", {})) == "1");
    BOOST_TEST(w.refusal(keeper->statements().close(number)) == "none");
  });
}

BOOST_AUTO_TEST_CASE(the_check_finds_a_statement_that_does_not_add_up) {
  const auto damaged = [](persistence::Engine engine, app::OpenBook& book, FixedClock& clock) {
    StatementWorld w(book, clock);
    const auto number = w.read(w.hours(-2), {w.row("A", 99), w.row("B", 50), w.row("C", 10)});
    BOOST_TEST(w.settled(w.book.statements().settle(number, {}, "LOST", {})) == "1");
    BOOST_TEST(w.refusal(w.book.statements().close(number)) == "none");
    BOOST_TEST(w.findings().empty());
    drop_guards(book.book(), engine, "stock_statement_settlement");
    damage(book.book(), "update stock_statement_line set theirs_milli = theirs_milli + 1000");
    damage(book.book(), "update stock_statement_settlement set quantity_milli = -2000");
    const auto found = w.findings();
    BOOST_TEST(found.size() == 4U);
    BOOST_TEST(found.front() == "statement: R1 A is closed and not accounted for");
    BOOST_TEST(found.back().starts_with("statement_posted: "));
  };
  const auto on = [&](persistence::Engine engine) -> NewBookTest {
    return [=](app::OpenBook& book, FixedClock& clock) { damaged(engine, book, clock); };
  };
  on_new_sqlite_book(statement_shop(), on(persistence::Engine::sqlite));
  on_new_postgresql_book(statement_shop(), on(persistence::Engine::postgresql));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
