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
Report abc_report();
Report stock_movements_report();

/// How many rows one statement reads.
inline constexpr int report_page = 500;

/// The filter of figures that a request means, with pages of this size.
insight::FigureFilter figure_filter(const ReportRequest& request);

/// No value where there is no text.
Value text_or_none(const std::string& text);

}  // namespace kontor::reports
