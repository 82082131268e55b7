#include "domain/base/fold.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "domain/base/check.h"

namespace kontor {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString to_utf16(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::string fold_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

using Transliterator = std::unique_ptr<icu::Transliterator>;

Transliterator make_transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  Transliterator made(icu::Transliterator::createInstance(icu::UnicodeString(id, -1, US_INV),
                                                          UTRANS_FORWARD, status));
  KONTOR_ASSERT(U_SUCCESS(status) && made != nullptr);
  return made;
}

// Slow to make and not to be shared by threads: each thread makes one when it first needs it.
const icu::Transliterator& latin_to_ascii() {
  thread_local const Transliterator made = make_transliterator("Latin-ASCII");
  return *made;
}

const icu::Transliterator& han_to_pinyin() {
  thread_local const Transliterator made = make_transliterator("Han-Latin; Latin-ASCII; Lower");
  return *made;
}

const icu::Collator& root_collator() {
  thread_local const auto made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::getRoot(), status));
    KONTOR_ASSERT(U_SUCCESS(status));
    return collator;
  }();
  return *made;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, bool compatibility) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = compatibility ? icu::Normalizer2::getNFKDInstance(status)
                                   : icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString result = form->normalize(text, status);
  KONTOR_ASSERT(U_SUCCESS(status));
  return result;
}

/// What a decomposed character is searched as; 0 when it is dropped. Alef with hamza or madda, waw
/// and ya with hamza are bare letters already, because their marks are gone.
UChar32 folded_character(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_FORMAT_CHAR:  // direction marks, joiners, soft hyphens
      return 0;
    case U_DECIMAL_DIGIT_NUMBER:
      return '0' + u_charDigitValue(c);
    default:
      break;
  }
  switch (c) {
    case 0x0640:
      return 0;  // tatweel
    case 0x0671:
      return 0x0627;  // alef wasla
    case 0x0649:
      return 0x064A;  // alef maksura as ya
    case 0x0629:
      return 0x0647;  // ta marbuta as ha
    default:
      return u_isUWhiteSpace(c) ? ' ' : c;
  }
}

/// Letters like ø, ß, đ and typographic signs, which no decomposition makes ASCII.
bool wants_latin_to_ascii(UChar32 c) {
  if (c < 0x80) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_COMMON;
}

icu::UnicodeString fold_utf16(std::string_view utf8) {
  const icu::UnicodeString source = normalized(to_utf16(utf8), true);
  icu::UnicodeString text;
  bool latin = false;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = folded_character(source.char32At(i));
    if (c == 0) continue;
    latin = latin || wants_latin_to_ascii(c);
    text.append(c);
  }
  if (latin) latin_to_ascii().transliterate(text);
  return normalized(text.foldCase(), false);
}

bool is_han(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_HAN;
}

/// Bigrams of one run of Han characters, each behind a blank.
void append_bigrams(const icu::UnicodeString& run, std::string& key) {
  for (std::int32_t i = 0; run.moveIndex32(i, 1) < run.length(); i = run.moveIndex32(i, 1)) {
    key += ' ' + to_utf8(run.tempSubStringBetween(i, run.moveIndex32(i, 2)));
  }
}

/// The pinyin of one run as one word.
std::string pinyin_of_run(icu::UnicodeString run) {
  han_to_pinyin().transliterate(run);
  std::string pinyin = to_utf8(run);
  std::erase(pinyin, ' ');
  return pinyin;
}

}  // namespace

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) return fold_ascii(utf8);
  return fold_ascii(to_utf8(fold_utf16(utf8)));
}

std::string search_key(std::string_view utf8) {
  std::string key = fold(utf8);
  if (is_ascii(key)) return key;
  const icu::UnicodeString text = to_utf16(key);
  std::string bigrams;
  std::string pinyin;
  std::int32_t begin = 0;
  while (begin < text.length()) {
    std::int32_t end = begin;
    while (end < text.length() && is_han(text.char32At(end))) end = text.moveIndex32(end, 1);
    if (end > begin) {
      const icu::UnicodeString run = text.tempSubStringBetween(begin, end);
      append_bigrams(run, bigrams);
      pinyin += ' ' + pinyin_of_run(run);
    }
    begin = end < text.length() ? text.moveIndex32(end, 1) : end;
  }
  return key + bigrams + pinyin;
}

std::string pinyin_of(std::string_view utf8) { return pinyin_of_run(to_utf16(utf8)); }

bool only_han(std::string_view utf8) {
  const icu::UnicodeString text = to_utf16(utf8);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (!is_han(text.char32At(i))) return false;
  }
  return !text.isEmpty();
}

std::string sort_key(std::string_view utf8) {
  const icu::UnicodeString text = to_utf16(utf8);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(text.length()) * 4 + 16);
  const auto fill = [&] {
    return static_cast<std::size_t>(
        root_collator().getSortKey(text, bytes.data(), static_cast<std::int32_t>(bytes.size())));
  };
  std::size_t length = fill();
  if (length > bytes.size()) {
    bytes.resize(length);
    length = fill();
  }
  KONTOR_ASSERT(length > 0 && length <= bytes.size());
  constexpr std::string_view hex = "0123456789abcdef";
  std::string key;
  key.reserve(length * 2);
  // Without the zero that ends the key.
  for (std::size_t i = 0; i + 1 < length; ++i) {
    key += hex[bytes[i] >> 4U];
    key += hex[bytes[i] & 0x0FU];
  }
  return key;
}

bool is_storable_text(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  for (std::size_t i = 0; i < size;) {
    UChar32 c = data[i];
    if (c == 0) return false;
    if (c < 0x80) {
      ++i;
      continue;
    }
    U8_NEXT(data, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

}  // namespace kontor
