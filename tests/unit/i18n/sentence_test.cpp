#include "i18n/sentence.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "i18n/audit_names.h"
#include "i18n/names.h"
#include "i18n/phrases.h"
#include "tests/support/paths.h"
#include "tests/unit/i18n/sentence_cases.h"

namespace books = kontor::books;
namespace catalog = kontor::catalog;
namespace company = kontor::company;
namespace i18n = kontor::i18n;
namespace intake = kontor::intake;
namespace orders = kontor::orders;
namespace pricing = kontor::pricing;
namespace stock = kontor::stock;
namespace test = kontor::test;
using i18n::Catalogue;
using i18n::strip_marks;
using kontor::Args;
using kontor::Failure;
using kontor::failure_count;
using kontor::FailureCode;
using kontor::Refusal;
using kontor::refusal_count;
using kontor::RefusalCode;

namespace {

constexpr const char* kDots = "\u2026";

std::vector<std::shared_ptr<const Catalogue>> all_languages() {
  std::vector<std::shared_ptr<const Catalogue>> result;
  for (const auto& language : i18n::languages())
    result.push_back(Catalogue::load(language.code, test::locale_dir(), i18n::Digits::latin));
  return result;
}

std::set<std::string> places_in(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  return names;
}

/// Arguments for every place, each with a value that can be found again.
Args values_for(std::string_view text) {
  Args args;
  for (const std::string& name : places_in(text)) args.emplace_back(name, "~" + name + "~");
  return args;
}

void check_complete(const Catalogue& c, const std::string& sentence, const std::string& code) {
  BOOST_TEST_CONTEXT(c.language() << " " << code << ": " << sentence) {
    BOOST_TEST(sentence.size() > 5U);
    BOOST_TEST(sentence.find('{') == std::string::npos);
    BOOST_TEST(sentence.find(kDots) == std::string::npos);
    if (c.language() != "en") BOOST_TEST(sentence != code);
  }
}

/// Every wording, in every language: translated, and filled with the same values.
template <class Code>
void check_phrases(std::span<const i18n::Phrase<Code>> phrases) {
  for (const auto& c : all_languages())
    for (const auto& phrase : phrases) {
      const Args args = values_for(phrase.text);
      std::vector<std::string> forms;
      if (phrase.many == nullptr) forms.push_back(c->text(phrase.text, args));
      for (const std::int64_t n : {0, 1, 2, 3, 11, 20, 100})
        if (phrase.many != nullptr) forms.push_back(c->plural(phrase.text, phrase.many, n, args));
      for (const std::string& form : forms) {
        check_complete(*c, form, std::string(name_of(phrase.code)));
        for (const auto& [name, value] : args)
          if (name != "n") BOOST_TEST(form.find(value) != std::string::npos, form << " " << name);
      }
      if (c->language() != "en") BOOST_TEST(c->text(phrase.text) != phrase.text);
    }
}

/// The first wording that can be filled is taken, so the fuller ones must come first.
template <class Code>
void check_order(std::span<const i18n::Phrase<Code>> phrases) {
  std::map<Code, std::vector<std::set<std::string>>> earlier;
  for (const auto& phrase : phrases) {
    auto places = places_in(phrase.text);
    for (const auto& before : earlier[phrase.code])
      BOOST_TEST(!std::ranges::includes(places, before), phrase.text);
    earlier[phrase.code].push_back(std::move(places));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(i18n_sentence)

BOOST_AUTO_TEST_CASE(every_refusal_has_a_sentence) {
  std::set<RefusalCode> worded;
  for (const auto phrases : i18n::refusal_phrases()) {
    for (const auto& phrase : phrases) worded.insert(phrase.code);
    check_phrases(phrases);
  }
  for (std::size_t i = 0; i < refusal_count(); ++i)
    BOOST_TEST(worded.contains(static_cast<RefusalCode>(i)), name_of(static_cast<RefusalCode>(i)));
}

BOOST_AUTO_TEST_CASE(every_failure_has_a_sentence) {
  std::set<FailureCode> worded;
  for (const auto& phrase : i18n::failure_phrases()) worded.insert(phrase.code);
  BOOST_TEST(worded.size() == failure_count());
  check_phrases(i18n::failure_phrases());
}

BOOST_AUTO_TEST_CASE(every_note_has_a_sentence) {
  std::set<intake::NoteCode> worded;
  for (const auto& phrase : i18n::note_phrases()) worded.insert(phrase.code);
  BOOST_TEST(worded.size() == intake::note_count());
  check_phrases(i18n::note_phrases());
}

BOOST_AUTO_TEST_CASE(no_wording_of_a_code_is_hidden_by_an_earlier_one) {
  for (const auto phrases : i18n::refusal_phrases()) check_order(phrases);
  check_order(i18n::failure_phrases());
  check_order(i18n::note_phrases());
}

BOOST_AUTO_TEST_CASE(the_arguments_of_the_code_fill_the_sentences) {
  for (const auto& c : all_languages())
    for (const auto& refusals :
         {test::file_refusals(), test::row_refusals(), test::other_refusals(),
          test::desk_refusals(), test::count_refusals(), test::purchase_refusals(),
          test::lot_refusals(), test::price_refusals(), test::staff_refusals()})
      for (const Refusal& refusal : refusals)
        check_complete(*c, sentence(*c, refusal), std::string(name_of(refusal.code)));
}

BOOST_AUTO_TEST_CASE(codes_without_arguments_still_give_a_sentence) {
  for (const auto& c : all_languages()) {
    for (std::size_t i = 0; i < refusal_count(); ++i) {
      const std::string text = sentence(*c, Refusal{static_cast<RefusalCode>(i), {}});
      BOOST_TEST(text.size() > 5U);
      BOOST_TEST(text.find('{') == std::string::npos);
    }
    for (std::size_t i = 0; i < failure_count(); ++i)
      check_complete(*c, sentence(*c, Failure(static_cast<FailureCode>(i))), "failure");
  }
}

BOOST_AUTO_TEST_CASE(values_are_written_in_the_language) {
  const auto all = all_languages();
  const Catalogue& en = *all[0];
  const Catalogue& ro = *all[3];
  const Refusal totals{RefusalCode::totals_disagree,
                       {{"row", "1200"},
                        {"order", "#1001"},
                        {"total", "1000.00"},
                        {"sum", "999.50"},
                        {"currency", "EUR"}}};
  BOOST_TEST(sentence(en, totals) ==
             "The lines of order #1001 add up to €999.50, its total says €1,000.00. "
             "Export it again, or correct the order in the channel.");
  BOOST_TEST(sentence(ro, Refusal{RefusalCode::period_locked, {{"date", "2026-10-31"}}}) ==
             "Conturile sunt închise până la 31 oct. 2026. Alegeți o dată ulterioară.");
  BOOST_TEST(sentence(ro, Refusal{RefusalCode::batch_not_undoable,
                                  {{"batch", "4"}, {"state", "undone"}}}) ==
             "Importul 4 nu poate fi anulat: starea lui este „anulat”.");
  BOOST_TEST(
      sentence(en, Refusal{RefusalCode::permission_missing, {{"permission", "undo_import"}}}) ==
      "You need the right “Undo imports” for this. Ask the owner of the book.");
}

BOOST_AUTO_TEST_CASE(the_fullest_wording_is_taken) {
  const auto en = all_languages()[0];
  BOOST_TEST(sentence(*en, Failure(FailureCode::disk_full)) ==
             "The disk is full. Nothing is half done; make room and try again.");
  BOOST_TEST(sentence(*en, Failure(FailureCode::disk_full, {{"detail", "x"}})) ==
             "The disk is full (x). Nothing is half done; make room and try again.");
  BOOST_TEST(sentence(*en, Refusal{RefusalCode::file_binary, {{"file", "a"}, {"kind", "data"}}}) ==
             "The file a is not text. Export it as CSV.");
}

BOOST_AUTO_TEST_CASE(notes_count) {
  const auto all = all_languages();
  const intake::Note made{intake::NoteCode::provisional_products, {{"count", "20"}}};
  BOOST_TEST(sentence(*all[3], made) ==
             "20 de produse necunoscute au fost create provizoriu; spuneți ce produse sunt.");
  BOOST_TEST(sentence(*all[0], {intake::NoteCode::stays, {{"name", "order"}, {"count", "1"}}}) ==
             "1 order stays, because later facts stand on it.");
  BOOST_TEST(sentence(*all[0], {intake::NoteCode::stays, {{"name", "TB-1"}, {"count", "1"}}}) ==
             "TB-1 stays, because later facts stand on it.");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(i18n_names)

BOOST_AUTO_TEST_CASE(every_account_has_a_name_in_every_language) {
  for (const auto& c : all_languages()) {
    std::set<std::string> names;
    for (const auto& account : books::standard_chart()) {
      const std::string name = i18n::account_name(*c, account.key);
      BOOST_TEST(name != account.key);
      if (c->language() != "en")
        BOOST_TEST(name != i18n::account_name(*all_languages()[0], account.key), name);
      BOOST_TEST(names.insert(name).second, name);
    }
  }
  BOOST_TEST(i18n::account_name(*all_languages()[0], "clearing", "Shopify Payments") ==
             "Clearing · Shopify Payments");
}

namespace {

/// Names of the values up to `last`: all there, no two alike, all translated.
template <class Code>
void check_names(Code last) {
  const auto all = all_languages();
  for (const auto& c : all) {
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      const std::string name = i18n::name(*c, static_cast<Code>(i));
      BOOST_TEST(!name.empty());
      BOOST_TEST(names.insert(name).second, c->language() << " " << name);
      if (c->language() == "ar" || c->language() == "zh_CN")
        BOOST_TEST(name != i18n::name(*all[0], static_cast<Code>(i)), name);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_state_and_kind_has_a_name) {
  check_names(orders::OrderState::cancelled);
  check_names(books::EntryKind::purchase);
  check_names(books::AccountType::expense);
  check_names(company::LocationKind::opening);
  check_names(company::Recognise::fulfilled);
  check_names(company::Permission::redeem_coupons);
  check_names(pricing::ListVerdict::not_public);
  check_names(pricing::ChangeState::dropped);
  check_names(pricing::PriorPriceVerdict::not_offered);
  check_names(stock::CountState::cancelled);
  check_names(stock::CountChoice::zone);
  check_names(catalog::ProductStatus::archived);
  check_names(stock::State::safety);
  check_names(stock::DocumentState::ordered);
  check_names(stock::CommitmentEnd::expired);
  check_names(intake::LineKind::tip);
  check_names(intake::Verdict::refuse);
  check_names(intake::BatchState::undone);
}

BOOST_AUTO_TEST_CASE(codes_in_refusals_have_names) {
  const auto all = all_languages();
  BOOST_TEST(i18n::verdict_name(*all[0], "refuse") == "Refused");
  BOOST_TEST(i18n::batch_state_name(*all[0], "undone") == "undone");
  BOOST_TEST(i18n::permission_name(*all[0], "read_cost") == "See costs");
  BOOST_TEST(i18n::permission_name(*all[0], "import_files") == "Import files");
  BOOST_TEST(i18n::mapping_fault_name(*all[0], "unused") == "nothing uses it");
  BOOST_TEST(i18n::mapping_fault_name(*all[0], "else") == "else");
}

BOOST_AUTO_TEST_CASE(values_of_the_audit_are_told_in_words) {
  const auto en = Catalogue::load("en", test::locale_dir());
  const auto ar = Catalogue::load("ar", test::locale_dir());
  BOOST_TEST(i18n::audit_value(*en, "state", "partly_received") == "Partly received");
  BOOST_TEST(i18n::audit_value(*en, "state", "counting") ==
             i18n::name(*en, stock::CountState::counting));
  BOOST_TEST(i18n::audit_value(*ar, "state", "closed") ==
             i18n::name(*ar, stock::DocumentState::closed));
  BOOST_TEST(i18n::audit_value(*en, "kind", "store") ==
             i18n::name(*en, company::LocationKind::store));
  // Of another field, and what a later program wrote.
  BOOST_TEST(i18n::audit_value(*en, "name", "closed") == "closed");
  BOOST_TEST(i18n::audit_value(*en, "state", "unheard") == "unheard");
}

BOOST_AUTO_TEST_SUITE_END()
