#include "app/line_files.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/kontor.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(line_files)

BOOST_AUTO_TEST_CASE(a_file_that_is_no_text_is_refused_as_a_whole) {
  const TempDir dir;
  write_file(dir / "photo.jpg", std::string("LAMP-7=3\nx\0y\n", 13));
  const auto refused = app::read_line_file(dir / "photo.jpg");
  BOOST_REQUIRE(!refused);
  BOOST_CHECK(refused.refusal().code == RefusalCode::file_binary);
  BOOST_TEST(find_arg(refused.refusal().args, "file") == "photo.jpg");
  write_file(dir / "list.txt", "LAMP-7=3\n");
  const auto list = app::read_line_file(dir / "list.txt");
  BOOST_REQUIRE(static_cast<bool>(list));
  BOOST_TEST(list->lines.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
