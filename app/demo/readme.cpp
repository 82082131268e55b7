#include "app/demo/readme.h"

#include <fmt/format.h>

namespace kontor::app::demo {

std::string readme_text(BusinessDate today) {
  return fmt::format(
      R"(Nordlicht Räder: a demonstration of Kontor
==========================================

Nordlicht is a small bicycle retailer. Everybody and everything here is invented. The figures
end at noon of {today}.

What is in this folder
  demo.kontor   the book, made from the files beside it
  files/        what the two Shopify stores exported: products, stock, orders month by month.
                They have Shopify's own columns; open them in a spreadsheet, or import them into
                a book of your own, products first, then stock, then orders.

Who and where
  Nordlicht GmbH (euro): Shop Berlin, Warehouse Leipzig, and goods at Amazon FBA.
    Channel "Shopify Berlin" has the web shop and orders written at the desk.
    Channel "Till Berlin" has what the tills of the same store sold: one file, two channels.
  ノルトリヒト京都 合同会社 (yen): Shop Kyoto.
    Channel "Shopify Kyoto".

What to look at
  1. The bicycle "City bike, 52 cm", TB-CS-52. 200 in the shop, 300 in the warehouse, 200 at the
     marketplace's centre: the pool reads 700 on hand, 36 promised to orders, 664 available.
  2. "Frontlicht Lumière 60", NL-LT-60. This morning the till sold more of them than lay in
     the shop. The sale has happened, so it is in the book, and the place shows minus two,
     oversold, until a count, a delivery or a transfer explains it.
  3. Search for "schafer", "brasov", "خوذة", "自行车" or "ベル": names are found in any
     script, with or without accents.
  4. "Korb Weide, Altbestand" was sold and stands in no catalogue. Its money is in the ledger; the
     product waits to be identified: kontor product list, kontor product bind.
  5. Orders that are paid and not sent are deposits, orders on account are receivables, a refund
     without lines stands as "refund, not itemised".
  6. Some orders came from Amazon through Shopify. They are linked and not posted, because
     Amazon's own file records them.
  7. Import a file of orders again, as in the last line below: everything is unchanged, nothing is
     posted twice.

On the command line (ADDRESS is sqlite:///, then the full path of demo.kontor)
  kontor --book ADDRESS stock show TB-CS-52
  kontor --book ADDRESS order list
  kontor --book ADDRESS ledger trial-balance
  kontor --book ADDRESS book check
  kontor --book ADDRESS import auto files/berlin-orders-{month}.csv --channel SHOPIFY-BERLIN
)",
      fmt::arg("today", today.to_iso()), fmt::arg("month", today.to_iso().substr(0, 7)));
}

}  // namespace kontor::app::demo
