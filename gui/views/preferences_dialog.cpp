#include "gui/views/preferences_dialog.h"

#include <wx/button.h>

#include <algorithm>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

namespace {

constexpr int note_width = 340;
constexpr std::array digits_of_choice = {i18n::Digits::by_language, i18n::Digits::latin,
                                         i18n::Digits::arabic};
constexpr std::array appearance_of_choice = {Appearance::system, Appearance::light,
                                             Appearance::dark};

template <class Values, class Value>
int index_of(const Values& values, const Value& value) {
  return static_cast<int>(std::find(values.begin(), values.end(), value) - values.begin());
}

}  // namespace

PreferencesDialog::PreferencesDialog(wxWindow* parent, const Language& t, Preferences now)
    : wxDialog(parent, wxID_ANY, wx_text(t.text("Preferences"))), m_now(std::move(now)) {
  set_access(this, "preferences", wx_text(t.text("Preferences")));
  give_edge(this);
  m_grid = new wxFlexGridSizer(2, space(this, Space::inside), space(this, Space::field));
  std::vector<std::string> languages, codes, sizes;
  for (const auto& known : i18n::languages()) {
    languages.emplace_back(known.native);
    codes.emplace_back(known.code);
  }
  for (const int size : text_sizes) {
    sizes.push_back(t.text("{percent} %", {{"percent", t.count(size)}}));
  }
  add("preferences-language", t.text("Language"), languages, index_of(codes, m_now.language),
      [this, codes](int n) { m_now.language = codes.at(static_cast<std::size_t>(n)); });
  add_note("preferences-language-note",
           t.text("The desktop's own windows, such as those for choosing files, follow when "
                  "Kontor is started again."));
  add("preferences-digits", t.text("Digits"),
      {t.text("As the language writes them"), t.text("Latin: {digits}", {{"digits", "0123456789"}}),
       t.text("Arabic: {digits}", {{"digits",
                                    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666"
                                    "\u0667\u0668\u0669"}})},
      index_of(digits_of_choice, m_now.digits),
      [this](int n) { m_now.digits = digits_of_choice.at(static_cast<std::size_t>(n)); });
  add("preferences-rows", t.text("Rows of lists"), {t.text("Comfortable"), t.text("Dense")},
      m_now.dense ? 1 : 0, [this](int n) { m_now.dense = n == 1; });
  add("preferences-text", t.text("Size of text"), sizes, index_of(text_sizes, m_now.text_percent),
      [this](int n) { m_now.text_percent = text_sizes.at(static_cast<std::size_t>(n)); });
  add("preferences-colours", t.text("Colours"),
      {t.text("As the desktop"), t.text("Light"), t.text("Dark")},
      index_of(appearance_of_choice, m_now.appearance),
      [this](int n) { m_now.appearance = appearance_of_choice.at(static_cast<std::size_t>(n)); });
  std::vector<std::string> times;
  for (const int minutes : lock_times) {
    times.push_back(minutes == 0 ? t.text("Never")
                                 : t.plural("After {n} minute", "After {n} minutes", minutes));
  }
  add("preferences-lock", t.text("Lock the window"), times,
      index_of(lock_times, m_now.lock_minutes),
      [this](int n) { m_now.lock_minutes = lock_times.at(static_cast<std::size_t>(n)); });
  add_note("preferences-lock-note",
           t.text("When nobody touches it, and in books that ask who is at them."));
  auto* close = way_out(this, this, t.text("Close"), "preferences-close");
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_grid, 0, wxALL, space(this, Space::group));
  column->Add(close, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  const auto end = [this] {
    // After this event: the window forgets the dialog.
    if (on_close) GetParent()->CallAfter(on_close);
    Destroy();
  };
  close->Bind(wxEVT_BUTTON, [end](wxCommandEvent&) { end(); });
  Bind(wxEVT_CLOSE_WINDOW, [end](wxCloseEvent&) { end(); });
  centre_over_window(this);
  m_choices.front()->SetFocus();
}

void PreferencesDialog::add(const std::string& id, const std::string& label,
                            const std::vector<std::string>& values, int now,
                            std::function<void(int)> chosen) {
  m_grid->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
  auto* made = new wxChoice(this, wxID_ANY);
  for (const auto& value : values) made->Append(wx_text(value));
  made->SetSelection(now);
  set_access(made, id, wx_text(label));
  made->Bind(wxEVT_CHOICE, [this, id, chosen = std::move(chosen)](wxCommandEvent& event) {
    if (event.GetSelection() < 0) return;
    chosen(event.GetSelection());
    if (on_choice) on_choice(m_now, id);
  });
  m_grid->Add(made, 0, wxEXPAND);
  m_choices.push_back(made);
}

void PreferencesDialog::add_note(const std::string& id, const std::string& sentence) {
  m_grid->AddSpacer(0);
  m_grid->Add(wrapped_text(this, sentence, id, dip(this, note_width), Tone::dimmed));
}

void PreferencesDialog::focus(const std::string& id) {
  if (auto* wanted = choice(id)) wanted->SetFocus();
}

wxChoice* PreferencesDialog::choice(const std::string& id) const {
  const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                  [&](const wxChoice* one) { return access_id(one) == id; });
  return found == m_choices.end() ? nullptr : *found;
}

}  // namespace kontor::gui
