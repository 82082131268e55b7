#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace kontor::formats {

/// A stream of bytes that is pushed. Every failure is a std::system_error that carries the errno
/// (ENOSPC, EPIPE, ...), so that callers map it to their own outside failure.
class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  virtual void write(std::string_view bytes) = 0;
};

/// Collects in memory: tests and small texts.
class MemorySink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { m_bytes.append(bytes); }
  const std::string& bytes() const { return m_bytes; }

 private:
  std::string m_bytes;
};

/// Writes to an open descriptor that it does not own (standard output), through a buffer.
class DescriptorSink final : public ByteSink {
 public:
  /// `name` stands in the text of a failure.
  DescriptorSink(int descriptor, std::string name);

  void write(std::string_view bytes) override;
  /// Hands over what is buffered. Call it at the end: the destructor drops what is left, because
  /// it could not tell anybody of a failure.
  void flush();

 private:
  int m_descriptor;
  std::string m_name;
  std::string m_buffer;
};

/// A file that is there whole or not at all: writes FILE.partial, and `commit` makes it FILE.
/// Without `commit` nothing is left and an older FILE stays as it was. A target that exists and is
/// no regular file (a pipe, a device) is written in place.
class FileSink final : public ByteSink {
 public:
  explicit FileSink(const std::filesystem::path& path);
  ~FileSink() override;

  void write(std::string_view bytes) override;
  /// Flushes to the disk and renames. Nothing may be written afterwards.
  void commit();

 private:
  void close_descriptor();

  std::filesystem::path m_path;
  std::filesystem::path m_partial;  // empty when the target is written in place
  int m_descriptor = -1;
  std::string m_buffer;
};

}  // namespace kontor::formats
