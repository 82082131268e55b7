#pragma once

#include <wx/notebook.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/views/area_page.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"

namespace kontor::gui {

/// An area whose pages stand behind tabs. A page takes longer to make than a frame may: each is
/// made when it is first asked for, and reads what it missed when it comes to the front.
class TabbedPage : public AreaPage {
 public:
  wxNotebook* tabs() const { return m_tabs; }

  void take_focus() override { front()->take_focus(); }
  void refresh() override { front()->refresh(); }
  void book_changed() override;
  wxSearchCtrl* search_field() const override { return front()->search_field(); }
  bool filtered() const override { return front()->filtered(); }
  void clear_filters() override { front()->clear_filters(); }
  bool can_open() const override { return front()->can_open(); }
  void open_chosen() override { front()->open_chosen(); }
  bool copy() override { return front()->copy(); }
  void set_dense(bool dense) override;
  void remember() override;
  bool unsaved() const override;
  std::vector<KeyHelp> keys() const override { return front()->keys(); }

 protected:
  TabbedPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             bool dense);
  /// A tab by what the page knows it by, and its title.
  struct Tab {
    std::size_t kind;
    std::string title;
  };
  /// Lays out the tabs; `id` names the page, its title and its tabs ("books" makes "books-tabs").
  void build(const std::string& id, const std::string& title, const std::vector<Tab>& tabs);
  /// Shows a tab without a word to anybody: the one that a page begins with. The first where it is
  /// not there for this person.
  template <class Kind>
  void begin_at(Kind kind) {
    begin(place_of(kind).value_or(0));
  }
  template <class Kind>
  void bring_to_front(Kind kind) {
    m_tabs->SetSelection(place_of(kind).value_or(0));
  }
  /// The page of a tab is read to its end: not before someone looks at it.
  template <class Kind>
  void wait_to_be_seen(Kind kind) {
    if (const auto tab = place_of(kind)) m_waits.at(*tab) = m_stale.at(*tab) = true;
  }
  /// What is in front.
  template <class Kind>
  Kind kind_in_front() const {
    return static_cast<Kind>(m_kinds.at(tab_in_front()));
  }
  /// Another title for a tab, such as how much waits behind it.
  template <class Kind>
  void name_tab(Kind kind, const wxString& title) {
    const auto tab = place_of(kind);
    if (tab && m_tabs->GetPageText(*tab) != title) m_tabs->SetPageText(*tab, title);
  }
  virtual AreaPage* make_page(std::size_t kind, wxWindow* place) = 0;
  /// The page of a tab, made now if it was not; null where it is not there for this person.
  template <class Page, class Kind>
  Page* page(Kind kind) {
    const auto tab = place_of(kind);
    return tab ? static_cast<Page*>(need(*tab)) : nullptr;
  }
  /// The same; null while nobody has asked for it.
  template <class Page, class Kind>
  Page* made(Kind kind) const {
    const auto tab = place_of(kind);
    return tab ? static_cast<Page*>(m_pages.at(*tab)) : nullptr;
  }

  Surroundings m_around;
  std::shared_ptr<OpenBook> m_book;
  BusyBar& m_busy;
  bool m_dense;
  wxNotebook* m_tabs = nullptr;

 private:
  AreaPage* front() const { return m_pages.at(tab_in_front()); }
  std::size_t tab_in_front() const;
  template <class Kind>
  std::optional<std::size_t> place_of(Kind kind) const {
    for (std::size_t tab = 0; tab < m_kinds.size(); ++tab)
      if (m_kinds[tab] == static_cast<std::size_t>(kind)) return tab;
    return std::nullopt;
  }
  void begin(std::size_t tab);
  AreaPage* need(std::size_t tab);
  void catch_up();

  std::vector<std::size_t> m_kinds;  ///< of the tabs, in their order
  std::vector<AreaPage*> m_pages;    ///< in the order of the tabs; null: not made yet
  std::vector<bool> m_stale;         ///< tabs behind the one in front that the book outran
  std::vector<bool> m_waits;         ///< what is not made yet reads all when it is, but for these
};

}  // namespace kontor::gui
