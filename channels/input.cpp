#include "channels/input.h"

#include <Poco/InflatingStream.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

namespace kontor::channels {

namespace {

constexpr std::string_view gzip_signature = "\x1F\x8B";
/// A gzip file ends with the low 32 bits of its unpacked size.
constexpr std::size_t gzip_size_bytes = 4;

class PlainStream final : public InputStream {
 public:
  explicit PlainStream(const std::filesystem::path& path) : m_source(path) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t got = m_source.read(into, capacity);
    m_consumed += static_cast<std::int64_t>(got);
    return got;
  }
  std::int64_t consumed() const override { return m_consumed; }

 private:
  formats::FileSource m_source;
  std::int64_t m_consumed = 0;
};

class GzipStream final : public InputStream {
 public:
  GzipStream(const std::filesystem::path& path, std::int64_t bytes)
      : m_file(path, std::ios::binary), m_bytes(bytes) {
    if (!m_file) throw std::system_error(errno, std::generic_category(), path.string());
    read_stated_size();
    m_inflating.emplace(m_file, Poco::InflatingStreamBuf::STREAM_GZIP);
  }

  std::size_t read(char* into, std::size_t capacity) override {
    m_inflating->read(into, static_cast<std::streamsize>(capacity));
    const auto got = static_cast<std::size_t>(m_inflating->gcount());
    m_unpacked += static_cast<std::uint32_t>(got);
    if (got == 0) m_damaged = m_inflating->bad() || m_unpacked != m_stated;
    return got;
  }
  std::int64_t consumed() const override {
    const std::streamoff at = m_file.eof() ? std::streamoff{-1} : std::streamoff{m_file.tellg()};
    return at < 0 ? m_bytes : static_cast<std::int64_t>(at);
  }
  bool damaged() const override { return m_damaged; }

 private:
  void read_stated_size() {
    std::array<unsigned char, gzip_size_bytes> last{};
    m_file.seekg(-static_cast<std::streamoff>(last.size()), std::ios::end);
    m_file.read(reinterpret_cast<char*>(last.data()), static_cast<std::streamsize>(last.size()));
    for (std::size_t i = last.size(); i > 0; --i) m_stated = (m_stated << 8U) | last[i - 1];
    m_file.clear();
    m_file.seekg(0);
  }

  mutable std::ifstream m_file;
  std::int64_t m_bytes;
  std::optional<Poco::InflatingInputStream> m_inflating;
  std::uint32_t m_stated = 0;
  std::uint32_t m_unpacked = 0;  // low 32 bits, as the file states it
  bool m_damaged = false;
};

class MemoryStream final : public InputStream {
 public:
  explicit MemoryStream(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, m_bytes->size() - m_at);
    std::memcpy(into, m_bytes->data() + m_at, count);
    m_at += count;
    return count;
  }
  std::int64_t consumed() const override { return static_cast<std::int64_t>(m_at); }

 private:
  std::shared_ptr<const std::string> m_bytes;
  std::size_t m_at = 0;
};

bool begins_as_gzip(const std::filesystem::path& path) {
  std::array<char, gzip_signature.size()> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return std::string_view(head.data(), static_cast<std::size_t>(file.gcount())) == gzip_signature;
}

}  // namespace

Result<Input> open_input(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  struct ::stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    const bool absent = errno == ENOENT || errno == ENOTDIR;
    return Refusal{absent ? RefusalCode::file_not_found : RefusalCode::file_unreadable,
                   {{"file", path.string()}}};
  }
  if (!S_ISREG(status.st_mode) || ::access(path.c_str(), R_OK) != 0) {
    return Refusal{RefusalCode::file_unreadable, {{"file", path.string()}}};
  }
  Input input;
  input.name = name;
  input.bytes = static_cast<std::int64_t>(status.st_size);
  input.modified = Instant{static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1000};
  if (begins_as_gzip(path)) {
    input.open = [path, bytes = input.bytes] { return std::make_unique<GzipStream>(path, bytes); };
  } else {
    input.open = [path] { return std::make_unique<PlainStream>(path); };
  }
  return input;
}

Input memory_input(std::string name, std::string bytes) {
  const auto shared = std::make_shared<const std::string>(std::move(bytes));
  Input input;
  input.name = std::move(name);
  input.bytes = static_cast<std::int64_t>(shared->size());
  input.open = [shared] { return std::make_unique<MemoryStream>(shared); };
  return input;
}

}  // namespace kontor::channels
