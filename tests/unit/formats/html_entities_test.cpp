#include "formats/html_entities.h"

#include <boost/test/unit_test.hpp>

namespace kontor::formats::html_entities_test {

BOOST_AUTO_TEST_SUITE(formats_html_entities)

BOOST_AUTO_TEST_CASE(names_and_numbers) {
  BOOST_TEST(decode_entities("12&quot; x 18&quot; &lt;A&amp;B&gt;") == "12\" x 18\" <A&B>");
  BOOST_TEST(decode_entities("Mum&#39;s &#x27;cup&#X27; &apos;") == "Mum's 'cup' '");
  BOOST_TEST(decode_entities("caf&#233; &#8364; &#128512;&nbsp;x") ==
             "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\xC2\xA0x");
}

BOOST_AUTO_TEST_CASE(decoded_once) {
  BOOST_TEST(decode_entities("&amp;quot;") == "&quot;");
  BOOST_TEST(decode_entities("&amp;#39;") == "&#39;");
}

BOOST_AUTO_TEST_CASE(what_is_no_reference_stays) {
  for (const char* text :
       {"", "A & B", "A&B;", "&", "&;", "&#;", "&#x;", "&eacute;", "&quot", "&#0;", "&#9;",
        "&#xD800;", "&#1114112;", "&#99999999999;", "&# 39;", "&#-39;", "AT&T; &Quot;"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(decode_entities(text) == text); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::html_entities_test
