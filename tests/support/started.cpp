#include "tests/support/started.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <utility>

namespace kontor::test {

Started::Started(const Arguments& arguments, const std::filesystem::path& messages) {
  const std::string program = kontor_bin().string();
  const std::string said = messages.empty() ? "/dev/null" : messages.string();
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& a : arguments) words.push_back(const_cast<char*>(a.c_str()));
  words.push_back(nullptr);
  m_pid = ::fork();
  if (m_pid != 0) return;
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  const int to_messages = ::open(said.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  for (const int stream : {0, 1}) ::dup2(nothing, stream);
  ::dup2(to_messages, 2);
  ::execv(program.c_str(), words.data());
  ::_exit(127);
}

bool Started::kill_now() {
  if (m_pid <= 0) return false;
  ::kill(m_pid, SIGKILL);
  int status = 0;
  ::waitpid(std::exchange(m_pid, -1), &status, 0);
  return WIFSIGNALED(status);
}

void Started::signal(int number) const {
  if (m_pid > 0) ::kill(m_pid, number);
}

int Started::wait() {
  int status = 0;
  ::waitpid(std::exchange(m_pid, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace kontor::test
