#pragma once

#include <wx/button.h>
#include <wx/notebook.h>
#include <wx/simplebook.h>

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/unknown_people.h"
#include "gui/views/batches_page.h"
#include "gui/views/folder_panel.h"
#include "gui/views/import_panel.h"
#include "gui/views/mapping_panel.h"
#include "gui/views/offers_page.h"
#include "gui/views/source_pages.h"

namespace kontor::gui {

/// What came in through the channels, what their keys mean, what is unknown of them, files to take
/// in, and what they may sell.
class ChannelsPage : public AreaPage {
 public:
  ChannelsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
               FolderPresenter& folder, bool dense);
  ~ChannelsPage() override { DestroyChildren(); }  // they read m_people

  wxNotebook* tabs() const { return m_tabs; }
  // Each is made when it is first asked for.
  SourceMapPage* source_map();
  UnknownProductsPage* unknown_products();
  OffersPage* offers();
  VirtualList* unknown_people();
  UnknownPeople& people() { return m_people; }
  FolderPanel* watched_folder();
  BatchesPage* batches() const { return m_batches; }
  ImportPanel* import_panel();
  MappingPanel* mapping_panel();
  /// Files are looked at or taken in just now.
  bool taking_in() const { return m_import && m_import->presenter().busy(); }
  /// So that nothing comes from the watched folder meanwhile: an import, its undo, or its end.
  bool at_work() const { return taking_in() || m_batches->acts().busy(); }
  /// Asks for files.
  void choose_files();
  /// The watched folder is another, or something came out of it.
  void folder_changed();
  void look_at(std::vector<std::string> files);
  bool importing() const;

  PageState state() override { return m_batches->state(); }
  void show(const PageState& wanted) override;
  void take_focus() override;
  void refresh() override;
  void book_changed() override;
  wxSearchCtrl* search_field() const override;
  bool filtered() const override { return front() && front()->filtered(); }
  void clear_filters() override;
  bool can_open() const override { return front() && front()->can_open(); }
  void open_chosen() override;
  bool copy() override;
  void set_dense(bool dense) override;
  void remember() override;

 private:
  void refresh_lists();
  void ask_files();
  void leave_import();
  void show_page(wxWindow* page);
  bool mapping() const;
  void open_mapping();
  void use_mapping(const std::string& path);
  /// The list of the tab in front; none while files are taken in or where it is a plain list.
  ListPage* front() const;
  /// Puts a page behind its tab.
  void add(std::size_t tab, wxWindow* page);
  void pass_notices(AreaPage* page);
  /// Makes what stands behind the tab in front.
  void need_tab();
  wxWindow* make_people(wxWindow* parent);
  void show_people();
  /// Asks which employee the chosen unknown one is.
  void ask_employee();
  void offer_people_acts();
  void tell(Tone tone, const std::string& sentence, std::int64_t batch);

  Surroundings m_around;
  std::shared_ptr<OpenBook> m_open;
  BusyBar& m_busy;
  bool m_dense;
  UnknownPeople m_people;
  wxSimplebook* m_book = nullptr;
  wxNotebook* m_tabs = nullptr;
  BatchesPage* m_batches = nullptr;
  SourceMapPage* m_map = nullptr;
  UnknownProductsPage* m_products = nullptr;
  OffersPage* m_offers = nullptr;
  VirtualList* m_people_list = nullptr;
  wxStaticText* m_people_note = nullptr;
  wxButton* m_people_bind = nullptr;
  wxButton* m_people_keep = nullptr;
  ImportPanel* m_import = nullptr;
  MappingPanel* m_mapping = nullptr;
  FolderPresenter& m_folder;
  FolderPanel* m_folder_panel = nullptr;
};

}  // namespace kontor::gui
