#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/mapping_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// The mapping of files that nothing recognises, as text: what is open in it is asked for, what is
/// wrong is said with its line.
class MappingPanel : public wxPanel, public MappingView {
 public:
  MappingPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
               BusyBar& busy);
  ~MappingPanel() override { DestroyChildren(); }

  void show_mapping() override;

  MappingPresenter& presenter() { return m_presenter; }
  wxTextCtrl* editor() const { return m_text; }
  wxChoice* answer() const { return m_answer; }
  wxButton* use_button() const { return m_use; }
  InfoRow* info() const { return m_info; }
  void take_focus();

  std::function<void()> on_leave;

 private:
  void make_question(wxSizer* column, const Language& t);
  wxSizer* make_buttons(const Language& t);
  void bind_controls();
  void fill_question();
  void wrap_question();
  void go_to_line(int line);
  void ask_open();
  void ask_save();

  Surroundings m_around;
  BusyBar& m_busy;
  MappingPresenter m_presenter;
  wxStaticText* m_title = nullptr;
  InfoRow* m_info = nullptr;
  wxStaticText* m_question = nullptr;
  wxStaticText* m_answer_label = nullptr;
  wxChoice* m_answer = nullptr;
  wxStaticText* m_hint = nullptr;
  wxTextCtrl* m_text = nullptr;
  wxButton* m_back = nullptr;
  wxButton* m_open = nullptr;
  wxButton* m_save = nullptr;
  wxButton* m_use = nullptr;
  int m_shown_line = 0;
};

}  // namespace kontor::gui
