#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>
#include <string>

#include "gui/presenters/folder_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/state_panel.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// The folder that is watched: which one, how it does, and what came out of it.
class FolderPanel : public wxPanel {
 public:
  FolderPanel(wxWindow* parent, Surroundings around, FolderPresenter& presenter);
  ~FolderPanel() override { DestroyChildren(); }  // the list reads the presenter

  /// Something is another than it was.
  void show_folder();
  VirtualList* list() const { return m_list; }
  StatePanel* state_panel() const { return m_empty; }
  InfoRow* info() const { return m_info; }
  wxButton* choose_button() const { return m_choose; }
  wxButton* watch_button() const { return m_watch; }
  wxStaticText* summary() const { return m_summary; }
  void take_focus();

  /// Goes to an import.
  std::function<void(std::int64_t)> on_batch;

 private:
  wxSizer* make_head(const Language& t);
  void ask_folder();

  Surroundings m_around;
  FolderPresenter& m_presenter;
  wxStaticText* m_summary = nullptr;
  wxStaticText* m_footer = nullptr;
  wxButton* m_choose = nullptr;
  wxButton* m_watch = nullptr;
  InfoRow* m_info = nullptr;
  wxSimplebook* m_book = nullptr;
  StatePanel* m_empty = nullptr;
  VirtualList* m_list = nullptr;
};

}  // namespace kontor::gui
