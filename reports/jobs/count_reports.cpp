#include <algorithm>

#include "domain/goods/stock_counts.h"
#include "i18n/mark.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace count_reports_detail {

const company::Location& place_of(const ReportRun& run, LocationId id) {
  return *std::ranges::find(run.locations, id, &company::Location::id);
}

Currency currency_of(const ReportRun& run, EntityId id) {
  return std::ranges::find(run.entities, id, &company::Entity::id)->currency;
}

stock::CountFigureFilter filter_of(const ReportRun& run) {
  stock::CountFigureFilter filter;
  filter.entity = run.request.entity;
  filter.location = run.request.location;
  if (run.request.from) {
    filter.from = run.zone.instant({*run.request.from, 0});
    filter.from_month = run.request.from->month_start();
  }
  if (run.request.to) {
    filter.before = run.zone.instant({*run.request.to + 1, 0});
    filter.to_month = run.request.to->month_start();
  }
  return filter;
}

void accuracy_rows(ReportRun& run) {
  for (const auto& row : run.source.stores.count_sheets.accuracy(run.unit, filter_of(run))) {
    const auto& place = place_of(run, row.location);
    const Currency currency = currency_of(run, row.entity);
    run.row({stock::count_number_text(row.number), run.zone.business_date(row.posted_at, 0),
             place.code, place.name, row.lines, row.right, Value(), row.expected, row.difference,
             std::string(currency.code()), Money{row.gain_minor, currency},
             Money{row.loss_minor, currency}, Money{row.gain_minor - row.loss_minor, currency}},
            {RowTarget::Kind::count, row.number});
  }
}

/// The counts of a place in a month, which found what is missing.
RowTarget of_counts(LocationId place, BusinessDate month) {
  RowTarget target{RowTarget::Kind::report, 0, "count-accuracy"};
  target.location = place;
  target.from = month;
  target.to = month_end(month);
  return target;
}

void shrinkage_rows(ReportRun& run) {
  for (const auto& row : run.source.stores.count_sheets.shrinkage(run.unit, filter_of(run))) {
    const auto& place = place_of(run, row.location);
    const Currency currency = currency_of(run, row.entity);
    run.row({Month{row.month}, place.code, place.name, std::string(currency.code()),
             Money{row.lost_minor, currency}, Money{row.net_minor, currency}, Value()},
            of_counts(row.location, row.month));
  }
}

goods::CountView asked_count(ReportRun& run) {
  auto view =
      goods::view_count(run.unit, run.source.stores, run.request.count, run.source.clock.now());
  if (!view) throw ReportRefused{view.refusal()};
  if (const auto no = company::refused(run.source.actor, company::Permission::read_stock,
                                       company::scope_of(view->place)))
    throw ReportRefused{*no};
  return std::move(*view);
}

std::string sheet_number(ReportRun& run) { return stock::count_number_text(run.request.count); }

/// The lots of a place that a sheet names, by product: what is there and what was counted.
std::map<ProductId, std::vector<stock::Lot>> lots_of_sheet(ReportRun& run,
                                                           const goods::CountView& view) {
  std::vector<ProductId> ids;
  for (const auto& row : view.lines) ids.push_back(row.line.product);
  const auto kept = run.source.stores.lots.kept(run.unit, ids);
  std::vector<stock::Cell> cells;
  for (const ProductId product : kept) cells.push_back({product, view.sheet.location});
  std::map<ProductId, std::vector<stock::Lot>> lots;
  for (const ProductId product : kept) lots[product] = {};
  const auto add = [&](const stock::Lot& lot) {
    auto& known = lots[lot.product];
    if (std::ranges::find(known, lot.id, &stock::Lot::id) == known.end()) known.push_back(lot);
  };
  for (const auto& level : run.source.stores.lots.levels(run.unit, cells))
    if (level.quantity.milli != 0) add(level.lot);
  for (const auto& row : view.lines)
    for (const auto& part : row.line.lots)
      if (part.lot) add(*part.lot);
  for (auto& [product, known] : lots) std::sort(known.begin(), known.end(), stock::goes_before);
  return lots;
}

/// A line for each lot; the last one is of what no lot was named of.
void sheet_rows(ReportRun& run) {
  const auto view = asked_count(run);
  const auto lots = lots_of_sheet(run, view);
  const auto quantity = [](const std::optional<Quantity>& q) { return q ? Value(*q) : Value(); };
  for (const auto& row : view.lines) {
    const auto& line = row.line;
    const std::string barcode = line.barcode.empty() ? line.sku : line.barcode;
    const Value zone = line.zone.empty() ? Value() : Value(line.zone);
    const auto counted = [&](LotId lot) {
      for (const auto& part : line.lots)
        if ((part.lot ? part.lot->id : LotId()) == lot) return Value(part.counted);
      return lot || !line.lots.empty() ? Value() : quantity(line.counted);
    };
    const auto named = lots.find(line.product);
    if (named != lots.end())
      for (const auto& lot : named->second)
        run.row({zone, line.sku, barcode, line.name, lot.number,
                 lot.expires ? Value(*lot.expires) : Value(), counted(lot.id), Value(), Value()});
    run.row({zone, line.sku, barcode, line.name, Value(), Value(), counted({}),
             quantity(row.expected), quantity(row.variance)});
  }
}

std::vector<std::string> sheet_notes(ReportRun& run) {
  const auto view = asked_count(run);
  return {run.texts.text(
      "Count {number} of {place}",
      {{"number", stock::count_number_text(view.sheet.number)}, {"place", view.place.name}})};
}

}  // namespace count_reports_detail

Report count_accuracy_report() {
  using enum FieldType;
  constexpr auto read_cost = company::Permission::read_cost;
  return {"count-accuracy",
          KONTOR_TEXT("How right the book was at counts"),
          KONTOR_TEXT("Posted counts: lines without a difference, and what the others were worth"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"count", KONTOR_TEXT("Count")},
           {"posted", KONTOR_TEXT("Posted"), date},
           {"location", KONTOR_TEXT("Location")},
           {"location_name", KONTOR_TEXT("Location's name")},
           {"lines", KONTOR_TEXT("Lines counted"), count, true},
           {"right", KONTOR_TEXT("Without a difference"), count, true},
           {"accuracy", KONTOR_TEXT("Accuracy"), percent, false, "right", "lines"},
           {"expected", KONTOR_TEXT("Expected"), quantity, true},
           {"difference", KONTOR_TEXT("Differences"), quantity, true},
           {"currency", KONTOR_TEXT("Currency"), currency, false, {}, {}, read_cost},
           {"more", KONTOR_TEXT("More, at cost"), money, true, {}, {}, read_cost},
           {"less", KONTOR_TEXT("Less, at cost"), money, true, {}, {}, read_cost},
           {"net", KONTOR_TEXT("Difference at cost"), money, true, {}, {}, read_cost}},
          &count_reports_detail::accuracy_rows};
}

Report shrinkage_report() {
  using enum FieldType;
  return {"shrinkage",
          KONTOR_TEXT("Shrinkage by location and month"),
          KONTOR_TEXT("What counts found missing at cost, beside net sales in the company's "
                      "currency"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
          company::Permission::read_cost,
          {{"month", KONTOR_TEXT("Month"), month},
           {"location", KONTOR_TEXT("Location")},
           {"location_name", KONTOR_TEXT("Location's name")},
           {"currency", KONTOR_TEXT("Currency"), currency},
           {"shrinkage", KONTOR_TEXT("Missing, at cost"), money, true},
           {"net", KONTOR_TEXT("Net sales"), money, true},
           {"rate", KONTOR_TEXT("Of net sales"), percent, false, "shrinkage", "net"}},
          &count_reports_detail::shrinkage_rows};
}

const Report& count_sheet_report() {
  using enum FieldType;
  static const Report report = {"count-sheet",
                                KONTOR_TEXT("Count sheet"),
                                KONTOR_TEXT("What is to be counted, with room for what was found"),
                                {},
                                company::Permission::read_stock,
                                {{"zone", KONTOR_TEXT("Zone")},
                                 {"sku", KONTOR_TEXT("SKU")},
                                 {"barcode", KONTOR_TEXT("Barcode"), barcode},
                                 {"product", KONTOR_TEXT("Product")},
                                 {"lot", KONTOR_TEXT("Lot")},
                                 {"expires", KONTOR_TEXT("Good until"), date},
                                 {"counted", KONTOR_TEXT("Counted"), quantity},
                                 {"expected", KONTOR_TEXT("Expected"), quantity},
                                 {"difference", KONTOR_TEXT("Difference"), quantity}},
                                &count_reports_detail::sheet_rows,
                                &count_reports_detail::sheet_notes,
                                &count_reports_detail::sheet_number,
                                true};
  return report;
}

}  // namespace kontor::reports
