#pragma once

#include <wx/evtloop.h>

#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "bench/frame_watch.h"
#include "bench/measures.h"
#include "gui/main/desktop_app.h"

namespace kontor::bench {

/// Drives the window as a person would and measures until what was asked for is painted.
class Driver {
 public:
  using Condition = std::function<bool()>;

  Driver(gui::DesktopApp& app, FrameWatch& watch);
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  gui::MainFrame& window() { return *m_app.window(); }
  /// Runs the event loop until something holds; throws std::runtime_error when it does not.
  void until(const Condition& holds, const std::string& what);
  void rest(std::chrono::milliseconds time);
  /// Until a frame is painted that begins after now.
  void painted();
  /// What the next turns of the loop belong to.
  void doing(const std::string& what) { m_watch.doing(what); }
  /// Acts, and notes under `what` how long it takes until something holds and is painted.
  void timed(const std::string& what, const std::function<void()>& act, const Condition& holds);
  /// The same from now on, where somebody has acted already.
  void timed_from_now(const std::string& what, const Condition& holds);

  bool over(std::chrono::seconds journey) const {
    return std::chrono::steady_clock::now() - m_begun > journey;
  }
  void begin() { m_begun = std::chrono::steady_clock::now(); }
  /// Times noted, by what; in microseconds.
  const std::map<std::string, Samples>& times() const { return m_times; }
  void forget_times() { m_times.clear(); }
  gui::DesktopApp& app() { return m_app; }

 private:
  void follow_paints();
  void forget_paints();
  bool turn();

  gui::DesktopApp& m_app;
  FrameWatch& m_watch;
  std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
  std::map<std::string, Samples> m_times;
  void* m_paint_clock = nullptr;
  unsigned long m_paint_signal = 0;
  unsigned m_tick = 0;
  std::size_t m_paints = 0;
};

/// One round through every area of an open book: lists, sorts, filters, searches, scrolling,
/// details, palette, density, another language, an export beside it.
void walk_through(Driver& driver, const std::string& folder, std::size_t round);

/// count, median, 95th percentile and most of each time.
void print_times(std::ostream& out, const std::map<std::string, Samples>& times);

}  // namespace kontor::bench
