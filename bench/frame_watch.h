#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

namespace kontor::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// One turn of the event loop: from its waking up to its next wait.
struct Turn {
  Milliseconds wall{0};
  Milliseconds processor{0};  ///< of this thread
  Milliseconds queued{0};     ///< ready to run, while other programs had the processors
  std::string doing;          ///< the step of the journey
  std::vector<void*> stack;   ///< where it was when it had taken too long; empty if it was not seen
};

/// Measures each turn of the GUI thread's event loop by standing around its wait (GLib's poll), and
/// looks from another thread where a turn that takes long is.
class FrameWatch {
 public:
  /// A turn may take no longer.
  static constexpr Milliseconds limit{50};

  /// Begins on the thread that it is called on.
  FrameWatch();
  ~FrameWatch();
  FrameWatch(const FrameWatch&) = delete;
  FrameWatch& operator=(const FrameWatch&) = delete;

  void doing(std::string what) { m_doing = std::move(what); }
  const std::string& doing() const { return m_doing; }
  /// Forgets what was measured until now.
  void begin_again();

  std::size_t turns() const { return m_turns; }
  const Turn& longest() const { return m_longest; }
  const std::vector<Turn>& too_long() const { return m_too_long; }
  /// Turns too long even without the time that other programs had the processors.
  std::size_t too_long_by_itself() const;

  /// The event loop is about to wait, and has woken up.
  void waits();
  void woke();

 private:
  struct Moment {
    std::chrono::steady_clock::time_point at;
    Milliseconds processor{0}, queued{0};
  };

  Moment now() const;

  std::string m_doing = "start";
  int m_schedule = -1;  ///< the kernel's account of this thread
  Moment m_woke;
  bool m_running = false;
  std::size_t m_turns = 0;
  Turn m_longest;
  std::vector<Turn> m_too_long;
  std::atomic<std::int64_t> m_began_ns{0};  ///< 0: the loop waits
  std::jthread m_looker;
};

/// Where in the programs the turn was, innermost first.
void print_stack(std::ostream& out, const Turn& turn);

}  // namespace kontor::bench
