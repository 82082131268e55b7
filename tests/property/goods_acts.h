#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "app/context.h"
#include "tests/property/shop_world.h"
#include "tests/support/new_book.h"

namespace kontor::test {

/// Random acts on own goods: transfers, also to another company, goods set aside, corrections,
/// lots, orders with suppliers, of which one has goods here on consignment. Each is one that people
/// may try; what refuses it is one that they may meet.
class GoodsActs {
 public:
  GoodsActs(app::OpenBook& book, ShopWorld& world) : m_book(book), m_world(world) {}

  static std::string place_named(std::int64_t i) {
    constexpr const char* names[] = {"NORTH", "SOUTH", "EAST"};
    return names[i % 3];
  }
  goods::LineWish any_line() {
    return {1, m_world.known_sku(), Quantity::of_units(m_world.dice().between(1, 6))};
  }

  /// A line that may name a lot; one that comes may say until when it is good.
  goods::LineWish any_line_of_lot(bool comes) {
    auto line = any_line();
    auto& dice = m_world.dice();
    if (dice.chance(40)) return line;
    line.product = "P-" + std::to_string(3 * dice.below(5));
    line.lot = goods::LotName{"L" + std::to_string(dice.below(4)), {}};
    if (comes && dice.chance(60)) line.lot->expires = BusinessDate{20'800 + line.lot->number[1]};
    return line;
  }

  /// What people may meet who move goods of a shop that sells at the same time.
  static void judge(const Result<goods::DocumentResult>& result) {
    using enum RefusalCode;
    const auto expected = {
        stock_short,        bucket_short,      document_state,  more_than_sent,
        more_than_asked,    nothing_to_send,   not_in_document, nothing_on_the_way,
        transfer_received,  reason_missing,    product_unknown, product_not_tracked,
        location_unknown,   more_than_ordered, lot_not_kept,    lot_unknown,
        lot_short,          lot_unnamed_short, lot_expires,     more_than_billable,
        more_than_received, nothing_to_bill,   consigned_stays, consigned_supplier,
        consigned_charges,  rate_missing};
    std::vector<RefusalCode> met;
    if (!result) met.push_back(result.refusal().code);
    if (result)
      for (const auto& row : result->refusals) met.push_back(row.refusal.code);
    for (const RefusalCode code : met)
      BOOST_TEST((std::find(expected.begin(), expected.end(), code) != expected.end()),
                 name_of(code));
  }

  /// Transfers with shortages, goods set aside, corrections.
  void move_goods() {
    auto& dice = m_world.dice();
    const std::int64_t what = dice.below(11);
    if (what == 10) return name_lots();
    if (what < 4 || m_transfers.empty()) {
      begin_transfer();
    } else if (what < 8) {
      go_on_with(m_transfers[static_cast<std::size_t>(
          dice.below(static_cast<std::int64_t>(m_transfers.size())))]);
    } else if (what < 9) {
      const auto line = any_line();
      const goods::AsideWish wish{line.product,
                                  place_named(dice.below(3)),
                                  line.quantity,
                                  dice.chance(50) ? "quality" : "damaged",
                                  {},
                                  {}};
      judge(dice.chance(60) ? m_book.stock_acts().hold(wish) : m_book.stock_acts().release(wish));
    } else {
      goods::AdjustWish wish;
      wish.product = m_world.known_sku();
      wish.location = place_named(dice.below(3));
      wish.by = Quantity::of_units(dice.chance(50) ? dice.between(1, 4) : -dice.between(1, 4));
      wish.reason = dice.chance(50) ? "FOUND" : "STOLEN";
      judge(m_book.stock_acts().adjust(wish));
    }
  }

  /// An entry that says of which lot goods are.
  void name_lots() {
    auto& dice = m_world.dice();
    const auto line = any_line_of_lot(false);
    goods::LotChange change;
    change.product = line.product;
    change.location = place_named(dice.below(3));
    change.quantity = line.quantity;
    if (dice.chance(50)) change.from = "L" + std::to_string(dice.below(4));
    if (dice.chance(80)) change.to = goods::LotName{"L" + std::to_string(dice.below(4)), {}};
    judge(m_book.lots().assign(change));
  }

  void begin_transfer() {
    auto& dice = m_world.dice();
    const std::int64_t from = dice.below(3);
    goods::TransferWish wish;
    wish.from = place_named(from);
    wish.to = place_named(from + dice.between(1, 2));
    // To the other company, or from it.
    if (dice.chance(25)) (dice.chance(70) ? wish.to : wish.from) = "WEST";
    for (std::int64_t i = dice.between(1, 3); i > 0; --i) wish.lines.push_back(any_line());
    const auto made = m_book.transfers().create(wish);
    judge(made);
    if (!made || !made->refusals.empty()) return;
    m_transfers.push_back(made->document.number);
    if (dice.chance(80)) judge(m_book.transfers().ready(made->document.number));
  }

  void go_on_with(const std::string& number) {
    auto& dice = m_world.dice();
    auto transfers = m_book.transfers();
    switch (dice.below(6)) {
      case 0:
      case 1:
        if (dice.chance(30)) return judge(transfers.ship(number, {{any_line_of_lot(false)}, {}}));
        return judge(transfers.ship(number, {}));
      case 2:
        return judge(transfers.receive(number, {}));
      case 3:
        return judge(transfers.receive(number, {{any_line()}, {any_line()}, "wet", {}}));
      case 4:
        return judge(transfers.close(number, {"LOST", dice.chance(30) ? "Carrier" : "", {}}));
      default:
        return judge(transfers.cancel(number, {}));
    }
  }

  /// Orders with suppliers in two currencies, delivered in parts with freight and duty, closed and
  /// cancelled: book check proves what is incoming, what came and what is owed for it.
  void buy_goods() {
    if (m_purchases.empty() || m_world.dice().chance(30)) {
      begin_purchase();
    } else {
      go_on_with_purchase(m_purchases[static_cast<std::size_t>(
          m_world.dice().below(static_cast<std::int64_t>(m_purchases.size())))]);
    }
  }

  void begin_purchase() {
    auto& dice = m_world.dice();
    goods::PurchaseWish wish;
    wish.supplier = dice.chance(60) ? "FROM-EUR" : "FROM-USD";
    wish.to = place_named(dice.below(3));
    for (std::int64_t i = dice.between(1, 4); i > 0; --i) {
      auto line = any_line();
      line.cost = Decimal{dice.between(0, 99'999), 3};
      wish.lines.push_back(line);
    }
    const auto made = m_book.purchases().create(wish);
    judge(made);
    if (!made || !made->refusals.empty()) return;
    m_purchases.push_back(made->document.number);
    if (dice.chance(80)) judge(m_book.purchases().order(made->document.number));
  }

  void go_on_with_purchase(const std::string& number) {
    auto& dice = m_world.dice();
    auto purchases = m_book.purchases();
    goods::DeliveryWish delivery;
    if (dice.chance(50)) delivery.freight = Decimal{dice.between(0, 2'000), 2};
    if (dice.chance(30)) delivery.duty = Decimal{dice.between(0, 500), 2};
    if (dice.chance(50)) delivery.spread = stock::Spread::quantity;
    switch (dice.below(8)) {
      case 6:
        return judge(purchases.bill(number, any_bill()));
      case 7:
        return judge(purchases.send_back(
            number, {{any_line_of_lot(false)}, dice.chance(30) ? "quality" : "", {}, {}}));
      case 0:
        return judge(purchases.order(number));
      case 1:
      case 2:
        delivery.accepted = {any_line_of_lot(true)};
        if (dice.chance(30)) delivery.rejected = {any_line_of_lot(true)};
        return judge(purchases.receive(number, delivery));
      case 3:
        return judge(purchases.receive(number, delivery));
      case 4:
        return judge(purchases.close(number, {}));
      default:
        return judge(purchases.cancel(number, {}));
    }
  }

  /// An invoice of all, of a line at another price, of late freight, or a credit note.
  goods::BillWish any_bill() {
    auto& dice = m_world.dice();
    goods::BillWish bill;
    bill.bill = "R" + std::to_string(++m_last_bill);
    if (dice.chance(40)) {
      bill.all = true;
    } else {
      auto line = any_line();
      if (dice.chance(60)) line.cost = Decimal{dice.between(0, 99'999), 3};
      bill.lines = {line};
      bill.credit = dice.chance(25);
    }
    if (dice.chance(40)) bill.freight = Decimal{dice.between(0, 2'000), 2};
    bill.last_charges = dice.chance(20);
    if (dice.chance(50)) bill.spread = stock::Spread::quantity;
    return bill;
  }

 private:
  app::OpenBook& m_book;
  ShopWorld& m_world;
  std::vector<std::string> m_transfers, m_purchases;
  std::int64_t m_last_bill = 0;
};

}  // namespace kontor::test
