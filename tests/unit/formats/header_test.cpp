#include "formats/delimited/header.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace kontor::formats::header_test {

namespace {

Header header_of(std::vector<std::string> cells) {
  return Header(Row{std::move(cells), 1, 0, true});
}

FileProblem problem_of(std::vector<std::string> cells) {
  return header_of(std::move(cells)).problem().kind;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_header)

BOOST_AUTO_TEST_CASE(names_are_trimmed_and_found) {
  const Header header = header_of({"\xEF\xBB\xBF Name", "\xC2\xA0SKU \t", "", "Tax 1 Name"});
  BOOST_TEST(header.names()[0] == "Name");
  BOOST_TEST(header.find("SKU").value() == 1U);
  BOOST_TEST(header.find("tax 1 name").value() == 3U);
  BOOST_TEST(!header.find("").has_value());
  BOOST_TEST(!header.find("Tax").has_value());
}

BOOST_AUTO_TEST_CASE(the_exact_name_wins_and_an_ambiguous_one_is_not_guessed) {
  const Header header = header_of({"sku", "SKU", "\xC3\x89tat"});
  BOOST_TEST(header.find("SKU").value() == 1U);
  BOOST_TEST(header.find("sku").value() == 0U);
  BOOST_TEST(!header.find("Sku").has_value());
  BOOST_TEST(header.find("\xC3\xA9TAT").value() == 2U);
  BOOST_TEST(!header.problem());
}

BOOST_AUTO_TEST_CASE(missing_names_come_in_the_order_asked) {
  const Header header = header_of({"Handle", "Title"});
  BOOST_TEST((header.require({"Variant SKU", "handle", "Status"}) ==
              std::vector<std::string>{"Variant SKU", "Status"}));
  BOOST_TEST(header.require({"Title"}).empty());
}

BOOST_AUTO_TEST_CASE(duplicates_are_named_once_and_blanks_are_none) {
  const Header header = header_of({"a", "b", "a ", "a", "", " "});
  BOOST_TEST((header.duplicates() == std::vector<std::string>{"a"}));
  BOOST_TEST((header.problem().kind == FileProblem::duplicate_header));
  BOOST_TEST(header.problem().detail == "a");
  BOOST_TEST(header.problem().line == 1U);
}

BOOST_AUTO_TEST_CASE(a_row_of_data_is_no_header) {
  BOOST_TEST((problem_of({"#1001", "a@b.example", "paid", "2023-05-12 21:05:53 -0700", "USD",
                          "119.20", "0.00", "9.80", "129.00"}) == FileProblem::no_header));
  BOOST_TEST((problem_of({"536365", "85123A", "WHITE HEART", "6", "2010-12-01 08:26:00", "2.55",
                          "17850.0", "United Kingdom"}) == FileProblem::no_header));
  BOOST_TEST((problem_of({"1", "2"}) == FileProblem::no_header));
  BOOST_TEST((problem_of({"", " "}) == FileProblem::no_header));
  BOOST_TEST((problem_of({"Handle", "Title", "Option1 Name", "SKU", "COO", "12 Main Street"}) ==
              FileProblem::none));
  BOOST_TEST(
      (problem_of({"\xE5\x93\x81\xE5\x90\x8D", "\xE6\x95\xB0\xE9\x87\x8F"}) == FileProblem::none));
}

BOOST_AUTO_TEST_CASE(rows_of_another_width) {
  const Header header = header_of({"a", "b"});
  BOOST_TEST(!header.check_width(Row{{"1", "2"}, 2, 0, true}));
  const auto too_long = header.check_width(Row{{"1", "2", "3"}, 3, 0, true});
  BOOST_TEST((too_long.kind == FileProblem::row_too_long));
  BOOST_TEST(too_long.line == 3U);
  BOOST_TEST(too_long.detail == "3/2");
  BOOST_TEST((header.check_width(Row{{"1"}, 2, 0, true}).kind == FileProblem::row_too_short));
  BOOST_TEST((header.check_width(Row{{"1"}, 2, 0, false}).kind == FileProblem::cut_off));
}

BOOST_AUTO_TEST_CASE(every_problem_has_a_code_of_its_own) {
  std::vector<std::string_view> codes;
  for (int i = 0; i <= static_cast<int>(FileProblem::cut_off); ++i) {
    const std::string_view code = formats::code(static_cast<FileProblem>(i));
    BOOST_TEST(!code.empty());
    BOOST_TEST((std::find(codes.begin(), codes.end(), code) == codes.end()));
    codes.push_back(code);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::header_test
