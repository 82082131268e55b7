#include "i18n/line_breaks.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(line_breaks)

using Pieces = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(words_keep_their_blanks_and_chinese_its_full_stops) {
  BOOST_TEST(i18n::line_pieces("Only low, now") == Pieces({"Only ", "low, ", "now"}),
             boost::test_tools::per_element());
  BOOST_TEST(i18n::line_pieces("库存偏低。") == Pieces({"库", "存", "偏", "低。"}),
             boost::test_tools::per_element());
  BOOST_TEST(i18n::line_pieces("").empty());
}

BOOST_AUTO_TEST_CASE(the_pieces_are_the_text) {
  for (const std::string text : {"可用量达到或低于此数即为偏低。“never”：从不提醒。",
                                 "الرقم السري، ثم تابع.", "SELLER@NORD, two\nlines\xEF\xBF\xBD"}) {
    std::string together;
    for (const auto& piece : i18n::line_pieces(text)) together += piece;
    BOOST_TEST(together == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
