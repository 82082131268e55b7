#include "formats/delimited/encoding_guess.h"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes/source.h"
#include "formats/delimited/detect.h"
#include "formats/delimited/encoding.h"
#include "formats/delimited/reader.h"

namespace kontor::formats::encoding_guess_test {

namespace {

struct Sample {
  std::string_view about;
  std::string bytes;
  Encoding encoding;
};

/// Texts as programs of those places save them.
const std::vector<Sample> encoding_samples{
    {"japanese orders",
     "\x92\x8D\x95\xB6\x94\xD4\x8D\x86,\x8F\xA4\x95i\x96\xBC\x0A"
     "1,\x8E\xA9\x93]\x8E\xD4\x0A"
     "2,\x83I\x83t\x83"
     "B\x83X\x83`\x83"
     "F\x83"
     "A\x0A"
     "3,\xEE\xE0\x93\x87\x89\xAE \x87@\x0A"
     "4,\xB6\xDE\xD7\xBD\x90\xBB\x95i\x0A",
     Encoding::shift_jis},
    {"one japanese word",
     "sku,name\x0A"
     "1,\x8E\xA9\x93]\x8E\xD4\x0A",
     Encoding::shift_jis},
    {"half-width only, of several lengths",
     "sku,name\x0A"
     "1,\xD4\xCF\xC0\xDE \xC0\xDB\xB3\x0A"
     "2,\xBD\xBD\xDE\xB7\x0A"
     "3,\xBB\xC4\xB3\x0A"
     "4,\xC0\xB6\xCA\xBC\x0A",
     Encoding::shift_jis},
    {"chinese goods",
     "\xB1\xE0\xBA\xC5,\xC9\xCC\xC6\xB7\xC3\xFB\xB3\xC6\x0A"
     "1,\xD7\xD4\xD0\xD0\xB3\xB5\x0A"
     "2,\xB0\xEC\xB9\xAB\xD2\xCE\x0A"
     "3,\xCE\xDE\xCF\xDF\xCA\xF3\xB1\xEA\x0A"
     "4,\xC0\xB6\xD1\xC0\xB6\xFA\xBB\xFA\x0A",
     Encoding::gb18030},
    {"chinese with a rare character",
     "sku,name\x0A"
     "1,\xD6\xD0\xCE\xC4\xC3\xFB\xB3\xC6\x0A"
     "2,\xFD\x93\xD7\xD6\xBC\xCD\xC4\xEE\xC6\xB7\x0A"
     "3,\xB1\xE3\xD0\xAF\xCA\xBD\xB5\xE7\xD4\xB4\x0A",
     Encoding::gb18030},
    {"french",
     "sku,nom\x0A"
     "1,Cr\xE8me br\xFBl\xE9"
     "e\x0A"
     "2,Gar\xE7on\x0A"
     "3,\xC0 la carte\x0A"
     "4,H\xE9l\xE8ne\x0A",
     Encoding::windows_1252},
    {"german",
     "sku,name\x0A"
     "1,M\xFCller\x0A"
     "2,Stra\xDF"
     "e\x0A"
     "3,\xC4\xD6\xDC GmbH\x0A",
     Encoding::windows_1252},
    {"spanish",
     "sku,nombre\x0A"
     "1,\xD1"
     "and\xFA\x0A"
     "2,\xBFQu\xE9?\x0A"
     "3,ni\xF1o\x0A",
     Encoding::windows_1252},
    {"signs",
     "sku,price\x0A"
     "1,\xA3"
     "12.50\x0A"
     "2,10 \x80\x0A"
     "3,20 \xB0"
     "C\x0A"
     "4,\xBD kg\x0A",
     Encoding::windows_1252},
    {"quotes and dashes",
     "sku,name\x0A"
     "1,\x93"
     "Best\x94 \x96 of \x92"
     "26\x0A"
     "2,Acme\x99\x0A",
     Encoding::windows_1252},
    {"portuguese",
     "x\x0A"
     "S\xE3o Jo\xE3o\x0A"
     "Informa\xE7\xF5"
     "es\x0A"
     "P\xE3o de A\xE7\xFA"
     "car\x0A",
     Encoding::windows_1252},
    {"scandinavian",
     "x\x0A"
     "Sm\xF8rrebr\xF8"
     "d\x0A"
     "\xC5lesund\x0A"
     "\xD8rsted\x0A"
     "Malm\xF6\x0A"
     "\xC5\xC4\xD6\x0A",
     Encoding::windows_1252},
};

std::string names(const std::vector<Encoding>& encodings) {
  std::string text;
  for (const Encoding encoding : encodings) {
    text.append(text.empty() ? "" : " ").append(encoding_name(encoding));
  }
  return text;
}

/// All cells of a text, read as it is detected.
std::string read_cells(std::string_view bytes, std::optional<Encoding> stated = {}) {
  const Detection detection = detect(bytes, true, stated);
  BOOST_REQUIRE(!detection.problem);
  MemorySource source(bytes, 3);  // in small pieces: no character may be cut through
  DelimitedReader reader(source, detection.dialect);
  Row row;
  std::string cells;
  while (reader.next(row)) {
    for (const std::string& cell : row.cells) cells += cell + "|";
  }
  BOOST_TEST(!reader.problem());
  return cells;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_encoding_guess)

BOOST_AUTO_TEST_CASE(texts_are_told_apart_by_their_characters) {
  for (const Sample& sample : encoding_samples) {
    BOOST_TEST_CONTEXT(sample.about) {
      const EncodingGuess guess = guess_encoding(sample.bytes);
      BOOST_TEST(guess.certain);
      BOOST_REQUIRE(!guess.fitting.empty());
      BOOST_TEST(encoding_name(guess.fitting.front()) == encoding_name(sample.encoding));
      const Detection detection = detect(sample.bytes, true);
      BOOST_TEST(!detection.problem);
      BOOST_TEST(code(detection.reason) == "statistics");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_may_be_several_is_asked_for) {
  // Half-width katakana, or hanzi of every day.
  const std::string either = "sku,name\n1,\xB1\xB2\xB3\xB4\n2,\xBA\xBB\xC3\xC4\n";
  const EncodingGuess guess = guess_encoding(either);
  BOOST_TEST(!guess.certain);
  BOOST_TEST(names(guess.fitting) == "GB18030 Shift_JIS");
  const Detection detection = detect(either, true);
  BOOST_TEST((detection.problem.kind == FileProblem::unclear_encoding));
  BOOST_TEST(detection.problem.detail == "GB18030, Shift_JIS");
  // A person's word settles it.
  BOOST_TEST(read_cells(either, Encoding::shift_jis) == "sku|name|1|ｱｲｳｴ|2|ｺｻﾃﾄ|");
}

BOOST_AUTO_TEST_CASE(what_none_makes_text_of_is_asked_for) {
  // Cyrillic in windows-1251.
  const Detection detection =
      detect("a,b\n1,\xD2\xEE\xE2\xE0\xF0\xFB \xF1\xEE \xF1\xEA\xEB\xE0\xE4\xE0\n", true);
  BOOST_TEST((detection.problem.kind == FileProblem::unclear_encoding));
  BOOST_TEST(detection.problem.detail == "windows-1252, Shift_JIS, GB18030");
}

BOOST_AUTO_TEST_CASE(shift_jis_is_that_of_windows) {
  // The wave dash, a trail byte that is a backslash elsewhere, and characters of vendors.
  const std::string bytes =
      "a,b\x0A"
      "\x8E\xA9\x93]\x8E\xD4,\x87@\x0A"
      "\x81`\x83\x5C\x95\x5C,\xEE\xE0\x0A";
  BOOST_TEST(read_cells(bytes) == "a|b|自転車|①|～ソ表|髙|");
}

BOOST_AUTO_TEST_CASE(gb18030_has_all_of_unicode) {
  const std::string bytes =
      "a,b\x0A"
      "\xD6\xD0\xB9\xFA\xC9\xCC\xC6\xB7,\xD2\xBB\xB6\xFE\xC8\xFD\x0A"
      "\xCA\xFD\xC1\xBF\xB5\xA5\xCE\xBB,\xA2\xE3\x95"
      "2\x82"
      "6\x0A";
  BOOST_TEST(read_cells(bytes) == "a|b|中国商品|一二三|数量单位|€𠀀|");
}

BOOST_AUTO_TEST_CASE(chance_utf8_inside_double_byte_text_is_no_mixture) {
  // The first character's bytes are valid UTF-8 as well.
  const std::string bytes =
      "a,b\x0A\xC4\xA3\xC4\xE2,\xCA\xFD\xBE\xDD\xC4\xA3\xD0\xCD\x0A\xD6\xD0\xD1\xEB,"
      "\xC4\xA3\xD1\xF9\x0A";
  BOOST_TEST((detect(bytes, true).dialect.encoding == Encoding::gb18030));
}

BOOST_AUTO_TEST_CASE(a_broken_utf8_file_stays_a_mixture) {
  const Detection detection = detect("a,b\n自転車,商品\n日本語,文字\xE9\n", true);
  BOOST_TEST((detection.problem.kind == FileProblem::mixed_encoding));
  BOOST_TEST(detection.problem.line == 3U);
}

BOOST_AUTO_TEST_CASE(the_sample_is_bounded_and_still_decides) {
  std::string text = "sku,name\n";
  for (int i = 0; i < 40'000; ++i) text += "1,\x8E\xA9\x93\x5D\x8E\xD4\n";
  MemorySource source(text);
  const Detection detection = detect_source(source);
  BOOST_TEST(!detection.problem);
  BOOST_TEST((detection.dialect.encoding == Encoding::shift_jis));
}

BOOST_AUTO_TEST_CASE(reasons) {
  const auto reason = [](std::string_view bytes, std::optional<Encoding> stated = {}) {
    return code(detect(bytes, true, stated).reason);
  };
  BOOST_TEST(reason("a,b\n") == "ascii");
  BOOST_TEST(reason("a,\xC3\xA9\n") == "valid_utf8");
  BOOST_TEST(reason("\xEF\xBB\xBFn,b\n") == "mark");
  BOOST_TEST(reason("a,b\n", Encoding::gb18030) == "stated");
  BOOST_TEST(reason(std::string_view("a\0,\0b\0\n\0", 8)) == "zero_bytes");
  BOOST_TEST(reason(std::string_view("\xFF\xFEn\0,\0b\0\n\0", 10)) == "mark");
}

BOOST_AUTO_TEST_CASE(names_of_encodings) {
  for (const std::string_view name : all_encoding_names()) {
    const auto found = encoding_from_name(name);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(encoding_name(*found) == name);
    MemorySource source("a,b");
    const TextDecoder decoder(source, *found);  // ICU knows each
  }
  BOOST_TEST((encoding_from_name("sjis") == Encoding::shift_jis));
  BOOST_TEST((encoding_from_name("CP932") == Encoding::shift_jis));
  BOOST_TEST((encoding_from_name("gbk") == Encoding::gb18030));
  BOOST_TEST(!encoding_from_name("klingon").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::encoding_guess_test
