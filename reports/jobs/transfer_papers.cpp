#include <algorithm>
#include <functional>
#include <map>

#include "domain/goods/line_plan.h"
#include "domain/goods/lots.h"
#include "i18n/mark.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace transfer_papers_detail {

const company::Location& place(const ReportRun& run, LocationId id) {
  return *std::ranges::find(run.locations, id, &company::Location::id);
}

/// The transfer, for who may see one of its places.
stock::StockDocument asked_transfer(ReportRun& run) {
  auto found = run.source.stores.stock_documents.find(run.unit, stock::DocumentType::transfer,
                                                      run.request.transfer);
  if (!found)
    throw ReportRefused{{RefusalCode::document_unknown, {{"number", run.request.transfer}}}};
  std::optional<Refusal> refusal;
  for (const LocationId id : {found->from, found->to}) {
    refusal = company::refused(run.source.actor, company::Permission::read_stock,
                               company::scope_of(place(run, id)));
    if (!refusal) return std::move(*found);
  }
  throw ReportRefused{*refusal};
}

/// One row a line of which there is something: SKU, what a scanner reads, name, how many, and room
/// to write.
/// `says`: what stands behind the product's name.
void line_rows(ReportRun& run, Quantity (*share)(const stock::DocumentLine&),
               const std::function<std::string(const stock::DocumentLine&)>& says) {
  const auto transfer = asked_transfer(run);
  std::vector<ProductId> ids;
  for (const auto& line : transfer.lines) ids.push_back(line.product);
  std::map<ProductId, catalog::Product> products;
  for (auto& product : run.source.stores.products.by_ids(run.unit, ids))
    products.emplace(product.id, std::move(product));
  for (const auto& line : transfer.lines) {
    if (share(line).milli <= 0) continue;
    const auto& product = products[line.product];
    const std::string& label = goods::label_of(product);
    run.row({label, product.barcode.empty() ? label : product.barcode, product.name + says(line),
             share(line), Value()});
  }
}

/// From which lots to take what is still to be sent, first expired first.
std::string proposal(ReportRun& run, LocationId from, const stock::DocumentLine& line) {
  const i18n::Format& format = run.texts.format();
  const auto parts =
      goods::proposed_lots(run.unit, run.source.stores, {line.product, from}, line.unsent());
  return " · " + goods::parts_text(
                     parts, run.texts.text("no lot"),
                     [&](Quantity q) { return format.quantity(q); },
                     [&](BusinessDate day) { return format.date(day); });
}

void picking_rows(ReportRun& run) {
  const auto transfer = asked_transfer(run);
  std::vector<ProductId> ids;
  for (const auto& line : transfer.lines) ids.push_back(line.product);
  const auto by_lot = run.source.stores.lots.kept(run.unit, ids);
  line_rows(
      run, [](const stock::DocumentLine& line) { return line.unsent(); },
      [&](const stock::DocumentLine& line) {
        return by_lot.contains(line.product) ? proposal(run, transfer.from, line) : std::string();
      });
}

void delivery_rows(ReportRun& run) {
  line_rows(
      run, [](const stock::DocumentLine& line) { return line.sent - line.returned; },
      [](const stock::DocumentLine&) { return std::string(); });
}

std::vector<std::string> paper_notes(ReportRun& run) {
  const auto transfer = asked_transfer(run);
  const auto& from = place(run, transfer.from);
  const auto& to = place(run, transfer.to);
  const i18n::Catalogue& t = run.texts;
  std::vector<std::string> notes{
      t.text("Transfer {number} from {from} to {to}",
             {{"number", transfer.number}, {"from", from.name}, {"to", to.name}}),
      t.text("Written on {date}",
             {{"date", t.format().date(run.zone.business_date(transfer.made_at, 0))}})};
  if (!transfer.note.empty()) notes.push_back(transfer.note);
  return notes;
}

std::string paper_number(ReportRun& run) { return run.request.transfer; }

Report paper(std::string_view id, const char* title, const char* about, Field quantity, Field room,
             void (*rows)(ReportRun&)) {
  return {id,
          title,
          about,
          {},
          company::Permission::read_stock,
          {{"sku", KONTOR_TEXT("SKU")},
           {"barcode", KONTOR_TEXT("Barcode"), FieldType::barcode},
           {"product", KONTOR_TEXT("Product")},
           quantity,
           room},
          rows,
          &paper_notes,
          &paper_number,
          true};
}

}  // namespace transfer_papers_detail

const Report& picking_list_report() {
  using namespace transfer_papers_detail;
  static const Report report =
      paper("picking-list", KONTOR_TEXT("Picking list"),
            KONTOR_TEXT("What is still to be sent of a transfer, to collect it by"),
            {"quantity", KONTOR_TEXT("To send"), FieldType::quantity, true},
            {"picked", KONTOR_TEXT("Picked"), FieldType::quantity}, &picking_rows);
  return report;
}

const Report& delivery_note_report() {
  using namespace transfer_papers_detail;
  static const Report report =
      paper("delivery-note", KONTOR_TEXT("Delivery note"),
            KONTOR_TEXT("What was sent of a transfer, to go with the goods"),
            {"quantity", KONTOR_TEXT("Sent"), FieldType::quantity, true},
            {"received", KONTOR_TEXT("Received"), FieldType::quantity}, &delivery_rows);
  return report;
}

}  // namespace kontor::reports
