#pragma once

#include <map>

#include "domain/company/transfer_terms.h"
#include "domain/goods/document_work.h"

// Goods that a transfer brings to another company of the book: one sells them, the other buys
// (rules.md 1).
namespace kontor::goods {

/// What the companies agreed on; nothing where they did not.
std::optional<company::TransferTerms> terms_between(Unit& unit, const Stores& stores,
                                                    EntityId seller, EntityId buyer);

/// Whether a transfer goes to another company.
bool is_sale(DocumentWork& work);

/// Goods change hands where they come: they leave the sender's books at their cost and are sold at
/// the agreed price, the receiver buys them for it. Both sides are posted with the act.
class EntitySale {
 public:
  explicit EntitySale(DocumentWork& work) : m_work(work) {}

  /// Levels are locked; locks costs of both. Refuses transfer_between_entities, rate_missing.
  std::optional<Refusal> begin();
  /// Hands goods over. `goods` goes to the destination; of which lots they are is named already.
  /// Refuses transfer_price_missing.
  std::optional<Refusal> hand_over(const stock::Movement& goods);

 private:
  std::optional<Money> price_of(const catalog::Product& product, Quantity quantity,
                                std::int64_t cost_minor);

  DocumentWork& m_work;
  company::Entity m_seller, m_buyer;
  company::TransferTerms m_terms;
  Currency m_currency;
  company::Rate m_bought_at;  ///< from the price's currency to the buyer's
  std::map<ProductId, catalog::Product> m_products;
  std::map<ProductId, std::optional<UnitPrice>> m_prices;  ///< of the list
};

}  // namespace kontor::goods
