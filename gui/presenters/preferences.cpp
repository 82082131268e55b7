#include "gui/presenters/preferences.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "i18n/language.h"

namespace kontor::gui {

namespace {

constexpr const char* language_key = "language";
constexpr const char* digits_key = "digits";
constexpr const char* dense_key = "dense";
constexpr const char* text_size_key = "text-size";
constexpr const char* appearance_key = "appearance";
constexpr const char* lock_key = "lock-minutes";

const std::map<std::string, i18n::Digits>& digits_words() {
  static const std::map<std::string, i18n::Digits> words{{"language", i18n::Digits::by_language},
                                                         {"latin", i18n::Digits::latin},
                                                         {"arabic", i18n::Digits::arabic}};
  return words;
}

const std::map<std::string, Appearance>& appearance_words() {
  static const std::map<std::string, Appearance> words{
      {"system", Appearance::system}, {"light", Appearance::light}, {"dark", Appearance::dark}};
  return words;
}

template <class Value>
Value value_of(const std::map<std::string, Value>& words, const std::string& word,
               Value otherwise) {
  const auto found = words.find(word);
  return found == words.end() ? otherwise : found->second;
}

template <class Value>
std::string word_of(const std::map<std::string, Value>& words, Value value) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const auto& word) { return word.second == value; });
  return found == words.end() ? std::string() : found->first;
}

/// One of the numbers to choose from.
template <class Numbers>
int number_of(const Numbers& numbers, const std::string& text, int otherwise) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::find(numbers.begin(), numbers.end(), number) == numbers.end() ? otherwise : number;
}

}  // namespace

Preferences stored_preferences(const Settings& settings, const Preferences& otherwise) {
  Preferences p = otherwise;
  if (const auto language = settings.get(language_key); !language.empty())
    p.language = std::string(i18n::language_for(language).code);
  p.digits = value_of(digits_words(), settings.get(digits_key), otherwise.digits);
  if (const auto dense = settings.get(dense_key); !dense.empty()) p.dense = dense == "yes";
  p.text_percent = number_of(text_sizes, settings.get(text_size_key), otherwise.text_percent);
  p.lock_minutes = number_of(lock_times, settings.get(lock_key), otherwise.lock_minutes);
  p.appearance = value_of(appearance_words(), settings.get(appearance_key), otherwise.appearance);
  return p;
}

void store(Settings& settings, const Preferences& p) {
  settings.set(language_key, p.language);
  settings.set(digits_key, word_of(digits_words(), p.digits));
  settings.set(dense_key, p.dense ? "yes" : "no");
  settings.set(text_size_key, std::to_string(p.text_percent));
  settings.set(appearance_key, word_of(appearance_words(), p.appearance));
  settings.set(lock_key, std::to_string(p.lock_minutes));
}

}  // namespace kontor::gui
