#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/token_form.h"
#include "gui/presenters/tokens_presenter.h"
#include "gui/views/form_panel.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// Makes a token.
class TokenDialog : public wxDialog {
 public:
  TokenDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
              std::shared_ptr<OpenBook> book);
  ~TokenDialog() override { DestroyChildren(); }  // they read m_form

  TokenForm& form() { return m_form; }
  FormPanel* panel() const { return m_panel; }
  /// A sentence that says what was made; empty: nothing was.
  std::function<void(const std::string& done)> on_close;

 private:
  void end(const std::string& done);

  TokenForm m_form;
  FormPanel* m_panel = nullptr;
  bool m_ended = false;
};

/// The tokens that let programs in.
class TokensPage : public ListPage {
 public:
  TokensPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             bool dense);
  ~TokensPage() override { DestroyChildren(); }

  TokensPresenter& presenter() { return m_presenter; }
  wxButton* add_button() const { return m_add; }
  wxButton* revoke_button() const { return m_revoke; }
  TokenDialog* dialog() const { return m_dialog; }
  void ask_token();

  PageState state() override { return {}; }
  void show(const PageState&) override {}

 private:
  void add_filters(const Language& t) override;
  void fill_filters() override;
  void show_row(std::size_t) override { fill_filters(); }
  StatePanel::Content empty_content() override;
  void show_act();
  void revoke();

  std::shared_ptr<OpenBook> m_open;
  TokensPresenter m_presenter;
  BusyBar& m_progress;
  wxButton* m_add = nullptr;
  wxButton* m_revoke = nullptr;
  TokenDialog* m_dialog = nullptr;
};

}  // namespace kontor::gui
