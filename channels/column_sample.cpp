#include "channels/column_sample.h"

#include <array>
#include <string_view>
#include <utility>

namespace kontor::channels {

namespace {

using formats::DecimalStyle;
using Mark = formats::DecimalStyle::Mark;

/// Plain styles first: the first that reads all is taken.
constexpr std::array<DecimalStyle, 8> number_styles{
    DecimalStyle{Mark::point, false, false}, DecimalStyle{Mark::comma, false, false},
    DecimalStyle{Mark::point, true, false},  DecimalStyle{Mark::comma, true, false},
    DecimalStyle{Mark::point, false, true},  DecimalStyle{Mark::comma, false, true},
    DecimalStyle{Mark::point, true, true},   DecimalStyle{Mark::comma, true, true}};

/// No group of thousands begins with a zero: "0.250" has a decimal point.
std::optional<Mark> certain_mark(const std::string& value) {
  const std::size_t first = value.find_first_of("0123456789");
  if (first == std::string::npos) return std::nullopt;
  const std::string_view digits = std::string_view(value).substr(first);
  if (digits.starts_with("0.")) return Mark::point;
  if (digits.starts_with("0,")) return Mark::comma;
  return std::nullopt;
}

bool reads(std::size_t style, const std::string& value) {
  const auto mark = certain_mark(value);
  if (mark && number_styles[style].mark != *mark) return false;
  return formats::parse_decimal(value, number_styles[style]).has_value();
}

bool any_reads(const std::string& value) {
  for (std::size_t i = 0; i < number_styles.size(); ++i)
    if (reads(i, value)) return true;
  return false;
}

}  // namespace

NumberColumn::NumberColumn() {
  for (std::size_t i = 0; i < number_styles.size(); ++i) m_styles.push_back(i);
}

void NumberColumn::see(const std::string& value) {
  const bool mark = value.find_first_of(".,") != std::string::npos;
  std::vector<std::size_t> left;
  for (const std::size_t i : m_styles)
    if (reads(i, value)) left.push_back(i);
  if (left.empty() && !any_reads(value)) {
    m_others = true;
    return;
  }
  m_any = true;
  m_marks = m_marks || mark;
  if (mark && m_example.empty()) m_example = value;
  if (left.empty() && !m_styles.empty()) m_other_example = value;
  m_styles = std::move(left);
}

std::optional<DecimalStyle> NumberColumn::style() const {
  if (!m_any || m_styles.empty()) return std::nullopt;
  return number_styles[m_styles.front()];
}

std::optional<DecimalStyle> NumberColumn::style(Mark mark) const {
  for (const std::size_t i : m_styles)
    if (m_any && number_styles[i].mark == mark) return number_styles[i];
  return std::nullopt;
}

bool NumberColumn::ambiguous() const {
  return m_marks && style(Mark::point).has_value() && style(Mark::comma).has_value();
}

void ColumnSample::see(const std::string& value) {
  if (value.empty()) {
    ++m_blank;
    return;
  }
  ++m_filled;
  m_distinct.insert(value);
  if (value.ends_with(".0")) ++m_point_zero;
  m_dates.see(value);
  see_number(value);
}

void ColumnSample::see_number(const std::string& value) {
  m_numbers.see(value);
  const auto style = m_numbers.style();
  if (!style || m_numbers.others()) return;
  const auto number = formats::parse_decimal(value, *style);
  std::int64_t one = 1;
  for (int i = 0; i < number->scale && i < formats::max_decimal_scale; ++i) one *= 10;
  if (number->mantissa >= 0 && number->mantissa <= one) ++m_shares;
  if (number->mantissa > 0 && number->mantissa < one) ++m_between;
}

ColumnSample::Numbers ColumnSample::numbers() const {
  Numbers result;
  const auto style = m_numbers.style();
  result.all = any() && style.has_value() && !m_numbers.others();
  if (!result.all) return result;
  result.style = *style;
  result.plain = !m_numbers.marks() && !style->thousands && !style->currency;
  result.ambiguous = m_numbers.ambiguous();
  return result;
}

}  // namespace kontor::channels
