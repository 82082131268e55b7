#include "domain/desk/lockout.h"

#include <algorithm>
#include <array>

namespace kontor::desk {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;

/// After the third try, the fourth, ...; then the last for ever.
constexpr std::array code_delays = {5 * second,  30 * second, 2 * minute, 10 * minute,
                                    30 * minute, hour,        4 * hour,   24 * hour};
constexpr std::int64_t free_tries = 2;

/// A machine is used by many, who mistype now and then.
constexpr std::array machine_delays = {30 * second, minute,      2 * minute,
                                       5 * minute,  15 * minute, hour};
constexpr std::int64_t free_tries_of_machine = 9;

template <class Delays>
std::int64_t delay_in(const Delays& delays, std::int64_t beyond) {
  if (beyond <= 0) return 0;
  const auto last = static_cast<std::int64_t>(delays.size());
  return delays[static_cast<std::size_t>(std::min(beyond, last) - 1)];
}

Instant latest(const Tries& tries, Instant now) { return Instant{std::max(now.ms, tries.seen.ms)}; }

}  // namespace

std::int64_t delay_after(Guarded guarded, std::int64_t failures) {
  return guarded == Guarded::code ? delay_in(code_delays, failures - free_tries)
                                  : delay_in(machine_delays, failures - free_tries_of_machine);
}

std::int64_t wait_of(const Tries& tries, Instant now) {
  return std::max<std::int64_t>(0, tries.locked_until.ms - latest(tries, now).ms);
}

Tries counted(Guarded guarded, const Tries& tries, Instant now) {
  Tries next = tries;
  next.seen = latest(tries, now);
  const bool forgotten =
      next.seen.ms - std::max(tries.seen.ms, tries.locked_until.ms) >= forgotten_after_ms;
  next.failures = forgotten ? 1 : tries.failures + 1;
  next.locked_until = Instant{next.seen.ms + delay_after(guarded, next.failures)};
  return next;
}

Tries forgiven(const Tries& tries, std::int64_t own) {
  Tries next = tries;
  next.failures = std::max<std::int64_t>(0, tries.failures - own);
  next.locked_until = next.failures == 0 ? Instant{} : std::min(next.locked_until, next.seen);
  return next;
}

}  // namespace kontor::desk
