#pragma once

#include <string>
#include <vector>

#include "app/demo/random.h"

namespace kontor::app::demo {

/// A person or firm that buys, invented. E-mail addresses lie in example.com and .net.
struct Buyer {
  std::string given, family;
  std::string name;  ///< of a firm, or both as they are written together
  std::string email, phone;
  std::string street, city, zip, province, country;
  bool marketing = false;
};

/// Buyers with names in four scripts, as they live around Berlin resp. in Japan.
std::vector<Buyer> berlin_buyers(Random& random, int count);
std::vector<Buyer> kyoto_buyers(Random& random, int count);
/// Bicycle shops and hotels that buy at net prices.
std::vector<Buyer> firm_buyers(Random& random);

/// How the tax of a country's orders is called, and how much it is.
struct CountryTax {
  std::string country, name;
  std::int64_t permille = 0;
};
/// Of the countries that the Berlin store sends to; 0 where goods leave the Union.
const std::vector<CountryTax>& european_taxes();

}  // namespace kontor::app::demo
