#pragma once

#include <wx/checkbox.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/count_acts.h"
#include "gui/presenters/count_entry.h"
#include "gui/views/form_dialog.h"
#include "gui/views/scan_dialog.h"

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
class CountEntryDialog : public ScanDialog {
 public:
  CountEntryDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                   std::shared_ptr<OpenBook> book, std::int64_t number);
  ~CountEntryDialog() override { DestroyChildren(); }  // they read m_entry

  CountEntry& entry() { return m_entry; }
  /// It ends; what was noted, in words, empty: nothing.
  std::function<void(const std::string& done)> on_end;

 private:
  wxSizer* make_beneath() override;
  void add_ends(wxSizer* row) override;
  void shown() override;
  bool on_sheet_key(wxKeyEvent& event) override;
  void dropped() override { end(); }
  void end();

  CountEntry m_entry;
  bool m_leaving = false;  ///< it ends once all is noted
};

}  // namespace kontor::gui
