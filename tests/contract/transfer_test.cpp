// Transfers: their way through the states, what each act does to levels and books, what is refused.

#include <set>

#include "domain/goods/stock_acts.h"
#include "tests/contract/runs_twice.h"
#include "tests/contract/transfer_world.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(transfers)

BOOST_AUTO_TEST_CASE(goods_go_from_shelf_to_shelf) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 10);
    w.stock_up(202, w.shop, 4);
    const auto number = w.made(TransferWorld::wish({w.line("A", 6), w.line("B", 1)}));
    BOOST_TEST(number == "T-1");
    BOOST_TEST(w.at(201, w.shop) == "10/0/0/0");
    BOOST_CHECK(w.good(w.transfers().ready(number)).state == stock::DocumentState::ready);
    BOOST_TEST(w.at(201, w.shop) == "10/6/0/0");
    BOOST_TEST(w.at(201, w.north) == "none");
    w.check();
    BOOST_CHECK(w.good(w.transfers().ship(number, {})).state == stock::DocumentState::in_transit);
    BOOST_TEST(w.at(201, w.shop) == "4/0/0/0");
    BOOST_TEST(w.at(201, w.road) == "6/0/0/0");
    BOOST_TEST(w.at(201, w.north) == "0/0/0/6");
    w.check();
    const auto part = w.good(w.transfers().receive(number, {{w.line("A", 2)}, {}, {}, {}}));
    BOOST_CHECK(part.state == stock::DocumentState::partly_received);
    BOOST_TEST(w.at(201, w.north) == "2/0/0/4");
    const auto all = w.good(w.transfers().receive(number, {}));
    BOOST_CHECK(all.state == stock::DocumentState::received);
    BOOST_CHECK(w.good(w.transfers().close(number, {})).state == stock::DocumentState::closed);
    BOOST_TEST(w.at(201, w.north) == "6/0/0/0");
    BOOST_TEST(w.at(201, w.road) == "0/0/0/0");
    BOOST_TEST(w.balance("stock") == 1400);
    w.check();
    const auto acts =
        w.book.read([&](Unit& u) { return w.stores.all().stock_documents.acts(u, all.id); });
    BOOST_TEST(acts.size() == 6U);
    BOOST_TEST(acts[2].act == "ship");
    BOOST_CHECK(acts[2].by == EmployeeId(41));
  });
}

BOOST_AUTO_TEST_CASE(what_was_not_sent_stays_committed) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const auto number = w.made(TransferWorld::wish({w.line("A", 6)}));
    // A draft that is sent in part commits the rest.
    BOOST_CHECK(w.good(w.transfers().ship(number, {{w.line("A", 2)}, {}})).state ==
                stock::DocumentState::in_transit);
    BOOST_TEST(w.at(201, w.shop) == "8/4/0/0");
    BOOST_TEST(w.refusal(w.transfers().ship(number, {{w.line("A", 5)}, {}})) == "more_than_asked");
    w.good(w.transfers().receive(number, {}));
    w.good(w.transfers().ship(number, {{w.line("A", 1)}, {}}));
    BOOST_TEST(w.at(201, w.shop) == "7/3/0/0");
    BOOST_TEST(w.at(201, w.north) == "2/0/0/1");
    w.check();
    // Closing gives the rest free, and needs a reason for what is still on the way.
    BOOST_TEST(w.refusal(w.transfers().close(number, {})) == "reason_missing");
    w.good(w.transfers().receive(number, {}));
    w.good(w.transfers().close(number, {}));
    BOOST_TEST(w.at(201, w.shop) == "7/0/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_never_came_is_written_off_or_claimed) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const auto lost = w.made(TransferWorld::wish({w.line("A", 5)}));
    w.good(w.transfers().ship(lost, {}));
    w.good(w.transfers().receive(lost, {{w.line("A", 2)}, {w.line("A", 1)}, "wet", {}}));
    BOOST_TEST(w.at(201, w.north) == "3/0/1/2");
    BOOST_TEST(w.refusal(w.transfers().close(lost, {"moths", {}, {}})) == "reason_unknown");
    const auto closed = w.good(w.transfers().close(lost, {"lost", {}, {}}));
    BOOST_TEST(closed.reason == "LOST");
    BOOST_TEST(closed.lines[0].lost.to_decimal() == "2");
    BOOST_TEST(closed.lines[0].rejected.to_decimal() == "1");
    BOOST_TEST(closed.lines[0].reason == "wet");
    BOOST_TEST(w.at(201, w.north) == "3/0/1/0");
    BOOST_TEST(w.at(201, w.road) == "0/0/0/0");
    BOOST_TEST(w.balance("transfer_difference") == 200);
    BOOST_TEST(w.balance("stock") == 800);
    const auto claimed = w.made(TransferWorld::wish({w.line("A", 1)}));
    w.good(w.transfers().ship(claimed, {}));
    w.good(w.transfers().close(claimed, {"LOST", "Parcel & Sons", {}}));
    BOOST_TEST(w.balance("carrier_claim") == 100);
    BOOST_TEST(w.balance("transfer_difference") == 200);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(own_acts_need_stock) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 5);
    const auto first = w.made(TransferWorld::wish({w.line("A", 4)}));
    const auto second = w.made(TransferWorld::wish({w.line("A", 2)}));
    w.good(w.transfers().ready(first));
    const auto refused = w.transfers().ready(second);
    BOOST_TEST(w.refusal(refused) == "stock_short");
    const auto& args = refused->refusals.front().refusal.args;
    BOOST_TEST(find_arg(args, "product") == "A");
    BOOST_TEST(find_arg(args, "location") == "SHOP");
    BOOST_TEST(find_arg(args, "left") == "1");
    BOOST_TEST(find_arg(args, "wanted") == "2");
    BOOST_CHECK(refused->document.state == stock::DocumentState::draft);
    BOOST_TEST(w.refusal(w.transfers().ship(second, {})) == "stock_short");
    BOOST_TEST(w.refusal(w.transfers().complete(TransferWorld::wish({w.line("A", 2)}))) ==
               "stock_short");
    BOOST_TEST(w.at(201, w.shop) == "5/4/0/0");
    // Given up, the goods are free again.
    w.good(w.transfers().cancel(first, "no van"));
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    w.good(w.transfers().ship(second, {}));
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(cancelling_on_the_way_brings_the_goods_back) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 5);
    const auto number = w.made(TransferWorld::wish({w.line("A", 4)}));
    w.good(w.transfers().ship(number, {{w.line("A", 3)}, {}}));
    const auto back = w.good(w.transfers().cancel(number, {}));
    BOOST_CHECK(back.state == stock::DocumentState::cancelled);
    BOOST_TEST(back.lines[0].returned.to_decimal() == "3");
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    BOOST_TEST(w.at(201, w.north) == "none");
    w.check();
    const auto other = w.made(TransferWorld::wish({w.line("A", 4)}));
    w.good(w.transfers().ship(other, {}));
    w.good(w.transfers().receive(other, {{w.line("A", 1)}, {}, {}, {}}));
    BOOST_TEST(w.refusal(w.transfers().cancel(other, {})) == "transfer_received");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(nothing_is_half_done) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 5);
    w.stock_up(202, w.shop, 1);
    BOOST_TEST(w.refusal(w.transfers().create(
                   TransferWorld::wish({w.line("A", 1), w.line("Z", 1)}))) == "product_unknown");
    BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish({w.line("GIFT", 1)}))) ==
               "product_not_tracked");
    BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish({}))) == "lines_missing");
    BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish({{1, "A", Quantity{1125}}}))) ==
               "quantity_not_whole");
    BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish(
                   {w.line("A", 1)}, "SHOP", "shop"))) == "transfer_same_place");
    BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish(
                   {w.line("A", 1)}, "SHOP", "GINZA"))) == "transfer_between_entities");
    for (const char* nowhere : {"ROAD", "LOSS", "Atlantis"})
      BOOST_TEST(w.refusal(w.transfers().create(TransferWorld::wish(
                     {w.line("A", 1)}, "SHOP", nowhere))) == "location_unknown");
    const auto number = w.made(TransferWorld::wish({w.line("A", 4), w.line("B", 2)}));
    BOOST_TEST(number == "T-1");
    BOOST_TEST(w.refusal(w.transfers().ship(number, {})) == "stock_short");
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    BOOST_TEST(w.refusal(w.transfers().receive(number, {})) == "document_state");
    BOOST_TEST(w.refusal(w.transfers().close(number, {})) == "document_state");
    BOOST_TEST(w.refusal(w.transfers().ready("T-99")) == "document_unknown");
    w.good(w.transfers().change(number, TransferWorld::wish({w.line("A", 4)})));
    w.good(w.transfers().ship(number, {}));
    BOOST_TEST(w.refusal(w.transfers().receive(number, {{w.line("A", 5)}, {}, {}, {}})) ==
               "more_than_sent");
    BOOST_TEST(w.refusal(w.transfers().receive(
                   number, {{w.line("A", 3)}, {w.line("A", 2)}, {}, {}})) == "more_than_sent");
    BOOST_TEST(w.refusal(w.transfers().receive(number, {{w.line("B", 1)}, {}, {}, {}})) ==
               "not_in_document");
    BOOST_TEST(w.at(201, w.north) == "0/0/0/4");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(the_same_again_changes_nothing) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 9);
    auto wish = TransferWorld::wish({w.line("A", 2)});
    wish.reference = "T-1";  // as another one's number may be
    const auto first = w.transfers().create(wish);
    const auto again = w.transfers().create(wish);
    BOOST_REQUIRE(static_cast<bool>(first) && static_cast<bool>(again));
    BOOST_TEST(!first->unchanged);
    BOOST_TEST(again->unchanged);
    BOOST_TEST(again->document.number == first->document.number);
    wish.lines = {w.line("A", 3)};
    BOOST_TEST(w.refusal(w.transfers().create(wish)) == "reference_used");
    const auto number = first->document.number;
    for (int i = 0; i < 2; ++i)
      BOOST_TEST(w.transfers().ship(number, {{w.line("A", 1)}, "morning"})->unchanged == (i == 1));
    BOOST_TEST(w.at(201, w.shop) == "8/1/0/0");
    for (int i = 0; i < 2; ++i)
      BOOST_TEST(w.transfers().receive(number, {{w.line("A", 1)}, {}, {}, "noon"})->unchanged ==
                 (i == 1));
    BOOST_TEST(w.at(201, w.north) == "1/0/0/0");
    w.made(TransferWorld::wish({w.line("A", 1)}));
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(people_act_where_their_right_holds) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 9);
    const auto keeper_of = [&](LocationId place) {
      company::Actor actor{EmployeeId(42), "till", {}};
      actor.scoped.push_back({{{}, place, {}}, {company::Permission::move_stock}});
      return actor;
    };
    const auto here = keeper_of(w.shop), there = keeper_of(w.north), elsewhere = keeper_of(w.house);
    const auto as = [&](const company::Actor& actor) {
      return goods::Transfers(w.book, w.stores.all(), w.clock, actor);
    };
    const auto wish = TransferWorld::wish({w.line("A", 4)});
    BOOST_TEST(w.refusal(as(elsewhere).create(wish)) == "permission_missing");
    // Who wants goods may ask for them, and only who has them sends them.
    const auto number = w.good(as(there).create(wish)).number;
    BOOST_TEST(w.refusal(as(there).ship(number, {})) == "permission_missing");
    w.good(as(here).ship(number, {}));
    BOOST_TEST(w.refusal(as(here).receive(number, {})) == "permission_missing");
    w.good(as(there).receive(number, {{w.line("A", 3)}, {}, {}, {}}));
    // To write something off takes more than to move it.
    BOOST_TEST(w.refusal(as(there).close(number, {"LOST", {}, {}})) == "permission_missing");
    w.good(w.transfers().close(number, {"LOST", {}, {}}));
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(written_down_and_made_ready_is_one_act_or_nothing) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 5);
    const auto all = [&] {
      return w.book.read([&](Unit& u) { return w.stores.all().stock_documents.list(u, {}).rows; });
    };
    const auto short_of = w.transfers().create_ready(TransferWorld::wish({w.line("A", 6)}));
    BOOST_TEST(w.refusal(short_of) == "stock_short");
    BOOST_TEST(all().empty(), "no draft is left");
    auto wish = TransferWorld::wish({w.line("A", 4)});
    wish.reference = "van-1";
    const auto ready = w.good(w.transfers().create_ready(wish));
    BOOST_CHECK(ready.state == stock::DocumentState::ready);
    BOOST_TEST(w.at(201, w.shop) == "5/4/0/0");
    const auto again = w.transfers().create_ready(wish);
    BOOST_REQUIRE(bool(again));
    BOOST_TEST(again->document.number == ready.number);
    BOOST_TEST(all().size() == 1U);
    // Goods are committed by who may send them.
    company::Actor there{EmployeeId(42), "till", {}};
    there.scoped.push_back({{{}, w.north, {}}, {company::Permission::move_stock}});
    goods::Transfers theirs(w.book, w.stores.all(), w.clock, there);
    BOOST_TEST(w.refusal(theirs.create_ready(TransferWorld::wish({w.line("A", 1)}))) ==
               "permission_missing");
    BOOST_TEST(all().size() == 1U);
    w.good(w.transfers().reopen(ready.number));
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    w.good(w.transfers().ship(ready.number, {}));
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(hand_to_hand_is_one_act) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 9);
    w.stock_up(203, w.shop, 2);
    const auto done = w.good(
        w.transfers().complete(TransferWorld::wish({w.line("A", 4), {2, "C", Quantity{1125}}})));
    BOOST_CHECK(done.state == stock::DocumentState::closed);
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    BOOST_TEST(w.at(203, w.north) == "1.125/0/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(lists_show_them_newest_first_page_by_page) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 9);
    for (int i = 0; i < 5; ++i) w.made(TransferWorld::wish({w.line("A", 1)}));
    w.made(TransferWorld::wish({w.line("A", 1)}, "HOUSE", "SHOP"));
    w.good(w.transfers().ready("T-2"));
    const auto numbers = [&](stock::DocumentFilter filter) {
      filter.limit = 2;
      std::string found;
      w.book.read([&](Unit& u) {
        do {
          const auto page = w.stores.all().stock_documents.list(u, filter);
          for (const auto& row : page.rows) {
            BOOST_TEST(row.lines == 1);
            BOOST_TEST(row.asked.to_decimal() == "1");
            found += row.document.number + " ";
          }
          filter.after = page.next;
        } while (!filter.after.empty());
      });
      return found;
    };
    BOOST_TEST(numbers({}) == "T-6 T-5 T-4 T-3 T-2 T-1 ");
    stock::DocumentFilter ready;
    ready.states = {stock::DocumentState::ready, stock::DocumentState::closed};
    BOOST_TEST(numbers(ready) == "T-2 ");
    stock::DocumentFilter house;
    house.location = w.house;
    BOOST_TEST(numbers(house) == "T-6 ");
    // From or to it, newest first over both.
    stock::DocumentFilter shop;
    shop.location = w.shop;
    BOOST_TEST(numbers(shop) == "T-6 T-5 T-4 T-3 T-2 T-1 ");
    const auto counts =
        w.book.read([&](Unit& u) { return w.stores.all().stock_documents.count(u, shop); });
    BOOST_TEST(counts.at(stock::DocumentState::draft) == 5);
    BOOST_TEST(counts.at(stock::DocumentState::ready) == 1);
  });
}

BOOST_AUTO_TEST_CASE(book_check_names_what_went_astray) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const auto number = w.made(TransferWorld::wish({w.line("A", 4)}));
    w.good(w.transfers().ship(number, {}));
    w.good(w.transfers().receive(number, {{w.line("A", 1)}, {w.line("A", 1)}, {}, {}}));
    const auto found = [&] {
      NoProgress nobody;
      std::set<std::string> names;
      auto& sql_book = dynamic_cast<persistence::SqlBook&>(w.book);
      for (const auto& f : persistence::check_book(sql_book, nobody)) names.insert(f.check);
      std::string text;
      for (const auto& name : names) text += name + " ";
      return text;
    };
    BOOST_TEST(found() == "");
    w.execute("update stock_document_line set accepted_milli = 2000");
    BOOST_TEST(found() == "stock_level transfer ");
    w.execute("update stock_document_line set accepted_milli = 1000");
    w.execute("update stock_aside set quantity_milli = 2000");
    BOOST_TEST(found() == "stock_aside ");
    w.execute("update stock_aside set quantity_milli = 1000");
    w.execute("update stock_level set incoming_milli = 0 where location_id = 18");
    BOOST_TEST(found() == "stock_level ");
    w.execute("update stock_level set incoming_milli = 2000 where location_id = 18");
    w.execute("update stock_document set state = 'closed'");
    BOOST_TEST(found() == "transfer_done ");
  });
}

BOOST_AUTO_TEST_CASE(a_unit_that_runs_again_does_nothing_twice) {
  for_each_engine([](TestBook& tb) {
    TransferWorld w(tb);
    w.stock_up(201, w.shop, 10);
    RunsTwice twice(w.book);
    const auto stores = w.stores.all();
    goods::Transfers transfers(twice, stores, w.clock, w.actor);
    const auto number = w.good(transfers.create(TransferWorld::wish({w.line("A", 4)}))).number;
    BOOST_TEST(number == "T-2");
    w.good(transfers.ready(number));
    w.good(transfers.ship(number, {{w.line("A", 2)}, {}}));
    w.good(transfers.receive(number, {{w.line("A", 1)}, {}, {}, {}}));
    w.good(transfers.complete(TransferWorld::wish({w.line("A", 1)})));
    goods::StockActs acts(twice, stores, w.clock, w.actor);
    w.good(acts.hold({"A", "SHOP", Quantity::of_units(1), "damaged", {}, {}}));
    BOOST_TEST(w.at(201, w.shop) == "7/2/1/0");
    BOOST_TEST(w.at(201, w.north) == "2/0/0/1");
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
