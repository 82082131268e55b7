#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "domain/base/failure.h"

namespace kontor::gui {

/// Work that reads the book may run side by side; work that writes it runs one after the other.
enum class Lane { read, write };

/// Runs work off the GUI thread. All calls come from the GUI thread and none of them waits.
class Executor {
 public:
  /// What is left to do on the GUI thread when the work is done.
  using Continuation = std::function<void()>;
  using Job = std::function<Continuation()>;

  virtual ~Executor() = default;
  /// Runs `job` on a worker, then what it returned on the GUI thread.
  virtual void run(Lane lane, Job job) = 0;
};

/// Tells a running job that nobody waits for it any more.
class Cancel {
 public:
  bool requested() const { return m_flag->load(std::memory_order_relaxed); }
  void request() const { m_flag->store(true, std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

/// One kind of work of a presenter, of which only the newest request counts: an older result is
/// dropped, and so is every result once the slot is gone.
class Slot {
 public:
  using Failed = std::function<void(const Failure&)>;

  Slot(Executor& executor, Lane lane) : m_executor(executor), m_lane(lane) {}
  ~Slot() { cancel(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

  /// Runs `work(cancel)` on a worker and hands its result to `then` on the GUI thread, or what
  /// it threw to `failed`.
  template <class Work, class Then>
  void run(Work work, Then then, Failed failed);
  bool busy() const { return m_state->busy; }
  /// Nobody waits any more; what is under way is dropped.
  void cancel();

 private:
  struct State {
    std::uint64_t newest = 0;
    bool busy = false;
  };
  Cancel begin();
  static bool end(const std::weak_ptr<State>& state, std::uint64_t number);

  Executor& m_executor;
  Lane m_lane;
  Cancel m_cancel;
  std::shared_ptr<State> m_state = std::make_shared<State>();
};

template <class Work, class Then>
void Slot::run(Work work, Then then, Failed failed) {
  using Value = std::invoke_result_t<Work, const Cancel&>;
  const Cancel cancel = begin();
  const std::weak_ptr<State> state = m_state;
  const std::uint64_t number = m_state->newest;
  m_executor.run(m_lane, [=]() -> Executor::Continuation {
    if (cancel.requested()) return {};
    const auto fail = [=](const Failure& failure) -> Executor::Continuation {
      return [=] {
        if (end(state, number)) failed(failure);
      };
    };
    try {
      auto value = std::make_shared<Value>(work(cancel));
      return [=] {
        if (end(state, number)) then(std::move(*value));
      };
    } catch (const Failure& failure) {
      return fail(failure);
    } catch (const std::bad_alloc&) {
      return fail(Failure(FailureCode::out_of_memory));
    }
  });
}

}  // namespace kontor::gui
