#include "tests/gui/lint.h"

#include <wx/bookctrl.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/notebook.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::test {

namespace lint {

constexpr int widest_choice = 232;  // names of the shop that are longer are cut off

constexpr std::string_view mark_begin = "\u27E6", mark_end = "\u27E7";

/// Calls `visit` on every window below, those inside controls that wx made of parts left out, and
/// dialogs, which are windows of their own.
void each_window(wxWindow* window, const std::function<void(wxWindow*)>& visit) {
  visit(window);
  if (wxDynamicCast(window, wxSearchCtrl) || wxDynamicCast(window, wxDataViewCtrl)) return;
  for (auto* child : window->GetChildren()) {
    if (!child->IsTopLevel()) each_window(child, visit);
  }
}

bool takes_focus(const wxWindow* window) {
  return wxDynamicCast(window, wxButton) || wxDynamicCast(window, wxCheckBox) ||
         wxDynamicCast(window, wxChoice) || wxDynamicCast(window, wxDataViewCtrl) ||
         wxDynamicCast(window, wxSearchCtrl) || wxDynamicCast(window, wxTextCtrl) ||
         wxDynamicCast(window, wxNotebook);
}

bool has_letters(std::string_view text) {
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

/// Texts that are no one's to translate: names of keys and of products of the shop, versions.
bool is_data(std::string_view id) {
  if (id.starts_with("keys-")) return !id.ends_with("-what") && !id.ends_with("-title");
  if (id.starts_with("about-version-") || id == "about-title") return true;
  if (id == "preferences-language") return true;  // each in its own words
  if (id.ends_with("-form-title") || id == "comparison-files") return true;
  if (id == "transfer-from" || id == "transfer-to" || id == "new-count-place") return true;
  if (id == "zone-place") return true;
  if (id == "transfer-sender" || id == "purchase-sheet-info-text") return true;
  if (id == "replenish-place" || id == "hours-place") return true;
  if (id == "sign-in-title") return true;  // the book
  if (id == "merge-keep" || id.starts_with("merge-take-")) return true;
  if (id == "offers-channel" || id == "supplier-file-name") return true;
  for (const std::string_view card :
       {"transfer", "count", "alert", "product", "source-product", "unknown-product", "order",
        "batch", "customer", "pair", "employee", "entry", "compared", "purchase", "supplier"}) {
    if (id.starts_with(card) && (id.ends_with("-title") || id.ends_with("-subtitle"))) return true;
  }
  return false;
}

void check_translated(const std::string& id, const wxString& text) {
  const std::string shown = text.utf8_string();
  if (!has_letters(shown) || is_data(id)) return;
  BOOST_TEST(shown.find(mark_begin) != std::string::npos, "not translated: " + id + ": " + shown);
}

int widest_line(const wxWindow* window, const wxString& text) {
  int widest = 0;
  wxString line;
  for (wxString rest = text; !rest.empty(); rest = rest.AfterFirst('\n')) {
    line = rest.BeforeFirst('\n');
    widest = std::max(widest, window->GetTextExtent(line).x);
  }
  return widest;
}

/// A word that only programs write: "bank-statement", "partly_fulfilled".
bool is_raw_id(const std::string& text) {
  bool joined = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' || c == '_') {
      if (i == 0 || i + 1 == text.size()) return false;
      joined = true;
    } else if (c < 'a' || c > 'z') {
      return false;
    }
  }
  return joined;
}

/// Figures and days are whole, and nothing is a program's word.
void check_cells(const gui::VirtualList* list, const std::string& id) {
  constexpr std::size_t rows_looked_at = 20;
  const auto rows = std::min<std::size_t>(list->rows(), rows_looked_at);
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    const auto* column = list->GetColumn(i);
    if (column->IsHidden()) continue;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string text = list->shown_text(row, column->GetModelColumn());
      BOOST_TEST(!is_raw_id(text), "a program's word: " + id + ": " + text);
      if (column->GetAlignment() != wxALIGN_RIGHT) continue;
      const int width = list->GetTextExtent(wxString::FromUTF8(text)).x;
      BOOST_TEST(column->GetWidth() >= width, "a figure is cut off: " + id + ": " + text);
    }
  }
}

void check_words(const wxWindow* window, const std::string& id) {
  check_translated(id + " tip", window->GetToolTipText());
  if (const auto* search = wxDynamicCast(window, wxSearchCtrl))
    check_translated(id + " hint", search->GetDescriptiveText());
  if (const auto* tabs = wxDynamicCast(window, wxNotebook)) {
    for (std::size_t i = 0; i < tabs->GetPageCount(); ++i)
      check_translated(id + " tab", tabs->GetPageText(i));
  }
  // Behind the first one there may be names of the shop's own.
  if (const auto* choice = wxDynamicCast(window, wxChoice);
      choice && choice->GetCount() > 0 && !is_data(id))
    check_translated(id + " choice", choice->GetString(0));
}

/// Nothing reaches beyond what holds it, where it could not be seen.
void check_place(const wxWindow* window, const std::string& id) {
  const auto* parent = window->GetParent();
  if (window->IsTopLevel() || !parent || wxDynamicCast(parent, wxBookCtrlBase)) return;
  if (wxDynamicCast(parent, wxSplitterWindow)) return;
  const int end = window->GetPosition().x + window->GetSize().x;
  BOOST_TEST(end <= parent->GetClientSize().x + 1, "beyond its edge: " + id + " ends at " +
                                                       std::to_string(end) + " of " +
                                                       std::to_string(parent->GetClientSize().x));
}

void check_room(wxWindow* window, const std::string& id, const LintRules& rules) {
  if (auto* label = wxDynamicCast(window, wxStaticText)) {
    const wxString text = label->GetLabelText();
    if (text.empty()) return;
    BOOST_TEST(label->GetSize().x >= widest_line(label, text) - 1,
               "clipped: " + id + ": " + text.utf8_string());
    if (rules.pseudo) check_translated(id, text);
    return;
  }
  if (wxDynamicCast(window, wxChoice)) {
    const int needed = std::min(window->GetBestSize().x, window->FromDIP(widest_choice));
    BOOST_TEST(window->GetSize().x >= needed - 1, "clipped: " + id);
  }
  if (!wxDynamicCast(window, wxButton) && !wxDynamicCast(window, wxCheckBox)) return;
  const wxString text = wxControl::RemoveMnemonics(window->GetLabel());
  BOOST_TEST(window->GetSize().x >= window->GetBestSize().x - 1,
             "clipped: " + id + ": " + text.utf8_string());
  if (rules.pseudo) check_translated(id, text);
}

/// Whether a column's title has room; where only assistive tools know the titles, they need none.
bool has_room(wxDataViewCtrl* list, const wxDataViewColumn& column) {
  const wxString title = column.GetTitle();
  if (gui::header_height(list) == 0 || column.IsHidden() || title.empty()) return true;
  wxFont bold = list->GetFont();
  bold.SetWeight(wxFONTWEIGHT_BOLD);
  int width = 0;
  list->GetTextExtent(title, &width, nullptr, nullptr, nullptr, &bold);
  return column.GetWidth() >= width;
}

void check_titles(wxDataViewCtrl* list, const std::string& id, const LintRules& rules) {
  if (gui::header_height(list) == 0) return;
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    const auto* column = list->GetColumn(i);
    const wxString title = column->GetTitle();
    if (column->IsHidden() || title.empty()) continue;
    BOOST_TEST(has_room(list, *column), "clipped: " + id + ": " + title.utf8_string());
    // Places and channels of the test's shop are titles too, and SKU is one in every language.
    const auto given = {"Lager", "Laden", "shopify"};
    const bool own = title.StartsWith("Location ") || title == title.Upper() ||
                     std::find(given.begin(), given.end(), title) != given.end();
    if (rules.pseudo && !own) check_translated(id + " title", title);
  }
}

void check_menus(wxFrame* frame) {
  auto* bar = frame->GetMenuBar();
  for (std::size_t i = 0; bar && i < bar->GetMenuCount(); ++i) {
    check_translated("menu", bar->GetMenuLabelText(i));
    for (const auto* item : bar->GetMenu(i)->GetMenuItems()) {
      const bool language = i == 4;  // each in its own words
      if (!item->IsSeparator() && !language)
        check_translated("menu item", item->GetItemLabelText());
    }
  }
}

std::string pseudo_text(std::string_view english) {
  if (english.empty()) return {};
  std::string said = std::string(mark_begin) + std::string(english);
  for (std::size_t i = 0; i < english.size() / 3 + 1; ++i) said += '~';
  return said + std::string(mark_end);
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

void add_number(std::string& bytes, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  bytes.append(reinterpret_cast<const char*>(&narrow), sizeof narrow);
}

/// As many forms as the translation has, each of the key's last part, which is the plural.
std::string forms_of(const std::string& key, const std::string& translation) {
  const auto context = key.find('\4');
  const std::string text = context == std::string::npos ? key : key.substr(context + 1);
  const std::string said = pseudo_text(text.substr(text.find('\0') + 1));
  std::string forms = said;
  for (const char c : translation) {
    if (c == '\0') forms += '\0' + said;
  }
  return forms;
}

}  // namespace lint

bool titles_have_room(wxTopLevelWindow* top) {
  bool room = true;
  lint::each_window(top, [&](wxWindow* window) {
    auto* list = wxDynamicCast(window, wxDataViewCtrl);
    if (!list || !list->IsShownOnScreen()) return;
    for (unsigned i = 0; i < list->GetColumnCount(); ++i)
      room = room && lint::has_room(list, *list->GetColumn(i));
  });
  return room;
}

void lint_window(wxTopLevelWindow* top, const LintRules& rules) {
  using namespace lint;
  std::set<std::string> ids;
  each_window(top, [&](wxWindow* window) {
    const std::string id = gui::access_id(window);
    if (takes_focus(window)) {
      const std::string what =
          wxString(window->GetClassInfo()->GetClassName()).utf8_string() + " " + id;
      BOOST_TEST(!id.empty(), what);
      BOOST_TEST(ids.insert(id).second, "twice: " + what);
      if (window->IsShownOnScreen()) BOOST_TEST(!gui::access_name(window).empty(), what);
    }
    if (!window->IsShownOnScreen()) return;
    check_room(window, id, rules);
    check_place(window, id);
    if (rules.pseudo) check_words(window, id);
    if (auto* list = wxDynamicCast(window, wxDataViewCtrl)) check_titles(list, id, rules);
    if (const auto* list = dynamic_cast<gui::VirtualList*>(window)) check_cells(list, id);
  });
  if (auto* frame = wxDynamicCast(top, wxFrame); frame && rules.pseudo) check_menus(frame);
  if (rules.pseudo && wxDynamicCast(top, wxDialog)) check_translated("title", top->GetTitle());
}

void write_pseudo_catalogue(const std::filesystem::path& from, const std::filesystem::path& to) {
  using namespace lint;
  std::ifstream in(from, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  const std::string mo = all.str();
  constexpr std::uint32_t magic = 0x950412de;
  constexpr std::size_t header = 28, entry = 8;
  BOOST_REQUIRE(mo.size() > header && number_at(mo, 0) == magic);
  const std::size_t count = number_at(mo, 8);
  const auto text_at = [&](std::size_t table, std::size_t i) {
    const std::size_t at = number_at(mo, table) + i * entry;
    return mo.substr(number_at(mo, at + 4), number_at(mo, at));
  };
  std::string keys, texts, key_table, text_table;
  const std::size_t data = header + 2 * count * entry;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = text_at(12, i) + '\0';
    add_number(key_table, key.size() - 1);
    add_number(key_table, data + keys.size());
    keys += key;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = text_at(12, i), old = text_at(16, i);
    const std::string said = key.empty() ? old : forms_of(key, old);
    add_number(text_table, said.size());
    add_number(text_table, data + keys.size() + texts.size());
    texts += said + '\0';
  }
  std::string out;
  for (const std::size_t number : {std::size_t{magic}, std::size_t{0}, count, header,
                                   header + count * entry, std::size_t{0}, data}) {
    add_number(out, number);
  }
  out += key_table + text_table + keys + texts;
  std::filesystem::create_directories(to.parent_path());
  std::ofstream(to, std::ios::binary) << out;
}

}  // namespace kontor::test
