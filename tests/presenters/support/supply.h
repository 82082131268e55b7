#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "domain/stock/low_stock.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/row_table.h"
#include "tests/contract/purchase_world.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

/// Shops that buy of two suppliers, with sales, levels, and rights that can be narrowed.
struct Supply : gui::ListView, gui::DetailView {
  explicit Supply(TestBook& tb)
      : world(tb), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {}

  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}

  /// A sale of so many days ago that an outside file tells of; `left`: what the shop has then.
  void sell(std::int64_t product, std::int64_t units, int days_ago, std::int64_t left) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t n = ++sales;
    const Instant at{world.clock.now().ms - days_ago * day_ms};
    books::Entry e = world.entry(700'000 + n, 600'000 + n, books::EntryKind::sale, at);
    world.add_sale(e, product, units, 500, 100);
    auto set = world.set_of({e}, {world.document(600'000 + n, "S" + std::to_string(n))});
    world.owned[product] -= units;
    const std::int64_t owned = world.owned[product];
    set.costs.push_back(
        {EntityId(1), ProductId(product), Quantity::of_units(owned), owned * 100, 1'000'000});
    if (left < 0)
      set.oversold.push_back(
          {e.id, e.document, {ProductId(product), world.shop}, Quantity::of_units(-left)});
    world.post(set);
  }
  /// Low at a level, at one place or (empty) at all.
  void low_at(const std::string& product, const std::string& place, std::int64_t units) {
    stock::LowWish wish;
    wish.product = product;
    wish.location = place;
    wish.level = Quantity::of_units(units);
    BOOST_REQUIRE(static_cast<bool>(book->low_stock_work().put({wish})));
  }
  /// Only this place, and only these rights there.
  void limit_to(LocationId place, std::set<company::Permission> rights) {
    const auto places = book->book().read([&](Unit& u) { return book->company().locations(u); });
    const auto found = std::ranges::find(places, place, &company::Location::id);
    book->actor_of_test.permissions.clear();
    book->actor_of_test.scoped = {{company::scope_of(*found), std::move(rights)}};
  }
  /// A row as other programs get it, of the columns that are shown.
  static std::string row(gui::Table& table, std::size_t at) {
    std::string text;
    for (const std::size_t c : gui::visible_columns(table))
      text += (text.empty() ? "" : "|") + table.raw(at, c);
    return text;
  }
  static std::size_t column(const gui::Table& table, const std::string& id) {
    const auto found = std::ranges::find(table.columns(), id, &gui::Column::id);
    BOOST_REQUIRE_MESSAGE(found != table.columns().end(), id);
    return static_cast<std::size_t>(found - table.columns().begin());
  }

  PurchaseWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  std::int64_t sales = 0;
};

inline void with_supply(const std::function<void(Supply&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Supply supply(tb);
    test(supply);
    supply.world.check();
  });
}

}  // namespace kontor::test
