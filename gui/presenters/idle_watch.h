#pragma once

#include <cstdint>
#include <functional>
#include <utility>

namespace kontor::gui {

/// How long nobody has touched the window.
class IdleWatch {
 public:
  /// Milliseconds of a clock that goes on while the machine sleeps and is never set back.
  using Now = std::function<std::int64_t()>;

  explicit IdleWatch(Now now) : m_now(std::move(now)), m_touched(m_now()) {}

  void touched() { m_touched = m_now(); }
  /// Nobody has, for so many minutes; never for 0.
  bool due(int minutes) const {
    constexpr std::int64_t minute_ms = 60'000;
    return minutes > 0 && m_now() - m_touched >= minutes * minute_ms;
  }

 private:
  Now m_now;
  std::int64_t m_touched;
};

}  // namespace kontor::gui
