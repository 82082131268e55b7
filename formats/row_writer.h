#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/bytes/sink.h"

namespace kontor::formats {

enum class ColumnType { text, decimal, integer, boolean, date };

/// One column of a list: `key` (snake_case) is what scripts rely on, `title` what people read.
struct Column {
  std::string key;
  std::string title;
  ColumnType type = ColumnType::text;
};

/// An exact decimal number as text, point as decimal mark ("-12.50").
struct DecimalText {
  std::string digits;
  bool operator==(const DecimalText&) const = default;
};

/// A date or instant as ISO 8601 text.
struct DateText {
  std::string iso;
  bool operator==(const DateText&) const = default;
};

/// One value; std::monostate is null. Texts are valid UTF-8.
using Cell = std::variant<std::monostate, std::string, DecimalText, std::int64_t, bool, DateText>;

/// Where a command's list goes, whatever its form. One `begin`, rows with as many cells as columns,
/// one `end`; nothing after it. Failures are the sink's.
class RowWriter {
 public:
  RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  virtual ~RowWriter() = default;

  virtual void begin(std::vector<Column> columns) = 0;
  virtual void row(const std::vector<Cell>& cells) = 0;
  virtual void end() = 0;
};

enum class OutputForm { table, csv, json };

/// The form of a `--output` value; nullopt when it is none.
std::optional<OutputForm> output_form_from_name(std::string_view name);

/// What differs from one output to the next.
struct OutputOptions {
  OutputForm form = OutputForm::csv;
  /// JSON only: one object instead of an array, for commands that show one thing.
  bool single_object = false;
  /// Table only: the words for true and false.
  std::string yes = "yes";
  std::string no = "no";
};

/// The writer of a form; `sink` outlives it.
std::unique_ptr<RowWriter> make_row_writer(ByteSink& sink, OutputOptions options);

/// A value as the plain text that CSV shows: null is empty, truth values are true and false.
std::string plain_text(const Cell& cell);

}  // namespace kontor::formats
