#include "domain/intake/bind_employee.h"

#include "domain/company/reach.h"
#include "domain/intake/rebind.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"

namespace kontor::intake {

namespace {

using staff::Employee;

/// Binds one provisional employee, chunk by chunk of orders.
class EmployeeBinding {
 public:
  EmployeeBinding(Book& book, const Stores& stores, const Clock& clock, const Hands& hands)
      : m_book(book), m_stores(stores), m_clock(clock), m_hands(hands) {}

  std::optional<Refusal> find(const std::string& provisional, const std::string& real) {
    const auto all = m_book.read([&](Unit& unit) { return m_stores.employees.list(unit); });
    const auto from = bindable(all, provisional);
    if (!from) return from.refusal();
    const auto to = staff::employee_named(all, real);
    if (!to) return to.refusal();
    if (to->id == from->id)
      return Refusal{RefusalCode::employee_bind_to_itself, {{"employee", from->code}}};
    if (to->provisional)
      return Refusal{RefusalCode::employee_is_provisional, {{"employee", to->code}}};
    if (from->bound_to && from->bound_to != to->id)
      return Refusal{RefusalCode::employee_not_provisional, {{"employee", from->code}}};
    m_from = *from;
    m_to = *to;
    return may_not_bind();
  }

  /// From now on files find the real one.
  void mark() {
    if (m_from.bound_to) return;  // marked before it was stopped
    m_book.ids().reserve(64);
    m_book.write([&](Unit& unit) {
      Employee bound = m_from;
      bound.bound_to = m_to.id;
      m_stores.employees.set(unit, bound);
      m_stores.employees.move_aliases(unit, m_from.id, m_to.id);
      books::Journal journal(unit, m_stores, m_book.ids(), occasion());
      journal.audit("employee.bind", "employee", m_from.id.value, m_from.code, m_to.code);
      journal.flush();
    });
  }

  /// Rebinds the next orders; false when none are left.
  bool step() {
    m_book.ids().reserve(orders_per_rebind * 64);
    std::vector<DocumentId> documents;
    m_book.write([&](Unit& unit) {
      documents = m_stores.orders.with_employee(unit, m_from.id, m_after, orders_per_rebind);
      if (documents.empty()) return;
      const auto change = [&](orders::Order& order) { order.employee = m_to.id; };
      rebind_orders(unit, m_stores, m_book.ids(), occasion(), documents, change);
    });
    if (documents.empty()) return false;
    m_after = documents.back();
    m_report.orders += static_cast<std::int64_t>(documents.size());
    return true;
  }

  const BindReport& report() const { return m_report; }

 private:
  std::optional<Refusal> may_not_bind() {
    return m_book.read([&](Unit& unit) -> std::optional<Refusal> {
      for (const auto& place : named_at(unit, m_stores, m_from))
        if (auto refusal = company::refused(m_hands.actor, company::Permission::edit_staff, place))
          return refusal;
      return staff::may_not_change(m_hands.actor, m_to, m_stores.company.locations(unit));
    });
  }

  /// A binding that was stopped is finished by asking for it again.
  Result<Employee> bindable(const std::vector<Employee>& all, const std::string& wanted) const {
    for (const Employee& e : all)
      if (e.code == wanted && e.bound_to) return e;
    auto found = staff::employee_named(all, wanted);
    if (found && !found->provisional)
      return Refusal{RefusalCode::employee_not_provisional, {{"employee", found->code}}};
    return found;
  }

  books::Occasion occasion() const {
    return {m_clock.now(), BatchId(), m_hands.actor.employee, m_hands.actor.machine,
            m_hands.actor.approved_by};
  }

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Hands& m_hands;
  Employee m_from, m_to;
  DocumentId m_after;
  BindReport m_report;
};

}  // namespace

std::vector<company::Scope> named_at(Unit& unit, const Stores& stores,
                                     const staff::Employee& provisional) {
  auto places = stores.orders.places_of_employee(unit, provisional.id);
  if (provisional.bound_to) return places;  // of a binding that was stopped, what is left
  if (places.empty()) {
    const auto channels = stores.company.channels(unit);
    for (const auto& alias : stores.employees.aliases(unit))
      for (const auto& channel : channels)
        if (alias.employee == provisional.id && alias.channel == channel.id)
          places.push_back(company::scope_of(channel));
  }
  if (places.empty()) places.emplace_back();
  return places;
}

Result<BindReport> bind_employee(Book& book, const Stores& stores, const Clock& clock,
                                 const Hands& hands, const std::string& provisional,
                                 const std::string& real, Progress& progress) {
  constexpr auto needed = company::Permission::edit_staff;
  if (!company::may_somewhere(hands.actor, needed)) return *company::refused(hands.actor, needed);
  EmployeeBinding binding(book, stores, clock, hands);
  if (auto refusal = binding.find(provisional, real)) return *refusal;
  binding.mark();
  while (binding.step()) progress.at("bind", binding.report().orders, 0);
  return binding.report();
}

}  // namespace kontor::intake
