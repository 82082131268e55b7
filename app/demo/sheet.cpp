#include "app/demo/sheet.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::app::demo {

namespace {

void append_cell(std::string& text, std::string_view value) {
  if (value.find_first_of(",\"\n\r") == std::string_view::npos) {
    text += value;
    return;
  }
  text += '"';
  for (const char c : value) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

}  // namespace

Sheet::Sheet(std::span<const std::string_view> header, char delimiter)
    : m_header(header), m_delimiter(delimiter) {
  begin_row();
  for (const std::string_view name : header) set(name, name);
}

void Sheet::begin_row() {
  end_row();
  m_row.assign(m_header.size(), {});
}

void Sheet::set(std::string_view column, std::string_view value) {
  const auto found = std::find(m_header.begin(), m_header.end(), column);
  KONTOR_ASSERT(found != m_header.end());
  m_row[static_cast<std::size_t>(found - m_header.begin())] = value;
}

std::string Sheet::text() {
  end_row();
  return std::move(m_text);
}

void Sheet::end_row() {
  if (m_row.empty()) return;
  for (std::size_t i = 0; i < m_row.size(); ++i) {
    if (i > 0) m_text += m_delimiter;
    if (m_delimiter == ',')
      append_cell(m_text, m_row[i]);
    else
      m_text += m_row[i];
  }
  m_text += '\n';
  m_row.clear();
}

}  // namespace kontor::app::demo
