#include "gui/views/desk_dialogs.h"

#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

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
      way_out(this, m_entrance->way_button()->GetParent(), t.text("Cancel"), "approval-cancel");
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
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_entrance, 1, wxEXPAND | wxALL, space(this, Space::section));
  SetSizerAndFit(column);
  centre_over_window(this);
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
    : FormDialog(
          parent, around,
          {"secret",
           kind == SecretKind::pin ? around.language.text("PIN") : around.language.text("Password"),
           secret_width, secret_height}),
      m_form(std::move(book), around.executor, around.language, std::move(owner), kind) {
  const Language& t = m_around.language;
  m_clear = new wxButton(this, wxID_ANY, wx_text(t.text("Take the PIN away")));
  set_access(m_clear, "secret-clear", wx_text(t.text("Take the PIN away")));
  m_clear->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    m_clearing = true;
    m_form.clear();
  });
  m_clear->Show(!m_form.owner().own() && kind == SecretKind::pin);
  m_form.on_saved = [this] { saved(); };
  build(busy, m_form, m_clear);
  m_form.load();
  panel()->focus_first();
}

void SecretDialog::saved() {
  const Language& t = m_around.language;
  const Args named{{"name", m_form.owner().name}};
  const bool pin = m_form.kind() == SecretKind::pin;
  end(m_clearing ? t.text("{name} has no PIN any more.", named)
      : pin      ? t.text("The PIN of {name} was set.", named)
                 : t.text("The password of {name} was set.", named));
}

void SecretDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

}  // namespace kontor::gui
