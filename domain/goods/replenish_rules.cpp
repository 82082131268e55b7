#include <algorithm>

#include "domain/company/company.h"
#include "domain/goods/document_work.h"
#include "domain/goods/replenish.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace replenish_rules_detail {

void lay(std::optional<std::int64_t>& field, const ReplenishRuleWish::Wanted& wanted) {
  if (wanted) field = *wanted;
}

stock::ReplenishRule decided(stock::ReplenishRule rule, const ReplenishRuleWish& wish) {
  lay(rule.service_milli, wish.service_milli);
  lay(rule.window_days, wish.window_days);
  lay(rule.cover_days, wish.cover_days);
  lay(rule.review_days, wish.review_days);
  lay(rule.transfer_days, wish.transfer_days);
  return rule;
}

}  // namespace replenish_rules_detail

Result<bool> Replenishment::decide(const ReplenishRuleWish& wish) {
  using namespace replenish_rules_detail;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    stock::ReplenishRule before;
    company::Scope where;
    if (!wish.location.empty()) {
      std::map<LocationId, company::Location> places;
      for (auto& l : m_stores.company.locations(unit)) places.emplace(l.id, l);
      const auto place = own_place(places, wish.location);
      if (!place) return place.refusal();
      before.location = place->id;
      where = company::scope_of(*place);
    }
    if (const auto no = company::refused(m_actor, company::Permission::order_goods, where))
      return *no;
    for (const auto& known : m_stores.replenish.rules(unit))
      if (known.location == before.location) before = known;
    const auto after = decided(before, wish);
    if (!stock::in_bounds(stock::policy_of(after, {}, {})))
      return Refusal{RefusalCode::policy_invalid, {{"count", std::to_string(stock::most_days)}}};
    if (after == before) return false;
    m_stores.replenish.put_rule(unit, after);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, m_clock.now(), "replenish.policy",
                         wish.location.empty() ? "book" : "location", after.location.value,
                         stock::rule_text(before), stock::rule_text(after)));
    return true;
  });
}

}  // namespace kontor::goods
