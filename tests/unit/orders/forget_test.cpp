#include "domain/orders/forget.h"

#include <boost/test/unit_test.hpp>

#include "domain/orders/interpret.h"

namespace kontor::orders {
namespace forget_test {

constexpr BatchId first{1}, second{2}, third{3};

FacetMark mark(Facet facet, const std::string& key, const std::string& hash, BatchId batch) {
  return {facet, key, hash, Instant{batch.value * 1000}, batch};
}

Refund refund(const std::string& key, std::int64_t minor) {
  Refund r;
  r.key = key;
  r.part = part_of_key(key);
  r.total_minor = minor;
  return r;
}

Line line(std::int32_t no, std::int64_t part, const std::string& sku) {
  Line l;
  l.no = no;
  l.part = part;
  l.sku = sku;
  l.quantity = l.fulfilled = Quantity::of_units(1);
  l.gross_minor = 1000;
  return l;
}

/// An order of one thing that one import told as a whole.
Order whole() {
  Order o;
  o.currency = Currency::of("EUR");
  o.lines = {line(1, 0, "A")};
  o.lines[0].fulfilled = {};
  o.content_hash = "w";
  o.exported_at = Instant{1000};
  return o;
}

}  // namespace forget_test

BOOST_AUTO_TEST_SUITE(forgetting)

using namespace forget_test;

BOOST_AUTO_TEST_CASE(what_an_import_told_beside_the_base_goes) {
  Order o = whole();
  o.marks = {mark(Facet::whole, "", "w", first), mark(Facet::settled, "s1", "s", second),
             mark(Facet::refund, "r1", "r", second)};
  const std::int64_t part = part_of_key("s1");
  o.settlements = {{"s1", part, Instant{5}, "AMAZON"}};
  o.lines.push_back(line(first_part_line, part, "A"));
  o.refunds = {refund("r1", 300)};
  settle_state(o);
  BOOST_TEST((o.state == OrderState::fulfilled));
  BOOST_TEST(!forget(o, third, {}));
  BOOST_TEST(forget(o, second, {}));
  settle_again(o);
  BOOST_TEST(o.lines.size() == 1U);
  BOOST_TEST(o.settlements.empty());
  BOOST_TEST(o.refunds.empty());
  BOOST_TEST(o.marks.empty());  // one whole file tells all again
  BOOST_TEST(o.content_hash == "w");
  BOOST_TEST((o.state == OrderState::open));
  BOOST_TEST((base_told_at(o) == Instant{1000}));
}

BOOST_AUTO_TEST_CASE(what_an_earlier_import_told_of_the_same_is_known_again) {
  Order before = whole(), now = whole();
  before.marks = {mark(Facet::whole, "", "w", first), mark(Facet::refund, "r1", "old", first)};
  before.refunds = {refund("r1", 200)};
  now.marks = {mark(Facet::whole, "", "w", first), mark(Facet::refund, "r1", "new", second),
               mark(Facet::refund, "r2", "more", third)};
  now.refunds = {refund("r1", 300), refund("r2", 50)};
  BOOST_TEST(forget(now, second, {&now, &before}));
  settle_again(now);
  BOOST_REQUIRE_EQUAL(now.refunds.size(), 2U);
  BOOST_TEST(now.refunds[0].total_minor == 200);
  BOOST_TEST(now.refunds[1].total_minor == 50);
  BOOST_TEST(now.content_hash == hash_of(now.marks));
  BOOST_TEST((told_at(now, Facet::refund, "r1") == Instant{1000}));
}

BOOST_AUTO_TEST_CASE(ways_of_paying_are_those_that_stand) {
  Order o = whole();
  o.marks = {mark(Facet::whole, "", "w", first), mark(Facet::tender, "t1", "a", first),
             mark(Facet::tender, "t2", "b", first)};
  o.tendered = {{"t1", "PAYPAL", 400}, {"t2", "CARD", 600}};
  BOOST_TEST(!keep_tenders(o, {{"t1", o.tendered[0]}, {"t2", o.tendered[1]}}));
  BOOST_TEST(keep_tenders(o, {{"t2", {"t2", "CARD", 500}}}));
  BOOST_REQUIRE_EQUAL(o.tendered.size(), 1U);
  BOOST_TEST(o.tendered[0].amount_minor == 500);
  BOOST_TEST(o.marks.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::orders
