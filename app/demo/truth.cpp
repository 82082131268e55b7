#include <set>

#include "app/demo/bank_lines.h"
#include "app/demo/goods_acts.h"
#include "app/demo/story.h"

namespace kontor::app::demo {

namespace {

void count_store(const StoreStory& store, DemoTruth& truth, std::set<std::string>& people) {
  for (const ShopOrder& order : store.orders) {
    if (order.linked()) {
      ++truth.linked;
      continue;
    }
    ++truth.orders;
    truth.order_lines += std::ssize(order.lines);
    if (order.source == "shopify_draft_order") people.insert(order.buyer->email);
  }
  truth.order_lines += std::ssize(store.edited);  // each got one more
  for (const TillSale& sale : store.till.sales) {
    ++truth.orders;
    truth.order_lines += std::ssize(sale.lines) + (sale.gift_card_sold != 0 ? 1 : 0);
    if (!sale.customer_id.empty()) people.insert(sale.customer_id);
  }
  for (const Counted& c : store.counted)
    if (!c.item.variant->sku.empty()) truth.on_hand[{c.item.variant->sku, c.place}] = c.left;
}

void count_payouts(const StoreStory& store, DemoTruth& truth) {
  for (const ShopPayout& payout : store.money.payouts) {
    const std::string number = payout.date.to_iso() + " " + store.shop.currency;
    if (payout.status == PayoutStatus::scheduled) {
      truth.announced.push_back(number);
      continue;
    }
    ++truth.payouts;
    if (payout.status == PayoutStatus::in_transit) truth.open_payouts.push_back(number);
  }
}

/// What Square sent; its file says of which sales a deposit is, never how much it is.
void count_deposits(const StoreStory& store, BusinessDate today, DemoTruth& truth) {
  for (const TillDeposit& deposit : store.till.deposits) {
    if (deposit.total == 0) continue;
    ++truth.payouts;
    if (bank_day(deposit.date + 1) >= today) truth.open_payouts.push_back(deposit.id);
  }
}

void count_settlements(const Story& story, BusinessDate today, DemoTruth& truth) {
  for (std::size_t i = 0; i < story.settlements.size(); ++i) {
    const AmazonSettlement& s = story.settlements[i];
    if (s.total <= 0) continue;
    ++truth.payouts;
    const bool short_by_some = i + 2 == story.settlements.size();
    if (short_by_some || bank_day(s.deposit + 1) >= today) truth.open_payouts.push_back(s.id);
  }
}

}  // namespace

DemoTruth truth_of(const Story& story, BusinessDate today) {
  DemoTruth truth;
  std::set<std::string> people;
  count_store(story.berlin, truth, people);
  count_store(story.kyoto, truth, people);
  for (const GoodsChange& change : goods_changes())
    truth.on_hand[{change.sku, change.place}] += change.units;
  for (const AmazonOrder& order : story.amazon) {
    ++truth.orders;
    truth.order_lines += std::ssize(order.items);
  }
  for (const EtsyOrder& order : story.etsy) {
    ++truth.orders;
    truth.order_lines += std::ssize(order.items);
    people.insert(order.buyer_id);
  }
  count_payouts(story.berlin, truth);
  count_payouts(story.kyoto, truth);
  count_deposits(story.berlin, today, truth);
  count_deposits(story.kyoto, today, truth);
  count_settlements(story, today, truth);
  const auto listed = std::ssize(story.berlin.listed) + std::ssize(story.kyoto.listed);
  const auto cards = std::ssize(story.cards.holders);
  truth.customer_entries = listed + cards;
  truth.profiles =
      listed + cards - story.cards.same_email - story.cards.same_phone + std::ssize(people);
  truth.employees = std::ssize(story.berlin.team.sellers) + std::ssize(story.kyoto.team.sellers) +
                    std::ssize(story.wholesale.sellers);
  return truth;
}

}  // namespace kontor::app::demo
