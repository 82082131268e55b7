#include "gui/views/stock_page.h"

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int typing_pause_ms = 250;
constexpr int search_width = 280;
constexpr int card_height = 260;
constexpr int least_pane = 140;
enum ListPage : std::size_t { page_list, page_state };

}  // namespace

StockPage::StockPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const StockPageState& state)
    : wxPanel(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, book, around.executor, around.language, state.choice),
      m_product(state.product),
      m_dense(state.dense),
      m_typing(this) {
  const Language& t = m_around.language;
  set_access(this, "stock-page", wx_text(t.text("Stock")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, t.text("Stock"), "stock-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(make_filters(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "stock-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  set_access(m_splitter, "stock-splitter", wx_text(t.text("Stock")));
  m_splitter->SetMinimumPaneSize(dip(this, least_pane));
  m_splitter->SetSashGravity(1.0);
  auto* upper = make_list(m_splitter, t);
  m_card = new ProductCardPanel(m_splitter, m_around, std::move(book));
  m_card->on_close = [this] { close_product(); };
  m_card->Hide();
  m_splitter->Initialize(upper);
  column->Add(m_splitter, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  if (m_dense) {
    m_list->set_dense(true);
    m_card->set_dense(true);
  }
  bind_filters();
  m_presenter.load();
  if (m_product) show_product(m_product);
}

wxSizer* StockPage::make_filters(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [&](wxWindow* control, Space before) {
    row->AddSpacer(space(this, before));
    row->Add(control, 0, wxALIGN_CENTRE_VERTICAL);
  };
  m_search = new wxSearchCtrl(this, wxID_ANY, wx_text(m_presenter.choice().search),
                              wxDefaultPosition, wxSize(dip(this, search_width), -1));
  m_search->SetDescriptiveText(wx_text(t.text("Search product, SKU, barcode")));
  m_search->ShowCancelButton(true);
  set_access(m_search, "stock-search", wx_text(t.text("Search product, SKU, barcode")));
  row->Add(m_search, 0, wxALIGN_CENTRE_VERTICAL);
  // A label is tied to the control made right after it.
  add(body_text(this, t.text("Place"), "stock-place-label"), Space::group);
  m_place = new wxChoice(this, wxID_ANY);
  set_access(m_place, "stock-place", wx_text(t.text("Place")));
  add(m_place, Space::inside);
  m_oversold = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Only oversold")));
  set_access(m_oversold, "stock-oversold", wx_text(t.text("Only oversold")));
  m_oversold->SetValue(m_presenter.choice().oversold_only);
  add(m_oversold, Space::group);
  row->AddStretchSpacer();
  add(body_text(this, t.text("Places show"), "stock-figure-label"), Space::group);
  m_figure = new wxChoice(this, wxID_ANY);
  m_figure->Append(wx_text(t.text("On hand")));
  m_figure->Append(wx_text(t.text("Available")));
  m_figure->SetSelection(m_presenter.choice().figure == PlaceFigure::on_hand ? 0 : 1);
  set_access(m_figure, "stock-figure", wx_text(t.text("Places show")));
  add(m_figure, Space::inside);
  fill_places();
  return row;
}

wxWindow* StockPage::make_list(wxWindow* parent, const Language& t) {
  auto* upper = new wxPanel(parent);
  set_access(upper, "stock-upper", wx_text(t.text("Stock")));
  m_book = new wxSimplebook(upper);
  m_list = new VirtualList(m_book, m_presenter, {"stock-list", t.text("Stock")}, m_around.settings);
  m_list->on_choice = [this] { row_chosen(); };
  m_list->on_open = [this] { open_chosen(); };
  m_empty = new StatePanel(m_book, "stock-state");
  m_book->AddPage(m_list, {});
  m_book->AddPage(m_empty, {});
  m_footer = body_text(upper, {}, "stock-footer", Tone::dimmed);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_book, 1, wxEXPAND);
  column->Add(m_footer, 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  upper->SetSizer(column);
  return upper;
}

void StockPage::bind_filters() {
  m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(typing_pause_ms); });
  m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
    m_search->ChangeValue({});
    search_now();
  });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { search_now(); });
  m_place->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int chosen = event.GetSelection();
    m_presenter.choose_place(
        chosen <= 0 ? LocationId()
                    : m_presenter.places().at(static_cast<std::size_t>(chosen - 1)).id);
  });
  m_oversold->Bind(wxEVT_CHECKBOX,
                   [this](wxCommandEvent& event) { show_oversold_only(event.IsChecked()); });
  m_figure->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.show_figure(event.GetSelection() == 0 ? PlaceFigure::on_hand
                                                      : PlaceFigure::available);
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
}

void StockPage::on_key(wxKeyEvent& event) {
  const bool in_search = m_search->IsDescendant(FindFocus());
  if (event.GetKeyCode() == WXK_ESCAPE) {
    if (in_search && !m_search->GetValue().empty()) {
      m_search->ChangeValue({});
      search_now();
    } else if (m_splitter->IsSplit()) {
      close_product();
    } else if (in_search) {
      m_list->SetFocus();
    } else {
      clear_filters();
    }
    return;
  }
  const bool into_list = event.GetKeyCode() == WXK_DOWN || event.GetKeyCode() == WXK_RETURN ||
                         event.GetKeyCode() == WXK_NUMPAD_ENTER;
  if (in_search && into_list && m_presenter.rows() > 0) {
    search_now();
    m_list->SetFocus();
    if (!m_list->chosen_row()) m_list->choose_row(0);
    row_chosen();
    return;
  }
  event.Skip();
}

void StockPage::search_now() {
  m_typing.Stop();
  m_presenter.search(m_search->GetValue().utf8_string());
}

void StockPage::fill_places() {
  m_place->Clear();
  m_place->Append(wx_text(m_around.language.text("All places")));
  int chosen = 0;
  for (const auto& place : m_presenter.places()) {
    const int at = m_place->Append(wx_text(place.name));
    if (place.id == m_presenter.choice().place) chosen = at;
  }
  m_place->SetSelection(chosen);
  m_place->InvalidateBestSize();
}

void StockPage::show_columns() {
  fill_places();
  m_list->show_columns();
  Layout();
}

void StockPage::show_rows(bool another_list) {
  if (another_list) {
    m_list->show_new_rows();
  } else {
    m_list->show_rows();
  }
  // The same product stays chosen wherever the new order put it.
  if (!m_product) return;
  if (const auto row = m_presenter.row_of(m_product)) {
    if (m_list->chosen_row() != row) m_list->choose_row(*row);
  }
}

void StockPage::show_more() { m_list->show_rows(); }

StatePanel::Content StockPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case StockPresenter::State::no_products:
      return {"package-x-generic-symbolic",
              t.text("No products yet"),
              t.text("Import a products file of your shop with the command \"kontor import\"; "
                     "its products and their stock appear here at once."),
              {},
              {}};
    case StockPresenter::State::nothing_found:
      if (m_presenter.choice().oversold_only && m_presenter.choice().search.empty()) {
        return {"object-select-symbolic", t.text("Nothing is oversold"),
                t.text("No product was sold beyond its stock."), t.text("Show all products"),
                [this] { clear_filters(); }};
      }
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No product matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case StockPresenter::State::failed:
      return {"network-error-symbolic", t.text("The stock could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the stock..."), {}, {}, {}};
  }
}

void StockPage::show_state() {
  const Language& t = m_around.language;
  if (m_presenter.busy()) {
    m_busy.begin(t.text("Reading the stock..."), [this] { m_presenter.cancel(); });
  } else {
    m_busy.end();
  }
  const bool ready = m_presenter.state() == StockPresenter::State::ready;
  // While the first rows are on their way the empty list itself is the calmest sight.
  const bool list = ready || m_presenter.state() == StockPresenter::State::loading;
  if (!list) m_empty->show(empty_content());
  m_book->SetSelection(list ? page_list : page_state);
  if (ready && !m_presenter.error().empty()) {
    m_info->say(Tone::problem, m_presenter.error(), t.text("Try again"), [this] { refresh(); });
  } else {
    m_info->clear();
  }
  set_label(m_footer, ready ? m_presenter.footer() : std::string());
  m_oversold->SetValue(m_presenter.choice().oversold_only);
}

StockPageState StockPage::state() { return {m_presenter.choice(), m_product, m_dense}; }

void StockPage::find() {
  m_search->SetFocus();
  m_search->SelectAll();
}

void StockPage::refresh() {
  m_presenter.refresh(m_list->top_row());
  m_card->card().refresh();
  show_state();
}

void StockPage::book_changed() { refresh(); }

void StockPage::clear_filters() {
  m_search->ChangeValue({});
  m_presenter.clear_filters();
}

void StockPage::show_oversold_only(bool only) { m_presenter.show_oversold_only(only); }

void StockPage::set_dense(bool dense) {
  m_dense = dense;
  m_list->set_dense(dense);
  m_card->set_dense(dense);
}

void StockPage::row_chosen() {
  const auto row = m_list->chosen_row();
  const auto* product = row ? m_presenter.product(*row) : nullptr;
  if (product) show_product(product->product);
}

void StockPage::open_chosen() {
  row_chosen();
  if (m_splitter->IsSplit()) m_card->shown_list()->SetFocus();
}

void StockPage::show_product(ProductId product) {
  m_product = product;
  m_card->card().show(product);
  if (m_splitter->IsSplit()) return;
  m_splitter->SplitHorizontally(m_splitter->GetWindow1(), m_card, -dip(this, card_height));
}

void StockPage::close_product() {
  m_product = ProductId();
  m_card->card().close();
  if (m_splitter->IsSplit()) m_splitter->Unsplit(m_card);
  m_list->SetFocus();
}

bool StockPage::copy() {
  if (m_card->IsShown() && m_card->IsDescendant(FindFocus())) {
    return m_card->shown_list()->copy_chosen();
  }
  return m_list->copy_chosen();
}

void StockPage::remember() {
  m_list->remember_widths();
  m_card->remember_widths();
}

}  // namespace kontor::gui
