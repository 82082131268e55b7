#include "persistence/stores/count_store.h"

#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace count_store_test {

intake::CountDocument count(std::int64_t document, LocationId location, const std::string& hash,
                            bool opening) {
  intake::CountDocument c;
  c.document = DocumentId(document);
  c.location = location;
  c.channel = ChannelId(21);
  c.as_of = test_now();
  c.opening = opening;
  c.content_hash = hash;
  c.lines = {{ProductId(201), Quantity{3000}, Quantity{0}},
             {ProductId(202), Quantity{0}, Quantity{500}}};
  return c;
}

}  // namespace count_store_test

BOOST_AUTO_TEST_SUITE(count_store)

BOOST_AUTO_TEST_CASE(counts_are_found_by_place_and_content_until_undone) {
  using namespace count_store_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    persistence::SqlCountStore store;
    books::PostingSet set = w.set_of({}, {w.document(901, "C1", books::DocumentKind::count),
                                          w.document(902, "C2", books::DocumentKind::count)});
    set.anchors = {{{ProductId(201), w.shop}, test_now(), DocumentId(901), w.begin}};
    w.post(set);
    tb.book.write([&](Unit& u) {
      store.add(u, count(901, w.shop, "h1", true), BatchId(31));
      store.add(u, count(902, w.shop, "h2", false), BatchId(32));
    });
    const auto opening = [&](LocationId l) {
      return tb.book.read([&](Unit& u) { return store.has_opening(u, l); });
    };
    const auto find = [&](LocationId l, const std::string& hash) {
      return tb.book.read([&](Unit& u) { return store.find(u, l, hash); });
    };
    BOOST_TEST(opening(w.shop));
    BOOST_TEST(!opening(w.house));
    BOOST_TEST((find(w.shop, "h1") == DocumentId(901) && find(w.shop, "h2") == DocumentId(902)));
    BOOST_TEST((!find(w.house, "h1") && !find(w.shop, "h3")));
    BOOST_TEST(w.number("select count(*) from stock_count_line where document_id = 901 "
                        "and counted_milli = 3000 and unavailable_milli = 0") == 1);
    const auto drafts = tb.book.read([&](Unit& u) { return store.drafts(u); });
    BOOST_REQUIRE(drafts.size() == 1U);
    BOOST_TEST((drafts[0].document == DocumentId(902) && drafts[0].location == w.shop));
    BOOST_TEST((drafts[0].as_of == test_now() && !drafts[0].opening && drafts[0].lines.empty()));

    const auto of_batch = [&](std::int64_t batch) {
      return tb.book.read([&](Unit& u) { return store.of_batch(u, BatchId(batch)); });
    };
    BOOST_REQUIRE(of_batch(31).size() == 1U);
    BOOST_TEST((of_batch(31)[0] == DocumentId(901)));
    tb.book.write([&](Unit& u) { store.undo(u, BatchId(31), DocumentId(901)); });
    BOOST_TEST((of_batch(31).empty() && of_batch(32).size() == 1U));
    BOOST_TEST(!opening(w.shop));
    BOOST_TEST(!find(w.shop, "h1").has_value());
    BOOST_TEST(find(w.shop, "h2").has_value());
    BOOST_TEST(w.number("select count(*) from stock_anchor") == 0);
    BOOST_TEST(w.number("select undone_by from document where id = 901") == 31);
    BOOST_TEST(w.number("select undone_by from document where id = 902") == 0);
    tb.book.write([&](Unit& u) { store.undo(u, BatchId(32), DocumentId(902)); });
    BOOST_TEST(tb.book.read([&](Unit& u) { return store.drafts(u); }).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
