#include <algorithm>
#include <map>

#include "domain/goods/line_plan.h"
#include "domain/stock/purchase.h"
#include "i18n/mark.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace supply_papers_detail {

struct AskedOrder {
  stock::StockDocument document;
  stock::PurchaseTerms terms;
  std::string supplier, to;
};

/// The order, for who may see the place that it is for.
AskedOrder asked_order(ReportRun& run) {
  const Stores& stores = run.source.stores;
  auto found =
      stores.stock_documents.find(run.unit, stock::DocumentType::purchase, run.request.transfer);
  if (!found)
    throw ReportRefused{{RefusalCode::document_unknown, {{"number", run.request.transfer}}}};
  const auto& to = *std::ranges::find(run.locations, found->to, &company::Location::id);
  if (const auto no = company::refused(run.source.actor, company::Permission::read_stock,
                                       company::scope_of(to)))
    throw ReportRefused{*no};
  AskedOrder order{std::move(*found), {}, {}, to.name};
  order.terms = stores.purchases.find(run.unit, order.document.id).value_or(stock::PurchaseTerms());
  for (const auto& supplier : stores.suppliers.all(run.unit))
    if (supplier.id == order.terms.supplier) order.supplier = supplier.name;
  return order;
}

/// One row a line: SKU, what a scanner reads, the supplier's own SKU, name, how many, and room to
/// write. Prices are agreed elsewhere and none of who takes the goods in.
void order_rows(ReportRun& run) {
  const auto order = asked_order(run);
  const Stores& stores = run.source.stores;
  std::vector<ProductId> ids;
  for (const auto& line : order.document.lines) ids.push_back(line.product);
  std::map<ProductId, std::string> theirs;
  for (const auto& offer : stores.suppliers.offers_of(run.unit, ids))
    if (offer.supplier == order.terms.supplier) theirs[offer.product] = offer.their_sku;
  std::map<ProductId, catalog::Product> products;
  for (auto& product : stores.products.by_ids(run.unit, ids))
    products.emplace(product.id, std::move(product));
  for (const auto& line : order.document.lines) {
    if (line.asked.milli <= 0) continue;
    const auto& product = products[line.product];
    const std::string& label = goods::label_of(product);
    run.row({label, product.barcode.empty() ? label : product.barcode, theirs[line.product],
             product.name, line.asked, Value()});
  }
}

std::vector<std::string> order_notes(ReportRun& run) {
  const auto order = asked_order(run);
  const i18n::Catalogue& t = run.texts;
  std::vector<std::string> notes{
      t.text(
          "Order {number} with {supplier}, to {place}",
          {{"number", order.document.number}, {"supplier", order.supplier}, {"place", order.to}}),
      t.text("Written on {date}",
             {{"date", t.format().date(run.zone.business_date(order.document.made_at, 0))}})};
  if (order.terms.expected)
    notes.push_back(
        t.text("expected on {date}", {{"date", t.format().date(*order.terms.expected)}}));
  if (!order.document.note.empty()) notes.push_back(order.document.note);
  return notes;
}

std::string order_number(ReportRun& run) { return run.request.transfer; }

}  // namespace supply_papers_detail

const Report& purchase_order_report() {
  using namespace supply_papers_detail;
  static const Report report{"purchase-order",
                             KONTOR_TEXT("Purchase order"),
                             KONTOR_TEXT("What is ordered of a supplier, with barcodes"),
                             {},
                             company::Permission::read_stock,
                             {{"sku", KONTOR_TEXT("SKU")},
                              {"barcode", KONTOR_TEXT("Barcode"), FieldType::barcode},
                              {"their_sku", KONTOR_TEXT("Their SKU")},
                              {"product", KONTOR_TEXT("Product")},
                              {"quantity", KONTOR_TEXT("Ordered"), FieldType::quantity, true},
                              {"received", KONTOR_TEXT("Received"), FieldType::quantity}},
                             &order_rows,
                             &order_notes,
                             &order_number,
                             true};
  return report;
}

}  // namespace kontor::reports
