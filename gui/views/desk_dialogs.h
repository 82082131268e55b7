#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/approval.h"
#include "gui/presenters/secret_form.h"
#include "gui/views/entrance_panel.h"
#include "gui/views/form_dialog.h"

namespace kontor::gui {

/// Somebody else's code and PIN for an act that was refused: then it runs once more.
class ApprovalDialog : public wxDialog {
 public:
  ApprovalDialog(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                 RefusedAct act);
  ~ApprovalDialog() override { DestroyChildren(); }

  EntrancePanel* entrance() const { return m_entrance; }
  std::function<void()> on_close;

 private:
  void end();

  RefusedAct m_act;
  EntrancePanel* m_entrance = nullptr;
  bool m_ended = false;
};

/// A new PIN or password.
class SecretDialog : public FormDialog {
 public:
  SecretDialog(wxWindow* parent, Surroundings around, BusyBar& busy, std::shared_ptr<OpenBook> book,
               SecretOwner owner, SecretKind kind);
  ~SecretDialog() override { DestroyChildren(); }  // they read m_form

  SecretForm& form() { return m_form; }
  wxButton* clear_button() const { return m_clear; }
  /// A sentence that says what was done; empty: nothing was.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void saved();
  void end(const std::string& done);

  SecretForm m_form;
  wxButton* m_clear = nullptr;
  bool m_clearing = false;
};

}  // namespace kontor::gui
