// Of which lots goods are that nobody named one of: first expired first, nothing below zero, and
// what passes through stays of no lot.

#include "domain/stock/lot.h"

#include <boost/test/unit_test.hpp>

namespace kontor::stock {

namespace lot_test {

const ProductId milk{7};
const LocationId shop{1}, north{2}, road{3}, customer{4}, supplier{5};
const Cell at_shop{milk, shop}, at_north{milk, north};
const LotId early{11}, late{12}, keeps{13};
const std::map<LocationId, LotPlace> places = {
    {shop, LotPlace::shelf}, {north, LotPlace::shelf}, {road, LotPlace::transit}};

Lot lot(LotId id, const std::string& number, const char* expires) {
  return {id, milk, number, expires == nullptr ? std::nullopt : BusinessDate::parse_iso(expires)};
}

/// Ten on hand at the shop: 3 of a lot that expires first, 4 of a later one, 2 that keep, 1 of
/// none.
LotBook filled() {
  LotBook book;
  book.keep(milk);
  book.load(at_shop, Quantity::of_units(10));
  book.load({at_shop, lot(late, "B", "2026-12-31"), Quantity::of_units(4)});
  book.load({at_shop, lot(early, "A", "2026-11-30"), Quantity::of_units(3)});
  book.load({at_shop, lot(keeps, "C", nullptr), Quantity::of_units(2)});
  book.load(at_north, {});
  return book;
}

Movement move(LocationId from, LocationId to, std::int64_t units, std::vector<LotShare> lots = {}) {
  Movement m;
  m.product = milk;
  m.from = from;
  m.to = to;
  m.quantity = Quantity::of_units(units);
  m.lots = std::move(lots);
  return m;
}

LotShare share(LotId from, LotId to, std::int64_t units) {
  return {from, to, Quantity::of_units(units)};
}

/// "A3 B4 C2 +1": what a cell has of each lot, and of none.
std::string there(const LotBook& book, const Cell& cell) {
  std::string text;
  for (const auto& part : book.lots_of(cell))
    text += part.lot->number + part.quantity.to_decimal() + " ";
  return text + "+" + book.unnamed(cell).to_decimal();
}

std::vector<Movement> assigned(LotBook& book, std::vector<Movement> movements,
                               std::int64_t document = 1, bool back = false) {
  book.assign(DocumentId(document), back, places, movements);
  return movements;
}

}  // namespace lot_test

BOOST_AUTO_TEST_SUITE(lots)

using namespace lot_test;

BOOST_AUTO_TEST_CASE(what_is_sold_is_taken_first_expired_first) {
  LotBook book = filled();
  const auto sold = assigned(book, {move(shop, customer, 5)});
  const std::vector<LotShare> parts = {share(early, early, 3), share(late, late, 2)};
  BOOST_CHECK(sold[0].lots == parts);
  BOOST_TEST(there(book, at_shop) == "B2 C2 +1");
  assigned(book, {move(shop, customer, 4)});
  BOOST_TEST(there(book, at_shop) == "+1");
}

BOOST_AUTO_TEST_CASE(what_there_is_too_little_of_is_of_no_lot_and_filled_first) {
  LotBook book = filled();
  assigned(book, {move(shop, customer, 13)});
  BOOST_TEST(there(book, at_shop) == "+-3");
  const auto came = assigned(book, {move(supplier, shop, 5, {share({}, late, 5)})}, 2);
  BOOST_TEST(there(book, at_shop) == "B2 +0");
  const std::vector<LotShare> parts = {share({}, late, 2)};
  BOOST_CHECK(came[0].lots == parts);
}

BOOST_AUTO_TEST_CASE(a_named_lot_holds_as_far_as_there_is_of_it) {
  LotBook book = filled();
  assigned(book, {move(shop, customer, 2, {share(late, late, 2)})});
  BOOST_TEST(there(book, at_shop) == "A3 B2 C2 +1");
  assigned(book, {move(shop, customer, 3, {share(late, late, 3)})});
  BOOST_TEST(there(book, at_shop) == "A2 C2 +1");
}

BOOST_AUTO_TEST_CASE(what_a_document_took_comes_back_as_it_went) {
  LotBook book = filled();
  book.load(DocumentId(1), {});
  book.load(DocumentId(2), {});
  assigned(book, {move(shop, customer, 1, {share(late, late, 1)})});
  assigned(book, {move(customer, shop, 1)});
  BOOST_TEST(there(book, at_shop) == "A3 B4 C2 +1");
  // Another buyer's goods are of no lot that anybody knows.
  assigned(book, {move(customer, shop, 1)}, 2);
  BOOST_TEST(there(book, at_shop) == "A3 B4 C2 +2");
}

BOOST_AUTO_TEST_CASE(on_the_road_lots_belong_to_their_document) {
  LotBook book = filled();
  book.load({milk, road}, {});
  assigned(book, {move(shop, road, 3)}, 1);
  assigned(book, {move(shop, road, 2)}, 2);
  BOOST_TEST(there(book, {milk, road}) == "A3 B2 +0");
  BOOST_TEST(book.brought(DocumentId(1), {milk, road}, early).milli == 3000);
  BOOST_TEST(book.brought(DocumentId(1), {milk, road}, late).milli == 0);
  assigned(book, {move(road, north, 2)}, 2);
  BOOST_TEST(there(book, at_north) == "B2 +0");
  assigned(book, {move(road, north, 3)}, 1);
  BOOST_TEST(there(book, at_north) == "A3 B2 +0");
  BOOST_TEST(there(book, {milk, road}) == "+0");
}

BOOST_AUTO_TEST_CASE(what_only_passes_through_touches_no_lot) {
  LotBook book = filled();
  const auto late_fact = assigned(book, {move(shop, customer, 4), move(supplier, shop, 4)});
  BOOST_TEST(there(book, at_shop) == "A3 B4 C2 +1");
  BOOST_TEST(late_fact[0].lots.empty());
  assigned(book, {move(shop, customer, 4), move(supplier, shop, 1)});
  BOOST_TEST(there(book, at_shop) == "B4 C2 +1");
}

BOOST_AUTO_TEST_CASE(a_reversal_of_what_had_no_lot_takes_that_first) {
  LotBook book = filled();
  assigned(book, {move(shop, supplier, 1)}, 1, true);
  BOOST_TEST(there(book, at_shop) == "A3 B4 C2 +0");
  assigned(book, {move(shop, supplier, 1)}, 1, true);
  BOOST_TEST(there(book, at_shop) == "A2 B4 C2 +0");
}

BOOST_AUTO_TEST_CASE(goods_become_of_another_lot_where_they_are) {
  LotBook book = filled();
  assigned(book, {move(shop, shop, 1, {share({}, late, 1)})});
  BOOST_TEST(there(book, at_shop) == "A3 B5 C2 +0");
  assigned(book, {move(shop, shop, 2, {share(early, {}, 2)})});
  BOOST_TEST(there(book, at_shop) == "A1 B5 C2 +2");
  // What is set aside stays what it is.
  const auto aside = assigned(book, {move(shop, shop, 9)});
  BOOST_TEST(aside[0].lots.empty());
  BOOST_TEST(there(book, at_shop) == "A1 B5 C2 +2");
}

BOOST_AUTO_TEST_CASE(a_proposal_ends_with_what_no_lot_was_named_of) {
  const auto parts = first_expired(filled().lots_of(at_shop), Quantity::of_units(12));
  BOOST_REQUIRE(parts.size() == 4U);
  BOOST_TEST(parts[0].lot->number == "A");
  BOOST_TEST(parts[2].lot->number == "C");
  BOOST_TEST(!parts[3].lot.has_value());
  BOOST_TEST(parts[3].quantity.milli == 3000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::stock
