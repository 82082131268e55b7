#pragma once

#include <string_view>
#include <vector>

#include "formats/delimited/encoding.h"

namespace kontor::formats {

/// What text beyond ASCII that is not UTF-8 may be.
struct EncodingGuess {
  /// The encodings that fit, best first; none: no known one does.
  std::vector<Encoding> fitting;
  /// Whether the first of them is so much better that a person need not be asked.
  bool certain = false;
};

/// Weighs Shift-JIS, GB18030 and windows-1252 over a sample of whole lines: how much of it is
/// characters that texts of such files are made of, and whether all of it can be such text.
EncodingGuess guess_encoding(std::string_view sample);

}  // namespace kontor::formats
