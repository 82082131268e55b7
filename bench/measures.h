#pragma once

#include <time.h>

#include <cstdint>
#include <string>
#include <vector>

namespace kontor::bench {

/// Microseconds.
using Samples = std::vector<std::int64_t>;

/// Microseconds of a clock of the system: CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, ...
std::int64_t clock_us(clockid_t id);
/// Most resident memory of this process until now, in mebibytes.
std::int64_t peak_mb();
/// Kibibytes of a line of /proc/self/status, as "VmRSS"; 0: there is none.
std::int64_t status_kib(const std::string& name);

/// The value that so many percent of the samples do not pass; they are sorted and not none.
std::int64_t percentile(const Samples& sorted, std::int64_t percent);
/// Microseconds as milliseconds with three decimals.
std::string ms_text(std::int64_t us);
/// Microseconds as seconds with two decimals.
std::string seconds_text(std::int64_t us);

}  // namespace kontor::bench
