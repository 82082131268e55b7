#include "app/demo/amazon_files.h"

#include <fmt/format.h>

#include "app/demo/amazon_headers.h"
#include "app/demo/sheet.h"

namespace kontor::app::demo {

namespace {

constexpr char tab = '\t';

/// "2026-02-18T05:05:21+00:00".
std::string amazon_time(Instant at) {
  std::string text = Instant{at.ms / 1000 * 1000}.to_iso();
  text.pop_back();
  return text + "+00:00";
}

std::string cents_text(std::int64_t minor) {
  const std::int64_t size = minor < 0 ? -minor : minor;
  return fmt::format("{}{}.{:02}", minor < 0 ? "-" : "", size / 100, size % 100);
}

/// Amazon's own numbers of an article, invented: FNV-1a of its SKU.
std::uint32_t number_of(const Variant& variant) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : variant.sku) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 16'777'619U;
  }
  return hash;
}

std::string asin_of(const Variant& variant) { return fmt::format("B0{:08X}", number_of(variant)); }

std::string fnsku_of(const Variant& variant) {
  return fmt::format("X00{:07X}", number_of(variant) >> 4U);
}

void order_rows(Sheet& sheet, const AmazonOrder& order) {
  bool first = true;
  const std::string_view state = order.cancelled ? "Cancelled"
                                 : order.shipped ? "Shipped"
                                                 : "Pending";
  for (const AmazonItem& line : order.items) {
    sheet.begin_row();
    sheet.set("amazon-order-id", order.id);
    sheet.set("merchant-order-id", order.id);
    sheet.set("purchase-date", amazon_time(order.bought));
    sheet.set("last-updated-date", amazon_time(order.updated));
    sheet.set("order-status", state);
    sheet.set("fulfillment-channel", "Amazon");
    sheet.set("sales-channel", "Amazon.de");
    sheet.set("ship-service-level", "Standard");
    sheet.set("product-name", line.item.name());
    sheet.set("sku", line.item.variant->sku);
    sheet.set("asin", asin_of(*line.item.variant));
    sheet.set("item-status", state);
    sheet.set("quantity", std::to_string(order.cancelled ? 0 : line.quantity));
    sheet.set("ship-city", order.city);
    sheet.set("ship-postal-code", order.zip);
    sheet.set("ship-country", order.country);
    sheet.set("is-business-order", "false");
    sheet.set("is-sold-by-ab", "false");
    if (order.cancelled) continue;
    sheet.set("currency", "EUR");
    sheet.set("item-price", cents_text(line.price));
    sheet.set("item-tax", cents_text(line.tax));
    if (first && order.shipping > 0) {
      sheet.set("shipping-price", cents_text(order.shipping));
      sheet.set("shipping-tax", cents_text(order.shipping_tax));
    }
    first = false;
  }
}

void settlement_row(Sheet& sheet, const AmazonSettlement& settlement, const AmazonEntry& entry) {
  sheet.begin_row();
  sheet.set("settlement-id", settlement.id);
  sheet.set("transaction-type", entry.type);
  sheet.set("posted-date", amazon_time(entry.at));
  if (entry.order.empty()) {
    sheet.set("other-amount", cents_text(entry.amount));
    return;
  }
  sheet.set("order-id", entry.order);
  sheet.set("merchant-order-id", entry.order);
  sheet.set("shipment-id", entry.shipment);
  sheet.set("marketplace-name", "Amazon.de");
  sheet.set("fulfillment-id", "AFN");
  sheet.set("order-item-code", entry.item_code);
  sheet.set("sku", entry.sku);
  if (entry.quantity > 0) sheet.set("quantity-purchased", std::to_string(entry.quantity));
  if (!entry.price_type.empty()) {
    sheet.set("price-type", entry.price_type);
    sheet.set("price-amount", cents_text(entry.amount));
  } else if (!entry.fee_type.empty()) {
    sheet.set("item-related-fee-type", entry.fee_type);
    sheet.set("item-related-fee-amount", cents_text(entry.amount));
  }
}

}  // namespace

std::string amazon_orders_txt(const Shop& shop, const std::vector<AmazonOrder>& orders, int year) {
  Sheet sheet(amazon_orders_header, tab);
  for (auto order = orders.rbegin(); order != orders.rend(); ++order)
    if (shop.zone.local(order->bought).date.year() == year) order_rows(sheet, *order);
  return sheet.text();
}

std::string amazon_settlement_txt(const AmazonSettlement& settlement) {
  Sheet sheet(amazon_settlement_header, tab);
  sheet.begin_row();
  sheet.set("settlement-id", settlement.id);
  sheet.set("settlement-start-date", amazon_time(settlement.from));
  sheet.set("settlement-end-date", amazon_time(settlement.to));
  sheet.set("deposit-date", settlement.deposit.to_iso() + "T08:00:00+00:00");
  sheet.set("total-amount", cents_text(settlement.total));
  sheet.set("currency", "EUR");
  for (const AmazonEntry& entry : settlement.entries) settlement_row(sheet, settlement, entry);
  return sheet.text();
}

std::string amazon_returns_txt(const std::vector<AmazonOrder>& orders) {
  Sheet sheet(amazon_returns_header, tab);
  for (const AmazonOrder& order : orders) {
    if (!order.back) continue;
    const Item& item = order.items.front().item;
    sheet.begin_row();
    sheet.set("return-date", amazon_time(order.back->at));
    sheet.set("order-id", order.id);
    sheet.set("sku", item.variant->sku);
    sheet.set("asin", asin_of(*item.variant));
    sheet.set("fnsku", fnsku_of(*item.variant));
    sheet.set("product-name", item.name());
    sheet.set("quantity", "1");
    sheet.set("fulfillment-center-id", "LEJ3");
    sheet.set("detailed-disposition", order.back->saleable ? "SELLABLE" : "CUSTOMER_DAMAGED");
    sheet.set("reason", order.back->saleable ? "UNWANTED_ITEM" : "DEFECTIVE");
    sheet.set("status", "Unit returned to inventory");
    sheet.set("license-plate-number", order.back->plate);
  }
  return sheet.text();
}

std::string amazon_inventory_txt(const Shop& shop, const std::vector<Counted>& counted) {
  Sheet sheet(amazon_inventory_header, tab);
  for (const Counted& c : counted) {
    if (c.place != shop.marketplace_place) continue;
    sheet.begin_row();
    sheet.set("sku", c.item.variant->sku);
    sheet.set("fnsku", fnsku_of(*c.item.variant));
    sheet.set("asin", asin_of(*c.item.variant));
    sheet.set("product-name", c.item.name());
    sheet.set("condition", "New");
    sheet.set("your-price", cents_text(c.item.variant->price));
    sheet.set("mfn-listing-exists", "No");
    sheet.set("afn-listing-exists", "Yes");
    sheet.set("afn-warehouse-quantity", std::to_string(c.on_hand));
    sheet.set("afn-fulfillable-quantity", std::to_string(c.on_hand - c.unavailable));
    sheet.set("afn-unsellable-quantity", std::to_string(c.unavailable));
    sheet.set("afn-reserved-quantity", "0");
    sheet.set("afn-total-quantity", std::to_string(c.on_hand));
    for (const char* column : {"afn-inbound-working-quantity", "afn-inbound-shipped-quantity",
                               "afn-inbound-receiving-quantity"})
      sheet.set(column, "0");
  }
  return sheet.text();
}

}  // namespace kontor::app::demo
