#include "gui/views/paper_dialog.h"

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int paper_width = 920;
constexpr int paper_height = 560;

}  // namespace

PaperDialog::PaperDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                         std::shared_ptr<OpenBook> book, const reports::Report& report,
                         const reports::ReportRequest& request)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text(report.title)), wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_language(around.language),
      m_busy(busy),
      m_presenter(std::move(book), around.executor, around.language, report, request) {
  set_access(this, "paper-dialog", GetTitle());
  give_edge(this);
  m_panel = new ReportPagesPanel(this, around, m_presenter, "paper", m_language.text("Close"));
  m_panel->SetMinSize(wxSize(dip(this, paper_width), dip(this, paper_height)));
  m_panel->on_back = [this] { end(); };
  auto* file = new wxButton(this, wxID_ANY, wx_text(m_language.text("As PDF...")));
  set_access(file, "paper-file", wx_text(m_language.text("As PDF...")));
  // After this event: an assistive tool that caused it waits for its end.
  file->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_file(); }); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  row->Add(file, 0);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  centre_over_window(this);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE) {
      end();
    } else {
      event.Skip();
    }
  });
  m_presenter.on_pages = [this] {
    m_busy.end(&m_presenter);
    m_panel->show_pages();
  };
  m_presenter.on_written = [this](const std::string& sentence, const std::string& path) {
    if (on_written) on_written(sentence, path);
  };
  m_busy.begin(&m_presenter, m_language.text("Making the pages..."), [] {});
  m_presenter.make_pages();
  m_panel->show_pages();
  m_panel->take_focus();
}

void PaperDialog::ask_file() {
  wxFileDialog dialog(this, GetTitle(), {}, wx_text(m_presenter.file_name()), "*.pdf",
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) m_presenter.write(dialog.GetPath().utf8_string());
}

void PaperDialog::end() {
  if (m_ended) return;
  m_ended = true;
  m_busy.end(&m_presenter);
  Hide();
  if (on_close) on_close();
  Destroy();
}

}  // namespace kontor::gui
