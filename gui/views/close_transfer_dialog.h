#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/transfer_acts.h"
#include "gui/views/form_dialog.h"

namespace kontor::gui {

/// Asks why what never came is missing, and who pays for it.
class CloseTransferDialog : public FormDialog {
 public:
  CloseTransferDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                      std::shared_ptr<OpenBook> book, const std::string& number);
  ~CloseTransferDialog() override { DestroyChildren(); }  // they read m_form

  CloseTransferForm& form() { return m_form; }
  /// It ends; what was done in words, empty: nothing.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  CloseTransferForm m_form;
};

}  // namespace kontor::gui
