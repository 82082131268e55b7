#pragma once

#include "domain/stock/supplier.h"

namespace kontor::persistence {

/// Suppliers and what they sell. Holds nothing; all state is in the unit.
class SqlSupplierStore : public stock::SupplierStore {
 public:
  std::vector<stock::Supplier> all(Unit& unit) override;
  void add(Unit& unit, const stock::Supplier& supplier) override;
  void set(Unit& unit, const stock::Supplier& supplier) override;
  void lock(Unit& unit, SupplierId supplier) override;
  stock::OfferPage offers(Unit& unit, const stock::OfferFilter& filter) override;
  std::vector<stock::Offer> offers_of(Unit& unit, const std::vector<ProductId>& products) override;
  void put_offers(Unit& unit, const std::vector<stock::Offer>& offers) override;
  void remove_offers(Unit& unit, SupplierId supplier,
                     const std::vector<ProductId>& products) override;
};

}  // namespace kontor::persistence
