#pragma once

#include "domain/base/date.h"

namespace kontor {

/// Passed in wherever "now" matters, so that tests and the demo choose it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// A clock that stands where it is set; for tests, the demo and reports.
class FixedClock : public Clock {
 public:
  explicit FixedClock(Instant at) : m_at(at) {}
  Instant now() const override { return m_at; }
  void set(Instant at) { m_at = at; }

 private:
  Instant m_at;
};

}  // namespace kontor
