// The stock files of outside warehouses.

#include "channels/statement_files.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/paths.h"

namespace kontor::test {

namespace statement_files_test {

/// What is read of a file with this text: "A@Depot=3 B=2.5", the refused rows behind it.
std::string read(const std::string& text, const channels::StatementColumns& columns = {}) {
  const TempDir dir;
  const auto path = dir / "stock.csv";
  std::ofstream(path, std::ios::binary) << text;
  const auto rows = channels::read_statement(path, columns);
  if (!rows) return std::string(name_of(rows.refusal().code));
  std::string told;
  for (const auto& row : rows->rows)
    told += row.product + (row.location.empty() ? "" : "@" + row.location) + "=" +
            row.theirs.to_decimal() + " ";
  for (const auto& refused : rows->refusals)
    told += std::to_string(refused.row) + ":" + std::string(name_of(refused.refusal.code)) + " ";
  return told;
}

}  // namespace statement_files_test

using statement_files_test::read;

BOOST_AUTO_TEST_SUITE(statement_files)

BOOST_AUTO_TEST_CASE(any_list_of_products_and_quantities) {
  BOOST_TEST(read("SKU,Name,Quantity\nA,Apple,3\nB,Bell,2.5\n") == "A=3 B=2.5 ");
  BOOST_TEST(read("sku;on hand;warehouse\nA;3;Depot\nB;;Depot\n") == "A@Depot=3 ");
  BOOST_TEST(read("seller-sku\tasin\tQuantity Available\nA\tX\t4\n") == "A=4 ");
}

BOOST_AUTO_TEST_CASE(columns_of_other_names_are_said) {
  const std::string text = "Ref,Count at hand,Hall\nA,3,One\n";
  BOOST_TEST(read(text) == "file_missing_columns");
  BOOST_TEST(read(text, {"Ref", "Count at hand", {}}) == "A=3 ");
  BOOST_TEST(read(text, {"Ref", "Count at hand", "Hall"}) == "A@One=3 ");
  BOOST_TEST(read(text, {"Ref", "Count at hand", "Floor"}) == "file_missing_columns");
}

BOOST_AUTO_TEST_CASE(rows_that_say_nothing_are_refused_for_themselves) {
  BOOST_TEST(read("sku,quantity\n,3\nA,many\nB,2\n") == "B=2 2:value_missing 3:value_not_number ");
}

BOOST_AUTO_TEST_CASE(amazons_and_shopifys_files_are_read_as_their_profiles_do) {
  BOOST_TEST(read("sku\tfnsku\tasin\tproduct-name\tafn-warehouse-quantity\tafn-fulfillable-"
                  "quantity\tafn-unsellable-quantity\tafn-reserved-quantity\nA\tF\tS\tApple\t7\t5\t"
                  "1\t1\nB\tF\tS\tBell\t\t\t\t\n") == "A@Amazon FBA=7 ");
  BOOST_TEST(read("Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 "
                  "Name,Option3 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,Committed,"
                  "Available,On hand\nh,T,Title,Default Title,,,,,A,,,Depot,0,0,1,4,5\n") ==
             "A@Depot=5 ");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_none_is_refused_as_a_whole) {
  BOOST_TEST(read("") == "file_empty");
  BOOST_CHECK(channels::read_statement("/nowhere/stock.csv").refusal().code ==
              RefusalCode::file_not_found);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
