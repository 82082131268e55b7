#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/date.h"

namespace kontor {

/// A time zone of the IANA database (ICU's copy). Cheap to copy; safe to use from several threads.
class TimeZone {
 public:
  /// A known IANA name ("Europe/Berlin"), or nothing.
  static std::optional<TimeZone> find(std::string_view iana_name);
  static TimeZone utc();

  const std::string& name() const;
  /// The local time at an instant.
  LocalTime local(Instant at) const;
  /// The instant of a local time. An ambiguous hour takes the first, a skipped hour the instant
  /// after the gap (rules.md 2).
  Instant instant(const LocalTime& local) const;
  /// Local date minus the day-start hour: sales at 01:30 belong to the day before when the day
  /// starts at 4 (rules.md 2).
  BusinessDate business_date(Instant at, int day_start_hour) const;

 private:
  struct Rules;
  explicit TimeZone(std::shared_ptr<const Rules> rules);
  std::shared_ptr<const Rules> m_rules;
};

/// Zones by name, each looked up once: a look-up costs far more than a conversion. For one thread.
class ZoneCache {
 public:
  /// A zone that is known to exist: stored names were checked when they were entered.
  const TimeZone& of(const std::string& iana_name) const;

 private:
  mutable std::map<std::string, TimeZone> m_zones;
};

}  // namespace kontor
