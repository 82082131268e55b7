#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "domain/base/check.h"
#include "domain/base/refusal.h"

namespace kontor {

/// Either a value or a business refusal.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::move(value)) {}            // NOLINT: implicit by design
  Result(Refusal refusal) : m_state(std::move(refusal)) {}  // NOLINT: implicit by design

  explicit operator bool() const { return m_state.index() == 0; }
  const T& value() const {
    KONTOR_ASSERT(m_state.index() == 0);
    return std::get<0>(m_state);
  }
  T& value() {
    KONTOR_ASSERT(m_state.index() == 0);
    return std::get<0>(m_state);
  }
  const T& operator*() const { return value(); }
  T& operator*() { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Refusal& refusal() const {
    KONTOR_ASSERT(m_state.index() == 1);
    return std::get<1>(m_state);
  }

 private:
  std::variant<T, Refusal> m_state;
};

struct Done {};
/// For use cases that give nothing back but success.
using Outcome = Result<Done>;

}  // namespace kontor
