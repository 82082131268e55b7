#include "gui/views/mapping_panel.h"

#include <wx/filedlg.h>

#include "gui/views/ledger_filters.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/gtk_text.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int first_question_width = 640;

}  // namespace

MappingPanel::MappingPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy)
    : wxPanel(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  set_access(this, "mapping-panel", wx_text(t.text("Mapping")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_title = page_title(this, t.text("Mapping"), "mapping-title");
  column->Add(m_title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  m_info = new InfoRow(this, "mapping-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  make_question(column, t);
  column->Add(
      body_text(this, t.text("What each column is, as text"), "mapping-text-label", Tone::dimmed),
      0, wxEXPAND);
  m_text = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                          wxTE_MULTILINE | wxTE_DONTWRAP);
  keep_left_to_right(m_text);
  wxFont font = m_text->GetFont();
  font.SetFamily(wxFONTFAMILY_TELETYPE);
  font.SetFaceName("Monospace");
  m_text->SetFont(font);
  set_access(m_text, "mapping-text", wx_text(t.text("What each column is, as text")));
  column->AddSpacer(space(this, Space::hair));
  column->Add(m_text, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(make_buttons(t), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  bind_controls();
}

void MappingPanel::make_question(wxSizer* column, const Language& t) {
  m_question = wrapped_text(this, {}, "mapping-question", dip(this, first_question_width));
  column->Add(m_question, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_answer_label = body_text(this, t.text("It is"), "mapping-answer-label");
  m_answer = new wxChoice(this, wxID_ANY);
  set_access(m_answer, "mapping-answer", wx_text(t.text("It is")));
  row->Add(m_answer_label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
  row->Add(m_answer, 0, wxALIGN_CENTRE_VERTICAL);
  column->Add(row, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_hint = body_text(this, {}, "mapping-hint", Tone::dimmed);
  column->Add(m_hint, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
}

wxSizer* MappingPanel::make_buttons(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_back = button("mapping-back", t.text("Back to the files"));
  row->Add(m_back, 0);
  row->AddStretchSpacer();
  m_open = button("mapping-open", t.text("Open a mapping..."));
  row->Add(m_open, 0);
  row->AddSpacer(space(this, Space::inside));
  m_save = button("mapping-save", t.text("Save as..."));
  row->Add(m_save, 0);
  row->AddSpacer(space(this, Space::inside));
  m_use = button("mapping-use", t.text("Use it"));
  row->Add(m_use, 0);
  return row;
}

void MappingPanel::bind_controls() {
  m_text->Bind(wxEVT_TEXT,
               [this](wxCommandEvent&) { m_presenter.edit(m_text->GetValue().utf8_string()); });
  m_answer->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    // The first says that nothing is chosen.
    if (event.GetSelection() > 0)
      m_presenter.decide(static_cast<std::size_t>(event.GetSelection() - 1));
  });
  m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_leave) on_leave();
  });
  // After this event: an assistive tool that caused it waits for its end.
  m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_open(); }); });
  m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_save(); }); });
  m_use->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_presenter.use(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    wrap_question();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && !m_presenter.busy() && on_leave) {
      on_leave();
    } else if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
      m_presenter.use();
    } else {
      event.Skip();
    }
  });
}

void MappingPanel::wrap_question() {
  if (!m_question) return;
  const std::string words = m_presenter.question_sentence();
  wrap_text(m_question, words, GetClientSize().x - 2 * space(this, Space::section));
  set_access(m_question, "mapping-question", wx_text(words));
}

void MappingPanel::fill_question() {
  const auto* question = m_presenter.question();
  for (wxWindow* window : std::initializer_list<wxWindow*>{m_question, m_answer_label, m_answer})
    window->Show(question != nullptr);
  m_hint->Show(!m_presenter.hint().empty());
  set_label(m_hint, m_presenter.hint());
  wrap_question();
  if (!question) return;
  std::vector<std::string> items{m_around.language.text("Not said")};
  items.insert(items.end(), question->choices.begin(), question->choices.end());
  fill_choice(m_answer, items);
  m_answer->SetSelection(0);
}

void MappingPanel::go_to_line(int line) {
  if (line == m_shown_line) return;
  m_shown_line = line;
  if (line <= 0) return;
  const long at = m_text->XYToPosition(0, line - 1);
  const int length = m_text->GetLineLength(line - 1);
  if (at < 0 || length < 0) return;
  m_text->ShowPosition(at);
  m_text->SetSelection(at, at + length);
  m_text->SetFocus();
}

void MappingPanel::show_mapping() {
  const Language& t = m_around.language;
  const bool busy = m_presenter.busy();
  if (busy) {
    m_busy.begin(this, t.text("Reading the files..."), [] {});
  } else {
    m_busy.end(this);
  }
  set_label(m_title, m_presenter.files().empty()
                         ? t.text("Mapping")
                         : t.text("Mapping for {file}", {{"file", m_presenter.name()}}));
  if (m_presenter.said().empty()) {
    m_info->clear();
  } else {
    m_info->say(m_presenter.went_wrong() ? Tone::problem : Tone::positive, m_presenter.said());
  }
  fill_question();
  const wxString text = wx_text(m_presenter.text());
  if (m_text->GetValue() != text) m_text->ChangeValue(text);
  m_save->Enable(!busy && !m_presenter.empty());
  m_use->Enable(!busy && !m_presenter.empty());
  Layout();
  go_to_line(m_presenter.wrong_line());
}

void MappingPanel::take_focus() {
  if (m_presenter.question()) {
    m_answer->SetFocus();
  } else {
    m_text->SetFocus();
  }
}

void MappingPanel::ask_open() {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("Open a mapping")), {}, {},
                      wx_text(t.text("Mappings")) + "|*.json", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_presenter.open(dialog.GetPath().utf8_string());
}

void MappingPanel::ask_save() {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("Save the mapping")), {},
                      wx_text(m_presenter.name()) + ".json",
                      wx_text(t.text("Mappings")) + "|*.json", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) m_presenter.save(dialog.GetPath().utf8_string());
}

}  // namespace kontor::gui
