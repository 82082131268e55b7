#include "gui/presenters/cleaning_table.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "i18n/mark.h"

namespace kontor::gui {

namespace {

enum CleaningColumn : std::size_t {
  cleaned_record,
  cleaned_field,
  cleaned_before,
  cleaned_after,
  cleaned_line,
  cleaned_file
};

struct CleanedWord {
  std::string_view code;
  const char* words;
};

constexpr std::array record_words{CleanedWord{"product", KONTOR_TEXT("Product")},
                                  CleanedWord{"customer", KONTOR_TEXT("Customer")},
                                  CleanedWord{"order", KONTOR_TEXT("Order")}};
constexpr std::array field_words{CleanedWord{"name", KONTOR_TEXT("Name")},
                                 CleanedWord{"vendor", KONTOR_TEXT("Vendor")},
                                 CleanedWord{"sku", KONTOR_TEXT("SKU")},
                                 CleanedWord{"unit", KONTOR_TEXT("Unit")},
                                 CleanedWord{"barcode", KONTOR_TEXT("Barcode")},
                                 CleanedWord{"email", KONTOR_TEXT("E-mail")},
                                 CleanedWord{"phone", KONTOR_TEXT("Phone")},
                                 CleanedWord{"first_name", KONTOR_TEXT("First name")},
                                 CleanedWord{"last_name", KONTOR_TEXT("Last name")},
                                 CleanedWord{"company", KONTOR_TEXT("Company")},
                                 CleanedWord{"street", KONTOR_TEXT("Street")},
                                 CleanedWord{"street2", KONTOR_TEXT("Street, second line")},
                                 CleanedWord{"city", KONTOR_TEXT("City")},
                                 CleanedWord{"region", KONTOR_TEXT("Region")},
                                 CleanedWord{"postal_code", KONTOR_TEXT("Postal code")},
                                 CleanedWord{"country", KONTOR_TEXT("Country")},
                                 CleanedWord{"tags", KONTOR_TEXT("Tags")},
                                 CleanedWord{"note", KONTOR_TEXT("Note")}};

/// What people call a code; one that has no word stays as it is.
template <std::size_t n>
std::string word_of(const Language& language, const std::array<CleanedWord, n>& words,
                    const std::string& code) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const CleanedWord& word) { return word.code == code; });
  return found == words.end() ? code : language.text(found->words);
}

bool stands_alone(const std::string& value, std::size_t at) {
  const auto blank = [&](std::size_t i) { return value[i] == ' ' || value[i] == '\t'; };
  return at > 0 && at + 1 < value.size() && !blank(at - 1) && !blank(at + 1);
}

/// A value as it can be seen: blanks that a reader would overlook are dots, line ends are arrows.
std::string visible(const std::string& value) {
  std::string shown;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '\n' || c == '\r') {
      shown += "\u21B5";
    } else if ((c == ' ' && !stands_alone(value, i)) || c == '\t') {
      shown += "\u00B7";
    } else {
      shown += c;
    }
  }
  return shown;
}

}  // namespace

void CleanedValues::add(const intake::CleanedField& change) {
  ++changed;
  ++fields[{change.record, change.field}];
  if (shown.size() < most_cleaned_shown) shown.push_back(change);
}

CleaningTable::CleaningTable(Language language)
    : m_language(std::move(language)),
      m_columns({text_column("record", m_language.text("Record"), 120),
                 text_column("field", m_language.text("Field"), 136),
                 text_column("before", m_language.text("Before"), 240),
                 text_column("after", m_language.text("After"), 240, true),
                 figure_column("line", m_language.text("Line"), 80),
                 text_column("file", m_language.text("File"), 200)}) {}

Cell CleaningTable::cell(std::size_t row, std::size_t column) {
  if (row >= m_values.shown.size()) return {};
  const intake::CleanedField& one = m_values.shown[row];
  switch (column) {
    case cleaned_record:
      return {word_of(m_language, record_words, one.record), Tone::normal, {}};
    case cleaned_field:
      return {word_of(m_language, field_words, one.field), Tone::normal, {}};
    case cleaned_before:
      return {m_language.isolated(visible(one.before)), Tone::dimmed, {}};
    case cleaned_after:
      return {one.after.empty() ? Language::nothing() : m_language.isolated(visible(one.after)),
              Tone::normal,
              {}};
    case cleaned_line:
      return {m_language.count(one.row), Tone::normal, {}};
    case cleaned_file:
      return {one.file, Tone::normal, {}};
    default:
      return {};
  }
}

std::string CleaningTable::raw(std::size_t row, std::size_t column) {
  if (row >= m_values.shown.size()) return {};
  const intake::CleanedField& one = m_values.shown[row];
  switch (column) {
    case cleaned_before:
      return one.before;
    case cleaned_after:
      return one.after;
    case cleaned_line:
      return std::to_string(one.row);
    default:
      return cell(row, column).text;
  }
}

std::string CleaningTable::summary() const {
  std::vector<std::string> parts;
  for (const auto& [where, count] : m_values.fields) {
    parts.push_back(m_language.text("{record}, {field}: {count}",
                                    {{"record", word_of(m_language, record_words, where.first)},
                                     {"field", word_of(m_language, field_words, where.second)},
                                     {"count", m_language.count(count)}}));
  }
  return m_language.joined(parts);
}

std::string CleaningTable::cut() const {
  if (m_values.changed <= static_cast<std::int64_t>(m_values.shown.size())) return {};
  return m_language.text(
      "The first {shown} of {count} changed values are shown.",
      {{"shown", m_language.count(static_cast<std::int64_t>(m_values.shown.size()))},
       {"count", m_language.count(m_values.changed)}});
}

}  // namespace kontor::gui
