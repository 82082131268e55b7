#include "formats/bytes/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace kontor::formats {

namespace {

constexpr std::size_t sink_buffer_bytes = std::size_t{64} * 1024;

[[noreturn]] void throw_sink_errno(const std::string& name) {
  throw std::system_error(errno, std::generic_category(), name);
}

void write_fully(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
    if (done >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
    } else if (errno != EINTR) {
      throw_sink_errno(name);
    }
  }
}

void write_buffered(int descriptor, std::string& buffer, std::string_view bytes,
                    const std::string& name) {
  if (buffer.size() + bytes.size() > sink_buffer_bytes) {
    // Cleared first: what failed once is not tried again by a later call.
    const std::string pending = std::exchange(buffer, {});
    write_fully(descriptor, pending, name);
  }
  if (bytes.size() >= sink_buffer_bytes) {
    write_fully(descriptor, bytes, name);
  } else {
    buffer.append(bytes);
  }
}

/// Makes the rename itself durable; a file system that cannot do it for folders is no failure.
void sync_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path parent = path.has_parent_path() ? path.parent_path() : ".";
  const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

bool exists_and_is_special(const std::filesystem::path& path) {
  struct ::stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

}  // namespace

DescriptorSink::DescriptorSink(int descriptor, std::string name)
    : m_descriptor(descriptor), m_name(std::move(name)) {}

void DescriptorSink::write(std::string_view bytes) {
  write_buffered(m_descriptor, m_buffer, bytes, m_name);
}

void DescriptorSink::flush() {
  const std::string pending = std::exchange(m_buffer, {});
  write_fully(m_descriptor, pending, m_name);
}

FileSink::FileSink(const std::filesystem::path& path) : m_path(path) {
  if (exists_and_is_special(path)) {
    m_descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    m_partial = path;
    m_partial += ".partial";
    m_descriptor =
        ::open(m_partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  }
  if (m_descriptor < 0) throw_sink_errno(path.string());
}

FileSink::~FileSink() {
  if (m_descriptor < 0) return;
  close_descriptor();
  if (!m_partial.empty()) ::unlink(m_partial.c_str());
}

void FileSink::close_descriptor() { ::close(std::exchange(m_descriptor, -1)); }

void FileSink::write(std::string_view bytes) {
  write_buffered(m_descriptor, m_buffer, bytes, m_path.string());
}

void FileSink::commit() {
  const std::string pending = std::exchange(m_buffer, {});
  write_fully(m_descriptor, pending, m_path.string());
  if (m_partial.empty()) {
    close_descriptor();
    return;
  }
  if (::fsync(m_descriptor) != 0) throw_sink_errno(m_path.string());
  if (::rename(m_partial.c_str(), m_path.c_str()) != 0) throw_sink_errno(m_path.string());
  close_descriptor();
  sync_folder_of(m_path);
}

}  // namespace kontor::formats
