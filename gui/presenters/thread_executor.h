#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "gui/presenters/executor.h"

namespace kontor::gui {

/// Two readers and one writer, each a thread with its own queue place. Continuations go through
/// `post`, which hands a function to the GUI thread. The destructor waits for running work and
/// drops what has not begun.
class ThreadExecutor : public Executor {
 public:
  using Post = std::function<void(std::function<void()>)>;

  /// `after_long_work` runs on the worker when work that took some tenths of a second is done.
  explicit ThreadExecutor(Post post, std::function<void()> after_long_work = {});
  ~ThreadExecutor() override;
  void run(Lane lane, Job job) override;

 private:
  struct Queue {
    std::mutex guard;
    std::condition_variable_any filled;
    std::deque<Job> jobs;
  };
  void serve(const std::stop_token& stop, Queue& queue);

  Post m_post;
  std::function<void()> m_after_long_work;
  Queue m_reads;
  Queue m_writes;
  std::vector<std::jthread> m_threads;  // last: they end before the queues go
};

}  // namespace kontor::gui
