#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

#include "formats/bytes/source.h"
#include "formats/delimited/problem.h"
#include "formats/delimited/reader.h"

namespace kontor::formats {

/// How much of a file's beginning decides about its dialect.
inline constexpr std::size_t detection_bytes = std::size_t{64} * 1024;

/// Why a file is read in its encoding.
enum class EncodingReason {
  stated,      ///< a person or profile said so
  mark,        ///< a byte order mark
  ascii,       ///< nothing beyond ASCII, which all of them share
  valid_utf8,  ///< what is beyond ASCII is valid UTF-8, which chance is not
  zero_bytes,  ///< every other byte is zero (UTF-16)
  statistics,  ///< of the encodings that are not UTF-8 only this one makes texts of it
};
/// The reason as code: "valid_utf8".
std::string_view code(EncodingReason reason);

/// What a file seems to be. With a problem, the dialect is of no use.
struct Detection {
  Dialect dialect;
  EncodingReason reason = EncodingReason::ascii;
  bool byte_order_mark = false;
  /// False when no delimiter divides the rows: a file of one column, or no table.
  bool delimiter_found = false;
  /// No byte beyond ASCII was seen, so the rest of the file may still turn out to be other text.
  bool ascii_only = false;
  Problem problem;
};

/// Decides from the first bytes of a file (`detection_bytes` of them, or all when it is shorter:
/// `whole`): text or not, encoding, delimiter (comma, tab, semicolon, pipe), quoting. UTF-8 is what
/// is valid as such; bytes beyond ASCII that are not are weighed over a sample as Shift-JIS,
/// GB18030 and windows-1252 for the whole file: `unclear_encoding` where none stands out. UTF-8 and
/// others in one file is `mixed_encoding`, never a decision cell by cell. A `stated` encoding (a
/// profile's or a person's word) is not questioned here; the reader tells where it does not fit.
Detection detect(std::string_view head, bool whole, std::optional<Encoding> stated = {});

/// The same for a file, and reads it once through to decide the encoding over all of its bytes, so
/// that a first accent in the last line is understood. Flat memory. Throws std::system_error when
/// the file can't be read.
Detection detect_file(const std::filesystem::path& path, std::optional<Encoding> stated = {});
/// The same for a stream (a compressed file); may stop before its end.
Detection detect_source(ByteSource& source, std::optional<Encoding> stated = {});

}  // namespace kontor::formats
