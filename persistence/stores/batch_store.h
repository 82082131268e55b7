#pragma once

#include "domain/intake/batch.h"

namespace kontor::persistence {

/// Batches of intake with their refused rows. Holds nothing; all state is in the unit.
class SqlBatchStore : public intake::BatchStore {
 public:
  void add(Unit& unit, intake::Batch& batch) override;
  void update(Unit& unit, const intake::Batch& batch) override;
  std::optional<intake::Batch> by_number(Unit& unit, std::int64_t number) override;
  std::vector<intake::Batch> list(Unit& unit, std::int64_t before_number, int limit) override;
  std::vector<intake::Batch> list_of(Unit& unit, const std::vector<ChannelId>& channels,
                                     std::int64_t before_number, int limit) override;
  std::int64_t count_of(Unit& unit, const std::vector<ChannelId>& channels) override;
  std::optional<intake::Batch> running_on(Unit& unit, ChannelId channel) override;
  void add_refusals(Unit& unit, BatchId batch,
                    const std::vector<intake::RowRefusal>& refusals) override;
  std::vector<intake::RowRefusal> refusals(Unit& unit, BatchId batch, std::int64_t after_row,
                                           int limit) override;
};

}  // namespace kontor::persistence
