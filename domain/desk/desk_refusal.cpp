#include "domain/desk/desk_refusal.h"

#include "domain/base/check.h"

namespace kontor::desk {

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
/// Longer waits are told in minutes.
constexpr std::int64_t most_told_in_seconds_ms = 2 * minute_ms;

std::string rounded_up(std::int64_t ms, std::int64_t unit) {
  return std::to_string((ms + unit - 1) / unit);
}

}  // namespace

Refusal refusal_of(const SignedIn& signed_in) {
  switch (signed_in.refusal) {
    case SignInRefusal::wrong:
      return {RefusalCode::sign_in_wrong, {}};
    case SignInRefusal::locked:
      if (signed_in.wait_ms <= most_told_in_seconds_ms)
        return {RefusalCode::sign_in_locked, {{"count", rounded_up(signed_in.wait_ms, second_ms)}}};
      return {RefusalCode::sign_in_locked_long,
              {{"count", rounded_up(signed_in.wait_ms, minute_ms)}}};
    case SignInRefusal::pins_off:
      return {RefusalCode::pins_off, {}};
    case SignInRefusal::not_enrolled:
      return {RefusalCode::device_not_enrolled, {}};
    case SignInRefusal::none:
      break;
  }
  KONTOR_ASSERT(false);
  return {RefusalCode::sign_in_wrong, {}};
}

Refusal refusal_of(SecretFault fault, SecretKind kind) {
  const bool pin = kind == SecretKind::pin;
  switch (fault) {
    case SecretFault::length:
      return {pin ? RefusalCode::pin_length : RefusalCode::password_length, {}};
    case SecretFault::trivial:
      return {pin ? RefusalCode::pin_trivial : RefusalCode::password_trivial, {}};
    case SecretFault::unchanged:
      return {RefusalCode::secret_unchanged, {}};
    case SecretFault::none:
      break;
  }
  KONTOR_ASSERT(false);
  return {RefusalCode::secret_unchanged, {}};
}

}  // namespace kontor::desk
