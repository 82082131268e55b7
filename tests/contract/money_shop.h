#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "domain/company/setup.h"
#include "domain/intake/undo.h"
#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/support/book_fixture.h"
#include "tests/support/memory_records.h"

namespace kontor::test {

/// A shop in euro with one web channel, whose files are records in memory.
class MoneyShop {
 public:
  explicit MoneyShop(TestBook& tb)
      : m_tb(tb), m_sql(tb.clock), m_stores(m_sql.all()), m_hands(owner()) {
    company::Setup setup(tb.book, m_stores, tb.clock, m_hands.actor);
    company::EntityDraft entity;
    entity.name = entity.code = "SHOP";
    entity.country = "DE";
    entity.currency = "EUR";
    entity.zone = "Europe/Berlin";
    BOOST_REQUIRE(static_cast<bool>(setup.add_entity(entity)));
    BOOST_REQUIRE(static_cast<bool>(setup.add_location({"MAIN", "Main", "SHOP", "store", {}, 0})));
    company::ChannelDraft web;
    web.code = web.name = "WEB";
    BOOST_REQUIRE(static_cast<bool>(setup.add_channel(web)));
  }

  /// Orders of this source belong to another channel.
  void send_source_to_till(const std::string& source) {
    company::Setup setup(m_tb.book, m_stores, m_tb.clock, m_hands.actor);
    company::ChannelDraft till;
    till.code = till.name = "TILL";
    BOOST_REQUIRE(static_cast<bool>(setup.add_channel(till)));
    BOOST_REQUIRE(static_cast<bool>(setup.put_source_rule("WEB", source, "", "TILL", false)));
  }

  Book& book() { return m_tb.book; }
  const Stores& stores() const { return m_stores; }
  const intake::Hands& hands() const { return m_hands; }
  const Clock& clock() const { return m_tb.clock; }

  /// Takes records in; every one must be new, changed or unchanged. Gives the batch.
  std::int64_t take_in(const std::vector<intake::Item>& items, intake::Counts* counts = nullptr) {
    const auto report = imported(items);
    for (const auto& r : report.refusals) BOOST_ERROR("refused " << name_of(r.refusal.code));
    if (counts) *counts = report.counts;
    return report.batch_number;
  }

  /// `exported_at`: when the file was written.
  intake::ImportReport imported(const std::vector<intake::Item>& items,
                                const std::string& exported_at = "2026-07-05T12:00:00Z") {
    MemoryRecords records(items);
    intake::SourceInfo info;
    info.profile = "mapped";
    info.mapping = "test";
    info.files = {"test.csv"};
    info.content_hash = "hash" + std::to_string(++m_files);
    intake::ImportRequest request;
    request.channel = "WEB";
    request.as_of = *Instant::parse_iso(exported_at);
    NoProgress progress;
    auto report = intake::import_records(m_tb.book, m_stores, m_tb.clock, m_hands, info, records,
                                         request, progress);
    BOOST_REQUIRE(static_cast<bool>(report));
    return *report;
  }

  void undo(std::int64_t batch) {
    NoProgress progress;
    BOOST_REQUIRE(static_cast<bool>(
        intake::undo_batch(m_tb.book, m_stores, m_tb.clock, m_hands, batch, progress)));
  }

  /// "account channel balance" of each account that has one, at the end of a day.
  std::vector<std::string> balances(BusinessDate to) {
    return m_tb.book.read([&](Unit& unit) {
      books::LedgerFilter filter;
      filter.to = to;
      std::vector<std::string> lines;
      for (const auto& r : m_stores.ledger.trial_balance(unit, filter))
        lines.push_back(r.account + " " + r.channel + " " +
                        std::to_string(r.debit_minor - r.credit_minor));
      return lines;
    });
  }

  /// "account channel document balance" of each open item.
  std::vector<std::string> open_items() {
    return m_tb.book.read([&](Unit& unit) {
      std::vector<std::string> lines;
      for (const auto& i : m_stores.ledger.open_items(unit, EntityId()))
        lines.push_back(i.account + " " + i.channel + " " + i.document_number + " " +
                        std::to_string(i.balance.minor));
      std::ranges::sort(lines);
      return lines;
    });
  }

  void check() {
    NoProgress progress;
    for (const auto& f : persistence::check_book(m_tb.book, progress))
      BOOST_ERROR(f.check << ": " << f.what);
  }

 private:
  intake::Hands owner() {
    intake::Hands hands;
    m_tb.book.ids().reserve(8);
    m_tb.book.write([&](Unit& unit) {
      staff::Employee e;
      e.id = m_tb.book.ids().make<EmployeeId>();
      e.code = e.name = "OWNER";
      e.owner = true;
      m_stores.employees.add(unit, e);
      hands.actor.employee = e.id;
    });
    hands.actor.machine = "test";
    hands.actor.permissions = company::all_permissions();
    hands.holder = "test:1";
    hands.at_work = [](const intake::Batch&) { return false; };
    return hands;
  }

  TestBook& m_tb;
  persistence::SqlStores m_sql;
  Stores m_stores;
  intake::Hands m_hands;
  int m_files = 0;
};

/// Lines as one text, so that a failure shows all of them.
inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline Currency eur() { return Currency::of("EUR"); }

inline intake::FileTime on_day(const std::string& date, int hour = 12) {
  return {{*BusinessDate::parse_iso(date), hour * 3600}, 120};
}

/// An order of a Shopify-like file: paid by card, dispatched.
struct OrderFacts {
  std::string number;
  std::string placed;
  std::int64_t net_minor = 0, tax_minor = 0, refunded_minor = 0;
  std::string gateway = "Shopify Payments";
};
inline intake::Item order_item(const OrderFacts& f) {
  intake::IncomingOrder o;
  o.key = o.number = f.number;
  o.currency = eur();
  o.placed = on_day(f.placed, 9);
  o.paid = on_day(f.placed, 9);
  o.fulfilled = on_day(f.placed, 15);
  o.payment_state = f.refunded_minor != 0 ? "partially_refunded" : "paid";
  o.fulfilment_state = "fulfilled";
  o.prices = intake::Prices::net;
  intake::IncomingLine line;
  line.sku = "LAMP";
  line.name = "Lamp";
  line.quantity = line.fulfilled = Quantity::of_units(1);
  line.unit_price = *Decimal::parse(Money{f.net_minor, eur()}.to_decimal());
  o.lines = {line};
  o.gateways = {f.gateway};
  for (Money* m : {&o.shipping, &o.discount, &o.duties, &o.marketplace_tax}) *m = {0, eur()};
  o.tax = {f.tax_minor, eur()};
  o.total = Money{f.net_minor + f.tax_minor, eur()};
  o.refunded = {f.refunded_minor, eur()};
  o.outstanding = Money{0, eur()};
  return {o, 2};
}

inline intake::SettledPart part(intake::PartKind kind, std::int64_t minor,
                                const std::string& code = {}, const std::string& sku = {}) {
  intake::SettledPart p;
  p.kind = kind;
  p.code = code;
  p.sku = sku;
  p.item = sku.empty() ? "" : "item-" + sku;
  p.quantity = Quantity{kind == intake::PartKind::goods && !sku.empty() ? 1000 : 0};
  p.amount = {minor, eur()};
  return p;
}

inline intake::Item settled_item(intake::SettledKind kind, const std::string& key,
                                 const std::string& order, const std::string& payout,
                                 const std::string& date, std::vector<intake::SettledPart> parts,
                                 const std::string& gateway = "Shopify Payments") {
  intake::IncomingSettled t;
  t.kind = kind;
  t.gateway = gateway;
  t.key = key;
  t.order = order;
  t.payout = payout;
  t.at = on_day(date);
  t.currency = eur();
  t.parts = std::move(parts);
  return {t, 2};
}

inline intake::Item payout_item(const std::string& key, const std::string& date, std::int64_t total,
                                std::vector<intake::SettledPart> parts = {},
                                const std::string& gateway = "Shopify Payments") {
  intake::IncomingPayout p;
  p.gateway = gateway;
  p.key = key;
  p.at = on_day(date);
  p.total = {total, eur()};
  p.parts = std::move(parts);
  return {p, 2};
}

inline intake::Item bank_item(const std::string& key, const std::string& date, std::int64_t minor,
                              const std::string& text) {
  intake::IncomingBankLine b;
  b.account = "Giro";
  b.key = key;
  b.at = {{*BusinessDate::parse_iso(date), 0}, std::nullopt};
  b.amount = {minor, eur()};
  b.text = text;
  return {b, 2};
}

}  // namespace kontor::test
