#pragma once

#include <string>
#include <vector>

#include "persistence/stores/company_store.h"
#include "persistence/stores/order_store.h"
#include "persistence/stores/query.h"
#include "tests/contract/store_support.h"

namespace kontor::test {

inline orders::Line test_line(int no, std::int64_t product) {
  orders::Line l;
  l.no = no;
  l.product = ProductId(product);
  l.tracked = true;
  l.sku = "SKU-" + std::to_string(product);
  l.name = "Product " + std::to_string(product);
  l.vendor = "Vendor";
  l.quantity = Quantity{2500};
  l.fulfilled = Quantity{1000};
  l.price = UnitPrice{19'990'000, Currency::of("EUR")};
  l.gross_minor = 4998;
  l.discount_minor = 98;
  l.tax_minor = 782;
  return l;
}

/// An order of channel 21 with one line, placed `minute` minutes after the test's now.
inline orders::Order test_order(std::int64_t document, int minute = 0) {
  orders::Order o;
  o.document = DocumentId(document);
  o.entity = EntityId(1);
  o.channel = ChannelId(21);
  o.key = "key-" + std::to_string(document);
  o.number = "#" + std::to_string(document);
  o.currency = Currency::of("EUR");
  o.location = LocationId(11);
  o.employee = EmployeeId(31);
  o.customer = CustomerId(41);
  o.source = "web";
  o.payment_state = "paid";
  o.fulfilment_state = "partial";
  o.placed_at = Instant{test_now().ms + minute * 60'000};
  o.placed_date = BusinessDate::of(2026, 9, 21);
  o.gateways = {"SHOPIFY-PAYMENTS"};
  o.lines = {test_line(1, 1)};
  o.tax_minor = 782;
  o.total_minor = 4900;
  o.paid_minor = 4000;
  o.refunded_minor = 100;
  o.state = orders::OrderState::partly_fulfilled;
  o.content_hash = "hash-" + std::to_string(document);
  return o;
}

/// Shorthand for acts on an order store, each in a unit of its own.
struct OrderActs {
  explicit OrderActs(TestBook& tb) : book(tb.book), store(tb.clock) {}

  /// Entity 1 with location 11, channels 21 and 22.
  void add_company() {
    persistence::SqlCompanyStore company;
    book.write([&](Unit& u) {
      company.add(u, test_entity(1, "ALPHA"));
      company.add(u, test_location(11, "SHOP", 1));
      company.add(u, test_channel(21, "WEB", 1));
      company.add(u, test_channel(22, "MARKET", 1));
    });
  }
  /// The document rows that posting would write.
  void add_documents(const std::vector<orders::Order>& orders, std::int64_t batch) {
    book.write([&](Unit& u) {
      persistence::BulkInsert rows(persistence::sql(u), "document",
                                   {"id", "kind", "entity_id", "channel_id", "external_key",
                                    "number", "batch_id", "undone_by"});
      for (const auto& o : orders) {
        rows.add(o.document.value).add(std::string_view("order")).add(o.entity.value);
        rows.add(o.channel.value).add(std::string_view(o.key)).add(std::string_view(o.number));
        rows.add(batch).add(std::int64_t{0}).end_row();
      }
      rows.finish();
    });
  }
  void add(const std::vector<orders::Order>& orders, std::int64_t batch) {
    book.write([&](Unit& u) { store.add_versions(u, orders, BatchId(batch), test_now()); });
  }
  std::vector<DocumentId> undo(std::int64_t batch, const std::vector<std::int64_t>& documents) {
    return book.write([&](Unit& u) { return store.undo(u, BatchId(batch), ids(documents)); });
  }
  std::vector<orders::Order> current(const std::vector<std::int64_t>& documents) {
    return book.read([&](Unit& u) { return store.current(u, ids(documents)); });
  }
  std::map<DocumentId, int> last_versions(const std::vector<std::int64_t>& documents) {
    return book.read([&](Unit& u) { return store.last_versions(u, ids(documents)); });
  }
  std::vector<std::int64_t> of_batch(std::int64_t batch, std::int64_t after = 0, int limit = 100) {
    return numbers(book.read(
        [&](Unit& u) { return store.of_batch(u, BatchId(batch), DocumentId(after), limit); }));
  }
  std::vector<std::int64_t> with_product(std::int64_t product, std::int64_t after = 0,
                                         int limit = 100) {
    return numbers(book.read([&](Unit& u) {
      return store.with_product(u, ProductId(product), DocumentId(after), limit);
    }));
  }
  orders::OrderPage list(const orders::OrderFilter& filter = {}) {
    return book.read([&](Unit& u) { return store.list(u, filter); });
  }
  std::vector<std::int64_t> listed(const orders::OrderFilter& filter = {}) {
    std::vector<std::int64_t> documents;
    for (const auto& row : list(filter).rows) documents.push_back(row.document.value);
    return documents;
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

  static std::vector<DocumentId> ids(const std::vector<std::int64_t>& documents) {
    std::vector<DocumentId> result;
    for (const std::int64_t each : documents) result.emplace_back(each);
    return result;
  }
  static std::vector<std::int64_t> numbers(const std::vector<DocumentId>& documents) {
    return persistence::numbers_of(documents);
  }

  Book& book;
  persistence::SqlOrderStore store;
};

using Numbers = std::vector<std::int64_t>;

}  // namespace kontor::test
