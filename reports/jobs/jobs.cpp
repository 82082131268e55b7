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
  static const std::vector<Report> reports = {sales_by_month_report(), sales_by_product_report(),
                                              stock_value_report(),    stock_adjustments_report(),
                                              trial_balance_report(),  day_close_report(),
                                              open_orders_report(),    import_result_report(),
                                              count_accuracy_report(), shrinkage_report(),
                                              stock_flow_report(),     stock_ageing_report(),
                                              stock_turnover_report(), abc_report(),
                                              stock_movements_report()};
  return reports;
}

}  // namespace kontor::reports
