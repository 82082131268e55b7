#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "domain/base/ids.h"

namespace kontor {

/// One transaction on the book. Stores take it as their first parameter and hold no session.
class Unit {
 public:
  virtual ~Unit() = default;
};

/// The one way to the book. `write` may run its function again (serialization failure, lost
/// connection), so the function has no effect outside the unit, and its result counts only after
/// `write` returned. Both throw Failure.
class Book {
 public:
  virtual ~Book() = default;

  /// Runs `fn` in a read-only transaction on a consistent snapshot and returns its result.
  template <class Fn>
  auto read(Fn&& fn) -> std::invoke_result_t<Fn, Unit&> {
    return run(std::forward<Fn>(fn), &Book::run_read);
  }
  /// Runs `fn` in a write transaction that is committed when `fn` returns, rolled back when it
  /// throws.
  template <class Fn>
  auto write(Fn&& fn) -> std::invoke_result_t<Fn, Unit&> {
    return run(std::forward<Fn>(fn), &Book::run_write);
  }

  virtual IdSource& ids() = 0;

 protected:
  using Work = std::function<void(Unit&)>;
  virtual void run_read(const Work& work) = 0;
  virtual void run_write(const Work& work) = 0;

 private:
  template <class Fn, class Runner>
  auto run(Fn&& fn, Runner runner) -> std::invoke_result_t<Fn, Unit&> {
    using R = std::invoke_result_t<Fn, Unit&>;
    if constexpr (std::is_void_v<R>) {
      (this->*runner)([&](Unit& u) { fn(u); });
    } else {
      std::optional<R> result;
      (this->*runner)([&](Unit& u) { result.emplace(fn(u)); });
      return std::move(*result);
    }
  }
};

}  // namespace kontor
