#pragma once

#include <wx/button.h>

#include <functional>
#include <string>

#include "gui/presenters/revoking_list.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// A list of things that are given and taken back, with what came of the last act above it.
class RevokingPage : public ListPage {
 public:
  wxButton* revoke_button() const { return m_revoke; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}

 protected:
  using ListPage::ListPage;

  /// Builds the page, once the presenter stands.
  void begin(ListPresenter& list, Revoking& things, bool dense);
  wxButton* act_button(const std::string& id, const std::string& label, std::function<void()> act);
  /// The button that takes the chosen one back, at the trailing end.
  void add_revoke(const std::string& id, const std::string& label);
  void fill_filters() override;
  void show_row(std::size_t) override { fill_filters(); }
  /// The other buttons follow the state, too.
  virtual void fill_acts() = 0;
  /// What stands there where the list could not be read.
  StatePanel::Content unread(const std::string& error);
  virtual void show_act();

 private:
  void revoke();

  Revoking* m_things = nullptr;
  wxButton* m_revoke = nullptr;
};

}  // namespace kontor::gui
