#include "app/line_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace kontor::app {

namespace {

/// A file descriptor that is closed at the end, unless it was there before.
class OpenedInput {
 public:
  explicit OpenedInput(const std::filesystem::path& file)
      : m_own(file != "-"),
        m_fd(m_own ? ::open(file.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO) {}
  ~OpenedInput() {
    if (m_own && m_fd >= 0) ::close(m_fd);
  }
  OpenedInput(const OpenedInput&) = delete;
  OpenedInput& operator=(const OpenedInput&) = delete;
  int fd() const { return m_fd; }

 private:
  bool m_own;
  int m_fd;
};

}  // namespace

Result<goods::LineList> read_line_file(const std::filesystem::path& file, goods::Prices prices) {
  const Args named{{"file", file.filename().string()}};
  const OpenedInput input(file);
  if (input.fd() < 0)
    return Refusal{errno == ENOENT ? RefusalCode::file_not_found : RefusalCode::file_unreadable,
                   named};
  std::string text;
  std::array<char, 65536> part{};
  for (;;) {
    const ssize_t count = ::read(input.fd(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Refusal{RefusalCode::file_unreadable, named};
    if (count == 0) break;
    text.append(part.data(), static_cast<std::size_t>(count));
    if (text.size() > goods::most_list_bytes)
      return Refusal{RefusalCode::list_too_long,
                     {{"count", std::to_string(goods::most_list_lines)}}};
  }
  if (text.find('\0') != std::string::npos) return Refusal{RefusalCode::file_binary, named};
  auto list = goods::read_lines(text, prices);
  if (list)
    for (auto& refused : list->refusals) refused.file = file.filename().string();
  return list;
}

}  // namespace kontor::app
