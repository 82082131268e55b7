#pragma once

#include <wx/panel.h>
#include <wx/srchctrl.h>

#include <functional>
#include <vector>

#include "gui/commands/command.h"
#include "gui/presenters/destination.h"
#include "gui/presenters/notices.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// An area of an open book: what the commands of the window ask of the page in front.
class AreaPage : public wxPanel {
 public:
  /// Hidden until its place shows it: GTK takes twice as long to fill a page that can be seen.
  explicit AreaPage(wxWindow* parent) : wxPanel(parent) { Hide(); }

  /// What it shows, to come back to it.
  virtual PageState state() = 0;
  /// Shows what another page, a command or a step back asks for; none: what it shows already.
  virtual void show(const PageState& wanted) = 0;
  /// Where the focus goes when the area comes to the front.
  virtual void take_focus() = 0;
  virtual void refresh() = 0;
  /// Somebody committed.
  virtual void book_changed() = 0;

  /// None: the area has nothing to search in.
  virtual wxSearchCtrl* search_field() const { return nullptr; }
  virtual bool filtered() const { return false; }
  virtual void clear_filters() {}
  /// A row is chosen that can be opened.
  virtual bool can_open() const { return false; }
  virtual void open_chosen() {}
  /// Copies from the list that has the focus; false when nothing is chosen there.
  virtual bool copy() { return false; }
  virtual void set_dense(bool dense) = 0;
  /// Stores widths for the next run.
  virtual void remember() = 0;
  /// Something was typed here that is not saved yet.
  virtual bool unsaved() const { return false; }
  /// Keys of this area beside those of the commands and of every list.
  virtual std::vector<KeyHelp> keys() const { return {}; }

  /// Goes to what a figure or a row stands for, wherever that is shown.
  std::function<void(Destination)> on_go;
  /// Something that ran in the background has ended.
  std::function<void(Notice)> on_notice;
  /// Goes to where files are taken in.
  std::function<void()> on_import;
};

}  // namespace kontor::gui
