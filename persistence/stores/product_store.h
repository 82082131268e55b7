#pragma once

#include "domain/base/clock.h"
#include "domain/catalog/catalog.h"

namespace kontor::persistence {

/// Products, their versions and keys in the book. A code that is taken gets "~2", "~3", … behind
/// it; a product that an undo hid gives its code back.
class SqlProductStore : public catalog::ProductStore {
 public:
  explicit SqlProductStore(const Clock& clock) : m_clock(clock) {}

  std::vector<catalog::Product> by_ids(Unit& unit, const std::vector<ProductId>& ids) override;
  std::vector<catalog::KeyMatch> find(Unit& unit,
                                      const std::vector<catalog::ProductKey>& keys) override;
  std::vector<catalog::KeyMatch> with_barcodes(Unit& unit,
                                               const std::vector<std::string>& barcodes) override;
  std::vector<catalog::Product> by_sku_or_code(Unit& unit, std::string_view text) override;
  catalog::ProductPage list(Unit& unit, const catalog::ProductFilter& filter) override;
  bool is_part(Unit& unit, ProductId product) override;

  void add(Unit& unit, const std::vector<catalog::Product>& products, BatchId batch) override;
  void change(Unit& unit, const std::vector<catalog::Product>& products, BatchId batch) override;
  void add_keys(Unit& unit, const std::vector<catalog::KeyMatch>& keys, BatchId batch) override;
  std::vector<ProductId> of_batch(Unit& unit, BatchId batch, ProductId after, int limit) override;
  std::vector<std::string> undo(Unit& unit, BatchId batch,
                                const std::vector<ProductId>& products) override;

 private:
  const Clock& m_clock;
};

}  // namespace kontor::persistence
