#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "channels/date_column.h"
#include "formats/numbers.h"

namespace kontor::channels {

/// How the numbers of a column are written, seen value by value: decided for the column as a whole,
/// never for a single cell. What no way of writing reads is no number and decides nothing. Memory
/// does not grow with the column.
class NumberColumn {
 public:
  NumberColumn();

  /// A value without blanks at its ends, not empty.
  void see(const std::string& value);

  /// The plainest way that reads all numbers; none where there is no such way, or no number.
  std::optional<formats::DecimalStyle> style() const;
  /// The same with this decimal mark.
  std::optional<formats::DecimalStyle> style(formats::DecimalStyle::Mark mark) const;
  /// Some value has a point or comma.
  bool marks() const { return m_marks; }
  /// A value that is no number in any way of writing has been seen.
  bool others() const { return m_others; }
  /// Point and comma read all numbers, and not alike ("1,234" alone).
  bool ambiguous() const;
  /// A value with a mark; where no way reads all, another one that is written differently.
  const std::string& example() const { return m_example; }
  const std::string& other_example() const { return m_other_example; }

 private:
  bool m_any = false, m_marks = false, m_others = false;
  std::vector<std::size_t> m_styles;  ///< that read all numbers so far, the plainest first
  std::string m_example, m_other_example;
};

/// What the values of a column have in common, seen one after another. How dates and numbers are
/// written is decided for the whole column, never cell by cell.
class ColumnSample {
 public:
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
  NumberColumn m_numbers;
};

}  // namespace kontor::channels
