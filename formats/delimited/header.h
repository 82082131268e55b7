#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/delimited/problem.h"
#include "formats/delimited/reader.h"

namespace kontor::formats {

/// The column names of a file. Names are trimmed of blanks (no-break spaces and byte order marks
/// too) and otherwise exact; columns are found by name, never by position.
class Header {
 public:
  Header() = default;
  explicit Header(const Row& row);

  /// Names in the file's order; blank names stay as empty texts, so that positions are kept.
  const std::vector<std::string>& names() const { return m_names; }
  std::size_t size() const { return m_names.size(); }

  /// The position of a column: by the exact name first, else by the same name in another case if
  /// only one column has it.
  std::optional<std::size_t> find(std::string_view name) const;
  /// Those of `names` that are not there, in the given order.
  std::vector<std::string> require(const std::vector<std::string>& names) const;
  /// Exact names that stand more than once, blank ones aside, each once.
  const std::vector<std::string>& duplicates() const { return m_duplicates; }

  /// Whether the row can be a header: `no_header` when it reads like data (a quarter of its filled
  /// cells are numbers, dates, e-mail addresses or truth values, or no cell has a letter),
  /// `duplicate_header` when a name stands twice.
  Problem problem() const;
  /// Whether a row has as many cells as the header: `row_too_short`, `row_too_long`, or `cut_off`
  /// for a short last row without a line break.
  Problem check_width(const Row& row) const;

 private:
  std::vector<std::string> m_names;
  std::vector<std::string> m_duplicates;
  std::unordered_map<std::string, std::size_t> m_exact;
  std::unordered_map<std::string, std::vector<std::size_t>> m_folded;
  std::uint64_t m_line = 0;
};

/// `text` without blanks, no-break spaces and byte order marks at both ends.
std::string_view trim_blanks(std::string_view text);

/// Case-folded (Unicode, no locale) form of UTF-8 text, for comparing names.
std::string fold_case(std::string_view text);

}  // namespace kontor::formats
