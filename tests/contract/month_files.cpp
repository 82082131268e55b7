#include "tests/contract/month_files.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/support/kontor.h"

namespace kontor::test {

namespace month_files_detail {

using Rows = std::vector<FileRow>;

// The headers as Shopify writes them (its 79, 18 and 13 columns), and a bank's.
constexpr const char* orders_header =
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
    "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
    "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,"
    "Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,"
    "Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,"
    "Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,"
    "Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,"
    "Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,"
    "Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References";
constexpr const char* payments_header =
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,"
    "Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,"
    "Presentment Currency,Currency,VAT";
constexpr const char* payouts_header =
    "Payout Date,Status,Charges,Refunds,Adjustments,Marketplace Sales Tax,Advances,"
    "Reserved Funds,Fees,Retried Amount,Total,Currency,Bank Reference";
constexpr const char* bank_header = "Date,Description,Amount,Balance,Reference";
constexpr const char* products_header =
    "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
    "Variant Price,Cost per item,Gift Card,Status";
constexpr const char* inventory_header =
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,"
    "Option3 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,Committed,Available,On hand";

std::string csv(const std::string& header, const Rows& rows) {
  std::vector<std::string> columns;
  std::stringstream names(header);
  for (std::string name; std::getline(names, name, ',');) columns.push_back(name);
  std::string text = header + "\n";
  for (const FileRow& row : rows) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto found = row.find(columns[i]);
      used += found == row.end() ? 0 : 1;
      text += (i == 0 ? "" : ",") + (found == row.end() ? "" : found->second);
    }
    BOOST_REQUIRE_MESSAGE(used == row.size(), "a row names a column that the file lacks");
    text += "\n";
  }
  return text;
}

FileRow with(FileRow row, const FileRow& more) {
  for (const auto& [column, value] : more) row[column] = value;
  return row;
}

std::string june(const std::string& day, const std::string& time = "10:00:00") {
  return "2026-06-" + day + " " + time + " +0200";
}

/// The first row of an order that was paid by card and sent on its day.
FileRow order_row(const std::string& number, const std::string& day, const FileRow& facts) {
  return with({{"Name", number},
               {"Id", "55501234" + number.substr(1)},
               {"Email", "b" + number.substr(1) + "@example.com"},
               {"Financial Status", "paid"},
               {"Paid at", june(day)},
               {"Fulfillment Status", "fulfilled"},
               {"Fulfilled at", june(day, "16:00:00")},
               {"Currency", "EUR"},
               {"Shipping", "0.00"},
               {"Discount Amount", "0.00"},
               {"Created at", june(day)},
               {"Payment Method", "Shopify Payments"},
               {"Refunded Amount", "0.00"},
               {"Outstanding Balance", "0.00"},
               {"Source", "web"},
               {"Location", "Lager"},
               {"Tax 1 Name", "MwSt 19%"}},
              facts);
}

FileRow line(const std::string& quantity, const std::string& name, const std::string& sku,
             const std::string& price, const std::string& state = "fulfilled") {
  return {{"Lineitem quantity", quantity}, {"Lineitem name", name},
          {"Lineitem sku", sku},           {"Lineitem price", price},
          {"Lineitem taxable", "true"},    {"Lineitem requires shipping", "true"},
          {"Lineitem discount", "0.00"},   {"Lineitem fulfillment status", state}};
}

FileRow amounts(const std::string& subtotal, const std::string& tax, const std::string& total) {
  return {{"Subtotal", subtotal}, {"Taxes", tax}, {"Total", total}, {"Tax 1 Value", tax}};
}

FileRow more_of(const std::string& number, const std::string& day, const FileRow& facts) {
  return with({{"Name", number}, {"Created at", june(day)}}, facts);
}

/// What the shop sold until the 15th, as it stood then.
Rows first_half() {
  Rows rows;
  const auto add = [&](FileRow row, std::initializer_list<FileRow> more) {
    for (const FileRow& m : more) row = with(row, m);
    rows.push_back(row);
  };
  add(order_row("#1001", "02", {}),
      {line("2", "Lamp", "LAMP", "50.00"), amounts("100.00", "19.00", "119.00")});
  add(order_row("#1002", "03", {}), {line("1", "Chair", "CHAIR", "80.00"),
                                     amounts("130.00", "24.70", "159.60"),
                                     {{"Shipping", "4.90"}}});
  rows.push_back(more_of("#1002", "03", line("1", "Lamp", "LAMP", "50.00")));
  // Later edited: one rug more.
  add(order_row("#1003", "10", {{"Fulfillment Status", "unfulfilled"}, {"Fulfilled at", ""}}),
      {line("1", "Rug", "RUG", "60.00", "pending"), amounts("60.00", "11.40", "71.40")});
  // A gift card is sold: no sale, no tax.
  add(order_row("#1004", "05", {}),
      {line("1", "Gift Card - 50", "", "50.00"),
       amounts("50.00", "0.00", "50.00"),
       {{"Lineitem taxable", "false"}, {"Lineitem requires shipping", "false"}}});
  // Cancelled before it is sent.
  add(order_row("#1005", "12", {{"Fulfillment Status", "unfulfilled"}, {"Fulfilled at", ""}}),
      {line("1", "Chair", "CHAIR", "80.00", "pending"), amounts("80.00", "15.20", "95.20")});
  // A discount on the order, and a tip.
  add(order_row("#1006", "09", {{"Discount Amount", "10.00"}}),
      {line("2", "Rug", "RUG", "60.00"), amounts("110.00", "20.90", "133.90")});
  rows.push_back(
      more_of("#1006", "09",
              with(line("1", "Tip", "", "3.00", "not_eligible"),
                   {{"Lineitem taxable", "false"}, {"Lineitem requires shipping", "false"}})));
  return rows;
}

/// The month's end: the first half as it has become, and the second.
Rows whole_month() {
  Rows rows = first_half();
  const auto find = [&](const std::string& number) -> FileRow& {
    for (FileRow& row : rows)
      if (row["Name"] == number) return row;
    BOOST_REQUIRE(false);
    return rows.front();
  };
  find("#1002") = with(find("#1002"),
                       {{"Financial Status", "partially_refunded"}, {"Refunded Amount", "20.00"}});
  FileRow& edited = find("#1003");
  edited = with(edited, line("2", "Rug", "RUG", "60.00"));
  edited = with(edited, amounts("120.00", "22.80", "142.80"));
  edited = with(edited, {{"Fulfillment Status", "fulfilled"}, {"Fulfilled at", june("22")}});
  find("#1005") = with(find("#1005"), {{"Financial Status", "refunded"},
                                       {"Refunded Amount", "95.20"},
                                       {"Cancelled at", june("13")}});
  const auto add = [&](FileRow row, std::initializer_list<FileRow> more) {
    for (const FileRow& m : more) row = with(row, m);
    rows.push_back(row);
  };
  // A split tender: the file names both ways and no amounts.
  add(order_row("#1007", "20", {{"Payment Method", "Shopify Payments + Gift Card"}}),
      {line("1", "Chair", "CHAIR", "80.00"), amounts("80.00", "15.20", "95.20")});
  add(order_row("#1008", "18", {{"Payment Method", "PayPal Express Checkout"}}),
      {line("1", "Lamp", "LAMP", "50.00"), amounts("50.00", "9.50", "59.50")});
  add(order_row("#1009", "28", {{"Fulfillment Status", "unfulfilled"}, {"Fulfilled at", ""}}),
      {line("3", "Lamp", "LAMP", "50.00", "pending"), amounts("150.00", "28.50", "178.50")});
  add(order_row("#1010", "30", {}),
      {line("1", "Rug", "RUG", "60.00"), amounts("60.00", "11.40", "71.40")});
  add(order_row("#1012", "19", {}),
      {line("3", "Chair", "CHAIR", "80.00"), amounts("240.00", "45.60", "285.60")});
  // A shop's refund of both ways of a split tender.
  add(order_row("#1011", "21",
                {{"Payment Method", "Shopify Payments + Gift Card"},
                 {"Financial Status", "refunded"},
                 {"Refunded Amount", "59.50"}}),
      {line("1", "Lamp", "LAMP", "50.00"), amounts("50.00", "9.50", "59.50")});
  return rows;
}

/// Ten days later: what was promised is sent, and part of one order went back.
Rows month_in_july() {
  Rows rows = whole_month();
  for (FileRow& row : rows) {
    if (row["Name"] == "#1009")
      row = with(row, {{"Fulfillment Status", "fulfilled"},
                       {"Fulfilled at", "2026-07-02 11:00:00 +0200"},
                       {"Lineitem fulfillment status", "fulfilled"}});
    if (row["Name"] == "#1010")
      row = with(row, {{"Financial Status", "partially_refunded"}, {"Refunded Amount", "11.40"}});
    if (row["Name"] == "#1006" && !row["Total"].empty())
      row = with(row, {{"Financial Status", "refunded"}, {"Refunded Amount", "133.90"}});
  }
  return rows;
}

struct Payment {
  std::string type, order, at, payout, amount, fee, net;
};

/// Of each payment what the channel exports; VAT is a part of the fee.
Rows payments() {
  const std::vector<Payment> all = {
      {"charge", "#1001", june("02"), "2026-06-05", "119.00", "3.57", "115.43"},
      {"charge", "#1002", june("03"), "2026-06-05", "159.60", "4.79", "154.81"},
      {"charge", "#1004", june("05"), "2026-06-09", "50.00", "1.50", "48.50"},
      {"charge", "#1006", june("09"), "2026-06-15", "133.90", "4.02", "129.88"},
      {"charge", "#1003", june("10"), "2026-06-15", "71.40", "2.14", "69.26"},
      {"charge", "#1005", june("12"), "2026-06-15", "95.20", "2.86", "92.34"},
      {"refund", "#1005", june("13"), "2026-06-15", "-95.20", "0.00", "-95.20"},
      {"refund", "#1002", june("18"), "2026-06-23", "-20.00", "0.00", "-20.00"},
      {"charge", "#1012", june("19"), "2026-06-23", "285.60", "8.57", "277.03"},
      {"charge", "#1007", june("20"), "2026-06-23", "60.00", "1.80", "58.20"},
      {"charge", "#1011", june("21"), "2026-06-26", "40.00", "1.20", "38.80"},
      {"refund", "#1011", june("25"), "2026-06-26", "-40.00", "0.00", "-40.00"},
      {"dispute", "#1001", june("21"), "2026-06-23", "-119.00", "15.00", "-134.00"},
      {"charge", "#1003", june("22"), "2026-06-26", "71.40", "2.14", "69.26"},
      {"reserve", "", june("23"), "2026-06-26", "-25.00", "0.00", "-25.00"},
      {"adjustment", "", june("25"), "2026-06-26", "0.00", "2.50", "-2.50"},
      {"charge", "#1009", june("28"), "2026-07-02", "178.50", "5.36", "173.14"},
      {"charge", "#1010", june("30"), "", "71.40", "2.14", "69.26"},
  };
  Rows rows;
  for (const Payment& p : all)
    rows.push_back({{"Transaction Date", p.at},
                    {"Type", p.type},
                    {"Order", p.order},
                    {"Card Source", "online"},
                    {"Payout Status", p.payout.empty() ? "pending" : "paid"},
                    {"Payout Date", p.payout},
                    {"Amount", p.amount},
                    {"Fee", p.fee},
                    {"Net", p.net},
                    {"Currency", "EUR"},
                    {"VAT", p.order == "#1001" && p.type == "charge" ? "0.57" : "0.00"}});
  return rows;
}

/// The sums of the payments above by payout.
Rows payouts() {
  const auto payout = [](const std::string& day, const std::string& charges,
                         const std::string& refunds, const std::string& adjustments,
                         const std::string& reserved, const std::string& fees,
                         const std::string& total) {
    return FileRow{{"Payout Date", day},
                   {"Status", "paid"},
                   {"Charges", charges},
                   {"Refunds", refunds},
                   {"Adjustments", adjustments},
                   {"Reserved Funds", reserved},
                   {"Fees", fees},
                   {"Total", total},
                   {"Currency", "EUR"},
                   {"Bank Reference", "SHOP" + day}};
  };
  return {payout("2026-06-05", "278.60", "0.00", "0.00", "0.00", "-8.36", "270.24"),
          payout("2026-06-09", "50.00", "0.00", "0.00", "0.00", "-1.50", "48.50"),
          payout("2026-06-15", "300.50", "-95.20", "0.00", "0.00", "-9.02", "196.28"),
          payout("2026-06-23", "345.60", "-20.00", "-119.00", "0.00", "-25.37", "181.23"),
          payout("2026-06-26", "111.40", "-40.00", "0.00", "-25.00", "-5.84", "40.56"),
          payout("2026-07-02", "178.50", "0.00", "0.00", "0.00", "-5.36", "173.14")};
}

Rows bank() {
  const auto line_of = [](const std::string& day, const std::string& text,
                          const std::string& amount) {
    return FileRow{{"Date", day}, {"Description", text}, {"Amount", amount}};
  };
  return {line_of("2026-06-08", "SHOPIFY SHOP2026-06-05", "270.24"),
          line_of("2026-06-10", "SHOPIFY", "48.50"),
          line_of("2026-06-16", "SHOPIFY", "196.28"),
          line_of("2026-06-24", "SHOPIFY", "181.23"),
          line_of("2026-06-29", "SHOPIFY", "40.56"),
          line_of("2026-06-30", "RENT", "-900.00")};
}

Rows products() {
  const auto product = [](const std::string& sku, const std::string& title,
                          const std::string& price, const std::string& cost) {
    return FileRow{{"Handle", sku},          {"Title", title},
                   {"Vendor", "Nord"},       {"Option1 Name", "Title"},
                   {"Variant SKU", sku},     {"Option1 Value", "Default Title"},
                   {"Variant Price", price}, {"Variant Inventory Tracker", "shopify"},
                   {"Cost per item", cost},  {"Status", "active"}};
  };
  return {product("LAMP", "Lamp", "50.00", "20.00"), product("CHAIR", "Chair", "80.00", "33.33"),
          product("RUG", "Rug", "60.00", "25.10")};
}

Rows inventory() {
  const auto count = [](const std::string& sku, const std::string& title, const std::string& n) {
    return FileRow{{"Handle", sku},
                   {"Title", title},
                   {"Option1 Name", "Title"},
                   {"Option1 Value", "Default Title"},
                   {"SKU", sku},
                   {"Location", "Lager"},
                   {"Available", n},
                   {"On hand", n}};
  };
  return {count("LAMP", "Lamp", "12"), count("CHAIR", "Chair", "9"), count("RUG", "Rug", "10")};
}

}  // namespace month_files_detail

MonthFiles write_month(const std::filesystem::path& dir) {
  using namespace month_files_detail;
  const auto put = [&](const char* name, const char* header, const Rows& rows) {
    write_file(dir / name, csv(header, rows));
    return dir / name;
  };
  MonthFiles f;
  f.products = put("products.csv", products_header, products());
  f.inventory = put("inventory.csv", inventory_header, inventory());
  f.orders_mid = put("orders mid June.csv", orders_header, first_half());
  f.orders = put("orders June.csv", orders_header, whole_month());
  f.orders_later = put("orders June and July.csv", orders_header, month_in_july());
  f.payments = put("payments.csv", payments_header, payments());
  f.payouts = put("payouts.csv", payouts_header, month_files_detail::payouts());
  f.bank = put("bank.csv", bank_header, bank());
  return f;
}

}  // namespace kontor::test
