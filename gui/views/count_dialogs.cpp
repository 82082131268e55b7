#include "gui/views/count_dialogs.h"

#include <wx/button.h>
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

constexpr int count_form_width = 480;
constexpr int count_form_height = 530;
constexpr int entry_width = 640;
constexpr int entry_lines = 10;
constexpr int entry_problems = 3;

}  // namespace

NewCountDialog::NewCountDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book)
    : FormDialog(
          parent, around,
          {"new-count", around.language.text("New count"), count_form_width, count_form_height}),
      m_form(std::move(book), around.executor, around.language) {
  m_form.on_saved = [this] { end(m_form.made()); };
  m_form.on_dropped = [this] { end(0); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void NewCountDialog::end(std::int64_t made) {
  if (!leave() || !on_close) return;
  GetParent()->CallAfter([told = on_close, made, done = made > 0 ? m_form.done() : std::string()] {
    told(made, done);
  });
}

CountEntryDialog::CountEntryDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                                   std::shared_ptr<OpenBook> book, std::int64_t number)
    : wxDialog(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_around(around),
      m_busy(busy),
      m_entry(*this, std::move(book), around.executor, around.language, number) {
  const Language& t = m_around.language;
  SetTitle(wx_text(m_entry.title()));
  set_access(this, "count-entry-dialog", GetTitle());
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, m_entry.title(), "count-entry-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_scan = new ScanRow(this, t, "count-scan", t.text("empty: one more"));
  m_scan->on_enter = [this](const std::string& code, const std::string& quantity) {
    m_entry.enter(code, quantity);
  };
  m_scan->on_paste = [this](const std::string& text) { m_entry.paste(text); };
  column->Add(m_scan, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  column->Add(wrapped_text(this,
                           t.text("A number says how many there are, +2 adds two. Each entry is "
                                  "kept at once."),
                           "count-entry-hint", dip(this, entry_width), Tone::dimmed),
              0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  auto* fresh =
      new wxCheckBox(this, wxID_ANY, wx_text(t.text("Take in products that are not in the count")));
  set_access(fresh, "count-entry-new",
             wx_text(t.text("Take in products that are not in the "
                            "count")));
  fresh->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    m_entry.take_new(event.IsChecked());
    m_scan->take_focus();
  });
  column->Add(fresh, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "count-entry-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_entries = new VirtualList(this, m_entry.entries(),
                              {"count-entry-lines", t.text("Counted here"),
                               t.text("Scan a code, or type it, and press Enter.")},
                              m_around.settings);
  m_entries->SetMinSize(wxSize(dip(this, entry_width), m_entries->height_of(entry_lines)));
  column->Add(m_entries, 1, wxEXPAND);
  m_problems = new VirtualList(this, m_entry.problems(),
                               {"count-entry-problems", t.text("Lines that were left out")},
                               m_around.settings);
  m_problems->SetMinSize(wxSize(-1, m_problems->height_of(entry_problems)));
  m_problems->Hide();
  column->Add(m_problems, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::inside));
  m_summary = body_text(this, {}, "count-entry-summary", Tone::dimmed);
  column->Add(m_summary, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(make_buttons(), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  centre_over_window(this);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
  m_scan->take_focus();
  show_entry();
}

wxSizer* CountEntryDialog::make_buttons() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [&](const std::string& id, const std::string& label, std::function<void()> act) {
    auto* button = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(button, id, wx_text(label));
    // After this event: an assistive tool that caused it waits for its end.
    button->Bind(wxEVT_BUTTON,
                 [this, act = std::move(act)](wxCommandEvent&) { CallAfter([act] { act(); }); });
    row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
    row->AddSpacer(space(this, Space::inside));
  };
  add("count-entry-paste", t.text("Paste a list"), [this] {
    m_entry.paste(clipboard_words());
    m_scan->take_focus();
  });
  add("count-entry-file", t.text("From a file..."), [this] { ask_file(); });
  row->AddStretchSpacer();
  add("count-entry-done", t.text("Done"), [this] { end(); });
  return row;
}

void CountEntryDialog::on_key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_ESCAPE) {
    end();
  } else {
    event.Skip();
  }
}

void CountEntryDialog::ask_file() {
  wxFileDialog dialog(this, wx_text(m_around.language.text("From a file...")), {}, {}, "*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_entry.take_file(dialog.GetPath().utf8_string());
  m_scan->take_focus();
}

void CountEntryDialog::show_entry() {
  if (!m_summary || m_ended) return;  // it is built just now
  m_entries->show_rows();
  m_problems->show_rows();
  m_problems->Show(m_entry.problems().rows() > 0);
  if (m_entry.said().empty()) {
    m_info->clear();
  } else if (m_entry.refused()) {
    say_refusal(*m_info, m_around, m_entry.said(), m_entry.refused());
  } else {
    m_info->say(m_entry.said_tone(), m_entry.said());
  }
  set_label(m_summary, m_entry.summary());
  if (m_leaving && !m_entry.busy()) {
    CallAfter([this] { end(); });
    return;
  }
  if (m_entry.busy()) {
    m_busy.begin(this, m_around.language.text("Saving..."), [] {});
  } else {
    m_busy.end(this);
  }
  Layout();
}

void CountEntryDialog::beep() { wxBell(); }

void CountEntryDialog::end() {
  if (m_ended) return;
  // What was scanned last is noted before the window goes.
  m_leaving = true;
  if (m_entry.busy()) return;
  m_ended = true;
  m_busy.end(this);
  Hide();
  if (on_end)
    GetParent()->CallAfter([told = on_end, done = m_entry.changed()
                                                      ? m_entry.summary()
                                                      : std::string()] { told(done); });
  Destroy();
}

}  // namespace kontor::gui
