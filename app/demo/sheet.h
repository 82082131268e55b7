#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::app::demo {

/// A delimited text as Shopify writes it: UTF-8, comma, LF, quotes only where needed. Cells are
/// set by the name of their column; others stay empty.
class Sheet {
 public:
  explicit Sheet(std::span<const std::string_view> header);

  void begin_row();
  /// Asserts that the header has the column.
  void set(std::string_view column, std::string_view value);
  /// The whole file; ends the last row.
  std::string text();

 private:
  void end_row();

  std::span<const std::string_view> m_header;
  std::vector<std::string> m_row;
  std::string m_text;
};

}  // namespace kontor::app::demo
