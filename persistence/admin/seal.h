#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/desk/seal.h"
#include "persistence/engine/open.h"

namespace kontor::persistence {

/// Hashes the audit rows since the last seal onto the chain. Returns the chain's head, empty when
/// nothing was ever sealed. Throws database_busy when other desks' postings do not end in time.
std::string seal_book(SqlBook& book, const Clock& clock);

/// What is sealed, as it is stored; nothing is computed again.
desk::SealedChain sealed_chain(Unit& unit);

/// A seal that does not hold: it, or a row under it, was changed.
struct BrokenSeal {
  std::int64_t from_seq = 0, to_seq = 0;
  Instant sealed_at;
};

struct SealReport {
  std::int64_t seals = 0;
  std::int64_t sealed_to = 0;  ///< the last audit number under seals that all hold
  std::string head;            ///< of the chain, as far as that
  std::int64_t unsealed = 0;   ///< rows that came after the last seal
  std::vector<BrokenSeal> broken;
  bool holds() const { return broken.empty(); }
};

/// Where a head that was printed once stands in the chain.
struct SealPlace {
  std::int64_t to_seq = 0;
  Instant sealed_at;
};

/// Computes the chain again from the audit rows.
SealReport verify_seals(Unit& unit);

/// The seal with this hash; none: the chain never had that head, or no longer has it.
std::optional<SealPlace> find_head(Unit& unit, const std::string& head);

}  // namespace kontor::persistence
