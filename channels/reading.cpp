#include "channels/reading.h"

namespace kontor::channels {

namespace {

std::string known_encodings() {
  std::string known;
  for (const std::string_view name : formats::all_encoding_names()) {
    known.append(known.empty() ? "" : ", ").append(name);
  }
  return known;
}

}  // namespace

Result<Reading> reading_named(const std::string& encoding, const std::string& dates) {
  Reading reading;
  if (!encoding.empty()) {
    reading.encoding = formats::encoding_from_name(encoding);
    if (!reading.encoding) {
      return Refusal{RefusalCode::encoding_unknown,
                     {{"encoding", encoding}, {"encodings", known_encodings()}}};
    }
  }
  if (dates == "dmy") reading.dates = DateOrder::day_first;
  if (dates == "mdy") reading.dates = DateOrder::month_first;
  return reading;
}

}  // namespace kontor::channels
