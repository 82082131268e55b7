#pragma once

#include "app/context.h"
#include "domain/base/zone.h"
#include "persistence/check/check.h"
#include "tests/contract/ledger_world.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test {

inline app::NewBook statement_shop() {
  app::NewBook draft;
  draft.entity.name = "Depot";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  return draft;
}

/// A shop MAIN with an outside warehouse DEPOT. Two days ago both had 100 of A at 2.00, 50 of B at
/// 3.00 and 10 of C at 4.00. A channel "web" sells from the depot.
struct StatementWorld {
  StatementWorld(app::OpenBook& b, FixedClock& c) : book(b), clock(c) {
    company::LocationDraft depot;
    depot.code = depot.name = "DEPOT";
    depot.kind = "third_party";
    BOOST_REQUIRE(static_cast<bool>(book.setup().add_location(depot)));
    company::ChannelDraft web;
    web.name = "web";
    web.recognise = "order";
    web.sources = {"DEPOT"};
    BOOST_REQUIRE(static_cast<bool>(book.setup().add_channel(web)));
    for (const auto& [sku, cents] :
         std::vector<std::pair<std::string, std::int64_t>>{{"A", 200}, {"B", 300}, {"C", 400}})
      add_product(sku, cents);
    for (const std::string& place : {std::string("MAIN"), std::string("DEPOT")}) {
      std::vector<intake::Item> counts;
      for (const auto& [sku, units] :
           std::vector<std::pair<std::string, std::int64_t>>{{"A", 100}, {"B", 50}, {"C", 10}}) {
        intake::IncomingStock s;
        s.sku = sku;
        s.location = place;
        s.counted = Quantity::of_units(units);
        counts.push_back({s, std::ssize(counts) + 2});
      }
      import("shop", counts, Instant{clock.now().ms - 48 * hour_ms});
    }
  }

  void add_product(const std::string& sku, std::int64_t cents) {
    intake::IncomingProduct p;
    p.sku = sku;
    p.name = "Product " + sku;
    p.price = Decimal{999, 2};
    p.cost = Decimal{cents, 2};
    import("shop", {{ p, 2 }}, {});
  }

  void import(const std::string& channel, const std::vector<intake::Item>& items,
              std::optional<Instant> as_of) {
    MemoryRecords records(items);
    intake::SourceInfo info;
    info.profile = "test";
    info.files = {"file"};
    info.channel_name = channel;
    intake::ImportRequest request;
    request.channel = channel;
    request.as_of = as_of;
    NoProgress nobody;
    auto report = intake::import_records(book.book(), book.stores(), clock, book.hands(), info,
                                         records, request, nobody);
    BOOST_REQUIRE(static_cast<bool>(report));
    BOOST_TEST(report->refusals.empty());
  }

  /// A sale of the web shop from the depot at an instant.
  void sell(const std::string& sku, std::int64_t units, Instant at) {
    intake::IncomingOrder o;
    o.key = o.number = "#" + std::to_string(++m_orders);
    o.currency = Currency::of("EUR");
    o.placed = {TimeZone::find("Europe/Berlin")->local(at), std::nullopt};
    o.prices = intake::Prices::net;
    o.location = "DEPOT";
    o.settlement = intake::Settlement::at_sale;
    intake::IncomingLine l;
    l.sku = l.name = sku;
    l.quantity = Quantity::of_units(units);
    l.unit_price = Decimal{999, 2};
    o.lines.push_back(l);
    o.shipping = o.tax = o.duties = o.refunded = o.discount = {0, o.currency};
    o.total = Money{999 * units, o.currency};
    o.gateways = {"Card"};
    o.row = 2;
    import("web", {{ o, 2 }}, {});
  }

  /// Sends goods from a place to another; gives the transfer's number.
  std::string send(const std::string& from, const std::string& to, const std::string& sku,
                   std::int64_t units) {
    auto transfers = book.transfers();
    auto made = transfers.create({from, to, {{1, sku, Quantity::of_units(units)}}, {}, {}});
    BOOST_REQUIRE(static_cast<bool>(made));
    const std::string number = made->document.number;
    BOOST_REQUIRE(static_cast<bool>(transfers.ready(number)));
    BOOST_REQUIRE(static_cast<bool>(transfers.ship(number, {})));
    return number;
  }

  static goods::StatementWish row(const std::string& sku, std::int64_t units,
                                  const std::string& location = {}) {
    return {1, {}, sku, location, Quantity::of_units(units)};
  }
  goods::NewStatement file(Instant as_of, std::vector<goods::StatementWish> rows) {
    goods::NewStatement wanted;
    wanted.location = "DEPOT";
    wanted.as_of = as_of;
    wanted.file = "depot.csv";
    wanted.lines = std::move(rows);
    return wanted;
  }
  /// The number of a statement that must come about without refusals.
  std::int64_t read(Instant as_of, std::vector<goods::StatementWish> rows) {
    const auto made = book.statements().read(file(as_of, std::move(rows)));
    BOOST_REQUIRE_MESSAGE(static_cast<bool>(made), refusal(made));
    BOOST_TEST(made->refusals.empty());
    return made->statement.number;
  }
  goods::StatementView view(std::int64_t number) {
    return book.book().read(
        [&](Unit& unit) { return *goods::view_statement(unit, book.stores(), number); });
  }
  /// "A 97-100=-3: since #1 -3 explained" for each line that does not match.
  std::string lines(std::int64_t number) {
    std::string text;
    for (const auto& l : view(number).lines) {
      if (l.verdict == stock::LineVerdict::matched) continue;
      text += (text.empty() ? "" : "; ") + l.line.sku + " " + l.difference.to_decimal();
      for (const auto& cause : l.causes)
        text += " " + std::string(stock::name_of(cause.kind)) + ":" + cause.number + "=" +
                cause.used.to_decimal();
      if (l.settled.milli != 0) text += " posted=" + l.settled.to_decimal();
      if (l.rest.milli != 0) text += " open=" + l.rest.to_decimal();
      if (l.before) text += " before=" + l.before->to_decimal();
      text += " " + std::string(stock::name_of(l.verdict));
    }
    return text;
  }
  template <class T>
  static std::string refusal(const Result<T>& result) {
    return result ? "none" : std::string(name_of(result.refusal().code));
  }
  static std::string settled(const Result<goods::SettledStatement>& result) {
    if (!result) return std::string(name_of(result.refusal().code));
    if (!result->refusals.empty())
      return std::string(name_of(result->refusals.front().refusal.code));
    return std::to_string(result->lines);
  }
  LocationId place(const std::string& code) {
    return book.book().read([&](Unit& unit) {
      for (const auto& l : book.stores().company.locations(unit))
        if (l.code == code) return l.id;
      return LocationId();
    });
  }
  /// On hand at the depot, now or as of an instant.
  std::int64_t on_hand(const std::string& sku, std::optional<Instant> at = {}) {
    const stock::Cell cell{product(sku), place("DEPOT")};
    return book.book().read([&](Unit& unit) {
      const auto stores = book.stores();
      if (at) return stores.stock.on_hand_as_of(unit, {cell}, *at)[cell].milli / 1000;
      return stores.stock.levels(unit, {cell}).front().on_hand.milli / 1000;
    });
  }
  ProductId product(const std::string& sku) {
    return book.book().read(
        [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, sku).front().id; });
  }
  std::int64_t balance(const std::string& code) {
    std::int64_t minor = 0;
    book.book().read([&](Unit& unit) {
      for (const auto& row : book.stores().ledger.trial_balance(unit, {}))
        if (row.account == code) minor += row.debit_minor - row.credit_minor;
    });
    return minor;
  }
  /// Another employee of the shop, with the rights of a role.
  std::unique_ptr<app::OpenBook> person(const std::string& code, const std::string& role) {
    staff::EmployeeWish wish;
    wish.code = code;
    wish.name = code;
    const auto made = book.team().add(wish);
    BOOST_REQUIRE(static_cast<bool>(made));
    staff::RoleGift gift;
    gift.employee = code;
    gift.role = role;
    BOOST_REQUIRE(static_cast<bool>(book.roles().give(gift)));
    return book.as(made->id);
  }
  std::vector<std::string> findings() {
    NoProgress nobody;
    std::vector<std::string> found;
    for (const auto& f : persistence::check_book(book.book(), nobody))
      found.push_back(f.check + ": " + f.what);
    return found;
  }
  Instant hours(std::int64_t from_now) const { return {clock.now().ms + from_now * hour_ms}; }

  static constexpr std::int64_t hour_ms = 3'600'000;
  app::OpenBook& book;
  FixedClock& clock;

 private:
  std::int64_t m_orders = 0;
};

inline void on_statement_books(const std::function<void(StatementWorld&)>& test) {
  const NewBookTest on_book = [&](app::OpenBook& book, FixedClock& clock) {
    StatementWorld world(book, clock);
    test(world);
    for (const std::string& found : world.findings()) BOOST_ERROR(found);
  };
  on_new_sqlite_book(statement_shop(), on_book);
  on_new_postgresql_book(statement_shop(), on_book);
}

}  // namespace kontor::test
