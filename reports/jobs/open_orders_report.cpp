#include <algorithm>
#include <array>
#include <cstdint>

#include "i18n/mark.h"
#include "i18n/names.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace open_orders_report_detail {

/// Ages that are worth telling apart when orders are picked, packed and chased.
struct Band {
  std::int64_t last_day;
  const char* code;
  const char* words;
};
constexpr std::array<Band, 5> bands = {{{1, "0-1", KONTOR_TEXT("up to 1 day")},
                                        {3, "2-3", KONTOR_TEXT("2 to 3 days")},
                                        {7, "4-7", KONTOR_TEXT("4 to 7 days")},
                                        {30, "8-30", KONTOR_TEXT("8 to 30 days")},
                                        {INT64_MAX, "31+", KONTOR_TEXT("over 30 days")}}};

const Band& band_of(std::int64_t days) {
  std::size_t i = 0;
  while (days > bands[i].last_day) ++i;
  return bands[i];
}

Values row_of(const ReportRun& run, const insight::OpenOrder& order) {
  // An order of a zone that is ahead may be of tomorrow.
  const std::int64_t days = std::max(0, run.today.days - order.placed_date.days);
  const Band& band = band_of(days);
  const auto word = [&](const std::string& of_file) -> Value {
    if (of_file.empty()) return {};
    return Coded{of_file, i18n::file_word(run.texts, of_file)};
  };
  return {order.number,
          text_or_none(order.channel.code),
          text_or_none(order.location.code),
          order.placed_date,
          days,
          Coded{band.code, run.texts.text(band.words)},
          Coded{std::string(name_of(order.state)), i18n::name(run.texts, order.state)},
          word(order.payment_state),
          word(order.fulfilment_state),
          std::string(order.currency.code()),
          Money{order.total_minor, order.currency},
          Money{order.outstanding_minor, order.currency}};
}

void rows(ReportRun& run) {
  auto filter = figure_filter(run.request);
  do {
    const auto page = run.source.figures.open_orders(run.unit, filter);
    for (const insight::OpenOrder& order : page.rows) {
      run.row(row_of(run, order), of_document("order", order.document, order.number));
    }
    filter.after = page.next;
  } while (!filter.after.empty());
}

}  // namespace open_orders_report_detail

Report open_orders_report() {
  using enum FieldType;
  return {
      "open-orders",
      KONTOR_TEXT("Open orders by age"),
      KONTOR_TEXT("Orders that are not wholly fulfilled, the oldest first"),
      {Parameter::from, Parameter::to, Parameter::entity, Parameter::channel, Parameter::location},
      company::Permission::read_orders,
      {{"order", KONTOR_TEXT("Order")},
       {"channel", KONTOR_TEXT("Channel")},
       {"location", KONTOR_TEXT("Location")},
       {"placed_on", KONTOR_TEXT("Placed"), date},
       {"age_days", KONTOR_TEXT("Days"), count},
       {"age", KONTOR_TEXT("Age")},
       {"state", KONTOR_TEXT("State")},
       {"payment", KONTOR_TEXT("Payment")},
       {"fulfilment", KONTOR_TEXT("Fulfilment")},
       {"currency", KONTOR_TEXT("Currency"), currency},
       {"total", KONTOR_TEXT("Total"), money, true},
       {"outstanding", KONTOR_TEXT("Outstanding"), money, true}},
      &open_orders_report_detail::rows};
}

}  // namespace kontor::reports
