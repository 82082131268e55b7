// The lists of customers: a web store's own, and that of the cards in the shops, where people were
// written down once more by hand.

#include "app/demo/sheet.h"
#include "app/demo/shopify_files.h"
#include "app/demo/shopify_more_headers.h"

namespace kontor::app::demo {

std::string customers_csv(const Shop& shop, const std::vector<ListedBuyer>& listed) {
  Sheet sheet(customers_header);
  for (const ListedBuyer& one : listed) {
    const Buyer& b = *one.buyer;
    sheet.begin_row();
    sheet.set("Customer ID", "'" + one.id);
    sheet.set("First Name", b.given);
    sheet.set("Last Name", b.family);
    sheet.set("Email", b.email);
    sheet.set("Accepts Email Marketing", b.marketing ? "yes" : "no");
    sheet.set("Default Address Address1", b.street);
    sheet.set("Default Address City", b.city);
    sheet.set("Default Address Province Code", b.province);
    sheet.set("Default Address Country Code", b.country);
    sheet.set("Default Address Zip", "'" + b.zip);
    if (!b.phone.empty()) sheet.set("Phone", "'" + b.phone);
    sheet.set("Accepts SMS Marketing", "no");
    sheet.set("Total Spent", shop.amount(one.spent));
    sheet.set("Total Orders", std::to_string(one.orders));
    sheet.set("Tax Exempt", "no");
  }
  return sheet.text();
}

std::string cards_csv(const Shop& shop, const std::vector<Buyer>& holders) {
  Sheet sheet(cards_header);
  for (const Buyer& b : holders) {
    sheet.begin_row();
    sheet.set("First Name", b.given);
    sheet.set("Last Name", b.family);
    sheet.set("Email", b.email);
    sheet.set("Accepts Email Marketing", b.marketing ? "yes" : "no");
    sheet.set("Address1", b.street);
    sheet.set("City", b.city);
    sheet.set("Province Code", b.province);
    sheet.set("Country", b.country == "DE" ? "Deutschland" : "");
    sheet.set("Country Code", b.country == "DE" ? "" : b.country);
    sheet.set("Zip", "'" + b.zip);
    if (!b.phone.empty()) sheet.set("Phone", "'" + b.phone);
    sheet.set("Accepts SMS Marketing", "no");
    sheet.set("Total Spent", shop.amount(0));
    sheet.set("Total Orders", "0");
    sheet.set("Tags", "Karte");
    sheet.set("Tax Exempt", "no");
  }
  return sheet.text();
}

}  // namespace kontor::app::demo
