// Files of one profile or mapping are one import; imports come in the order in which one needs the
// other.

#include "channels/file_groups.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/paths.h"
#include "tests/support/shop_files.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::channels::FileGroup;
using kontor::channels::group_files;
using kontor::test::shown;

std::string listed(const std::vector<FileGroup>& groups) {
  std::string text;
  for (const FileGroup& group : groups) {
    text += std::string(group.profile->name()) + (group.mapping.empty() ? "" : "=" + group.mapping);
    for (const auto& file : group.files) text += " " + file.filename().string();
    text += "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_groups)

BOOST_AUTO_TEST_CASE(each_profile_is_one_import_in_the_order_of_intake) {
  const kontor::test::TempDir dir;
  kontor::test::write_orders(dir / "a.csv", kontor::test::first_week());
  kontor::test::write_inventory(dir / "b.csv");
  kontor::test::write_orders(dir / "c.csv", kontor::test::second_week());
  kontor::test::write_products(dir / "d.csv");
  std::ofstream(dir / "e.csv") << "Date,Description,Amount,Balance,Reference\n";
  std::ofstream(dir / "e.csv", std::ios::app) << "2025-12-31,Payout,1.00,1.00,R\n";
  const auto groups =
      group_files({dir / "e.csv", dir / "a.csv", dir / "b.csv", dir / "c.csv", dir / "d.csv"});
  BOOST_REQUIRE_EQUAL(groups ? "" : shown(groups.refusal()), "");
  BOOST_TEST(listed(*groups) ==
             "shopify-products d.csv\nshopify-inventory b.csv\nshopify-orders a.csv c.csv\n"
             "mapped=bank-statement e.csv\n");
  for (const FileGroup& group : *groups) {
    BOOST_TEST(group.why.size() == group.files.size());
    BOOST_TEST(!kontor::find_arg(group.why.front().args, "columns").empty());
  }
}

BOOST_AUTO_TEST_CASE(a_mapping_takes_all_the_files_that_it_knows) {
  const kontor::test::TempDir dir;
  std::ofstream(dir / "1.csv") << "category_id,category_name,description,picture\n1,a,b,c\n";
  std::ofstream(dir / "2.csv") << "region_id,region_description\n1,a\n";
  std::ofstream(dir / "3.csv") << "category_id,category_name\n1,a\n";
  std::ofstream(dir / "4.csv") << "brand_id,brand_name\n1,a\n";
  // bikestores knows the first file too, but northwind knows it better.
  const auto both = group_files({dir / "1.csv", dir / "2.csv"});
  BOOST_REQUIRE(bool(both));
  BOOST_TEST(listed(*both) == "mapped=northwind 1.csv 2.csv\n");
  const auto bikes = group_files({dir / "3.csv", dir / "4.csv"});
  BOOST_REQUIRE(bool(bikes));
  BOOST_TEST(listed(*bikes) == "mapped=bikestores 3.csv 4.csv\n");
}

BOOST_AUTO_TEST_CASE(a_given_mapping_comes_before_what_recognises) {
  const kontor::test::TempDir dir;
  std::ofstream(dir / "m.json")
      << R"({"files": {"rows": ["brand_id"]}, "products": {"file": "rows", "code": "brand_id",
             "name": "brand_name"}})";
  std::ofstream(dir / "1.csv") << "brand_id,brand_name\n1,a\n";
  kontor::test::write_products(dir / "2.csv");
  const std::string mapping = (dir / "m.json").string();
  const auto groups = group_files({dir / "1.csv", dir / "2.csv"}, mapping);
  BOOST_REQUIRE(bool(groups));
  BOOST_TEST(listed(*groups) == "shopify-products 2.csv\nmapped=" + mapping + " 1.csv\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_nobody_reads_is_refused_by_its_name) {
  const kontor::test::TempDir dir;
  kontor::test::write_products(dir / "1.csv");
  std::ofstream(dir / "2.csv") << "colour,shape\nred,round\n";
  const auto groups = group_files({dir / "1.csv", dir / "2.csv"});
  BOOST_REQUIRE(!bool(groups));
  BOOST_TEST(shown(groups.refusal()) == "profile_unknown file=2.csv columns=colour, shape");
}

BOOST_AUTO_TEST_SUITE_END()
