#include "domain/intake/credit_order.h"

#include <algorithm>

#include "domain/company/reach.h"
#include "domain/intake/rebind.h"
#include "domain/staff/people.h"

namespace kontor::intake {

namespace {

constexpr std::int64_t ppm_of_percent = 10'000;

bool of_wish(const orders::Line& line, const CreditWish& wish) {
  if (wish.line != 0) return line.no == wish.line;
  return line.kind == orders::LineKind::goods;
}

/// Says who helped with one order. Lives inside one unit.
class Crediting {
 public:
  Crediting(Unit& unit, const Stores& stores, const Hands& hands, const CreditWish& wish)
      : m_unit(unit), m_stores(stores), m_hands(hands), m_wish(wish) {}

  /// What stands in the way.
  std::optional<Refusal> find() {
    constexpr auto needed = company::Permission::edit_staff;
    if (!company::may_somewhere(m_hands.actor, needed))
      return company::refused(m_hands.actor, needed);
    if (auto refusal = find_order()) return refusal;
    const company::Scope there{m_order.entity, m_order.location, m_order.channel};
    if (auto refusal = company::refused(m_hands.actor, needed, there)) return refusal;
    if (std::ranges::none_of(m_order.lines, [&](const auto& l) { return of_wish(l, m_wish); }))
      return Refusal{RefusalCode::order_line_unknown,
                     {{"order", m_order.number}, {"line", std::to_string(m_wish.line)}}};
    return find_helpers();
  }

  void write(IdSource& ids, const books::Occasion& occasion) {
    const auto change = [&](orders::Order& order) {
      for (orders::Line& line : order.lines)
        if (of_wish(line, m_wish)) line.helped = m_helped;
    };
    rebind_orders(m_unit, m_stores, ids, occasion, {m_order.document}, change);
    books::Journal journal(m_unit, m_stores, ids, occasion);
    journal.audit("order.credit", "order", m_order.document.value, {}, m_text);
    journal.flush();
    m_order = m_stores.orders.current(m_unit, {m_order.document}).at(0);
  }

  const orders::Order& order() const { return m_order; }

 private:
  std::optional<Refusal> find_order() {
    std::vector<DocumentId> documents;
    for (const auto& row : m_stores.orders.by_number(m_unit, m_wish.order))
      documents.push_back(row.document);
    auto found = m_stores.orders.current(m_unit, documents);
    if (!m_wish.channel.empty()) {
      const auto channels = m_stores.company.channels(m_unit);
      std::erase_if(found, [&](const orders::Order& order) {
        return std::ranges::none_of(channels, [&](const company::Channel& c) {
          return c.id == order.channel && (c.code == m_wish.channel || c.name == m_wish.channel);
        });
      });
    }
    if (found.empty()) return Refusal{RefusalCode::order_unknown, {{"order", m_wish.order}}};
    if (found.size() > 1)
      return Refusal{RefusalCode::order_of_several_channels, {{"order", m_wish.order}}};
    m_order = std::move(found.front());
    return std::nullopt;
  }

  std::optional<Refusal> find_helpers() {
    const auto all = m_stores.employees.list(m_unit);
    std::int64_t sum = 0;
    for (const auto& share : m_wish.helped) {
      const auto employee = staff::known_employee(all, share.employee);
      if (!employee) return employee.refusal();
      sum += share.percent;
      const bool twice = std::ranges::any_of(
          m_helped, [&](const orders::Helper& h) { return h.employee == employee->id; });
      if (share.percent <= 0 || sum > 100 || twice)
        return Refusal{RefusalCode::shares_invalid, {{"order", m_order.number}}};
      m_helped.push_back({employee->id, share.percent * ppm_of_percent});
      m_text += (m_text.empty() ? "" : ", ") + employee->code + "=" + std::to_string(share.percent);
    }
    if (m_wish.line != 0) m_text = std::to_string(m_wish.line) + ": " + m_text;
    return std::nullopt;
  }

  Unit& m_unit;
  const Stores& m_stores;
  const Hands& m_hands;
  const CreditWish& m_wish;
  orders::Order m_order;
  std::vector<orders::Helper> m_helped;
  std::string m_text;  ///< for the audit, in codes
};

}  // namespace

Result<orders::Order> credit_order(Book& book, const Stores& stores, const Clock& clock,
                                   const Hands& hands, const CreditWish& wish) {
  book.ids().reserve(256);
  return book.write([&](Unit& unit) -> Result<orders::Order> {
    Crediting crediting(unit, stores, hands, wish);
    if (auto refusal = crediting.find()) return *refusal;
    crediting.write(book.ids(), {clock.now(), BatchId(), hands.actor.employee, hands.actor.machine,
                                 hands.actor.approved_by});
    return crediting.order();
  });
}

}  // namespace kontor::intake
