#include "domain/staff/errors.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "domain/staff/places.h"
#include "domain/staff/team_reader.h"
#include "domain/stores.h"

namespace kontor::staff {

namespace errors_detail {

constexpr std::array<std::string_view, 3> names = {"corrected", "voided", "adjusted"};

/// Why somebody may see nothing of an employee; they may see their own.
std::optional<Refusal> may_not_look(Unit& unit, const Stores& stores, const company::Actor& actor,
                                    EmployeeId employee) {
  if (employee == actor.employee) return std::nullopt;
  const auto locations = stores.company.locations(unit);
  for (const Employee& one : stores.employees.list(unit)) {
    if (one.id != employee) continue;
    if (std::ranges::any_of(places_of(one, locations),
                            [&](const company::Scope& place) { return sees_sales(actor, place); }))
      return std::nullopt;
  }
  if (auto refusal = company::refused(actor, company::Permission::read_staff)) return refusal;
  return company::refused(actor, company::Permission::read_orders);
}

}  // namespace errors_detail

std::string_view name_of(ErrorKind kind) {
  return errors_detail::names.at(static_cast<std::size_t>(kind));
}

Result<ErrorPage> error_log(Unit& unit, TeamReader& reader, const Stores& stores,
                            const company::Actor& actor, const ErrorFilter& filter) {
  if (auto refusal = errors_detail::may_not_look(unit, stores, actor, filter.employee))
    return *refusal;
  ErrorFilter wanted = filter;
  ErrorPage page;
  // What lies where the actor may not look leaves room for more of the rest.
  do {
    wanted.limit = filter.limit - static_cast<int>(page.rows.size());
    ErrorPage some = reader.errors(unit, wanted);
    wanted.after = page.next = some.next;
    std::ranges::copy_if(some.rows, std::back_inserter(page.rows), [&](const ErrorRow& row) {
      return filter.employee == actor.employee || sees_sales(actor, row.place);
    });
  } while (!page.next.empty() && std::ssize(page.rows) < filter.limit);
  return page;
}

}  // namespace kontor::staff
