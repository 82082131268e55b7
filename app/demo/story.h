#pragma once

#include <memory>
#include <vector>

#include "app/demo/amazon_sales.h"
#include "app/demo/customer_lists.h"
#include "app/demo/demo.h"
#include "app/demo/etsy_sales.h"
#include "app/demo/orders.h"
#include "app/demo/shopify_money.h"
#include "app/demo/stock_flow.h"
#include "app/demo/till_sales.h"

namespace kontor::app::demo {

/// All that one store did in the two years: web shop and till, with their money and people.
struct StoreStory {
  Shop shop;
  Team team;
  std::unique_ptr<Roster> roster;
  ShopPeople people;
  std::vector<ShopOrder> orders;  ///< as they were exported first
  std::vector<EditedOrder> edited;
  ShopMoney money;
  TillBooks till;
  std::vector<ListedBuyer> listed;
  std::vector<Counted> counted;
};

/// What happened to the retailer: everything that the files tell, before it is written. Parts point
/// at each other, so a story stays where it is.
struct Story {
  Story(const DemoOptions& options, Random& random);
  Story(const Story&) = delete;
  Story& operator=(const Story&) = delete;

  StoreStory berlin, kyoto;
  Team wholesale;
  std::unique_ptr<Roster> desk;
  CardList cards;
  std::vector<AmazonOrder> amazon;
  std::vector<AmazonSettlement> settlements;
  std::vector<EtsyOrder> etsy;
};

/// What the bank keeps of a settlement of Amazon, in cents.
inline constexpr std::int64_t bank_kept = 1'250;

DemoTruth truth_of(const Story& story, BusinessDate today);

}  // namespace kontor::app::demo
