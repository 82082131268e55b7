#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "gui/views/form_panel.h"

namespace kontor::gui {

/// A dialog around one form, with its buttons and Cancel beneath it. Derived classes own the form,
/// so that they destroy the children, which read it, before it goes.
class FormDialog : public wxDialog {
 public:
  struct Look {
    std::string id;             ///< "token": the controls' ids begin with it
    std::string title;          ///< translated
    int width = 0, height = 0;  ///< of the form, in DIP; the height until its fields are known
  };

  FormPanel* panel() const { return m_panel; }

 protected:
  FormDialog(wxWindow* parent, Surroundings around, Look look);
  /// Builds it, once the form stands; `beside` is a further button, at the other end from the
  /// others.
  void build(BusyBar& busy, FormPresenter& form, wxButton* beside = nullptr);
  /// Cancel, Escape, or the window's own close.
  virtual void dropped() = 0;
  /// Takes the dialog away; false where it has gone already.
  bool leave();

  Surroundings m_around;

 private:
  void make_room();

  Look m_look;
  FormPanel* m_panel = nullptr;
  bool m_fitted = false;  ///< to its fields
  bool m_left = false;
};

/// A dialog that goes once its form is saved, or is not wanted any more.
template <class Form>
class AskDialog : public FormDialog {
 public:
  /// `about`: what the form takes behind the book, the executor and the language.
  template <class... About>
  AskDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy, Look look,
            std::shared_ptr<OpenBook> book, const About&... about)
      : FormDialog(parent, around, std::move(look)),
        m_form(std::move(book), around.executor, around.language, about...) {
    m_form.on_saved = [this] { end(true); };
    m_form.on_dropped = [this] { end(false); };
    build(busy, m_form);
    panel()->focus_first();
  }
  ~AskDialog() override { DestroyChildren(); }  // they read m_form

  Form& form() { return m_form; }
  /// It ends, with something saved or not.
  std::function<void(bool saved)> on_close;

 private:
  void dropped() override { end(false); }
  void end(bool saved) {
    if (leave() && on_close) GetParent()->CallAfter([told = on_close, saved] { told(saved); });
  }

  Form m_form;
};

}  // namespace kontor::gui
