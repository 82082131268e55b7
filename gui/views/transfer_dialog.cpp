#include "gui/views/transfer_dialog.h"

#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/utils.h>

#include "gui/views/say_refusal.h"
#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int sheet_width = 760;
constexpr int sheet_lines = 9;
constexpr int sheet_problems = 3;
constexpr int sheet_note_width = 200;

}  // namespace

TransferDialog::TransferDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, SheetTask task,
                               const std::string& number)
    : wxDialog(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_around(around),
      m_busy(busy),
      m_sheet(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  m_sheet.begin(task, number);
  SetTitle(wx_text(m_sheet.title()));
  set_access(this, "transfer-dialog", GetTitle());
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, m_sheet.title(), "transfer-sheet-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  if (task == SheetTask::write) column->Add(make_places(), 0, wxEXPAND);
  if (task == SheetTask::receive) column->Add(make_rejecting(), 0, wxEXPAND);
  if (task != SheetTask::ship) column->AddSpacer(space(this, Space::inside));
  m_scan = new ScanRow(this, t, "transfer-scan", t.text("empty: one more"));
  m_scan->on_enter = [this](const std::string& code, const std::string& quantity) {
    m_sheet.scan(code, quantity);
  };
  m_scan->on_paste = [this](const std::string& text) { m_sheet.paste(text); };
  column->Add(m_scan, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "transfer-sheet-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_lines = new VirtualList(this, m_sheet.lines(),
                            {"transfer-sheet-lines", t.text("Lines"),
                             t.text("Scan a code, or type it, and press Enter.")},
                            m_around.settings);
  m_lines->SetMinSize(wxSize(dip(this, sheet_width), m_lines->height_of(sheet_lines)));
  m_lines->on_open = [this] {
    const auto row = m_lines->chosen_row();
    if (!row) return;
    const auto fields = m_sheet.edit(*row);
    m_scan->edit(fields.text, fields.quantity);
  };
  column->Add(m_lines, 1, wxEXPAND);
  m_problems = new VirtualList(this, m_sheet.problems(),
                               {"transfer-sheet-problems", t.text("Lines that were left out")},
                               m_around.settings);
  m_problems->SetMinSize(wxSize(-1, m_problems->height_of(sheet_problems)));
  m_problems->Hide();
  column->Add(m_problems, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::inside));
  m_summary = body_text(this, {}, "transfer-sheet-summary", Tone::dimmed);
  column->Add(m_summary, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(make_buttons(), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  centre_over_window(this);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end({}, {}); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
  m_scan->take_focus();
  show_sheet();
}

wxChoice* TransferDialog::add_place(wxSizer* row, const std::string& id, const std::string& label) {
  row->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  auto* choice = new wxChoice(this, wxID_ANY);
  set_access(choice, id, wx_text(label));
  row->Add(choice, 1, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  return choice;
}

wxSizer* TransferDialog::make_places() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_from = add_place(row, "transfer-from", t.text("From"));
  m_to = add_place(row, "transfer-to", t.text("To"));
  const auto code = [this](int at) {
    return at < 0 ? std::string() : m_sheet.places().at(static_cast<std::size_t>(at)).code;
  };
  m_from->Bind(wxEVT_CHOICE, [this, code](wxCommandEvent& event) {
    m_sheet.choose_from(code(event.GetSelection()));
  });
  m_to->Bind(wxEVT_CHOICE, [this, code](wxCommandEvent& event) {
    m_sheet.choose_to(code(event.GetSelection()));
  });
  row->Add(body_text(this, t.text("Note"), "transfer-note-label"), 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  m_note = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition,
                          wxSize(dip(this, sheet_note_width), -1));
  set_access(m_note, "transfer-note", wx_text(t.text("Note")));
  m_note->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    m_sheet.type_note(event.GetString().utf8_string());
  });
  row->Add(m_note, 1, wxALIGN_CENTRE_VERTICAL);
  return row;
}

wxSizer* TransferDialog::make_rejecting() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_rejecting = new wxCheckBox(this, wxID_ANY, wx_text(t.text("What I scan now is &rejected")));
  set_access(m_rejecting, "transfer-rejecting", wx_text(t.text("What I scan now is rejected")));
  m_rejecting->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    m_sheet.reject(event.IsChecked());
    m_scan->take_focus();
  });
  row->Add(m_rejecting, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  row->Add(body_text(this, t.text("Why it is rejected"), "transfer-reason-label"), 0,
           wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  auto* reason = new wxTextCtrl(this, wxID_ANY);
  set_access(reason, "transfer-reason", wx_text(t.text("Why it is rejected")));
  reason->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    m_sheet.type_reason(event.GetString().utf8_string());
  });
  row->Add(reason, 1, wxALIGN_CENTRE_VERTICAL);
  return row;
}

wxButton* TransferDialog::add_button(wxSizer* row, const std::string& id, const std::string& label,
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

wxSizer* TransferDialog::make_buttons() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  add_button(row, "transfer-paste", t.text("Paste a list"), [this] { paste(); });
  add_button(row, "transfer-file", t.text("From a file..."), [this] { ask_file(); });
  row->AddStretchSpacer();
  add_button(row, "transfer-cancel", t.text("Cancel"), [this] { end({}, {}); });
  if (m_sheet.task() == SheetTask::write) {
    m_save = add_button(row, "transfer-save", t.text("Keep draft"), [this] { m_sheet.save(); });
  }
  m_act = add_button(row, "transfer-act", m_sheet.act_label(), [this] { m_sheet.act(); });
  return row;
}

void TransferDialog::on_key(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
  if (key == WXK_ESCAPE) {
    leave();
  } else if (enter && event.ControlDown()) {
    m_sheet.act();
  } else if (key == 'S' && event.ControlDown()) {
    m_sheet.save();
  } else if (key == WXK_DELETE && m_lines->HasFocus()) {
    remove_line();
  } else if (key == WXK_DOWN && FindFocus() == m_scan->code() && m_lines->rows() > 0) {
    m_lines->SetFocus();
    if (!m_lines->chosen_row()) m_lines->choose_row(0);
  } else if (key == WXK_F2 && m_lines->chosen_row()) {
    m_lines->on_open();
  } else {
    event.Skip();
  }
}

void TransferDialog::leave() {
  if (m_sheet.changed() && !m_warned) {
    m_warned = true;
    m_info->say(Tone::warning,
                m_around.language.text("What you entered is not kept yet. Esc again leaves without "
                                       "it."));
    Layout();
    return;
  }
  end({}, {});
}

void TransferDialog::paste() {
  m_sheet.paste(clipboard_words());
  m_scan->take_focus();
}

void TransferDialog::ask_file() {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("From a file...")), {}, {}, "*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_sheet.take_file(dialog.GetPath().utf8_string());
  m_scan->take_focus();
}

void TransferDialog::remove_line() {
  if (const auto row = m_lines->chosen_row()) m_sheet.remove(*row);
}

void TransferDialog::fill_places() {
  if (!m_from || m_sheet.places().empty()) return;
  if (m_places_shown != m_sheet.places().size()) {
    m_places_shown = m_sheet.places().size();
    for (auto* choice : {m_from, m_to}) {
      choice->Clear();
      for (const auto& place : m_sheet.places()) choice->Append(wx_text(place.name));
    }
    m_note->ChangeValue(wx_text(m_sheet.note()));
  }
  const auto at = [this](const std::string& code) {
    for (std::size_t i = 0; i < m_sheet.places().size(); ++i)
      if (m_sheet.places()[i].code == code) return static_cast<int>(i);
    return wxNOT_FOUND;
  };
  m_from->SetSelection(at(m_sheet.from()));
  m_to->SetSelection(at(m_sheet.to()));
}

void TransferDialog::show_sheet() {
  if (!m_act || m_ended) return;  // it is built just now
  fill_places();
  m_lines->show_rows();
  m_problems->show_rows();
  m_problems->Show(m_sheet.problems().rows() > 0);
  if (m_sheet.said().empty()) {
    m_info->clear();
  } else if (m_sheet.refused()) {
    say_refusal(*m_info, m_around, m_sheet.said(), m_sheet.refused());
  } else {
    m_info->say(m_sheet.said_tone(), m_sheet.said());
  }
  set_label(m_summary, m_sheet.summary());
  m_act->SetLabel(wx_text(m_sheet.act_label()));
  set_access(m_act, "transfer-act", wx_text(m_sheet.act_label()));
  m_act->Enable(m_sheet.can_act());
  if (m_save) m_save->Enable(m_sheet.can_act() && (m_sheet.changed() || m_sheet.number().empty()));
  if (m_sheet.saving() || m_sheet.loading()) {
    m_busy.begin(this, m_around.language.text("Saving..."), [] {});
  } else {
    m_busy.end(this);
  }
  Layout();
}

void TransferDialog::beep() { wxBell(); }

void TransferDialog::done(const std::string& number, const std::string& sentence) {
  end(number, sentence);
}

void TransferDialog::end(const std::string& number, const std::string& sentence) {
  if (m_ended) return;
  m_ended = true;
  m_busy.end(this);
  Hide();
  if (on_end) GetParent()->CallAfter([told = on_end, number, sentence] { told(number, sentence); });
  Destroy();
}

}  // namespace kontor::gui
