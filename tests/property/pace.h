#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>

namespace kontor::test {

/// A line of pace after so many acts.
inline constexpr std::int64_t acts_between_lines = 1'000;

/// When to look at the whole book, which costs more the larger it is: after so many acts at first,
/// later after so many percent more. The cost of looking then grows with the acts, not with their
/// square.
class LookAgain {
 public:
  LookAgain(std::int64_t acts, std::int64_t percent) : m_acts(acts), m_percent(percent) {}
  bool due(std::int64_t acts) {
    if (acts < m_next) return false;
    m_next = acts + std::max(m_acts, acts * m_percent / 100);
    return true;
  }

 private:
  std::int64_t m_acts, m_percent;
  std::int64_t m_next = 0;
};

/// Where the time goes, for whoever waits for a long run.
class Pace {
 public:
  /// Runs a part of the work and adds its time to those of its name.
  template <class Fn>
  auto spend(const char* on, Fn&& fn) {
    struct Watch {
      double& seconds;
      Clock::time_point begin = Clock::now();
      ~Watch() { seconds += seconds_since(begin); }
    };
    const Watch watch{m_spent[on]};
    return fn();
  }
  /// A line after every thousand acts or so, at once also through a pipe.
  void tell(const std::string& engine, std::int64_t acts) {
    if (acts < m_told + acts_between_lines) return;
    const double all = seconds_since(m_begin);
    const double rate = static_cast<double>(acts - m_told) / (all - m_told_at);
    std::printf("property: %s, %lld acts, %.0f s, %.0f acts/s now;", engine.c_str(),
                static_cast<long long>(acts), all, rate);
    for (const auto& [on, seconds] : m_spent) std::printf(" %s %.1f", on.c_str(), seconds);
    std::printf("\n");
    std::fflush(stdout);
    m_told = acts;
    m_told_at = all;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  }

  Clock::time_point m_begin = Clock::now();
  std::map<std::string, double> m_spent;
  std::int64_t m_told = 0;
  double m_told_at = 0;
};

}  // namespace kontor::test
