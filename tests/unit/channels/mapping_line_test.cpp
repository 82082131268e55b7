// In which line of a mapping a mistake stands.

#include "channels/mapping_line.h"

#include <boost/test/unit_test.hpp>
#include <string>

using kontor::channels::mapping_line;

namespace {

const std::string mapping_of_lines =
    "{\n"                                                                 // 1
    "  \"about\": \"a \\\"quoted\\\" { word\",\n"                         // 2
    "  \"files\": {\"orders.csv\": [\"A\",\n"                             // 3
    "    \"B\"]},\n"                                                      // 4
    "  \"products\": [{\"sku\": \"A\"},\n"                                // 5
    "    {\"sku\":\n"                                                     // 6
    "      {\"column\": \"B\", \"decimal\": {\"thousands\": true}}}],\n"  // 7
    "  \"orders\": {\"placed\":\n"                                        // 8
    "    {\"date\": \"?\"}}\n"                                            // 9
    "}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_lines)

BOOST_AUTO_TEST_CASE(a_place_is_where_its_key_stands) {
  BOOST_TEST(mapping_line(mapping_of_lines, "$") == 1);
  BOOST_TEST(mapping_line(mapping_of_lines, "about") == 2);
  BOOST_TEST(mapping_line(mapping_of_lines, "files.orders.csv") == 3);
  BOOST_TEST(mapping_line(mapping_of_lines, "files.orders.csv[1]") == 4);
  BOOST_TEST(mapping_line(mapping_of_lines, "products[0].sku") == 5);
  BOOST_TEST(mapping_line(mapping_of_lines, "products[1].sku") == 6);
  BOOST_TEST(mapping_line(mapping_of_lines, "products[1].sku.decimal.thousands") == 7);
  BOOST_TEST(mapping_line(mapping_of_lines, "orders.placed.date") == 9);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_missing_in_the_thing_around_it) {
  BOOST_TEST(mapping_line(mapping_of_lines, "orders.line.sku") == 8);
  BOOST_TEST(mapping_line(mapping_of_lines, "products[7].sku") == 5);
  BOOST_TEST(mapping_line(mapping_of_lines, "bank") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_wrong_where_reading_stops) {
  BOOST_TEST(mapping_line("{\n \"a\": 1,\n \"b\" 2\n}\n", "$") == 3);
  BOOST_TEST(mapping_line("{\n \"a\": \"open\n", "$") == 2);
  BOOST_TEST(mapping_line("", "$") == 1);
  const std::string deep(100'000, '[');
  BOOST_TEST(mapping_line(deep, "$") == 1);
  const std::string closed = deep + std::string(100'000, ']');
  BOOST_TEST(mapping_line(closed, "x") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
