#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/commands/command.h"
#include "gui/presenters/entrance.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// A code and a PIN or a password: code, Enter, PIN, Enter. In its second stage a new PIN, twice.
class EntrancePanel : public wxPanel, public EntranceView {
 public:
  struct Words {
    std::string id;        ///< the controls' ids begin with it
    std::string title;     ///< translated, as all that follow
    std::string sentence;  ///< below the title
    std::string go;        ///< the button that tries
  };

  EntrancePanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> door, Words words,
                Entrance::Try attempt);
  ~EntrancePanel() override { DestroyChildren(); }

  void show_entrance() override;
  void entered(std::shared_ptr<OpenBook> book) override;

  Entrance& presenter() { return m_entrance; }
  /// Whom the code field names at first; the focus goes behind it.
  void expect(const std::string& code);
  void take_focus();
  std::vector<KeyHelp> keys() const;

  wxTextCtrl* code_field() const { return m_code; }
  wxTextCtrl* secret_field() const { return m_secret; }
  wxTextCtrl* wanted_field() const { return m_wanted; }
  wxTextCtrl* again_field() const { return m_again; }
  wxButton* go_button() const { return m_go; }
  wxButton* way_button() const { return m_way; }
  wxButton* change_button() const { return m_change; }
  InfoRow* info() const { return m_info; }
  /// The line of buttons, for one more.
  wxBoxSizer* links() const { return m_links; }

  std::function<void(std::shared_ptr<OpenBook>)> on_entered;
  /// Sizes may have changed.
  std::function<void()> on_layout;

 private:
  wxTextCtrl* add_field(wxPanel* place, const std::string& id, const std::string& label,
                        bool hidden, wxStaticText** shown_label = nullptr);
  wxPanel* make_who(const std::string& go);
  wxPanel* make_own_pin();
  wxButton* add_button(wxWindow* place, const std::string& id, const std::string& label,
                       std::function<void()> act);
  void submit();
  void change();
  void show_kind();
  void show_own_secret();
  void show_error();
  void focus_where_wrong();

  Surroundings m_around;
  std::string m_id;
  Entrance m_entrance;
  wxTimer m_clock;
  wxStaticText* m_title = nullptr;
  wxStaticText* m_sentence = nullptr;
  wxStaticText* m_why = nullptr;
  wxStaticText* m_secret_label = nullptr;
  wxStaticText* m_own_why = nullptr;
  wxStaticText* m_wanted_label = nullptr;
  wxTextCtrl* m_code = nullptr;
  wxTextCtrl* m_secret = nullptr;
  wxTextCtrl* m_wanted = nullptr;
  wxTextCtrl* m_again = nullptr;
  wxButton* m_go = nullptr;
  wxButton* m_way = nullptr;
  wxButton* m_change = nullptr;
  wxBoxSizer* m_links = nullptr;
  InfoRow* m_info = nullptr;
  wxPanel* m_who = nullptr;
  wxPanel* m_own_pin = nullptr;
  std::string m_shown_error;
  bool m_was_busy = false;
};

/// The page that stands in place of a book's areas until somebody has said who they are.
class SignInPage : public wxPanel {
 public:
  SignInPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> door);

  EntrancePanel* entrance() const { return m_entrance; }
  wxButton* other_book() const { return m_other; }
  std::function<void()> on_other_book;

 private:
  EntrancePanel* m_entrance = nullptr;
  wxButton* m_other = nullptr;
};

}  // namespace kontor::gui
