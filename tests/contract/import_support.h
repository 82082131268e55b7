#pragma once

#include <string>
#include <vector>

#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test {

inline app::NewBook plain_book() {
  app::NewBook book;
  book.entity = {"SHOP", "Shop", "DE", "EUR", "Europe/Berlin", 1, "none", {}};
  return book;
}

/// Imports records as a file of one channel would bring them.
inline Result<intake::ImportReport> import_items(app::OpenBook& book,
                                                 std::vector<intake::Item> items,
                                                 intake::Progress& progress) {
  intake::SourceInfo info;
  info.profile = "shopify-orders";
  info.files = {"records"};
  intake::ImportRequest request;
  request.channel = "Web shop";
  MemoryRecords source(std::move(items));
  const Stores stores = book.stores();
  return intake::import_records(book.book(), stores, book.clock(), book.hands(), info, source,
                                request, progress);
}

inline Result<intake::ImportReport> import_items(app::OpenBook& book,
                                                 std::vector<intake::Item> items) {
  NoProgress nobody;
  return import_items(book, std::move(items), nobody);
}

/// The same where no row may be refused.
inline intake::ImportReport take_in(app::OpenBook& book, std::vector<intake::Item> items) {
  auto report = import_items(book, std::move(items));
  BOOST_REQUIRE(static_cast<bool>(report));
  for (const auto& r : report->refusals) BOOST_ERROR("refused: " << name_of(r.refusal.code));
  return std::move(*report);
}

inline intake::Item product(const std::string& sku, const std::string& price) {
  intake::IncomingProduct p;
  p.sku = sku;
  p.name = "Lamp";
  p.price = Decimal::parse(price);
  return {p, 2};
}

/// An order of one thing for 10.00, paid and sent on the day that it was placed.
inline intake::IncomingOrder sent_order(const std::string& number, const std::string& day) {
  intake::IncomingOrder o;
  o.key = o.number = number;
  o.currency = Currency::of("EUR");
  o.placed.local.date = *BusinessDate::parse_iso(day);
  o.paid = o.fulfilled = o.placed;
  o.settlement = intake::Settlement::at_sale;
  o.gateways = {"cash"};
  intake::IncomingLine line;
  line.sku = "X-9";
  line.name = "Not in the catalogue";
  line.quantity = Quantity{1000};
  line.unit_price = *Decimal::parse("10.00");
  line.fulfilled = line.quantity;
  o.lines = {line};
  return o;
}

}  // namespace kontor::test
