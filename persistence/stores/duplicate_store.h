#pragma once

#include "domain/customers/duplicate_store.h"

namespace kontor::persistence {

/// What profiles are compared by, and pairs that may be of one person. Holds nothing.
class SqlDuplicateStore : public customers::DuplicateStore {
 public:
  CustomerId take_in(Unit& unit, CustomerId after, int limit) override;
  std::int64_t profiles(Unit& unit) override;
  std::vector<customers::MatchRow> sample(Unit& unit, std::int64_t about) override;
  std::vector<customers::Block> large_blocks(Unit& unit) override;
  std::vector<customers::BlockRows> blocks(Unit& unit, customers::Block after, int limit) override;
  std::vector<customers::MatchRow> candidates(Unit& unit,
                                              const std::vector<customers::Block>& blocks,
                                              CustomerId but) override;
  std::vector<customers::MatchRow> rows(Unit& unit, const std::vector<CustomerId>& ids) override;
  void put_found(Unit& unit, const std::vector<customers::DuplicatePair>& pairs) override;
  void drop_older(Unit& unit, Instant at) override;
  customers::DuplicatePage open_pairs(Unit& unit,
                                      const customers::DuplicateFilter& filter) override;
  std::optional<customers::DuplicatePair> pair(Unit& unit, CustomerId first,
                                               CustomerId second) override;
  std::vector<customers::DuplicatePair> pairs_among(
      Unit& unit, const std::vector<CustomerId>& profiles) override;
  void put_pair(Unit& unit, const customers::DuplicatePair& pair) override;
  std::optional<customers::DuplicateRun> last_run(Unit& unit) override;
  void put_run(Unit& unit, const customers::DuplicateRun& run) override;
};

}  // namespace kontor::persistence
