#include <fmt/format.h>

#include "domain/base/check.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace {

void quote_for_json(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  out += '"';
}

void quote_for_array(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

std::string_view value_array_type(ValueType type) {
  switch (type) {
    case ValueType::integer:
      return "bigint[]";
    case ValueType::text:
      return "text[]";
    case ValueType::boolean:
      return "boolean[]";
  }
  return "";
}

}  // namespace

ValueList::ValueList(Unit& unit, std::vector<Column> columns)
    : m_postgresql(sql(unit).dialect().postgresql()), m_columns(std::move(columns)) {
  m_texts.assign(m_postgresql ? m_columns.size() : 1, std::string(1, m_postgresql ? '{' : '['));
}

void ValueList::put(std::string_view ready) {
  KONTOR_ASSERT(m_cell < m_columns.size());
  std::string& text = m_texts[m_postgresql ? m_cell : 0];
  if (m_postgresql) {
    if (m_rows > 0) text += ',';
  } else if (m_cell == 0) {
    text += m_rows > 0 ? ",[" : "[";
  } else {
    text += ',';
  }
  text += ready;
  ++m_cell;
}

ValueList& ValueList::add(std::string_view value) {
  std::string quoted;
  quoted.reserve(value.size() + 2);
  if (m_postgresql) {
    quote_for_array(quoted, value);
  } else {
    quote_for_json(quoted, value);
  }
  put(quoted);
  return *this;
}

ValueList& ValueList::add(bool value) {
  put(value ? "true" : "false");
  return *this;
}

ValueList& ValueList::add(const std::optional<std::int64_t>& value) {
  put(value ? std::to_string(*value) : m_postgresql ? "NULL" : "null");
  return *this;
}

ValueList& ValueList::add(const std::optional<std::string>& value) {
  if (value) return add(std::string_view(*value));
  put(m_postgresql ? "NULL" : "null");
  return *this;
}

void ValueList::end_row() {
  KONTOR_ASSERT(m_cell == m_columns.size());
  if (!m_postgresql) m_texts[0] += ']';
  m_cell = 0;
  ++m_rows;
}

std::string ValueList::from(std::string_view alias) const {
  std::string out;
  if (m_postgresql) {
    std::string names;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      out += fmt::format("{}cast(:{}_{} as {})", i == 0 ? "" : ", ", alias, i,
                         value_array_type(m_columns[i].type));
      names += (i == 0 ? "" : ", ") + m_columns[i].name;
    }
    return fmt::format("unnest({}) as {}({})", out, alias, names);
  }
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    out += fmt::format("{}json_extract(value, '$[{}]') as {}", i == 0 ? "" : ", ", i,
                       m_columns[i].name);
  }
  return fmt::format("(select {} from json_each(:{}_0)) as {}", out, alias, alias);
}

void ValueList::bind(Query& query, std::string_view alias) const {
  KONTOR_ASSERT(m_cell == 0);
  for (std::size_t i = 0; i < m_texts.size(); ++i) {
    query.bind(fmt::format("{}_{}", alias, i), m_texts[i] + (m_postgresql ? '}' : ']'));
  }
}

}  // namespace kontor::persistence
