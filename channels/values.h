#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "channels/table.h"
#include "channels/zone_words.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "domain/intake/records.h"
#include "formats/numbers.h"

namespace kontor::channels {

/// Reads the values of a record strictly and remembers the first that is wrong: the record is then
/// refused as a whole. After a wrong value the answers mean nothing. Numbers, dates and currencies
/// are blank only where the caller allows it.
class Values {
 public:
  explicit Values(formats::DecimalStyle style = {}) : m_style(style) {}

  /// Says where the following values stand. `row` is the physical line.
  void at(std::int64_t row) { m_row = row; }
  /// How the following numbers are written; none: as all of the file.
  void write_as(const std::optional<formats::DecimalStyle>& style) { m_own_style = style; }

  /// The text; refuses value_missing.
  std::string needed(Cell cell);
  /// Blank: nothing. Refuses value_not_number.
  std::optional<Decimal> decimal(Cell cell);
  Decimal needed_decimal(Cell cell);
  /// Blank: nothing. Refuses value_too_precise beyond three decimals, value_too_large.
  std::optional<Quantity> quantity(Cell cell);
  Quantity needed_quantity(Cell cell);
  /// Blank: nothing. Refuses value_too_precise when the minor unit can't hold it ("1.00" yen is 1).
  std::optional<Money> money(Cell cell, Currency currency);
  /// Blank: zero.
  Money money_or_zero(Cell cell, Currency currency);
  /// Refuses value_missing, value_not_currency.
  Currency currency(Cell cell);
  /// Blank: nothing. `pattern` as formats::parse_datetime, empty: ISO 8601. Refuses value_not_date.
  /// A zone's words in the pattern need `zones`; value_unknown when they are none.
  std::optional<intake::FileTime> time(Cell cell, std::string_view pattern = {},
                                       const ZoneWords* zones = nullptr);
  intake::FileTime needed_time(Cell cell, std::string_view pattern = {});

  /// Refuses with a row, the column and the value; the first refusal stays.
  void refuse(RefusalCode code, Cell cell);
  void refuse(Refusal refusal);
  bool ok() const { return !m_refusal; }
  const std::optional<Refusal>& refusal() const { return m_refusal; }

 private:
  formats::DecimalStyle m_style;
  std::optional<formats::DecimalStyle> m_own_style;
  std::int64_t m_row = 0;
  std::optional<Refusal> m_refusal;
};

/// A text without the apostrophe that keeps spreadsheets from reading it as a number.
std::string unguarded(std::string_view text);

/// Lower case of ASCII letters; other characters stay.
std::string ascii_lower(std::string_view text);

/// A share of one in 10^-6, exactly ("0.05" is 50000); nothing when it is finer or not in 0..1.
std::optional<std::int64_t> parts_per_million(const Decimal& share);

}  // namespace kontor::channels
