#include <algorithm>

#include "i18n/mark.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace sales_reports_detail {

using insight::MonthSales;
using insight::ProductSales;

std::int64_t net_of(const books::SalesSums& s) {
  return s.gross_minor - s.discount_minor - s.returns_minor;
}

/// What is left of net sales, which has no meaning between two currencies.
Value gross_margin(const books::SalesSums& s, Currency sold_in, Currency cost_in) {
  if (sold_in != cost_in) return {};
  return Money{net_of(s) - s.cost_minor, sold_in};
}

/// What was sold in the month on the channel, product by product.
RowTarget of_month(const ReportRun& run, const MonthSales& m) {
  RowTarget target{RowTarget::Kind::report, 0, "sales-by-product"};
  for (const auto& entity : run.entities)
    if (entity.code == m.entity.code) target.entity = entity.id;
  for (const auto& channel : run.channels)
    if (channel.code == m.channel.code) target.channel = channel.id;
  target.from = m.month;
  target.to = month_end(m.month);
  if (run.request.from) target.from = std::max(*target.from, *run.request.from);
  if (run.request.to) target.to = std::min(*target.to, *run.request.to);
  return target;
}

void month_rows(ReportRun& run) {
  const auto filter = figure_filter(run.request);
  for (const MonthSales& m : run.source.figures.sales_by_month(run.unit, filter)) {
    const auto& s = m.sums;
    const auto money = [&](std::int64_t minor) { return Money{minor, m.currency}; };
    run.row({Month{m.month},
             m.entity.code,
             text_or_none(m.channel.code),
             text_or_none(m.channel.name),
             std::string(m.currency.code()),
             s.orders,
             Quantity{s.units_milli},
             money(s.gross_minor),
             money(s.discount_minor),
             money(s.returns_minor),
             money(net_of(s)),
             money(s.shipping_minor),
             money(s.tax_minor),
             money(net_of(s) + s.shipping_minor + s.tax_minor),
             Money{s.cost_minor, m.ledger_currency},
             gross_margin(s, m.currency, m.ledger_currency),
             {}},
            of_month(run, m));
  }
}

void product_rows(ReportRun& run) {
  auto filter = figure_filter(run.request);
  do {
    const auto page = run.source.figures.sales_by_product(run.unit, filter);
    for (const ProductSales& p : page.rows) {
      const auto& s = p.sums;
      const auto money = [&](std::int64_t minor) { return Money{minor, p.currency}; };
      run.row({text_or_none(p.sku),
               p.name,
               p.entity.code,
               text_or_none(p.channel.code),
               text_or_none(p.channel.name),
               std::string(p.currency.code()),
               Quantity{s.units_milli},
               money(s.gross_minor),
               money(s.discount_minor),
               money(s.returns_minor),
               money(net_of(s)),
               {},
               money(s.tax_minor),
               Money{s.cost_minor, p.ledger_currency},
               gross_margin(s, p.currency, p.ledger_currency),
               {}},
              of_product(p.product));
    }
    filter.after = page.next;
  } while (!filter.after.empty());
}

/// The fields that only those see who may know costs; they stand last.
void add_cost_fields(std::vector<Field>& fields) {
  constexpr auto read_cost = company::Permission::read_cost;
  const Field cost{"cost", KONTOR_TEXT("Cost"), FieldType::money, true, {}, {}, read_cost};
  const Field margin{"gross_margin", KONTOR_TEXT("Gross margin"), FieldType::money, true, {}, {},
                     read_cost};
  const Field percent{"margin_percent",   KONTOR_TEXT("Margin %"),
                      FieldType::percent, false,
                      "gross_margin",     "net_sales",
                      read_cost};
  fields.insert(fields.end(), {cost, margin, percent});
}

}  // namespace sales_reports_detail

Report sales_by_month_report() {
  using enum FieldType;
  Report report{
      "sales-by-month",
      KONTOR_TEXT("Sales by channel and month"),
      KONTOR_TEXT("What each channel sold in each month, by the day of the sale"),
      {Parameter::from, Parameter::to, Parameter::entity, Parameter::channel, Parameter::location},
      company::Permission::read_orders,
      {{"month", KONTOR_TEXT("Month"), month},
       {"entity", KONTOR_TEXT("Company")},
       {"channel", KONTOR_TEXT("Channel")},
       {"channel_name", KONTOR_TEXT("Channel's name")},
       {"currency", KONTOR_TEXT("Currency"), currency},
       {"orders", KONTOR_TEXT("Orders"), count, true},
       {"units", KONTOR_TEXT("Units"), quantity, true},
       {"gross_sales", KONTOR_TEXT("Gross sales"), money, true},
       {"discounts", KONTOR_TEXT("Discounts"), money, true},
       {"returns", KONTOR_TEXT("Returns"), money, true},
       {"net_sales", KONTOR_TEXT("Net sales"), money, true},
       {"shipping", KONTOR_TEXT("Shipping"), money, true},
       {"tax", KONTOR_TEXT("Tax"), money, true},
       {"total_sales", KONTOR_TEXT("Total sales"), money, true}},
      &sales_reports_detail::month_rows};
  sales_reports_detail::add_cost_fields(report.fields);
  return report;
}

Report sales_by_product_report() {
  using enum FieldType;
  Report report{
      "sales-by-product",
      KONTOR_TEXT("Sales by product and channel"),
      KONTOR_TEXT(
          "What each product sold on each channel; sales that name no product are left out"),
      {Parameter::from, Parameter::to, Parameter::entity, Parameter::channel},
      company::Permission::read_orders,
      {{"sku", KONTOR_TEXT("SKU")},
       {"product", KONTOR_TEXT("Product")},
       {"entity", KONTOR_TEXT("Company")},
       {"channel", KONTOR_TEXT("Channel")},
       {"channel_name", KONTOR_TEXT("Channel's name")},
       {"currency", KONTOR_TEXT("Currency"), currency},
       {"units", KONTOR_TEXT("Units"), quantity, true},
       {"gross_sales", KONTOR_TEXT("Gross sales"), money, true},
       {"discounts", KONTOR_TEXT("Discounts"), money, true},
       {"returns", KONTOR_TEXT("Returns"), money, true},
       {"net_sales", KONTOR_TEXT("Net sales"), money, true},
       {"return_percent", KONTOR_TEXT("Returns %"), percent, false, "returns", "gross_sales"},
       {"tax", KONTOR_TEXT("Tax"), money, true}},
      &sales_reports_detail::product_rows};
  sales_reports_detail::add_cost_fields(report.fields);
  return report;
}

}  // namespace kontor::reports
