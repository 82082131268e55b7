#include "domain/base/fold.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <thread>

using kontor::fold;
using kontor::search_key;
using kontor::sort_key;

BOOST_AUTO_TEST_SUITE(base_fold)

BOOST_AUTO_TEST_CASE(plain_text_is_lowered_and_its_blanks_collapsed) {
  BOOST_TEST(fold("") == "");
  BOOST_TEST(fold("  Otti \t Combat\r\nBOOT ") == "otti combat boot");
  BOOST_TEST(fold(" \t ") == "");
  BOOST_TEST(fold("A-1_b%") == "a-1_b%");
}

BOOST_AUTO_TEST_CASE(latin_letters_lose_their_accents) {
  BOOST_TEST(fold("Crème BRÛLÉE") == "creme brulee");
  BOOST_TEST(fold("Straße Øl Łódź đ") == "strasse ol lodz d");
  BOOST_TEST(fold("cafe\u0301") == "cafe");
  BOOST_TEST(fold("İSTANBUL") == "istanbul");
  BOOST_TEST(fold("a\u00A0\u3000b") == "a b");
  BOOST_TEST(fold("co\u00ADop\u200F") == "coop");
}

BOOST_AUTO_TEST_CASE(romanian_comma_and_cedilla_are_alike) {
  BOOST_TEST(fold("Țuică și brânză") == "tuica si branza");
  BOOST_TEST(fold("\u0218\u021A") == fold("\u015E\u0162"));
  BOOST_TEST(fold("șosete") == fold("şosete"));
  BOOST_TEST(fold("șosete") == "sosete");
}

BOOST_AUTO_TEST_CASE(arabic_forms_are_alike) {
  BOOST_TEST(fold("أحمد") == "احمد");
  BOOST_TEST(fold("إسلام آمال ٱلله") == "اسلام امال الله");
  BOOST_TEST(fold("مستشفى") == "مستشفي");
  BOOST_TEST(fold("مدرسة") == "مدرسه");
  BOOST_TEST(fold("مؤمن مسائل") == "مومن مسايل");
  BOOST_TEST(fold("كـــتاب") == "كتاب");
  BOOST_TEST(fold("مُحَمَّد") == "محمد");
  BOOST_TEST(fold("٢٠٢٦") == "2026");
}

BOOST_AUTO_TEST_CASE(other_scripts_are_kept) {
  BOOST_TEST(fold("北京大学") == "北京大学");
  BOOST_TEST(fold("ＡＢＣ１２３") == "abc123");
  BOOST_TEST(fold("МОСКВА") == "москва");
  BOOST_TEST(fold("ΣΟΦΟΣ") == fold("σοφος"));
  BOOST_TEST(fold("서울") == "서울");
  BOOST_TEST(fold("👟 Shoe") == "👟 shoe");
}

BOOST_AUTO_TEST_CASE(folding_twice_changes_nothing_more) {
  for (const auto* text :
       {"Crème", "أحمد", "北京 Boot", "ＡＢ\u3000Ｃ", "ΣΟΦΟΣ", "½ ﬁ ™", "“x” … –"}) {
    BOOST_TEST(fold(fold(text)) == fold(text), text);
  }
}

BOOST_AUTO_TEST_CASE(plain_and_mixed_text_fold_by_the_same_rules) {
  const std::string plain = " Boot\t 36 - \"Milky\" (A&B) ";
  BOOST_TEST(fold(plain + "\u00E9") == fold(plain) + " e");
}

BOOST_AUTO_TEST_CASE(chinese_is_found_by_characters_and_pinyin) {
  const std::string key = search_key("北京大学 T恤");
  for (const auto* typed : {"北京大学", "京大", "beijing", "beijingdaxue", "daxue", "t恤", "xu"}) {
    BOOST_TEST(key.find(typed) != std::string::npos, typed);
  }
  BOOST_TEST(search_key("北京大学") == "北京大学 北京 京大 大学 beijingdaxue");
  BOOST_TEST(search_key("茶") == "茶 cha");
  BOOST_TEST(search_key("绿茶Tea红茶") == "绿茶tea红茶 绿茶 红茶 lucha hongcha");
  BOOST_TEST(search_key("𠮷野") == "𠮷野 𠮷野 𠮷ye");
}

BOOST_AUTO_TEST_CASE(search_keys_of_other_text_are_their_fold) {
  for (const auto* text : {"", "Boot", "Crème", "أحمد", "МОСКВА"}) {
    BOOST_TEST(search_key(text) == fold(text), text);
  }
}

BOOST_AUTO_TEST_CASE(sort_keys_order_names_as_people_do) {
  std::vector<std::string> names = {"Zoo",    "apple", "Äpfel", "Banane", "banana", "éclair",
                                    "eclair", "10",    "9",     "北京",   "أحمد",   "șosete",
                                    "sosete", "a b",   "ab",    "taxi",   ""};
  std::ranges::sort(names, {}, [](const std::string& n) { return sort_key(n); });
  const std::vector<std::string> expected = {
      "",       "10",     "9",      "a b",    "ab",   "Äpfel", "apple", "banana", "Banane",
      "eclair", "éclair", "sosete", "șosete", "taxi", "Zoo",   "أحمد",  "北京"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  BOOST_TEST(sort_key("x").find_first_not_of("0123456789abcdef") == std::string::npos);
  BOOST_TEST(sort_key(std::string(5000, 'x')) < sort_key(std::string(5001, 'x')));
}

BOOST_AUTO_TEST_CASE(only_utf8_without_nul_is_storable) {
  using namespace std::string_view_literals;
  for (const auto text : {""sv, "abc\n\t"sv, "é"sv, "北京"sv, "👟"sv, "\xF4\x8F\xBF\xBF"sv}) {
    BOOST_TEST(kontor::is_storable_text(text));
  }
  for (const auto text : {"a\0b"sv, "\x80"sv, "\xC3"sv, "\xC0\x80"sv, "\xED\xA0\x80"sv, "\xFF"sv,
                          "\xF4\x90\x80\x80"sv, "ab\xE5\x8C"sv, "Cr\xE8me"sv}) {
    BOOST_TEST(!kontor::is_storable_text(text));
  }
}

BOOST_AUTO_TEST_CASE(several_threads_fold_alike) {
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result] { result = search_key("Crème 北京") + sort_key("é"); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) BOOST_TEST(result == results.front());
}

BOOST_AUTO_TEST_SUITE_END()
