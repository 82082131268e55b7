#pragma once

#include "domain/stock/consign.h"

namespace kontor::persistence {

/// Goods on consignment. Holds nothing; all state is in the unit.
class SqlConsignStore : public stock::ConsignStore {
 public:
  std::vector<stock::Consigned> of(Unit& unit, const std::vector<ProductId>& products) override;
  std::vector<stock::Consigned> all(Unit& unit, EntityId entity) override;
  void put(Unit& unit, const stock::Consigned& consigned) override;
  void remove(Unit& unit, EntityId entity, ProductId product) override;
  std::vector<stock::ConsignmentRow> statement(Unit& unit, EntityId entity,
                                               const std::string& owner,
                                               std::optional<BusinessDate> from,
                                               BusinessDate to) override;
};

}  // namespace kontor::persistence
