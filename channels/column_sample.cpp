#include "channels/column_sample.h"

#include <algorithm>
#include <array>
#include <string_view>

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

}  // namespace

ColumnSample::ColumnSample() {
  for (std::size_t i = 0; i < number_styles.size(); ++i) m_styles.push_back(i);
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
  m_marks = m_marks || value.find_first_of(".,") != std::string::npos;
  std::erase_if(m_styles, [&](std::size_t style) {
    return !formats::parse_decimal(value, number_styles[style]);
  });
  // No group of thousands begins with a zero: "0.250" has a decimal point.
  const bool signed_value = value.front() == '-';
  const std::string_view digits = std::string_view(value).substr(signed_value ? 1 : 0);
  if (digits.starts_with("0.") || digits.starts_with("0,")) {
    const Mark mark = digits[1] == '.' ? Mark::point : Mark::comma;
    std::erase_if(m_styles, [&](std::size_t style) { return number_styles[style].mark != mark; });
  }
  if (m_styles.empty()) return;
  const auto number = formats::parse_decimal(value, number_styles[m_styles.front()]);
  std::int64_t one = 1;
  for (int i = 0; i < number->scale && i < formats::max_decimal_scale; ++i) one *= 10;
  if (number->mantissa >= 0 && number->mantissa <= one) ++m_shares;
  if (number->mantissa > 0 && number->mantissa < one) ++m_between;
}

ColumnSample::Numbers ColumnSample::numbers() const {
  Numbers result;
  result.all = any() && !m_styles.empty();
  if (!result.all) return result;
  result.style = number_styles[m_styles.front()];
  result.plain = !m_marks && !result.style.thousands && !result.style.currency;
  if (!m_marks) return result;
  result.ambiguous = std::any_of(m_styles.begin(), m_styles.end(), [&](std::size_t style) {
    return number_styles[style].mark != result.style.mark;
  });
  return result;
}

}  // namespace kontor::channels
