#include "channels/mapping_line.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace kontor::channels {

namespace {

/// Nobody writes mappings deeper than this.
constexpr int deepest_place = 64;

/// Keeps where the text stops being JSON, and nothing else.
class SyntaxLook : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::size_t wrong_at = 0;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t&) override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    wrong_at = position;
    return false;
  }
};

/// Walks over text that is JSON and notes the line of each place.
class PlaceWalk {
 public:
  explicit PlaceWalk(std::string_view text) : m_text(text) { value("", 0); }
  const std::map<std::string, int>& lines() const { return m_lines; }

 private:
  bool ended() const { return m_at >= m_text.size(); }
  void blanks() {
    for (; !ended(); ++m_at) {
      if (m_text[m_at] == '\n') {
        ++m_line;
      } else if (m_text[m_at] != ' ' && m_text[m_at] != '\t' && m_text[m_at] != '\r') {
        return;
      }
    }
  }
  bool take(char wanted) {
    blanks();
    if (ended() || m_text[m_at] != wanted) return false;
    ++m_at;
    return true;
  }
  /// As it is written: keys of mappings need no escapes.
  std::string string() {
    std::string text;
    if (!take('"')) return text;
    for (; !ended() && m_text[m_at] != '"'; ++m_at) {
      if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) ++m_at;
      text += m_text[m_at];
    }
    ++m_at;
    return text;
  }
  void value(const std::string& path, int depth) {
    blanks();
    m_lines.emplace(path, m_line);
    if (ended() || depth > deepest_place) {
      m_at = m_text.size();
    } else if (m_text[m_at] == '{') {
      object(path, depth);
    } else if (m_text[m_at] == '[') {
      array(path, depth);
    } else if (m_text[m_at] == '"') {
      string();
    } else {
      while (!ended() &&
             std::string_view(",]} \t\r\n").find(m_text[m_at]) == std::string_view::npos)
        ++m_at;
    }
  }
  void object(const std::string& path, int depth) {
    ++m_at;
    while (!ended() && !take('}')) {
      const std::string key = string();
      const std::string place = path.empty() ? key : path + "." + key;
      m_lines.emplace(place, m_line);
      if (!take(':')) return void(m_at = m_text.size());
      value(place, depth + 1);
      take(',');
    }
  }
  void array(const std::string& path, int depth) {
    ++m_at;
    for (std::size_t i = 0; !ended() && !take(']'); ++i) {
      value(path + "[" + std::to_string(i) + "]", depth + 1);
      take(',');
    }
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  int m_line = 1;
  std::map<std::string, int> m_lines;
};

}  // namespace

int mapping_line(std::string_view json_text, std::string_view path) {
  SyntaxLook look;
  if (!nlohmann::json::sax_parse(json_text, &look)) {
    // The byte that is wrong counts as read, be it a line's end.
    const std::size_t before = std::min(look.wrong_at, json_text.size() + 1);
    const auto end = json_text.begin() + static_cast<std::ptrdiff_t>(before == 0 ? 0 : before - 1);
    return 1 + static_cast<int>(std::count(json_text.begin(), end, '\n'));
  }
  const PlaceWalk walk(json_text);
  std::string place(path == "$" ? "" : path);
  while (true) {
    if (const auto found = walk.lines().find(place); found != walk.lines().end())
      return found->second;
    const auto parent = place.find_last_of(".[");
    if (place.empty()) return 0;
    place.resize(parent == std::string::npos ? 0 : parent);
  }
}

}  // namespace kontor::channels
