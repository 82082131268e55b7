#pragma once

#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/paper_presenter.h"
#include "gui/views/report_pages_panel.h"
#include "gui/widgets/busy_bar.h"

namespace kontor::gui {

/// The paper of a document as it is printed: to look at, to print, to keep as a file.
class PaperDialog : public wxDialog {
 public:
  PaperDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
              std::shared_ptr<OpenBook> book, const reports::Report& report,
              const reports::ReportRequest& request);
  ~PaperDialog() override { DestroyChildren(); }  // they read m_presenter

  PaperPresenter& presenter() { return m_presenter; }
  ReportPagesPanel* panel() const { return m_panel; }
  /// A file was written.
  std::function<void(const std::string& sentence, const std::string& path)> on_written;
  std::function<void()> on_close;

 private:
  void ask_file();
  void end();

  Language m_language;
  BusyBar& m_busy;
  PaperPresenter m_presenter;
  ReportPagesPanel* m_panel = nullptr;
  bool m_ended = false;
};

}  // namespace kontor::gui
