#include "gui/views/stock_page.h"

#include <wx/choicdlg.h>

namespace kontor::gui {

namespace {

constexpr const char* places_key = "stock.places";
constexpr int zone_form_width = 440, zone_form_height = 240;

/// What the page showed last, with the places that a person gave columns.
StockChoice with_places(StockChoice choice, const Settings& settings) {
  if (!choice.shown_places.empty()) return choice;
  std::string code;
  for (const char c : settings.get(places_key)) {
    if (c != '\n') {
      code += c;
    } else {
      choice.shown_places.push_back(std::move(code));
      code.clear();
    }
  }
  return choice;
}

}  // namespace

StockPage::StockPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const StockPageState& state, bool dense)
    : ListPage(
          parent, around, busy,
          {"stock", around.language.text("Stock"), around.language.text("Reading the stock..."),
           around.language.text("Search product, SKU, barcode"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language,
                  with_places(state.choice, around.settings)) {
  build(m_presenter, dense);
  start();
  if (state.product) show_product(state.product);
}

void StockPage::add_filters(const Language& t) {
  m_place.hold(add_labelled<wxChoice>(t.text("Place"), "stock-place"), t.text("All places"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  stretch_filters();
  filters_below();
  m_oversold = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Only oversold")));
  set_access(m_oversold, "stock-oversold", wx_text(t.text("Only oversold")));
  add_filter(m_oversold);
  m_low = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Only low")));
  set_access(m_low, "stock-low", wx_text(t.text("Only low")));
  add_filter(m_low);
  stretch_filters();
  m_figure = add_labelled<wxChoice>(t.text("Places show"), "stock-figure");
  m_places = new wxButton(this, wxID_ANY, wx_text(t.text("Places...")));
  set_access(m_places, "stock-places", wx_text(t.text("Places that have a column")));
  m_places->SetToolTip(wx_text(t.text("Places that have a column")));
  add_filter(m_places, Space::inside);
  // After this event: an assistive tool that caused it waits for its end.
  m_places->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { choose_places(); }); });
  m_figure->Append(wx_text(t.text("On hand")));
  m_figure->Append(wx_text(t.text("Available")));
  m_figure->SetSelection(m_presenter.choice().figure == PlaceFigure::on_hand ? 0 : 1);
  m_oversold->Bind(wxEVT_CHECKBOX,
                   [this](wxCommandEvent& event) { show_oversold_only(event.IsChecked()); });
  m_low->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { show_low_only(event.IsChecked()); });
  m_figure->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.show_figure(event.GetSelection() == 0 ? PlaceFigure::on_hand
                                                      : PlaceFigure::available);
  });
  fill_filters();
}

void StockPage::choose_places() {
  const Language& t = m_around.language;
  wxArrayString names;
  wxArrayInt chosen;
  for (const auto& place : m_presenter.places()) {
    if (m_presenter.place_shown(place)) chosen.push_back(static_cast<int>(names.size()));
    names.push_back(wx_text(place.name));
  }
  wxMultiChoiceDialog dialog(
      this,
      wx_text(t.text("Up to {n} places have a column each.", {{"n", t.count(most_place_columns)}})),
      wx_text(t.text("Places that have a column")), names);
  dialog.SetSelections(chosen);
  if (dialog.ShowModal() != wxID_OK) return;
  std::vector<std::string> codes;
  for (const int at : dialog.GetSelections()) {
    codes.push_back(m_presenter.places().at(static_cast<std::size_t>(at)).code);
  }
  show_places(codes);
}

void StockPage::add_acts(std::vector<RowAct>& acts) {
  const auto actor = m_open->actor();
  if (!actor.may(company::Permission::edit_catalog)) return;
  acts.push_back({m_around.language.text("Low-stock level..."), [this] { ask_low_level(); },
                  !chosen().empty()});
  acts.push_back({m_around.language.text("Zone..."), [this] { ask_zone(); }, !chosen().empty()});
}

std::vector<stock::PoolRow> StockPage::chosen() {
  std::vector<stock::PoolRow> products;
  for (const std::size_t row : list()->chosen_rows()) {
    const auto* product = m_presenter.here(row) ? m_presenter.product(row) : nullptr;
    if (!product) return {};
    products.push_back(*product);
  }
  return products;
}

void StockPage::ask_low_level() {
  const auto products = chosen();
  if (products.empty()) return;
  if (m_low_level) m_low_level->Close();
  m_low_level = new LowLevelDialog(this, m_around, m_busy, m_open, products, m_presenter.places(),
                                   m_presenter.choice().place);
  m_low_level->on_close = [this, closed = m_low_level](bool set) {
    if (m_low_level == closed) m_low_level = nullptr;
    if (set) refresh();
  };
  m_low_level->Show();
}

void StockPage::ask_zone() {
  const auto products = chosen();
  if (products.empty()) return;
  if (m_zone) m_zone->Close();
  m_zone = new ZoneDialog(
      this, m_around, m_busy,
      {"zone", m_around.language.text_in("stock", "Zone"), zone_form_width, zone_form_height},
      m_open, products, m_presenter.places(), m_presenter.choice().place);
  m_zone->on_close = [this, closed = m_zone](bool set) {
    if (m_zone == closed) m_zone = nullptr;
    if (set) refresh();
  };
  m_zone->Show();
}

void StockPage::show_places(const std::vector<std::string>& codes) {
  m_presenter.show_places(codes);
  std::string kept;
  for (const auto& code : m_presenter.choice().shown_places) kept += code + '\n';
  m_around.settings.set(places_key, kept);
}

void StockPage::fill_filters() {
  m_places->Enable(m_presenter.places().size() > 1);
  m_oversold->SetValue(m_presenter.choice().oversold_only);
  m_low->SetValue(m_presenter.choice().low_only);
  if (m_place.fill(m_presenter.places(), m_presenter.choice().place)) Layout();
}

DetailPanel* StockPage::make_detail(wxWindow* parent) {
  m_card = new ProductCardPanel(parent, m_around, m_open);
  m_card->on_entry = [this](EntryId entry) {
    BooksPageState books;
    books.view = BooksView::entries;
    books.entry = entry;
    if (on_go) on_go({Area::books, books});
  };
  m_card->on_part = [this](ProductId part) {
    auto wanted = std::get<StockPageState>(state());
    wanted.product = part;
    if (on_go) on_go({Area::stock, wanted});
  };
  return m_card;
}

void StockPage::show_row(std::size_t row) {
  if (const auto* product = m_presenter.product(row)) show_product(product->product);
}

std::optional<std::size_t> StockPage::shown_row() {
  return m_presenter.row_of(ProductId(detail().shown()));
}

void StockPage::show_product(ProductId product) {
  card()->card().show(product);
  open_detail();
}

PageState StockPage::state() {
  return StockPageState{m_presenter.choice(), ProductId(detail().shown())};
}

void StockPage::show(const PageState& wanted) {
  const auto* state = std::get_if<StockPageState>(&wanted);
  if (!state) return;
  m_presenter.choose(state->choice);
  show_searched();
  if (state->product) {
    show_product(state->product);
  } else {
    close_detail();
  }
}

StatePanel::Content StockPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"package-x-generic-symbolic", t.text("No products yet"),
              t.text("Take in a products file of your shop: its products and their stock appear "
                     "here at once."),
              t.text("Import files..."), [this] {
                if (on_import) on_import();
              }};
    case ListPresenter::State::nothing_found:
      if (m_presenter.choice().oversold_only && m_presenter.choice().search.empty()) {
        return {"object-select-symbolic", t.text("Nothing is oversold"),
                t.text("No product was sold beyond its stock."), t.text("Show all products"),
                [this] { clear_filters(); }};
      }
      if (m_presenter.choice().low_only && m_presenter.choice().search.empty()) {
        return {"object-select-symbolic", t.text("Nothing is low"),
                t.text("No product is at or below the level that was set for it."),
                t.text("Show all products"), [this] { clear_filters(); }};
      }
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No product matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The stock could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the stock..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
