#pragma once

#include <set>
#include <string>
#include <vector>

#include "domain/customers/duplicates.h"
#include "domain/customers/merges.h"
#include "persistence/admin/digest.h"
#include "persistence/stores.h"
#include "persistence/stores/customer_reader.h"
#include "tests/contract/order_support.h"

namespace kontor::test {

/// A book with customers of two channels, and somebody who may do all with them.
struct PeopleWorld {
  explicit PeopleWorld(TestBook& tb) : book(tb.book), clock(tb.clock), sql_stores(tb.clock) {
    OrderActs(tb).add_company();
  }

  void add(std::int64_t id, const customers::CustomerRecord& record, std::int64_t batch = 1,
           std::int64_t channel = 21) {
    customers::BuyerFacts facts{record.email, record.phone, std::to_string(id), record.name};
    book.write([&](Unit& u) {
      stores.customers.add(u, ChannelId(channel), {{facts, CustomerId(id)}}, BatchId(batch));
      stores.customers.put(u, ChannelId(channel), {{facts, CustomerId(id), record}},
                           BatchId(batch));
    });
  }
  void order(TestBook& tb, std::int64_t document, std::int64_t customer, std::int64_t minor) {
    OrderActs acts(tb);
    auto placed = test_order(document, static_cast<int>(document));
    placed.customer = CustomerId(customer);
    placed.total_minor = minor;
    acts.add_documents({placed}, 1);
    acts.add({placed}, 1);
  }
  static customers::CustomerRecord person(const std::string& name, const std::string& street,
                                          const std::string& city, const std::string& email = {},
                                          const std::string& phone = {}) {
    customers::CustomerRecord r;
    r.name = name;
    r.street = street;
    r.city = city;
    r.postal_code = "400001";
    r.country = "RO";
    r.email = email;
    r.phone = phone;
    return r;
  }

  customers::Duplicates duplicates() { return {book, stores, clock, actor}; }
  customers::Merges merges() { return {book, stores, clock, actor}; }
  Result<customers::DuplicateRun> find(std::int64_t above_ppm = 900'000) {
    return duplicates().find(above_ppm,
                             [](std::string_view, std::int64_t, std::int64_t) { return true; });
  }
  /// "C1-C2 C1-C3": open pairs, the most certain first.
  std::string open_pairs(std::int64_t above_ppm = 0) {
    customers::DuplicateFilter filter;
    filter.above_ppm = above_ppm;
    filter.limit = 2;
    std::string text;
    do {
      const auto page = book.read([&](Unit& u) { return stores.duplicates.open_pairs(u, filter); });
      for (const auto& pair : page.rows)
        text += customers::code_of(pair.first) + "-" + customers::code_of(pair.second) + " ";
      filter.after = page.next;
    } while (!filter.after.empty());
    return text;
  }

  /// "C1 C5": whom a search of the list finds, in pages of two.
  std::string listed(const std::string& search, std::vector<company::Scope> at = {}) {
    customers::CustomerFilter filter;
    filter.search = search;
    filter.at = std::move(at);
    filter.limit = 2;
    std::string ids;
    std::int64_t rows = 0;
    do {
      const auto page = book.read([&](Unit& u) { return stores.customers.list(u, filter); });
      for (const auto& c : page.rows) ids += customers::code_of(c.id) + " ";
      rows += std::ssize(page.rows);
      filter.after = page.next;
    } while (!filter.after.empty());
    const auto counted = book.read([&](Unit& u) { return reader.count(u, filter); });
    BOOST_TEST(counted.customers == rows, search);
    return ids;
  }
  std::optional<customers::Customer> shown(std::int64_t id) {
    const auto found =
        book.read([&](Unit& u) { return stores.customers.people(u, {CustomerId(id)}); });
    if (found.empty()) return std::nullopt;
    return found.front();
  }
  /// Everything that lists, cards, searches and figures show of some profiles.
  std::string all_shown(const std::vector<std::int64_t>& profiles,
                        const std::vector<std::string>& searches) {
    std::string text;
    for (const auto& search : searches) text += search + ": " + listed(search) + "\n";
    book.read([&](Unit& u) {
      for (const std::int64_t id : profiles) {
        for (const auto& c : stores.customers.people(u, {CustomerId(id)}))
          text += customers::code_of(c.id) + " " + customers::canonical_content(c.record) +
                  std::to_string(c.orders) + "\n";
        for (const auto& sum : reader.orders(u, {CustomerId(id)}, {})) {
          text += std::to_string(sum.orders) + sum.first->to_iso() + sum.last->to_iso();
          for (const Money& placed : sum.placed) text += " " + placed.to_decimal();
        }
        for (const auto& one : reader.newest_orders(u, CustomerId(id), 50, {}))
          text += " " + one.number;
        for (const auto& one : reader.identities(u, CustomerId(id)))
          text += " " + one.kind + "=" + one.key;
        for (const auto& one : reader.versions(u, CustomerId(id)))
          text += " v" + std::to_string(one.version) + customers::canonical_content(one.record);
        text += "\n";
      }
    });
    return text;
  }
  std::string figures() {
    return book.read([](Unit& u) { return persistence::figures_digest(u); });
  }

  Book& book;
  FixedClock& clock;
  persistence::SqlStores sql_stores;
  Stores stores = sql_stores.all();
  persistence::SqlCustomerReader reader;
  company::Actor actor{EmployeeId(31), "desk", company::all_permissions()};
};

}  // namespace kontor::test
