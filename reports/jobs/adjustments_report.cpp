#include <algorithm>
#include <map>

#include "domain/stock/stock_reason.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace adjustments_report_detail {

const company::Location* place_of(const ReportRun& run, LocationId id) {
  const auto found = std::ranges::find(run.locations, id, &company::Location::id);
  return found == run.locations.end() ? nullptr : &*found;
}

Currency currency_of(const ReportRun& run, EntityId id) {
  const auto found = std::ranges::find(run.entities, id, &company::Entity::id);
  return found == run.entities.end() ? Currency() : found->currency;
}

Value reason_value(const ReportRun& run, const std::vector<stock::StockReason>& reasons,
                   const std::string& code) {
  if (code.empty()) return {};
  const auto* reason = stock::reason_with_code(reasons, code);
  return Coded{code, reason == nullptr ? code : i18n::reason_name(run.texts, *reason)};
}

/// What a correction is of: the transfer that lost goods, else the product. Each is looked up once.
class Targets {
 public:
  explicit Targets(ReportRun& run) : m_run(run) {}

  const RowTarget& of(const stock::CorrectionRow& row) {
    const auto prefix = stock::prefix_of(stock::DocumentType::transfer);
    const bool lost = row.number.starts_with(prefix);
    const std::string& key = lost ? row.number : row.sku;
    const auto [found, is_new] = m_known.try_emplace(key);
    if (!is_new) return found->second;
    auto& stores = m_run.source.stores;
    if (lost) {
      const auto transfer =
          stores.stock_documents.find(m_run.unit, stock::DocumentType::transfer, row.number);
      if (transfer) found->second = of_document("transfer", transfer->id, row.number);
    } else if (!row.sku.empty()) {
      const auto products = stores.products.by_sku_or_code(m_run.unit, row.sku);
      // A SKU may be several products': none is the one then.
      if (products.size() == 1) found->second = of_product(products.front().id);
    }
    return found->second;
  }

 private:
  ReportRun& m_run;
  std::map<std::string, RowTarget> m_known;
};

void rows(ReportRun& run) {
  const auto reasons = stock::all_reasons(run.source.stores.stock_reasons.own(run.unit));
  stock::CorrectionFilter filter;
  filter.entity = run.request.entity;
  filter.location = run.request.location;
  filter.from = run.request.from;
  filter.to = run.request.to;
  Targets target(run);
  run.source.stores.stock_documents.each_correction(
      run.unit, filter, [&](const stock::CorrectionRow& row) {
        const auto* place = place_of(run, row.location);
        const Currency currency = currency_of(run, row.entity);
        run.row({row.date, row.number, text_or_none(place == nullptr ? "" : place->code),
                 text_or_none(row.sku), row.product, reason_value(run, reasons, row.reason),
                 text_or_none(row.note), row.change, std::string(currency.code()),
                 Money{row.value_minor, currency}},
                target.of(row));
      });
}

}  // namespace adjustments_report_detail

Report stock_adjustments_report() {
  using enum FieldType;
  constexpr auto read_cost = company::Permission::read_cost;
  return {"stock-adjustments",
          KONTOR_TEXT("Stock corrected by hand and lost on the way"),
          KONTOR_TEXT("Each correction and loss with its reason and value"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"date", KONTOR_TEXT("Date"), date},
           {"number", KONTOR_TEXT("Number")},
           {"location", KONTOR_TEXT("Location")},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"reason", KONTOR_TEXT("Reason")},
           {"note", KONTOR_TEXT("Note")},
           {"quantity", KONTOR_TEXT("Quantity"), quantity, true},
           {"currency", KONTOR_TEXT("Currency"), currency, false, {}, {}, read_cost},
           {"value", KONTOR_TEXT("Value"), money, true, {}, {}, read_cost}},
          &adjustments_report_detail::rows};
}

}  // namespace kontor::reports
