#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::app::demo {

/// A delimited text: UTF-8, LF; with commas and quotes only where needed, as Shopify, Square, Etsy
/// and banks write it, or with tabs and no quoting, as Amazon does. Cells are set by the name of
/// their column; others stay empty.
class Sheet {
 public:
  explicit Sheet(std::span<const std::string_view> header, char delimiter = ',');

  void begin_row();
  /// Asserts that the header has the column.
  void set(std::string_view column, std::string_view value);
  /// The whole file; ends the last row.
  std::string text();

 private:
  void end_row();

  std::span<const std::string_view> m_header;
  char m_delimiter;
  std::vector<std::string> m_row;
  std::string m_text;
};

}  // namespace kontor::app::demo
