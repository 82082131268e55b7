#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/paths.h"

namespace {

/// An entry of a .po file: id and forms, without comments.
struct PoEntry {
  std::string context, id, plural;
  std::map<int, std::string> forms;
};

std::string po_unquoted(const std::string& line) {
  const auto begin = line.find('"') + 1;
  std::string text;
  for (std::size_t i = begin; i < line.rfind('"'); ++i) {
    if (line[i] == '\\') ++i;
    text += line[i - 1] == '\\' && line[i] == 'n' ? '\n' : line[i];
  }
  return text;
}

/// The entries behind the header.
std::vector<PoEntry> po_entries(const std::string& language) {
  std::ifstream file(kontor::test::source_dir() / "i18n/po" / (language + ".po"));
  std::vector<PoEntry> entries;
  std::string* field = nullptr;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    const bool is_text = line.starts_with("msg") || line.starts_with("\"");
    if (is_text && !inside) entries.emplace_back();
    inside = is_text;
    if (!is_text) continue;
    PoEntry& entry = entries.back();
    if (line.starts_with("msgctxt")) field = &entry.context;
    if (line.starts_with("msgid ")) field = &entry.id;
    if (line.starts_with("msgid_plural")) field = &entry.plural;
    if (line.starts_with("msgstr "))
      field = &entry.forms[0];
    else if (line.starts_with("msgstr["))
      field = &entry.forms[line[7] - '0'];
    *field += po_unquoted(line);
  }
  BOOST_REQUIRE(!entries.empty());
  entries.erase(entries.begin());
  return entries;
}

std::multiset<std::string> po_places(const std::string& text) {
  std::multiset<std::string> names;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    names.insert(text.substr(open, text.find('}', open) - open + 1));
  return names;
}

/// Forms for exactly one number may write it as a word: Arabic 0, 1 and 2, Romanian 1.
bool names_its_number(const std::string& language, int form) {
  return form < (language == "ar" ? 3 : language == "ro" ? 1 : 0);
}

bool has_mnemonic(const std::string& text) { return text.find('&') != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(i18n_po)

BOOST_AUTO_TEST_CASE(translations_have_the_places_of_their_texts) {
  for (const std::string language : {"ar", "zh_CN", "ro"})
    for (const PoEntry& entry : po_entries(language))
      for (const auto& [number, form] : entry.forms) {
        BOOST_TEST_CONTEXT(language << ": " << entry.id << " -> " << form) {
          BOOST_TEST(!form.empty());
          auto wanted = po_places(entry.plural.empty() ? entry.id : entry.plural);
          auto found = po_places(form);
          if (!entry.plural.empty() && names_its_number(language, number)) {
            wanted.erase("{n}");
            found.erase("{n}");
          }
          BOOST_TEST((wanted == found));
        }
      }
}

BOOST_AUTO_TEST_CASE(menus_keep_a_letter_to_press) {
  for (const std::string language : {"ar", "zh_CN", "ro"})
    for (const PoEntry& entry : po_entries(language))
      BOOST_TEST(has_mnemonic(entry.id) == has_mnemonic(entry.forms.at(0)),
                 language << ": " << entry.id);
}

BOOST_AUTO_TEST_CASE(ends_and_edges_are_kept) {
  for (const std::string language : {"ar", "zh_CN", "ro"})
    for (const PoEntry& entry : po_entries(language)) {
      const std::string& text = entry.forms.at(0);
      BOOST_TEST(entry.id.ends_with("...") == text.ends_with("..."), language << ": " << entry.id);
      BOOST_TEST(entry.id.ends_with(' ') == text.ends_with(' '), language << ": " << entry.id);
    }
}

BOOST_AUTO_TEST_CASE(romanian_uses_letters_with_a_comma_below) {
  for (const PoEntry& entry : po_entries("ro"))
    for (const auto& [number, form] : entry.forms)
      for (const std::string cedilla : {"ş", "ţ", "Ş", "Ţ"})
        BOOST_TEST(form.find(cedilla) == std::string::npos, form);
}

BOOST_AUTO_TEST_SUITE_END()
