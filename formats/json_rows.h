#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/row_writer.h"

namespace kontor::formats {

enum class JsonShape { array, single_object };

/// The list of a command as JSON, row by row: an array of objects with the columns' keys, or one
/// object (then exactly one row). Decimal numbers and dates are strings, whole numbers are numbers.
class JsonRows final : public RowWriter {
 public:
  explicit JsonRows(ByteSink& sink, JsonShape shape = JsonShape::array)
      : m_sink(sink), m_shape(shape) {}

  void begin(std::vector<Column> columns) override;
  void row(const std::vector<Cell>& cells) override;
  void end() override;

 private:
  ByteSink& m_sink;
  JsonShape m_shape;
  std::vector<std::string> m_keys;  // as JSON strings
  bool m_any = false;
};

/// The text as a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

}  // namespace kontor::formats
