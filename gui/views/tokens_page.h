#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/token_form.h"
#include "gui/presenters/tokens_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/revoking_page.h"

namespace kontor::gui {

/// Makes a token.
class TokenDialog : public FormDialog {
 public:
  TokenDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
              std::shared_ptr<OpenBook> book);
  ~TokenDialog() override { DestroyChildren(); }  // they read m_form

  TokenForm& form() { return m_form; }
  /// A sentence that says what was made; empty: nothing was.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  TokenForm m_form;
};

/// The tokens that let programs in.
class TokensPage : public RevokingPage {
 public:
  TokensPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             bool dense);
  ~TokensPage() override { DestroyChildren(); }

  TokensPresenter& presenter() { return m_presenter; }
  wxButton* add_button() const { return m_add; }
  TokenDialog* dialog() const { return m_dialog; }
  void ask_token();

 private:
  void add_filters(const Language& t) override;
  void fill_acts() override;
  StatePanel::Content empty_content() override;

  std::shared_ptr<OpenBook> m_open;
  TokensPresenter m_presenter;
  BusyBar& m_progress;
  wxButton* m_add = nullptr;
  TokenDialog* m_dialog = nullptr;
};

}  // namespace kontor::gui
