#pragma once

#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/book_acts.h"
#include "gui/presenters/list_export.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/saved_views.h"
#include "gui/views/area_page.h"
#include "gui/views/detail_panel.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/chip_row.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/state_panel.h"

namespace kontor::gui {

/// What can be done with the chosen rows.
struct RowAct {
  std::string label;  ///< translated
  std::function<void()> run;
  bool can = true;
};

/// A page that is a list: title, views, columns and export, filters with their chips, list, footer,
/// and below it the detail of the chosen row.
class ListPage : public AreaPage, public ListView {
 public:
  ~ListPage() override { DestroyChildren(); }

  void show_columns() override;
  void show_rows(bool another_list) override;
  void show_more() override { m_list->show_rows(); }
  void show_state() override;

  /// The list, or where it is empty the act that fills it.
  void take_focus() override;
  void refresh() override;
  void book_changed() override { refresh(); }
  wxSearchCtrl* search_field() const override { return m_search; }
  bool filtered() const override { return m_source->filtered(); }
  void clear_filters() override;
  bool can_open() const override { return m_list->chosen_row().has_value(); }
  void open_chosen() override;
  bool copy() override;
  void set_dense(bool dense) override;
  void remember() override;

  VirtualList* list() const { return m_list; }
  StatePanel* state_panel() const { return m_empty; }
  wxStaticText* footer() const { return m_footer; }
  ChipRow* chips() const { return m_chips; }
  void close_detail();

  /// What the menu of the chosen rows has.
  std::vector<RowAct> row_acts();
  SavedViews& views() { return m_views; }
  void save_view(const std::string& name);
  void show_view(const std::string& name);
  void delete_view(const std::string& name);
  /// Writes all rows with their filters in the columns that are shown.
  void export_to(const std::string& path, reports::ListFormat format);
  const ListExport& exporting() const { return m_export; }

 protected:
  struct Names {
    std::string id;       ///< "stock"; the controls' ids begin with it
    std::string title;    ///< translated
    std::string reading;  ///< "Reading the stock...", translated
    std::string search;   ///< what may be searched for, translated; empty: no search field
    bool in_tab = false;  ///< a tab names it: it has no title of its own
  };

  ListPage(wxWindow* parent, Surroundings around, BusyBar& busy, Names names);
  /// Builds the page. Derived classes call it once their presenter stands.
  void build(ListPresenter& source, bool dense);
  /// Reads the list and opens the detail that was open before.
  void start();
  /// Adds a control to the row of filters.
  void add_filter(wxWindow* control, Space before = Space::group);
  /// A label and the control made by `make` right after it: they are tied together.
  template <class Control>
  Control* add_labelled(const std::string& label, const std::string& control_id);
  void stretch_filters() { m_filters->AddStretchSpacer(); }
  /// What is added from now on stands in a line of its own.
  void filters_below() {
    if (m_filters->IsEmpty()) m_filters->AddStretchSpacer();
    m_filters = m_below;
  }
  /// Adds a control to the line that is there only while one of its controls is.
  void add_day(wxWindow* control);

  /// Tells that an act runs, or how it ended. True where it ended.
  bool tell_act(const BookActs& acts);

  virtual void add_filters(const Language&) {}
  /// More that can be done with the chosen rows.
  virtual void add_acts(std::vector<RowAct>&) {}
  /// Makes the panel below the list; null: a row is all there is to see of it.
  virtual DetailPanel* make_detail(wxWindow*) { return nullptr; }
  /// What the panel shows; nothing as long as it is not made.
  virtual Detail& detail() { return m_no_detail; }
  /// Makes the panel below the list if it is not there yet: most pages are left before a row is
  /// opened, and it is half of what a page costs.
  void need_detail();
  /// Shows what a row stands for in the detail; none: nothing is known of it yet.
  virtual void show_row(std::size_t) {}
  /// The row of what the detail shows, wherever the order put it.
  virtual std::optional<std::size_t> shown_row() { return std::nullopt; }
  virtual StatePanel::Content empty_content() = 0;
  /// The filters show what the presenter holds.
  virtual void fill_filters() {}
  void open_detail();
  /// The search field shows what the presenter searches for.
  void show_searched();
  /// A sentence above the list, until something else is to be said.
  void say(Tone tone, const std::string& sentence);
  /// With one thing to do about it.
  void say(Tone tone, const std::string& sentence, const std::string& action,
           std::function<void()> act);

  Surroundings m_around;
  BusyBar& m_busy;
  bool m_dense = false;

 private:
  wxWindow* make_list(wxWindow* parent);
  wxSizer* make_head();
  wxButton* add_tool(wxSizer* row, const std::string& id, const std::string& label,
                     std::function<void(wxMenu&)> fill);
  void fill_views(wxMenu& menu);
  void fill_columns(wxMenu& menu);
  void fill_exports(wxMenu& menu);
  void pop_columns();
  void arrange_columns();
  void ask_view_name();
  void ask_new_name(const std::string& name);
  void ask_file(reports::ListFormat format);
  void show_export();
  void pop_acts(bool at_mouse);
  bool list_key(int key, bool control, bool shift);
  void into_clipboard(const std::string& text);
  void make_search(const std::string& hint);
  void on_key(wxKeyEvent& event);
  void search_now();
  void row_chosen();

  Names m_names;
  NoDetail m_no_detail;
  Tone m_said_tone = Tone::normal;
  std::string m_said, m_said_action;
  std::function<void()> m_said_act;
  SavedViews m_views;
  ListExport m_export;
  ListCopy m_copy;
  ListPresenter* m_source = nullptr;
  wxBoxSizer* m_filters = nullptr;  ///< the line that filters are added to
  wxBoxSizer* m_below = nullptr;
  wxBoxSizer* m_days = nullptr;
  wxSearchCtrl* m_search = nullptr;
  ChipRow* m_chips = nullptr;
  InfoRow* m_info = nullptr;
  wxSplitterWindow* m_splitter = nullptr;
  wxSimplebook* m_book = nullptr;
  VirtualList* m_list = nullptr;
  StatePanel* m_empty = nullptr;
  wxStaticText* m_footer = nullptr;
  DetailPanel* m_panel = nullptr;
  bool m_detail_made = false;
  wxTimer m_typing;
  wxTimer m_room;  ///< looks again whether the detail has room
};

template <class Control>
Control* ListPage::add_labelled(const std::string& label, const std::string& control_id) {
  add_filter(body_text(this, label, control_id + "-label"));
  auto* control = new Control(this, wxID_ANY);
  set_access(control, control_id, wx_text(label));
  add_filter(control, Space::inside);
  return control;
}

}  // namespace kontor::gui
