#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/zone.h"

namespace kontor::i18n {

/// Which digits figures are written with.
enum class Digits { by_language, latin, arabic };

/// Writes figures and dates as a language does: always the Gregorian calendar, a true minus, exact
/// decimals. Cheap to copy; may be used from several threads at once.
class Format {
 public:
  /// A language that Kontor speaks, as language_for() takes it.
  explicit Format(std::string_view language, Digits digits = Digits::by_language);

  /// Grouped, with as many decimals as the quantity needs.
  std::string quantity(Quantity q) const;
  /// A ratio in hundredths, always with both decimals.
  std::string hundredths(std::int64_t n) const;
  /// With the decimals and the code or sign of its currency.
  std::string money(Money m) const;
  /// The same without the currency, for columns that name it in their head.
  std::string amount(Money m) const;
  /// At least the currency's decimals, at most six; without the currency.
  std::string unit_price(UnitPrice p) const;
  /// Grouped.
  std::string integer(std::int64_t n) const;
  /// Without groups: row, line and batch numbers.
  std::string number(std::int64_t n) const;
  /// A plain decimal as domain values write it ("-1234.50"), grouped, decimals kept; anything else
  /// as it is.
  std::string decimal(std::string_view plain) const;
  std::string date(BusinessDate d) const;
  /// With the day of the week: "Friday, 20 November 2026".
  std::string long_date(BusinessDate d) const;
  /// Without the year: "20 Nov".
  std::string day_and_month(BusinessDate d) const;
  /// Tenths of a percent with one decimal.
  std::string percent(std::int64_t permille) const;
  /// The same with its sign, plus included: a change.
  std::string change(std::int64_t permille) const;
  /// Date, hours and minutes at a time zone.
  std::string instant(Instant at, const TimeZone& zone) const;
  /// With a capital at its beginning, where the language has capitals: a word that stands alone.
  std::string capitalised(std::string_view text) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> m_rules;
};

}  // namespace kontor::i18n
