#include "tests/support/shop_files.h"

#include "tests/support/kontor.h"

namespace kontor::test {

namespace {

std::string decimal_of(long long cents) {
  const std::string tail = std::to_string(100 + cents % 100).substr(1);
  return std::to_string(cents / 100) + "." + tail;
}

std::string order_row(const SoldOrder& order, std::size_t line) {
  const std::string at = order.day + " 10:00:00 +0100";
  const ShopProduct& product = shop_product(order.lines[line].sku);
  std::string row = order.number + ",";
  if (line == 0) {
    const bool all_back = order.refunded == order.total();
    row += std::string(order.refunded == 0 ? "paid" : all_back ? "refunded" : "partially_refunded");
    row += "," + at + "," + (order.fulfilled ? "fulfilled," + at : "unfulfilled,");
    row += ",,EUR," + decimal_of(order.total()) + ",0.00,0.00," + decimal_of(order.total()) + ",";
    row += decimal_of(order.refunded) + ",0.00," + (order.cancelled ? at : "");
    row += ",Shopify Payments,buyer@example.com,Laden,";
  } else {
    row += std::string(16, ',');  // Financial Status to Location
  }
  row += at + "," + std::to_string(order.lines[line].quantity) + "," + product.name + "," +
         decimal_of(product.price) + "," + product.sku + "," +
         (order.fulfilled ? "fulfilled" : "pending");
  return row + "\n";
}

}  // namespace

const std::vector<ShopProduct>& shop_products() {
  static const std::vector<ShopProduct> products = {
      {"LAMP-1", "Leselampe", 3000, 1200, 20, 100},
      {"CHAIR-1", "كرسي خشب", 12000, 5000, 5, 30},
      {"RUG-1", "羊毛地毯", 8000, 4000, 10, 0},
  };
  return products;
}

const ShopProduct& shop_product(const std::string& sku) {
  for (const ShopProduct& product : shop_products()) {
    if (product.sku == sku) return product;
  }
  throw std::out_of_range(sku);
}

long long SoldOrder::total() const {
  long long sum = 0;
  for (const SoldLine& line : lines) sum += shop_product(line.sku).price * line.quantity;
  return sum;
}

long long SoldOrder::cost() const {
  long long sum = 0;
  for (const SoldLine& line : lines) sum += shop_product(line.sku).cost * line.quantity;
  return sum;
}

void write_products(const std::filesystem::path& file) {
  std::string text =
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n";
  for (const ShopProduct& p : shop_products()) {
    text += p.sku + "," + p.name + ",Nord,Title,Default Title," + p.sku + ",shopify," +
            decimal_of(p.price) + "," + decimal_of(p.cost) + ",active\n";
  }
  write_file(file, text);
}

void write_inventory(const std::filesystem::path& file) {
  std::string text =
      "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
      "Committed,Available,On hand\n";
  for (const ShopProduct& p : shop_products()) {
    const std::string head = p.sku + "," + p.name + ",Title,Default Title," + p.sku + ",,,";
    const auto count = [&](const std::string& place, int on_hand) {
      const std::string n = std::to_string(on_hand);
      text += head + place + ",0,0,0," + n + "," + n + "\n";
    };
    count("Laden", p.in_store);
    count("Lager", p.in_warehouse);
  }
  write_file(file, text);
}

void write_orders(const std::filesystem::path& file, const std::vector<SoldOrder>& orders) {
  std::string text =
      "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,"
      "Shipping,Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment Method,"
      "Email,Location,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
      "Lineitem fulfillment status\n";
  for (const SoldOrder& order : orders) {
    for (std::size_t i = 0; i < order.lines.size(); ++i) text += order_row(order, i);
  }
  write_file(file, text);
}

std::vector<SoldOrder> first_week() {
  return {
      {"#1001", "2026-03-02", {{"LAMP-1", 2}}},
      {"#1002", "2026-03-02", {{"CHAIR-1", 1}, {"LAMP-1", 1}}},
      {"#1003", "2026-03-03", {{"RUG-1", 1}}},
      {"#1004", "2026-03-03", {{"LAMP-1", 3}}},
      {"#1005", "2026-03-04", {{"CHAIR-1", 2}}},
      {"#1006", "2026-03-04", {{"RUG-1", 2}, {"LAMP-1", 1}}},
      {"#1007", "2026-03-05", {{"LAMP-1", 1}}},
      {"#1008", "2026-03-05", {{"CHAIR-1", 1}}},
      {"#1009", "2026-03-06", {{"RUG-1", 1}}, false},
      {"#1010", "2026-03-06", {{"LAMP-1", 4}}, false},
  };
}

std::vector<SoldOrder> second_week() {
  auto orders = first_week();
  orders[0].refunded = 3000;               // half of it
  orders[1].refunded = orders[1].total();  // all of it
  orders[4].refunded = 500;                // a gesture
  orders[6].lines[0].quantity = 2;         // edited: one lamp more
  orders[8].cancelled = true;              // before it was sent: the deposit goes back
  orders[8].refunded = orders[8].total();
  orders.push_back({"#1011", "2026-03-09", {{"CHAIR-1", 1}}});
  orders.push_back({"#1012", "2026-03-09", {{"LAMP-1", 1}, {"RUG-1", 1}}});
  return orders;
}

}  // namespace kontor::test
