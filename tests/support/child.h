#pragma once

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/paths.h"

namespace kontor::test {

/// Another process that runs one test case of this very program, told what to do by environment
/// variables. Sessions do not survive a fork, so a process of its own has to be started. The test
/// cases that children run are disabled in the parent.
class Child {
 public:
  using Variables = std::vector<std::pair<std::string, std::string>>;

  Child(const std::string& test_case, const Variables& variables) : m_pid(::fork()) {
    if (m_pid != 0) return;
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
    const std::string run = "--run_test=" + test_case;
    ::execl("/proc/self/exe", "tests", run.c_str(), "--log_level=error", "--report_level=no",
            static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ~Child() {
    if (m_pid > 0) kill_now();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Waits for its end; true when its test passed.
  bool passed() {
    int status = 0;
    ::waitpid(std::exchange(m_pid, -1), &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  /// True when it has ended by itself.
  bool ended() {
    int status = 0;
    if (m_pid > 0 && ::waitpid(m_pid, &status, WNOHANG) == m_pid) m_pid = -1;
    return m_pid < 0;
  }
  void kill_now() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(std::exchange(m_pid, -1), nullptr, 0);
  }

 private:
  pid_t m_pid;
};

/// Precondition of a test case that only a child runs.
class InChild {
 public:
  boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const {
    return !environment("KONTOR_CHILD_BOOK").empty();
  }
};

/// Appends a number to a file in one write, so that a kill leaves whole numbers.
inline bool append_number(const std::string& file, long long number) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool whole = ::write(fd, &number, sizeof number) == sizeof number;
  ::close(fd);
  return whole;
}

/// The numbers of such a file.
inline std::vector<long long> numbers_in(const std::string& file) {
  std::vector<long long> numbers;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  long long number = 0;
  while (fd >= 0 && ::read(fd, &number, sizeof number) == sizeof number) numbers.push_back(number);
  if (fd >= 0) ::close(fd);
  return numbers;
}

}  // namespace kontor::test
