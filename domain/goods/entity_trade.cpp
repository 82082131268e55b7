#include "domain/goods/entity_trade.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/base/fold.h"
#include "domain/company/company.h"
#include "domain/goods/entity_sale.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace entity_trade_detail {

constexpr std::int64_t most_milli = 1'000'000;  // ten times the cost

Result<company::Entity> entity_with(Unit& unit, const Stores& stores, const std::string& name) {
  for (auto& entity : stores.company.entities(unit))
    if (fold(entity.code) == fold(name) || fold(entity.name) == fold(name)) return entity;
  return Refusal{RefusalCode::entity_unknown, {{"entity", name}}};
}

Result<std::int64_t> markup_of(const std::string& percent) {
  // Thousandths of a percent are what quantities are to a unit.
  const auto number = Decimal::parse(percent);
  const auto milli = number ? Quantity::from_decimal(*number) : std::nullopt;
  if (!milli || milli->milli < 0 || milli->milli > most_milli)
    return Refusal{RefusalCode::terms_invalid, {{"value", percent}}};
  return milli->milli;
}

std::string terms_text(const company::TransferTerms& terms) {
  FieldWriter writer;
  writer.add("markup").add(terms.markup_milli);
  writer.end_record();
  writer.add("price_list").add(terms.price_list);
  writer.end_record();
  return writer.text();
}

}  // namespace entity_trade_detail

Result<bool> EntityTrade::agree(const TradeWish& wish) {
  using namespace entity_trade_detail;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto seller = entity_with(unit, m_stores, wish.seller);
    if (!seller) return seller.refusal();
    const auto buyer = entity_with(unit, m_stores, wish.buyer);
    if (!buyer) return buyer.refusal();
    if (seller->id == buyer->id)
      return Refusal{RefusalCode::terms_same_entity, {{"entity", seller->name}}};
    for (const EntityId entity : {seller->id, buyer->id})
      if (const auto no =
              company::refused(m_actor, company::Permission::edit_company, {entity, {}, {}}))
        return *no;
    company::TransferTerms terms{seller->id, buyer->id, 0, wish.price_list};
    if (wish.price_list.empty()) {
      const auto markup = markup_of(wish.cost_plus);
      if (!markup) return markup.refusal();
      terms.markup_milli = *markup;
    }
    const auto lists = m_stores.prices.list_versions(unit);
    const bool known = std::any_of(lists.begin(), lists.end(),
                                   [&](const auto& list) { return list.code == wish.price_list; });
    if (!wish.price_list.empty() && !known)
      return Refusal{RefusalCode::price_list_unknown, {{"list", wish.price_list}}};
    const auto before = terms_between(unit, m_stores, seller->id, buyer->id);
    if (before == terms) return false;
    m_stores.company.put(unit, terms);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, m_clock.now(), "entity.transfer_price", "entity", buyer->id.value,
                         before ? terms_text(*before) : std::string(), terms_text(terms)));
    return true;
  });
}

}  // namespace kontor::goods
