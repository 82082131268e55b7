#pragma once

#include <wx/checkbox.h>
#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/count_acts.h"
#include "gui/presenters/count_entry.h"
#include "gui/views/form_dialog.h"
#include "gui/views/scan_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// Asks where and what is to be counted.
class NewCountDialog : public FormDialog {
 public:
  NewCountDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book);
  ~NewCountDialog() override { DestroyChildren(); }  // they read m_form

  NewCountForm& form() { return m_form; }
  /// It ends; the number of the count that was made, 0: none; what was done in words.
  std::function<void(std::int64_t made, const std::string& done)> on_close;

 private:
  void dropped() override { end(0); }
  void end(std::int64_t made);

  NewCountForm m_form;
};

/// Where counted goods are scanned or typed.
class CountEntryDialog : public wxDialog, public CountEntryView {
 public:
  CountEntryDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                   std::shared_ptr<OpenBook> book, std::int64_t number);
  ~CountEntryDialog() override { DestroyChildren(); }  // they read m_entry

  void show_entry() override;
  void beep() override;

  CountEntry& entry() { return m_entry; }
  ScanRow* scan() const { return m_scan; }
  VirtualList* entries() const { return m_entries; }
  VirtualList* problems() const { return m_problems; }
  /// It ends; what was noted, in words, empty: nothing.
  std::function<void(const std::string& done)> on_end;

 private:
  wxSizer* make_buttons();
  void on_key(wxKeyEvent& event);
  void ask_file();
  void end();

  Surroundings m_around;
  BusyBar& m_busy;
  CountEntry m_entry;
  ScanRow* m_scan = nullptr;
  InfoRow* m_info = nullptr;
  VirtualList* m_entries = nullptr;
  VirtualList* m_problems = nullptr;
  wxStaticText* m_summary = nullptr;
  bool m_leaving = false;  ///< it ends once all is noted
  bool m_ended = false;
};

}  // namespace kontor::gui
