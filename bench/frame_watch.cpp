#include "bench/frame_watch.h"

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <glib.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace kontor::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto look_every = std::chrono::milliseconds(5);
constexpr int most_stack = 96;

/// What the C interfaces below have no argument for: GLib's poll and a signal's handler.
struct Watched {
  FrameWatch* watch = nullptr;
  std::array<void*, most_stack> stack{};
  std::atomic<int> depth{0};
};

Watched& watched() {
  static Watched one;
  return one;
}

int watched_poll(GPollFD* files, guint count, int timeout) {
  FrameWatch* watch = watched().watch;
  if (watch) watch->waits();
  const int ready = g_poll(files, count, timeout);
  if (watch) watch->woke();
  return ready;
}

void note_stack(int) { watched().depth = backtrace(watched().stack.data(), most_stack); }

std::int64_t ns_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
      .count();
}

}  // namespace

FrameWatch::FrameWatch() : m_schedule(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {
  watched().watch = this;
  void* warm[1];
  backtrace(warm, 1);  // loads what it needs, which a signal's handler must not
  struct sigaction action = {};
  action.sa_handler = note_stack;
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR2, &action, nullptr);
  g_main_context_set_poll_func(nullptr, watched_poll);
  m_looker = std::jthread([this, gui = pthread_self()](const std::stop_token& stop) {
    std::int64_t seen = 0;
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(look_every);
      const std::int64_t began = m_began_ns;
      const std::int64_t late = std::chrono::nanoseconds(std::chrono::milliseconds(40)).count();
      if (began == 0 || began == seen || ns_now() - began < late) continue;
      seen = began;
      pthread_kill(gui, SIGUSR2);
    }
  });
}

FrameWatch::~FrameWatch() {
  m_looker = {};
  watched().watch = nullptr;
  g_main_context_set_poll_func(nullptr, nullptr);
  if (m_schedule >= 0) close(m_schedule);
}

FrameWatch::Moment FrameWatch::now() const {
  Moment moment{Clock::now(), {}, {}};
  // "nanoseconds run, nanoseconds waited to run, times run"
  std::array<char, 128> text{};
  const ssize_t got = pread(m_schedule, text.data(), text.size() - 1, 0);
  if (got <= 0) return moment;
  char* rest = nullptr;
  std::strtoull(text.data(), &rest, 10);
  const auto queued = std::strtoull(rest, nullptr, 10);
  moment.queued = std::chrono::nanoseconds(queued);
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  moment.processor = std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
  return moment;
}

void FrameWatch::woke() {
  m_woke = now();
  m_running = true;
  watched().depth = 0;
  m_began_ns = ns_now();
}

void FrameWatch::waits() {
  m_began_ns = 0;
  if (!m_running) return;
  m_running = false;
  ++m_turns;
  const auto wall = Clock::now() - m_woke.at;
  if (wall <= m_longest.wall && wall <= limit) return;
  const Moment end = now();
  Turn turn{end.at - m_woke.at,
            end.processor - m_woke.processor,
            end.queued - m_woke.queued,
            m_doing,
            {}};
  const int depth = watched().depth;
  turn.stack.assign(watched().stack.begin(), watched().stack.begin() + depth);
  if (turn.wall > m_longest.wall) m_longest = turn;
  if (turn.wall > limit) m_too_long.push_back(std::move(turn));
}

void FrameWatch::begin_again() {
  m_turns = 0;
  m_longest = {};
  m_too_long.clear();
}

std::size_t FrameWatch::too_long_by_itself() const {
  return static_cast<std::size_t>(
      std::count_if(m_too_long.begin(), m_too_long.end(),
                    [](const Turn& turn) { return turn.wall - turn.queued > limit; }));
}

void print_stack(std::ostream& out, const Turn& turn) {
  constexpr std::size_t room = 100;
  std::string before;
  for (void* address : turn.stack) {
    Dl_info info{};
    // The toolkit's inner functions have no names.
    if (dladdr(address, &info) == 0 || !info.dli_sname) continue;
    int status = -1;
    char* plain = abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status);
    std::string name = plain ? plain : info.dli_sname;
    std::free(plain);
    if (name.size() > room) name.resize(room);
    if (name == before) continue;
    out << "      " << name << '\n';
    before = std::move(name);
  }
}

}  // namespace kontor::bench
