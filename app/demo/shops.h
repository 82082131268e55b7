#pragma once

#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/zone.h"

namespace kontor::app::demo {

// Amounts in this folder are minor units of the shop's currency: cents, or yen.

/// One row of a catalogue: a variant, which the book calls a product.
struct Variant {
  std::string option1, option2;
  std::string sku;  ///< may be blank
  std::int64_t price = 0, cost = 0, compare_at = 0;
  std::string barcode;
};

/// How many of each variant lie where, as an order of magnitude.
struct UsualStock {
  std::int64_t shop = 0, warehouse = 0, marketplace = 0;
};

struct Style {
  std::string handle, title, vendor, type, option1, option2;
  std::int64_t grams = 0;
  std::int64_t popularity = 0;  ///< how often it is bought; 0: only where the story says so
  UsualStock stock;
  std::vector<Variant> variants;
  bool gift_card = false;
  bool bulky = false;  ///< a whole bicycle: goes by forwarder
};

/// A style's variant as lines and counts name it.
struct Item {
  const Style* style = nullptr;
  const Variant* variant = nullptr;
  /// "Title - Value / Value", or the title alone.
  std::string name() const;
};

/// One of the two Shopify stores with all that its files need.
struct Shop {
  std::string key;  ///< begins its files' names
  std::string channel, till_channel, currency, country, domestic_tax;
  std::string till_zone;  ///< as Square writes it
  std::string sign;       ///< of the currency
  std::int64_t tax_permille = 0;
  int decimals = 2;
  TimeZone zone = TimeZone::utc();
  std::string till_place;         ///< the shop; its orders name it
  std::string web_place;          ///< where orders without place are sent from
  std::string marketplace_place;  ///< empty: none
  std::string number_prefix;
  std::int64_t first_id = 0;
  int web_orders = 0, firm_orders = 0, till_sales = 0, till_regulars = 0;
  std::int64_t free_shipping_from = 0, parcel = 0, forwarder = 0;
  std::vector<std::string> codes, notes;
  std::vector<Style> styles;

  /// 1250 as "12.50"; 12800 yen as "12800.00", as Shopify prints them.
  std::string amount(std::int64_t minor) const;
  std::vector<Item> items() const;
  Instant at(BusinessDate day, int hour, int minute = 0) const;
  /// "2026-03-01 10:15:00 +0100".
  std::string time_text(Instant at) const;
};

Shop berlin_shop();
Shop kyoto_shop();
/// The catalogues, for the shops above.
std::vector<Style> berlin_styles();
std::vector<Style> kyoto_styles();

/// The SKU of the bicycle of which 200, 300 and 200 lie in three places.
inline constexpr const char* city_bike_sku = "TB-CS-52";
/// The light of which the till sells more than lies in the shop.
inline constexpr const char* oversold_sku = "NL-LT-60";

}  // namespace kontor::app::demo
