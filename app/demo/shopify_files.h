#pragma once

#include <string>
#include <vector>

#include "app/demo/orders.h"
#include "app/demo/shops.h"
#include "app/demo/stock_flow.h"

namespace kontor::app::demo {

std::string products_csv(const Shop& shop);
std::string inventory_csv(const std::vector<Counted>& counted);
/// The newest first, as Shopify exports them.
std::string orders_csv(const Shop& shop, const std::vector<const ShopOrder*>& orders);

/// A customer as the list of a store has it.
struct ListedBuyer {
  const Buyer* buyer = nullptr;
  std::string id;  ///< the store's number of it
  std::int64_t orders = 0, spent = 0;
};
/// The list of a web store: 20 columns with ids, of 2024 and later.
std::string customers_csv(const Shop& shop, const std::vector<ListedBuyer>& listed);
/// The list that the shops' cards were written into, without ids: 20 columns of 2022.
std::string cards_csv(const Shop& shop, const std::vector<Buyer>& holders);

}  // namespace kontor::app::demo
