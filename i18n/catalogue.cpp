#include "i18n/catalogue.h"

#include <unicode/ubidi.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <fstream>
#include <iterator>

#include "domain/base/failure.h"

namespace kontor::i18n {

namespace {

using Messages = boost::locale::message_format<char>;

/// No rule of a language looks at more than the last six digits.
constexpr std::int64_t plural_period = 1'000'000;

int plural_number(std::int64_t n) {
  if (n > -plural_period && n < plural_period) return static_cast<int>(n < 0 ? -n : n);
  const auto last = static_cast<int>(n % plural_period);
  return static_cast<int>(plural_period) + (last < 0 ? -last : last);
}

std::vector<char> bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A word or a number of another script, whose parts an Arabic word before it would turn around.
bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// First strong isolate … pop: what stands between keeps its own direction.
std::string isolated(const std::string& value) { return "\u2068" + value + "\u2069"; }

constexpr std::string_view right_to_left_mark = "\u200F";

/// True when nothing in a text gives it a direction: a quotation mark before a name does not.
bool has_no_direction(std::string_view text) {
  const auto whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  return ubidi_getBaseDirection(whole.getBuffer(), whole.length()) == UBIDI_NEUTRAL;
}

}  // namespace

Catalogue::Catalogue(const LanguageInfo& language, const std::filesystem::path& locale_dir,
                     Digits digits)
    : m_language(language), m_format(language.code, digits), m_texts(std::locale::classic()) {
  if (language.code == "en") return;
  const std::filesystem::path file =
      locale_dir / std::string(language.code) / "LC_MESSAGES" / "kontor.mo";
  std::error_code none;
  m_found = std::filesystem::is_regular_file(file, none);
  if (!m_found) return;
  boost::locale::gnu_gettext::messages_info info;
  info.language = language.code;
  info.encoding = "UTF-8";
  info.domains.emplace_back("kontor");
  info.paths.push_back(locale_dir.string());
  // One file and no search: neither the region nor the encoding is part of our names.
  info.callback = [&](const std::string&, const std::string&) { return bytes_of(file.string()); };
  try {
    m_texts = std::locale(m_texts, boost::locale::gnu_gettext::create_messages_facet<char>(info));
  } catch (const std::exception& error) {
    throw Failure(FailureCode::file_unreadable,
                  {{"file", file.string()}, {"detail", error.what()}});
  }
}

std::shared_ptr<const Catalogue> Catalogue::load(std::string_view language,
                                                 const std::filesystem::path& locale_dir,
                                                 Digits digits) {
  return std::shared_ptr<const Catalogue>(
      new Catalogue(language_for(language), locale_dir, digits));
}

std::string Catalogue::text(std::string_view msgid) const {
  const std::string id(msgid);
  if (id.empty() || !std::has_facet<Messages>(m_texts)) return id;
  const char* found = std::use_facet<Messages>(m_texts).get(0, nullptr, id.c_str());
  return found == nullptr ? id : found;
}

std::string Catalogue::text(std::string_view msgid, const Args& named) const {
  return filled(text(msgid), named);
}

std::string Catalogue::text_in(std::string_view context, std::string_view msgid) const {
  const std::string id(msgid);
  if (id.empty() || !std::has_facet<Messages>(m_texts)) return id;
  const std::string where(context);
  const char* found = std::use_facet<Messages>(m_texts).get(0, where.c_str(), id.c_str());
  return found == nullptr ? id : found;
}

std::string Catalogue::plural(std::string_view one, std::string_view many, std::int64_t n,
                              const Args& named) const {
  std::string form(n == 1 ? one : many);
  if (std::has_facet<Messages>(m_texts)) {
    const std::string id(one);
    const char* found =
        std::use_facet<Messages>(m_texts).get(0, nullptr, id.c_str(), plural_number(n));
    if (found != nullptr) form = found;
  }
  Args all = named;
  all.emplace_back("n", m_format.integer(n));
  return filled(form, all);
}

std::string Catalogue::filled(std::string_view text, const Args& named) const {
  std::string result;
  // Pango takes the direction of a line from its first letter, isolated or not: hence the mark.
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    result += text.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto arg = std::ranges::find(named, name, &Args::value_type::first);
    if (arg == named.end())
      result += text.substr(open, close - open + 1);
    else if (m_language.rtl && std::ranges::any_of(arg->second, is_latin))
      result = (has_no_direction(result) ? std::string(right_to_left_mark) : "") + result +
               isolated(arg->second);
    else
      result += arg->second;
    text.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace kontor::i18n
