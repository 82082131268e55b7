#include "gui/presenters/thread_executor.h"

#include <chrono>
#include <utility>

namespace kontor::gui {

namespace {

constexpr int reader_threads = 2;

/// Work of this length has often held much memory for a while.
constexpr std::chrono::milliseconds long_work(200);

}  // namespace

ThreadExecutor::ThreadExecutor(Post post, std::function<void()> after_long_work)
    : m_post(std::move(post)), m_after_long_work(std::move(after_long_work)) {
  for (int i = 0; i < reader_threads; ++i) {
    m_threads.emplace_back([this](const std::stop_token& stop) { serve(stop, m_reads); });
  }
  m_threads.emplace_back([this](const std::stop_token& stop) { serve(stop, m_writes); });
}

ThreadExecutor::~ThreadExecutor() {
  for (auto& thread : m_threads) thread.request_stop();
}

void ThreadExecutor::run(Lane lane, Job job) {
  Queue& queue = lane == Lane::read ? m_reads : m_writes;
  {
    const std::lock_guard lock(queue.guard);
    queue.jobs.push_back(std::move(job));
  }
  queue.filled.notify_one();
}

void ThreadExecutor::serve(const std::stop_token& stop, Queue& queue) {
  while (true) {
    Job job;
    {
      std::unique_lock lock(queue.guard);
      if (!queue.filled.wait(lock, stop, [&] { return !queue.jobs.empty(); })) return;
      if (stop.stop_requested()) return;
      job = std::move(queue.jobs.front());
      queue.jobs.pop_front();
    }
    const auto begin = std::chrono::steady_clock::now();
    if (Continuation continuation = std::exchange(job, {})()) m_post(std::move(continuation));
    const bool was_long = std::chrono::steady_clock::now() - begin > long_work;
    if (was_long && m_after_long_work) m_after_long_work();
  }
}

}  // namespace kontor::gui
