#include "channels/values.h"

#include <algorithm>
#include <utility>

#include "domain/base/check.h"
#include "formats/datetime.h"

namespace kontor::channels {

namespace {

/// Longest piece of a wrong value that a refusal repeats.
constexpr std::size_t quoted_value_bytes = 80;

std::string quoted_value(std::string_view text) {
  if (text.size() <= quoted_value_bytes) return std::string(text);
  std::size_t end = quoted_value_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

/// Without zeros at the end that say nothing, down to `scale` decimals.
Decimal shortened(Decimal d, int scale) {
  while (d.scale > scale && d.mantissa % 10 == 0) {
    d.mantissa /= 10;
    --d.scale;
  }
  return d;
}

intake::FileTime file_time(const formats::LocalDateTime& t) {
  return {{BusinessDate::of(t.year, t.month, t.day), t.hour * 3600 + t.minute * 60 + t.second},
          t.offset_minutes};
}

}  // namespace

void Values::refuse(Refusal refusal) {
  if (!m_refusal) m_refusal = std::move(refusal);
}

void Values::refuse(RefusalCode code, Cell cell) {
  if (m_refusal) return;
  Refusal refusal{code, {{"row", std::to_string(m_row)}, {"column", std::string(cell.column)}}};
  if (!cell.text.empty()) refusal.args.emplace_back("value", quoted_value(cell.text));
  m_refusal = std::move(refusal);
}

std::string Values::needed(Cell cell) {
  if (cell.text.empty()) refuse(RefusalCode::value_missing, cell);
  return std::string(cell.text);
}

std::optional<Decimal> Values::decimal(Cell cell) {
  if (cell.text.empty()) return std::nullopt;
  const auto number = formats::parse_decimal(cell.text, m_own_style.value_or(m_style));
  if (!number) {
    refuse(RefusalCode::value_not_number, cell);
    return std::nullopt;
  }
  return Decimal{number->mantissa, number->scale};
}

Decimal Values::needed_decimal(Cell cell) {
  if (cell.text.empty()) refuse(RefusalCode::value_missing, cell);
  return decimal(cell).value_or(Decimal{});
}

std::optional<Quantity> Values::quantity(Cell cell) {
  const auto number = decimal(cell);
  if (!number) return std::nullopt;
  constexpr int quantity_scale = 3;
  const Decimal exact = shortened(*number, 0);
  const auto quantity = Quantity::from_decimal(exact);
  if (quantity) return quantity;
  const bool fine = exact.scale > quantity_scale;
  refuse(fine ? RefusalCode::value_too_precise : RefusalCode::value_too_large, cell);
  return std::nullopt;
}

Quantity Values::needed_quantity(Cell cell) {
  if (cell.text.empty()) refuse(RefusalCode::value_missing, cell);
  return quantity(cell).value_or(Quantity{});
}

std::optional<Money> Values::money(Cell cell, Currency currency) {
  const auto number = decimal(cell);
  if (!number) return std::nullopt;
  const Decimal exact = shortened(*number, currency.decimals());
  if (exact.scale > currency.decimals()) {
    refuse(RefusalCode::value_too_precise, cell);
    return std::nullopt;
  }
  const auto money = Money::from_decimal(exact, currency);
  if (!money) refuse(RefusalCode::value_too_large, cell);
  return money;
}

Money Values::money_or_zero(Cell cell, Currency currency) {
  return money(cell, currency).value_or(Money{0, currency});
}

Currency Values::currency(Cell cell) {
  if (cell.text.empty()) refuse(RefusalCode::value_missing, cell);
  const auto currency = Currency::parse(cell.text);
  if (!currency) refuse(RefusalCode::value_not_currency, cell);
  return currency.value_or(Currency{});
}

std::optional<intake::FileTime> Values::time(Cell cell, std::string_view pattern,
                                             const ZoneWords* zones) {
  if (cell.text.empty()) return std::nullopt;
  const auto read = pattern.empty() ? formats::parse_iso_datetime(cell.text)
                                    : formats::parse_datetime(cell.text, pattern);
  if (!read) {
    refuse(RefusalCode::value_not_date, cell);
    return std::nullopt;
  }
  intake::FileTime time = file_time(*read);
  if (!read->zone.empty()) {
    KONTOR_ASSERT(zones != nullptr);
    time.offset_minutes = zones->offset(read->zone, time.local);
    if (!time.offset_minutes) refuse(RefusalCode::value_unknown, cell);
  }
  return time;
}

intake::FileTime Values::needed_time(Cell cell, std::string_view pattern) {
  if (cell.text.empty()) refuse(RefusalCode::value_missing, cell);
  return time(cell, pattern).value_or(intake::FileTime{});
}

std::string unguarded(std::string_view text) {
  if (text.starts_with('\'')) text.remove_prefix(1);
  return std::string(text);
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

std::optional<std::int64_t> parts_per_million(const Decimal& share) {
  constexpr int ppm_scale = 6;
  const Decimal exact = shortened(share, 0);
  if (exact.scale > ppm_scale) return std::nullopt;
  std::int64_t ppm = exact.mantissa;
  for (int scale = exact.scale; scale < ppm_scale; ++scale) {
    if (ppm > 1'000'000 || ppm < 0) return std::nullopt;
    ppm *= 10;
  }
  if (ppm < 0 || ppm > 1'000'000) return std::nullopt;
  return ppm;
}

}  // namespace kontor::channels
