#pragma once

#include "domain/base/zone.h"
#include "domain/goods/stock_counts.h"
#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/contract/ledger_world.h"
#include "tests/support/lamp_shop.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace stock_count_test {

using goods::CountEntering;
using goods::CountWish;
using goods::Uncounted;
using stock::CountState;

constexpr std::int64_t hour_ms = 3'600'000;

inline app::NewBook count_shop() {
  app::NewBook draft;
  draft.entity.name = "Count";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  return draft;
}

/// A shop with three products: A 10 at 2.00, B 5 at 3.00, C 1 at 4.00.
struct CountWorld {
  CountWorld(app::OpenBook& b, FixedClock& c) : book(b), clock(c) {
    company::ChannelDraft till;
    till.name = "till";
    till.recognise = "order";
    BOOST_REQUIRE(static_cast<bool>(book.setup().add_channel(till)));
    std::vector<intake::Item> products, counts;
    const auto product = [&](const std::string& sku, std::int64_t cents, std::int64_t units) {
      intake::IncomingProduct p;
      p.sku = sku;
      p.name = "Product " + sku;
      p.barcode = "400" + sku;
      p.price = Decimal{999, 2};
      p.cost = Decimal{cents, 2};
      products.push_back({p, std::ssize(products) + 2});
      intake::IncomingStock s;
      s.sku = sku;
      s.location = "MAIN";
      s.counted = Quantity::of_units(units);
      counts.push_back({s, std::ssize(counts) + 2});
    };
    product("A", 200, 10);
    product("B", 300, 5);
    product("C", 400, 1);
    import("shop", products, {});
    import("shop", counts, Instant{clock.now().ms - 48 * hour_ms});
  }

  std::int64_t import(const std::string& channel, const std::vector<intake::Item>& items,
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
    return report->batch_number;
  }

  /// A till's sale at an instant, or the last one once more as it is now; gives its batch.
  std::int64_t sell(const std::string& sku, std::int64_t units, Instant at, bool again = false) {
    intake::IncomingOrder o;
    if (!again) ++m_orders;
    o.key = o.number = "#" + std::to_string(m_orders);
    o.currency = Currency::of("EUR");
    const auto local = TimeZone::find("Europe/Berlin")->local(at);
    o.placed = {local, std::nullopt};
    o.prices = intake::Prices::net;
    o.location = "MAIN";
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
    return import("till", {{o, 2}}, {});
  }

  void later(std::int64_t ms) { clock.set({clock.now().ms + ms}); }
  static CountWish wish(const std::string& product, std::int64_t units, bool more = false) {
    CountWish w;
    w.row = 1;
    w.product = product;
    w.quantity = Quantity::of_units(units);
    w.more = more;
    return w;
  }
  std::int64_t make(bool blind = false, std::optional<stock::CountLimits> limits = {}) {
    goods::NewCount wanted;
    wanted.location = "MAIN";
    wanted.blind = blind;
    wanted.limits = limits;
    const auto made = book.counts().create(wanted);
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->lines == 3);
    return made->sheet.number;
  }
  ListReport enter(std::int64_t count, const std::vector<CountWish>& wishes,
                   const CountEntering& how = {}) {
    auto report = book.counts().enter(count, wishes, how);
    BOOST_REQUIRE(static_cast<bool>(report));
    return *report;
  }
  goods::PostedCount post(std::int64_t count, Uncounted uncounted = Uncounted::refuse) {
    auto posted = book.counts().post(count, uncounted);
    const std::string refused = refusal(posted);
    BOOST_REQUIRE_MESSAGE(refused == "none", refused);
    return *posted;
  }
  template <class T>
  static std::string refusal(const Result<T>& result) {
    return result ? "none" : std::string(name_of(result.refusal().code));
  }
  /// On hand of a product at MAIN: now, or as of an instant by event time.
  std::int64_t on_hand(const std::string& sku, std::optional<Instant> at = {}) {
    return book.book().read([&](Unit& unit) {
      const auto stores = book.stores();
      const auto product = stores.products.by_sku_or_code(unit, sku).front().id;
      const stock::Cell cell{product, place(unit)};
      if (at) return stores.stock.on_hand_as_of(unit, {cell}, *at)[cell].milli / 1000;
      return stores.stock.levels(unit, {cell}).front().on_hand.milli / 1000;
    });
  }
  LocationId place(Unit& unit) {
    for (const auto& l : book.stores().company.locations(unit))
      if (l.code == "MAIN") return l.id;
    return {};
  }
  std::int64_t balance(const std::string& code) {
    std::int64_t minor = 0;
    book.book().read([&](Unit& unit) {
      for (const auto& row : book.stores().ledger.trial_balance(unit, {}))
        if (row.account == code) minor += row.debit_minor - row.credit_minor;
    });
    return minor;
  }
  goods::CountView view(std::int64_t count) {
    return book.book().read(
        [&](Unit& unit) { return *goods::view_count(unit, book.stores(), count, clock.now()); });
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
  void check() {
    NoProgress nobody;
    for (const auto& f : persistence::check_book(book.book(), nobody))
      BOOST_ERROR(f.check << ": " << f.what);
  }

  app::OpenBook& book;
  FixedClock& clock;

 private:
  std::int64_t m_orders = 0;
};

inline void on_both(const std::function<void(CountWorld&)>& test) {
  const NewBookTest on_book = [&](app::OpenBook& book, FixedClock& clock) {
    CountWorld world(book, clock);
    test(world);
    world.check();
  };
  on_new_sqlite_book(count_shop(), on_book);
  on_new_postgresql_book(count_shop(), on_book);
}

}  // namespace stock_count_test

}  // namespace kontor::test
