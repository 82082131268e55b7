#include "i18n/catalogue.h"

#include <boost/test/unit_test.hpp>
#include <clocale>
#include <fstream>
#include <locale>
#include <thread>

#include "domain/base/failure.h"
#include "tests/support/paths.h"

using kontor::Failure;
using kontor::FailureCode;
using kontor::i18n::Catalogue;
using kontor::i18n::language_for;
using kontor::i18n::strip_marks;
using kontor::test::locale_dir;
using kontor::test::TempDir;

namespace {

std::shared_ptr<const Catalogue> catalogue(std::string_view language) {
  return Catalogue::load(language, locale_dir(), kontor::i18n::Digits::latin);
}

std::string products(const Catalogue& c, std::int64_t n) {
  return strip_marks(c.plural("{n} product", "{n} products", n));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(i18n_catalogue)

BOOST_AUTO_TEST_CASE(each_language_speaks) {
  BOOST_TEST(catalogue("en")->text("Stock") == "Stock");
  BOOST_TEST(catalogue("ar")->text("Stock") == "المخزون");
  BOOST_TEST(catalogue("zh_CN")->text("Stock") == "库存");
  BOOST_TEST(catalogue("ro")->text("Stock") == "Stoc");
  for (const auto& language : kontor::i18n::languages()) {
    const auto c = catalogue(language.code);
    BOOST_TEST(c->found());
    BOOST_TEST(c->language() == language.code);
    BOOST_TEST(c->rtl() == (language.code == "ar"));
  }
}

BOOST_AUTO_TEST_CASE(the_process_keeps_its_locale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  const auto ar = catalogue("ar");
  const auto ro = catalogue("ro");
  BOOST_TEST(ar->text("Cancel") == "إلغاء");
  BOOST_TEST(ro->text("Cancel") == "Anulează");
  BOOST_TEST(std::setlocale(LC_ALL, nullptr) == before);
  BOOST_TEST(std::locale().name() == "C");
}

BOOST_AUTO_TEST_CASE(names_of_languages_are_understood) {
  BOOST_TEST(language_for("ro_RO.UTF-8").code == "ro");
  BOOST_TEST(language_for("zh-Hans-CN").code == "zh_CN");
  BOOST_TEST(language_for("zh").code == "zh_CN");
  BOOST_TEST(language_for("ar_EG").code == "ar");
  BOOST_TEST(language_for("C.UTF-8").code == "en");
  BOOST_TEST(language_for("").code == "en");
  BOOST_TEST(language_for("roman").code == "en");
}

BOOST_AUTO_TEST_CASE(an_untranslated_text_is_itself) {
  BOOST_TEST(catalogue("ro")->text("No such text: ü") == "No such text: ü");
  BOOST_TEST(catalogue("ro")->text("") == "");
  BOOST_TEST(catalogue("ro")->plural("{n} frog", "{n} frogs", 5) == "5 frogs");
}

BOOST_AUTO_TEST_CASE(one_word_may_mean_two_things) {
  const auto ro = catalogue("ro");
  BOOST_TEST(ro->text("Open") == "Deschide");
  BOOST_TEST(ro->text_in("order", "Open") == "Deschisă");
  BOOST_TEST(ro->text_in("no such context", "Open") == "Open");
}

BOOST_AUTO_TEST_CASE(english_has_two_forms) {
  const auto en = catalogue("en");
  BOOST_TEST(products(*en, 0) == "0 products");
  BOOST_TEST(products(*en, 1) == "1 product");
  BOOST_TEST(products(*en, 1204) == "1,204 products");
}

BOOST_AUTO_TEST_CASE(romanian_has_three_forms) {
  const auto ro = catalogue("ro");
  BOOST_TEST(products(*ro, 1) == "1 produs");
  BOOST_TEST(products(*ro, 0) == "0 produse");
  BOOST_TEST(products(*ro, 119) == "119 produse");
  BOOST_TEST(products(*ro, 20) == "20 de produse");
  BOOST_TEST(products(*ro, 20'000) == "20.000 de produse");
  // More than an int holds, and below zero.
  BOOST_TEST(products(*ro, 9'000'000'000'000'000'020) == "9.000.000.000.000.000.020 de produse");
  BOOST_TEST(products(*ro, 9'000'000'000'000'000'002) == "9.000.000.000.000.000.002 produse");
  BOOST_TEST(products(*ro, INT64_MIN) == "\u22129.223.372.036.854.775.808 produse");
}

BOOST_AUTO_TEST_CASE(arabic_has_six_forms) {
  const auto ar = catalogue("ar");
  BOOST_TEST(products(*ar, 0) == "لا منتجات");
  BOOST_TEST(products(*ar, 1) == "منتج واحد");
  BOOST_TEST(products(*ar, 2) == "منتجان");
  BOOST_TEST(products(*ar, 103) == "103 منتجات");
  BOOST_TEST(products(*ar, 11) == "11 منتجًا");
  BOOST_TEST(products(*ar, 100) == "100 منتج");
}

BOOST_AUTO_TEST_CASE(chinese_has_one_form) {
  const auto zh = catalogue("zh_CN");
  BOOST_TEST(products(*zh, 1) == "1 种商品");
  BOOST_TEST(products(*zh, 2) == "2 种商品");
}

BOOST_AUTO_TEST_CASE(places_are_filled_once) {
  const auto en = catalogue("en");
  const kontor::Args args = {{"a", "{b}"}, {"b", "x"}};
  BOOST_TEST(en->text("{a} and {b} and {c}", args) == "{b} and x and {c}");
  BOOST_TEST(en->text("{ and {a", args) == "{ and {a");
}

BOOST_AUTO_TEST_CASE(latin_words_keep_their_direction_in_arabic) {
  const auto ar = catalogue("ar");
  const std::string text = ar->text("Book: {book}", {{"book", "shop.kontor"}});
  BOOST_TEST(text == "الدفتر: \u2068shop.kontor\u2069");
  BOOST_TEST(strip_marks(text) == "الدفتر: shop.kontor");
  BOOST_TEST(ar->text("Book: {book}", {{"book", "متجر"}}) == "الدفتر: متجر");
  // After Arabic letters the parts of a number would change their places.
  BOOST_TEST(ar->text("Book: {book}", {{"book", "304-67"}}) == "الدفتر: \u2068304-67\u2069");
  // What begins with a name is still a line from right to left.
  BOOST_TEST(ar->text("{a} and {b}", {{"a", "x"}, {"b", "y"}}) ==
             "\u200F\u2068x\u2069 and \u2068y\u2069");
  BOOST_TEST(ar->text("«{a}» and {b}", {{"a", "x"}, {"b", "y"}}) ==
             "\u200F«\u2068x\u2069» and \u2068y\u2069");
  BOOST_TEST(catalogue("ro")->text("Book: {book}", {{"book", "x"}}) == "Registru: x");
}

BOOST_AUTO_TEST_CASE(without_its_file_a_language_speaks_english) {
  const TempDir empty;
  const auto ar = Catalogue::load("ar", empty.path());
  BOOST_TEST(!ar->found());
  BOOST_TEST(ar->text("Stock") == "Stock");
  BOOST_TEST(ar->rtl());
  BOOST_TEST(Catalogue::load("en", empty.path())->found());
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_a_failure) {
  const TempDir dir;
  std::filesystem::create_directories(dir / "ro/LC_MESSAGES");
  std::ofstream(dir / "ro/LC_MESSAGES/kontor.mo") << "this is no catalogue, whatever its name";
  BOOST_CHECK_EXCEPTION(Catalogue::load("ro", dir.path()), Failure, [](const Failure& failure) {
    return failure.code() == FailureCode::file_unreadable &&
           kontor::find_arg(failure.args(), "file").ends_with("kontor.mo");
  });
}

BOOST_AUTO_TEST_CASE(a_catalogue_serves_several_threads) {
  const auto ro = catalogue("ro");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong)
    threads.emplace_back([&ro, &count] {
      for (int n = 20; n < 1000; n += 100)
        if (ro->text("Stock") != "Stoc" || !products(*ro, n).ends_with(" de produse")) ++count;
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_SUITE_END()
