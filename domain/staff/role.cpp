#include "domain/staff/role.h"

#include <algorithm>
#include <array>

namespace kontor::staff {

namespace {

using enum company::Permission;

/// The rights that each job needs, and no more: costs only for who keeps the books. A shop gives
/// more by a role of its own.
std::array<Role, 8> make_ready_made() {
  return {
      Role{std::string(owner_role), {}, company::all_permissions()},
      Role{"STORE-MANAGER",
           {},
           {read_stock, read_orders, read_customers, read_staff, edit_staff, edit_catalog,
            import_files, undo_import, move_stock, adjust_stock, count_stock, approve_counts,
            order_goods, edit_customers, edit_prices, redeem_coupons, coach_staff}},
      Role{"STOCK-KEEPER",
           {},
           {read_stock, edit_catalog, import_files, move_stock, adjust_stock, count_stock}},
      Role{"SELLER", {}, {read_stock, read_orders, read_customers, redeem_coupons}},
      Role{"TRAINER", {}, {read_staff, read_orders, coach_staff}},
      Role{"ACCOUNTANT",
           {},
           {read_stock, read_orders, read_ledger, export_ledger, read_cost, close_periods,
            import_files, undo_import, read_audit, set_commission}},
      Role{"MARKETING", {}, {read_stock, read_orders, read_customers, edit_customers, edit_prices}},
      Role{"ADMINISTRATOR",
           {},
           {manage_book, edit_company, read_staff, edit_staff, edit_roles, manage_devices,
            read_audit}}};
}

}  // namespace

std::span<const Role> ready_made_roles() {
  static const std::array<Role, 8> roles = make_ready_made();
  return roles;
}

std::vector<Role> all_roles(const std::vector<Role>& own) {
  const auto ready = ready_made_roles();
  std::vector<Role> all(ready.begin(), ready.end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

const Role* role_with_code(const std::vector<Role>& all, std::string_view code) {
  const auto large = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  for (const Role& role : all)
    if (std::ranges::equal(role.code, code, {}, {}, large)) return &role;
  return nullptr;
}

company::Actor actor_of(const Employee& employee, const std::vector<Role>& all,
                        const std::vector<GivenRole>& given, BusinessDate today) {
  company::Actor actor;
  actor.employee = employee.id;
  if (employee.owner) {
    actor.permissions = company::all_permissions();
    return actor;
  }
  if (employee.provisional || employee.bound_to || has_left(employee, today)) return actor;
  for (const GivenRole& one : given) {
    const Role* role = one.employee == employee.id ? role_with_code(all, one.role) : nullptr;
    if (!role) continue;
    if (one.scope == company::Scope())
      actor.permissions.insert(role->permissions.begin(), role->permissions.end());
    else
      actor.scoped.push_back({one.scope, role->permissions});
  }
  return actor;
}

}  // namespace kontor::staff
