#include <algorithm>

#include "domain/base/check.h"
#include "domain/books/journal.h"

// Goods that belong to somebody else: whose they are, and what is owed for them.
namespace kontor::books {

void Journal::load_consigned(const std::set<stock::Cell>& cells) {
  std::set<ProductId> products;
  for (const auto& cell : cells) products.insert(cell.product);
  for (auto& goods : m_stores.consigned.of(m_unit, {products.begin(), products.end()})) {
    const Currency own = m_entities.at(goods.entity).currency;
    m_costs.consign(goods.entity, goods.product, UnitPrice{goods.cost_micro, own});
    m_consigned.insert_or_assign(std::pair(goods.entity, goods.product), std::move(goods));
  }
}

const stock::Consigned* Journal::consigned(EntityId entity, ProductId product) const {
  const auto found = m_consigned.find({entity, product});
  return found == m_consigned.end() ? nullptr : &found->second;
}

/// What goods of others are worth is not on the stock account: it is owed, or owed no more.
void Journal::owe_consignors(const Entry& entry, std::vector<Posting>& postings) {
  if (m_consigned.empty()) return;
  const Currency own = m_entities.at(entry.entity).currency;
  for (const stock::Movement& m : entry.movements) {
    const auto* goods = consigned(entry.entity, m.product);
    if (goods == nullptr || m.value_minor == 0) continue;
    const auto put = [&](AccountId account, LocationId at, std::int64_t minor) {
      postings.push_back({account, {}, at, {}, {minor, own}, minor});
    };
    const auto move = [&](LocationId at, std::int64_t minor) {
      if (!holds_stock(at)) return;
      put(account("stock", {}), at, -minor);
      put(account("consignor", goods->owner, goods->owner_name), at, minor);
    };
    move(m.to, m.value_minor);
    move(m.from, -m.value_minor);
  }
}

const Entry& Journal::posted(EntryId id) const {
  const auto found = std::find_if(m_set.entries.rbegin(), m_set.entries.rend(),
                                  [&](const Entry& e) { return e.id == id; });
  KONTOR_ASSERT(found != m_set.entries.rend());
  return *found;
}

}  // namespace kontor::books
