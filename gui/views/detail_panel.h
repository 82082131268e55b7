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

/// What stands below a list: a row's title, and tabs of lists. A tab takes as long to make as a
/// frame may: each is made when it is first looked at.
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
  VirtualList* shown_list() { return list(shown_tab()); }
  /// The list of a tab, made now if it was not.
  VirtualList* list(std::size_t tab);
  void set_dense(bool dense);
  void remember_widths();

  std::function<void()> on_close;

 protected:
  /// Derived classes say what they show, before the first tab.
  virtual Detail& detail() = 0;
  /// Fills the page of a tab; the list in it.
  using MakeTab = std::function<VirtualList*(wxWindow* page)>;
  /// A tab that is a list. `nothing`: what stands in it while it has no rows. `opened`: a row is.
  void add_tab(Table& table, const std::string& id, const std::string& title,
               const std::string& nothing, std::function<void(std::size_t row)> opened = {});
  /// A tab with a list and more around it.
  void add_tab(const std::string& title, MakeTab make);
  /// The list of a tab that was made has other rows.
  virtual void filled(std::size_t /*tab*/) {}

  Surroundings m_around;

 private:
  struct Tab {
    MakeTab make;
    VirtualList* list = nullptr;  ///< none: nobody has looked at it
    std::int64_t shown = 0;       ///< whose rows stand in it
  };
  wxWindow* make_header(const Names& names);
  std::size_t shown_tab() const;
  void fill(std::size_t tab);

  wxStaticText* m_title = nullptr;
  wxStaticText* m_subtitle = nullptr;
  InfoRow* m_info = nullptr;
  wxNotebook* m_tabs = nullptr;
  std::vector<Tab> m_made;
  bool m_dense = false;
};

}  // namespace kontor::gui
