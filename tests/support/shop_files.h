#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kontor::test {

/// A line of an order as the shop's people think of it.
struct SoldLine {
  std::string sku;
  int quantity = 1;
};

/// An order as Shopify exports it. All amounts in cents; prices without tax.
struct SoldOrder {
  std::string number;
  std::string day;  ///< placed, paid and, if fulfilled, sent on this day
  std::vector<SoldLine> lines;
  bool fulfilled = true;
  bool cancelled = false;
  long long refunded = 0;

  long long total() const;
  /// What the goods of the order cost the shop.
  long long cost() const;
};

/// The three things that the lamp shop sells: price and cost in cents.
struct ShopProduct {
  std::string sku, name;
  long long price = 0, cost = 0;
  int in_store = 0, in_warehouse = 0;  ///< opening count
};
const std::vector<ShopProduct>& shop_products();
const ShopProduct& shop_product(const std::string& sku);

/// Shopify's own files of the shop.
void write_products(const std::filesystem::path& file);
void write_inventory(const std::filesystem::path& file);
void write_orders(const std::filesystem::path& file, const std::vector<SoldOrder>& orders);

/// Ten orders of the first week: eight sent, two still open.
std::vector<SoldOrder> first_week();
/// The same export a week later: three refunded, one edited, one cancelled, two new.
std::vector<SoldOrder> second_week();

}  // namespace kontor::test
