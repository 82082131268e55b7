#include <gtk/gtk.h>

#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <stdexcept>

#include "bench/journey.h"

namespace kontor::bench {

namespace {

constexpr auto patience = std::chrono::seconds(60);
constexpr unsigned tick_ms = 4;  // the loop looks at conditions at least so often

void count_paint(GdkFrameClock*, void* paints) { ++*static_cast<std::size_t*>(paints); }
gboolean tick(void*) { return G_SOURCE_CONTINUE; }

}  // namespace

Driver::Driver(gui::DesktopApp& app, FrameWatch& watch)
    : m_app(app), m_watch(watch), m_tick(g_timeout_add(tick_ms, tick, nullptr)) {}

Driver::~Driver() {
  g_source_remove(m_tick);
  if (m_paint_clock) {
    forget_paints();
  }
}

void Driver::forget_paints() {
  // The clock of a window that is gone has let go of its handlers.
  if (g_signal_handler_is_connected(m_paint_clock, m_paint_signal))
    g_signal_handler_disconnect(m_paint_clock, m_paint_signal);
  g_object_unref(m_paint_clock);
}

void Driver::follow_paints() {
  auto* shown = m_app.window() ? gtk_widget_get_window(m_app.window()->GetHandle()) : nullptr;
  GdkFrameClock* clock = shown ? gdk_window_get_frame_clock(shown) : nullptr;
  if (clock == m_paint_clock) return;
  if (m_paint_clock) {
    forget_paints();
  }
  m_paint_clock = clock ? g_object_ref(clock) : nullptr;
  if (!clock) return;
  m_paint_signal = g_signal_connect(clock, "after-paint", G_CALLBACK(count_paint), &m_paints);
}

bool Driver::turn() {
  auto* loop = static_cast<wxGUIEventLoop*>(wxEventLoopBase::GetActive());
  loop->Dispatch();
  follow_paints();
  return m_app.window() != nullptr;
}

void Driver::until(const Condition& holds, const std::string& what) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!m_app.window() || !holds()) {
    if (std::chrono::steady_clock::now() > end) {
      throw std::runtime_error(m_watch.doing() + ": " + what);
    }
    turn();
  }
}

void Driver::rest(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) turn();
}

void Driver::painted() {
  follow_paints();
  const std::size_t before = m_paints;
  gtk_widget_queue_draw(m_app.window()->GetHandle());
  until([&] { return m_paints > before; }, "paint");
}

void Driver::timed(const std::string& what, const std::function<void()>& act,
                   const Condition& holds) {
  doing(what);
  const std::int64_t begin = clock_us(CLOCK_MONOTONIC);
  act();
  until(holds, "shown");
  painted();
  m_times[what].push_back(clock_us(CLOCK_MONOTONIC) - begin);
}

void Driver::timed_from_now(const std::string& what, const Condition& holds) {
  timed(
      what, [] {}, holds);
}

void print_times(std::ostream& out, const std::map<std::string, Samples>& times) {
  out << std::left << std::setw(44) << "request to paint, ms" << std::right << std::setw(6) << "n"
      << std::setw(9) << "p50" << std::setw(9) << "p95" << std::setw(9) << "max" << '\n';
  for (const auto& [what, all] : times) {
    auto sorted = all;
    std::sort(sorted.begin(), sorted.end());
    out << std::left << std::setw(44) << what << std::right << std::setw(6) << sorted.size();
    for (const int percent : {50, 95, 100}) {
      out << std::fixed << std::setprecision(1) << std::setw(9)
          << static_cast<double>(percentile(sorted, percent)) / 1000;
    }
    out << '\n';
  }
}

}  // namespace kontor::bench
