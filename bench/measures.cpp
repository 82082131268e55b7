#include "bench/measures.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace kontor::bench {

std::int64_t clock_us(clockid_t id) {
  timespec at{};
  clock_gettime(id, &at);
  return static_cast<std::int64_t>(at.tv_sec) * 1'000'000 + at.tv_nsec / 1000;
}

std::int64_t peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::int64_t status_kib(const std::string& name) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(name + ":")) return std::atoll(line.c_str() + name.size() + 1);
  return 0;
}

std::int64_t percentile(const Samples& sorted, std::int64_t percent) {
  const auto rank = (std::ssize(sorted) * percent + 99) / 100;
  return sorted[static_cast<std::size_t>(std::max<std::int64_t>(rank, 1) - 1)];
}

std::string ms_text(std::int64_t us) { return fmt::format("{}.{:03}", us / 1000, us % 1000); }

std::string seconds_text(std::int64_t us) {
  return fmt::format("{}.{:02}", us / 1'000'000, us % 1'000'000 / 10'000);
}

}  // namespace kontor::bench
