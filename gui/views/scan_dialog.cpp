#include "gui/views/scan_dialog.h"

#include <wx/filedlg.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "gui/views/say_refusal.h"
#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr std::size_t problem_rows = 3;

}  // namespace

void ScanDialog::build(ScannedLines& scanned, const Look& look) {
  const Language& t = m_around.language;
  m_scanned = &scanned;
  SetTitle(wx_text(scanned.title()));
  set_access(this, look.id + "-dialog", GetTitle());
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const auto add = [&](wxSizer* part) {
    if (part) column->Add(part, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  };
  column->Add(section_title(this, scanned.title(), look.id + "-title"), 0, wxEXPAND | wxBOTTOM,
              space(this, Space::inside));
  add(make_above());
  m_scan = new ScanRow(this, t, look.id + "-scan", t.text("empty: one more"));
  m_scan->on_enter = [this](const std::string& code, const std::string& quantity) {
    m_scanned->scan(code, quantity);
  };
  m_scan->on_paste = [this](const std::string& text) { m_scanned->paste(text); };
  m_scan->Show(look.scans);
  column->Add(m_scan, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  add(make_beneath());
  m_info = new InfoRow(this, look.id + "-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_list = new VirtualList(
      this, scanned.lines(),
      {look.id + "-lines", look.lines,
       look.scans ? t.text("Scan a code, or type it, and press Enter.") : std::string()},
      m_around.settings);
  m_list->SetMinSize(wxSize(dip(this, look.width), m_list->height_of(look.rows)));
  column->Add(m_list, 1, wxEXPAND);
  m_problems = new VirtualList(this, scanned.problems(),
                               {look.id + "-problems", t.text("Lines that were left out")},
                               m_around.settings);
  m_problems->SetMinSize(wxSize(-1, m_problems->height_of(problem_rows)));
  m_problems->Hide();
  column->Add(m_problems, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::inside));
  add(make_foot());
  m_summary = body_text(this, {}, look.id + "-summary", Tone::dimmed);
  column->Add(m_summary, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  if (look.scans) {
    add_button(buttons, look.id + "-paste", t.text("Paste a list"), [this] {
      m_scanned->paste(clipboard_words());
      m_scan->take_focus();
    });
    add_button(buttons, look.id + "-file", t.text("From a file..."), [this] { ask_file(); });
  }
  buttons->AddStretchSpacer();
  add_ends(buttons);
  column->Add(buttons, 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  centre_over_window(this);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { dropped(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (!on_sheet_key(event)) event.Skip();
  });
  if (look.scans) m_scan->take_focus();
  m_built = true;
  show_lines();
}

wxButton* ScanDialog::add_button(wxSizer* row, const std::string& id, const std::string& label,
                                 std::function<void()> act) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  button->Bind(wxEVT_BUTTON,
               [this, act = std::move(act)](wxCommandEvent&) { CallAfter([act] { act(); }); });
  row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  return button;
}

void ScanDialog::add_label(wxSizer* row, const std::string& id, const std::string& label) {
  row->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
}

wxTextCtrl* ScanDialog::add_field(wxSizer* row, const std::string& id, const std::string& label,
                                  int width, int share,
                                  std::function<void(const std::string&)> typed) {
  add_label(row, id, label);
  auto* field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(dip(this, width), -1));
  set_access(field, id, wx_text(label));
  field->Bind(wxEVT_TEXT, [typed = std::move(typed)](wxCommandEvent& event) {
    typed(wxString(event.GetString()).Trim().Trim(false).utf8_string());
  });
  row->Add(field, share, wxALIGN_CENTRE_VERTICAL);
  return field;
}

void ScanDialog::ask_file() {
  wxFileDialog dialog(this, wx_text(m_around.language.text("From a file...")), {}, {}, "*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_scanned->take_file(dialog.GetPath().utf8_string());
  m_scan->take_focus();
}

void ScanDialog::show_lines() {
  if (!m_built || m_ended) return;
  m_list->show_rows();
  m_problems->show_rows();
  m_problems->Show(m_scanned->problems().rows() > 0);
  if (m_scanned->said().empty()) {
    m_info->clear();
  } else if (m_scanned->refused()) {
    say_refusal(*m_info, m_around, m_scanned->said(), m_scanned->refused());
  } else {
    m_info->say(m_scanned->said_tone(), m_scanned->said());
  }
  set_label(m_summary, m_scanned->summary());
  if (m_scanned->working()) {
    m_busy.begin(this, m_around.language.text("Saving..."), [] {});
  } else {
    m_busy.end(this);
  }
  shown();
  Layout();
}

void ScanDialog::beep() { wxBell(); }

bool ScanDialog::leave(std::function<void()> told) {
  if (m_ended) return false;
  m_ended = true;
  m_busy.end(this);
  Hide();
  if (told) GetParent()->CallAfter(std::move(told));
  Destroy();
  return true;
}

}  // namespace kontor::gui
