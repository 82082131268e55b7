#include "gui/views/channels_page.h"

#include <wx/choicdlg.h>

#include "gui/views/ask_files.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

// Behind the batches a page stands where it was added: each is made when it is first needed.
enum ChannelBook : std::size_t { book_batches };
enum ChannelTab : std::size_t {
  tab_batches,
  tab_map,
  tab_products,
  tab_people,
  tab_folder,
  tab_offers
};

// A page behind another is laid out only when it is shown, and GTK complains of a list that has no
// height.
constexpr int hidden_page_width = 800;
constexpr int hidden_page_height = 600;

void give_first_size(wxWindow* page) {
  page->SetSize(dip(page, hidden_page_width), dip(page, hidden_page_height));
  page->Layout();
}

}  // namespace

ChannelsPage::ChannelsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy, FolderPresenter& folder, bool dense)
    : AreaPage(parent),
      m_around(around),
      m_open(book),
      m_busy(busy),
      m_dense(dense),
      m_people(book, around.executor, around.language, [this] { show_people(); }),
      m_folder(folder) {
  const Language& t = m_around.language;
  set_access(this, "channels-page", wx_text(t.text("Channels")));
  m_book = new wxSimplebook(this);
  set_access(m_book, "channels-book", wx_text(t.text("Channels")));
  auto* head = new wxPanel(m_book);
  set_access(head, "channels-front", wx_text(t.text("Channels")));
  auto* title = page_title(head, t.text("Channels"), "channels-title");
  m_tabs = new wxNotebook(head, wxID_ANY);
  set_access(m_tabs, "channels-tabs", wx_text(t.text("Channels")));
  // In the order of ChannelTab. A page takes longer to make than a frame may: one at a time.
  for (const auto& name :
       {t.text("Imports"), t.text("Source map"), t.text("Unknown products"),
        t.text("Unknown employees"), t.text("Watched folder"), t.text("What they may sell")}) {
    auto* place = new wxPanel(m_tabs);
    place->SetSizer(new wxBoxSizer(wxVERTICAL));
    give_first_size(place);
    m_tabs->AddPage(place, wx_text(name));
  }
  m_batches = new BatchesPage(m_tabs->GetPage(tab_batches), m_around, book, busy, dense);
  m_batches->on_import = [this] { choose_files(); };
  m_batches->on_act = [this] {
    if (m_products) m_products->show_act();
    m_people.act_changed(m_batches->acts());
    offer_people_acts();
  };
  add(tab_batches, m_batches);
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    need_tab();
  });
  pass_notices(m_batches);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_tabs, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  head->SetSizer(margin);
  m_book->AddPage(head, {});
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(m_book, 1, wxEXPAND);
  SetSizer(whole);
}

void ChannelsPage::pass_notices(AreaPage* page) {
  page->on_notice = [this](Notice notice) {
    if (on_notice) on_notice(std::move(notice));
  };
}

void ChannelsPage::add(std::size_t tab, wxWindow* page) {
  wxWindow* place = m_tabs->GetPage(tab);
  place->GetSizer()->Add(page, 1, wxEXPAND);
  page->Show();
  place->Layout();
}

void ChannelsPage::need_tab() {
  switch (static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0))) {
    case tab_map:
      source_map();
      break;
    case tab_products:
      unknown_products();
      break;
    case tab_people:
      unknown_people();
      break;
    case tab_folder:
      watched_folder();
      break;
    case tab_offers:
      offers();
      break;
    default:
      break;
  }
}

SourceMapPage* ChannelsPage::source_map() {
  if (m_map) return m_map;
  m_map = new SourceMapPage(m_tabs->GetPage(tab_map), m_around, m_open, m_busy, m_dense);
  pass_notices(m_map);
  add(tab_map, m_map);
  return m_map;
}

UnknownProductsPage* ChannelsPage::unknown_products() {
  if (m_products) return m_products;
  m_products = new UnknownProductsPage(m_tabs->GetPage(tab_products), m_around, m_open, m_busy,
                                       m_batches->acts(), m_dense);
  pass_notices(m_products);
  add(tab_products, m_products);
  return m_products;
}

OffersPage* ChannelsPage::offers() {
  if (m_offers) return m_offers;
  m_offers = new OffersPage(m_tabs->GetPage(tab_offers), m_around, m_open, m_busy, m_dense);
  pass_notices(m_offers);
  add(tab_offers, m_offers);
  return m_offers;
}

VirtualList* ChannelsPage::unknown_people() {
  if (m_people_list) return m_people_list;
  add(tab_people, make_people(m_tabs->GetPage(tab_people)));
  m_people_list->set_dense(m_dense);
  m_people.load();
  return m_people_list;
}

FolderPanel* ChannelsPage::watched_folder() {
  if (m_folder_panel) return m_folder_panel;
  m_folder_panel = new FolderPanel(m_tabs->GetPage(tab_folder), m_around, m_folder);
  m_folder_panel->on_batch = [this](std::int64_t batch) {
    if (on_go) on_go({Area::channels, ChannelsPageState{batch}});
  };
  give_first_size(m_folder_panel);
  add(tab_folder, m_folder_panel);
  m_folder_panel->list()->set_dense(m_dense);
  m_folder_panel->show_folder();
  return m_folder_panel;
}

void ChannelsPage::folder_changed() {
  if (m_folder_panel) m_folder_panel->show_folder();
}

ImportPanel* ChannelsPage::import_panel() {
  if (m_import) return m_import;
  m_import = new ImportPanel(m_book, m_around, m_open, m_busy);
  give_first_size(m_import);
  m_import->on_leave = [this] { leave_import(); };
  m_import->on_mapping = [this] { open_mapping(); };
  m_import->on_end = [this](Tone tone, const std::string& sentence, std::int64_t batch) {
    tell(tone, sentence, batch);
  };
  m_import->set_dense(m_dense);
  m_book->AddPage(m_import, {});
  return m_import;
}

MappingPanel* ChannelsPage::mapping_panel() {
  if (m_mapping) return m_mapping;
  m_mapping = new MappingPanel(m_book, m_around, m_open, m_busy);
  give_first_size(m_mapping);
  m_mapping->on_leave = [this] {
    show_page(m_import);
    take_focus();
  };
  m_mapping->presenter().on_use = [this](const std::string& path) { use_mapping(path); };
  m_book->AddPage(m_mapping, {});
  return m_mapping;
}

void ChannelsPage::show_page(wxWindow* page) {
  m_book->SetSelection(static_cast<std::size_t>(std::max(m_book->FindPage(page), 0)));
}

/// What a person wrote for these files stays until it is good.
void ChannelsPage::open_mapping() {
  const auto& import = m_import->presenter();
  auto& mapping = mapping_panel()->presenter();
  if (mapping.files() != import.files() || mapping.empty())
    mapping.propose(import.files(), import.wish());
  show_page(m_mapping);
  m_mapping->take_focus();
}

void ChannelsPage::use_mapping(const std::string& path) {
  ImportWish wish = m_import->presenter().wish();
  wish.mapping = path;
  show_page(m_import);
  m_import->presenter().choose(std::move(wish));
  take_focus();
}

wxWindow* ChannelsPage::make_people(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* panel = new wxPanel(parent);
  set_access(panel, "unknown-people-page", wx_text(t.text("Unknown employees")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_people_note = body_text(panel, {}, "unknown-people-note", Tone::dimmed);
  column->Add(m_people_note, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  auto* acts = new wxBoxSizer(wxHORIZONTAL);
  m_people_bind = new wxButton(panel, wxID_ANY, wx_text(t.text("Bind to an employee...")));
  set_access(m_people_bind, "unknown-people-bind", wx_text(t.text("Bind to an employee...")));
  // After this event: an assistive tool that caused it waits for its end.
  m_people_bind->Bind(wxEVT_BUTTON,
                      [this](wxCommandEvent&) { CallAfter([this] { ask_employee(); }); });
  m_people_keep = new wxButton(panel, wxID_ANY, wx_text(t.text("A new employee")));
  set_access(m_people_keep, "unknown-people-keep", wx_text(t.text("A new employee")));
  m_people_keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (const auto row = m_people_list->chosen_row()) m_people.keep(*row, m_batches->acts());
  });
  acts->Add(m_people_bind);
  acts->AddSpacer(space(this, Space::inside));
  acts->Add(m_people_keep);
  column->Add(acts);
  column->AddSpacer(space(this, Space::inside));
  m_people_list = new VirtualList(panel, m_people.table(),
                                  {"unknown-people-list", t.text("Unknown employees"),
                                   t.text("Every employee whom files name is known.")},
                                  m_around.settings);
  m_people_list->on_choice = [this] { offer_people_acts(); };
  m_people_list->on_open = [this] { CallAfter([this] { ask_employee(); }); };
  column->Add(m_people_list, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  panel->SetSizer(margin);
  give_first_size(panel);
  return panel;
}

void ChannelsPage::show_people() {
  if (!m_people_list) return;
  const Language& t = m_around.language;
  const auto people = static_cast<std::int64_t>(m_people.table().rows());
  std::string note = m_people.error();
  if (note.empty()) note = m_people.result();
  // None: the list itself says so.
  if (note.empty() && people > 0) {
    note = t.plural("{n} employee is named by files and not known to the book.",
                    "{n} employees are named by files and not known to the book.", people);
  }
  set_label(m_people_note, note);
  m_people_note->Show(!note.empty());
  m_people_note->GetParent()->Layout();
  m_people_list->show_rows();
  offer_people_acts();
}

void ChannelsPage::offer_people_acts() {
  if (!m_people_list) return;
  const bool may = !m_batches->acts().busy() && m_people_list->chosen_row();
  m_people_bind->Enable(may);
  m_people_keep->Enable(may);
}

void ChannelsPage::ask_employee() {
  const auto row = m_people_list->chosen_row();
  if (!row || m_batches->acts().busy()) return;
  const Language& t = m_around.language;
  wxArrayString choices;
  for (const auto& choice : m_people.choices()) choices.Add(wx_text(choice));
  const std::string unknown = m_people.code(*row);
  const auto known = m_people.choice_codes();
  wxSingleChoiceDialog dialog(
      this,
      wx_text(t.text("Who is {name}? Every order that names them is told anew.",
                     {{"name", m_people.name(*row)}})),
      wx_text(t.text("Bind to an employee...")), choices);
  if (dialog.ShowModal() != wxID_OK) return;
  m_people.bind(unknown, known.at(static_cast<std::size_t>(dialog.GetSelection())),
                m_batches->acts());
}

ListPage* ChannelsPage::front() const {
  if (importing()) return nullptr;
  switch (static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0))) {
    case tab_batches:
      return m_batches;
    case tab_map:
      return m_map;
    case tab_products:
      return m_products;
    case tab_offers:
      return m_offers;
    default:
      return nullptr;
  }
}

void ChannelsPage::refresh() {
  refresh_lists();
  if (m_offers && front() == m_offers) m_offers->refresh();
}

void ChannelsPage::book_changed() {
  refresh_lists();
  if (m_offers) m_offers->book_changed();
}

void ChannelsPage::refresh_lists() {
  m_batches->refresh();
  if (m_map) m_map->refresh();
  if (m_products) m_products->refresh();
  if (m_people_list) m_people.load();
}

wxSearchCtrl* ChannelsPage::search_field() const {
  return front() ? front()->search_field() : nullptr;
}

void ChannelsPage::clear_filters() {
  if (front()) front()->clear_filters();
}

void ChannelsPage::open_chosen() {
  if (front()) front()->open_chosen();
}

bool ChannelsPage::copy() {
  if (mapping()) return false;  // the text copies by itself
  if (importing()) return m_import->copy();
  if (front()) return front()->copy();
  const bool folder = m_tabs->GetSelection() == static_cast<int>(tab_folder);
  return (folder ? watched_folder()->list() : unknown_people())->copy_chosen();
}

void ChannelsPage::tell(Tone tone, const std::string& sentence, std::int64_t batch) {
  if (!on_notice) return;
  Notice notice{tone, sentence, {}, {}};
  if (batch != 0) {
    notice.action = m_around.language.text("Show import");
    notice.act = [this, batch] {
      if (on_go) on_go({Area::channels, ChannelsPageState{batch}});
    };
  }
  on_notice(std::move(notice));
}

void ChannelsPage::choose_files() {
  // After this event: an assistive tool that caused it waits for its end.
  CallAfter([this] { ask_files(); });
}

void ChannelsPage::ask_files() {
  const Language& t = m_around.language;
  auto files = gui::ask_files(this, t, t.text("Import files"));
  if (!files.empty()) look_at(std::move(files));
}

void ChannelsPage::look_at(std::vector<std::string> files) {
  if (import_panel()->presenter().busy()) return;
  show_page(m_import);
  m_import->presenter().look_at(std::move(files));
  take_focus();
}

bool ChannelsPage::importing() const { return m_book->GetSelection() != book_batches; }

bool ChannelsPage::mapping() const { return m_mapping && m_book->GetCurrentPage() == m_mapping; }

void ChannelsPage::leave_import() {
  m_import->presenter().leave();
  m_book->SetSelection(book_batches);
  refresh();
  m_tabs->SetSelection(0);
  m_batches->take_focus();
}

void ChannelsPage::show(const PageState& wanted) {
  if (!std::holds_alternative<ChannelsPageState>(wanted) || taking_in()) return;
  m_book->SetSelection(book_batches);
  m_tabs->SetSelection(0);
  m_batches->show(wanted);
}

void ChannelsPage::take_focus() {
  if (mapping()) {
    m_mapping->take_focus();
  } else if (importing()) {
    m_import->rows()->SetFocus();
  } else if (front()) {
    front()->take_focus();
  } else if (m_tabs->GetSelection() == static_cast<int>(tab_folder)) {
    watched_folder()->take_focus();
  } else {
    unknown_people()->SetFocus();
  }
}

void ChannelsPage::set_dense(bool dense) {
  m_dense = dense;
  m_batches->set_dense(dense);
  if (m_map) m_map->set_dense(dense);
  if (m_products) m_products->set_dense(dense);
  if (m_offers) m_offers->set_dense(dense);
  if (m_people_list) m_people_list->set_dense(dense);
  if (m_import) m_import->set_dense(dense);
  if (m_folder_panel) m_folder_panel->list()->set_dense(dense);
}

void ChannelsPage::remember() {
  m_batches->remember();
  if (m_map) m_map->remember();
  if (m_products) m_products->remember();
  if (m_offers) m_offers->remember();
  if (m_people_list) m_people_list->remember_widths();
  if (m_import) m_import->remember();
  if (m_folder_panel) m_folder_panel->list()->remember_widths();
}

}  // namespace kontor::gui
