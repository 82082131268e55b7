#include "formats/bytes/source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace kontor::formats {

FileSource::FileSource(const std::filesystem::path& path) : m_name(path.string()) {
  m_descriptor = ::open(m_name.c_str(), O_RDONLY | O_CLOEXEC);
  if (m_descriptor < 0) throw std::system_error(errno, std::generic_category(), m_name);
}

FileSource::~FileSource() { ::close(m_descriptor); }

std::size_t FileSource::read(char* into, std::size_t capacity) {
  for (;;) {
    const ssize_t got = ::read(m_descriptor, into, capacity);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), m_name);
  }
}

std::size_t MemorySource::read(char* into, std::size_t capacity) {
  const std::size_t count = std::min({capacity, m_rest.size(), m_largest_read});
  if (count == 0) return 0;
  std::memcpy(into, m_rest.data(), count);
  m_rest.remove_prefix(count);
  return count;
}

}  // namespace kontor::formats
