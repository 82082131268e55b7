#pragma once

#include "domain/intake/target.h"

namespace kontor::intake {

struct PlannedProduct {
  const IncomingProduct* in = nullptr;
  std::int64_t row = 0;
  Verdict verdict = Verdict::create;
  std::optional<Refusal> refusal;
  catalog::Product product;  ///< with the id of the existing one, where there is one
  catalog::Product before;   ///< the existing one, of an update
};

/// The keys under which a planned product will be found, its file's own number among them.
std::vector<catalog::ProductKey> coming_keys(const PlannedProduct& planned);
/// Tells one product of a file from another, for finding duplicates in it.
std::string identity_text(const IncomingProduct& in);

/// For each product the code of another one that has its SKU in the book, or will have it by then
/// (`coming`: that product has no code yet, the SKU stands for it). Blank: none. Reads only.
std::vector<std::string> other_owners_of_skus(Unit& unit, const Stores& stores,
                                              const std::set<catalog::ProductKey>& coming,
                                              const std::vector<const IncomingProduct*>& in);

/// What the products of a chunk would do. Reads only.
std::vector<PlannedProduct> plan_products(
    Unit& unit, const Stores& stores, const Target& target,
    const std::vector<std::pair<std::int64_t, const IncomingProduct*>>& in);

/// Writes new and changed products with their keys and versions; the journal audits them.
void take_in_products(books::Journal& journal, std::vector<PlannedProduct>& planned);

}  // namespace kontor::intake
