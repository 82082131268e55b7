#pragma once

#include <cstdint>
#include <string>

#include "domain/base/date.h"

namespace kontor::desk {

/// Rows of the audit under one seal, by their numbers, both included.
struct SealedRange {
  std::int64_t from = 0, to = 0;
  Instant sealed_at;
  std::string hash;  ///< of the rows and of the seal before
};

/// The sealed part of the audit; the last seal's hash is the head of the chain.
struct SealedChain {
  std::int64_t seals = 0;  ///< 0: nothing was sealed yet, the ranges say nothing
  SealedRange first, last;
};

}  // namespace kontor::desk
