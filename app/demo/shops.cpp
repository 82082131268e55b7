#include "app/demo/shops.h"

#include <fmt/format.h>

#include "domain/base/check.h"

namespace kontor::app::demo {

namespace {

TimeZone known_zone(std::string_view name) {
  const auto zone = TimeZone::find(name);
  KONTOR_ASSERT(zone.has_value());
  return *zone;
}

}  // namespace

std::string Item::name() const {
  std::string text = style->title;
  if (!variant->option1.empty()) text += " - " + variant->option1;
  if (!variant->option2.empty()) text += " / " + variant->option2;
  return text;
}

std::string Shop::amount(std::int64_t minor) const {
  if (decimals == 0) return fmt::format("{}.00", minor);
  const std::int64_t size = minor < 0 ? -minor : minor;
  return fmt::format("{}{}.{:02}", minor < 0 ? "-" : "", size / 100, size % 100);
}

std::vector<Item> Shop::items() const {
  std::vector<Item> all;
  for (const Style& style : styles)
    for (const Variant& variant : style.variants) all.push_back({&style, &variant});
  return all;
}

Instant Shop::at(BusinessDate day, int hour, int minute) const {
  return zone.instant({day, hour * 3600 + minute * 60});
}

std::string Shop::time_text(Instant at) const {
  constexpr std::int64_t day_seconds = 86'400;
  const LocalTime local = zone.local(at);
  const std::int64_t seconds = local.date.days * day_seconds + local.second_of_day;
  const std::int64_t offset = seconds / 60 - at.ms / 60'000;
  const int s = local.second_of_day;
  return fmt::format("{} {:02}:{:02}:{:02} {}{:02}{:02}", local.date.to_iso(), s / 3600,
                     s / 60 % 60, s % 60, offset < 0 ? '-' : '+', std::abs(offset) / 60,
                     std::abs(offset) % 60);
}

Shop berlin_shop() {
  Shop s;
  s.key = "berlin";
  s.channel = "SHOPIFY-BERLIN";
  s.till_channel = "TILL-BERLIN";
  s.till_zone = "Europe/Berlin";
  s.sign = "€";
  s.currency = "EUR";
  s.country = "DE";
  s.domestic_tax = "DE MwSt 19%";
  s.tax_permille = 190;
  s.zone = known_zone("Europe/Berlin");
  s.till_place = "Shop Berlin";
  s.web_place = "Warehouse Leipzig";
  s.marketplace_place = "Amazon FBA";
  s.number_prefix = "#";
  s.first_id = 5'612'004'310'000;
  s.web_orders = 1'350;
  s.firm_orders = 260;
  s.till_sales = 2'300;
  s.till_regulars = 260;
  s.free_shipping_from = 10'000;
  s.parcel = 490;
  s.forwarder = 3'900;
  s.codes = {"WILLKOMMEN10", "FRUEHLING", "RADLER"};
  s.notes = {"Bitte beim Nachbarn abgeben:\nKlingel \"Köhler\", 2. OG",
             "Geschenk, bitte ohne Rechnung einpacken.", "يرجى الاتصال قبل التسليم\nشكرا",
             "请在周末送货，谢谢", "Sonnez deux fois, s'il vous plaît.\nCode : 12B"};
  s.styles = berlin_styles();
  return s;
}

Shop kyoto_shop() {
  Shop s;
  s.key = "kyoto";
  s.channel = "SHOPIFY-KYOTO";
  s.till_channel = "TILL-KYOTO";
  s.till_zone = "Tokyo";
  s.sign = "¥";
  s.currency = "JPY";
  s.country = "JP";
  s.domestic_tax = "消費税 10%";
  s.tax_permille = 100;
  s.decimals = 0;
  s.zone = known_zone("Asia/Tokyo");
  s.till_place = "Shop Kyoto";
  s.web_place = "Shop Kyoto";
  s.number_prefix = "#KY-";
  s.first_id = 5'733'110'820'000;
  s.web_orders = 320;
  s.till_sales = 1'100;
  s.till_regulars = 120;
  s.free_shipping_from = 10'000;
  s.parcel = 680;
  s.forwarder = 3'300;
  s.codes = {"HAJIMETE10", "SAKURA"};
  s.notes = {"午前中の配達をお願いします。\n不在の場合は宅配ボックスへ", "ギフト包装希望",
             "Please call on arrival.\nRoom 302"};
  s.styles = kyoto_styles();
  return s;
}

}  // namespace kontor::app::demo
