#include <algorithm>

#include "i18n/mark.h"
#include "i18n/names.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace stock_figures_detail {

/// Days that a report covers where nobody says so; Report::without_days names them.
constexpr int usual_days = 90;

insight::FigureFilter period_of(const ReportRun& run) {
  auto filter = figure_filter(run.request);
  if (!filter.to) filter.to = run.today;
  if (!filter.from) filter.from = std::min(*filter.to, *filter.to + (1 - usual_days));
  return filter;
}

std::vector<std::string> period_notes(ReportRun& run) {
  if (run.request.from && run.request.to) return {};
  const auto filter = period_of(run);
  return {run.texts.text("{from} to {to}", {{"from", run.texts.format().date(*filter.from)},
                                            {"to", run.texts.format().date(*filter.to)}})};
}

const company::Location& place_of(const ReportRun& run, LocationId id) {
  return *std::ranges::find(run.locations, id, &company::Location::id);
}

const company::Entity& entity_of(const ReportRun& run, EntityId id) {
  return *std::ranges::find(run.entities, id, &company::Entity::id);
}

bool wanted(const ReportRun& run, const company::Location& place) {
  return (!run.request.location || place.id == run.request.location) &&
         (!run.request.entity || place.entity == run.request.entity);
}

Value milli_or_none(const std::optional<std::int64_t>& milli) {
  return milli ? Value(Quantity{*milli}) : Value();
}

Value share_of(std::int64_t part, std::int64_t whole) {
  const auto percent = percent_of(part, whole);
  return percent ? Value(*percent) : Value();
}

/// All rows of a list that comes in pages.
template <class Read, class Visit>
void each_row(insight::FigureFilter filter, Read read, Visit visit) {
  do {
    const auto page = read(filter);
    for (const auto& row : page.rows) visit(row);
    filter.after = page.next;
  } while (!filter.after.empty());
}

void flow_rows(ReportRun& run) {
  const auto period = period_of(run);
  const std::int64_t days = period.to->days - period.from->days + 1;
  each_row(
      period, [&](const auto& filter) { return run.source.figures.stock_flows(run.unit, filter); },
      [&](const insight::StockFlow& row) {
        const auto& place = place_of(run, row.location);
        const bool nothing = row.days_listed == 0 && row.closing == Quantity{};
        if (nothing || !wanted(run, place)) return;
        const Quantity other = row.closing - row.supply() + row.sold;
        run.row(
            {place.code, place.name, text_or_none(row.product.sku), row.product.name, row.opening,
             row.received, row.supply(), row.sold, other, row.closing, Value(), row.available,
             milli_or_none(insight::days_of_cover_milli(row.available, row.sold, days)),
             row.days_listed, row.days_empty, Value()},
            of_product(row.product.id));
      });
}

void age_rows(ReportRun& run) {
  each_row(
      figure_filter(run.request),
      [&](const auto& filter) { return run.source.figures.stock_ages(run.unit, filter); },
      [&](const insight::StockAge& row) {
        const auto& place = place_of(run, row.location);
        if (!wanted(run, place)) return;
        const auto ages = insight::aged(row, run.today);
        const Quantity dead = insight::dead(row, run.today);
        const Currency currency = entity_of(run, row.entity).currency;
        const auto day = [](const std::optional<BusinessDate>& d) {
          return d ? Value(*d) : Value();
        };
        run.row(
            {place.code, place.name, text_or_none(row.product.sku), row.product.name, row.on_hand,
             row.came.empty() ? Value() : Value(row.came.front().first), day(row.last_sold),
             ages[0], ages[1], ages[2], ages[3], ages[4], dead, std::string(currency.code()),
             Money{insight::at_average(row, row.on_hand), currency},
             Money{insight::at_average(row, dead), currency}},
            of_product(row.product.id));
      });
}

void turn_rows(ReportRun& run) {
  const auto ends = insight::month_ends_until(run.request.to.value_or(run.today));
  each_row(
      figure_filter(run.request),
      [&](const auto& filter) { return run.source.figures.stock_turns(run.unit, filter, ends); },
      [&](const insight::StockTurn& row) {
        const auto& entity = entity_of(run, row.entity);
        const bool nothing = row.average_minor() == 0 && row.cost_minor == 0 && row.net_minor == 0;
        if (nothing || (run.request.entity && row.entity != run.request.entity)) return;
        const auto money = [&](std::int64_t minor) { return Money{minor, entity.currency}; };
        const bool mixed = row.other_currencies;
        run.row(
            {text_or_none(row.product.sku), row.product.name, entity.code,
             std::string(entity.currency.code()), money(row.cost_minor), money(row.average_minor()),
             milli_or_none(row.turnover_milli()), milli_or_none(row.days_milli()),
             money(row.net_minor), mixed ? Value() : Value(money(row.net_minor - row.cost_minor)),
             milli_or_none(row.gmroi_milli())},
            of_product(row.product.id));
      });
}

std::vector<std::string> turn_notes(ReportRun& run) {
  const auto ends = insight::month_ends_until(run.request.to.value_or(run.today));
  return {run.texts.text("Twelve months: {from} to {to}",
                         {{"from", run.texts.format().date(ends.front() + 1)},
                          {"to", run.texts.format().date(ends.back())}})};
}

void rank_rows(ReportRun& run) {
  // Who belongs together: a company's sales in one currency.
  std::string entity, currency;
  std::int64_t before = 0, rank = 0;
  run.source.figures.each_ranked(
      run.unit, figure_filter(run.request), [&](const insight::RankedSales& row) {
        if (row.entity.code != entity || row.currency.code() != currency) {
          entity = row.entity.code;
          currency = row.currency.code();
          before = rank = 0;
        }
        const char name = insight::abc_class(before, row.net_minor, row.total_minor);
        if (row.net_minor > 0) before += row.net_minor;
        const auto money = [&](std::int64_t minor) { return Money{minor, row.currency}; };
        run.row({row.entity.code, currency, ++rank, text_or_none(row.product.sku), row.product.name,
                 row.units, money(row.net_minor), share_of(row.net_minor, row.total_minor),
                 share_of(before, row.total_minor), std::string(1, name)},
                of_product(row.product.id));
      });
}

void fill_rows(ReportRun& run) {
  run.source.figures.each_fill(run.unit, period_of(run), [&](const insight::FillRow& row) {
    // An order of which no file says the place has none.
    const auto place = std::ranges::find(run.locations, row.location, &company::Location::id);
    const bool known = place != run.locations.end();
    run.row({known ? Value(place->code) : Value(), known ? Value(place->name) : Value(),
             text_or_none(row.product.sku), row.product.name, row.lines, row.ordered, row.filled,
             Value()},
            of_product(row.product.id));
  });
}

void movement_rows(ReportRun& run) {
  run.source.figures.each_movement(run.unit, period_of(run), [&](const insight::MovementRow& row) {
    const auto named = [&](LocationId id) {
      const auto& place = place_of(run, id);
      return company::holds_stock(place.kind) && place.kind != company::LocationKind::transit
                 ? Value(Coded{place.code, place.name})
                 : Value(Coded{place.code, i18n::name(run.texts, place.kind)});
    };
    const auto kind = books::entry_kind_named(row.kind);
    const auto leads = of_document(row.document_kind, row.document_id, row.document);
    const Currency currency = entity_of(run, row.entity).currency;
    run.row({row.date, Coded{row.kind, i18n::name(run.texts, kind)}, text_or_none(row.document),
             text_or_none(row.product.sku), row.product.name, named(row.from), named(row.to),
             row.quantity, std::string(currency.code()), Money{row.value_minor, currency}},
            leads.kind == RowTarget::Kind::none ? of_product(row.product.id) : leads);
  });
}

}  // namespace stock_figures_detail

Report stock_flow_report() {
  using enum FieldType;
  return {
      "stock-flow",
      KONTOR_TEXT("Sell-through, cover and days without stock"),
      KONTOR_TEXT("Sell-through: units sold of what lay there and was received. Cover: what is "
                  "available now by the mean units of a day"),
      {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
      company::Permission::read_stock,
      {{"location", KONTOR_TEXT("Location")},
       {"location_name", KONTOR_TEXT("Location's name")},
       {"sku", KONTOR_TEXT("SKU")},
       {"product", KONTOR_TEXT("Product")},
       {"opening", KONTOR_TEXT("At the beginning"), quantity, true},
       {"received", KONTOR_TEXT("Received"), quantity, true},
       {"supply", KONTOR_TEXT("Both together"), quantity, true},
       {"sold", KONTOR_TEXT("Sold"), quantity, true},
       {"other", KONTOR_TEXT("Corrected"), quantity, true},
       {"closing", KONTOR_TEXT("At the end"), quantity, true},
       {"sell_through", KONTOR_TEXT("Sell-through"), percent, false, "sold", "supply"},
       {"available", KONTOR_TEXT("Available"), quantity, true},
       {"cover", KONTOR_TEXT("Days of cover"), quantity},
       {"days_listed", KONTOR_TEXT("Days listed"), count, true},
       {"days_empty", KONTOR_TEXT("Days without stock"), count, true},
       {"empty_rate", KONTOR_TEXT("Stock-out rate"), percent, false, "days_empty", "days_listed"}},
      &stock_figures_detail::flow_rows,
      &stock_figures_detail::period_notes,
      nullptr,
      false,
      KONTOR_TEXT("The last 90 days")};
}

Report stock_ageing_report() {
  using enum FieldType;
  constexpr auto read_cost = company::Permission::read_cost;
  return {"stock-ageing",
          KONTOR_TEXT("Age of stock and dead stock"),
          KONTOR_TEXT("How long goods have lain where they are, first in first out. Dead: nothing "
                      "sold there for 180 days, and there for longer"),
          {Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"location", KONTOR_TEXT("Location")},
           {"location_name", KONTOR_TEXT("Location's name")},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"on_hand", KONTOR_TEXT("On hand"), quantity, true},
           {"last_received", KONTOR_TEXT("Last came"), date},
           {"last_sold", KONTOR_TEXT("Last sold"), date},
           {"to_30", KONTOR_TEXT("To 30 days"), quantity, true},
           {"to_90", KONTOR_TEXT("31 to 90"), quantity, true},
           {"to_180", KONTOR_TEXT("91 to 180"), quantity, true},
           {"to_365", KONTOR_TEXT("181 to 365"), quantity, true},
           {"older", KONTOR_TEXT("Older"), quantity, true},
           {"dead", KONTOR_TEXT("Dead"), quantity, true},
           {"currency", KONTOR_TEXT("Currency"), currency, false, {}, {}, read_cost},
           {"value", KONTOR_TEXT("Value"), money, true, {}, {}, read_cost},
           {"dead_value", KONTOR_TEXT("Dead, value"), money, true, {}, {}, read_cost}},
          &stock_figures_detail::age_rows};
}

Report stock_turnover_report() {
  using enum FieldType;
  return {"stock-turnover",
          KONTOR_TEXT("Inventory turnover and GMROI"),
          KONTOR_TEXT("Twelve whole months: cost of goods sold and gross margin by the average "
                      "stock at cost of 13 month-ends"),
          {Parameter::to, Parameter::entity},
          company::Permission::read_cost,
          {{"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"entity", KONTOR_TEXT("Company")},
           {"currency", KONTOR_TEXT("Currency"), currency},
           {"cost", KONTOR_TEXT("Cost of goods sold"), money, true},
           {"average_stock", KONTOR_TEXT("Average stock at cost"), money, true},
           {"turnover", KONTOR_TEXT("Turnover"), quantity},
           {"days", KONTOR_TEXT("Days of inventory"), quantity},
           {"net_sales", KONTOR_TEXT("Net sales"), money, true},
           {"gross_margin", KONTOR_TEXT("Gross margin"), money, true},
           {"gmroi", KONTOR_TEXT("GMROI"), quantity}},
          &stock_figures_detail::turn_rows,
          &stock_figures_detail::turn_notes};
}

Report fill_rate_report() {
  using enum FieldType;
  return {"fill-rate",
          KONTOR_TEXT("Fill rate"),
          KONTOR_TEXT("Units sent from what was promised when the order came, of the units "
                      "ordered; orders that were cancelled are left out"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"location", KONTOR_TEXT("Location")},
           {"location_name", KONTOR_TEXT("Location's name")},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"lines", KONTOR_TEXT("Lines"), count, true},
           {"ordered", KONTOR_TEXT("Units ordered"), quantity, true},
           {"filled", KONTOR_TEXT("Sent at first promise"), quantity, true},
           {"fill_rate", KONTOR_TEXT("Fill rate"), percent, false, "filled", "ordered"}},
          &stock_figures_detail::fill_rows,
          &stock_figures_detail::period_notes,
          nullptr,
          false,
          KONTOR_TEXT("The last 90 days")};
}

Report abc_report() {
  using enum FieldType;
  return {"abc",
          KONTOR_TEXT("ABC: products by net sales"),
          KONTOR_TEXT("A: the best sellers up to 80 % of net sales. B: up to 95 %. C: the rest"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::channel},
          company::Permission::read_orders,
          {{"entity", KONTOR_TEXT("Company")},
           {"currency", KONTOR_TEXT("Currency"), currency},
           {"rank", KONTOR_TEXT("Rank"), count},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"units", KONTOR_TEXT("Units"), quantity, true},
           {"net_sales", KONTOR_TEXT("Net sales"), money, true},
           {"share", KONTOR_TEXT("Share"), percent},
           {"cumulated", KONTOR_TEXT("Cumulated"), percent},
           {"class", KONTOR_TEXT("Class")}},
          &stock_figures_detail::rank_rows};
}

Report stock_movements_report() {
  using enum FieldType;
  constexpr auto read_cost = company::Permission::read_cost;
  return {"stock-movements",
          KONTOR_TEXT("Movements of goods"),
          KONTOR_TEXT("Each movement with its document, by day"),
          {Parameter::from, Parameter::to, Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"date", KONTOR_TEXT("Date"), date},
           {"kind", KONTOR_TEXT("What happened")},
           {"document", KONTOR_TEXT("Document")},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"from", KONTOR_TEXT("From")},
           {"to", KONTOR_TEXT("To")},
           {"quantity", KONTOR_TEXT("Quantity"), quantity, true},
           {"currency", KONTOR_TEXT("Currency"), currency, false, {}, {}, read_cost},
           {"value", KONTOR_TEXT("Value"), money, true, {}, {}, read_cost}},
          &stock_figures_detail::movement_rows,
          &stock_figures_detail::period_notes,
          nullptr,
          false,
          KONTOR_TEXT("The last 90 days")};
}

}  // namespace kontor::reports
