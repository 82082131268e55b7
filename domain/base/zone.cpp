#include "domain/base/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <array>
#include <vector>

#include "domain/base/check.h"

namespace kontor {

namespace zone_detail {

/// A stretch of time with one offset from UTC.
struct ZoneStretch {
  std::int64_t begin;   ///< UTC milliseconds
  std::int64_t offset;  ///< milliseconds east
};

}  // namespace zone_detail

namespace {

using zone_detail::ZoneStretch;

constexpr std::int64_t zone_ms_per_day = 86'400'000;

// Offsets are kept as a table from 1900 to 2100, which makes every call a binary search; outside
// it the first and last offset hold.
constexpr UDate zone_table_begin = -2'208'988'800'000.0;
constexpr std::int64_t zone_table_end = 4'102'444'800'000;

/// Three-letter names of the IANA database; ICU knows others ("PST", "BST") of several meanings.
constexpr std::array<std::string_view, 13> short_zone_names = {
    "CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"};

bool is_iana_name(std::string_view name) {
  if (name.size() == 3) return std::ranges::count(short_zone_names, name) > 0;
  if (name.empty() || name.size() > 64 || name == "Etc/Unknown") return false;
  if (name.starts_with("SystemV/")) return false;
  icu::UnicodeString canonical;
  UBool is_system = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto id = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
  icu::TimeZone::getCanonicalID(id, canonical, is_system, status);
  return U_SUCCESS(status) && is_system != 0;
}

std::vector<ZoneStretch> zone_stretches(const icu::BasicTimeZone& zone) {
  const auto offset_of = [](const icu::TimeZoneRule& rule) {
    return std::int64_t{rule.getRawOffset()} + rule.getDSTSavings();
  };
  std::vector<ZoneStretch> result;
  icu::TimeZoneTransition transition;
  UDate from = zone_table_begin;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(from, 0, raw, saving, status);
  KONTOR_ASSERT(U_SUCCESS(status));
  result.push_back({INT64_MIN, std::int64_t{raw} + saving});
  while (zone.getNextTransition(from, 0, transition)) {
    from = transition.getTime();
    const auto begin = static_cast<std::int64_t>(from);
    if (begin >= zone_table_end) break;
    const std::int64_t offset = offset_of(*transition.getTo());
    if (offset != result.back().offset) result.push_back({begin, offset});
  }
  return result;
}

LocalTime local_time_of(std::int64_t local_ms) {
  std::int64_t day = local_ms / zone_ms_per_day;
  if (local_ms % zone_ms_per_day < 0) --day;
  return {BusinessDate{static_cast<std::int32_t>(day)},
          static_cast<std::int32_t>((local_ms - day * zone_ms_per_day) / 1000)};
}

}  // namespace

struct TimeZone::Rules {
  std::string name;
  std::vector<zone_detail::ZoneStretch> stretches;  ///< by begin; the first has no beginning

  std::int64_t offset_at(std::int64_t utc_ms) const {
    const auto after =
        std::upper_bound(stretches.begin(), stretches.end(), utc_ms,
                         [](std::int64_t value, const ZoneStretch& s) { return value < s.begin; });
    return std::prev(after)->offset;
  }
};

TimeZone::TimeZone(std::shared_ptr<const Rules> rules) : m_rules(std::move(rules)) {}

std::optional<TimeZone> TimeZone::find(std::string_view iana_name) {
  if (!is_iana_name(iana_name)) return std::nullopt;
  const icu::StringPiece piece(iana_name.data(), static_cast<int>(iana_name.size()));
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(piece)));
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  KONTOR_ASSERT(basic != nullptr);
  auto rules = std::make_shared<Rules>();
  rules->name = iana_name;
  rules->stretches = zone_stretches(*basic);
  return TimeZone(std::move(rules));
}

TimeZone TimeZone::utc() {
  auto rules = std::make_shared<Rules>();
  rules->name = "UTC";
  rules->stretches.push_back({INT64_MIN, 0});
  return TimeZone(std::move(rules));
}

const std::string& TimeZone::name() const { return m_rules->name; }

LocalTime TimeZone::local(Instant at) const {
  return local_time_of(at.ms + m_rules->offset_at(at.ms));
}

Instant TimeZone::instant(const LocalTime& local) const {
  const auto& stretches = m_rules->stretches;
  const std::int64_t wall =
      local.date.days * zone_ms_per_day + local.second_of_day * std::int64_t{1000};
  // The first stretch whose end, in its own local time, lies after the wall clock: of an
  // ambiguous hour the first pass.
  std::size_t low = 0;
  std::size_t high = stretches.size() - 1;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (wall < stretches[middle + 1].begin + stretches[middle].offset) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const ZoneStretch& found = stretches[low];
  // Before the stretch begins: a skipped hour. The offset before the gap leads behind it.
  const bool skipped = low > 0 && wall - found.offset < found.begin;
  return {wall - (skipped ? stretches[low - 1].offset : found.offset)};
}

BusinessDate TimeZone::business_date(Instant at, int day_start_hour) const {
  const LocalTime now = local(at);
  return now.second_of_day < day_start_hour * 3600 ? now.date + -1 : now.date;
}

const TimeZone& ZoneCache::of(const std::string& iana_name) const {
  const auto known = m_zones.find(iana_name);
  if (known != m_zones.end()) return known->second;
  const auto zone = TimeZone::find(iana_name);
  KONTOR_ASSERT(zone.has_value());
  return m_zones.emplace(iana_name, *zone).first->second;
}

}  // namespace kontor
