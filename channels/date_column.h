#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channels/reading.h"

namespace kontor::channels {

/// How the dates of a column are written, seen value by value: decided for the column as a whole,
/// never for a single cell. Memory does not grow with the column.
class DateColumn {
 public:
  DateColumn();

  /// A value without blanks at its ends, not empty.
  void see(std::string_view value);

  /// Patterns that read every value; "" stands for ISO 8601. None: no dates, or no value.
  std::vector<std::string> patterns() const;

  /// The pattern to read the column by.
  struct Decision {
    std::string pattern;  ///< "": ISO 8601, or no pattern reads all values
    bool read = false;    ///< it reads all values
    bool open = false;    ///< day or month first: both read all values, and not alike
    std::string example;  ///< a value that shows it
  };
  /// `stated`: which of the two comes first, where someone said it.
  Decision decide(std::optional<DateOrder> stated) const;

 private:
  bool m_any = false;
  bool m_iso = true;
  std::vector<std::string> m_patterns;  ///< that read all so far
  std::string m_example;                ///< a value that they read differently
};

}  // namespace kontor::channels
