#include "domain/customers/cleaning.h"

#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <unordered_map>
#include <utility>

#include "domain/base/fold.h"

namespace kontor::customers {

namespace {

bool is_cleaned_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/// Names that people write and CLDR doesn't list as a country's own.
constexpr std::array<std::pair<const char*, const char*>, 26> more_country_names = {{
    {"USA", "US"},
    {"U.S.A.", "US"},
    {"U.S.", "US"},
    {"United States of America", "US"},
    {"America", "US"},
    {"UK", "GB"},
    {"U.K.", "GB"},
    {"Great Britain", "GB"},
    {"England", "GB"},
    {"Scotland", "GB"},
    {"Wales", "GB"},
    {"Northern Ireland", "GB"},
    {"Holland", "NL"},
    {"The Netherlands", "NL"},
    {"Czech Republic", "CZ"},
    {"Turkey", "TR"},
    {"UAE", "AE"},
    {"Korea, Republic of", "KR"},
    {"Republic of Korea", "KR"},
    {"Korea", "KR"},
    {"Russian Federation", "RU"},
    {"Viet Nam", "VN"},
    {"Hong Kong", "HK"},
    {"Macau", "MO"},
    {"Taiwan, Province of China", "TW"},
    {"Republic of Moldova", "MD"},
}};

using CountryTable = std::unordered_map<std::string, std::string>;

CountryTable make_country_table() {
  CountryTable codes;
  const icu::Locale all[] = {"en", "ar", "zh", "ro", "fr", "de", "es"};
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    codes.emplace(fold(*code), *code);
    const icu::Locale country("", *code);
    for (const icu::Locale& language : all) {
      icu::UnicodeString name;
      country.getDisplayCountry(language, name);
      std::string utf8;
      name.toUTF8String(utf8);
      codes.emplace(fold(utf8), *code);
    }
  }
  for (const auto& [name, code] : more_country_names) codes.emplace(fold(name), code);
  return codes;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char last = result.empty() ? '\n' : result.back();
    if (!is_cleaned_blank(c)) {
      if (c == '\n' && last == ' ') result.pop_back();
      result += c;
    } else if (last != ' ' && last != '\n') {
      result += ' ';
    }
  }
  while (!result.empty() && (result.back() == ' ' || result.back() == '\n')) result.pop_back();
  result.erase(0, result.find_first_not_of('\n'));
  return result;
}

std::optional<std::string> clean_email(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_cleaned_blank(c) || c == '\n') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (result.find('@') == std::string::npos) return std::nullopt;
  return result;
}

std::optional<std::string> clean_country(std::string_view text) {
  static const CountryTable codes = make_country_table();
  if (!is_storable_text(text)) return std::nullopt;
  std::string name = fold(text);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  const auto found = codes.find(name);
  if (found == codes.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> clean_phone(std::string_view text, std::string_view country) {
  using ::i18n::phonenumbers::PhoneNumber;
  using ::i18n::phonenumbers::PhoneNumberUtil;
  if (!is_storable_text(text)) return std::nullopt;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  const std::string region = country.empty() ? "ZZ" : std::string(country);
  PhoneNumber number;
  if (util.Parse(std::string(text), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
    return std::nullopt;
  // Only the length is checked: ranges of numbers are opened faster than a library knows them.
  if (util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) return std::nullopt;
  // An extension belongs to a desk, not to a person: it has no place in E.164.
  std::string result;
  util.Format(number, PhoneNumberUtil::E164, &result);
  return result;
}

}  // namespace kontor::customers
