#pragma once

#include <deque>

#include "gui/presenters/executor.h"

namespace kontor::test {

/// Runs work and its continuation at once.
class InlineExecutor : public gui::Executor {
 public:
  void run(gui::Lane, Job job) override {
    ++m_runs;
    if (auto continuation = job()) continuation();
  }
  int runs() const { return m_runs; }

 private:
  int m_runs = 0;
};

/// Keeps work until the test lets it go on, one step at a time, in any order.
class SteppedExecutor : public gui::Executor {
 public:
  void run(gui::Lane, Job job) override { m_jobs.push_back(std::move(job)); }
  std::size_t waiting() const { return m_jobs.size(); }
  /// Runs the oldest job, its continuation too.
  void step() {
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    if (auto continuation = job()) continuation();
  }
  /// Runs the oldest job but holds back what it has for the GUI thread.
  Continuation work() {
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job();
  }
  void finish() {
    while (!m_jobs.empty()) step();
  }

 private:
  std::deque<Job> m_jobs;
};

}  // namespace kontor::test
