#include "persistence/stores/batch_store.h"

#include "tests/contract/store_support.h"

namespace kontor::test {

namespace batch_store_test {

intake::Batch batch(std::int64_t id, std::int64_t channel = 21) {
  intake::Batch b;
  b.id = BatchId(id);
  b.channel = ChannelId(channel);
  b.profile = "shopify-orders";
  b.content_hash = "abc";
  b.options = "{}";
  b.started_at = test_now();
  b.holder = "host:1";
  b.heartbeat = test_now();
  return b;
}

intake::Batch added(Book& book, intake::Batch b) {
  persistence::SqlBatchStore store;
  return book.write([&](Unit& u) {
    intake::Batch mine = b;
    store.add(u, mine);
    return mine;
  });
}

}  // namespace batch_store_test

BOOST_AUTO_TEST_SUITE(batch_store)

BOOST_AUTO_TEST_CASE(a_batch_comes_back_as_it_was_with_the_next_number) {
  using namespace batch_store_test;
  for_each_engine([](TestBook& tb) {
    persistence::SqlBatchStore store;
    intake::Batch b = batch(31);
    b.mapping = "bikestores";
    b.files = hostile_texts();
    b.options = "{\"as_of\":\"x\"}";
    BOOST_TEST(added(tb.book, b).number == 1);
    BOOST_TEST(added(tb.book, batch(32)).number == 2);
    const auto back = tb.book.read([&](Unit& u) { return store.by_number(u, 1); });
    BOOST_REQUIRE(back.has_value());
    BOOST_TEST((back->id == BatchId(31) && back->channel == ChannelId(21)));
    BOOST_TEST(back->profile == b.profile);
    BOOST_TEST(back->mapping == "bikestores");
    BOOST_TEST(back->files == b.files, boost::test_tools::per_element());
    BOOST_TEST(back->options == b.options);
    BOOST_TEST((back->state == intake::BatchState::running && !back->ended_at));
    BOOST_TEST((back->started_at == test_now() && back->heartbeat == test_now()));
    BOOST_TEST(!tb.book.read([&](Unit& u) { return store.by_number(u, 3); }).has_value());
  });
}

BOOST_AUTO_TEST_CASE(progress_is_written_over_the_old) {
  using namespace batch_store_test;
  for_each_engine([](TestBook& tb) {
    persistence::SqlBatchStore store;
    intake::Batch b = added(tb.book, batch(31));
    b.state = intake::BatchState::done;
    b.ended_at = Instant{test_now().ms + 5};
    b.counts = {1, 2, 3, 4};
    b.position = 10;
    b.holder = "other:2";
    tb.book.write([&](Unit& u) { store.update(u, b); });
    const auto back = tb.book.read([&](Unit& u) { return store.by_number(u, 1); });
    BOOST_REQUIRE(back.has_value());
    BOOST_TEST((back->state == intake::BatchState::done && back->ended_at == b.ended_at));
    BOOST_TEST((back->counts.create == 1 && back->counts.update == 2));
    BOOST_TEST((back->counts.unchanged == 3 && back->counts.refuse == 4));
    BOOST_TEST(back->position == 10);
    BOOST_TEST(back->holder == "other:2");
  });
}

BOOST_AUTO_TEST_CASE(lists_stand_newest_first_and_one_batch_runs_on_a_channel) {
  using namespace batch_store_test;
  for_each_engine([](TestBook& tb) {
    persistence::SqlBatchStore store;
    for (std::int64_t i = 0; i < 5; ++i) added(tb.book, batch(31 + i, 21 + i % 2));
    const auto list = [&](std::int64_t before, int limit) {
      std::vector<std::int64_t> numbers;
      for (const auto& b : tb.book.read([&](Unit& u) { return store.list(u, before, limit); })) {
        numbers.push_back(b.number);
      }
      return numbers;
    };
    const std::vector<std::int64_t> newest{5, 4, 3}, rest{2, 1};
    BOOST_TEST(list(0, 3) == newest, boost::test_tools::per_element());
    BOOST_TEST(list(3, 3) == rest, boost::test_tools::per_element());
    const auto running = [&](std::int64_t channel) {
      return tb.book.read([&](Unit& u) { return store.running_on(u, ChannelId(channel)); });
    };
    BOOST_REQUIRE(running(22).has_value());
    BOOST_TEST((running(22)->channel == ChannelId(22)));
    for (const std::int64_t number : {2, 4}) {
      tb.book.write([&](Unit& u) {
        intake::Batch b = *store.by_number(u, number);
        b.state = number == 2 ? intake::BatchState::undoing : intake::BatchState::stopped;
        store.update(u, b);
      });
    }
    BOOST_REQUIRE(running(22).has_value());
    BOOST_TEST(running(22)->number == 2);
    tb.book.write([&](Unit& u) {
      intake::Batch b = *store.by_number(u, 2);
      b.state = intake::BatchState::undone;
      store.update(u, b);
    });
    BOOST_TEST(!running(22).has_value());
    BOOST_TEST(!running(77).has_value());
  });
}

BOOST_AUTO_TEST_CASE(refusals_come_by_row_with_their_arguments) {
  using namespace batch_store_test;
  for_each_engine([](TestBook& tb) {
    persistence::SqlBatchStore store;
    added(tb.book, batch(31));
    std::vector<intake::RowRefusal> refusals;
    for (const std::string& text : hostile_texts()) {
      refusals.push_back(
          {std::ssize(refusals) / 2 + 2,
           text,
           {RefusalCode::value_not_number, {{"value", text}, {"field", "Total"}, {"", ""}}}});
    }
    tb.book.write([&](Unit& u) { store.add_refusals(u, BatchId(31), refusals); });
    // A later chunk may refuse a row of the same number.
    tb.book.write([&](Unit& u) {
      store.add_refusals(u, BatchId(31), {{2, "f", {RefusalCode::value_missing, {}}}});
    });
    const auto back =
        tb.book.read([&](Unit& u) { return store.refusals(u, BatchId(31), 0, 1000); });
    BOOST_REQUIRE(back.size() == refusals.size() + 1);
    BOOST_TEST((back[2].refusal.code == RefusalCode::value_missing && back[2].row == 2));
    for (std::size_t i = 0; i < refusals.size(); ++i) {
      const auto& b = back[i < 2 ? i : i + 1];
      BOOST_TEST(b.row == refusals[i].row);
      BOOST_TEST(b.file == refusals[i].file);
      BOOST_TEST((b.refusal.code == refusals[i].refusal.code));
      BOOST_TEST((b.refusal.args == refusals[i].refusal.args));
    }
    BOOST_TEST(tb.book.read([&](Unit& u) { return store.refusals(u, BatchId(31), 2, 3); }).size() ==
               3U);
    BOOST_TEST(tb.book.read([&](Unit& u) { return store.refusals(u, BatchId(32), 0, 9); }).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
