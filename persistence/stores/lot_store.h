#pragma once

#include "domain/stock/lot_store.h"

namespace kontor::persistence {

/// Lots in the book. Holds nothing; all state is in the unit.
class SqlLotStore : public stock::LotStore {
 public:
  std::set<ProductId> kept(Unit& unit, const std::vector<ProductId>& products) override;
  void keep(Unit& unit, ProductId product, bool by_lot) override;
  std::optional<stock::Lot> find(Unit& unit, ProductId product, std::string_view number) override;
  stock::Lot make(Unit& unit, const stock::Lot& lot) override;
  void set_expiry(Unit& unit, LotId lot, const std::optional<BusinessDate>& expires) override;
  std::vector<stock::LotLevel> levels(Unit& unit, const std::vector<stock::Cell>& cells) override;
  std::vector<stock::LotLevel> of_document(Unit& unit, DocumentId document) override;
  stock::LotPage list(Unit& unit, const stock::LotFilter& filter) override;
  std::vector<stock::LotMove> moves(Unit& unit, const stock::Lot& lot) override;
};

}  // namespace kontor::persistence
