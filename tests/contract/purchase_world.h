#pragma once

#include "domain/goods/purchases.h"
#include "domain/goods/suppliers.h"
#include "tests/contract/transfer_world.h"

namespace kontor::test {

/// The same company with two suppliers: MILL sells Apples at 2.50 and Bells at 1.00 in euro, FAR
/// sells them in dollars.
struct PurchaseWorld : TransferWorld {
  explicit PurchaseWorld(TestBook& tb) : TransferWorld(tb) {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      company.add(u, place(20, "MAKERS", company::LocationKind::supplier));
    });
    goods::SupplierDraft mill;
    mill.name = "Mill";
    mill.lead_days = 10;
    mill.spread_milli = 2'500;
    mill.review_days = 7;
    BOOST_REQUIRE(static_cast<bool>(suppliers().add(mill)));
    goods::SupplierDraft far;
    far.name = "Far";
    far.currency = "USD";
    BOOST_REQUIRE(static_cast<bool>(suppliers().add(far)));
    sells("MILL", "A", "2.50");
    sells("MILL", "B", "1.00");
  }

  /// "A 6 B 4 all 10": what is incoming over all places, of each product that has any and of all.
  std::string pool_incoming() {
    return book.read([&](Unit& u) {
      std::string text;
      for (const auto& row : stock_store.pool(u, {}).rows)
        if (row.incoming.milli != 0) text += row.sku + " " + row.incoming.to_decimal() + " ";
      const auto all = stock_store.pool_totals(u, {}).incoming;
      stock::PoolFilter both;
      both.oversold_only = true;
      BOOST_TEST(stock_store.pool_totals(u, both).incoming.milli == 0);
      return text + "all " + all.to_decimal();
    });
  }

  goods::Suppliers suppliers() { return {book, stores.all(), clock, actor}; }
  goods::Purchases purchases() { return {book, stores.all(), clock, actor}; }

  static goods::OfferWish terms(const std::string& supplier, const std::string& product) {
    goods::OfferWish wish;
    wish.row = 1;
    wish.supplier = supplier;
    wish.product = product;
    return wish;
  }
  void sells(const std::string& supplier, const std::string& product, const std::string& cost) {
    auto wish = terms(supplier, product);
    wish.cost = Decimal::parse(cost);
    const auto report = suppliers().put({wish});
    BOOST_REQUIRE(static_cast<bool>(report));
    BOOST_REQUIRE(report->refusals.empty());
  }

  static goods::LineWish priced(const std::string& product, std::int64_t units,
                                const std::string& cost) {
    goods::LineWish wish = line(product, units);
    wish.cost = Decimal::parse(cost);
    return wish;
  }
  static goods::PurchaseWish order_of(std::vector<goods::LineWish> lines,
                                      const std::string& supplier = "MILL") {
    return {supplier, "SHOP", std::move(lines), {}, {}, {}};
  }
  /// The number of an order that the supplier was told of.
  std::string ordered(const goods::PurchaseWish& wish) {
    const auto made = good(purchases().create(wish));
    good(purchases().order(made.number));
    return made.number;
  }
  static goods::DeliveryWish with_charges(const std::string& freight, const std::string& duty) {
    goods::DeliveryWish wish;
    wish.freight = Decimal::parse(freight);
    wish.duty = Decimal::parse(duty);
    return wish;
  }
  /// Value in stock_cost, in cents.
  std::int64_t value(std::int64_t product) {
    return number("select value_minor from stock_cost where product_id = " +
                  std::to_string(product));
  }
};

}  // namespace kontor::test
