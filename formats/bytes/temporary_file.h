#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kontor::formats {

/// A file in the system's folder for such, gone with the object. Throws std::system_error (errno
/// kept) when it cannot be made, written or read.
class TemporaryFile {
 public:
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  const std::string& path() const { return m_path; }
  /// Writes behind all that was written.
  void append(std::string_view bytes);
  /// Fills up to `capacity` bytes from a place on and gives how many there were; 0 at the end.
  std::size_t read_at(std::int64_t offset, char* into, std::size_t capacity) const;

 private:
  std::string m_path;
  int m_descriptor = -1;
};

}  // namespace kontor::formats
