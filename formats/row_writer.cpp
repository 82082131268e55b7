#include "formats/row_writer.h"

#include <utility>

#include "formats/delimited/table.h"
#include "formats/delimited/writer.h"
#include "formats/json_rows.h"

namespace kontor::formats {

namespace {

struct PlainText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const DecimalText& number) const { return number.digits; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const DateText& date) const { return date.iso; }
};

}  // namespace

std::optional<OutputForm> output_form_from_name(std::string_view name) {
  if (name == "table") return OutputForm::table;
  if (name == "csv") return OutputForm::csv;
  if (name == "json") return OutputForm::json;
  return std::nullopt;
}

std::unique_ptr<RowWriter> make_row_writer(ByteSink& sink, OutputOptions options) {
  switch (options.form) {
    case OutputForm::table:
      return std::make_unique<TableRows>(
          sink, TableOptions{std::move(options.yes), std::move(options.no)});
    case OutputForm::json:
      return std::make_unique<JsonRows>(
          sink, options.single_object ? JsonShape::single_object : JsonShape::array);
    case OutputForm::csv:
      break;
  }
  return std::make_unique<CsvRows>(sink);
}

std::string plain_text(const Cell& cell) { return std::visit(PlainText{}, cell); }

}  // namespace kontor::formats
