#include "formats/json_rows.h"

#include "formats/delimited/encoding.h"

namespace kontor::formats {

namespace {

void append_json_ascii(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte != 0x7F) {
    out += c;
    return;
  }
  out += "\\u00";
  out += hex[byte >> 4U];
  out += hex[byte & 0x0FU];
}

struct JsonValue {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(const std::string& text) const { return json_string(text); }
  std::string operator()(const DecimalText& number) const { return json_string(number.digits); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const DateText& date) const { return json_string(date.iso); }
};

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t valid = scan_utf8(text).valid;
    for (const char c : text.substr(0, valid)) append_json_ascii(out, c);
    text.remove_prefix(valid);
    if (text.empty()) break;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(1);
  }
  out += '"';
  return out;
}

void JsonRows::begin(std::vector<Column> columns) {
  m_keys.clear();
  for (const Column& column : columns) m_keys.push_back(json_string(column.key));
  if (m_shape == JsonShape::array) m_sink.write("[");
}

void JsonRows::row(const std::vector<Cell>& cells) {
  const bool array = m_shape == JsonShape::array;
  std::string text = !array ? "{" : m_any ? ",\n {" : "\n {";
  m_any = true;
  for (std::size_t i = 0; i < cells.size() && i < m_keys.size(); ++i) {
    if (i > 0) text += ", ";
    text += m_keys[i];
    text += ": ";
    text += std::visit(JsonValue{}, cells[i]);
  }
  text += '}';
  m_sink.write(text);
}

void JsonRows::end() {
  if (m_shape == JsonShape::single_object) {
    m_sink.write(m_any ? "\n" : "{}\n");
  } else {
    m_sink.write(m_any ? "\n]\n" : "]\n");
  }
}

}  // namespace kontor::formats
