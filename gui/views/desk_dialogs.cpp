#include "gui/views/desk_dialogs.h"

#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int secret_width = 380, secret_height = 330;

}  // namespace

ApprovalDialog::ApprovalDialog(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book, RefusedAct act)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("Approval"))), m_act(std::move(act)) {
  const Language& t = around.language;
  set_access(this, "approval-dialog", wx_text(t.text("Approval")));
  give_edge(this);
  const std::string sentence = t.text(
      "It takes the right “{right}”. Somebody who has it signs here, and it is done this "
      "once. The audit names you both.",
      {{"right", t.name(m_act.right)}});
  m_entrance = new EntrancePanel(
      this, around, std::move(book), {"approval", t.text("Approval"), sentence, t.text("Approve")},
      [right = m_act.right, scope = m_act.scope](Desk& desk, const std::string& code,
                                                 SecretKind kind, const std::string& secret) {
        return desk.approve(right, scope, code, kind, secret);
      });
  auto* cancel =
      new wxButton(m_entrance->way_button()->GetParent(), wxID_CANCEL, wx_text(t.text("Cancel")));
  set_access(cancel, "approval-cancel", wx_text(t.text("Cancel")));
  m_entrance->links()->AddStretchSpacer();
  m_entrance->links()->Add(cancel, 0);
  m_entrance->on_layout = [this] { Fit(); };
  m_entrance->on_entered = [this](std::shared_ptr<OpenBook> lent) {
    // After this event: the dialog goes.
    GetParent()->CallAfter([again = m_act.again, lent = std::move(lent)] { again(lent); });
    end();
  };
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(); });
  SetEscapeId(wxID_CANCEL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_entrance, 1, wxEXPAND | wxALL, space(this, Space::section));
  SetSizerAndFit(column);
  CentreOnParent();
  m_entrance->take_focus();
}

void ApprovalDialog::end() {
  if (m_ended) return;
  m_ended = true;
  Hide();
  if (on_close) GetParent()->CallAfter(on_close);
  Destroy();
}

SecretDialog::SecretDialog(wxWindow* parent, Surroundings around, BusyBar& busy,
                           std::shared_ptr<OpenBook> book, SecretOwner owner, SecretKind kind)
    : wxDialog(parent, wxID_ANY,
               wx_text(kind == SecretKind::pin ? around.language.text("PIN")
                                               : around.language.text("Password"))),
      m_language(around.language),
      m_form(std::move(book), around.executor, around.language, std::move(owner), kind) {
  const Language& t = m_language;
  set_access(this, "secret-dialog", GetTitle());
  give_edge(this);
  m_panel = new FormPanel(this, around, busy, m_form, "secret", GetTitle().utf8_string(),
                          FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, secret_width), dip(this, secret_height)));
  m_clear = new wxButton(this, wxID_ANY, wx_text(t.text("Take the PIN away")));
  set_access(m_clear, "secret-clear", wx_text(t.text("Take the PIN away")));
  m_clear->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    m_clearing = true;
    m_form.clear();
  });
  m_clear->Show(!m_form.owner().own() && kind == SecretKind::pin);
  auto* cancel = new wxButton(this, wxID_CANCEL, wx_text(t.text("Cancel")));
  set_access(cancel, "secret-cancel", wx_text(t.text("Cancel")));
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end({}); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end({}); });
  SetEscapeId(wxID_CANCEL);
  m_form.on_saved = [this] {
    const Args named{{"name", m_form.owner().name}};
    const bool pin = m_form.kind() == SecretKind::pin;
    end(m_clearing ? m_language.text("{name} has no PIN any more.", named)
        : pin      ? m_language.text("The PIN of {name} was set.", named)
                   : m_language.text("The password of {name} was set.", named));
  };
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_clear, 0);
  row->AddStretchSpacer();
  row->Add(cancel, 0);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  CentreOnParent();
  m_form.load();
  m_panel->focus_first();
}

void SecretDialog::end(const std::string& done) {
  if (m_ended) return;
  m_ended = true;
  Hide();
  if (on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
  Destroy();
}

}  // namespace kontor::gui
