#include "app/cli/secret_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "app/cli/stop.h"
#include "domain/base/failure.h"
#include "domain/desk/secret.h"

namespace kontor::cli {

namespace {

constexpr std::size_t most_secret_bytes = 4096;
constexpr char interrupt_key = 3;
constexpr char end_key = 4;
constexpr char backspace = 8;
constexpr char erase_line_key = 21;
constexpr char delete_key = 127;

/// The terminal shows nothing that is typed and makes no signals of keys, which would leave it
/// silent.
class SilentTerminal {
 public:
  SilentTerminal() {
    if (::tcgetattr(STDIN_FILENO, &m_before) != 0) return;
    termios silent = m_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    m_changed = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~SilentTerminal() {
    if (m_changed) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios m_before{};
  bool m_changed = false;
};

/// One byte, so that what follows the line is left to others. False at the end.
bool read_byte(char& byte) {
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    return count == 1;
  }
}

void take_last_character(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
    text.pop_back();
  if (!text.empty()) text.pop_back();
}

/// What a key on a terminal does to the line. True: the line is whole.
bool typed(std::string& line, char key) {
  if (key == interrupt_key || (key == end_key && line.empty())) {
    desk::wipe(line);
    throw Failure(FailureCode::cancelled);
  }
  if (key == '\n' || key == '\r' || key == end_key) return true;
  if (key == backspace || key == delete_key) {
    take_last_character(line);
  } else if (key == erase_line_key) {
    desk::wipe(line);
  } else if (line.size() < most_secret_bytes) {
    line += key;
  }
  return false;
}

std::optional<std::string> from_terminal(Console& console, const std::string& prompt) {
  std::string line;
  line.reserve(most_secret_bytes);  // no copies of it are left behind by growing
  char key = 0;
  {
    const SilentTerminal silent;
    console.ask(prompt);
    while (read_byte(key)) {
      if (typed(line, key)) break;
    }
  }
  console.say("");
  return line;
}

std::optional<std::string> from_input() {
  std::string line;
  line.reserve(most_secret_bytes);
  char byte = 0;
  bool any = false;
  while (read_byte(byte) && byte != '\n') {
    any = true;
    if (line.size() < most_secret_bytes) line += byte;
  }
  if (!any && byte != '\n') return std::nullopt;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace

std::optional<std::string> read_secret(Console& console, const std::string& prompt) {
  return ::isatty(STDIN_FILENO) == 1 ? from_terminal(console, prompt) : from_input();
}

std::string read_new_secret(Console& console, const std::string& prompt) {
  auto first = read_secret(console, prompt);
  if (!first) throw WrongUsage(console.text("The standard input ended before a password came."));
  if (::isatty(STDIN_FILENO) != 1) return *first;
  auto again = read_secret(console, console.text("The same once more: "));
  const bool same = again && *again == *first;
  if (again) desk::wipe(*again);
  if (!same) {
    desk::wipe(*first);
    throw WrongUsage(console.text("The two are not the same. Nothing was changed."));
  }
  return *first;
}

}  // namespace kontor::cli
