#include "formats/delimited/reader.h"

#include <cstring>
#include <utility>

namespace kontor::formats {

namespace {

constexpr std::size_t reader_buffer_bytes = std::size_t{64} * 1024;
/// Cells that grew beyond this give their memory back with the next row.
constexpr std::size_t kept_cell_capacity = 4096;

std::string& open_cell(std::vector<std::string>& cells, std::size_t index) {
  if (index == cells.size()) return cells.emplace_back();
  std::string& cell = cells[index];
  if (cell.capacity() > kept_cell_capacity) {
    std::string().swap(cell);  // an assignment would keep the memory
  } else {
    cell.clear();
  }
  return cell;
}

/// The UTF-8 character that begins at the start of `text`, as far as it is there.
std::string first_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
    ++length;
  }
  return std::string(text.substr(0, length));
}

}  // namespace

DelimitedReader::DelimitedReader(ByteSource& source, Dialect dialect)
    : m_dialect(dialect), m_decoder(source, dialect.encoding), m_buffer(reader_buffer_bytes) {
  m_ends_plain[static_cast<unsigned char>(dialect.delimiter)] = true;
  m_ends_plain[static_cast<unsigned char>('\n')] = true;
  m_ends_plain[static_cast<unsigned char>('\r')] = true;
}

bool DelimitedReader::next(Row& row) {
  while (!m_problem && fill()) {
    const char first = m_buffer[m_at];
    if (first == '\n' || first == '\r') {
      finish_cell();  // an empty line
      continue;
    }
    return read_row(row);
  }
  return false;
}

bool DelimitedReader::read_row(Row& row) {
  row.line = m_row_line = m_line;
  row.byte_offset = m_offset + m_at;
  m_row_bytes = 0;
  for (std::size_t used = 0;; ++used) {
    if (used == m_dialect.limits.columns) {
      fail(FileProblem::too_many_columns, m_row_line, std::to_string(used));
      return false;
    }
    const CellEnd end = read_cell(open_cell(row.cells, used));
    if (end == CellEnd::delimiter) continue;
    if (end == CellEnd::failed) return false;
    row.cells.resize(used + 1);
    row.terminated = end == CellEnd::line_break;
    return true;
  }
}

DelimitedReader::CellEnd DelimitedReader::read_cell(std::string& cell) {
  if (!fill()) return end_of_text();
  if (m_dialect.quoting && m_buffer[m_at] == '"') {
    ++m_at;
    return read_quoted(cell);
  }
  return read_plain(cell);
}

DelimitedReader::CellEnd DelimitedReader::read_plain(std::string& cell) {
  do {
    const char* from = m_buffer.data() + m_at;
    const char* end = m_buffer.data() + m_end;
    const char* at = from;
    while (at != end && !m_ends_plain[static_cast<unsigned char>(*at)]) ++at;
    m_at += static_cast<std::size_t>(at - from);
    if (!append(cell, {from, at})) return CellEnd::failed;
    if (at != end) return finish_cell();
  } while (fill());
  return end_of_text();
}

DelimitedReader::CellEnd DelimitedReader::read_quoted(std::string& cell) {
  const std::uint64_t opened_at = m_line;
  m_after_cr = false;
  while (fill()) {
    const char* from = m_buffer.data() + m_at;
    const std::size_t rest = m_end - m_at;
    const auto* quote = static_cast<const char*>(std::memchr(from, '"', rest));
    const std::size_t length = quote == nullptr ? rest : static_cast<std::size_t>(quote - from);
    count_lines({from, length});
    m_at += length;
    if (!append(cell, {from, length})) return CellEnd::failed;
    if (quote == nullptr) continue;
    ++m_at;
    if (!fill()) return end_of_text();
    if (m_buffer[m_at] != '"') return finish_cell();
    ++m_at;
    m_after_cr = false;
    if (!append(cell, "\"")) return CellEnd::failed;
  }
  if (!m_problem) fail(FileProblem::unterminated_quote, opened_at, {});
  return CellEnd::failed;
}

/// Consumes what ended a cell: the delimiter or a line break in any of its three forms.
DelimitedReader::CellEnd DelimitedReader::finish_cell() {
  const char found = m_buffer[m_at];
  if (found == m_dialect.delimiter) {
    ++m_at;
    return CellEnd::delimiter;
  }
  if (found != '\n' && found != '\r') {
    const std::string_view rest(m_buffer.data() + m_at, m_end - m_at);
    fail(FileProblem::text_after_quote, m_line, first_character(rest));
    return CellEnd::failed;
  }
  ++m_at;
  ++m_line;
  if (found == '\r' && fill() && m_buffer[m_at] == '\n') ++m_at;
  return CellEnd::line_break;
}

DelimitedReader::CellEnd DelimitedReader::end_of_text() const {
  return m_problem ? CellEnd::failed : CellEnd::end_of_text;
}

void DelimitedReader::count_lines(std::string_view quoted) {
  for (const char c : quoted) {
    if (c == '\r' || (c == '\n' && !m_after_cr)) ++m_line;
    m_after_cr = c == '\r';
  }
}

/// Makes sure that a byte is at hand. False at the end of the text and where it stops being text.
bool DelimitedReader::fill() {
  if (m_at < m_end) return true;
  if (m_problem) return false;
  m_offset += m_end;
  m_at = 0;
  m_end = m_decoder.read(m_buffer.data(), m_buffer.size());
  if (m_end > 0) return true;
  if (m_decoder.problem() != FileProblem::none) {
    const bool about_encoding = m_decoder.problem() != FileProblem::not_text_binary;
    fail(m_decoder.problem(), m_line,
         about_encoding ? std::string(encoding_name(m_decoder.encoding())) : "data");
  }
  return false;
}

bool DelimitedReader::append(std::string& cell, std::string_view text) {
  m_row_bytes += text.size();
  if (cell.size() + text.size() > m_dialect.limits.cell_bytes) {
    fail(FileProblem::cell_too_long, m_row_line, std::to_string(m_dialect.limits.cell_bytes));
    return false;
  }
  if (m_row_bytes > m_dialect.limits.row_bytes) {
    fail(FileProblem::line_too_long, m_row_line, std::to_string(m_dialect.limits.row_bytes));
    return false;
  }
  cell.append(text);
  return true;
}

void DelimitedReader::fail(FileProblem kind, std::uint64_t line, std::string detail) {
  m_problem = {kind, line, std::move(detail)};
}

}  // namespace kontor::formats
