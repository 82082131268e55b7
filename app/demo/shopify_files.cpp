#include "app/demo/shopify_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/headers.h"
#include "app/demo/sheet.h"

namespace kontor::app::demo {

namespace {

/// Shopify puts an apostrophe before digits so that spreadsheets keep their leading zeros.
std::string guarded(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return digits ? "'" + text : text;
}

constexpr std::string_view single_variant_name = "Title";
constexpr std::string_view single_variant_value = "Default Title";

void set_options(Sheet& sheet, const Item& item, bool with_names) {
  const bool single = item.style->option1.empty();
  if (with_names) {
    sheet.set("Option1 Name", single ? single_variant_name : item.style->option1);
    sheet.set("Option2 Name", item.style->option2);
  }
  sheet.set("Option1 Value", single ? single_variant_value : item.variant->option1);
  sheet.set("Option2 Value", item.variant->option2);
}

void set_style(Sheet& sheet, const Style& style) {
  sheet.set("Title", style.title);
  sheet.set("Body (HTML)", fmt::format("<p>{}</p>\n<p><em>{}</em></p>", style.title, style.vendor));
  sheet.set("Vendor", style.vendor);
  sheet.set("Type", style.type);
  sheet.set("Tags", style.bulky ? "fahrrad, spedition" : "");
  sheet.set("Published", "true");
  sheet.set("Gift Card", style.gift_card ? "true" : "false");
  sheet.set("Included / France", "true");
  sheet.set("Included / European Union", "true");
  sheet.set("Included / International", style.bulky ? "false" : "true");
  sheet.set("Status", "active");
}

void set_variant(Sheet& sheet, const Shop& shop, const Item& item) {
  const Variant& v = *item.variant;
  const bool goods = !item.style->gift_card;
  sheet.set("Variant SKU", guarded(v.sku));
  sheet.set("Variant Grams", std::to_string(item.style->grams) + ".0");
  sheet.set("Variant Inventory Tracker", goods ? "shopify" : "");
  sheet.set("Variant Inventory Policy", "deny");
  sheet.set("Variant Fulfillment Service", "manual");
  sheet.set("Variant Price", shop.amount(v.price));
  if (v.compare_at > 0) sheet.set("Variant Compare At Price", shop.amount(v.compare_at));
  sheet.set("Variant Requires Shipping", goods ? "true" : "false");
  sheet.set("Variant Taxable", goods ? "true" : "false");
  sheet.set("Variant Barcode", guarded(v.barcode));
  sheet.set("Variant Weight Unit", "kg");
  if (v.cost > 0) sheet.set("Cost per item", shop.amount(v.cost));
  // Abroad the shop asks a little more for what it has to send far.
  if (item.style->bulky) sheet.set("Price / European Union", shop.amount(v.price + v.price / 20));
}

/// A further picture is a row without a variant.
void add_picture(Sheet& sheet, const Style& style) {
  sheet.begin_row();
  sheet.set("Handle", style.handle);
  sheet.set("Image Src", "https://example.com/pictures/" + style.handle + "-2.jpg");
  sheet.set("Image Position", "2");
}

class OrderRows {
 public:
  OrderRows(Sheet& sheet, const Shop& shop, const ShopOrder& order)
      : m_sheet(sheet), m_shop(shop), m_order(order) {}

  void write() {
    bool first = true;
    for (const OrderLine& line : m_order.lines) {
      m_sheet.begin_row();
      m_sheet.set("Name", m_order.number);
      if (m_order.buyer) m_sheet.set("Email", m_order.buyer->email);
      m_sheet.set("Created at", m_shop.time_text(m_order.created));
      set_line(line);
      if (first) set_order();
      first = false;
    }
  }

 private:
  void set_line(const OrderLine& line) {
    m_sheet.set("Lineitem quantity", std::to_string(line.quantity));
    m_sheet.set("Lineitem name", line.name);
    m_sheet.set("Lineitem price", m_shop.amount(line.price));
    if (line.compare_at > 0)
      m_sheet.set("Lineitem compare at price", m_shop.amount(line.compare_at));
    m_sheet.set("Lineitem sku", guarded(line.sku));
    m_sheet.set("Lineitem requires shipping", line.ships ? "true" : "false");
    m_sheet.set("Lineitem taxable", line.taxable ? "true" : "false");
    m_sheet.set("Lineitem fulfillment status", state_text(line.state));
    m_sheet.set("Lineitem discount", m_shop.amount(line.discount));
    m_sheet.set("Vendor", line.vendor);
  }

  static std::string_view state_text(LineState state) {
    return state == LineState::fulfilled ? "fulfilled" : "pending";
  }

  void set_order() {
    m_sheet.set("Id", m_order.id);
    m_sheet.set("Source", m_order.source);
    m_sheet.set("Currency", m_shop.currency);
    m_sheet.set("Risk Level", "Low");
    m_sheet.set("Tags", m_order.tags);
    m_sheet.set("Notes", m_order.notes);
    m_sheet.set("Accepts Marketing", m_order.buyer && m_order.buyer->marketing ? "yes" : "no");
    set_states();
    set_amounts();
    set_payment();
    m_sheet.set("Employee", m_order.employee);
    m_sheet.set("Location", m_order.location);
    if (m_order.buyer) set_addresses(*m_order.buyer);
  }

  void set_states() {
    m_sheet.set("Financial Status", m_order.financial);
    m_sheet.set("Fulfillment Status", m_order.fulfilment);
    if (m_order.paid) m_sheet.set("Paid at", m_shop.time_text(*m_order.paid));
    if (m_order.fulfilled) m_sheet.set("Fulfilled at", m_shop.time_text(*m_order.fulfilled));
    if (m_order.cancelled) m_sheet.set("Cancelled at", m_shop.time_text(*m_order.cancelled));
  }

  void set_amounts() {
    m_sheet.set("Subtotal", m_shop.amount(m_order.subtotal));
    m_sheet.set("Shipping", m_shop.amount(m_order.shipping));
    m_sheet.set("Taxes", m_shop.amount(m_order.taxes));
    m_sheet.set("Total", m_shop.amount(m_order.total));
    m_sheet.set("Discount Code", m_order.code);
    m_sheet.set("Discount Amount", m_shop.amount(m_order.discount()));
    m_sheet.set("Shipping Method", m_order.shipping_method);
    m_sheet.set("Refunded Amount", m_shop.amount(m_order.refunded));
    m_sheet.set("Outstanding Balance", m_shop.amount(m_order.outstanding));
    if (m_order.taxes == 0) return;
    m_sheet.set("Tax 1 Name", m_order.tax_name);
    m_sheet.set("Tax 1 Value", m_shop.amount(m_order.taxes));
  }

  void set_payment() {
    m_sheet.set("Payment Method", m_order.gateway);
    if (!m_order.paid) return;
    m_sheet.set("Payment Reference", m_order.number + ".1");
    m_sheet.set("Payment References", m_order.number + ".1");
    m_sheet.set("Payment ID", "r" + m_order.id + ".1");
  }

  void set_addresses(const Buyer& buyer) {
    set_address("Billing", buyer);
    if (!m_order.shipping_method.empty() && m_order.shipping_method != "Pick up")
      set_address("Shipping", buyer);
    if (!buyer.phone.empty()) m_sheet.set("Phone", "'" + buyer.phone);
  }

  void set_address(const std::string& kind, const Buyer& buyer) {
    m_sheet.set(kind + " Name", buyer.name);
    m_sheet.set(kind + " Street", buyer.street);
    m_sheet.set(kind + " Address1", buyer.street);
    m_sheet.set(kind + " City", buyer.city);
    m_sheet.set(kind + " Zip", "'" + buyer.zip);
    m_sheet.set(kind + " Province", buyer.province);
    m_sheet.set(kind + " Country", buyer.country);
    if (!buyer.phone.empty()) m_sheet.set(kind + " Phone", "'" + buyer.phone);
  }

  Sheet& m_sheet;
  const Shop& m_shop;
  const ShopOrder& m_order;
};

}  // namespace

std::string products_csv(const Shop& shop) {
  Sheet sheet(products_header);
  const Style* last = nullptr;
  for (const Item& item : shop.items()) {
    sheet.begin_row();
    sheet.set("Handle", item.style->handle);
    const bool first = item.style != last;
    if (first) set_style(sheet, *item.style);
    set_options(sheet, item, first);
    set_variant(sheet, shop, item);
    if (first && item.style->bulky && item.style->variants.size() == 1)
      add_picture(sheet, *item.style);
    last = item.style;
  }
  return sheet.text();
}

std::string inventory_csv(const std::vector<Counted>& counted) {
  Sheet sheet(inventory_header);
  for (const Counted& c : counted) {
    sheet.begin_row();
    sheet.set("Handle", c.item.style->handle);
    sheet.set("Title", c.item.style->title);
    set_options(sheet, c.item, true);
    sheet.set("SKU", guarded(c.item.variant->sku));
    sheet.set("Location", c.place);
    sheet.set("Incoming", "0");
    sheet.set("Unavailable", std::to_string(c.unavailable));
    sheet.set("Committed", "0");
    sheet.set("Available", std::to_string(c.on_hand - c.unavailable));
    sheet.set("On hand", std::to_string(c.on_hand));
  }
  return sheet.text();
}

std::string orders_csv(const Shop& shop, const std::vector<const ShopOrder*>& orders) {
  Sheet sheet(orders_header);
  for (auto order = orders.rbegin(); order != orders.rend(); ++order)
    OrderRows(sheet, shop, **order).write();
  return sheet.text();
}

}  // namespace kontor::app::demo
