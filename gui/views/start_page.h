#pragma once

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <map>
#include <memory>

#include "gui/commands/command.h"
#include "gui/presenters/start_presenter.h"
#include "gui/presenters/table.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// The first page: open a book, one opened lately, or make a new one.
class StartPage : public wxScrolledWindow, public StartView {
 public:
  using Opened = std::function<void(std::shared_ptr<OpenBook>)>;

  StartPage(wxWindow* parent, Surroundings around, BusyBar& busy, NewBook defaults, Opened opened);
  ~StartPage() override;

  void show_start() override;
  void book_opened(std::shared_ptr<OpenBook> book) override;

  StartPresenter& presenter() { return m_presenter; }
  void choose_file();
  void take_focus();
  std::vector<KeyHelp> keys() const;
  void go_to_new_book();

 private:
  class Recents;
  using Field = StartPresenter::Field;
  wxSizer* make_demo(const Language& t);
  wxSizer* make_open(const Language& t);
  wxSizer* make_open_title(const Language& t);
  wxButton* add_button(wxSizer* row, const std::string& id, const std::string& label,
                       std::function<void()> act);
  wxSizer* make_new(const Language& t, const NewBook& defaults);
  wxTextCtrl* add_field(wxSizer* grid, Field field, const std::string& id, const std::string& label,
                        const std::string& value, int width);
  void ask_file();
  void choose_new_file();
  void ask_new_file();
  void create();
  void open_recent();
  void forget_recent();
  void follow();
  void suggest_file();
  void align_labels();
  std::string value(Field field) const;

  Surroundings m_around;
  BusyBar& m_busy;
  StartPresenter m_presenter;
  Opened m_opened;
  std::unique_ptr<Recents> m_recents;
  std::string m_folder;
  bool m_file_is_ours = true;  ///< nobody typed a place for the new book yet
  InfoRow* m_open_info = nullptr;
  InfoRow* m_new_info = nullptr;
  InfoRow* m_demo_info = nullptr;
  VirtualList* m_recent_list = nullptr;
  wxButton* m_forget = nullptr;
  wxTimer m_clock;
  std::map<Field, wxTextCtrl*> m_fields;
  std::vector<wxButton*> m_buttons;
  std::vector<wxWindow*> m_labels;  ///< one width, so that all fields begin at one edge
};

}  // namespace kontor::gui
