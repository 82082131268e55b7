#include "gui/views/close_transfer_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int close_form_width = 460;
constexpr int close_form_height = 360;

}  // namespace

CloseTransferDialog::CloseTransferDialog(wxWindow* parent, const Surroundings& around,
                                         BusyBar& busy, std::shared_ptr<OpenBook> book,
                                         const std::string& number)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("Close transfer"))),
      m_form(std::move(book), around.executor, around.language, number) {
  const Language& t = around.language;
  set_access(this, "transfer-close-dialog", GetTitle());
  give_edge(this);
  m_panel = new FormPanel(this, around, busy, m_form, "transfer-closing", GetTitle().utf8_string(),
                          FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, close_form_width), dip(this, close_form_height)));
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  auto* cancel = new wxButton(this, wxID_CANCEL, wx_text(t.text("Cancel")));
  set_access(cancel, "transfer-closing-cancel", wx_text(t.text("Cancel")));
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end({}); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end({}); });
  SetEscapeId(wxID_CANCEL);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  row->Add(cancel, 0);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  centre_over_window(this);
  m_form.load();
  m_panel->focus_first();
}

void CloseTransferDialog::end(const std::string& done) {
  if (m_ended) return;
  m_ended = true;
  Hide();
  if (on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
  Destroy();
}

}  // namespace kontor::gui
