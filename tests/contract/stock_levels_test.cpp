#include "domain/base/failure.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace stock_levels_test {

constexpr std::int64_t day_ms = 86'400'000;
Instant at_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * day_ms}; }

/// Ten in the shop and four in the warehouse on the 1st, three sold on the 2nd and two on the 5th.
void post_some(LedgerWorld& w) {
  books::Entry opening = w.entry(1001, 901, books::EntryKind::opening_count, at_day(1));
  w.add_opening(opening, 201, w.shop, 10, 500);
  w.add_opening(opening, 201, w.house, 4, 500);
  books::Entry first = w.entry(1002, 902, books::EntryKind::sale, at_day(2));
  w.add_sale(first, 201, 3, 1200, 500);
  books::Entry second = w.entry(1003, 903, books::EntryKind::sale, at_day(5));
  w.add_sale(second, 201, 2, 1200, 500);
  w.post(w.set_of({opening, first, second}, {w.document(901, "C", books::DocumentKind::count),
                                             w.document(902, "1"), w.document(903, "2")}));
}

}  // namespace stock_levels_test

BOOST_AUTO_TEST_SUITE(stock_levels)

BOOST_AUTO_TEST_CASE(levels_of_the_cells_asked_for_and_no_others) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const std::vector<stock::Cell> cells{
        {ProductId(201), w.house}, {ProductId(202), w.shop}, {ProductId(201), w.shop}};
    for (const bool lock : {false, true}) {
      const auto levels = tb.book.write([&](Unit& u) {
        return lock ? w.stock_store.lock_levels(u, cells) : w.stock_store.levels(u, cells);
      });
      BOOST_REQUIRE(levels.size() == 2U);
      BOOST_TEST((levels[0].cell == stock::Cell{ProductId(201), w.shop}));
      BOOST_TEST(levels[0].on_hand.milli == 5000);
      BOOST_TEST((levels[1].cell == stock::Cell{ProductId(201), w.house}));
      BOOST_TEST(levels[1].on_hand.milli == 4000);
    }
    BOOST_TEST(
        tb.book.read([&](Unit& u) {
                 return w.stock_store.levels(u, {{ProductId(201), w.shop}});
               })
            .size() == 1U);
    BOOST_TEST(tb.book.read([&](Unit& u) { return w.stock_store.levels(u, {}); }).empty());
  });
}

BOOST_AUTO_TEST_CASE(on_hand_as_of_goes_by_event_time_to_the_millisecond) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const stock::Cell shop{ProductId(201), w.shop};
    const stock::Cell house{ProductId(201), w.house};
    const auto at = [&](Instant t) {
      return tb.book.read([&](Unit& u) {
        return w.stock_store.on_hand_as_of(u, {shop, house, {ProductId(7), w.shop}}, t);
      });
    };
    BOOST_TEST(at(Instant{at_day(1).ms - 1})[shop].milli == 0);
    BOOST_TEST(at(at_day(1))[shop].milli == 10000);
    BOOST_TEST(at(Instant{at_day(2).ms - 1})[shop].milli == 10000);
    BOOST_TEST(at(at_day(2))[shop].milli == 7000);
    BOOST_TEST(at(at_day(5))[shop].milli == 5000);
    BOOST_TEST(at(at_day(3))[house].milli == 4000);
    BOOST_TEST(at(at_day(3)).size() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(costs_are_replaced_and_locked_by_product) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::PostingSet set = w.set_of({}, {w.document(901, "1")});
    set.costs = {{EntityId(1), ProductId(202), Quantity{1500}, -7, 9},
                 {EntityId(1), ProductId(201), Quantity{7000}, 3500, 5'000'000},
                 {EntityId(2), ProductId(201), Quantity{1}, 2, 3}};
    w.post(set);
    books::PostingSet next = w.set_of({}, {w.document(902, "2")});
    next.costs = {{EntityId(1), ProductId(201), Quantity{6000}, 3000, 4'000'000}};
    w.post(next);
    const auto costs = tb.book.write([&](Unit& u) {
      return w.stock_store.lock_costs(u, EntityId(1),
                                      {ProductId(202), ProductId(201), ProductId(999)});
    });
    BOOST_REQUIRE(costs.size() == 2U);
    BOOST_TEST((costs[0].product == ProductId(201) && costs[0].entity == EntityId(1)));
    BOOST_TEST(costs[0].quantity.milli == 6000);
    BOOST_TEST(costs[0].value_minor == 3000);
    BOOST_TEST(costs[0].last_cost_micro == 4'000'000);
    BOOST_TEST(costs[1].value_minor == -7);
  });
}

BOOST_AUTO_TEST_CASE(commitments_open_and_end_once) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const stock::Cell shop{ProductId(201), w.shop};
    const stock::Commitment one{CommitmentId(801), DocumentId(903), 1, shop, Quantity{2000}, true};
    const stock::Commitment two{CommitmentId(802), DocumentId(903), 2, shop, Quantity{500}, false};
    books::PostingSet set = w.set_of({}, {});
    set.commitments = {one, two};
    w.post(set);
    const auto open = [&] {
      return tb.book.read([&](Unit& u) {
        return w.stock_store.open_commitments(u, {DocumentId(903), DocumentId(1)});
      });
    };
    BOOST_REQUIRE(open().size() == 2U);
    BOOST_TEST((open()[0].id == one.id && open()[0].cell == shop && open()[0].line == 1));
    BOOST_TEST((open()[0].quantity.milli == 2000 && open()[0].provisional_location));
    BOOST_TEST((!open()[1].provisional_location));
    const auto committed = [&] {
      return tb.book.read([&](Unit& u) { return w.stock_store.levels(u, {shop}); })[0].committed;
    };
    BOOST_TEST(committed().milli == 2500);
    books::PostingSet end = w.set_of({}, {w.document(904, "3")});
    end.ended_commitments = {{one, stock::CommitmentEnd::released}};
    w.post(end);
    BOOST_REQUIRE(open().size() == 1U);
    BOOST_TEST((open()[0].id == two.id));
    BOOST_TEST(committed().milli == 500);
    BOOST_TEST(w.number("select cast(sum(committed_milli) as bigint) from stock_total_all") == 500);
    // The database itself refuses a second end, and the unit leaves nothing behind.
    books::PostingSet again = w.set_of({}, {w.document(905, "4")});
    again.ended_commitments = {{one, stock::CommitmentEnd::expired}};
    BOOST_CHECK_THROW(w.post(again), Failure);
    BOOST_TEST(committed().milli == 500);
  });
}

BOOST_AUTO_TEST_CASE(backorders_take_their_newest_state) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const auto put = [&](std::int64_t document, std::vector<stock::Backorder> backorders) {
      books::PostingSet set = w.set_of({}, {w.document(document, std::to_string(document))});
      set.backorders = std::move(backorders);
      w.post(set);
    };
    const auto read = [&] {
      return tb.book.read([&](Unit& u) {
        return w.stock_store.backorders(u, {DocumentId(901), DocumentId(7)});
      });
    };
    put(901, {{DocumentId(901), 1, ProductId(201), Quantity{3000}},
              {DocumentId(901), 2, ProductId(202), Quantity{1000}}});
    BOOST_TEST(read().size() == 2U);
    // A line that sells a bundle may wait for several products.
    put(902, {{DocumentId(901), 1, ProductId(201), Quantity{0}},
              {DocumentId(901), 2, ProductId(202), Quantity{0}},
              {DocumentId(901), 2, ProductId(203), Quantity{400}}});
    BOOST_REQUIRE(read().size() == 1U);
    BOOST_TEST((read()[0].line == 2 && read()[0].product == ProductId(203)));
    BOOST_TEST(read()[0].quantity.milli == 400);
  });
}

BOOST_AUTO_TEST_CASE(anchors_of_a_cell_come_by_time) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const stock::Cell shop{ProductId(201), w.shop};
    books::PostingSet set = w.set_of({}, {w.document(901, "1")});
    set.anchors = {{shop, at_day(9), DocumentId(902), w.begin},
                   {shop, at_day(4), DocumentId(901), w.begin},
                   {{ProductId(201), w.house}, at_day(4), DocumentId(901), w.begin}};
    w.post(set);
    const auto anchors = tb.book.read([&](Unit& u) { return w.stock_store.anchors(u, {shop}); });
    BOOST_REQUIRE(anchors.size() == 2U);
    BOOST_TEST((anchors[0].at == at_day(4) && anchors[0].document == DocumentId(901)));
    BOOST_TEST((anchors[1].at == at_day(9) && anchors[1].other_side == w.begin));
  });
}

BOOST_AUTO_TEST_CASE(movements_of_a_product_come_newest_first_in_pages) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const auto page = [&](std::vector<LocationId> at, const std::string& after, int limit) {
      return tb.book.read(
          [&](Unit& u) { return w.stock_store.movements(u, ProductId(201), at, after, limit); });
    };
    const auto all = page({}, "", 10);
    BOOST_TEST(all.next.empty());
    BOOST_REQUIRE(all.rows.size() == 4U);
    BOOST_TEST(all.rows[0].document_number == "2");
    BOOST_TEST((all.rows[0].event_at == at_day(5) && all.rows[0].entry_kind == "sale"));
    BOOST_TEST((all.rows[0].movement.from == w.shop && all.rows[0].movement.to == w.buyers));
    BOOST_TEST(all.rows[0].movement.quantity.milli == 2000);
    BOOST_TEST(all.rows[0].movement.value_minor == 1000);
    BOOST_TEST((all.rows[0].recorded_at == test_now()));
    BOOST_TEST(all.rows[3].document_number == "C");
    BOOST_TEST(page({w.house}, "", 10).rows.size() == 1U);
    // Of several places each movement once, whichever end is there.
    BOOST_TEST(page({w.shop, w.house}, "", 10).rows.size() == 4U);
    std::vector<stock::MovementRow> paged;
    std::string after;
    do {
      const auto some = page({}, after, 1);
      paged.insert(paged.end(), some.rows.begin(), some.rows.end());
      after = some.next;
    } while (!after.empty());
    BOOST_REQUIRE(paged.size() == 4U);
    for (std::size_t i = 0; i < 4; ++i) {
      BOOST_TEST((paged[i].movement == all.rows[i].movement));
      BOOST_TEST((paged[i].event_at == all.rows[i].event_at));
    }
  });
}

BOOST_AUTO_TEST_CASE(what_was_pending_before_a_batch_is_known_after_it_ended) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const stock::Cell shop{ProductId(201), w.shop};
    const auto promise = [&](std::int64_t id) {
      return stock::Commitment{CommitmentId(id), DocumentId(903), 1, shop, Quantity{1000}, false};
    };
    const auto post = [&](std::int64_t batch, std::vector<std::int64_t> opened,
                          std::vector<std::int64_t> ended) {
      books::PostingSet set = w.set_of({}, {w.document(900 + batch, std::to_string(batch))});
      set.batch = BatchId(batch);
      for (const auto id : opened) set.commitments.push_back(promise(id));
      for (const auto id : ended) {
        set.ended_commitments.push_back({promise(id), stock::CommitmentEnd::released});
      }
      w.post(set);
    };
    post(32, {801, 802, 803}, {803});
    post(33, {804}, {801});
    const auto before = [&](std::int64_t batch) {
      std::vector<std::int64_t> ids;
      for (const stock::Commitment& c : tb.book.read([&](Unit& u) {
             return w.stock_store.pending_before(u, BatchId(batch), {DocumentId(903)});
           })) {
        ids.push_back(c.id.value);
      }
      return ids;
    };
    // Before batch 33 the first two were pending; what batch 32 opened was not before it.
    const std::vector<std::int64_t> first_two{801, 802}, later{804};
    BOOST_TEST(before(33) == first_two, boost::test_tools::per_element());
    BOOST_TEST(before(32) == later, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(oversold_cells_are_those_that_a_fact_explains) {
  using namespace stock_levels_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    post_some(w);
    const stock::Cell shop{ProductId(201), w.shop}, house{ProductId(201), w.house};
    books::PostingSet set = w.set_of({}, {w.document(904, "3")});
    set.oversold = {{EntryId(1002), DocumentId(902), shop, Quantity{1000}},
                    {EntryId(1003), DocumentId(903), shop, Quantity{1000}},
                    {EntryId(1003), DocumentId(903), {ProductId(202), w.shop}, Quantity{1}}};
    w.post(set);
    const auto cells = tb.book.read([&](Unit& u) {
      return w.stock_store.oversold_cells(u, {shop, house});
    });
    BOOST_TEST((cells == std::set<stock::Cell>{shop}));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
