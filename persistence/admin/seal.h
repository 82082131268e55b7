#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/base/clock.h"
#include "persistence/engine/open.h"

namespace kontor::persistence {

/// Hashes the audit rows since the last seal onto the chain. Returns the chain's head, empty when
/// nothing was ever sealed. Throws database_busy when other desks' postings do not end in time.
std::string seal_book(SqlBook& book, const Clock& clock);

struct SealReport {
  std::int64_t seals = 0;
  std::int64_t sealed_to = 0;               ///< the last audit number under a seal that holds
  std::string head;                         ///< the chain's head
  std::optional<std::int64_t> broken_from;  ///< first number of the first seal that does not hold
  bool holds() const { return !broken_from; }
};

/// Computes the chain again from the audit rows.
SealReport verify_seals(Unit& unit);

}  // namespace kontor::persistence
