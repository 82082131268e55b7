#include "app/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "domain/base/failure.h"

namespace kontor::app {

namespace {

constexpr mode_t of_others = S_IRWXG | S_IRWXO;
/// Keys and tokens are short; more is something else.
constexpr std::size_t most_private_bytes = 4096;

class PrivateDescriptor {
 public:
  explicit PrivateDescriptor(int fd) : m_fd(fd) {}
  ~PrivateDescriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  PrivateDescriptor(const PrivateDescriptor&) = delete;
  PrivateDescriptor& operator=(const PrivateDescriptor&) = delete;
  int get() const { return m_fd; }

 private:
  int m_fd;
};

[[noreturn]] void fail_unwritable(const std::filesystem::path& file, int error) {
  throw Failure(
      error == ENOSPC || error == EDQUOT ? FailureCode::disk_full : FailureCode::file_unwritable,
      {{"file", file.string()}, {"detail", std::generic_category().message(error)}});
}

void write_whole(int fd, const std::string& text, const std::filesystem::path& file) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t written = ::write(fd, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_unwritable(file, errno);
    done += static_cast<std::size_t>(written);
  }
  if (::fsync(fd) != 0) fail_unwritable(file, errno);
}

}  // namespace

Result<std::string> read_private(const std::filesystem::path& file) {
  const PrivateDescriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat about {};
  if (fd.get() < 0 || ::fstat(fd.get(), &about) != 0)
    return Refusal{errno == ENOENT ? RefusalCode::file_not_found : RefusalCode::file_unreadable,
                   {{"file", file.string()}}};
  // The rights of what was opened, not of what has the name by now.
  if (!S_ISREG(about.st_mode) || about.st_uid != ::geteuid() || (about.st_mode & of_others) != 0)
    return Refusal{RefusalCode::file_not_private, {{"file", file.string()}}};
  std::string text;
  std::array<char, most_private_bytes> buffer{};
  while (text.size() <= most_private_bytes) {
    const ssize_t count = ::read(fd.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text;
}

bool write_private(const std::filesystem::path& file, const std::string& text, Existing existing) {
  // Beside it, because only within a folder a file takes its name at once.
  std::string part = file.string() + ".XXXXXX";
  const PrivateDescriptor fd(::mkostemp(part.data(), O_CLOEXEC));  // mode 0600
  if (fd.get() < 0) fail_unwritable(file, errno);
  try {
    write_whole(fd.get(), text, file);
  } catch (const Failure&) {
    ::unlink(part.c_str());
    throw;
  }
  const bool keep = existing == Existing::keep;
  const int named =
      keep ? ::link(part.c_str(), file.c_str()) : ::rename(part.c_str(), file.c_str());
  const int error = errno;
  if (keep || named != 0) ::unlink(part.c_str());
  if (named == 0) return true;
  if (keep && error == EEXIST) return false;
  fail_unwritable(file, error);
}

}  // namespace kontor::app
