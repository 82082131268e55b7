#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "channels/date_column.h"
#include "formats/numbers.h"

namespace kontor::channels {

/// What the values of a column have in common, seen one after another. How dates and numbers are
/// written is decided for the whole column, never cell by cell.
class ColumnSample {
 public:
  ColumnSample();

  /// A value without blanks at its ends.
  void see(const std::string& value);

  bool any() const { return m_filled > 0; }
  /// No value stands twice, and none is blank.
  bool unique() const { return m_filled > 1 && m_distinct.size() == m_filled && m_blank == 0; }
  /// A suffix of all values that says nothing: ".0" of numbers that a spreadsheet took for
  /// decimals.
  bool ends_in_point_zero() const { return any() && m_point_zero == m_filled; }
  /// Numbers from 0 to 1, some of them between: shares.
  bool shares() const { return any() && m_shares == m_filled && m_between > 0; }

  /// Patterns that read every value; "" stands for ISO 8601. Two of them: day and month cannot be
  /// told apart. None: no dates.
  const DateColumn& dates() const { return m_dates; }
  std::vector<std::string> date_patterns() const { return m_dates.patterns(); }

  /// How every value reads as a number.
  struct Numbers {
    bool all = false;        ///< every value is a number
    bool plain = false;      ///< whole numbers without grouping: any style reads them
    bool ambiguous = false;  ///< point and comma cannot be told apart ("1,234" alone)
    formats::DecimalStyle style;
  };
  Numbers numbers() const;

 private:
  void see_number(const std::string& value);

  std::size_t m_filled = 0, m_blank = 0, m_point_zero = 0, m_shares = 0, m_between = 0;
  std::unordered_set<std::string> m_distinct;
  DateColumn m_dates;
  bool m_marks = false;               ///< some value has a point or comma
  std::vector<std::size_t> m_styles;  ///< of number_styles(), that read all so far
};

}  // namespace kontor::channels
