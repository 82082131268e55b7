#pragma once

#include "domain/stock/stock_document.h"
#include "domain/stock/stock_reason.h"

namespace kontor::persistence {

/// Transfers, goods set aside and adjustments. Holds nothing; all state is in the unit.
class SqlStockDocumentStore : public stock::StockDocumentStore {
 public:
  std::int64_t take_numbers(Unit& unit, stock::DocumentType type, std::int64_t count) override;
  void add(Unit& unit, const stock::StockDocument& document) override;
  void set(Unit& unit, const stock::StockDocument& document) override;
  std::optional<stock::StockDocument> find(Unit& unit, stock::DocumentType type,
                                           std::string_view number) override;
  std::optional<stock::StockDocument> by_reference(Unit& unit, stock::DocumentType type,
                                                   std::string_view reference) override;
  std::optional<stock::StockDocument> lock(Unit& unit, DocumentId id) override;
  stock::DocumentPage list(Unit& unit, const stock::DocumentFilter& filter) override;
  std::map<stock::DocumentState, std::int64_t> count(Unit& unit,
                                                     const stock::DocumentFilter& filter) override;
  void add_act(Unit& unit, const stock::DocumentAct& act) override;
  std::vector<stock::DocumentAct> acts(Unit& unit, DocumentId document) override;
  void each_correction(Unit& unit, const stock::CorrectionFilter& filter,
                       const std::function<void(const stock::CorrectionRow&)>& take) override;
};

/// The shop's own reasons of adjustments and losses.
class SqlStockReasonStore : public stock::StockReasonStore {
 public:
  std::vector<stock::StockReason> own(Unit& unit) override;
  void add(Unit& unit, const stock::StockReason& reason) override;
};

}  // namespace kontor::persistence
