#include "formats/delimited/encoding.h"

#include <unicode/ucnv.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace kontor::formats {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct EncodingName {
  std::string_view name;
  Encoding encoding;
};

/// The first name of each encoding is the one given out.
constexpr std::array<EncodingName, 22> encoding_names{{
    {"UTF-8", Encoding::utf8},
    {"UTF8", Encoding::utf8},
    {"UTF-16LE", Encoding::utf16_le},
    {"UTF-16BE", Encoding::utf16_be},
    {"windows-1252", Encoding::windows_1252},
    {"CP1252", Encoding::windows_1252},
    {"ISO-8859-1", Encoding::windows_1252},
    {"Latin-1", Encoding::windows_1252},
    {"US-ASCII", Encoding::windows_1252},
    {"Shift_JIS", Encoding::shift_jis},
    {"Shift-JIS", Encoding::shift_jis},
    {"SJIS", Encoding::shift_jis},
    {"CP932", Encoding::shift_jis},
    {"windows-31j", Encoding::shift_jis},
    {"GB18030", Encoding::gb18030},
    {"GBK", Encoding::gb18030},
    {"GB2312", Encoding::gb18030},
    {"CP936", Encoding::gb18030},
    {"windows-1250", Encoding::windows_1250},
    {"windows-1251", Encoding::windows_1251},
    {"windows-1256", Encoding::windows_1256},
}};

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (ascii_lower(left[i]) != ascii_lower(right[i])) return false;
  }
  return true;
}

/// Bytes of the character that begins with `lead`, 0 when none can; and the range that its second
/// byte must be in, which excludes overlong forms, surrogates and what is beyond U+10FFFF.
struct LeadByte {
  std::size_t length;
  unsigned char second_from;
  unsigned char second_to;
};

LeadByte lead_byte(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

std::size_t ascii_run(const char* from, const char* end) {
  const char* at = from;
  while (end - at >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    if ((word & 0x8080808080808080U) != 0) break;
    at += 8;
  }
  while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return static_cast<std::size_t>(at - from);
}

/// Well-formed bytes at the start of `bytes`, at most one character.
std::size_t character_prefix(std::string_view bytes, const LeadByte& lead) {
  std::size_t matched = 1;
  while (matched < lead.length && matched < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[matched]);
    const unsigned char from = matched == 1 ? lead.second_from : 0x80;
    const unsigned char to = matched == 1 ? lead.second_to : 0xBF;
    if (byte < from || byte > to) break;
    ++matched;
  }
  return matched;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  for (const EncodingName& entry : encoding_names) {
    if (entry.encoding == encoding) return entry.name;
  }
  return {};
}

std::optional<Encoding> encoding_from_name(std::string_view name) {
  for (const EncodingName& entry : encoding_names) {
    if (same_name(entry.name, name)) return entry.encoding;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_encoding_names() {
  std::vector<std::string_view> names;
  for (const EncodingName& entry : encoding_names) {
    if (entry.name == encoding_name(entry.encoding)) names.push_back(entry.name);
  }
  return names;
}

Utf8Scan scan_utf8(std::string_view bytes) {
  Utf8Scan scan;
  while (scan.valid < bytes.size()) {
    scan.valid += ascii_run(bytes.data() + scan.valid, bytes.data() + bytes.size());
    if (scan.valid == bytes.size()) break;
    const std::string_view rest = bytes.substr(scan.valid);
    const LeadByte lead = lead_byte(static_cast<unsigned char>(rest.front()));
    if (lead.length == 0) break;
    const std::size_t matched = character_prefix(rest, lead);
    if (matched != lead.length) {
      scan.cut = matched == rest.size();
      break;
    }
    scan.multibyte = true;
    scan.valid += matched;
  }
  return scan;
}

struct TextDecoder::Conversion {
  explicit Conversion(Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    from.reset(ucnv_open(std::string(encoding_name(encoding)).c_str(), &status));
    to.reset(ucnv_open("UTF-8", &status));
    if (U_SUCCESS(status)) {
      ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
      ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                            &status);
    }
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  }

  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };

  std::unique_ptr<UConverter, Close> from;
  std::unique_ptr<UConverter, Close> to;
  std::array<char, 16384> bytes{};  // of the source, not yet converted
  const char* next = bytes.data();
  const char* end = bytes.data();
  std::array<UChar, 4096> pivot{};  // ICU converts by way of UTF-16
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  bool flush = false;
  bool failed = false;  // the source is wrong; the pivot may hold text from before

  /// What the pivot still holds.
  std::size_t drain(char* into, std::size_t capacity) {
    char* target = into;
    const UChar* source = pivot_from;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUnicode(to.get(), &target, into + capacity, &source, pivot_to, nullptr, false,
                     &status);
    pivot_from = pivot.data() + (source - pivot.data());
    return static_cast<std::size_t>(target - into);
  }
};

TextDecoder::TextDecoder(ByteSource& source, Encoding encoding)
    : m_source(source), m_encoding(encoding) {
  if (encoding != Encoding::utf8) m_conversion = std::make_unique<Conversion>(encoding);
}

TextDecoder::~TextDecoder() = default;

std::size_t TextDecoder::read(char* into, std::size_t capacity) {
  std::size_t size = decode(into, capacity);
  if (m_at_start && size > 0) {
    // Sources may give single bytes, so the mark is looked for in at least three of them.
    while (size < utf8_mark.size()) {
      const std::size_t more = decode(into + size, capacity - size);
      if (more == 0) break;
      size += more;
    }
    m_at_start = false;
    m_had_mark = std::string_view(into, size).starts_with(utf8_mark);
    if (m_had_mark) {
      size -= utf8_mark.size();
      if (size == 0) return read(into, capacity);
      std::memmove(into, into + utf8_mark.size(), size);
    }
  }
  if (const void* nul = size == 0 ? nullptr : std::memchr(into, 0, size)) {
    m_problem = FileProblem::not_text_binary;
    m_ended = true;
    size = static_cast<std::size_t>(static_cast<const char*>(nul) - into);
  }
  return size;
}

std::size_t TextDecoder::decode(char* into, std::size_t capacity) {
  if (m_ended) return 0;
  return m_conversion ? read_converted(into, capacity) : read_utf8(into, capacity);
}

std::size_t TextDecoder::read_utf8(char* into, std::size_t capacity) {
  std::memcpy(into, m_carry.data(), m_carry_size);
  std::size_t size = m_carry_size;
  m_carry_size = 0;
  for (;;) {
    const std::size_t got = m_source.read(into + size, capacity - size);
    if (got == 0) {
      // UTF-8 that stops inside a character was cut off.
      if (size > 0) {
        m_problem = m_multibyte_seen ? FileProblem::cut_off : FileProblem::bad_encoding;
      }
      m_ended = true;
      return 0;
    }
    size += got;
    const Utf8Scan scan = scan_utf8({into, size});
    m_multibyte_seen = m_multibyte_seen || scan.multibyte;
    if (scan.valid == size) return size;
    if (!scan.cut) {
      m_problem = m_multibyte_seen ? FileProblem::mixed_encoding : FileProblem::bad_encoding;
      m_ended = true;
      return scan.valid;
    }
    if (scan.valid > 0) {
      m_carry_size = size - scan.valid;
      std::memcpy(m_carry.data(), into + scan.valid, m_carry_size);
      return scan.valid;
    }
  }
}

std::size_t TextDecoder::read_converted(char* into, std::size_t capacity) {
  Conversion& c = *m_conversion;
  if (c.failed) return c.drain(into, capacity);
  char* target = into;
  while (target == into) {
    if (c.next == c.end && !c.flush) {
      const std::size_t got = m_source.read(c.bytes.data(), c.bytes.size());
      c.flush = got == 0;
      c.next = c.bytes.data();
      c.end = c.bytes.data() + got;
    }
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(c.to.get(), c.from.get(), &target, into + capacity, &c.next, c.end,
                   c.pivot.data(), &c.pivot_from, &c.pivot_to, c.pivot.data() + c.pivot.size(),
                   false, static_cast<UBool>(c.flush), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) {
      m_problem = FileProblem::bad_encoding;
      c.failed = true;
      const auto done = static_cast<std::size_t>(target - into);
      return done + c.drain(target, capacity - done);
    }
    if (c.flush) {
      m_ended = true;
      break;
    }
  }
  return static_cast<std::size_t>(target - into);
}

}  // namespace kontor::formats
