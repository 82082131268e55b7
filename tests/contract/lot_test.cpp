// Products that are kept by lot: what names lots, what is taken where nobody names one, what the
// book proves of them.

#include "domain/goods/lots.h"
#include "domain/goods/stock_acts.h"
#include "persistence/admin/digest.h"
#include "tests/contract/damage.h"
#include "tests/contract/purchase_world.h"

namespace kontor::test {

namespace lot_contract {

using goods::LotName;

struct LotWorld : PurchaseWorld {
  explicit LotWorld(TestBook& tb) : PurchaseWorld(tb) {
    BOOST_REQUIRE(lots().keep("A", true).value());
  }
  goods::LotActs lots() { return {book, stores.all(), clock, actor}; }
  goods::StockActs acts() { return {book, stores.all(), clock, actor}; }

  static goods::LineWish of_lot(const std::string& product, std::int64_t units,
                                const std::string& lot) {
    auto wish = line(product, units);
    wish.lot = goods::lot_name_of(lot);
    return wish;
  }
  /// Buys Apples of these lots.
  std::string buy(const std::vector<std::pair<std::int64_t, std::string>>& parts) {
    goods::DeliveryWish delivery;
    std::int64_t units = 0;
    for (const auto& [some, lot] : parts) {
      units += some;
      delivery.accepted.push_back(lot.empty() ? line("A", some) : of_lot("A", some, lot));
    }
    const auto number = ordered(order_of({line("A", units)}));
    good(purchases().receive(number, delivery));
    return number;
  }
  /// "SHOP L1 2026-12-31 6; SHOP - 2": the list of lots.
  std::string list(const stock::LotFilter& given = {}) {
    return book.read([&](Unit& u) {
      std::string text;
      stock::LotFilter filter = given;
      filter.limit = 2;
      std::map<LocationId, std::string> codes;
      for (const auto& place : stores.all().company.locations(u)) codes[place.id] = place.code;
      do {
        const auto page = stores.all().lots.list(u, filter);
        for (const auto& row : page.rows) {
          text += text.empty() ? "" : "; ";
          text += codes[row.location] + " " + (row.lot ? row.lot->number : "-") + " ";
          if (row.lot && row.lot->expires) text += row.lot->expires->to_iso() + " ";
          text += row.quantity.to_decimal();
        }
        filter.after = page.next;
      } while (!filter.after.empty());
      return text;
    });
  }
  goods::AdjustWish adjust(std::int64_t by, const std::string& lot) {
    goods::AdjustWish wish;
    wish.product = "A";
    wish.location = "SHOP";
    wish.by = Quantity::of_units(by);
    wish.reason = "DAMAGED";
    if (!lot.empty()) wish.lot = goods::lot_name_of(lot);
    return wish;
  }
  goods::LotChange change(std::int64_t units, const std::string& from, const std::string& to) {
    goods::LotChange change;
    change.product = "A";
    change.location = "SHOP";
    change.quantity = Quantity::of_units(units);
    if (!from.empty()) change.from = from;
    if (!to.empty()) change.to = goods::lot_name_of(to);
    return change;
  }
};

}  // namespace lot_contract

BOOST_AUTO_TEST_SUITE(lots)

using namespace lot_contract;

BOOST_AUTO_TEST_CASE(a_delivery_names_its_lots) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{6, "L2/2026-12-31"}, {3, "L1/2026-11-30"}, {2, ""}});
    BOOST_TEST(w.list() == "SHOP L1 2026-11-30 3; SHOP L2 2026-12-31 6; SHOP - 2");
    BOOST_TEST(w.at(201, w.shop) == "11/0/0/0");
    stock::LotFilter soon;
    soon.expires_by = BusinessDate::of(2026, 11, 30);
    BOOST_TEST(w.list(soon) == "SHOP L1 2026-11-30 3");
    // The same lot again adds up; another day of it is refused, and nothing comes in.
    w.buy({{1, "L1"}});
    const auto number = w.ordered(w.order_of({w.line("A", 1)}));
    BOOST_TEST(w.refusal(w.purchases().receive(
                   number, {{w.of_lot("A", 1, "L1/2026-12-01")}, {}, {}, {}, {}})) ==
               "lot_expires");
    BOOST_TEST(w.list() == "SHOP L1 2026-11-30 4; SHOP L2 2026-12-31 6; SHOP - 2");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(lots_are_refused_of_what_is_not_kept_by_lot_or_does_not_move) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    const auto number = w.ordered(w.order_of({w.line("B", 1)}));
    BOOST_TEST(w.refusal(w.purchases().receive(
                   number, {{w.of_lot("B", 1, "L1")}, {}, {}, {}, {}})) == "lot_not_kept");
    BOOST_TEST(w.refusal(w.purchases().create(w.order_of({w.of_lot("A", 1, "L1")}))) ==
               "lot_too_early");
    BOOST_TEST(w.refusal(w.transfers().create(w.wish({w.of_lot("A", 1, "L1")}))) ==
               "lot_too_early");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_transfer_takes_its_lots_along) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{6, "L2/2026-12-31"}, {3, "L1/2026-11-30"}});
    const auto first = w.made(w.wish({w.line("A", 4)}));
    w.good(w.transfers().ship(first, {}));
    BOOST_TEST(w.list() == "ROAD L1 2026-11-30 3; ROAD L2 2026-12-31 1; SHOP L2 2026-12-31 5");
    w.check();
    const auto second = w.made(w.wish({w.line("A", 2)}));
    BOOST_TEST(w.refusal(w.transfers().ship(second, {{w.of_lot("A", 2, "L1")}, {}})) ==
               "lot_short");
    BOOST_TEST(w.refusal(w.transfers().ship(second, {{w.of_lot("A", 2, "L9")}, {}})) ==
               "lot_unknown");
    w.good(w.transfers().ship(second, {{w.of_lot("A", 2, "L2")}, {}}));
    // What is on the road is its own transfer's: the second has nothing of L1.
    BOOST_TEST(w.refusal(w.transfers().receive(second, {{w.of_lot("A", 1, "L1")}, {}, {}, {}})) ==
               "lot_short");
    w.good(w.transfers().receive(second, {}));
    BOOST_TEST(w.list() ==
               "ROAD L1 2026-11-30 3; NORTH L2 2026-12-31 2; ROAD L2 2026-12-31 1; SHOP L2 "
               "2026-12-31 3");
    w.good(
        w.transfers().receive(first, {{w.of_lot("A", 1, "L2")}, {w.of_lot("A", 1, "L1")}, {}, {}}));
    w.check();
    w.good(w.transfers().close(first, {"LOST", {}, {}}));
    BOOST_TEST(w.list() == "NORTH L1 2026-11-30 1; NORTH L2 2026-12-31 3; SHOP L2 2026-12-31 3");
    w.check();
    w.good(w.transfers().complete(w.wish({w.of_lot("A", 2, "L2")})));
    BOOST_TEST(w.list() == "NORTH L1 2026-11-30 1; NORTH L2 2026-12-31 5; SHOP L2 2026-12-31 1");
    const auto third = w.made(w.wish({w.line("A", 1)}));
    w.good(w.transfers().ship(third, {}));
    w.good(w.transfers().cancel(third, {}));
    BOOST_TEST(w.list() == "NORTH L1 2026-11-30 1; NORTH L2 2026-12-31 5; SHOP L2 2026-12-31 1");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(adjustments_name_a_lot_or_take_what_expires_first) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{6, "L2/2026-12-31"}, {3, "L1/2026-11-30"}});
    w.good(w.acts().adjust(w.adjust(-1, {})));
    w.good(w.acts().adjust(w.adjust(-1, "L2")));
    w.good(w.acts().adjust(w.adjust(2, "L3")));
    BOOST_TEST(w.list() == "SHOP L1 2026-11-30 2; SHOP L2 2026-12-31 5; SHOP L3 2");
    BOOST_TEST(w.refusal(w.acts().adjust(w.adjust(-6, "L2"))) == "lot_short");
    auto wish = w.adjust(0, "L2");
    wish.by.reset();
    wish.to = Quantity::of_units(1);
    w.good(w.acts().adjust(wish));
    BOOST_TEST(w.list() == "SHOP L1 2026-11-30 2; SHOP L2 2026-12-31 1; SHOP L3 2");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(an_entry_corrects_of_which_lot_goods_are) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{3, "L1/2026-11-30"}, {2, ""}});
    BOOST_TEST(w.refusal(w.lots().assign(w.change(3, {}, "L1"))) == "lot_unnamed_short");
    BOOST_TEST(w.refusal(w.lots().assign(w.change(4, "L1", {}))) == "lot_short");
    w.good(w.lots().assign(w.change(1, {}, "L1")));
    w.good(w.lots().assign(w.change(2, "L1", "L4/2027-01-31")));
    BOOST_TEST(w.list() == "SHOP L1 2026-11-30 2; SHOP L4 2027-01-31 2; SHOP - 1");
    BOOST_TEST(w.at(201, w.shop) == "5/0/0/0");
    BOOST_TEST(w.balance("stock") == 1250);
    auto named = w.change(1, "L4", {});
    named.reference = "once";
    BOOST_TEST(!w.lots().assign(named)->unchanged);
    BOOST_TEST(w.lots().assign(named)->unchanged);
    BOOST_TEST(w.refusal(w.lots().assign(
                   {"B", "SHOP", Quantity::of_units(1), {}, LotName{"L1", {}}, {}, {}})) ==
               "lot_not_kept");
    BOOST_TEST(w.lots().set_expiry("A", "L1", BusinessDate::of(2026, 12, 1)).value());
    BOOST_TEST(w.list() == "SHOP L1 2026-12-01 2; SHOP L4 2027-01-31 1; SHOP - 2");
    // No more by lot: not before nothing is of a named one.
    const auto no = w.lots().keep("A", false);
    BOOST_REQUIRE(!no);
    BOOST_TEST(name_of(no.refusal().code) == "lots_left");
    w.good(w.lots().assign(w.change(2, "L1", {})));
    w.good(w.lots().assign(w.change(1, "L4", {})));
    BOOST_TEST(w.lots().keep("A", false).value());
    BOOST_TEST(w.list().empty());
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(sales_without_a_lot_take_what_expires_first_and_keep_it) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{6, "L2/2026-12-31"}, {3, "L1/2026-11-30"}});
    const auto parts = w.book.read([&](Unit& u) {
      return goods::proposed_lots(u, w.stores.all(), {ProductId(201), w.shop},
                                  Quantity::of_units(4));
    });
    BOOST_REQUIRE(parts.size() == 2U);
    BOOST_TEST(parts[0].lot->number == "L1");
    const auto lot =
        w.book.read([&](Unit& u) { return w.stores.all().lots.find(u, ProductId(201), "L1"); });
    w.good(w.acts().adjust(w.adjust(-4, {})));
    const auto moves = w.book.read([&](Unit& u) { return w.stores.all().lots.moves(u, *lot); });
    BOOST_REQUIRE(moves.size() == 2U);
    BOOST_TEST(moves[0].document == "P-1");
    BOOST_TEST(moves[1].document == "A-1");
    BOOST_TEST(moves[1].quantity.to_decimal() == "3");
  });
}

BOOST_AUTO_TEST_CASE(the_check_finds_what_lots_do_not_add_up_to) {
  for_each_engine([](TestBook& tb) {
    LotWorld w(tb);
    w.buy({{3, "L1/2026-11-30"}});
    w.check();
    damage(tb.book, "update lot_level set quantity_milli = 9000");
    NoProgress nobody;
    const auto found = names_of(persistence::check_book(tb.book, nobody));
    BOOST_TEST(found.contains("lot"));
    BOOST_TEST(found.contains("lot_sum"));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
