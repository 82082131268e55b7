#include "domain/base/fields.h"

#include <algorithm>
#include <charconv>

#include "domain/base/failure.h"

namespace kontor {

FieldWriter& FieldWriter::add(std::string_view text) {
  if (!m_first) m_text += '\t';
  m_first = false;
  for (const char c : text) {
    switch (c) {
      case '\t':
        m_text += "\\t";
        break;
      case '\n':
        m_text += "\\n";
        break;
      case '\\':
        m_text += "\\\\";
        break;
      default:
        m_text += c;
    }
  }
  return *this;
}

FieldWriter& FieldWriter::add(std::int64_t number) { return add(std::to_string(number)); }

void FieldWriter::end_record() {
  m_text += '\n';
  m_first = true;
}

std::string named_fields(std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  FieldWriter w;
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    w.add(name).add(std::string_view(value));
    w.end_record();
  }
  return w.text();
}

void fail_damaged_text() {
  throw Failure(FailureCode::database_damaged, {{"detail", "a stored text"}});
}

FieldReader::FieldReader(std::string_view text) : m_rest(text) {}

bool FieldReader::next_record() {
  m_fields.clear();
  m_field = 0;
  if (m_rest.empty()) return false;
  std::string field;
  std::size_t i = 0;
  for (; i < m_rest.size() && m_rest[i] != '\n'; ++i) {
    const char c = m_rest[i];
    if (c == '\t') {
      m_fields.push_back(std::move(field));
      field.clear();
    } else if (c == '\\' && i + 1 < m_rest.size()) {
      const char escaped = m_rest[++i];
      field += escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
    } else {
      field += c;
    }
  }
  m_fields.push_back(std::move(field));
  m_rest.remove_prefix(std::min(m_rest.size(), i + 1));
  return true;
}

std::string FieldReader::text() {
  if (m_field >= m_fields.size()) fail_damaged_text();
  return m_fields[m_field++];
}

std::int64_t FieldReader::number() {
  const std::string field = text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size()) fail_damaged_text();
  return value;
}

}  // namespace kontor
