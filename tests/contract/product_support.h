#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "persistence/stores/product_store.h"
#include "persistence/stores/query.h"
#include "tests/contract/store_support.h"

namespace kontor::test {

inline catalog::Product test_product(std::int64_t id, const std::string& sku,
                                     const std::string& name) {
  catalog::Product p;
  p.id = ProductId(id);
  p.sku = sku;
  p.code = sku;
  p.name = name;
  return p;
}

/// A product with a value in every field.
inline catalog::Product full_product(std::int64_t id) {
  catalog::Product p = test_product(id, "BOOT-36", "Otti Combat Boot - Milky / 36");
  p.style = "otti-combat-boot";
  p.options = "Color=Milky; Size=36";
  p.vendor = "Otti";
  p.barcode = "4006381333931";
  p.unit = "pair";
  p.price = UnitPrice{129'990'000, Currency::of("EUR")};
  p.compare_at = UnitPrice{149'000'000, Currency::of("EUR")};
  p.cost = UnitPrice{7'000'000'000, Currency::of("JPY")};
  p.status = catalog::ProductStatus::archived;
  p.tracked = false;
  p.gift_card = true;
  return p;
}

inline std::vector<std::string> codes_of(const std::vector<catalog::Product>& products) {
  std::vector<std::string> codes;
  for (const auto& p : products) codes.push_back(p.code);
  return codes;
}

/// Shorthand for acts on a product store, each in a unit of its own.
struct ProductActs {
  explicit ProductActs(TestBook& tb) : book(tb.book), store(tb.clock) {}

  void add(const std::vector<catalog::Product>& products, std::int64_t batch = 1) {
    book.write([&](Unit& u) { store.add(u, products, BatchId(batch)); });
  }
  void change(const std::vector<catalog::Product>& products, std::int64_t batch) {
    book.write([&](Unit& u) { store.change(u, products, BatchId(batch)); });
  }
  void add_keys(const std::vector<catalog::KeyMatch>& keys, std::int64_t batch) {
    book.write([&](Unit& u) { store.add_keys(u, keys, BatchId(batch)); });
  }
  std::vector<std::string> undo(std::int64_t batch) {
    // In chunks of two, as an undo takes them by the thousand.
    std::vector<std::string> stay;
    ProductId after;
    for (bool more = true; more;) {
      book.write([&](Unit& u) {
        const auto products = store.of_batch(u, BatchId(batch), after, 2);
        const auto codes = store.undo(u, BatchId(batch), products);
        stay.insert(stay.end(), codes.begin(), codes.end());
        more = !products.empty();
        if (more) after = products.back();
      });
    }
    std::sort(stay.begin(), stay.end());
    return stay;
  }
  catalog::ProductPage list(const catalog::ProductFilter& filter) {
    return book.read([&](Unit& u) { return store.list(u, filter); });
  }
  std::vector<std::string> codes(const std::string& search = {}) {
    catalog::ProductFilter filter;
    filter.search = search;
    filter.limit = 1000;
    return codes_of(list(filter).rows);
  }
  std::vector<catalog::Product> by_ids(const std::vector<ProductId>& ids) {
    return book.read([&](Unit& u) { return store.by_ids(u, ids); });
  }
  std::vector<catalog::KeyMatch> find(const std::vector<catalog::ProductKey>& keys) {
    return book.read([&](Unit& u) { return store.find(u, keys); });
  }
  std::int64_t number(const std::string& select) {
    return book.read([&](Unit& u) {
      std::int64_t value = -1;
      persistence::Query q(u, select);
      q.into(value);
      while (q.next()) {
      }
      return value;
    });
  }
  void run(const std::string& statement) {
    book.write([&](Unit& u) { persistence::Query(u, statement).execute(); });
  }

  Book& book;
  persistence::SqlProductStore store;
};

using Codes = std::vector<std::string>;

}  // namespace kontor::test
