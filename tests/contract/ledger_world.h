#pragma once

#include <string>
#include <vector>

#include "domain/books/audit_facts.h"
#include "domain/books/chart.h"
#include "persistence/sql_unit.h"
#include "persistence/stores/company_store.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/product_store.h"
#include "persistence/stores/stock_store.h"
#include "tests/contract/store_support.h"

namespace kontor::test {

/// A small company to post for: one entity in euro, another in yen, a shop, a warehouse, the other
/// ends of movements, two channels and the standard chart.
struct LedgerWorld {
  explicit LedgerWorld(Book& b) : book(b) {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      company.add(u, test_entity(1, "BERLIN"));
      company::Entity tokyo = test_entity(2, "TOKYO");
      tokyo.currency = Currency::of("JPY");
      company.add(u, tokyo);
      company.add(u, place(11, "SHOP", company::LocationKind::store));
      company.add(u, place(12, "HOUSE", company::LocationKind::warehouse));
      company.add(u, place(13, "BUYERS", company::LocationKind::customer));
      company.add(u, place(14, "BEGIN", company::LocationKind::opening));
      company.add(u, test_channel(21, "WEB", 1));
      company.add(u, test_channel(22, "FAIR", 1));
      std::vector<books::Account> accounts;
      std::int64_t id = 100;
      for (const books::ChartAccount& a : books::standard_chart()) {
        accounts.push_back(
            {AccountId(++id), std::string(a.key), std::string(a.code), a.type, a.itemised, "", ""});
      }
      ledger.add_accounts(u, accounts);
    });
  }

  static company::Location place(std::int64_t id, const std::string& code,
                                 company::LocationKind kind) {
    company::Location l = test_location(id, code, 1);
    l.kind = kind;
    return l;
  }

  static AccountId account(std::string_view key) {
    std::int64_t id = 100;
    for (const books::ChartAccount& a : books::standard_chart()) {
      ++id;
      if (a.key == key) return AccountId(id);
    }
    BOOST_FAIL("no account " + std::string(key));
    return {};
  }

  static catalog::Product product(std::int64_t id, const std::string& code,
                                  const std::string& name) {
    catalog::Product p;
    p.id = ProductId(id);
    p.sku = code;
    p.code = code;
    p.name = name;
    return p;
  }

  void add_products(const std::vector<catalog::Product>& products) {
    const FixedClock clock(test_now());
    persistence::SqlProductStore store(clock);
    book.write([&](Unit& u) { store.add(u, products, BatchId(31)); });
  }

  books::Document document(std::int64_t id, const std::string& number,
                           books::DocumentKind kind = books::DocumentKind::order) const {
    return {DocumentId(id), kind, EntityId(1), web, "key-" + number, number};
  }

  /// An entry of a document without parts.
  books::Entry entry(std::int64_t id, std::int64_t document, books::EntryKind kind,
                     Instant at) const {
    books::Entry e;
    e.id = EntryId(id);
    e.entity = EntityId(1);
    e.kind = kind;
    e.document = DocumentId(document);
    e.event_at = at;
    e.business_date = BusinessDate{static_cast<std::int32_t>(at.ms / 86'400'000)};
    e.accounting_date = e.business_date;
    e.recorded_at = test_now();
    e.batch = BatchId(31);
    e.actor = EmployeeId(41);
    e.key = "entry-" + std::to_string(id);
    return e;
  }

  /// Adds units of a product that leave the shop for the buyer, with price and cost a unit in
  /// cents.
  void add_sale(books::Entry& e, std::int64_t product, std::int64_t units, std::int64_t price,
                std::int64_t cost, std::int32_t line = 1) const {
    const std::int64_t value = units * price;
    const std::int64_t worth = units * cost;
    add_posting(e, "clearing", web, value, e.document);
    add_posting(e, "sales", web, -value);
    add_posting(e, "cost_of_goods", web, worth);
    add_posting(e, "channel_current", web, -worth);
    add_posting(e, "channel_current", ChannelId(), worth);
    add_posting(e, "stock", ChannelId(), -worth);
    books::merge_postings(e.postings);
    e.movements.push_back({line, ProductId(product), shop, buyers, stock::State::available,
                           stock::State::available, "", Quantity::of_units(units), worth});
    e.sales.push_back({line, ProductId(product), web, shop, EmployeeId(), CustomerId(),
                       Currency::of("EUR"), 0, 1, Quantity::of_units(units), value, 0, 0, 0, 0,
                       worth});
  }

  /// Adds units that a first count found at a place.
  void add_opening(books::Entry& e, std::int64_t product, LocationId at, std::int64_t units,
                   std::int64_t cost) const {
    add_posting(e, "stock", ChannelId(), units * cost);
    add_posting(e, "opening_balance", ChannelId(), -units * cost);
    books::merge_postings(e.postings);
    e.movements.push_back({0, ProductId(product), begin, at, stock::State::available,
                           stock::State::available, "", Quantity::of_units(units), units * cost});
  }

  static void add_posting(books::Entry& e, std::string_view key, ChannelId channel,
                          std::int64_t cents, DocumentId item = {}) {
    e.postings.push_back(
        {account(key), channel, LocationId(), item, Money{cents, Currency::of("EUR")}, cents});
  }

  /// The entry that takes another back.
  books::Entry reversal(std::int64_t id, const books::Entry& of) const {
    books::Entry e = of;
    e.id = EntryId(id);
    e.kind = books::EntryKind::reversal;
    e.corrects = of.id;
    e.key = "reversal-" + of.key;
    for (books::Posting& p : e.postings) {
      p.amount = -p.amount;
      p.entity_minor = -p.entity_minor;
    }
    for (stock::Movement& m : e.movements) {
      std::swap(m.from, m.to);
      std::swap(m.from_state, m.to_state);
    }
    for (books::SaleFact& f : e.sales) {
      f.orders = -f.orders;
      f.lines = -f.lines;
      f.units = -f.units;
      f.gross_minor = -f.gross_minor;
      f.discount_minor = -f.discount_minor;
      f.returns_minor = -f.returns_minor;
      f.shipping_minor = -f.shipping_minor;
      f.tax_minor = -f.tax_minor;
      f.cost_minor = -f.cost_minor;
    }
    return e;
  }

  /// A set of these entries and new documents.
  books::PostingSet set_of(std::vector<books::Entry> entries,
                           std::vector<books::Document> documents) const {
    books::PostingSet set;
    set.documents = std::move(documents);
    set.entries = std::move(entries);
    set.batch = BatchId(31);
    return set;
  }

  void post(books::PostingSet set) {
    for (books::Entry& e : set.entries) e.digest = books::digest_of(e);
    const books::AuditRow by{test_now(), EmployeeId(41), "till", {}, {}, 0, {}, {}, {}};
    for (books::AuditRow& row : books::audit_of_facts(set, by)) set.audit.push_back(row);
    book.write([&](Unit& u) { ledger.post(u, set); });
  }

  /// Runs SQL that no store offers; for damage and for what other stores would have written.
  void execute(const std::string& sql) {
    book.write([&](Unit& u) { persistence::sql(u).session() << sql; });
  }

  std::int64_t number(const std::string& sql) {
    return book.read([&](Unit& u) {
      long long value = 0;
      soci::indicator null = soci::i_ok;
      persistence::sql(u).session() << sql, soci::into(value, null);
      return null == soci::i_null ? 0 : static_cast<std::int64_t>(value);
    });
  }

  Book& book;
  persistence::SqlLedgerStore ledger;
  persistence::SqlStockStore stock_store;
  const LocationId shop{11}, house{12}, buyers{13}, begin{14};
  const ChannelId web{21}, fair{22};
};

}  // namespace kontor::test
