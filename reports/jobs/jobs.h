#pragma once

#include "reports/report.h"

namespace kontor::reports {

// One function a report; each gives what reports/report.h says of it.
Report sales_by_month_report();
Report sales_by_product_report();
Report stock_value_report();
Report stock_adjustments_report();
Report trial_balance_report();
Report day_close_report();
Report open_orders_report();
Report import_result_report();
Report count_accuracy_report();
Report shrinkage_report();
Report stock_flow_report();
Report stock_ageing_report();
Report stock_turnover_report();
Report fill_rate_report();
Report abc_report();
Report stock_movements_report();

/// How many rows one statement reads.
inline constexpr int report_page = 500;

/// The filter of figures that a request means, with pages of this size.
insight::FigureFilter figure_filter(const ReportRequest& request);

/// No value where there is no text.
Value text_or_none(const std::string& text);

/// The last day of a month, by its first.
inline BusinessDate month_end(BusinessDate first) {
  constexpr int longest_month = 31;
  return (first + longest_month).month_start() + -1;
}

/// What a row is of.
inline RowTarget of_product(ProductId product) {
  RowTarget target;
  if (product) target = {RowTarget::Kind::product, product.value};
  return target;
}
/// The same of a document, by the kind that the ledger gives it; none where no window shows it.
RowTarget of_document(std::string_view kind, DocumentId document, const std::string& number);
/// The entries of an account and a channel's side, by the channel's code; empty: common.
RowTarget of_account(const ReportRun& run, AccountId account, const std::string& channel,
                     std::optional<BusinessDate> from, std::optional<BusinessDate> to);

}  // namespace kontor::reports
