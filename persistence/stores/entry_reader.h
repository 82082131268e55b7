#pragma once

#include "domain/books/entry_list.h"

namespace kontor::persistence {

/// Lists of entries out of the book. Holds nothing; all state is in the unit.
class SqlEntryReader : public books::EntryReader {
 public:
  books::EntryPage list(Unit& unit, const books::EntryFilter& filter) override;
  std::string place_behind(Unit& unit, const books::EntryFilter& filter,
                           std::int64_t rows) override;
  books::EntryCount count(Unit& unit, const books::EntryFilter& filter) override;
  std::vector<books::EntryRow> by_ids(Unit& unit, const std::vector<EntryId>& ids) override;
  std::vector<books::EntryRow> corrections(Unit& unit, EntryId entry) override;
  books::ProductValuePage of_product(Unit& unit, ProductId product,
                                     const std::vector<LocationId>& at_or_all,
                                     const std::string& after, int limit) override;
  std::vector<books::LedgerLine> lines(Unit& unit, EntryId entry) override;
  std::vector<books::AccountBalance> account_balances(Unit& unit, const books::LedgerFilter& filter,
                                                      bool by_side) override;
  std::vector<books::AccountTurnover> turnover(Unit& unit,
                                               const books::EntryFilter& filter) override;
};

}  // namespace kontor::persistence
