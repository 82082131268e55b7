#include "formats/pages/row_spool.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace kontor::formats {

namespace row_spool_detail {

constexpr std::size_t part_size = std::size_t{64} * 1024;

void append_number(std::string& buffer, std::size_t number) {
  const auto value = static_cast<std::uint32_t>(number);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  buffer.append(bytes, sizeof value);
}

}  // namespace row_spool_detail

void RowSpool::append(const TextRow& row) {
  const std::size_t before = m_buffer.size();
  row_spool_detail::append_number(m_buffer, row.size());
  for (const std::string& text : row) {
    row_spool_detail::append_number(m_buffer, text.size());
    m_buffer += text;
  }
  m_bytes += static_cast<std::int64_t>(m_buffer.size() - before);
  ++m_rows;
  if (m_buffer.size() >= row_spool_detail::part_size) finish();
}

void RowSpool::finish() {
  m_file.append(m_buffer);
  m_buffer.clear();
}

bool RowSpool::Reader::next(TextRow& row) {
  if (m_place >= m_spool.m_bytes) return false;
  const auto number = [this] {
    std::uint32_t value = 0;
    char bytes[sizeof value];
    take(bytes, sizeof value);
    std::memcpy(&value, bytes, sizeof value);
    return static_cast<std::size_t>(value);
  };
  row.resize(number());
  for (std::string& text : row) {
    text.resize(number());
    take(text.data(), text.size());
  }
  return true;
}

void RowSpool::Reader::take(char* into, std::size_t count) {
  while (count > 0) {
    if (m_at == m_part.size()) {
      m_part.resize(row_spool_detail::part_size);
      const std::size_t found = m_spool.m_file.read_at(m_loaded, m_part.data(), m_part.size());
      // Somebody has cut the file while it was in use.
      if (found == 0) throw std::system_error(EIO, std::generic_category(), m_spool.m_file.path());
      m_part.resize(found);
      m_loaded += static_cast<std::int64_t>(found);
      m_at = 0;
    }
    const std::size_t some = std::min(count, m_part.size() - m_at);
    std::memcpy(into, m_part.data() + m_at, some);
    into += some;
    count -= some;
    m_at += some;
    m_place += static_cast<std::int64_t>(some);
  }
}

}  // namespace kontor::formats
