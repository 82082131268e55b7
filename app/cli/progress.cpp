#include "app/cli/progress.h"

#include <algorithm>
#include <atomic>
#include <csignal>

namespace kontor::cli {

namespace {

// A signal handler can reach nothing but this.
std::atomic<bool> interrupt_wanted{false};
std::atomic<bool> interrupts_minded{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_interrupt(int) {
  interrupt_wanted = true;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

constexpr std::chrono::milliseconds between_bars{100};
constexpr int bar_width = 30;

}  // namespace

Interrupts::Interrupts() : m_outermost(!interrupts_minded.exchange(true)) {
  if (!m_outermost) return;
  interrupt_wanted = false;
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
}

Interrupts::~Interrupts() {
  if (!m_outermost) return;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  interrupts_minded = false;
}

bool Interrupts::wanted() { return interrupt_wanted; }

BarProgress::BarProgress(Console& console) : m_console(console) {}

BarProgress::~BarProgress() { m_console.show_progress({}); }

std::string BarProgress::stage_name(std::string_view stage) const {
  if (stage == "read") return m_console.text("Reading");
  if (stage == "write") return m_console.text("Writing");
  if (stage == "undo") return m_console.text("Taking back");
  if (stage == "check") return m_console.text("Checking");
  return m_console.text("Working");
}

void BarProgress::at(std::string_view stage, std::int64_t done, std::int64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (now - m_shown < between_bars) return;
  m_shown = now;
  if (total <= 0) {
    m_console.show_progress(stage_name(stage) + " " + std::to_string(done));
    return;
  }
  const std::int64_t part = std::clamp<std::int64_t>(done, 0, total);
  const std::int64_t percent = total > 1000 ? part / (total / 100) : part * 100 / total;
  const auto filled =
      static_cast<std::size_t>(std::min<std::int64_t>(percent, 100) * bar_width / 100);
  m_console.show_progress(stage_name(stage) + " [" + std::string(filled, '#') +
                          std::string(bar_width - filled, ' ') + "] " +
                          std::to_string(std::min<std::int64_t>(percent, 100)) + "%");
}

bool BarProgress::cancelled() { return Interrupts::wanted(); }

}  // namespace kontor::cli
