#include "formats/delimited/header.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "formats/datetime.h"
#include "formats/numbers.h"

namespace kontor::formats {

namespace {

constexpr std::array<std::string_view, 6> header_blanks{" ",  "\t",       "\r",
                                                        "\n", "\xC2\xA0", "\xEF\xBB\xBF"};

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    return beyond_ascii || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// Without "no", which is how many files call their column of numbers.
bool is_truth_value(std::string_view text) {
  constexpr std::array<std::string_view, 3> values{"true", "false", "yes"};
  const std::string folded = fold_case(text);
  return std::find(values.begin(), values.end(), folded) != values.end();
}

bool looks_like_data(std::string_view name) {
  const DecimalStyle amount{DecimalStyle::Mark::point, true, false};
  return parse_decimal(name, amount) || parse_iso_datetime(name) || is_truth_value(name) ||
         (name.find('@') != std::string_view::npos && name.find(' ') == std::string_view::npos);
}

std::string ratio(std::size_t found, std::size_t expected) {
  return std::to_string(found) + "/" + std::to_string(expected);
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : header_blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        again = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        again = true;
      }
    }
  }
  return text;
}

std::string fold_case(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  std::string folded;
  icu::UnicodeString::fromUTF8(piece).foldCase().toUTF8String(folded);
  return folded;
}

Header::Header(const Row& row) : m_line(row.line) {
  for (const std::string& cell : row.cells) {
    const std::size_t index = m_names.size();
    const std::string& name = m_names.emplace_back(trim_blanks(cell));
    if (name.empty()) continue;
    const bool is_new = m_exact.emplace(name, index).second;
    if (is_new) {
      m_folded[fold_case(name)].push_back(index);
    } else if (std::find(m_duplicates.begin(), m_duplicates.end(), name) == m_duplicates.end()) {
      m_duplicates.push_back(name);
    }
  }
}

std::optional<std::size_t> Header::find(std::string_view name) const {
  if (const auto exact = m_exact.find(std::string(name)); exact != m_exact.end()) {
    return exact->second;
  }
  const auto folded = m_folded.find(fold_case(name));
  if (folded == m_folded.end() || folded->second.size() != 1) return std::nullopt;
  return folded->second.front();
}

std::vector<std::string> Header::require(const std::vector<std::string>& names) const {
  std::vector<std::string> missing;
  for (const std::string& name : names) {
    if (!find(name)) missing.push_back(name);
  }
  return missing;
}

Problem Header::problem() const {
  std::size_t filled = 0;
  std::size_t data = 0;
  bool letters = false;
  for (const std::string& name : m_names) {
    if (name.empty()) continue;
    ++filled;
    if (looks_like_data(name)) ++data;
    letters = letters || has_letter(name);
  }
  if (!letters || data * 4 >= filled) {
    return {FileProblem::no_header, m_line, m_names.empty() ? std::string() : m_names.front()};
  }
  if (!m_duplicates.empty()) return {FileProblem::duplicate_header, m_line, m_duplicates.front()};
  return {};
}

Problem Header::check_width(const Row& row) const {
  const std::size_t found = row.cells.size();
  if (found == m_names.size()) return {};
  if (found > m_names.size()) {
    return {FileProblem::row_too_long, row.line, ratio(found, m_names.size())};
  }
  const FileProblem kind = row.terminated ? FileProblem::row_too_short : FileProblem::cut_off;
  return {kind, row.line, ratio(found, m_names.size())};
}

}  // namespace kontor::formats
