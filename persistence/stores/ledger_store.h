#pragma once

#include "domain/books/ledger_store.h"

namespace kontor::persistence {

/// Entries, accounts and documents in the book. Holds nothing; all state is in the unit.
class SqlLedgerStore : public books::LedgerStore {
 public:
  std::vector<books::Account> accounts(Unit& unit) override;
  void add_accounts(Unit& unit, const std::vector<books::Account>& accounts) override;

  std::vector<books::Document> documents(Unit& unit, books::DocumentKind kind, ChannelId channel,
                                         const std::vector<std::string>& keys) override;
  std::vector<books::PostedDocument> posted(Unit& unit,
                                            const std::vector<DocumentId>& documents) override;
  void post(Unit& unit, const books::PostingSet& set) override;

  std::vector<books::Entry> standing_entries(Unit& unit,
                                             const std::vector<DocumentId>& documents) override;

  std::vector<books::TrialBalanceRow> trial_balance(Unit& unit,
                                                    const books::LedgerFilter& filter) override;
  std::vector<books::AccountBalance> balances_until(Unit& unit, EntityId entity, BusinessDate to,
                                                    bool with_late) override;
  void each_sales_day(
      Unit& unit, EntityId or_all, BusinessDate from, BusinessDate to,
      const std::function<void(const books::SalesKey&, const books::SalesSums&)>& visit) override;
  void each_received(Unit& unit, EntityId or_all, BusinessDate from, BusinessDate to,
                     Currency currency,
                     const std::function<void(const books::ReceivedSum&)>& visit) override;
  std::vector<std::string> documents_of_day(Unit& unit, EntityId or_all, ChannelId or_all_channels,
                                            BusinessDate day, int limit) override;
  std::vector<books::OpenItem> open_items(Unit& unit, EntityId or_all) override;
  void each_open_item(Unit& unit, const books::LedgerFilter& filter,
                      const std::function<void(const books::OpenItemLine&)>& visit) override;
  void each_line(Unit& unit, const books::LedgerFilter& filter,
                 const std::function<void(const books::LedgerLine&)>& take) override;
};

}  // namespace kontor::persistence
