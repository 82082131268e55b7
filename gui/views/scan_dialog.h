#pragma once

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include <functional>
#include <string>

#include "gui/presenters/scanned_lines.h"
#include "gui/views/scan_row.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// A sheet of scanned lines: the row to scan into, what was said, the lines, those left out, what
/// there is by now, buttons. Derived classes own the presenter, so that they destroy the children,
/// which read it, before it goes.
class ScanDialog : public wxDialog, public ScannedLinesView {
 public:
  void show_lines() override;
  void beep() override;

  ScanRow* scan() const { return m_scan; }
  VirtualList* lines() const { return m_list; }
  VirtualList* problems() const { return m_problems; }
  InfoRow* info() const { return m_info; }

 protected:
  struct Look {
    std::string id;     ///< "transfer-sheet": the controls' ids begin with it
    std::string lines;  ///< what the list of lines is called, translated
    int width = 0;      ///< of the list, in DIP
    std::size_t rows = 0;
    bool scans = true;  ///< else its lines are only shown
  };

  ScanDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy)
      : wxDialog(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                 wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
        m_around(around),
        m_busy(busy) {}
  /// Builds it, once the presenter stands.
  void build(ScannedLines& scanned, const Look& look);
  /// What stands above the row to scan into; null: nothing.
  virtual wxSizer* make_above() { return nullptr; }
  /// The same beneath it.
  virtual wxSizer* make_beneath() { return nullptr; }
  /// The same below the lines.
  virtual wxSizer* make_foot() { return nullptr; }
  /// Adds the buttons at the end of the last row.
  virtual void add_ends(wxSizer* row) = 0;
  /// Something else is to be shown than a moment ago.
  virtual void shown() {}
  /// A key that no sheet knows; false: it goes on.
  virtual bool on_sheet_key(wxKeyEvent&) { return false; }
  /// Somebody closed it, or pressed Escape.
  virtual void dropped() = 0;

  wxButton* add_button(wxSizer* row, const std::string& id, const std::string& label,
                       std::function<void()> act);
  /// A label and the field made by `make` right after it: they are tied together.
  void add_label(wxSizer* row, const std::string& id, const std::string& label);
  wxTextCtrl* add_field(wxSizer* row, const std::string& id, const std::string& label, int width,
                        int share, std::function<void(const std::string&)> typed);
  /// Takes the dialog away, and tells it; false where it has gone already.
  bool leave(std::function<void()> told);
  bool ended() const { return m_ended; }

  Surroundings m_around;
  BusyBar& m_busy;

 private:
  void ask_file();

  ScannedLines* m_scanned = nullptr;
  ScanRow* m_scan = nullptr;
  InfoRow* m_info = nullptr;
  VirtualList* m_list = nullptr;
  VirtualList* m_problems = nullptr;
  wxStaticText* m_summary = nullptr;
  bool m_built = false;
  bool m_ended = false;
};

}  // namespace kontor::gui
