#include "formats/delimited/encoding_tally.h"

#include <algorithm>
#include <cstring>

#include "formats/delimited/encoding.h"

namespace kontor::formats {

namespace {

/// How much of the lines beyond ASCII the encoding is weighed over, and the longest such line.
constexpr std::size_t sample_bytes = std::size_t{64} * 1024;

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_all_ascii(std::string_view text) {
  std::uint64_t seen = 0;
  for (; text.size() >= sizeof(seen); text.remove_prefix(sizeof(seen))) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof(word));
    seen |= word;
  }
  return (seen & 0x8080808080808080U) == 0 &&
         std::none_of(text.begin(), text.end(), is_beyond_ascii);
}

std::uint64_t count_beyond_ascii(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), is_beyond_ascii));
}

}  // namespace

void LineSample::add(std::string_view bytes) {
  if (m_lines.size() < sample_bytes && is_all_ascii(bytes) && is_all_ascii(m_open)) {
    // Only a line that goes on can still be kept.
    const std::size_t last = bytes.find_last_of("\n\r");
    if (last != std::string_view::npos) {
      m_open.clear();
      m_cut = false;
      bytes.remove_prefix(last + 1);
    }
  }
  // No double-byte character has a line break among its bytes.
  while (!bytes.empty() && m_lines.size() < sample_bytes) {
    const std::size_t end = bytes.find_first_of("\n\r");
    const std::string_view part = bytes.substr(0, end);
    const bool fits = m_open.size() + part.size() <= sample_bytes;
    if (fits) m_open.append(part);
    m_cut = m_cut || !fits;
    if (end == std::string_view::npos) return;
    close_line();
    bytes.remove_prefix(end + 1);
  }
}

const std::string& LineSample::finish(bool last) {
  if (last) close_line();
  return m_lines;
}

void LineSample::close_line() {
  // A line that was too long to keep would end inside a character.
  if (!m_cut && std::any_of(m_open.begin(), m_open.end(), is_beyond_ascii)) {
    m_lines.append(m_open).push_back('\n');
  }
  m_open.clear();
  m_cut = false;
}

void EncodingTally::add(std::string_view bytes, bool last) {
  m_sample.add(bytes);
  std::string joined;
  if (!m_carry.empty()) {
    joined = m_carry;
    joined.append(bytes);
    bytes = joined;
    m_carry.clear();
  }
  while (!bytes.empty()) {
    const Utf8Scan scan = scan_utf8(bytes);
    const std::string_view valid = bytes.substr(0, scan.valid);
    if (scan.multibyte && m_utf8_line == 0) m_utf8_line = first_multibyte_line(bytes);
    if (scan.multibyte) m_utf8_bytes += count_beyond_ascii(valid);
    m_line += line_breaks(valid);
    bytes.remove_prefix(scan.valid);
    if (bytes.empty()) break;
    if (scan.cut && !last) {
      m_carry = bytes;
      break;
    }
    // Cut at the end of the file inside a character: the reader calls it cut off.
    if (scan.cut && m_utf8_line != 0) break;
    if (m_other_line == 0) m_other_line = m_line;
    ++m_other_bytes;
    bytes.remove_prefix(1);
  }
}

void EncodingTally::note_mark() {
  m_utf8_line = 1;
  m_marked = true;
}

std::uint64_t EncodingTally::second_kind_line() const {
  return std::max(m_utf8_line, m_other_line);
}

/// Only LF is counted, and CR where a file has no LF: enough to name a line.
std::uint64_t EncodingTally::line_breaks(std::string_view text) {
  m_has_lf = m_has_lf || text.find('\n') != std::string_view::npos;
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), m_has_lf ? '\n' : '\r'));
}

std::uint64_t EncodingTally::first_multibyte_line(std::string_view text) {
  const auto first = std::find_if(text.begin(), text.end(), is_beyond_ascii);
  const auto length = static_cast<std::size_t>(first - text.begin());
  return m_line + line_breaks(text.substr(0, length));
}

}  // namespace kontor::formats
