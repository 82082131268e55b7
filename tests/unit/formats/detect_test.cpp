#include "formats/delimited/detect.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <system_error>

#include "tests/support/paths.h"
#include "tests/support/real_data.h"

namespace kontor::formats::detect_test {

namespace {

using kontor::test::RealData;
using kontor::test::TempDir;

Detection detect_whole(std::string_view text) { return formats::detect(text, true); }

std::filesystem::path write_file(const TempDir& dir, std::string_view bytes) {
  const std::filesystem::path path = dir / "file.csv";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

Detection detect_bytes_as_file(std::string_view bytes) {
  const TempDir dir;
  return detect_file(write_file(dir, bytes));
}

/// ASCII rows that fill more than the part that is looked at first.
std::string long_ascii() {
  std::string text = "sku,name\n";
  while (text.size() < 2 * detection_bytes) text += "A-1,wheel\n";
  return text;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_detect)

BOOST_AUTO_TEST_CASE(delimiters) {
  BOOST_TEST(detect_whole("a,b,c\n1,2,3\n").dialect.delimiter == ',');
  BOOST_TEST(detect_whole("a\tb\n1,5\t2,5\n").dialect.delimiter == '\t');
  BOOST_TEST(detect_whole("a;b;c\n1,5;2,5;3,5\n1,0;2,0;3,0\n").dialect.delimiter == ';');
  BOOST_TEST(detect_whole("a|b\nx, y|z\n").dialect.delimiter == '|');
  // Delimiters inside quotes do not count.
  BOOST_TEST(detect_whole("a;\"b,c,d\"\n1;\"x,y,z\"\n").dialect.delimiter == ';');
}

BOOST_AUTO_TEST_CASE(one_column_has_no_delimiter) {
  const Detection detection = detect_whole("sku\nA\nB\n");
  BOOST_TEST(!detection.delimiter_found);
  BOOST_TEST(detection.dialect.delimiter == ',');
  BOOST_TEST(!detection.problem);
}

BOOST_AUTO_TEST_CASE(quoting_is_off_only_in_tabbed_text_without_enclosed_cells) {
  BOOST_TEST(detect_whole("a,b\n1,2\n").dialect.quoting);
  BOOST_TEST(detect_whole("a\tb\n\"x\ty\"\tz\n").dialect.quoting);
  BOOST_TEST(!detect_whole("a\tb\n12\" x 18\"\tz\n").dialect.quoting);
  const Detection inches = detect_whole("sku\ttitle\n1\t\"12 x 18\" poster\n2\tplain\n");
  BOOST_TEST(inches.dialect.delimiter == '\t');
  BOOST_TEST(!inches.dialect.quoting);
}

BOOST_AUTO_TEST_CASE(malformed_quotes_are_left_for_the_reader_to_name) {
  const Detection detection = detect_whole("a;b\n\"x\"y;2\n");
  BOOST_TEST(detection.dialect.delimiter == ';');
  BOOST_TEST(detection.dialect.quoting);
  BOOST_TEST(!detection.problem);
}

BOOST_AUTO_TEST_CASE(encodings) {
  BOOST_TEST((detect_whole("a,b\n").dialect.encoding == Encoding::utf8));
  BOOST_TEST(detect_whole("a,b\n").ascii_only);
  BOOST_TEST((detect_whole("caf\xC3\xA9,b\n").dialect.encoding == Encoding::utf8));
  BOOST_TEST((detect_whole("caf\xE9,b\n").dialect.encoding == Encoding::windows_1252));
  const Detection marked = detect_whole(
      "\xEF\xBB\xBF"
      "a,b\n1,2\n");
  BOOST_TEST(marked.byte_order_mark);
  BOOST_TEST((marked.dialect.encoding == Encoding::utf8));
}

BOOST_AUTO_TEST_CASE(utf16_by_mark_and_by_pattern) {
  const Detection marked =
      detect_whole(std::string("\xFF\xFE"
                               "a\0;\0b\0\n\0",
                               10));
  BOOST_TEST((marked.dialect.encoding == Encoding::utf16_le));
  BOOST_TEST(marked.dialect.delimiter == ';');
  BOOST_TEST(marked.byte_order_mark);
  const Detection big = detect_whole(std::string("\0a\0\t\0b\0\n", 8));
  BOOST_TEST((big.dialect.encoding == Encoding::utf16_be));
  BOOST_TEST(big.dialect.delimiter == '\t');
}

BOOST_AUTO_TEST_CASE(a_head_cut_inside_a_character_or_row_decides_the_same) {
  BOOST_TEST((formats::detect("a;b\n1;caf\xC3", false).dialect.encoding == Encoding::utf8));
  const Detection cut = formats::detect("a;b\n1;2\n1;\"open\n", false);
  BOOST_TEST(cut.dialect.delimiter == ';');
  BOOST_TEST(cut.delimiter_found);
}

BOOST_AUTO_TEST_CASE(mixed_encodings_name_the_line_of_the_second) {
  const Detection detection = detect_whole("n\ncaf\xC3\xA9\nx\ncaf\xE9\n");
  BOOST_TEST((detection.problem.kind == FileProblem::mixed_encoding));
  BOOST_TEST(detection.problem.line == 4U);
  const Detection reversed = detect_whole("n\ncaf\xE9\ncaf\xC3\xA9\n");
  BOOST_TEST((reversed.problem.kind == FileProblem::mixed_encoding));
  BOOST_TEST(reversed.problem.line == 3U);
  BOOST_TEST(
      (detect_whole("\xEF\xBB\xBFn\ncaf\xE9\n").problem.kind == FileProblem::mixed_encoding));
}

BOOST_AUTO_TEST_CASE(other_kinds_of_files) {
  const auto kind = [](std::string_view bytes) {
    const Detection detection = detect_whole(bytes);
    BOOST_TEST((detection.problem.kind == FileProblem::not_text_binary));
    return detection.problem.detail;
  };
  BOOST_TEST(kind("PK\x03\x04 [Content_Types].xml xl/workbook.xml") == "xlsx");
  BOOST_TEST(kind("PK\x03\x04 photo.jpg") == "zip");
  BOOST_TEST(kind("%PDF-1.7\n") == "pdf");
  BOOST_TEST(kind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "xls");
  BOOST_TEST(kind("\x7F"
                  "ELF\x02\x01") == "program");
  BOOST_TEST(kind(std::string("a,b\n\0\0\0\0\1\2", 10)) == "data");
  BOOST_TEST(kind("\x01\x02\x03\x04"
                  "abc\x05\x06") == "data");
}

BOOST_AUTO_TEST_CASE(a_stray_zero_byte_makes_no_utf16) {
  for (std::size_t at = 0; at < 11; ++at) {
    std::string text = "a,b\n1,2\n3,4\n";
    text[at] = '\0';
    BOOST_TEST((detect_whole(text).problem.kind == FileProblem::not_text_binary));
  }
}

BOOST_AUTO_TEST_CASE(a_stated_encoding_is_believed) {
  const Detection stated =
      formats::detect("a\tb\n\x8E\xA9\x93\x5D\x8E\xD4\t1\n", true, Encoding::shift_jis);
  BOOST_TEST(!stated.problem);
  BOOST_TEST((stated.dialect.encoding == Encoding::shift_jis));
  BOOST_TEST(stated.dialect.delimiter == '\t');
  BOOST_TEST((formats::detect("%PDF-1.7", true, Encoding::gb18030).problem.kind ==
              FileProblem::not_text_binary));
}

BOOST_AUTO_TEST_CASE(web_pages) {
  for (const char* page : {"<!DOCTYPE html>\n<html>", "\n  <HTML lang=en>", "\xEF\xBB\xBF<html>",
                           "<table><tr><td>1</td></tr></table>"}) {
    BOOST_TEST((detect_whole(page).problem.kind == FileProblem::html));
  }
  BOOST_TEST(!detect_whole("Handle,Body (HTML)\nx,<p>text</p>\n").problem);
}

BOOST_AUTO_TEST_CASE(nothing_in_it) {
  for (const char* text : {"", "\n\r\n  \t\n", "\xEF\xBB\xBF", "\xFF\xFE"}) {
    BOOST_TEST((detect_whole(text).problem.kind == FileProblem::empty));
  }
}

BOOST_AUTO_TEST_CASE(a_file_decides_over_all_of_its_bytes) {
  const std::string ascii = long_ascii();
  BOOST_TEST(detect_bytes_as_file(ascii).ascii_only);
  const Detection latin = detect_bytes_as_file(ascii + "A-2,caf\xE9\n");
  BOOST_TEST((latin.dialect.encoding == Encoding::windows_1252));
  BOOST_TEST(!latin.problem);
  const Detection mixed = detect_bytes_as_file(ascii + "A-2,caf\xE9\nA-3,caf\xC3\xA9\n");
  BOOST_TEST((mixed.problem.kind == FileProblem::mixed_encoding));
  BOOST_TEST(mixed.problem.line == lines_of(ascii) + 2);
  const Detection utf8 = detect_bytes_as_file(ascii + "A-2,caf\xC3\xA9\n");
  BOOST_TEST((utf8.dialect.encoding == Encoding::utf8));
  BOOST_TEST(!utf8.problem);
}

BOOST_AUTO_TEST_CASE(a_stream_is_detected_like_a_file) {
  const std::string text = long_ascii() + "A-2,caf\xE9\n";
  MemorySource source(text, 1000);
  BOOST_TEST((detect_source(source).dialect.encoding == Encoding::windows_1252));
  MemorySource again(text);
  BOOST_TEST((detect_source(again, Encoding::utf8).dialect.encoding == Encoding::utf8));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there) {
  const TempDir dir;
  BOOST_CHECK_EXCEPTION(detect_file(dir / "none.csv"), std::system_error,
                        [](const std::system_error& e) { return e.code().value() == ENOENT; });
}

BOOST_AUTO_TEST_CASE(real_shopify_files, *boost::unit_test::precondition(RealData("shopify"))) {
  for (const char* name : {"devstore_orders_export.csv", "devstore_products_export.csv",
                           "tall_inventory_export_devstore.csv", "apparel.csv"}) {
    const Detection detection = detect_file(*kontor::test::data_dir() / "shopify" / name);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(!detection.problem);
      BOOST_TEST(detection.dialect.delimiter == ',');
      BOOST_TEST(detection.dialect.quoting);
    }
  }
}

BOOST_AUTO_TEST_CASE(real_amazon_files, *boost::unit_test::precondition(RealData("amazon"))) {
  const Detection orders =
      detect_file(*kontor::test::data_dir() / "amazon" / "all_orders_32col_13rows.txt");
  BOOST_TEST(orders.dialect.delimiter == '\t');
  BOOST_TEST(!orders.dialect.quoting);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::detect_test
