#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kontor {

/// Writes records of fields as lines of text: fields parted by tabs, records by line feeds, with
/// tab, line feed and backslash escaped. The same fields always give the same text.
class FieldWriter {
 public:
  FieldWriter& add(std::string_view text);
  FieldWriter& add(const char* text) { return add(std::string_view(text)); }
  FieldWriter& add(std::int64_t number);
  FieldWriter& add(bool) = delete;
  FieldWriter& flag(bool value) { return add(std::int64_t{value ? 1 : 0}); }
  void end_record();
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  bool m_first = true;
};

/// Names with their values, a record each, as the audit tells what people did; what is empty is
/// left out.
std::string named_fields(std::initializer_list<std::pair<std::string_view, std::string>> fields);

/// Fails with database_damaged: a stored text is not what was written.
[[noreturn]] void fail_damaged_text();

/// Reads what FieldWriter wrote. Fails with database_damaged when a field is missing or no number.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text);
  /// Goes to the next record; false at the end.
  bool next_record();
  std::string text();
  std::int64_t number();
  bool flag() { return number() != 0; }
  bool at_end_of_record() const { return m_field >= m_fields.size(); }

 private:
  std::string_view m_rest;
  std::vector<std::string> m_fields;
  std::size_t m_field = 0;
};

}  // namespace kontor
