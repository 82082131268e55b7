#include "domain/staff/people.h"

#include <algorithm>
#include <charconv>

#include "domain/base/fields.h"

namespace kontor::staff {

namespace {

constexpr std::int64_t minutes_per_hour = 60;
constexpr std::int64_t minutes_per_day = 24 * minutes_per_hour;

std::optional<std::int64_t> small_number(std::string_view text) {
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
  return value;
}

}  // namespace

Result<Employee> employee_named(const std::vector<Employee>& all, std::string_view wanted) {
  const Employee* found = nullptr;
  std::size_t named = 0;
  for (const Employee& e : all) {
    if (e.bound_to) continue;
    if (e.code == wanted) return e;
    if (e.name == wanted && !wanted.empty()) {
      found = &e;
      ++named;
    }
  }
  if (named == 1) return *found;
  return Refusal{RefusalCode::employee_unknown, {{"employee", std::string(wanted)}}};
}

Result<Employee> known_employee(const std::vector<Employee>& all, std::string_view wanted) {
  auto found = employee_named(all, wanted);
  if (found && found->provisional)
    return Refusal{RefusalCode::employee_is_provisional, {{"employee", found->code}}};
  return found;
}

std::string audit_text(const Employee& e, const std::vector<company::Entity>& entities,
                       const std::vector<company::Location>& locations) {
  std::string entity;
  for (const auto& one : entities)
    if (one.id == e.entity) entity = one.code;
  std::string shops;
  for (const auto& place : locations)
    if (std::find(e.shops.begin(), e.shops.end(), place.id) != e.shops.end())
      shops += (shops.empty() ? "" : ", ") + place.code;
  return named_fields({{"code", e.code},
                       {"provisional", e.provisional ? "1" : ""},
                       {"entity", entity},
                       {"shops", shops},
                       {"hired", e.hired ? e.hired->to_iso() : ""},
                       {"left", e.left ? e.left->to_iso() : ""}});
}

std::optional<std::int64_t> minutes_of(std::string_view hours) {
  std::optional<std::int64_t> minutes;
  if (const auto colon = hours.find(':'); colon != std::string_view::npos) {
    const auto whole = small_number(hours.substr(0, colon));
    const auto rest = small_number(hours.substr(colon + 1));
    const bool fits = whole && rest && *whole <= 24 && *rest < minutes_per_hour;
    if (fits) minutes = *whole * minutes_per_hour + *rest;
  } else {
    std::string plain(hours);
    std::ranges::replace(plain, ',', '.');
    const auto decimal = Decimal::parse(plain);
    constexpr int most_digits = 4;
    if (!decimal || decimal->mantissa < 0 || decimal->scale > most_digits) return std::nullopt;
    std::int64_t parts = 1;
    for (int i = 0; i < decimal->scale; ++i) parts *= 10;
    if (decimal->mantissa > minutes_per_day * parts) return std::nullopt;
    minutes = mul_div_half_up(decimal->mantissa, minutes_per_hour, parts);
  }
  if (!minutes || *minutes > minutes_per_day) return std::nullopt;
  return minutes;
}

Quantity as_hours(std::int64_t minutes) {
  return {mul_div_half_up(minutes, 100, minutes_per_hour) * 10};
}

std::string hours_text(std::int64_t minutes) { return as_hours(minutes).to_decimal(); }

}  // namespace kontor::staff
