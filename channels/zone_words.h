#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/base/zone.h"

namespace kontor::channels {

/// The IANA name of a zone that files write in words: "Eastern Time (US & Canada)" is
/// "America/New_York". A name that is IANA's already stays. Nothing for unknown words.
std::optional<std::string> zone_name(std::string_view words);

/// Minutes east of UTC of a zone's abbreviation ("PST", "CEST"), which says summer time itself.
/// Nothing for unknown ones, and for those that several zones have (IST).
std::optional<int> abbreviation_offset(std::string_view word);

/// Offsets of local times by what a file calls their zones. For one thread.
class ZoneWords {
 public:
  /// Minutes east of UTC that the zone had then: by abbreviation, words or IANA name. Nothing for
  /// unknown words.
  std::optional<int> offset(std::string_view words, const LocalTime& local) const;

 private:
  ZoneCache m_zones;
  mutable std::map<std::string, std::optional<std::string>, std::less<>> m_names;
};

}  // namespace kontor::channels
