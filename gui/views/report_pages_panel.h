#pragma once

#include <wx/bmpbuttn.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

#include "gui/presenters/report_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/gtk_print.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/pages_view.h"

namespace kontor::gui {

/// The pages of a report or paper as they are printed, to look at and to print.
class ReportPagesPanel : public wxPanel {
 public:
  /// `id`: what the controls' ids begin with; `back`: where the button in front leads, translated.
  ReportPagesPanel(wxWindow* parent, Surroundings around, PagesSource& presenter,
                   const std::string& id, const std::string& back);

  /// The presenter's pages, or that they are on their way.
  void show_pages();
  /// Prints them as the desktop does; with a path into a file, without a question.
  Printed print(const std::string& to_file = {});

  PagesView* view() const { return m_view; }
  wxStaticText* where() const { return m_where; }
  wxButton* back_button() const { return m_back; }
  wxButton* print_button() const { return m_print; }
  wxBitmapButton* next_button() const { return m_next; }
  wxBitmapButton* previous_button() const { return m_previous; }
  wxChoice* zoom() const { return m_zoom; }
  void take_focus();

  std::function<void()> on_back;  ///< to the rows

 private:
  wxSizer* make_head(const std::string& back);
  wxBitmapButton* add_turn(wxSizer* row, const std::string& id, const std::string& name,
                           const std::string& icon, int pages);
  void show_where();

  Surroundings m_around;
  PagesSource& m_presenter;
  std::string m_id;
  wxButton* m_back = nullptr;
  wxStaticText* m_title = nullptr;
  wxBitmapButton* m_previous = nullptr;
  wxStaticText* m_where = nullptr;
  wxBitmapButton* m_next = nullptr;
  wxChoice* m_zoom = nullptr;
  wxButton* m_print = nullptr;
  InfoRow* m_info = nullptr;
  PagesView* m_view = nullptr;
};

}  // namespace kontor::gui
