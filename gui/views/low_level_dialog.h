#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "gui/presenters/low_level_form.h"
#include "gui/views/form_dialog.h"

namespace kontor::gui {

/// Asks at what level products are low.
class LowLevelDialog : public FormDialog {
 public:
  LowLevelDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book, std::vector<stock::PoolRow> products,
                 std::vector<company::Location> places, LocationId place);
  ~LowLevelDialog() override { DestroyChildren(); }  // they read m_form

  LowLevelForm& form() { return m_form; }
  /// It ends, with a level set or not.
  std::function<void(bool set)> on_close;

 private:
  void dropped() override { end(false); }
  void end(bool set);

  LowLevelForm m_form;
};

}  // namespace kontor::gui
