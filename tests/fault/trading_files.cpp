#include "tests/fault/trading_files.h"

#include <fmt/format.h>

namespace kontor::test {

std::string products_file(int products) {
  std::string text =
      "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
      "Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,"
      "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
      "Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
      "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Gift Card,"
      "Cost per item,Status\n";
  for (int i = 0; i < products; ++i)
    text += fmt::format(
        "thing-{0},Thing {0},,Maker,,,true,Title,Default Title,,,,,T-{0},0,shopify,1,deny,manual,"
        "{1}.00,,true,true,,,false,{2}.50,active\n",
        i, 10 + i % 7, 4 + i % 3);
  return text;
}

std::string orders_file(int orders, int products, int first) {
  std::string text =
      "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
      "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
      "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
      "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
      "Payment Method,Refunded Amount,Vendor,Outstanding Balance,Id,Source,Lineitem discount\n";
  for (int i = first; i < first + orders; ++i) {
    const int thing = i % products;
    const int count = 1 + i % 3;
    const int subtotal = count * (10 + thing % 7);
    const std::string at =
        fmt::format("2026-{:02}-{:02} 10:{:02}:00 +0100", 1 + i % 10, 1 + i % 28, i % 60);
    const bool sent = i % 5 != 0;
    text += fmt::format(
        "#{0},buyer{1}@example.com,paid,{2},{3},{4},no,EUR,{5}.00,0.00,0.00,{5}.00,,0.00,,{2},"
        "{6},Thing {7},{8}.00,,T-{7},true,true,{9},Card,0.00,Maker,0.00,9{0:07},web,0.00\n",
        i, i % 97, at, sent ? "fulfilled" : "unfulfilled", sent ? at : "", subtotal, count, thing,
        10 + thing % 7, sent ? "fulfilled" : "pending");
  }
  return text;
}

std::string customers_file(int customers) {
  std::string text =
      "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
      "Default Address Address1,Default Address Address2,Default Address City,"
      "Default Address Province Code,Default Address Country Code,Default Address Zip,"
      "Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
      "Tags\n";
  for (int i = 0; i < customers; ++i)
    text += fmt::format(
        "'{0},Ana,Pop {0},ana{0}@example.com,yes,,Str. {0},,Cluj,CJ,RO,,,,no,0.00,0,,no,\n",
        700'000 + i);
  return text;
}

}  // namespace kontor::test
