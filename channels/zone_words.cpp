#include "channels/zone_words.h"

#include <algorithm>
#include <array>

namespace kontor::channels {

namespace {

struct NamedZone {
  std::string_view words, name;
};

constexpr auto named_zones = std::to_array<NamedZone>({
    {"Eastern Time (US & Canada)", "America/New_York"},
    {"Central Time (US & Canada)", "America/Chicago"},
    {"Mountain Time (US & Canada)", "America/Denver"},
    {"Pacific Time (US & Canada)", "America/Los_Angeles"},
    {"Indiana (East)", "America/Indiana/Indianapolis"},
    {"Arizona", "America/Phoenix"},
    {"Alaska", "America/Anchorage"},
    {"Hawaii", "Pacific/Honolulu"},
    {"Puerto Rico", "America/Puerto_Rico"},
    {"Atlantic Time (Canada)", "America/Halifax"},
    {"Newfoundland", "America/St_Johns"},
    {"Saskatchewan", "America/Regina"},
    {"London", "Europe/London"},
    {"Edinburgh", "Europe/London"},
    {"Dublin", "Europe/Dublin"},
    {"Paris", "Europe/Paris"},
    {"Madrid", "Europe/Madrid"},
    {"Lisbon", "Europe/Lisbon"},
    {"Tokyo", "Asia/Tokyo"},
    {"Osaka", "Asia/Tokyo"},
    {"Sapporo", "Asia/Tokyo"},
    {"Sydney", "Australia/Sydney"},
    {"Canberra", "Australia/Sydney"},
    {"Melbourne", "Australia/Melbourne"},
    {"Hobart", "Australia/Hobart"},
    {"Brisbane", "Australia/Brisbane"},
    {"Adelaide", "Australia/Adelaide"},
    {"Darwin", "Australia/Darwin"},
    {"Perth", "Australia/Perth"},
    {"Auckland", "Pacific/Auckland"},
    {"Wellington", "Pacific/Auckland"},
    {"Eastern Time", "America/New_York"},
    {"Central Time", "America/Chicago"},
    {"Mountain Time", "America/Denver"},
    {"Pacific Time", "America/Los_Angeles"},
    {"Berlin", "Europe/Berlin"},
    {"Vienna", "Europe/Vienna"},
    {"Rome", "Europe/Rome"},
    {"Amsterdam", "Europe/Amsterdam"},
    {"Brussels", "Europe/Brussels"},
    {"Bucharest", "Europe/Bucharest"},
    {"Athens", "Europe/Athens"},
    {"Beijing", "Asia/Shanghai"},
    {"Hong Kong", "Asia/Hong_Kong"},
    {"Singapore", "Asia/Singapore"},
    {"Cairo", "Africa/Cairo"},
    {"Riyadh", "Asia/Riyadh"},
    {"Abu Dhabi", "Asia/Dubai"},
});

struct Abbreviation {
  std::string_view word;
  int minutes;
};

/// As marketplaces and payment services write them. IST is left out: it is India's, Ireland's and
/// Israel's.
constexpr auto abbreviations = std::to_array<Abbreviation>({
    {"UTC", 0},    {"GMT", 0},    {"WET", 0},     {"BST", 60},    {"WEST", 60},  {"CET", 60},
    {"CEST", 120}, {"MEZ", 60},   {"MESZ", 120},  {"EET", 120},   {"EEST", 180}, {"MSK", 180},
    {"EST", -300}, {"EDT", -240}, {"CST", -360},  {"CDT", -300},  {"MST", -420}, {"MDT", -360},
    {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"AST", -240},
    {"ADT", -180}, {"NST", -210}, {"NDT", -150},  {"JST", 540},   {"KST", 540},  {"HKT", 480},
    {"SGT", 480},  {"AWST", 480}, {"ACST", 570},  {"ACDT", 630},  {"AEST", 600}, {"AEDT", 660},
    {"NZST", 720}, {"NZDT", 780},
});

}  // namespace

std::optional<std::string> zone_name(std::string_view words) {
  for (const NamedZone& zone : named_zones)
    if (zone.words == words) return std::string(zone.name);
  if (TimeZone::find(words)) return std::string(words);
  return std::nullopt;
}

std::optional<int> abbreviation_offset(std::string_view word) {
  const auto found = std::find_if(abbreviations.begin(), abbreviations.end(),
                                  [&](const Abbreviation& a) { return a.word == word; });
  if (found == abbreviations.end()) return std::nullopt;
  return found->minutes;
}

std::optional<int> ZoneWords::offset(std::string_view words, const LocalTime& local) const {
  constexpr std::int64_t ms_per_minute = 60'000;
  if (const auto fixed = abbreviation_offset(words)) return fixed;
  auto known = m_names.find(words);
  if (known == m_names.end()) known = m_names.emplace(words, zone_name(words)).first;
  if (!known->second) return std::nullopt;
  const Instant then = m_zones.of(*known->second).instant(local);
  return static_cast<int>((at_offset(local, 0).ms - then.ms) / ms_per_minute);
}

}  // namespace kontor::channels
