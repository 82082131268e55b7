#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/report_presenter.h"
#include "gui/views/report_fields.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/state_panel.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// One report: what it is of, its rows with their totals, and what can be made of it.
class ReportPanel : public wxPanel {
 public:
  ReportPanel(wxWindow* parent, Surroundings around, ReportPresenter& presenter);
  ~ReportPanel() override { DestroyChildren(); }  // the list reads the presenter

  /// Everything but the rows.
  void show_report();
  void show_rows();

  VirtualList* list() const { return m_list; }
  ReportFields* fields() const { return m_fields; }
  StatePanel* state_panel() const { return m_empty; }
  InfoRow* info() const { return m_info; }
  std::string footer() const;
  wxButton* back_button() const { return m_back; }
  wxButton* write_button(reports::ReportFormat format) const;
  wxButton* pages_button() const { return m_pages; }

  std::function<void()> on_back;   ///< to the list of all reports
  std::function<void()> on_pages;  ///< shows the pages

 private:
  wxSizer* make_head();
  wxButton* add_button(wxSizer* row, const std::string& id, const std::string& label,
                       std::function<void()> act);
  void ask_file(reports::ReportFormat format);
  void show_state();
  void show_lines(wxStaticText* label, const std::vector<std::string>& lines);

  Surroundings m_around;
  ReportPresenter& m_presenter;
  wxButton* m_back = nullptr;
  wxButton* m_csv = nullptr;
  wxButton* m_xlsx = nullptr;
  wxButton* m_pdf = nullptr;
  wxButton* m_pages = nullptr;
  wxStaticText* m_title = nullptr;
  wxStaticText* m_about = nullptr;
  ReportFields* m_fields = nullptr;
  InfoRow* m_info = nullptr;
  wxStaticText* m_notes = nullptr;
  wxSimplebook* m_book = nullptr;
  VirtualList* m_list = nullptr;
  StatePanel* m_empty = nullptr;
  wxStaticText* m_footer = nullptr;
};

}  // namespace kontor::gui
