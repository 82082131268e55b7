#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/bytes/source.h"
#include "formats/delimited/problem.h"

namespace kontor::formats {

/// How a file's bytes stand for characters. The last three are never guessed: they are used when a
/// person names them.
enum class Encoding {
  utf8,
  utf16_le,
  utf16_be,
  windows_1252,
  shift_jis,
  gb18030,
  windows_1250,
  windows_1251,
  windows_1256
};

/// The registered (IANA) name.
std::string_view encoding_name(Encoding encoding);
/// The encoding of a name, in any case; Latin-1 and ASCII are read as their superset windows-1252.
std::optional<Encoding> encoding_from_name(std::string_view name);
/// The names of all encodings, for people.
std::vector<std::string_view> all_encoding_names();

/// What a stretch of bytes is as UTF-8.
struct Utf8Scan {
  std::size_t valid = 0;   ///< bytes of the longest valid beginning
  bool multibyte = false;  ///< a character beyond ASCII is in that beginning
  bool cut = false;        ///< what follows could be the start of a valid character (end of data)
};

Utf8Scan scan_utf8(std::string_view bytes);

/// A source of valid UTF-8 without byte order mark and without U+0000, whatever the encoding of the
/// source below. On bytes that are not text it ends and `problem` says why; all text before that
/// place has been given out.
class TextDecoder final : public ByteSource {
 public:
  TextDecoder(ByteSource& source, Encoding encoding);
  ~TextDecoder() override;

  /// `capacity` must be at least 16.
  std::size_t read(char* into, std::size_t capacity) override;

  FileProblem problem() const { return m_problem; }
  Encoding encoding() const { return m_encoding; }
  /// Whether the source began with a byte order mark; known after the first read.
  bool had_byte_order_mark() const { return m_had_mark; }

 private:
  struct Conversion;  // the ICU converters and their buffers; absent for UTF-8

  std::size_t decode(char* into, std::size_t capacity);
  std::size_t read_utf8(char* into, std::size_t capacity);
  std::size_t read_converted(char* into, std::size_t capacity);

  ByteSource& m_source;
  Encoding m_encoding;
  std::unique_ptr<Conversion> m_conversion;
  std::array<char, 4> m_carry{};  // the beginning of a character whose rest was not read yet
  std::size_t m_carry_size = 0;
  bool m_at_start = true;
  bool m_had_mark = false;
  bool m_multibyte_seen = false;
  bool m_ended = false;
  FileProblem m_problem = FileProblem::none;
};

}  // namespace kontor::formats
