#include "gui/views/export_panel.h"

#include <wx/filedlg.h>

#include <array>

#include "gui/presenters/today.h"
#include "gui/views/say_refusal.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr std::array export_formats = {reports::LedgerFormat::csv, reports::LedgerFormat::ledger,
                                       reports::LedgerFormat::hledger,
                                       reports::LedgerFormat::beancount};
constexpr int progress_ms = 200;

}  // namespace

ExportPanel::ExportPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy)
    : AreaPage(parent),
      m_around(around),
      m_open(book),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language),
      m_clock(this) {
  const Language& t = m_around.language;
  set_access(this, "export-page", wx_text(t.text("Export")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_choices(), 0, wxEXPAND);
  m_info = new InfoRow(this, "export-info");
  column->Add(m_info, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::group));
  column->Add(make_summary(), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_summary = body_text(this, {}, "export-summary");
  column->Add(m_summary, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(section_title(this, t.text("Its first lines"), "export-lines-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_preview = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                             wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP);
  // Files of figures and codes run from left to right in every language.
  m_preview->SetLayoutDirection(wxLayout_LeftToRight);
  m_preview->SetFont(wxFontInfo(GetFont().GetPointSize()).Family(wxFONTFAMILY_TELETYPE));
  set_access(m_preview, "export-preview", wx_text(t.text("Its first lines")));
  column->Add(m_preview, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  show_export();
}

wxSizer* ExportPanel::make_choices() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* days = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [this, row](wxWindow* control, Space before) {
    if (!row->IsEmpty()) row->AddSpacer(space(this, before));
    row->Add(control, 0, wxALIGN_CENTRE_VERTICAL);
  };
  const auto add_day = [this, days](wxWindow* control) {
    days->Add(control, 0, wxRIGHT | wxTOP | wxALIGN_CENTRE_VERTICAL, space(this, Space::inside));
  };
  auto* label = body_text(this, t.text("Form"), "export-format-label");
  m_format = new wxChoice(this, wxID_ANY);
  set_access(m_format, "export-format", wx_text(t.text("Form")));
  std::vector<std::string> formats;
  for (const auto format : export_formats) formats.push_back(title_of(format, t));
  fill_choice(m_format, formats);
  m_format->SetSelection(0);
  m_format->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_format(export_formats.at(static_cast<std::size_t>(event.GetSelection())));
  });
  add(label, Space::inside);
  add(m_format, Space::inside);
  m_filter =
      std::make_unique<LedgerFilters>(this, t, "export", add, add_day,
                                      [this](const LedgerPart& part) { m_presenter.choose(part); });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 0, wxEXPAND);
  column->Add(days, 0, wxEXPAND);
  return column;
}

wxSizer* ExportPanel::make_summary() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(section_title(this, t.text("What the file will hold"), "export-title"), 1,
           wxALIGN_CENTRE_VERTICAL);
  m_write = new wxButton(this, wxID_ANY, wx_text(t.text("Write the file...")));
  set_access(m_write, "export-write", wx_text(t.text("Write the file...")));
  m_write->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
  row->Add(m_write, 0, wxALIGN_CENTRE_VERTICAL);
  return row;
}

void ExportPanel::choose_file() {
  // After this event: an assistive tool that caused it waits for its end.
  CallAfter([this] { ask_file(); });
}

void ExportPanel::ask_file() {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("Write the ledger")), {},
                      wx_text(m_presenter.file_name()), wx_text(t.text("All files")) + "|*",
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) m_presenter.write(dialog.GetPath().utf8_string());
}

void ExportPanel::show_export() {
  const bool works = m_presenter.looking() || m_presenter.writing();
  if (works) {
    m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.stop(); });
    if (!m_clock.IsRunning()) m_clock.Start(progress_ms);
  } else {
    m_clock.Stop();
    m_busy.end(this);
  }
  // What was written is told by the window, with the file to open.
  if (m_presenter.outcome().empty() || !m_presenter.written().empty()) {
    m_info->clear();
  } else if (m_presenter.went_wrong()) {
    say_refusal(*m_info, m_around, m_presenter.outcome(), m_presenter.refused());
  } else {
    m_info->say(Tone::positive, m_presenter.outcome());
  }
  std::string summary;
  for (const auto& line : m_presenter.summary()) summary += (summary.empty() ? "" : "\n") + line;
  set_label(m_summary, summary);
  const wxString first = wx_text(m_presenter.first_lines());
  if (m_preview->GetValue() != first) m_preview->ChangeValue(first);
  m_write->Enable(!m_presenter.writing());
  m_filter->fill(m_presenter.books(), m_presenter.part(),
                 today_of(m_open->clock(), m_presenter.books().entities));
  Layout();
}

void ExportPanel::file_written(const std::string& sentence, const std::string& path) {
  if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
}

void ExportPanel::follow() {
  m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.stop(); });
}

}  // namespace kontor::gui
