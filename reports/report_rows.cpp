#include "reports/report_rows.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::reports {

namespace report_rows_detail {

/// The number behind a figure, for sums and parts of one kind.
std::optional<std::int64_t> number_of(const Value& value) {
  if (const auto* count = std::get_if<std::int64_t>(&value)) return *count;
  if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity->milli;
  if (const auto* money = std::get_if<Money>(&value)) return money->minor;
  return std::nullopt;
}

std::size_t index_of(const std::vector<Field>& fields, std::string_view key) {
  const auto found = std::ranges::find(fields, key, &Field::key);
  KONTOR_ASSERT(found != fields.end());
  return static_cast<std::size_t>(found - fields.begin());
}

}  // namespace report_rows_detail

std::optional<Percent> percent_of(const Value& part, const Value& whole) {
  constexpr std::int64_t hundredths_of_percent = 10'000;
  const auto a = report_rows_detail::number_of(part);
  const auto b = report_rows_detail::number_of(whole);
  if (!a || !b || *b == 0 || part.index() != whole.index()) return std::nullopt;
  const auto* money = std::get_if<Money>(&part);
  if (money != nullptr && money->currency != std::get<Money>(whole).currency) return std::nullopt;
  return Percent{mul_div_half_up(*a, hundredths_of_percent, *b)};
}

void ReportRows::Sum::add(const Value& added) {
  const auto number = report_rows_detail::number_of(added);
  if (!number) return;
  if (!value) {
    value = added;
    return;
  }
  const auto so_far = report_rows_detail::number_of(*value);
  std::int64_t sum = 0;
  const auto* money = std::get_if<Money>(&added);
  mixed = mixed || value->index() != added.index() ||
          (money != nullptr && std::get<Money>(*value).currency != money->currency) ||
          __builtin_add_overflow(*so_far, *number, &sum);
  if (mixed) return;
  if (money != nullptr) {
    value = Money{sum, money->currency};
  } else if (std::holds_alternative<Quantity>(added)) {
    value = Quantity{sum};
  } else {
    value = sum;
  }
}

ReportRows::ReportRows(const std::vector<Field>& fields, const company::Actor& actor,
                       std::string total_word, const company::Scope& scope)
    : m_fields(fields), m_total_word(std::move(total_word)) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    m_shown.push_back(!fields[i].needs || actor.may(*fields[i].needs, scope));
    if (fields[i].type == FieldType::currency && !m_currency) m_currency = i;
  }
}

void ReportRows::work_out_percentages(Values& values) const {
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    const Field& field = m_fields[i];
    if (field.whole.empty()) continue;
    const auto percent = percent_of(values[report_rows_detail::index_of(m_fields, field.part)],
                                    values[report_rows_detail::index_of(m_fields, field.whole)]);
    values[i] = percent ? Value(*percent) : Value();
  }
}

Values ReportRows::visible(const Values& values) const {
  Values shown;
  shown.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (m_shown[i]) shown.push_back(values[i]);
  }
  return shown;
}

Values ReportRows::ready(const Values& given) {
  KONTOR_ASSERT(given.size() == m_fields.size());
  Values values = given;
  work_out_percentages(values);
  std::string currency;
  if (m_currency) {
    if (const auto* code = std::get_if<std::string>(&values[*m_currency])) currency = *code;
  }
  auto& sums = m_sums[currency];
  sums.resize(m_fields.size());
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    if (m_fields[i].total) sums[i].add(values[i]);
  }
  return visible(values);
}

std::vector<Values> ReportRows::totals() const {
  std::vector<Values> rows;
  if (std::ranges::none_of(m_fields, &Field::total)) return rows;
  for (const auto& [currency, sums] : m_sums) {
    Values total(m_fields.size());
    total[0] = m_total_word;
    if (m_currency && !currency.empty()) total[*m_currency] = currency;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
      if (sums[i].value && !sums[i].mixed) total[i] = *sums[i].value;
    }
    work_out_percentages(total);
    rows.push_back(visible(total));
  }
  return rows;
}

}  // namespace kontor::reports
