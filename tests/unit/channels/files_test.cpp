// Files that are wrong as a whole: each has its own refusal, and nothing of it becomes a record.

#include <boost/test/unit_test.hpp>
#include <cstring>

#include "channels/row_source.h"
#include "channels/table.h"
#include "tests/support/paths.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::test::file_problem;
using kontor::test::shown;

const std::string orders_header_row =
    "Name,Created at,Financial Status,Currency,Total,Lineitem quantity,Lineitem name,"
    "Lineitem price\n";
const std::string orders_data_row = "#1,2025-01-02 03:04:05 +0000,paid,EUR,5.00,1,Bell,5.00\n";

std::string orders_problem(std::string text) {
  return file_problem("shopify-orders", std::move(text));
}

/// 200 MB without a line break, none of it in memory.
class EndlessLine final : public kontor::channels::InputStream {
 public:
  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, m_left);
    std::memset(into, 'a', count);
    m_left -= count;
    return count;
  }
  std::int64_t consumed() const override { return size - static_cast<std::int64_t>(m_left); }
  static constexpr std::int64_t size = 200'000'000;

 private:
  std::size_t m_left = static_cast<std::size_t>(size);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_files)

BOOST_AUTO_TEST_CASE(good_file_has_no_problem) {
  BOOST_TEST(orders_problem(orders_header_row + orders_data_row) == "");
}

BOOST_AUTO_TEST_CASE(file_of_another_profile_is_named) {
  BOOST_TEST(file_problem("shopify-products", orders_header_row + orders_data_row) ==
             "file_other_profile file=test.csv profile=shopify-products other=shopify-orders");
}

BOOST_AUTO_TEST_CASE(file_of_no_profile_names_missing_columns) {
  BOOST_TEST(file_problem("shopify-products", "Handle,Title,Colour\na,b,c\n") ==
             "file_missing_columns file=test.csv profile=shopify-products "
             "columns=Option1 Name, Option1 Value, Variant SKU, Variant Price");
}

BOOST_AUTO_TEST_CASE(cut_off_inside_a_row) {
  BOOST_TEST(orders_problem(orders_header_row + orders_data_row + "#2,2025-01-02 03") ==
             "file_cut_off file=test.csv line=3 found=2/8");
}

BOOST_AUTO_TEST_CASE(cut_off_inside_quotes) {
  BOOST_TEST(orders_problem(orders_header_row + orders_data_row + "#2,\"2025-01-02 03\n") ==
             "file_cut_off file=test.csv line=3");
}

BOOST_AUTO_TEST_CASE(row_with_other_number_of_cells) {
  BOOST_TEST(orders_problem(orders_header_row + "#1,paid\n" + orders_data_row) ==
             "file_columns_per_row file=test.csv line=2 found=2 expected=8");
}

BOOST_AUTO_TEST_CASE(text_after_a_closing_quote) {
  BOOST_TEST(orders_problem(orders_header_row + "\"#1\"x,a,b,c,d,e,f,g\n") ==
             "file_bad_quoting file=test.csv line=2 found=x");
}

BOOST_AUTO_TEST_CASE(binary_file) {
  BOOST_TEST(orders_problem(std::string("PK\x03\x04 xl/workbook.xml", 20)) ==
             "file_binary file=test.csv kind=xlsx");
}

BOOST_AUTO_TEST_CASE(web_page) {
  BOOST_TEST(orders_problem("<!DOCTYPE html>\n<html><body>Log in</body></html>\n") ==
             "file_html file=test.csv line=1");
}

BOOST_AUTO_TEST_CASE(empty_file) {
  BOOST_TEST(orders_problem("") == "file_empty file=test.csv");
  BOOST_TEST(orders_problem(" \n\n") == "file_empty file=test.csv");
}

BOOST_AUTO_TEST_CASE(two_encodings_in_one_file) {
  BOOST_TEST(orders_problem(orders_header_row + orders_data_row + "#2,Caf\xC3\xA9,a,b,c,d,e,f\n" +
                            "#3,Caf\xE9,a,b,c,d,e,f\n") ==
             "file_mixed_encoding file=test.csv line=4 encoding=UTF-8");
}

BOOST_AUTO_TEST_CASE(file_without_header) {
  const std::string problem = orders_problem(orders_data_row + orders_data_row);
  BOOST_TEST(problem == "file_no_header file=test.csv line=1 found=#1");
}

BOOST_AUTO_TEST_CASE(column_twice) {
  BOOST_TEST(orders_problem("Name,Total,Name\na,b,c\n") ==
             "file_duplicate_header file=test.csv line=1 column=Name");
}

BOOST_AUTO_TEST_CASE(two_hundred_megabytes_on_one_line) {
  kontor::channels::Input input;
  input.name = "long.csv";
  input.bytes = EndlessLine::size;
  input.open = [] { return std::make_unique<EndlessLine>(); };
  const auto table = kontor::channels::Table::open(std::move(input));
  BOOST_REQUIRE(!bool(table));
  BOOST_TEST(shown(table.refusal()) == "file_cell_too_long file=long.csv line=1 limit=1048576");
}

BOOST_AUTO_TEST_CASE(absent_file_and_folder) {
  const kontor::test::TempDir folder;
  const auto absent = kontor::channels::open_input(folder / "no.csv");
  BOOST_REQUIRE(!bool(absent));
  BOOST_TEST(name_of(absent.refusal().code) == "file_not_found");
  const auto directory = kontor::channels::open_input(folder.path());
  BOOST_REQUIRE(!bool(directory));
  BOOST_TEST(name_of(directory.refusal().code) == "file_unreadable");
}

BOOST_AUTO_TEST_CASE(unknown_profile) {
  const auto found = kontor::channels::find_profile("shopify");
  BOOST_REQUIRE(!bool(found));
  BOOST_TEST(shown(found.refusal()) == "profile_unknown profile=shopify");
}

BOOST_AUTO_TEST_CASE(profile_names_are_distinct) {
  for (const auto* profile : kontor::channels::profiles()) {
    BOOST_TEST(*kontor::channels::find_profile(profile->name()) == profile);
  }
}

BOOST_AUTO_TEST_SUITE_END()
