#pragma once

#include "tests/support/kontor.h"

namespace kontor::test {

/// A run of the `kontor` program that goes on beside the test; killed with the object.
class Started {
 public:
  /// What it says goes to the file `messages`, else nowhere.
  explicit Started(const Arguments& arguments, const std::filesystem::path& messages = {});
  ~Started() { kill_now(); }
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;

  /// Kills it without warning. True when it was still at work.
  bool kill_now();
  /// Sends a signal such as SIGTERM.
  void signal(int number) const;
  /// Waits for its end and gives its exit status.
  int wait();

 private:
  int m_pid = -1;
};

}  // namespace kontor::test
