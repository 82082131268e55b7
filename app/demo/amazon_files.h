#pragma once

#include <string>
#include <vector>

#include "app/demo/amazon_sales.h"
#include "app/demo/stock_flow.h"

namespace kontor::app::demo {

/// Orders that were bought in one year.
std::string amazon_orders_txt(const Shop& shop, const std::vector<AmazonOrder>& orders, int year);
std::string amazon_settlement_txt(const AmazonSettlement& settlement);
std::string amazon_returns_txt(const std::vector<AmazonOrder>& orders);
/// What lies in Amazon's warehouse, of all that was counted.
std::string amazon_inventory_txt(const Shop& shop, const std::vector<Counted>& counted);

}  // namespace kontor::app::demo
