#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/transfer_sheet.h"
#include "gui/views/scan_dialog.h"

namespace kontor::gui {

/// The sheet of a transfer or of an order with a supplier: a draft, what is sent, what has come.
/// All of it by keyboard or scanner alone.
class TransferDialog : public ScanDialog {
 public:
  TransferDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book, SheetTask task, const std::string& number,
                 stock::DocumentType type = stock::DocumentType::transfer);
  ~TransferDialog() override { DestroyChildren(); }  // they read m_sheet

  TransferSheet& sheet() { return m_sheet; }
  wxButton* act_button() const { return m_act; }
  wxChoice* from() const { return m_from; }
  wxChoice* to() const { return m_to; }
  wxTextCtrl* expected() const { return m_expected; }
  wxCheckBox* rejecting() const { return m_rejecting; }
  // Of an invoice.
  wxTextCtrl* bill_number() const { return m_bill_number; }
  wxTextCtrl* freight() const { return m_freight; }
  wxCheckBox* credit() const { return m_credit; }
  VirtualList* foreseen() const { return m_foreseen; }

  /// It ends; with a number something was done with that document.
  std::function<void(const std::string& number, const std::string& sentence)> on_end;

 private:
  wxSizer* make_above() override;
  wxSizer* make_foot() override;
  void add_ends(wxSizer* row) override;
  void shown() override;
  bool on_sheet_key(wxKeyEvent& event) override;
  void dropped() override { end({}, {}); }
  wxSizer* make_places();
  wxSizer* make_notes();
  wxSizer* make_rejecting();
  wxSizer* make_charges();
  wxSizer* make_bill();
  wxSizer* make_back();
  void add_flag(wxSizer* row, const std::string& id, const std::string& label,
                bool TypedBill::*flag, wxCheckBox** made = nullptr);
  void type_bill(const std::function<void(TypedBill&)>& change);
  void fill_bill();
  wxChoice* add_place(wxSizer* row, const std::string& id, const std::string& label);
  void fill_places();
  /// Says once that what was entered is not kept.
  void leave_or_warn();
  void end(const std::string& number, const std::string& sentence);

  TransferSheet m_sheet;
  wxChoice* m_from = nullptr;
  wxChoice* m_to = nullptr;
  wxTextCtrl* m_note = nullptr;
  wxTextCtrl* m_expected = nullptr;  ///< of an order
  wxCheckBox* m_rejecting = nullptr;
  wxSizer* m_charges = nullptr;  ///< of an order's delivery or invoice
  wxTextCtrl* m_bill_number = nullptr;
  wxTextCtrl* m_freight = nullptr;
  wxChoice* m_sender = nullptr;
  wxCheckBox* m_credit = nullptr;
  wxStaticText* m_foreseen_title = nullptr;
  wxStaticText* m_foreseen_words = nullptr;
  VirtualList* m_foreseen = nullptr;
  wxButton* m_save = nullptr;
  wxButton* m_act = nullptr;
  bool m_places_shown = false;
  bool m_warned = false;  ///< that what was entered is not kept
};

}  // namespace kontor::gui
