#pragma once

#include <string>

namespace kontor::test {

/// A Shopify products file of `products` things and an orders file of `orders` orders that sell
/// them; the same numbers give the same bytes. Orders are numbered from `first`.
std::string products_file(int products);
std::string orders_file(int orders, int products, int first = 1);

/// Shopify's customer list with this many people.
std::string customers_file(int customers);

}  // namespace kontor::test
