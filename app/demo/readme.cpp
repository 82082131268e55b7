#include "app/demo/readme.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kontor::app::demo {

namespace {

constexpr const char* readme_form = R"(Nordlicht Räder: a demonstration of Kontor
==========================================

Nordlicht is a small bicycle retailer. Everybody and everything here is invented. The figures
begin two years ago and end at noon of {today}: {orders} orders with {lines} lines.

What is in this folder
  demo.kontor   the book, made from the files beside it
  files/        what the channels and banks exported, in their own columns. Open them in a
                spreadsheet, or import them into a book of your own by "kontor import auto",
                products first, then stock, customers, orders, payments, payouts, bank.

Who, where and through what
  Nordlicht GmbH (euro): Shop Berlin, Warehouse Leipzig, and goods at Amazon FBA.
    TILL-BERLIN      the shop's tills: Square's item sales and transactions
    SHOPIFY-BERLIN   the web shop: Shopify's orders, customers, payments and payouts
    WHOLESALE        firms; their orders stand in the same file as the web shop's and are told
                     apart by their source: one file, two channels
    AMAZON           orders, settlements every two weeks, stock and returns of its warehouse
    ETSY             orders and their items
  ノルトリヒト京都 合同会社 (yen): Shop Kyoto, with TILL-KYOTO and SHOPIFY-KYOTO.
  BANK-BERLIN and BANK-KYOTO are the statements of the two bank accounts.
  {employees} people sell. They came into the book with the orders that name them, and are
  provisional: without rights, until somebody confirms them.

What to look at
  1. The bicycle "City bike, 52 cm", TB-CS-52. 200 in the shop, 300 in the warehouse, 200 at the
     marketplace's centre: the pool reads 700 on hand, 36 promised to orders, 664 available.
  2. "Frontlicht Lumière 60", NL-LT-60. On the last day on which it was open the shop sold more of
     them than lay there. The sale has happened, so it is in the book, and the place shows minus
     two, oversold, until a count, a delivery or a transfer explains it.
  3. Search for "schafer", "brasov", "خوذة", "自行车" or "ベル": names are found in any
     script, with or without accents.
  4. "Korb Weide, Altbestand" was sold and stands in no catalogue, as do the gift wrappings that
     ten orders got when they were edited afterwards. Their money is in the ledger, and what was
     not paid yet is a receivable; the products wait to be identified: kontor product list,
     kontor product bind.
  5. Every payout stands in the bank's statement, but for {open}: on the way,
     or one of which the bank kept 12.50, so that its line fits nothing. Announced, and not
     posted before they are sent: {announced}.
  6. The customers' lists have {entries} entries. 170 of the cards in Berlin are people of the web
     shop's list, with the e-mail in capitals or only a phone that is written otherwise: they are
     one person each. 30 more gave an e-mail that nobody knew and stay two people until somebody
     says so. With the firms and those whom Etsy and the tills know the book has {profiles} people.
  7. The first settlement of Amazon is below zero, so that the second one carries it; each keeps a
     reserve for the next. What came back damaged is written off.
  8. {linked} orders came from Amazon through Shopify. They are linked and not posted, because
     Amazon's own file records them.
  9. "Sacoche vélo Forêt" sells three times as well as a year ago. Gloves and lights sell in
     winter, bicycles in spring; more is sold from year to year.
 10. Import a file of orders again, as in the last line below: everything is unchanged, nothing is
     posted twice.
 11. Transfers in each state. Of two boxes with tubes one is still on the road; of six locks one
     never came, and its cost stands under transfer differences.
 12. Four suppliers and an order with each: one half received, with freight in the cost of what
     came; one on its way by sea; one by air, in yen, with duty; one that is still a draft.
 13. Each place has a level at which a product is low, tubes their own at the warehouse: kontor
     stock alerts lists what is below it, and since when.
 14. A count of six products of the shop, posted with three small differences, and one of the
     warehouse that is under way and blind: it tells nobody what the book expects.

What the book cannot take in yet, and what is open because of it
  - files/shifts.csv says who worked when. There is no place for shifts yet; nothing reads it.
  - Etsy's two files name no transfer, so that its lines at the bank stay "not matched" and its
    clearing account keeps what was transferred. So do the transfers of firms, the rent, and orders
    through PayPal and KOMOJU, of which there is no file here.
  - Cash lies in the tills' clearing account: closing a day comes later.
  - Goods were counted once, two years ago. What was bought since then is not in these files; the
    orders with suppliers are of the last day only.

On the command line (ADDRESS is sqlite:///, then the full path of demo.kontor)
  kontor --book ADDRESS stock show TB-CS-52
  kontor --book ADDRESS order list
  kontor --book ADDRESS payout list
  kontor --book ADDRESS transfer list
  kontor --book ADDRESS purchase list
  kontor --book ADDRESS replenish --location LEIPZIG
  kontor --book ADDRESS customer list
  kontor --book ADDRESS ledger trial-balance
  kontor --book ADDRESS book check
  kontor --book ADDRESS import auto files/berlin-orders-{month}.csv --channel SHOPIFY-BERLIN
)";

std::string list_text(const std::vector<std::string>& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string readme_text(BusinessDate today, const DemoTruth& truth) {
  return fmt::format(
      fmt::runtime(readme_form), fmt::arg("today", today.to_iso()),
      fmt::arg("month", today.to_iso().substr(0, 7)), fmt::arg("orders", truth.orders),
      fmt::arg("lines", truth.order_lines), fmt::arg("employees", truth.employees),
      fmt::arg("linked", truth.linked), fmt::arg("open", list_text(truth.open_payouts)),
      fmt::arg("announced", list_text(truth.announced)),
      fmt::arg("entries", truth.customer_entries), fmt::arg("profiles", truth.profiles));
}

}  // namespace kontor::app::demo
