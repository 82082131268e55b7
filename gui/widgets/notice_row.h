#pragma once

#include <wx/bmpbuttn.h>
#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

#include "gui/presenters/language.h"
#include "gui/presenters/notices.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// The notice that is due: its sentence, its link, how many wait behind it, and a way to close it.
/// Takes no space while there is none.
class NoticeRow : public wxPanel {
 public:
  NoticeRow(wxWindow* parent, const std::string& id, Notices& notices, const Language& language);
  /// Shows what is due now.
  void show();
  InfoRow* row() const { return m_row; }
  /// Shown while the notice is of a file.
  wxButton* folder_button() const { return m_folder; }

  /// Opens a file with the program that the desktop has for it, or a folder.
  std::function<void(const std::string& path)> on_launch;

 private:
  void launch(const std::string& path);

  Notices& m_notices;
  Language m_language;
  InfoRow* m_row = nullptr;
  wxButton* m_folder = nullptr;
  wxStaticText* m_behind = nullptr;
  wxBitmapButton* m_close = nullptr;
};

}  // namespace kontor::gui
