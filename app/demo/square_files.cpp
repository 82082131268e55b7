#include "app/demo/square_files.h"

#include <fmt/format.h>

#include "app/demo/sheet.h"
#include "app/demo/square_headers.h"

namespace kontor::app::demo {

namespace {

class SquareRows {
 public:
  SquareRows(const Shop& shop, const TillBooks& books) : m_shop(shop), m_books(books) {}

  void items(Sheet& sheet, const TillSale& sale) const {
    for (const TillLine& line : sale.lines) {
      begin(sheet, sale);
      sheet.set("Category", line.item.style->type);
      sheet.set("Item", line.item.style->title);
      sheet.set("Qty", fmt::format("{}.0", line.quantity));
      sheet.set("Price Point Name", price_point(*line.item.variant));
      sheet.set("SKU", line.item.variant->sku);
      sheet.set("Gross Sales", money(line.gross));
      sheet.set("Discounts", money(-line.discount));
      sheet.set("Net Sales", money(line.net()));
      sheet.set("Tax", money(line.tax));
      sheet.set("GTIN", line.item.variant->barcode);
      sheet.set("Itemization Type", "Physical Good");
      set_rest_of_item(sheet, sale);
    }
    if (sale.gift_card_sold == 0) return;
    begin(sheet, sale);
    sheet.set("Category", "None");
    sheet.set("Item", "Gift Card");
    sheet.set("Qty", "1.0");
    sheet.set("Price Point Name", "Regular");
    sheet.set("Gross Sales", money(sale.gift_card_sold));
    sheet.set("Discounts", money(0));
    sheet.set("Net Sales", money(sale.gift_card_sold));
    sheet.set("Tax", money(0));
    sheet.set("Itemization Type", "Gift Card");
    set_rest_of_item(sheet, sale);
  }

  void transaction(Sheet& sheet, const TillSale& sale) const {
    begin(sheet, sale);
    sheet.set("Gross Sales", money(sale.gross()));
    sheet.set("Discounts", money(-sale.discount()));
    sheet.set("Service Charges", money(0));
    sheet.set("Net Sales", money(sale.gross() - sale.discount()));
    sheet.set("Gift Card Sales", money(sale.gift_card_sold));
    sheet.set("Tax", money(sale.tax()));
    sheet.set("Tip", money(sale.tip));
    sheet.set("Partial Refunds", money(0));
    sheet.set("Total Collected", money(sale.collected()));
    sheet.set("Source", "Point of Sale");
    sheet.set("Card", money(sale.card));
    sheet.set("Card Entry Methods", sale.card != 0 ? "Tapped" : "N/A");
    sheet.set("Cash", money(sale.cash));
    sheet.set("Square Gift Card", money(sale.gift_card));
    sheet.set("Other Tender", money(0));
    sheet.set("Fees", money(-sale.fee));
    sheet.set("Net Total", money(sale.collected() - sale.fee));
    sheet.set("Staff Name", sale.seller->name);
    sheet.set("Description", description(sale));
    sheet.set("Third Party Fees", money(0));
    sheet.set("Transaction Status", "Complete");
    if (sale.refund) sheet.set("Refund Reason", "Returned Goods");
    if (!sale.deposit) return;
    const TillDeposit& deposit = m_books.deposits[*sale.deposit];
    sheet.set("Deposit ID", deposit.id);
    sheet.set("Deposit Date", deposit.date.to_iso());
  }

 private:
  /// "-€1,149.00", "¥980".
  std::string money(std::int64_t minor) const {
    const std::int64_t size = minor < 0 ? -minor : minor;
    const std::int64_t whole = m_shop.decimals == 0 ? size : size / 100;
    std::string digits = std::to_string(whole);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    if (m_shop.decimals > 0) digits += fmt::format(".{:02}", size % 100);
    return (minor < 0 ? "-" : "") + m_shop.sign + digits;
  }

  static std::string price_point(const Variant& variant) {
    if (variant.option1.empty()) return "Regular";
    return variant.option2.empty() ? variant.option1 : variant.option1 + " / " + variant.option2;
  }

  static std::string description(const TillSale& sale) {
    std::string text;
    for (const TillLine& line : sale.lines) {
      if (!text.empty()) text += ", ";
      text += fmt::format("{} x {}", line.quantity, line.item.style->title);
    }
    return text;
  }

  /// What both files say of a receipt.
  void begin(Sheet& sheet, const TillSale& sale) const {
    const LocalTime local = m_shop.zone.local(sale.at);
    const int second = local.second_of_day;
    sheet.begin_row();
    sheet.set("Date", local.date.to_iso());
    sheet.set("Time",
              fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60));
    sheet.set("Time Zone", m_shop.till_zone);
    sheet.set("Transaction ID", sale.transaction);
    sheet.set("Payment ID", sale.payment);
    sheet.set("Device Name", "Kasse 1");
    sheet.set("Details", "https://example.com/receipts/" + sale.payment);
    sheet.set("Event Type", sale.refund ? "Refund" : "Payment");
    sheet.set("Location", m_shop.till_place);
    sheet.set("Customer ID", sale.customer_id);
    sheet.set("Customer Name", sale.customer_name);
    if (sale.card != 0) {
      sheet.set("Card Brand", "MasterCard");
      sheet.set("PAN Suffix", "0042");
    }
  }

  static void set_rest_of_item(Sheet& sheet, const TillSale& sale) {
    sheet.set("Unit", "ea");
    sheet.set("Count", "1");
    sheet.set("Employee", sale.seller->name);
    sheet.set("Channel", "Point of Sale");
  }

  const Shop& m_shop;
  const TillBooks& m_books;
};

bool is_in_year(const Shop& shop, const TillSale& sale, int year) {
  return shop.zone.local(sale.at).date.year() == year;
}

}  // namespace

std::string square_items_csv(const Shop& shop, const TillBooks& books, int year) {
  Sheet sheet(square_items_header);
  const SquareRows rows(shop, books);
  for (const TillSale& sale : books.sales)
    if (is_in_year(shop, sale, year)) rows.items(sheet, sale);
  return sheet.text();
}

std::string square_transactions_csv(const Shop& shop, const TillBooks& books, int year) {
  Sheet sheet(square_transactions_header);
  const SquareRows rows(shop, books);
  for (const TillSale& sale : books.sales)
    if (is_in_year(shop, sale, year)) rows.transaction(sheet, sale);
  return sheet.text();
}

}  // namespace kontor::app::demo
