#pragma once

#include "domain/pricing/parity.h"
#include "domain/pricing/prices.h"
#include "domain/pricing/promotions.h"
#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

/// The company of LedgerWorld with three products; apples cost 10.00 in the catalogue and 6.00 to
/// buy, bells 5.00, cups have no price.
struct PriceWorld : LedgerWorld {
  explicit PriceWorld(TestBook& tb) : LedgerWorld(tb.book), stores(tb.clock), clock(tb.clock) {
    auto apple = product(201, "A", "Apple");
    apple.price = euro("10.00");
    apple.cost = euro("6.00");
    auto bell = product(202, "B", "Bell");
    bell.price = euro("5.00");
    add_products({apple, bell, product(203, "C", "Cup")});
  }

  static UnitPrice euro(const std::string& plain) {
    return *UnitPrice::from_decimal(*Decimal::parse(plain), Currency::of("EUR"));
  }
  pricing::Prices prices() { return {book, all, clock, actor}; }
  pricing::Promotions promotions() { return {book, all, clock, actor}; }
  void later(std::int64_t ms = 1000) { clock.set({clock.now().ms + ms}); }

  /// A price list for channels, by codes.
  void list(const std::string& code, const std::vector<std::string>& channels) {
    pricing::ListDraft draft;
    draft.name = draft.code = code;
    draft.channels = channels;
    BOOST_REQUIRE(static_cast<bool>(prices().add_list(draft)));
  }
  static pricing::PriceWish wish(const std::string& product, const std::string& price,
                                 const std::string& list = {}) {
    pricing::PriceWish w;
    w.row = 1;
    w.product = product;
    w.list = list;
    w.price = Decimal::parse(price);
    return w;
  }
  static pricing::PlanWish plan_of(std::vector<pricing::PriceWish> wishes) {
    pricing::PlanWish plan;
    plan.prices = std::move(wishes);
    return plan;
  }
  /// Sets a price at once; the number of the change.
  std::int64_t set(const std::string& product, const std::string& price,
                   const std::string& list = {}) {
    const auto put = prices().put(plan_of({wish(product, price, list)}));
    BOOST_REQUIRE(static_cast<bool>(put));
    BOOST_REQUIRE(put->report.refusals.empty());
    return put->change.number;
  }

  /// "A:10.00/10.00 B:5.00/5.00": what products cost on WEB and FAIR at an instant.
  std::string costs(std::optional<Instant> at = {}) {
    const Instant then = at.value_or(clock.now());
    return book.read([&](Unit& u) {
      std::vector<company::Channel> channels;
      for (const auto& channel : all.company.channels(u)) channels.push_back(channel);
      std::sort(channels.begin(), channels.end(),
                [](const auto& a, const auto& b) { return a.id < b.id; });
      const pricing::ChannelPrices on(pricing::lists_at(all.prices.list_versions(u), then),
                                      channels, all.company.entities(u), then);
      pricing::PricedFilter filter;
      filter.catalogue_history = true;
      std::string text;
      for (const auto& product : all.prices.products(u, filter).rows) {
        text += (text.empty() ? "" : " ") + product.sku + ":";
        for (const auto& price : on.of(product.prices))
          text += (price.channel == web ? "" : "/") +
                  (price.with_tax ? price.with_tax->to_decimal() : "-");
      }
      return text;
    });
  }
  template <class R>
  static RefusalCode code(const R& result) {
    BOOST_REQUIRE(!result);
    return result.refusal().code;
  }

  persistence::SqlStores stores;
  Stores all = stores.all();
  FixedClock& clock;
  company::Actor actor{EmployeeId(41), "till", company::all_permissions()};
};

}  // namespace kontor::test
