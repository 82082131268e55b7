#include <fmt/format.h>

#include "app/demo/etsy_headers.h"
#include "app/demo/etsy_sales.h"
#include "app/demo/sheet.h"

namespace kontor::app::demo {

namespace {

std::string etsy_amount(std::int64_t minor) {
  return fmt::format("{}.{:02}", minor / 100, minor % 100);
}

/// Month first: "12/31/2025".
std::string month_first(BusinessDate day) {
  return fmt::format("{:02}/{:02}/{}", day.month(), day.day(), day.year());
}

void etsy_order_row(Sheet& sheet, const EtsyOrder& o) {
  sheet.begin_row();
  sheet.set("Sale Date", month_first(o.sold));
  sheet.set("Order ID", o.id);
  sheet.set("Buyer User ID", o.buyer_id);
  sheet.set("Full Name", o.buyer);
  std::int64_t pieces = 0;
  std::string skus;
  for (const EtsyItem& line : o.items) {
    pieces += line.quantity;
    skus += (skus.empty() ? "" : ",") + line.item.variant->sku;
  }
  sheet.set("Number of Items", std::to_string(pieces));
  sheet.set("Payment Method", "Credit Card");
  if (o.shipped) sheet.set("Date Shipped", month_first(*o.shipped));
  sheet.set("Ship Country", "Germany");
  sheet.set("Currency", "EUR");
  sheet.set("Order Value", etsy_amount(o.value()));
  sheet.set("Discount Amount", etsy_amount(o.discount()));
  sheet.set("Shipping Discount", etsy_amount(0));
  sheet.set("Shipping", etsy_amount(o.shipping));
  sheet.set("Sales Tax", etsy_amount(o.tax));
  sheet.set("Order Total", etsy_amount(o.total()));
  sheet.set("Status", o.cancelled ? "Canceled" : o.shipped ? "Shipped" : "Paid");
  if (!o.cancelled) {
    sheet.set("Card Processing Fees", etsy_amount(o.fee));
    sheet.set("Order Net", etsy_amount(o.total() - o.fee));
  }
  if (o.refunded > 0) {
    const std::int64_t fee = o.fee - o.fee_back;
    sheet.set("Adjusted Order Total", etsy_amount(o.total() - o.refunded));
    sheet.set("Adjusted Card Processing Fees", etsy_amount(fee));
    sheet.set("Adjusted Net Order Amount", etsy_amount(o.total() - o.refunded - fee));
  }
  sheet.set("Buyer", o.buyer);
  sheet.set("Order Type", "online");
  sheet.set("Payment Type", "online_cc");
  sheet.set("SKU", skus);
}

void etsy_item_rows(Sheet& sheet, const EtsyOrder& o) {
  for (const EtsyItem& line : o.items) {
    sheet.begin_row();
    sheet.set("Sale Date", month_first(o.sold));
    sheet.set("Item Name", line.item.style->title);
    sheet.set("Buyer", o.buyer);
    sheet.set("Quantity", std::to_string(line.quantity));
    sheet.set("Price", etsy_amount(line.price));
    sheet.set("Discount Amount", etsy_amount(line.discount));
    sheet.set("Shipping Discount", etsy_amount(0));
    sheet.set("Order Shipping", etsy_amount(o.shipping));
    sheet.set("Order Sales Tax", etsy_amount(o.tax));
    sheet.set("Item Total", etsy_amount(line.price * line.quantity));
    sheet.set("Currency", "EUR");
    sheet.set("Transaction ID", line.transaction);
    sheet.set("Listing ID", "17" + line.transaction.substr(2));
    sheet.set("Date Paid", month_first(o.sold));
    if (o.shipped) sheet.set("Date Shipped", month_first(*o.shipped));
    sheet.set("Ship Name", o.buyer);
    sheet.set("Ship Country", "Germany");
    sheet.set("Order ID", o.id);
    if (!line.item.variant->option1.empty())
      sheet.set("Variations", line.item.style->option1 + ": " + line.item.variant->option1);
    sheet.set("Order Type", "online");
    sheet.set("Listings Type", "listing");
    sheet.set("Payment Type", "online_cc");
    sheet.set("SKU", line.item.variant->sku);
  }
}

}  // namespace

std::string etsy_orders_csv(const std::vector<EtsyOrder>& orders, int year) {
  Sheet sheet(etsy_orders_header);
  for (auto order = orders.rbegin(); order != orders.rend(); ++order)
    if (order->sold.year() == year) etsy_order_row(sheet, *order);
  return sheet.text();
}

std::string etsy_items_csv(const std::vector<EtsyOrder>& orders, int year) {
  Sheet sheet(etsy_items_header);
  for (auto order = orders.rbegin(); order != orders.rend(); ++order)
    if (order->sold.year() == year) etsy_item_rows(sheet, *order);
  return sheet.text();
}

}  // namespace kontor::app::demo
