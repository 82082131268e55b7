#pragma once

#include "domain/stock/purchase.h"

namespace kontor::persistence {

/// What orders with suppliers say beyond their documents. Holds nothing; all state is in the unit.
class SqlPurchaseStore : public stock::PurchaseStore {
 public:
  void put(Unit& unit, const stock::PurchaseTerms& terms) override;
  std::optional<stock::PurchaseTerms> find(Unit& unit, DocumentId document) override;
  std::map<DocumentId, stock::PurchaseTerms> heads(
      Unit& unit, const std::vector<DocumentId>& documents) override;
  void add_receipts(Unit& unit, const std::vector<stock::PurchaseReceipt>& receipts) override;
  std::vector<stock::PurchaseReceipt> receipts(Unit& unit, DocumentId document) override;
  void add_bill(Unit& unit, const stock::PurchaseBill& bill,
                const std::vector<stock::PurchaseBillLine>& lines) override;
  std::vector<stock::PurchaseBill> bills(Unit& unit, DocumentId document) override;
  std::vector<stock::PurchaseBillLine> bill_lines(Unit& unit, DocumentId document) override;
  bool has_bill(Unit& unit, SupplierId supplier, std::string_view number) override;
  void add_returns(Unit& unit, const std::vector<stock::PurchaseReturn>& returns) override;
  std::vector<stock::PurchaseReturn> returns(Unit& unit, DocumentId document) override;
};

}  // namespace kontor::persistence
