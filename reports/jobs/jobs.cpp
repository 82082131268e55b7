#include "reports/jobs/jobs.h"

namespace kontor::reports {

insight::FigureFilter figure_filter(const ReportRequest& request) {
  insight::FigureFilter filter;
  filter.entity = request.entity;
  filter.channel = request.channel;
  filter.location = request.location;
  filter.from = request.from;
  filter.to = request.to;
  filter.limit = report_page;
  return filter;
}

Value text_or_none(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::span<const Report> all_reports() {
  static const std::vector<Report> reports = {sales_by_month_report(),  sales_by_product_report(),
                                              stock_value_report(),     stock_adjustments_report(),
                                              trial_balance_report(),   day_close_report(),
                                              open_orders_report(),     import_result_report(),
                                              count_accuracy_report(),  shrinkage_report(),
                                              stock_flow_report(),      stock_ageing_report(),
                                              stock_turnover_report(),  abc_report(),
                                              stock_movements_report(), fill_rate_report()};
  return reports;
}

RowTarget of_document(std::string_view kind, DocumentId document, const std::string& number) {
  using enum RowTarget::Kind;
  if (kind == "order") return {order, document.value, number};
  if (kind == "transfer") return {transfer, document.value, number};
  if (kind == "purchase") return {purchase, document.value, number};
  const auto counted = kind == "count" ? stock::count_number_of(number) : std::nullopt;
  if (counted) return {count, *counted};
  return {};
}

RowTarget of_account(const ReportRun& run, AccountId account, const std::string& channel,
                     std::optional<BusinessDate> from, std::optional<BusinessDate> to) {
  RowTarget target{RowTarget::Kind::entries, account.value};
  target.entity = run.request.entity;
  target.common = channel.empty();
  for (const auto& one : run.channels)
    if (one.code == channel) target.channel = one.id;
  target.from = from;
  target.to = to;
  return target;
}

}  // namespace kontor::reports
