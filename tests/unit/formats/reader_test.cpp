#include "formats/delimited/reader.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "formats/bytes/source.h"
#include "formats/delimited/detect.h"
#include "formats/delimited/header.h"
#include "tests/support/real_data.h"

namespace kontor::formats::reader_test {

namespace {

struct ReadResult {
  std::vector<Row> rows;
  Problem problem;
};

ReadResult read_text(std::string_view text, Dialect dialect = {}, std::size_t piece = SIZE_MAX) {
  MemorySource source(text, piece);
  DelimitedReader reader(source, dialect);
  ReadResult result;
  Row row;
  while (reader.next(row)) result.rows.push_back(row);
  result.problem = reader.problem();
  return result;
}

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const ReadResult& result) {
  Cells cells;
  for (const Row& row : result.rows) cells.push_back(row.cells);
  return cells;
}

/// Endless text: `unit` repeated up to `size` bytes, without holding them.
class RepeatedSource final : public ByteSource {
 public:
  RepeatedSource(std::string unit, std::size_t size) : m_unit(std::move(unit)), m_rest(size) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, m_rest);
    for (std::size_t i = 0; i < count; ++i) into[i] = m_unit[(m_given + i) % m_unit.size()];
    m_given += count;
    m_rest -= count;
    return count;
  }
  std::size_t given() const { return m_given; }

 private:
  std::string m_unit;
  std::size_t m_rest;
  std::size_t m_given = 0;
};

/// Data rows of a real file, after checking that all of them are as wide as the header.
std::size_t count_real_rows(const std::string& file, std::size_t columns) {
  const std::filesystem::path path = *kontor::test::data_dir() / file;
  FileSource source(path);
  DelimitedReader reader(source, detect_file(path).dialect);
  Row row;
  BOOST_REQUIRE(reader.next(row));
  const Header header(row);
  BOOST_TEST(!header.problem());
  BOOST_TEST(header.size() == columns);
  std::size_t rows = 0;
  while (reader.next(row)) {
    BOOST_TEST(!header.check_width(row));
    ++rows;
  }
  BOOST_TEST(!reader.problem());
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_reader)

BOOST_AUTO_TEST_CASE(cells_lines_and_offsets) {
  const ReadResult result = read_text("a,b\n1,\n,2\n");
  BOOST_TEST((cells_of(result) == Cells{{"a", "b"}, {"1", ""}, {"", "2"}}));
  BOOST_TEST(result.rows[2].line == 3U);
  BOOST_TEST(result.rows[2].byte_offset == 7U);
  BOOST_TEST(!result.problem);
}

BOOST_AUTO_TEST_CASE(quoting_as_rfc_4180) {
  const Cells expected{{"a,b", "say \"hi\"", "two\r\nlines"}, {"", "x", ""}};
  const std::string text = "\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n\"\",x,\r\n";
  BOOST_TEST((cells_of(read_text(text)) == expected));
  // Whatever the size of the pieces in which the bytes arrive.
  for (std::size_t piece = 1; piece < 8; ++piece) {
    const ReadResult result = read_text(text, {}, piece);
    BOOST_TEST((cells_of(result) == expected));
    BOOST_TEST(result.rows[1].line == 3U);
  }
}

BOOST_AUTO_TEST_CASE(all_three_line_breaks) {
  const Cells expected{{"a", "b"}, {"1", "2"}, {"3", "4"}};
  BOOST_TEST((cells_of(read_text("a,b\n1,2\n3,4\n")) == expected));
  BOOST_TEST((cells_of(read_text("a,b\r\n1,2\r\n3,4\r\n")) == expected));
  BOOST_TEST((cells_of(read_text("a,b\r1,2\r3,4\r")) == expected));
  const ReadResult mixed = read_text("a,b\r\n1,2\r3,4\n", {}, 1);
  BOOST_TEST((cells_of(mixed) == expected));
  BOOST_TEST(mixed.rows[2].line == 3U);
}

BOOST_AUTO_TEST_CASE(line_breaks_in_quotes_are_counted_once_each) {
  const ReadResult result = read_text("\"a\r\nb\rc\nd\"\nlast\n");
  BOOST_REQUIRE(result.rows.size() == 2U);
  BOOST_TEST(result.rows[0].cells[0] == "a\r\nb\rc\nd");
  BOOST_TEST(result.rows[1].line == 5U);
}

BOOST_AUTO_TEST_CASE(last_line_without_a_break) {
  const ReadResult result = read_text("a,b\n1,2");
  BOOST_REQUIRE(result.rows.size() == 2U);
  BOOST_TEST(result.rows[0].terminated);
  BOOST_TEST(!result.rows[1].terminated);
  BOOST_TEST((cells_of(read_text("a,")) == Cells{{"a", ""}}));
  BOOST_TEST((cells_of(read_text("a,\"\"")) == Cells{{"a", ""}}));
}

BOOST_AUTO_TEST_CASE(empty_lines_are_skipped_but_counted) {
  const ReadResult result = read_text("\r\n\na\n\n\n\"\"\nb\n\n");
  BOOST_TEST((cells_of(result) == Cells{{"a"}, {""}, {"b"}}));
  BOOST_TEST(result.rows[0].line == 3U);
  BOOST_TEST(result.rows[2].line == 7U);
}

BOOST_AUTO_TEST_CASE(byte_order_mark_is_no_part_of_the_first_cell) {
  for (std::size_t piece = 1; piece < 5; ++piece) {
    BOOST_TEST((cells_of(read_text("\xEF\xBB\xBFid,n\n1,2\n", {}, piece)) ==
                Cells{{"id", "n"}, {"1", "2"}}));
  }
  BOOST_TEST((cells_of(read_text("\xEF\xBB\xBF\"id\",n\n")) == Cells{{"id", "n"}}));
  BOOST_TEST(read_text("\xEF\xBB\xBF").rows.empty());
}

BOOST_AUTO_TEST_CASE(quotes_are_plain_characters_inside_a_cell_and_with_quoting_off) {
  BOOST_TEST((cells_of(read_text("12\" x 18\",b\n")) == Cells{{"12\" x 18\"", "b"}}));
  Dialect amazon;
  amazon.delimiter = '\t';
  amazon.quoting = false;
  BOOST_TEST((cells_of(read_text("\"12 x 18\" poster\t\"\n", amazon)) ==
              Cells{{"\"12 x 18\" poster", "\""}}));
}

BOOST_AUTO_TEST_CASE(cut_off_inside_quotes_names_the_line_of_the_quote) {
  const ReadResult result = read_text("a,b\n1,\"two\nthree\n");
  BOOST_TEST(result.rows.size() == 1U);
  BOOST_TEST((result.problem.kind == FileProblem::unterminated_quote));
  BOOST_TEST(result.problem.line == 2U);
}

BOOST_AUTO_TEST_CASE(text_after_a_closing_quote_is_refused) {
  const ReadResult result = read_text("a,b\n\"1\n2\"\xC3\xA9,3\n");
  BOOST_TEST((result.problem.kind == FileProblem::text_after_quote));
  BOOST_TEST(result.problem.line == 3U);
  BOOST_TEST(result.problem.detail == "\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(limit_of_a_cell) {
  Dialect dialect;
  dialect.limits.cell_bytes = 5;
  BOOST_TEST(!read_text("12345,12345\n", dialect).problem);
  const ReadResult plain = read_text("a\n123456,1\n", dialect);
  BOOST_TEST((plain.problem.kind == FileProblem::cell_too_long));
  BOOST_TEST(plain.problem.line == 2U);
  BOOST_TEST(plain.problem.detail == "5");
  BOOST_TEST((read_text("\"1234\"\"6\"\n", dialect).problem.kind == FileProblem::cell_too_long));
}

BOOST_AUTO_TEST_CASE(limit_of_a_row) {
  Dialect dialect;
  dialect.limits.row_bytes = 8;
  BOOST_TEST(!read_text("1234,1234\n1234,1234\n", dialect).problem);
  const ReadResult result = read_text("1234,1234\n1234,12345\n", dialect);
  BOOST_TEST((result.problem.kind == FileProblem::line_too_long));
  BOOST_TEST(result.problem.line == 2U);
}

BOOST_AUTO_TEST_CASE(limit_of_columns) {
  std::string row(max_columns - 1, ',');
  BOOST_TEST(read_text(row + "\n").rows.at(0).cells.size() == max_columns);
  const ReadResult result = read_text(row + ",\n");
  BOOST_TEST((result.problem.kind == FileProblem::too_many_columns));
  BOOST_TEST(result.problem.detail == std::to_string(max_columns));
}

BOOST_AUTO_TEST_CASE(two_hundred_megabytes_on_one_line_are_refused_early) {
  constexpr std::size_t size = 200'000'000;
  const struct {
    std::string unit;
    FileProblem problem;
  } files[] = {{"x", FileProblem::cell_too_long},
               {std::string(9999, 'x') + ",", FileProblem::line_too_long},
               {"x,", FileProblem::too_many_columns},
               {"\"", FileProblem::cell_too_long},
               {"\"x\ny", FileProblem::text_after_quote}};
  for (const auto& file : files) {
    RepeatedSource source(file.unit, size);
    DelimitedReader reader(source);
    Row row;
    BOOST_TEST(!reader.next(row));
    BOOST_TEST((reader.problem().kind == file.problem));
    BOOST_TEST(source.given() <= max_row_bytes + 131072);
  }
}

BOOST_AUTO_TEST_CASE(rows_reuse_their_memory_without_hoarding_it) {
  const std::string text = std::string(100000, 'x') + ",b\nc,d\n";
  MemorySource long_then_short(text);
  DelimitedReader reader(long_then_short);
  Row row;
  BOOST_REQUIRE(reader.next(row));
  BOOST_REQUIRE(reader.next(row));
  BOOST_TEST(row.cells[0] == "c");
  BOOST_TEST(row.cells[0].capacity() < 10000U);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8) {
  const ReadResult latin = read_text("name\nCaf\xE9\nx\n");
  BOOST_TEST((latin.problem.kind == FileProblem::bad_encoding));
  BOOST_TEST(latin.problem.line == 2U);
  BOOST_TEST(latin.problem.detail == "UTF-8");
  const ReadResult mixed = read_text("name\nCaf\xC3\xA9\nok\nCaf\xE9\n");
  BOOST_TEST((mixed.problem.kind == FileProblem::mixed_encoding));
  BOOST_TEST(mixed.problem.line == 4U);
  BOOST_TEST(mixed.rows.size() == 3U);
}

BOOST_AUTO_TEST_CASE(forbidden_forms_of_utf8) {
  for (const char* bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF8\x88\x80\x80\x80", "\x80", "\xFF"}) {
    BOOST_TEST(bool(read_text(std::string("a\n") + bytes + "\n").problem));
  }
  for (const char* bytes :
       {"\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    for (std::size_t piece = 1; piece < 4; ++piece) {
      BOOST_TEST(!read_text(std::string("a\n") + bytes + "\n", {}, piece).problem);
    }
  }
}

BOOST_AUTO_TEST_CASE(cut_off_inside_a_character) {
  const ReadResult result = read_text("n\nCaf\xC3\xA9\nCaf\xC3");
  BOOST_TEST((result.problem.kind == FileProblem::cut_off));
  BOOST_TEST(result.problem.line == 3U);
}

BOOST_AUTO_TEST_CASE(a_zero_byte_is_no_text) {
  const ReadResult result = read_text(std::string("a,b\n1,2\n3,\0\n", 12));
  BOOST_TEST((result.problem.kind == FileProblem::not_text_binary));
  BOOST_TEST(result.problem.line == 3U);
  BOOST_TEST(result.rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(other_encodings_arrive_as_utf8) {
  Dialect dialect;
  dialect.encoding = Encoding::windows_1252;
  BOOST_TEST((cells_of(read_text("Caf\xE9,5 \x80\n", dialect, 1)) ==
              Cells{{"Caf\xC3\xA9", "5 \xE2\x82\xAC"}}));
  dialect.encoding = Encoding::utf16_le;
  const std::string little(
      "\xFF\xFE"
      "a\0,\0\xE9\0\n\0\x3D\xD8\x00\xDE\n\0",
      16);
  for (std::size_t piece = 1; piece < 6; ++piece) {
    BOOST_TEST((cells_of(read_text(little, dialect, piece)) ==
                Cells{{"a", "\xC3\xA9"}, {"\xF0\x9F\x98\x80"}}));
  }
  dialect.encoding = Encoding::utf16_be;
  BOOST_TEST((cells_of(read_text(std::string("\0a\0,\0b\0\n", 8), dialect)) == Cells{{"a", "b"}}));
  dialect.encoding = Encoding::shift_jis;
  BOOST_TEST((cells_of(read_text("\x8E\xA9\x93\x5D\x8E\xD4,1\n", dialect, 1)) ==
              Cells{{"\xE8\x87\xAA\xE8\xBB\xA2\xE8\xBB\x8A", "1"}}));
  dialect.encoding = Encoding::gb18030;
  BOOST_TEST((cells_of(read_text("\xD7\xD4\xD0\xD0\xB3\xB5\n", dialect)) ==
              Cells{{"\xE8\x87\xAA\xE8\xA1\x8C\xE8\xBD\xA6"}}));
}

BOOST_AUTO_TEST_CASE(bad_bytes_in_other_encodings) {
  Dialect dialect;
  dialect.encoding = Encoding::utf16_le;
  const ReadResult lone = read_text(std::string("a\0\n\0\x00\xD8"
                                                "b\0",
                                                8),
                                    dialect);
  BOOST_TEST((lone.problem.kind == FileProblem::bad_encoding));
  BOOST_TEST(lone.problem.line == 2U);
  BOOST_TEST(lone.problem.detail == "UTF-16LE");
  BOOST_TEST(
      (read_text(std::string("a\0\n", 3), dialect).problem.kind == FileProblem::bad_encoding));
}

BOOST_AUTO_TEST_CASE(real_shopify_files,
                     *boost::unit_test::precondition(kontor::test::RealData("shopify"))) {
  BOOST_TEST(count_real_rows("shopify/devstore_orders_export.csv", 79) == 121U);
  BOOST_TEST(count_real_rows("shopify/tall_inventory_export_devstore.csv", 17) == 67U);
}

BOOST_AUTO_TEST_CASE(real_files_of_other_programs,
                     *boost::unit_test::precondition(kontor::test::RealData("bikestores"))) {
  BOOST_TEST(count_real_rows("bikestores/order_items.csv", 6) == 4722U);
  BOOST_TEST(count_real_rows("woocommerce/sample_products.csv", 51) == 25U);
  BOOST_TEST(count_real_rows("amazon/settlements/50041020342.txt", 36) == 490U);
}

BOOST_AUTO_TEST_CASE(encodings_have_names) {
  BOOST_TEST((encoding_from_name("utf-8") == Encoding::utf8));
  BOOST_TEST((encoding_from_name("latin-1") == Encoding::windows_1252));
  BOOST_TEST((encoding_from_name("Shift_JIS") == Encoding::shift_jis));
  BOOST_TEST(!encoding_from_name("klingon").has_value());
  BOOST_TEST(encoding_name(Encoding::windows_1252) == "windows-1252");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::reader_test
