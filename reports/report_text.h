#pragma once

#include <string>

#include "i18n/format.h"
#include "reports/output.h"
#include "reports/report.h"

namespace kontor::reports {

/// Writes the values of a report's rows: for people in a language, for programs plainly.
class ReportText {
 public:
  ReportText(const std::vector<Field>& fields, const i18n::Format& format);

  /// As people read it: grouped, in their digits; the currency stands at an amount only where it
  /// is not the row's own.
  std::string shown(const Value& value, const Values& row) const;
  /// As programs read it: exact, with a point, ISO dates, codes instead of words.
  static Cell plain(const Value& value);
  /// The same with words instead of codes.
  static Cell plain_in_words(const Value& value);

 private:
  const i18n::Format& m_format;
  std::optional<std::size_t> m_currency;  ///< the field with the row's own
};

/// "2026-10".
std::string month_text(Month month);

}  // namespace kontor::reports
