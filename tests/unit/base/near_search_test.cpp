#include "domain/base/near_search.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "domain/base/fold.h"

namespace kontor::test {

namespace near_search_test {

/// How near a name is to what was typed: "typos/first letters/begun words"; "-": not at all.
std::string near(std::string_view typed, std::string_view name) {
  const auto found = NearSearch(typed).nearness(search_key(name));
  if (!found) return "-";
  return std::to_string(found->typos) + "/" + std::to_string(found->firsts) + "/" +
         std::to_string(found->begun);
}

/// Whether an index that looks for the pieces meets the name.
bool met(std::string_view typed, std::string_view name) {
  const std::string key = search_key(name);
  const std::string begins = ' ' + key;
  const NearSearch search(typed);
  for (const auto& pieces : search.pieces()) {
    const bool any = std::any_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
      return piece.begins ? begins.find(' ' + piece.text) != std::string::npos
                          : key.find(piece.text) != std::string::npos;
    });
    if (!any) return false;
  }
  return !search.pieces().empty();
}

std::u32string utf32(std::string_view utf8) {
  std::u32string all;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t c = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t k = 1; k <= more; ++k)
      c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    all += c;
    i += more + 1;
  }
  return all;
}

std::string utf8(const std::u32string& letters) {
  std::string all;
  for (const char32_t c : letters) {
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else {
      all += static_cast<char>(0xC0U | (c >> 6U));
      all += static_cast<char>(0x80U | (c & 0x3FU));
    }
  }
  return all;
}

/// Every slip of a word of Latin or Arabic letters: wrong, missing, too many, exchanged.
std::vector<std::u32string> slips(const std::u32string& word, const std::u32string& alphabet) {
  std::vector<std::u32string> all;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (const char32_t letter : alphabet) {
      all.push_back(word.substr(0, i) + letter + word.substr(i));
      if (i < word.size()) all.push_back(word.substr(0, i) + letter + word.substr(i + 1));
    }
    if (i < word.size()) all.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size()) {
      auto other = word;
      std::swap(other[i], other[i + 1]);
      all.push_back(other);
    }
  }
  return all;
}

}  // namespace near_search_test

BOOST_AUTO_TEST_SUITE(near_search)

using namespace near_search_test;

BOOST_AUTO_TEST_CASE(one_letter_may_be_wrong_missing_too_many_or_exchanged) {
  BOOST_TEST(near("ketxle", "Blue kettle") == "1/0/0");
  BOOST_TEST(near("ketle", "Blue kettle") == "1/0/0");
  BOOST_TEST(near("kettlle", "Blue kettle") == "1/0/0");
  BOOST_TEST(near("ketlte", "Blue kettle") == "1/0/0");
  BOOST_TEST(near("bettle", "Blue kettle") == "1/1/0");
  BOOST_TEST(near("kxtxle", "Blue kettle") == "-");
  BOOST_TEST(near("ktetel", "Blue kettle") == "-");
  // Each word may have its slip; a name that has all words as typed is no near one.
  BOOST_TEST(near("bleu ketle", "Blue kettle") == "2/0/0");
  BOOST_TEST(near("blue kettle", "Blue kettle") == "-");
  BOOST_TEST(near("kettle", "Blue kettle") == "-");
  BOOST_TEST(near("ketle red", "Blue kettle") == "-");
}

BOOST_AUTO_TEST_CASE(who_is_still_typing_meets_the_beginnings_of_words) {
  BOOST_TEST(near("gonzaelz", "Ana González") == "1/0/0");
  BOOST_TEST(near("gonaz", "Ana González") == "1/0/1");
  BOOST_TEST(near("nozale", "Ana González") == "-");
}

BOOST_AUTO_TEST_CASE(short_words_and_numbers_are_taken_as_they_are) {
  BOOST_TEST(!NearSearch("ana").possible());
  BOOST_TEST(!NearSearch("TB-1203").possible());
  BOOST_TEST(!NearSearch("4006381333931").possible());
  BOOST_TEST(near("ketle 12", "Kettle 12") == "1/0/0");
  BOOST_TEST(near("ketle 12", "Kettle 13") == "-");
  BOOST_TEST(near("ketle xl", "Kettle XL") == "1/0/0");
  BOOST_TEST(near("a1b2c3", "a1b2c4") == "-");
}

BOOST_AUTO_TEST_CASE(arabic_and_romanian_words) {
  BOOST_TEST(near("محمود", "أحمد محمد") == "1/0/0");
  BOOST_TEST(near("دراجه", "درّاجة هوائية") == "-");  // the same word: its forms are folded
  BOOST_TEST(near("دارجة", "درّاجة هوائية") == "1/0/0");
  BOOST_TEST(near("Stefanecsu", "Ștefănescu Ion") == "1/0/0");
  BOOST_TEST(near("mătăsos", "Mătasos") == "-");
  BOOST_TEST(near("bicicelta", "Bicicletă de oraș") == "1/0/0");
}

BOOST_AUTO_TEST_CASE(han_words_are_taken_by_their_sound) {
  BOOST_TEST(near("丽娜", "李娜") == "1/0/0");
  BOOST_TEST(near("水胡", "蓝色水壶") == "1/0/0");
  BOOST_TEST(near("李娜", "李娜") == "-");
  BOOST_TEST(near("李明", "李娜") == "-");
  BOOST_TEST(near("娜", "李那") == "-");
  BOOST_TEST(near("lanseshiuhu", "蓝色水壶") == "1/0/0");
}

BOOST_AUTO_TEST_CASE(no_slip_goes_past_the_index) {
  const std::u32string latin = U"abcdefghijklmnopqrstuvwxyz";
  const std::u32string arabic = U"ابتثجحخدرزسشصضطظعغفقكلمنهوي";
  int tried = 0;
  for (const auto& [name, alphabet] :
       std::vector<std::pair<std::string, std::u32string>>{{"anna", latin},
                                                           {"bikes", latin},
                                                           {"kettle", latin},
                                                           {"walnut", latin},
                                                           {"ionescu", latin},
                                                           {"bicycles", latin},
                                                           {"محمد", arabic},
                                                           {"درجات", arabic},
                                                           {"حقيبات", arabic}}) {
    for (const auto& slip : slips(utf32(name), alphabet)) {
      const std::string typed = utf8(slip);
      // The beginning of a word is no slip.
      if (slip.size() < 4 || name.starts_with(typed)) continue;
      ++tried;
      const auto found = NearSearch(typed).nearness(search_key("x " + name));
      BOOST_TEST(found.has_value(), typed << " for " << name);
      BOOST_TEST(met(typed, "x " + name), typed << " for " << name << ": no piece");
    }
  }
  BOOST_TEST(tried > 2000);
}

BOOST_AUTO_TEST_CASE(signs_and_broken_bytes_do_no_harm) {
  for (const std::string typed : {"", "  ", "....", "a\" OR b", "%%%%", "ab\xC3",
                                  "\xFF\xFF\xFF\xFF", "name_fold : kettle", "🙂🙂🙂🙂"}) {
    const NearSearch search(typed);
    for (const auto& pieces : search.pieces())
      for (const auto& piece : pieces) {
        BOOST_TEST(piece.text.find_first_of("\"%_\\' ") == std::string::npos);
        BOOST_TEST(is_storable_text(piece.text));
      }
    search.nearness("a b c");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
