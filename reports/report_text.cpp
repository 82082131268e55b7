#include "reports/report_text.h"

#include <algorithm>

namespace kontor::reports {

namespace report_text_detail {

std::string percent_text(Percent percent) {
  // Hundredths of a percent have the two decimals of a currency of cents.
  return Money{percent.hundredths, Currency::of("EUR")}.to_decimal();
}

struct Shown {
  const i18n::Format& format;
  std::string currency;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Coded& coded) const { return coded.words; }
  std::string operator()(BusinessDate date) const { return format.date(date); }
  std::string operator()(Month month) const { return month_text(month); }
  std::string operator()(std::int64_t count) const { return format.integer(count); }
  std::string operator()(Quantity quantity) const { return format.quantity(quantity); }
  std::string operator()(Money money) const {
    return money.currency.code() == currency ? format.amount(money) : format.money(money);
  }
  std::string operator()(Percent percent) const { return format.decimal(percent_text(percent)); }
};

struct Plain {
  bool words;

  Cell operator()(std::monostate) const { return std::monostate{}; }
  Cell operator()(const std::string& text) const { return text; }
  Cell operator()(const Coded& coded) const { return words ? coded.words : coded.code; }
  Cell operator()(BusinessDate date) const { return DateText{date.to_iso()}; }
  Cell operator()(Month month) const { return DateText{month_text(month)}; }
  Cell operator()(std::int64_t count) const { return count; }
  Cell operator()(Quantity quantity) const { return DecimalText{quantity.to_decimal()}; }
  Cell operator()(Money money) const { return DecimalText{money.to_decimal()}; }
  Cell operator()(Percent percent) const { return DecimalText{percent_text(percent)}; }
};

}  // namespace report_text_detail

std::string month_text(Month month) {
  constexpr std::size_t year_and_month = 7;
  return month.first.to_iso().substr(0, year_and_month);
}

ReportText::ReportText(const std::vector<Field>& fields, const i18n::Format& format)
    : m_format(format) {
  const auto found = std::ranges::find(fields, FieldType::currency, &Field::type);
  if (found != fields.end()) m_currency = static_cast<std::size_t>(found - fields.begin());
}

std::string ReportText::shown(const Value& value, const Values& row) const {
  std::string currency;
  if (m_currency) {
    if (const auto* code = std::get_if<std::string>(&row[*m_currency])) currency = *code;
  }
  return std::visit(report_text_detail::Shown{m_format, std::move(currency)}, value);
}

Cell ReportText::plain(const Value& value) {
  return std::visit(report_text_detail::Plain{false}, value);
}

Cell ReportText::plain_in_words(const Value& value) {
  return std::visit(report_text_detail::Plain{true}, value);
}

}  // namespace kontor::reports
