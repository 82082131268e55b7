#pragma once

#include <cstdint>
#include <optional>

#include "domain/base/date.h"

namespace kontor::desk {

/// What wrong tries are counted for: a typed code, whoever bears it, or a machine.
enum class Guarded { code, machine };

/// Wrong tries in a row, as the book keeps them.
struct Tries {
  std::int64_t failures = 0;
  Instant locked_until;  ///< by the latest clock that was seen
  Instant seen;          ///< the latest clock that counted here
  bool operator==(const Tries&) const = default;
};

/// Milliseconds that nobody can sign in after so many wrong tries in a row.
std::int64_t delay_after(Guarded guarded, std::int64_t failures);

/// Failures so long ago that they count no more.
inline constexpr std::int64_t forgotten_after_ms = 24LL * 3600 * 1000;

/// Milliseconds still to wait; 0: a try may begin. A clock that was set back since never makes it
/// shorter: the time goes on where the latest one stood.
std::int64_t wait_of(const Tries& tries, Instant now);

/// The tries with one more, which is counted before it is known to be wrong, so that tries at the
/// same moment can't slip through together.
Tries counted(Guarded guarded, const Tries& tries, Instant now);

/// The tries after a right one; `own` are the failures of its own code that the machine counted.
Tries forgiven(const Tries& tries, std::int64_t own);

}  // namespace kontor::desk
