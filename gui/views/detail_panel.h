#pragma once

#include <wx/bmpbuttn.h>
#include <wx/notebook.h>
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/presenters/detail.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// What stands below a list: a row's title, and tabs of lists.
class DetailPanel : public wxPanel, public DetailView {
 public:
  struct Names {
    std::string id;     ///< "product"; the controls' ids begin with it
    std::string name;   ///< translated
    std::string close;  ///< "Close product", translated
  };

  DetailPanel(wxWindow* parent, Surroundings around, Names names);
  ~DetailPanel() override { DestroyChildren(); }

  void show_detail() override;

  wxNotebook* tabs() const { return m_tabs; }
  /// The list of the tab that is shown.
  VirtualList* shown_list() const;
  VirtualList* list(std::size_t tab) const { return m_lists.at(tab); }
  void set_dense(bool dense);
  void remember_widths();

  std::function<void()> on_close;

 protected:
  /// Derived classes say what they show, before the first tab.
  virtual Detail& detail() = 0;
  /// A tab that is a list. `nothing`: what stands in it while it has no rows.
  void add_tab(Table& table, const std::string& id, const std::string& title,
               const std::string& nothing);
  /// A tab with a list and more around it.
  void add_tab(wxWindow* page, VirtualList* list, const std::string& title);
  /// The lists have other rows.
  virtual void filled() {}

  Surroundings m_around;

 private:
  wxWindow* make_header(const Names& names);

  std::int64_t m_shown = 0;
  wxStaticText* m_title = nullptr;
  wxStaticText* m_subtitle = nullptr;
  InfoRow* m_info = nullptr;
  wxNotebook* m_tabs = nullptr;
  std::vector<VirtualList*> m_lists;
};

}  // namespace kontor::gui
