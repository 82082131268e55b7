#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "formats/bytes/sink.h"
#include "formats/delimited/table.h"
#include "formats/delimited/writer.h"
#include "formats/display_width.h"
#include "formats/json_rows.h"
#include "formats/row_writer.h"
#include "tests/support/paths.h"

namespace kontor::formats::output_test {

namespace {

using kontor::test::TempDir;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Column> stock_columns() {
  return {{"sku", "SKU", ColumnType::text},
          {"location", "Location", ColumnType::text},
          {"on_hand", "On hand", ColumnType::decimal}};
}

std::string rows_as(OutputOptions options, const std::vector<Column>& columns,
                    const std::vector<std::vector<Cell>>& rows) {
  MemorySink sink;
  const auto writer = make_row_writer(sink, std::move(options));
  writer->begin(columns);
  for (const auto& row : rows) writer->row(row);
  writer->end();
  return sink.bytes();
}

OutputOptions form(OutputForm value) {
  OutputOptions options;
  options.form = value;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_output)

BOOST_AUTO_TEST_CASE(csv_quotes_what_must_be_quoted) {
  MemorySink sink;
  CsvWriter writer(sink);
  writer.row({"plain", "a,b", "say \"hi\"", "two\nlines", " edge", ""});
  writer.row({""});
  BOOST_TEST(sink.bytes() == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\",\n\"\"\n");
}

BOOST_AUTO_TEST_CASE(csv_line_ends_mark_and_delimiter) {
  MemorySink sink;
  CsvWriter writer(sink, {';', LineEnd::crlf, true, true});
  writer.row({"a,b", "c;d"});
  writer.row({"1", "2"});
  BOOST_TEST(sink.bytes() ==
             "\xEF\xBB\xBF"
             "a,b;\"c;d\"\r\n1;2\r\n");
}

BOOST_AUTO_TEST_CASE(csv_neutralises_texts_but_not_numbers) {
  MemorySink sink;
  CsvWriter writer(sink);
  for (const char* text : {"=1+1", "+1", "-1", "@x", "\tx", "'=x", "a=1"}) writer.text(text);
  writer.text("\r=x");
  writer.number("-12.50");
  writer.text("=\"a\",b");
  writer.end_row();
  BOOST_TEST(sink.bytes() == "'=1+1,'+1,'-1,'@x,'\tx,'=x,a=1,\"'\r=x\",-12.50,\"'=\"\"a\"\",b\"\n");
}

BOOST_AUTO_TEST_CASE(rows_as_csv) {
  const std::string text =
      rows_as(form(OutputForm::csv), stock_columns(),
              {{std::string("=A"), std::monostate{}, DecimalText{"-1.5"}},
               {std::string("B"), std::string("Lager, Nord"), DecimalText{"2"}}});
  BOOST_TEST(text == "sku,location,on_hand\n'=A,,-1.5\nB,\"Lager, Nord\",2\n");
}

BOOST_AUTO_TEST_CASE(rows_as_json) {
  const std::vector<Column> columns{{"a_b", "A", ColumnType::text},
                                    {"n", "N", ColumnType::integer}};
  BOOST_TEST(rows_as(form(OutputForm::json), columns, {}) == "[]\n");
  BOOST_TEST(rows_as(form(OutputForm::json), columns,
                     {{std::string("q\" \\ \n\x01"), std::int64_t{-5}},
                      {std::monostate{}, true},
                      {DecimalText{"0.10"}, DateText{"2026-01-02"}}}) ==
             "[\n {\"a_b\": \"q\\\" \\\\ \\n\\u0001\", \"n\": -5},\n"
             " {\"a_b\": null, \"n\": true},\n"
             " {\"a_b\": \"0.10\", \"n\": \"2026-01-02\"}\n]\n");
  OutputOptions single = form(OutputForm::json);
  single.single_object = true;
  BOOST_TEST(rows_as(single, columns, {{std::string("x"), std::int64_t{1}}}) ==
             "{\"a_b\": \"x\", \"n\": 1}\n");
}

BOOST_AUTO_TEST_CASE(json_keeps_utf8_and_replaces_what_is_none) {
  BOOST_TEST(json_string("\xE8\xBB\x8A \xFF.") == "\"\xE8\xBB\x8A \xEF\xBF\xBD.\"");
}

BOOST_AUTO_TEST_CASE(rows_as_table) {
  const std::string text = rows_as(
      form(OutputForm::table), stock_columns(),
      {{std::string("\xE8\x87\xAA\xE8\xBD\xAC\xE8\xBD\xA6"), std::monostate{}, DecimalText{"700"}},
       {std::string("A"), std::string("e\xCC\x81ntrep\xC3\xB4t"), DecimalText{"-3.5"}}});
  BOOST_TEST(text ==
             "SKU     Location  On hand\n"
             "------  --------  -------\n"
             "\xE8\x87\xAA\xE8\xBD\xAC\xE8\xBD\xA6                700\n"
             "A       e\xCC\x81ntrep\xC3\xB4t     -3.5\n");
}

BOOST_AUTO_TEST_CASE(table_keeps_right_to_left_texts_and_controls_in_their_cell) {
  const std::string bicycle = "\xD8\xAF\xD8\xB1\xD8\xA7\xD8\xAC\xD8\xA9";
  BOOST_TEST(one_line(bicycle) == "\xE2\x81\xA8" + bicycle + "\xE2\x81\xA9");
  BOOST_TEST(display_width(one_line(bicycle)) == 5U);
  // An override would turn the rest of the row round; an escape would steer the terminal.
  BOOST_TEST(one_line("a\xE2\x80\xAE"
                      "b\x1B[31m\nc") == "ab [31m c");
}

BOOST_AUTO_TEST_CASE(table_cuts_long_texts_and_says_yes_and_no) {
  OutputOptions options = form(OutputForm::table);
  options.yes = "da";
  options.no = "nu";
  const std::vector<Column> columns{{"t", "T", ColumnType::text}, {"b", "B", ColumnType::boolean}};
  const std::string text =
      rows_as(options, columns, {{std::string(100, 'x'), true}, {std::string("y"), false}});
  BOOST_TEST(text.find(std::string(table_text_width - 1, 'x') + "\xE2\x80\xA6  da\n") !=
             std::string::npos);
  BOOST_TEST(text.find(std::string(table_text_width - 1, ' ') + "  nu\n") != std::string::npos);
  BOOST_TEST(cut_to_width("\xE8\xBD\xA6\xE8\xBD\xA6\xE8\xBD\xA6", 4) == "\xE8\xBD\xA6\xE2\x80\xA6");
}

BOOST_AUTO_TEST_CASE(table_streams_after_its_buffer) {
  MemorySink sink;
  TableRows table(sink);
  table.begin({{"t", "T", ColumnType::text}});
  for (std::size_t i = 0; i + 1 < table_buffered_rows; ++i) table.row({std::string("abc")});
  BOOST_TEST(sink.bytes().empty());
  table.row({std::string("abc")});
  BOOST_TEST(sink.bytes().size() == 4 * table_buffered_rows + 6);
  table.row({std::string("longer than the others")});
  BOOST_TEST(sink.bytes().ends_with("abc\nlonger than the others\n"));
  const std::size_t before_end = sink.bytes().size();
  table.end();
  BOOST_TEST(sink.bytes().size() == before_end);
}

BOOST_AUTO_TEST_CASE(names_of_forms) {
  BOOST_TEST((output_form_from_name("json") == OutputForm::json));
  BOOST_TEST(!output_form_from_name("xml").has_value());
}

BOOST_AUTO_TEST_CASE(a_file_is_there_whole_or_not_at_all) {
  const TempDir dir;
  const auto path = dir / "out.csv";
  std::ofstream(path) << "old";
  {
    FileSink abandoned(path);
    abandoned.write(std::string(200000, 'x'));
    BOOST_TEST(std::filesystem::exists(dir / "out.csv.partial"));
  }
  BOOST_TEST(content_of(path) == "old");
  BOOST_TEST(!std::filesystem::exists(dir / "out.csv.partial"));
  FileSink sink(path);
  sink.write("new");
  sink.write(std::string(200000, 'y'));
  BOOST_TEST(content_of(path) == "old");
  sink.commit();
  BOOST_TEST(content_of(path) == "new" + std::string(200000, 'y'));
  BOOST_TEST(!std::filesystem::exists(dir / "out.csv.partial"));
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told_with_its_errno) {
  const auto is_full = [](const std::system_error& error) {
    return error.code() == std::error_code(ENOSPC, std::generic_category());
  };
  FileSink sink("/dev/full");
  sink.write("x");
  BOOST_CHECK_EXCEPTION(sink.commit(), std::system_error, is_full);
  FileSink large("/dev/full");
  BOOST_CHECK_EXCEPTION(large.write(std::string(1000000, 'x')), std::system_error, is_full);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there) {
  const TempDir dir;
  BOOST_CHECK_EXCEPTION(FileSink(dir / "none" / "out.csv"), std::system_error,
                        [](const std::system_error& e) { return e.code().value() == ENOENT; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::output_test
