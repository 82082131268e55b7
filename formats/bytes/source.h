#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace kontor::formats {

/// A stream of bytes that is pulled. Readers never ask for the whole of it.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills up to `capacity` (> 0) bytes of `into` and returns how many; 0 is the end of the stream.
  /// Throws std::system_error (errno kept) when the medium fails.
  virtual std::size_t read(char* into, std::size_t capacity) = 0;
};

/// The bytes of a file, read in order.
class FileSource final : public ByteSource {
 public:
  /// Opens `path` for reading; throws std::system_error when that fails.
  explicit FileSource(const std::filesystem::path& path);
  ~FileSource() override;

  std::size_t read(char* into, std::size_t capacity) override;

 private:
  std::string m_name;
  int m_descriptor = -1;
};

/// Bytes that are already in memory; does not own them. `largest_read` makes small pieces in tests.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes, std::size_t largest_read = SIZE_MAX)
      : m_rest(bytes), m_largest_read(largest_read) {}

  std::size_t read(char* into, std::size_t capacity) override;

 private:
  std::string_view m_rest;
  std::size_t m_largest_read;
};

}  // namespace kontor::formats
