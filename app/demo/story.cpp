#include "app/demo/story.h"

#include "app/demo/calendar.h"

namespace kontor::app::demo {

namespace {

void note_orders(StockFlow& flow, const Shop& shop, const std::vector<ShopOrder>& orders) {
  for (const ShopOrder& order : orders) {
    if (order.cancelled || order.linked()) continue;
    for (const OrderLine& line : order.lines) {
      if (!line.variant || !line.ships) continue;
      if (line.state == LineState::fulfilled)
        flow.send(line.variant, order.place(shop), line.quantity);
      else
        flow.promise(line.variant, order.place(shop), line.quantity);
    }
  }
}

void note_till(StockFlow& flow, const Shop& shop, const TillBooks& till) {
  for (const TillSale& sale : till.sales)
    for (const TillLine& line : sale.lines)
      flow.send(line.item.variant, shop.till_place, line.quantity);
}

void note_amazon(StockFlow& flow, const Shop& shop, const std::vector<AmazonOrder>& orders) {
  for (const AmazonOrder& order : orders) {
    if (order.cancelled) continue;
    for (const AmazonItem& line : order.items) {
      if (order.shipped)
        flow.send(line.item.variant, shop.marketplace_place, line.quantity);
      else
        flow.promise(line.item.variant, shop.marketplace_place, line.quantity);
    }
    if (order.back && order.back->saleable)
      flow.take_back(order.items.front().item.variant, shop.marketplace_place, 1);
  }
}

void note_etsy(StockFlow& flow, const Shop& shop, const std::vector<EtsyOrder>& orders) {
  for (const EtsyOrder& order : orders) {
    if (order.cancelled) continue;
    for (const EtsyItem& line : order.items) {
      if (order.shipped)
        flow.send(line.item.variant, shop.web_place, line.quantity);
      else
        flow.promise(line.item.variant, shop.web_place, line.quantity);
    }
  }
}

void tell_store(StoreStory& store, BusinessDate today, Random& random) {
  store.roster = std::make_unique<Roster>(store.team, today, random);
  store.orders = make_orders(store.shop, store.people, today, random);
  store.edited = edit_orders(store.shop, store.orders, today);
  store.money = settle_payments(store.shop, store.orders, today);
  store.till = make_till_sales(store.shop, *store.roster, today, random);
  store.listed = list_buyers(store.shop, store.people.persons, store.orders);
}

}  // namespace

Story::Story(const DemoOptions& options, Random& random) {
  constexpr int web_buyers = 2'150;
  constexpr int new_cards = 300;
  constexpr int kyoto_count = 350;
  const BusinessDate today = options.today;
  wholesale = wholesale_team();
  desk = std::make_unique<Roster>(wholesale, today, random);

  berlin.shop = berlin_shop();
  berlin.team = berlin_team();
  berlin.people.persons = berlin_buyers(random, web_buyers + new_cards);
  std::vector<Buyer> newcomers(berlin.people.persons.begin() + web_buyers,
                               berlin.people.persons.end());
  berlin.people.persons.resize(web_buyers);
  berlin.people.firms = firm_buyers(random);
  berlin.people.desk = desk.get();
  tell_store(berlin, today, random);
  cards = make_cards(berlin.people.persons, std::move(newcomers), random);

  kyoto.shop = kyoto_shop();
  kyoto.team = kyoto_team();
  kyoto.people.persons = kyoto_buyers(random, kyoto_count);
  tell_store(kyoto, today, random);

  amazon = make_amazon_orders(berlin.shop, today, random);
  settlements = settle_amazon(berlin.shop, amazon, today);
  etsy = make_etsy_orders(berlin.shop, today, random);

  StockFlow at_home, abroad;
  note_orders(at_home, berlin.shop, berlin.orders);
  note_till(at_home, berlin.shop, berlin.till);
  note_amazon(at_home, berlin.shop, amazon);
  note_etsy(at_home, berlin.shop, etsy);
  berlin.counted = count_stock(berlin.shop, at_home, random);
  note_orders(abroad, kyoto.shop, kyoto.orders);
  note_till(abroad, kyoto.shop, kyoto.till);
  kyoto.counted = count_stock(kyoto.shop, abroad, random);
}

}  // namespace kontor::app::demo
