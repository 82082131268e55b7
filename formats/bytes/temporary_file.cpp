#include "formats/bytes/temporary_file.h"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kontor::formats {

namespace {

[[noreturn]] void throw_temporary(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

}  // namespace

TemporaryFile::TemporaryFile()
    : m_path((std::filesystem::temp_directory_path() / "kontor-XXXXXX").string()) {
  m_descriptor = ::mkstemp(m_path.data());
  if (m_descriptor < 0) throw_temporary(m_path);
}

TemporaryFile::~TemporaryFile() {
  if (m_descriptor < 0) return;
  ::close(m_descriptor);
  ::unlink(m_path.c_str());
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

void TemporaryFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_temporary(m_path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t TemporaryFile::read_at(std::int64_t offset, char* into, std::size_t capacity) const {
  ssize_t found = -1;
  do {
    found = ::pread(m_descriptor, into, capacity, offset);
  } while (found < 0 && errno == EINTR);
  if (found < 0) throw_temporary(m_path);
  return static_cast<std::size_t>(found);
}

}  // namespace kontor::formats
