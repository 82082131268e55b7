#pragma once

#include "domain/base/date.h"

namespace kontor::intake {

/// Files that were copied or unpacked together have times a moment apart that say nothing.
inline constexpr std::int64_t same_export_ms = 10 * 60 * 1000;

/// Whether a file was written before the one that told what is known (rules.md 3, versions): then
/// it takes nothing back that is newer. At about the same time, or with a time that nobody knows
/// (0), the one that comes later counts.
inline bool is_older_export(Instant written, Instant told) {
  return written.ms + same_export_ms <= told.ms;
}

}  // namespace kontor::intake
