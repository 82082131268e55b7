#pragma once

#include <optional>
#include <string>

#include "domain/base/result.h"
#include "formats/delimited/encoding.h"

namespace kontor::channels {

/// Which comes first in dates such as 01/02/2026.
enum class DateOrder { day_first, month_first };

/// How people said that files are to be read, where the files don't say it themselves.
struct Reading {
  std::optional<formats::Encoding> encoding;
  std::optional<DateOrder> dates;
};

/// What a request says: the name of an encoding, and "dmy" or "mdy"; empty: nothing. Refuses
/// encoding_unknown.
Result<Reading> reading_named(const std::string& encoding, const std::string& dates);

}  // namespace kontor::channels
