// From the story to its files, in the order in which a user would import them.

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "app/demo/amazon_files.h"
#include "app/demo/bank_lines.h"
#include "app/demo/calendar.h"
#include "app/demo/demo.h"
#include "app/demo/file_set.h"
#include "app/demo/readme.h"
#include "app/demo/shopify_files.h"
#include "app/demo/square_files.h"
#include "app/demo/story.h"

namespace kontor::app {

namespace {

using demo::FileSet;
using demo::StoreStory;
using demo::Story;

class StoryFiles {
 public:
  StoryFiles(const Story& story, const DemoOptions& options, FileSet& set)
      : m_story(story), m_today(options.today), m_set(set) {}

  void write() {
    for (const StoreStory* store : stores()) catalogue(*store);
    marketplace_stock();
    for (const StoreStory* store : stores()) lists(*store);
    for (const StoreStory* store : stores()) web_orders(*store);
    for (const StoreStory* store : stores()) till(*store);
    marketplaces();
    for (const StoreStory* store : stores()) web_money(*store);
    marketplace_money();
    bank_of_berlin();
    bank_of_kyoto();
    m_set.beside("files/shifts.csv",
                 demo::shifts_csv({m_story.berlin.roster.get(), m_story.kyoto.roster.get(),
                                   m_story.desk.get()}));
  }

 private:
  std::array<const StoreStory*, 2> stores() const { return {&m_story.berlin, &m_story.kyoto}; }

  Instant begin(const demo::Shop& shop) const {
    return shop.at(demo::first_day(m_today), demo::counted_at_hour);
  }
  Instant end(const demo::Shop& shop) const { return shop.at(m_today, demo::demo_ends_at_hour); }

  void catalogue(const StoreStory& store) {
    const demo::Shop& shop = store.shop;
    m_set.add(shop.key + "-products.csv", "shopify-products", shop.channel, begin(shop),
              demo::products_csv(shop));
    std::vector<demo::Counted> own;
    std::ranges::copy_if(store.counted, std::back_inserter(own),
                         [&](const demo::Counted& c) { return c.place != shop.marketplace_place; });
    m_set.add(shop.key + "-inventory.csv", "shopify-inventory", shop.channel, begin(shop),
              demo::inventory_csv(own));
  }

  void marketplace_stock() {
    const StoreStory& home = m_story.berlin;
    m_set.add("amazon-inventory.txt", "amazon-fba-inventory", "AMAZON", begin(home.shop),
              demo::amazon_inventory_txt(home.shop, home.counted));
  }

  void lists(const StoreStory& store) {
    const demo::Shop& shop = store.shop;
    m_set.add(shop.key + "-customers.csv", "shopify-customers", shop.channel, end(shop),
              demo::customers_csv(shop, store.listed));
    if (&store != &m_story.berlin) return;
    m_set.add(shop.key + "-cards.csv", "shopify-customers", shop.till_channel, end(shop),
              demo::cards_csv(shop, m_story.cards.holders));
  }

  /// A file a month, exported five weeks after its end: what came back of it is in it.
  void web_orders(const StoreStory& store) {
    constexpr int export_day = 7;
    constexpr int export_hour = 9;
    const demo::Shop& shop = store.shop;
    std::map<BusinessDate, std::vector<const demo::ShopOrder*>> months;
    for (const demo::ShopOrder& order : store.orders)
      months[shop.zone.local(order.created).date.month_start()].push_back(&order);
    for (const auto& [month, orders] : months) {
      const BusinessDate later = demo::next_month(demo::next_month(month)) + export_day;
      m_set.add(shop.key + "-orders-" + month.to_iso().substr(0, 7) + ".csv", "shopify-orders",
                shop.channel, std::min(shop.at(later, export_hour), end(shop)),
                demo::orders_csv(shop, orders));
    }
    for (const demo::EditedOrder& edited : store.edited)
      m_set.add(shop.key + "-orders-edited-" + edited.exported.to_iso() + ".csv", "shopify-orders",
                shop.channel, shop.at(edited.exported, export_hour),
                demo::orders_csv(shop, {&edited.after}));
  }

  void till(const StoreStory& store) {
    const demo::Shop& shop = store.shop;
    m_set.add_years(shop, shop.key + "-till-items-{}.csv", "square-items", shop.till_channel,
                    [&](int year) { return demo::square_items_csv(shop, store.till, year); });
    m_set.add_years(
        shop, shop.key + "-till-transactions-{}.csv", "square-transactions", shop.till_channel,
        [&](int year) { return demo::square_transactions_csv(shop, store.till, year); });
  }

  void marketplaces() {
    const demo::Shop& shop = m_story.berlin.shop;
    m_set.add_years(shop, "amazon-orders-{}.txt", "amazon-all-orders", "AMAZON",
                    [&](int year) { return demo::amazon_orders_txt(shop, m_story.amazon, year); });
    m_set.add_years(shop, "etsy-orders-{}.csv", "etsy-orders", "ETSY",
                    [&](int year) { return demo::etsy_orders_csv(m_story.etsy, year); });
    m_set.add_years(shop, "etsy-items-{}.csv", "etsy-items", "ETSY",
                    [&](int year) { return demo::etsy_items_csv(m_story.etsy, year); });
  }

  void web_money(const StoreStory& store) {
    const demo::Shop& shop = store.shop;
    m_set.add_years(shop, shop.key + "-payments-{}.csv", "shopify-payments", shop.channel,
                    [&](int year) { return demo::payments_csv(shop, store.money, year); });
    m_set.add(shop.key + "-payouts.csv", "shopify-payouts", shop.channel, end(shop),
              demo::payouts_csv(shop, store.money));
  }

  void marketplace_money() {
    constexpr int morning = 9;
    const demo::Shop& shop = m_story.berlin.shop;
    for (const demo::AmazonSettlement& s : m_story.settlements)
      m_set.add("amazon-settlement-" + s.deposit.to_iso() + ".txt", "amazon-settlement", "AMAZON",
                std::min(shop.at(s.deposit, morning), end(shop)), demo::amazon_settlement_txt(s));
    m_set.add("amazon-returns.txt", "amazon-fba-returns", "AMAZON", end(shop),
              demo::amazon_returns_txt(m_story.amazon));
  }

  void add_bank(const demo::Shop& shop, const demo::BankAccount& account,
                const std::string& channel) {
    const auto lines = account.lines();
    m_set.add_years(shop, shop.key + "-bank-{}.csv", "mapped", channel,
                    [&](int year) { return demo::bank_csv(shop, lines, year); });
  }

  void bank_of_berlin() {
    constexpr std::int64_t rent = 320'000;
    const StoreStory& store = m_story.berlin;
    demo::BankAccount account(m_today);
    account.shop_payouts(store.money);
    account.amazon_payouts(m_story.settlements, demo::bank_kept);
    account.till_deposits(store.till);
    account.etsy_deposits(demo::etsy_deposits(m_story.etsy, m_today));
    account.firm_transfers(store.shop, store.orders);
    account.rent(rent);
    add_bank(store.shop, account, "BANK-BERLIN");
  }

  void bank_of_kyoto() {
    constexpr std::int64_t rent = 180'000;
    const StoreStory& store = m_story.kyoto;
    demo::BankAccount account(m_today);
    account.shop_payouts(store.money);
    account.till_deposits(store.till);
    account.rent(rent);
    add_bank(store.shop, account, "BANK-KYOTO");
  }

  const Story& m_story;
  BusinessDate m_today;
  FileSet& m_set;
};

}  // namespace

DemoFiles write_demo_files(const DemoOptions& options) {
  FileSet set(options);
  demo::Random random(options.seed);
  const Story story(options, random);
  StoryFiles(story, options, set).write();
  const DemoTruth truth = demo::truth_of(story, options.today);
  set.beside("README.txt", demo::readme_text(options.today, truth));
  return {set.files(), truth};
}

}  // namespace kontor::app
