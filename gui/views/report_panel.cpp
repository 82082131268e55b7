#include "gui/views/report_panel.h"

#include <wx/filedlg.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace report_panel_detail {

enum ReportBook : std::size_t { book_rows, book_state };
constexpr int back_icon = 16;

/// A line of text that may be wrapped, unlike other labels.
wxStaticText* wrapped_text(wxWindow* parent, const std::string& id, Tone tone) {
  // wx mirrors the alignment and GTK mirrors it back.
  const bool rtl = parent->GetLayoutDirection() == wxLayout_RightToLeft;
  auto* label = new wxStaticText(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                                 rtl ? wxALIGN_RIGHT : wxALIGN_LEFT);
  if (tone != Tone::normal) label->SetForegroundColour(colour_of(tone));
  set_access(label, id, {});
  return label;
}

}  // namespace report_panel_detail

ReportPanel::ReportPanel(wxWindow* parent, Surroundings around, ReportPresenter& presenter)
    : wxPanel(parent), m_around(around), m_presenter(presenter) {
  using namespace report_panel_detail;
  const Language& t = m_around.language;
  set_access(this, "report-page", wx_text(t.text("Report")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_head(), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  m_about = body_text(this, {}, "report-about", Tone::dimmed);
  column->Add(m_about, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  m_fields =
      new ReportFields(this, t, [this](const ReportChoice& choice) { m_presenter.choose(choice); });
  column->Add(m_fields, 0, wxEXPAND);
  m_info = new InfoRow(this, "report-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_notes = wrapped_text(this, "report-notes", Tone::dimmed);
  column->Add(m_notes, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_book = new wxSimplebook(this);
  set_access(m_book, "report-book", wx_text(t.text("Report")));
  m_list = new VirtualList(m_book, m_presenter, {"report-rows", t.text("Rows of the report")},
                           m_around.settings);
  m_empty = new StatePanel(m_book, "report-state");
  m_book->AddPage(m_list, {});
  m_book->AddPage(m_empty, {});
  column->Add(m_book, 1, wxEXPAND);
  m_footer = wrapped_text(this, "report-footer", Tone::normal);
  column->Add(m_footer, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    show_lines(m_notes, m_presenter.notes());
    show_lines(m_footer, m_presenter.footer());
  });
}

wxSizer* ReportPanel::make_head() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_back = add_button(row, "report-back", t.text("All reports"), [this] {
    if (on_back) on_back();
  });
  m_back->SetBitmap(symbolic_icon("go-previous-symbolic", report_panel_detail::back_icon,
                                  colour_of(Tone::normal), t.rtl()));
  row->AddSpacer(space(this, Space::group));
  m_title = page_title(this, {}, "report-title");
  row->Add(m_title, 1, wxALIGN_CENTRE_VERTICAL);
  const auto writes = [&](const std::string& id, const std::string& label,
                          reports::ReportFormat format) {
    row->AddSpacer(space(this, Space::inside));
    auto* button = add_button(row, id, label, [this, format] { ask_file(format); });
    button->SetToolTip(wx_text(t.text("Writes all rows into a file")));
    return button;
  };
  m_csv = writes("report-csv", t.text("CSV..."), reports::ReportFormat::csv);
  m_xlsx = writes("report-xlsx", t.text("XLSX..."), reports::ReportFormat::xlsx);
  m_pdf = writes("report-pdf", t.text("PDF..."), reports::ReportFormat::pdf);
  row->AddSpacer(space(this, Space::inside));
  m_pages = add_button(row, "report-pages", t.text("Print preview"), [this] {
    if (on_pages) on_pages();
  });
  return row;
}

wxButton* ReportPanel::add_button(wxSizer* row, const std::string& id, const std::string& label,
                                  std::function<void()> act) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
  return button;
}

wxButton* ReportPanel::write_button(reports::ReportFormat format) const {
  return format == reports::ReportFormat::csv    ? m_csv
         : format == reports::ReportFormat::xlsx ? m_xlsx
                                                 : m_pdf;
}

void ReportPanel::ask_file(reports::ReportFormat format) {
  const Language& t = m_around.language;
  const std::string name = m_presenter.file_name(format);
  wxFileDialog dialog(this, wx_text(t.text("Write the report")), {}, wx_text(name),
                      wx_text("*" + name.substr(name.rfind('.'))),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) m_presenter.write(dialog.GetPath().utf8_string(), format);
}

void ReportPanel::show_lines(wxStaticText* label, const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  wrap_text(label, text, GetClientSize().x - 2 * space(this, Space::group));
  set_access(label, access_id(label), wx_text(text));
  label->Show(!text.empty());
}

std::string ReportPanel::footer() const { return access_name(m_footer).utf8_string(); }

void ReportPanel::show_rows() {
  m_list->show_columns();
  m_list->show_new_rows();
}

void ReportPanel::show_state() {
  using State = ReportPresenter::State;
  const Language& t = m_around.language;
  const auto again = [this] { m_presenter.run(); };
  switch (m_presenter.state()) {
    case State::empty:
      m_empty->show({"edit-find-symbolic",
                     t.text("Nothing to report"),
                     t.text("There is nothing to report for this choice."),
                     {},
                     {}});
      break;
    case State::stopped:
      m_empty->show({"process-stop-symbolic", t.text("The report was stopped"),
                     t.text("Nothing of it is shown: sums of a part would mislead."),
                     t.text("Run it again"), again});
      break;
    case State::failed:
      m_empty->show({"dialog-error-symbolic", t.text("The report could not be read"),
                     m_presenter.error(), t.text("Try again"), again});
      break;
    default:
      m_book->SetSelection(report_panel_detail::book_rows);
      return;
  }
  m_book->SetSelection(report_panel_detail::book_state);
}

void ReportPanel::show_report() {
  const Language& t = m_around.language;
  set_label(m_title, m_presenter.title());
  set_label(m_about, m_presenter.about());
  m_fields->fill(m_presenter);
  m_fields->Show(m_fields->any_shown());
  show_state();
  const bool there = m_presenter.state() == ReportPresenter::State::ready;
  if (there && !m_presenter.error().empty()) {
    m_info->say(Tone::problem, m_presenter.error());
  } else if (m_presenter.outdated()) {
    m_info->say(Tone::information, t.text("The book has changed since this was read."),
                t.text("Run it again"), [this] { m_presenter.run(); });
  } else {
    m_info->clear();
  }
  show_lines(m_notes, m_presenter.notes());
  show_lines(m_footer, m_presenter.footer());
  for (auto* button : {m_csv, m_xlsx, m_pdf}) button->Enable(there && !m_presenter.writing());
  m_pages->Enable(there);
  Layout();
}

}  // namespace kontor::gui
