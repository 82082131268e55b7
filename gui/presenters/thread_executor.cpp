#include "gui/presenters/thread_executor.h"

namespace kontor::gui {

namespace {

constexpr int reader_threads = 2;

}  // namespace

ThreadExecutor::ThreadExecutor(Post post) : m_post(std::move(post)) {
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
    if (Continuation continuation = job()) m_post(std::move(continuation));
  }
}

}  // namespace kontor::gui
