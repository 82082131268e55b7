#include "gui/views/ask_files.h"

#include <wx/filedlg.h>

#include "gui/widgets/space.h"

namespace kontor::gui {

std::vector<std::string> ask_files(wxWindow* parent, const Language& language,
                                   const std::string& title) {
  wxFileDialog dialog(parent, wx_text(title), {}, {}, wx_text(language.text("All files")) + "|*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST | wxFD_MULTIPLE);
  std::vector<std::string> files;
  if (dialog.ShowModal() != wxID_OK) return files;
  wxArrayString paths;
  dialog.GetPaths(paths);
  for (const auto& path : paths) files.push_back(path.utf8_string());
  return files;
}

}  // namespace kontor::gui
