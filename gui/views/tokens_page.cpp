#include "gui/views/tokens_page.h"

namespace kontor::gui {

namespace {

constexpr int token_width = 460;
constexpr int token_height = 420;

}  // namespace

TokenDialog::TokenDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                         std::shared_ptr<OpenBook> book)
    : FormDialog(parent, around,
                 {"token", around.language.text("New token"), token_width, token_height}),
      m_form(std::move(book), around.executor, around.language) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void TokenDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

TokensPage::TokensPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, bool dense)
    : RevokingPage(parent, around, busy,
                   {"tokens",
                    around.language.text("Tokens"),
                    around.language.text("Reading the tokens..."),
                    {},
                    true}),
      m_open(std::move(book)),
      m_presenter(*this, m_open, around.executor, around.language),
      m_progress(busy) {
  begin(m_presenter, m_presenter, dense);
}

void TokensPage::add_filters(const Language& t) {
  m_add = act_button("tokens-add", t.text("New token..."), [this] { ask_token(); });
  add_filter(m_add);
  add_revoke("tokens-revoke", t.text("Revoke"));
}

void TokensPage::fill_acts() { m_add->Enable(!m_presenter.acting()); }

void TokensPage::ask_token() {
  if (m_dialog) return;
  m_dialog = new TokenDialog(this, m_around, m_progress, m_open);
  m_dialog->on_close = [this](const std::string& done) {
    m_dialog = nullptr;
    if (!done.empty()) m_presenter.tell(done);
  };
  m_dialog->Show();
}

StatePanel::Content TokensPage::empty_content() {
  const Language& t = m_around.language;
  if (m_presenter.state() == ListPresenter::State::failed) return unread(m_presenter.error());
  return {"dialog-password-symbolic", t.text("No program has a token yet"),
          t.text("A token lets a program in without a password, for the commands that you name. It "
                 "can be revoked at any time."),
          t.text("New token..."), [this] { ask_token(); }};
}

}  // namespace kontor::gui
