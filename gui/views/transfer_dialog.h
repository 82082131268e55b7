#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/transfer_sheet.h"
#include "gui/views/scan_row.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// A sheet of scanned lines: a draft, what is sent, what has come. All of it by keyboard or
/// scanner alone.
class TransferDialog : public wxDialog, public TransferSheetView {
 public:
  TransferDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book, SheetTask task, const std::string& number);
  ~TransferDialog() override { DestroyChildren(); }  // they read m_sheet

  void show_sheet() override;
  void beep() override;
  void done(const std::string& number, const std::string& sentence) override;

  TransferSheet& sheet() { return m_sheet; }
  ScanRow* scan() const { return m_scan; }
  VirtualList* lines() const { return m_lines; }
  VirtualList* problems() const { return m_problems; }
  wxButton* act_button() const { return m_act; }
  wxChoice* from() const { return m_from; }
  wxChoice* to() const { return m_to; }
  wxCheckBox* rejecting() const { return m_rejecting; }
  InfoRow* info() const { return m_info; }

  /// It ends; with a number something was done with that transfer.
  std::function<void(const std::string& number, const std::string& sentence)> on_end;

 private:
  wxSizer* make_places();
  wxSizer* make_rejecting();
  wxSizer* make_buttons();
  wxChoice* add_place(wxSizer* row, const std::string& id, const std::string& label);
  wxButton* add_button(wxSizer* row, const std::string& id, const std::string& label,
                       std::function<void()> act);
  void fill_places();
  void on_key(wxKeyEvent& event);
  void paste();
  void ask_file();
  void remove_line();
  void leave();
  void end(const std::string& number, const std::string& sentence);

  Surroundings m_around;
  BusyBar& m_busy;
  TransferSheet m_sheet;
  wxChoice* m_from = nullptr;
  wxChoice* m_to = nullptr;
  wxTextCtrl* m_note = nullptr;
  wxCheckBox* m_rejecting = nullptr;
  ScanRow* m_scan = nullptr;
  InfoRow* m_info = nullptr;
  VirtualList* m_lines = nullptr;
  VirtualList* m_problems = nullptr;
  wxStaticText* m_summary = nullptr;
  wxButton* m_save = nullptr;
  wxButton* m_act = nullptr;
  std::size_t m_places_shown = 0;
  bool m_warned = false;  ///< that what was entered is not kept
  bool m_ended = false;
};

}  // namespace kontor::gui
