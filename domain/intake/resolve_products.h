#pragma once

#include <map>
#include <set>

#include "domain/books/journal.h"
#include "domain/intake/records.h"

namespace kontor::intake {

/// Finds the products that lines of a channel's files mean: by SKU, the file's own code, or vendor
/// and name; makes provisional products for the unknown (rules.md 3). One channel, one unit.
class ProductResolver {
 public:
  ProductResolver(books::Journal& journal, const company::Channel& channel);

  /// Loads what the lines may mean; call before resolve.
  void load(const std::vector<const IncomingLine*>& lines);
  /// The product of a line; a new provisional one when nothing fits. Lines that name a SKU of
  /// several products fit only with the right name beside it.
  ProductId resolve(const IncomingLine& line);
  /// Writes the new products and keys; the journal audits them. Gives how many are new.
  std::size_t store();
  /// All products that were met, by id.
  const std::map<ProductId, catalog::Product>& products() const { return m_products; }

 private:
  std::vector<catalog::ProductKey> keys_of_line(const IncomingLine& line) const;
  ProductId choose(const catalog::ProductKey& key) const;
  ProductId make_provisional(const IncomingLine& line,
                             const std::vector<catalog::ProductKey>& keys);

  books::Journal& m_journal;
  Unit& m_unit;
  catalog::ProductStore& m_store;
  const company::Channel& m_channel;
  std::map<std::pair<std::string, std::string>, std::set<ProductId>> m_by_key;
  std::map<ProductId, catalog::Product> m_products;
  std::vector<catalog::Product> m_new;
  std::vector<catalog::KeyMatch> m_new_keys;
};

}  // namespace kontor::intake
