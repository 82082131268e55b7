// How long each check of `kontor book check` takes: check_bench ADDRESS [CHECK...]. Seconds of
// the clock and of this process (on PostgreSQL the server's work is in the former only), and what
// was found.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "app/context.h"
#include "bench/measures.h"
#include "persistence/check/check.h"

namespace kontor::bench {

namespace {

/// Prints the time between two checks.
class CheckTimes : public intake::Progress {
 public:
  explicit CheckTimes(std::vector<std::string> names) : m_names(std::move(names)) {}

  void at(std::string_view, std::int64_t done, std::int64_t) override {
    const std::int64_t wall = clock_us(CLOCK_MONOTONIC);
    const std::int64_t own = clock_us(CLOCK_PROCESS_CPUTIME_ID);
    if (done > 0) {
      fmt::print("{:<22}{:>9}{:>9}{:>9}\n", m_names[static_cast<std::size_t>(done - 1)],
                 seconds_text(wall - m_wall), seconds_text(own - m_own), peak_mb());
      std::fflush(stdout);
    }
    m_wall = wall;
    m_own = own;
  }

 private:
  std::vector<std::string> m_names;
  std::int64_t m_wall = 0, m_own = 0;
};

int time_checks(const std::string& address, const std::vector<std::string>& only) {
  app::SystemClock clock;
  const auto opened = app::OpenBook::open(address, clock);
  if (!opened) throw std::runtime_error("cannot open " + address);
  fmt::print("{:<22}{:>9}{:>9}{:>9}\n", "check", "seconds", "own", "peak MB");
  auto names = persistence::check_names();
  std::erase_if(names, [&](const std::string& name) {
    return !only.empty() && std::find(only.begin(), only.end(), name) == only.end();
  });
  CheckTimes times(std::move(names));
  const auto found = persistence::check_book((*opened)->book(), times, only);
  for (const auto& finding : found) fmt::print("{}: {}\n", finding.check, finding.what);
  fmt::print("findings {}, seconds of the processor {}\n", found.size(),
             seconds_text(clock_us(CLOCK_PROCESS_CPUTIME_ID)));
  return found.empty() ? 0 : 1;
}

}  // namespace

}  // namespace kontor::bench

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("check_bench ADDRESS [CHECK...]");
    return kontor::bench::time_checks(argv[1], {argv + 2, argv + argc});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "check_bench: %s\n", e.what());
    return 3;
  }
}
