#pragma once

#include "domain/base/clock.h"
#include "domain/intake/money_store.h"

namespace kontor::persistence {

/// Versions of transactions, payouts and bank lines, and the heads that lists and matching read.
class SqlMoneyStore : public intake::MoneyStore {
 public:
  explicit SqlMoneyStore(const Clock& clock) : m_clock(clock) {}

  std::vector<intake::MoneyDocument> current(Unit& unit,
                                             const std::vector<DocumentId>& documents) override;
  void add_versions(Unit& unit, const std::vector<intake::MoneyDocument>& documents, BatchId batch,
                    Instant exported_at) override;
  std::vector<DocumentId> undo(Unit& unit, BatchId batch,
                               const std::vector<DocumentId>& documents) override;
  std::vector<DocumentId> of_batch(Unit& unit, BatchId batch, DocumentId after, int limit) override;
  std::vector<DocumentId> reposted_by(Unit& unit, BatchId batch, DocumentId after,
                                      int limit) override;
  std::vector<DocumentId> touched_by(Unit& unit, BatchId batch, DocumentId after,
                                     int limit) override;
  std::vector<intake::BankAmount> amounts_of(Unit& unit, BatchId batch) override;
  std::vector<DocumentId> of_orders(Unit& unit, const std::vector<DocumentId>& orders) override;
  std::vector<DocumentId> openings_of(Unit& unit, const std::vector<DocumentId>& orders) override;
  std::map<DocumentId, ChannelId> order_channels(Unit& unit,
                                                 const std::vector<DocumentId>& orders) override;
  std::vector<std::pair<DocumentId, DocumentId>> orders_told(Unit& unit, BatchId batch,
                                                             DocumentId after, int limit) override;
  std::map<DocumentId, std::int64_t> sums_of_payouts(
      Unit& unit, const std::vector<DocumentId>& payouts) override;
  void set_payout_amounts(Unit& unit, const std::map<DocumentId, std::int64_t>& amounts) override;
  std::map<DocumentId, intake::MoneySums> told(Unit& unit,
                                               const std::vector<DocumentId>& payouts) override;
  std::vector<intake::BankSide> with_amounts(Unit&,
                                             const std::vector<intake::BankWanted>&) override;
  std::vector<intake::MoneyDocument> invoices(Unit& unit, EntityId entity,
                                              Currency currency) override;
  std::vector<intake::BankSide> payments_of_openings(Unit& unit, EntityId entity, Currency currency,
                                                     bool unmatched) override;
  std::vector<intake::BankAmount> unmatched_amounts(Unit& unit,
                                                    const std::vector<EntityId>& of_or_all,
                                                    const std::optional<intake::BankAmount>& after,
                                                    int limit) override;
  void set_matches(Unit& unit, const std::map<DocumentId, DocumentId>& matches) override;
  std::map<DocumentId, DocumentId> matches(Unit& unit,
                                           const std::vector<DocumentId>& lines) override;
  intake::PayoutPage payouts(Unit& unit, const intake::PayoutFilter& filter) override;
  void each_settled(Unit& unit, DocumentId payout,
                    const std::function<void(const intake::SettledRow&)>& visit) override;

 private:
  const Clock& m_clock;
};

}  // namespace kontor::persistence
