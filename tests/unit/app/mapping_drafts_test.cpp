// A person's own mappings: what an import began with stays as it was.

#include "app/mapping_drafts.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "domain/base/failure.h"
#include "tests/support/paths.h"

namespace {

std::string text_at(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_drafts)

BOOST_AUTO_TEST_CASE(another_text_under_the_same_name_gets_a_number) {
  const kontor::test::TempDir dir;
  const auto folder = dir / "own";
  const auto first = kontor::app::keep_mapping(folder, "orders", "one");
  BOOST_TEST(first.filename().string() == "orders.json");
  const auto second = kontor::app::keep_mapping(folder, "orders", "two");
  BOOST_TEST(second.filename().string() == "orders-2.json");
  BOOST_TEST(text_at(first) == "one");
  BOOST_TEST(text_at(second) == "two");
  // The same text is the same mapping.
  BOOST_TEST(kontor::app::keep_mapping(folder, "orders", "two") == second);
  BOOST_TEST(kontor::app::keep_mapping(folder, "orders", "one") == first);
}

BOOST_AUTO_TEST_CASE(names_lead_nowhere_else) {
  const kontor::test::TempDir dir;
  const auto kept = kontor::app::keep_mapping(dir.path(), "../../a b:طلبات", "x");
  BOOST_TEST(kept.parent_path() == dir.path());
  BOOST_TEST(kept.filename().string() == "------a-b-طلبات.json");
  BOOST_TEST(kontor::app::keep_mapping(dir.path(), "", "x").filename().string() == "mapping.json");
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_told) {
  const kontor::test::TempDir dir;
  std::ofstream(dir / "file") << "x";
  BOOST_CHECK_EXCEPTION(kontor::app::keep_mapping(dir / "file", "orders", "x"), kontor::Failure,
                        [](const kontor::Failure& failure) {
                          return failure.code() == kontor::FailureCode::file_unwritable;
                        });
}

BOOST_AUTO_TEST_SUITE_END()
