#pragma once

#include "domain/intake/batch.h"

namespace kontor::persistence {

/// Count documents: posted opening counts and drafts. Holds nothing; all state is in the unit.
class SqlCountStore : public intake::CountStore {
 public:
  bool has_opening(Unit& unit, LocationId location) override;
  std::optional<DocumentId> find(Unit& unit, LocationId location,
                                 std::string_view content_hash) override;
  void add(Unit& unit, const intake::CountDocument& count, BatchId batch) override;
  std::vector<DocumentId> of_batch(Unit& unit, BatchId batch) override;
  void undo(Unit& unit, BatchId batch, DocumentId count) override;
  std::vector<intake::CountDocument> drafts(Unit& unit) override;
};

}  // namespace kontor::persistence
