#pragma once

#include "domain/base/clock.h"
#include "domain/orders/order_store.h"

namespace kontor::persistence {

/// Versions of orders in the book, their lines, and the heads that lists read. The store numbers
/// versions itself, behind those that were taken back.
class SqlOrderStore : public orders::OrderStore {
 public:
  explicit SqlOrderStore(const Clock& clock) : m_clock(clock) {}

  std::vector<orders::Order> current(Unit& unit, const std::vector<DocumentId>& documents) override;
  std::map<DocumentId, int> last_versions(Unit& unit,
                                          const std::vector<DocumentId>& documents) override;
  void add_versions(Unit& unit, const std::vector<orders::Order>& orders, BatchId batch,
                    Instant exported_at) override;
  std::vector<DocumentId> undo(Unit& unit, BatchId batch,
                               const std::vector<DocumentId>& documents) override;
  std::vector<orders::StoredVersion> standing_versions(
      Unit& unit, const std::vector<DocumentId>& documents) override;
  void take_away(Unit& unit, BatchId batch, const std::vector<DocumentId>& documents) override;
  std::vector<DocumentId> of_batch(Unit& unit, BatchId batch, DocumentId after, int limit) override;
  std::vector<DocumentId> with_product(Unit& unit, ProductId product, DocumentId after,
                                       int limit) override;
  std::vector<company::Scope> places_of_employee(Unit& unit, EmployeeId employee) override;
  std::vector<DocumentId> with_employee(Unit& unit, EmployeeId employee, DocumentId after,
                                        int limit) override;
  orders::OrderPage list(Unit& unit, const orders::OrderFilter& filter) override;
  orders::OrderTotals totals(Unit& unit, const orders::OrderFilter& filter) override;
  std::vector<orders::OrderRow> by_number(Unit& unit, std::string_view number) override;

 private:
  const Clock& m_clock;
};

}  // namespace kontor::persistence
