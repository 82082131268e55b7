#include "domain/company/company.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"
#include "domain/base/fold.h"

namespace kontor::company {

namespace {

constexpr std::size_t max_code_length = 24;
constexpr std::int64_t nano_per_one = 1'000'000'000;

/// In the order of Permission.
constexpr auto permission_names = std::to_array<std::string_view>(
    {"manage_book",    "edit_company", "edit_catalog",   "import_files",  "undo_import",
     "read_stock",     "read_orders",  "read_ledger",    "export_ledger", "read_cost",
     "read_customers", "read_staff",   "edit_staff",     "edit_roles",    "close_periods",
     "manage_devices", "read_audit",   "move_stock",     "adjust_stock",  "count_stock",
     "approve_counts", "order_goods",  "edit_customers", "edit_prices",   "approve_prices",
     "redeem_coupons", "coach_staff",  "set_commission"});
static_assert(permission_names.size() == static_cast<std::size_t>(Permission::set_commission) + 1);

}  // namespace

Money convert(Money amount, const Rate& rate) {
  KONTOR_ASSERT(amount.currency == rate.from && rate.nano > 0);
  // minor × nano × (to's minor per major) ÷ (from's minor per major × 10^9), without overflow:
  // the quotient of the two powers of ten is one.
  const std::int64_t to = rate.to.minor_per_major();
  const std::int64_t from = rate.from.minor_per_major();
  const std::int64_t up = to > from ? to / from : 1;
  const std::int64_t down = from > to ? from / to : 1;
  KONTOR_ASSERT(rate.nano <= INT64_MAX / up);
  return {mul_div_half_up(amount.minor, rate.nano * up, nano_per_one * down), rate.to};
}

bool Scope::covers(const Scope& act) const {
  return (!entity || entity == act.entity) && (!location || location == act.location) &&
         (!channel || channel == act.channel);
}

Scope scope_of(const Location& location) { return {location.entity, location.id, {}}; }
Scope scope_of(const Channel& channel) { return {channel.entity, {}, channel.id}; }

bool Actor::may(Permission p, const Scope& act) const {
  if (may(p)) return true;
  return std::ranges::any_of(scoped, [&](const ScopedRights& rights) {
    return rights.permissions.contains(p) && rights.scope.covers(act);
  });
}

std::optional<Refusal> refused(const Actor& actor, Permission needed, const Scope& act) {
  if (actor.may(needed, act)) return std::nullopt;
  Refusal refusal{RefusalCode::permission_missing, {{"permission", std::string(name_of(needed))}}};
  const auto at = [&](const char* name, std::int64_t id) {
    if (id != 0) refusal.args.emplace_back(name, std::to_string(id));
  };
  at("at_entity", act.entity.value);
  at("at_location", act.location.value);
  at("at_channel", act.channel.value);
  return refusal;
}

std::string_view name_of(Permission permission) {
  return permission_names.at(static_cast<std::size_t>(permission));
}

std::optional<Permission> permission_named(std::string_view name) {
  for (std::size_t i = 0; i < permission_names.size(); ++i)
    if (permission_names[i] == name) return static_cast<Permission>(i);
  return std::nullopt;
}

std::set<Permission> all_permissions() {
  std::set<Permission> all;
  for (std::size_t i = 0; i < permission_names.size(); ++i) all.insert(static_cast<Permission>(i));
  return all;
}

AccountingDate accounting_date(const Entity& entity, BusinessDate business_date) {
  if (!entity.locked_to || *entity.locked_to < business_date) return {business_date, false};
  return {*entity.locked_to + 1, true};
}

std::string code_from_name(std::string_view name, std::string_view fallback) {
  std::string code;
  bool has_letter = false;
  for (const char c : fold(name)) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (letter || digit) {
      has_letter = has_letter || letter;
      code += letter ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (!code.empty() && code.back() != '-') {
      code += '-';
    }
    if (code.size() == max_code_length) break;
  }
  while (!code.empty() && code.back() == '-') code.pop_back();
  return has_letter ? code : std::string(fallback);
}

}  // namespace kontor::company
