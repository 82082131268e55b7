#include "gui/presenters/secret_words.h"

namespace kontor::gui {

std::string fault_sentence(const Language& t, SecretKind kind, desk::SecretFault fault) {
  return fault == desk::SecretFault::none ? std::string()
                                          : t.sentence(desk::refusal_of(fault, kind));
}

std::string entry_sentence(const Language& t, desk::SignInRefusal refusal, std::int64_t wait_ms) {
  if (refusal == desk::SignInRefusal::none) return {};
  if (refusal != desk::SignInRefusal::locked)
    return t.sentence(desk::refusal_of({refusal, wait_ms, {}, false}));
  return t.text("Too many wrong tries. The next one can be made in {time}.",
                {{"time", wait_text(t, wait_ms)}});
}

std::string wait_text(const Language& t, std::int64_t wait_ms) {
  constexpr std::int64_t minute_s = 60, hour_s = 3600;
  const std::int64_t seconds = (wait_ms + 999) / 1000;
  const auto two = [&](std::int64_t n) { return (n < 10 ? t.count(0) : "") + t.count(n); };
  const std::string tail = two(seconds % minute_s);
  if (seconds < hour_s) return t.isolated(t.count(seconds / minute_s) + ":" + tail);
  return t.isolated(t.count(seconds / hour_s) + ":" + two(seconds % hour_s / minute_s) + ":" +
                    tail);
}

}  // namespace kontor::gui
