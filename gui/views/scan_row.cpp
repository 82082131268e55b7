#include "gui/views/scan_row.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int scan_code_width = 240;
constexpr int scan_quantity_width = 96;

std::string trimmed(const wxTextCtrl& field) {
  return field.GetValue().Trim().Trim(false).utf8_string();
}

}  // namespace

ScanRow::ScanRow(wxWindow* parent, const Language& t, const std::string& id,
                 const std::string& quantity_hint)
    : wxPanel(parent) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_code = add_field(row, id + "-code", t.text("SKU or barcode"), scan_code_width, 1);
  row->AddSpacer(space(this, Space::group));
  m_quantity = add_field(row, id + "-quantity", t.text("Quantity"), scan_quantity_width, 0);
  m_quantity->SetToolTip(wx_text(quantity_hint));
  m_quantity->SetHint("+1");
  row->AddSpacer(space(this, Space::inside));
  auto* add = new wxButton(this, wxID_ANY, wx_text(t.text("Add")));
  set_access(add, id + "-add", wx_text(t.text("Add")));
  add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { enter(); });
  row->Add(add, 0, wxALIGN_CENTRE_VERTICAL);
  SetSizer(row);
}

wxTextCtrl* ScanRow::add_field(wxSizer* row, const std::string& id, const std::string& label,
                               int width, int share) {
  row->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  auto* field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(dip(this, width), -1),
                               wxTE_PROCESS_ENTER);
  set_access(field, id, wx_text(label));
  field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { enter(); });
  field->Bind(wxEVT_TEXT_PASTE, [this](wxClipboardTextEvent& event) { pasted(event); });
  row->Add(field, share, wxALIGN_CENTRE_VERTICAL);
  return field;
}

void ScanRow::pasted(wxClipboardTextEvent& event) {
  std::string words = clipboard_words();
  while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.pop_back();
  if (words.find('\n') == std::string::npos || !on_paste) {
    event.Skip();
    return;
  }
  on_paste(words);
}

void ScanRow::edit(const std::string& code, const std::string& quantity) {
  m_code->ChangeValue(wx_text(code));
  m_quantity->ChangeValue(wx_text(quantity));
  m_quantity->SetFocus();
  m_quantity->SelectAll();
}

void ScanRow::enter() {
  const std::string code = trimmed(*m_code);
  const std::string quantity = trimmed(*m_quantity);
  if (code.empty()) {
    m_code->SetFocus();
    return;
  }
  m_code->ChangeValue({});
  m_quantity->ChangeValue({});
  m_code->SetFocus();
  if (on_enter) on_enter(code, quantity);
}

std::string clipboard_words() {
  wxTextDataObject data;
  if (!wxTheClipboard->Open()) return {};
  const bool has = wxTheClipboard->GetData(data);
  wxTheClipboard->Close();
  return has ? data.GetText().utf8_string() : std::string();
}

}  // namespace kontor::gui
