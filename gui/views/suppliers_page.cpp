#include "gui/views/suppliers_page.h"

#include <wx/filedlg.h>

#include "gui/views/say_refusal.h"
#include "gui/widgets/centre.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

namespace {

constexpr int supplier_form_width = 400;
constexpr int supplier_form_height = 560;
constexpr int terms_form_height = 720;
constexpr int supplier_file_width = 520;
constexpr std::size_t supplier_file_rows = 6;

}  // namespace

SupplierCardPanel::SupplierCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"supplier", around.language.text("Supplier"),
                   around.language.text("Close the products")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  add_tab(m_around.language.text("Products"), [this](wxWindow* page) { return make_offers(page); });
}

VirtualList* SupplierCardPanel::make_offers(wxWindow* page) {
  const Language& t = m_around.language;
  auto* list = new VirtualList(
      page, m_card.offers(),
      {"supplier-offers", t.text("Products"), t.text("Nothing is known of what it sells.")},
      m_around.settings);
  list->on_open = [this, list] {
    const auto row = list->chosen_row();
    const auto* offer = row ? m_card.offer(*row) : nullptr;
    if (offer && on_offer) on_offer(*offer);
  };
  const wxString more = wx_text(t.text("Show more products"));
  m_more = new wxButton(page, wxID_ANY, more);
  set_access(m_more, "supplier-more", more);
  m_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_card.show_more(); });
  m_more->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(list, 1, wxEXPAND);
  column->Add(m_more, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  return list;
}

void SupplierCardPanel::filled(std::size_t) {
  if (!m_more || m_more->IsShown() == m_card.more()) return;
  m_more->Show(m_card.more());
  m_more->GetParent()->Layout();
}

SupplierFileDialog::SupplierFileDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                                       std::shared_ptr<OpenBook> book, const std::string& file)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("What suppliers sell, from a file")),
               wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_around(around),
      m_busy(busy),
      m_file(std::move(book), around.executor, around.language, [this] { show_file(); }) {
  const Language& t = m_around.language;
  set_access(this, "supplier-file-dialog", GetTitle());
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, GetTitle().utf8_string(), "supplier-file-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(
      wrapped_text(this, file, "supplier-file-name", dip(this, supplier_file_width), Tone::dimmed),
      0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "supplier-file-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_problems = new VirtualList(this, m_file.problems(),
                               {"supplier-file-problems", t.text("Lines that were left out"),
                                t.text("Every line can be taken in.")},
                               m_around.settings);
  m_problems->SetMinSize(
      wxSize(dip(this, supplier_file_width), m_problems->height_of(supplier_file_rows)));
  column->Add(m_problems, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  auto* close = way_out(this, this, t.text("Close"), "supplier-file-close");
  close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(); });
  row->Add(close, 0, wxRIGHT, space(this, Space::inside));
  m_take = new wxButton(this, wxID_ANY, wx_text(t.text("Take in")));
  set_access(m_take, "supplier-file-take", wx_text(t.text("Take in")));
  m_take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { m_file.take_in(); }); });
  row->Add(m_take, 0);
  column->Add(row, 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(); });
  centre_over_window(this);
  m_file.look_at(file);
}

void SupplierFileDialog::show_file() {
  if (!m_take || m_ended) return;
  m_problems->show_rows();
  if (m_file.said().empty()) {
    m_info->clear();
  } else if (m_file.refused()) {
    say_refusal(*m_info, m_around, m_file.said(), m_file.refused());
  } else {
    m_info->say(m_file.tone(), m_file.said());
  }
  m_take->Enable(m_file.can_take_in());
  if (m_file.can_take_in()) m_take->SetFocus();
  if (m_file.busy()) {
    m_busy.begin(this, m_around.language.text("Reading the file..."), [] {});
  } else {
    m_busy.end(this);
  }
  Layout();
}

void SupplierFileDialog::end() {
  if (m_ended) return;
  m_ended = true;
  m_busy.end(this);
  Hide();
  if (on_close)
    GetParent()->CallAfter([told = on_close, taken = m_file.taken_in()] { told(taken); });
  Destroy();
}

SuppliersPage::SuppliersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const std::string& search, bool dense)
    : ListPage(parent, around, busy,
               {"suppliers", around.language.text("Suppliers"),
                around.language.text("Reading the suppliers..."),
                around.language.text("Search by name or code"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, search) {
  build(m_presenter, dense);
  start();
}

wxButton* SuppliersPage::add_act(const std::string& id, const std::string& label,
                                 std::function<void()> act, Space before) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
  add_filter(button, before);
  return button;
}

void SuppliersPage::add_filters(const Language& t) {
  filters_below();
  m_from_file = add_act(
      "suppliers-file", t.text("From a file..."), [this] { ask_file(); }, Space::group);
  m_product = add_act(
      "suppliers-product", t.text("Add a product..."), [this] { ask_terms(std::nullopt); },
      Space::inside);
  m_change = add_act(
      "suppliers-change", t.text("Change..."), [this] { ask_supplier(chosen()); }, Space::inside);
  m_new = add_act(
      "suppliers-new", t.text("New supplier..."), [this] { new_supplier(); }, Space::inside);
  fill_filters();
}

void SuppliersPage::fill_filters() {
  if (!m_new) return;
  const bool may = m_presenter.may_change() && free();
  const bool one = may && list() && list()->chosen_row();
  m_new->Enable(may);
  m_from_file->Enable(may);
  m_change->Enable(one);
  m_product->Enable(one);
}

std::optional<stock::Supplier> SuppliersPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* supplier = row ? m_presenter.at(*row) : nullptr;
  return supplier ? std::optional(*supplier) : std::nullopt;
}

void SuppliersPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const bool may = m_presenter.may_change() && free();
  const bool one = may && chosen();
  acts.push_back({t.text("Change..."), [this] { ask_supplier(chosen()); }, one});
  acts.push_back({t.text("Add a product..."), [this] { ask_terms(std::nullopt); }, one});
  auto* offers = m_card ? m_card->shown_list() : nullptr;
  const auto row = offers ? offers->chosen_row() : std::nullopt;
  const auto* offer = row && m_card->card().open() ? m_card->card().offer(*row) : nullptr;
  if (!offer) return;
  acts.push_back({t.text("Terms of {name}...", {{"name", offer->name}}),
                  [this, line = *offer] { ask_terms(line); }, may});
}

void SuppliersPage::ask_supplier(const std::optional<stock::Supplier>& supplier) {
  if (!free() || !m_presenter.may_change()) return;
  const Language& t = m_around.language;
  m_dialog = new SupplierDialog(
      this, m_around, m_busy,
      {"supplier",
       supplier ? t.text("Change {number}", {{"number", supplier->name}}) : t.text("New supplier"),
       supplier_form_width, supplier_form_height},
      m_open, supplier);
  m_dialog->on_close = [this](bool saved) {
    m_dialog = nullptr;
    changed(saved ? m_around.language.text("The supplier is saved.") : std::string());
  };
  m_dialog->Show();
  fill_filters();
}

void SuppliersPage::ask_terms(const std::optional<stock::OfferLine>& offer) {
  const auto row = shown_row() ? shown_row() : list()->chosen_row();
  const auto* supplier = row ? m_presenter.at(*row) : nullptr;
  if (!supplier || !free() || !m_presenter.may_change()) return;
  const Language& t = m_around.language;
  m_terms = new SupplierTermsDialog(
      this, m_around, m_busy,
      {"supplier-terms", t.text("What {name} sells", {{"name", supplier->name}}),
       supplier_form_width, terms_form_height},
      m_open, *supplier, offer);
  m_terms->on_close = [this](bool saved) {
    m_terms = nullptr;
    changed(saved ? m_around.language.text("The terms are saved.") : std::string());
  };
  m_terms->Show();
  fill_filters();
}

void SuppliersPage::ask_file() {
  if (!free()) return;
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("What suppliers sell, from a file")), {}, {}, "*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) look_at(dialog.GetPath().utf8_string());
}

void SuppliersPage::look_at(const std::string& file) {
  if (!free() || !m_presenter.may_change()) return;
  m_file = new SupplierFileDialog(this, m_around, m_busy, m_open, file);
  m_file->on_close = [this](bool taken) {
    m_file = nullptr;
    changed(taken ? m_around.language.text("The terms are saved.") : std::string());
  };
  m_file->Show();
  fill_filters();
}

void SuppliersPage::changed(const std::string& sentence) {
  fill_filters();
  list()->SetFocus();
  if (sentence.empty()) return;
  say(Tone::positive, sentence);
  refresh();
}

DetailPanel* SuppliersPage::make_detail(wxWindow* parent) {
  m_card = new SupplierCardPanel(parent, m_around, m_open);
  m_card->on_offer = [this](const stock::OfferLine& offer) {
    CallAfter([this, offer] { ask_terms(offer); });
  };
  return m_card;
}

void SuppliersPage::show_row(std::size_t row) {
  if (const auto* supplier = m_presenter.at(row)) {
    card()->card().show(supplier->id);
    open_detail();
  }
  fill_filters();
}

std::optional<std::size_t> SuppliersPage::shown_row() {
  return m_card && m_card->card().open() ? m_presenter.row_of(SupplierId(m_card->card().shown()))
                                         : std::nullopt;
}

StatePanel::Content SuppliersPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"mail-send-symbolic", t.text("No suppliers yet"),
              t.text("Who sells goods to the shop, how long they take to come, and in which packs: "
                     "orders and what is to be ordered are made of it."),
              m_presenter.may_change() ? t.text("New supplier...") : std::string(),
              [this] { new_supplier(); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"), t.text("No supplier is called so."),
              t.text("Clear filters"), [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The suppliers could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the suppliers..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
