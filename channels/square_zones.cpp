#include "channels/square_zones.h"

#include <array>

#include "domain/base/zone.h"

namespace kontor::channels {

namespace {

struct ZoneWords {
  std::string_view words, name;
};

constexpr auto square_zones = std::to_array<ZoneWords>({
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
});

}  // namespace

std::optional<std::string> square_zone_name(std::string_view words) {
  for (const ZoneWords& zone : square_zones)
    if (zone.words == words) return std::string(zone.name);
  if (TimeZone::find(words)) return std::string(words);
  return std::nullopt;
}

}  // namespace kontor::channels
