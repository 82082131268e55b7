#pragma once

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "app/cli/run.h"
#include "tests/support/kontor.h"

namespace kontor::test {

/// Runs a command in this program, in a process of its own, as an employee of a book that asks
/// nobody; empty: as its owner.
inline ProgramRun run_as(const std::string& employee, const Arguments& arguments) {
  TempDir dir;
  const auto out = dir / "out", err = dir / "err";
  const pid_t child = ::fork();
  if (child == 0) {
    const auto into = [](const std::filesystem::path& file, int fd) {
      ::dup2(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), fd);
    };
    ::setenv("XDG_DATA_HOME", dir.path().c_str(), 1);  // what a machine keeps of books
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    into(out, STDOUT_FILENO);
    into(err, STDERR_FILENO);
    // A crash ends this process, as it would end the program: neither the tests' own handler nor
    // an exception may carry on with the tests in it.
    for (const int fatal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL}) ::signal(fatal, SIG_DFL);
    [&]() noexcept { ::_exit(cli::run(arguments, employee)); }();
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
}

}  // namespace kontor::test
