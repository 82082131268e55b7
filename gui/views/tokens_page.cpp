#include "gui/views/tokens_page.h"

#include <wx/sizer.h>

#include "gui/views/say_refusal.h"
#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int token_width = 460;
constexpr int token_height = 420;

}  // namespace

TokenDialog::TokenDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                         std::shared_ptr<OpenBook> book)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("New token"))),
      m_form(std::move(book), around.executor, around.language) {
  const Language& t = around.language;
  set_access(this, "token-dialog", GetTitle());
  give_edge(this);
  m_panel = new FormPanel(this, around, busy, m_form, "token", GetTitle().utf8_string(),
                          FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, token_width), dip(this, token_height)));
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  auto* cancel = new wxButton(this, wxID_CANCEL, wx_text(t.text("Cancel")));
  set_access(cancel, "token-cancel", wx_text(t.text("Cancel")));
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

void TokenDialog::end(const std::string& done) {
  if (m_ended) return;
  m_ended = true;
  Hide();
  if (on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
  Destroy();
}

TokensPage::TokensPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"tokens",
                around.language.text("Tokens"),
                around.language.text("Reading the tokens..."),
                {},
                true}),
      m_open(std::move(book)),
      m_presenter(*this, m_open, around.executor, around.language),
      m_progress(busy) {
  m_presenter.on_act = [this] { show_act(); };
  build(m_presenter, dense);
  start();
}

void TokensPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label,
                          std::function<void()> act) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    // After this event: an assistive tool that caused it waits for its end.
    made->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
    return made;
  };
  m_add = button("tokens-add", t.text("New token..."), [this] { ask_token(); });
  add_filter(m_add);
  stretch_filters();
  m_revoke = button("tokens-revoke", t.text("Revoke"), [this] { revoke(); });
  add_filter(m_revoke);
}

void TokensPage::fill_filters() {
  if (!list()) return;
  const auto row = list()->chosen_row();
  m_add->Enable(!m_presenter.acting());
  m_revoke->Enable(row && m_presenter.may_revoke(*row));
}

void TokensPage::ask_token() {
  if (m_dialog) return;
  m_dialog = new TokenDialog(this, m_around, m_progress, m_open);
  m_dialog->on_close = [this](const std::string& done) {
    m_dialog = nullptr;
    if (!done.empty()) m_presenter.tell(done);
  };
  m_dialog->Show();
}

void TokensPage::revoke() {
  if (const auto row = list()->chosen_row()) m_presenter.revoke(*row);
}

void TokensPage::show_act() {
  if (!list()) return;  // it is built just now
  const auto& refused = m_presenter.refused();
  if (m_presenter.said().empty()) {
    // Nothing was done yet.
  } else if (const std::string label = approval_label(m_around, refused); !label.empty()) {
    say(m_presenter.said_tone(), m_presenter.said(), label,
        [approve = m_around.approve, act = *refused] { approve(act); });
  } else {
    say(m_presenter.said_tone(), m_presenter.said());
  }
  fill_filters();
}

StatePanel::Content TokensPage::empty_content() {
  const Language& t = m_around.language;
  if (m_presenter.state() == ListPresenter::State::failed) {
    return {"network-error-symbolic", t.text("The list could not be read"), m_presenter.error(),
            t.text("Try again"), [this] { refresh(); }};
  }
  return {"dialog-password-symbolic", t.text("No program has a token yet"),
          t.text("A token lets a program in without a password, for the commands that you name. It "
                 "can be revoked at any time."),
          t.text("New token..."), [this] { ask_token(); }};
}

}  // namespace kontor::gui
