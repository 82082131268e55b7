#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/opening_presenter.h"
#include "gui/views/area_page.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// The first day: the list of what is open and the accountant's trial balance, what they would post
/// account by account and row by row, and the act.
class OpeningPanel : public AreaPage, public OpeningView {
 public:
  OpeningPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
               BusyBar& busy);
  ~OpeningPanel() override { DestroyChildren(); }  // they read m_presenter

  OpeningPresenter& presenter() { return m_presenter; }
  VirtualList* sums() const { return m_sums; }
  VirtualList* rows() const { return m_rows; }
  wxNotebook* tabs() const { return m_tabs; }
  wxTextCtrl* day() const { return m_day; }
  wxButton* post_button() const { return m_post; }
  wxButton* undo_button() const { return m_undo; }
  InfoRow* info() const { return m_info; }

  void show_opening() override;
  void template_written(const std::string& sentence, const std::string& path) override;
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override;
  void refresh() override { m_presenter.load(); }
  void book_changed() override;
  bool copy() override;
  void set_dense(bool dense) override;
  void remember() override;
  std::vector<KeyHelp> keys() const override;

 private:
  struct FileRow {
    wxTextCtrl* path = nullptr;
    wxButton* choose = nullptr;
    wxButton* clear = nullptr;
    wxButton* form = nullptr;
  };
  wxSizer* make_files(const Language& t);
  void add_file(wxFlexGridSizer* grid, OpeningFileKind kind, const std::string& id,
                const std::string& label, const std::string& hint);
  wxSizer* make_day(const Language& t);
  void make_lists(wxSizer* column, const Language& t);
  wxSizer* make_buttons(const Language& t);
  wxButton* button(const std::string& id, const std::string& label, std::function<void()> act);
  void ask_file(OpeningFileKind kind);
  void ask_template(OpeningFileKind kind);
  void take_day();
  void fill_entities();
  void say_state();
  void say_end();
  void fill_notes();
  void follow();

  Surroundings m_around;
  BusyBar& m_busy;
  OpeningPresenter m_presenter;
  InfoRow* m_info = nullptr;
  std::map<OpeningFileKind, FileRow> m_files;
  wxStaticText* m_entity_label = nullptr;
  wxChoice* m_entity = nullptr;
  wxTextCtrl* m_day = nullptr;
  wxStaticText* m_day_problem = nullptr;
  wxStaticText* m_day_note = nullptr;
  wxNotebook* m_tabs = nullptr;
  VirtualList* m_sums = nullptr;
  VirtualList* m_rows = nullptr;
  wxStaticText* m_rest = nullptr;
  wxStaticText* m_summary = nullptr;
  wxStaticText* m_notes = nullptr;
  wxButton* m_post = nullptr;
  wxButton* m_undo = nullptr;
  ImportPresenter::Step m_step = ImportPresenter::Step::none;  ///< at the last look
  wxTimer m_clock;
};

}  // namespace kontor::gui
