#pragma once

#include "gui/views/area_page.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/state_panel.h"

namespace kontor::gui {

/// An area that the person at the window may not see: which right it needs, and whom to ask.
class ClosedPage : public AreaPage {
 public:
  ClosedPage(wxWindow* parent, const Surroundings& around, const Refusal& refusal);

  StatePanel* panel() const { return m_panel; }

  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override { SetFocusIgnoringChildren(); }
  void refresh() override {}
  void book_changed() override {}
  void set_dense(bool) override {}
  void remember() override {}

 private:
  StatePanel* m_panel;
};

}  // namespace kontor::gui
