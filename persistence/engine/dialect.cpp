#include <fmt/format.h>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

SqlUnit& sql(Unit& unit) { return static_cast<SqlUnit&>(unit); }

namespace {

/// One element of a PostgreSQL array literal.
void append_array_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

/// One JSON string.
void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string Dialect::ids(std::string_view name) const {
  return postgresql() ? fmt::format("select unnest(cast(:{} as bigint[]))", name)
                      : fmt::format("select value from json_each(:{})", name);
}

std::string Dialect::texts(std::string_view name) const {
  return postgresql() ? fmt::format("select unnest(cast(:{} as text[]))", name)
                      : fmt::format("select value from json_each(:{})", name);
}

std::string Dialect::join_ids(Engine engine, const std::vector<std::int64_t>& values) {
  const bool pg = engine == Engine::postgresql;
  return fmt::format("{}{}{}", pg ? '{' : '[', fmt::join(values, ","), pg ? '}' : ']');
}

std::string Dialect::id_list(const std::vector<std::int64_t>& values) const {
  return join_ids(m_engine, values);
}

std::string Dialect::text_list(const std::vector<std::string>& values) const {
  std::string out(1, postgresql() ? '{' : '[');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    if (postgresql()) {
      append_array_text(out, values[i]);
    } else {
      append_json_text(out, values[i]);
    }
  }
  out += postgresql() ? '}' : ']';
  return out;
}

}  // namespace kontor::persistence
