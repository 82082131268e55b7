#include "gui/views/source_pages.h"

#include <wx/textdlg.h>

#include <algorithm>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

SourceMapPage::SourceMapPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"source-map", around.language.text("Source map"),
                around.language.text("Reading the source map..."),
                around.language.text("Search by the beginning of a key"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  build(m_presenter, dense);
  start();
}

void SourceMapPage::add_filters(const Language& t) {
  m_kind = add_labelled<wxChoice>(t.text("Found by"), "source-map-kind");
  m_kind->Append(wx_text(t.text("All kinds")));
  for (const auto& kind : SourceMapPresenter::kinds()) {
    m_kind->Append(wx_text(m_presenter.kind_name(kind)));
  }
  m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int at = event.GetSelection();
    m_presenter.choose_kind(
        at <= 0 ? std::string() : SourceMapPresenter::kinds().at(static_cast<std::size_t>(at - 1)));
  });
  fill_filters();
}

void SourceMapPage::fill_filters() {
  const auto& kinds = SourceMapPresenter::kinds();
  const auto at = std::find(kinds.begin(), kinds.end(), m_presenter.kind());
  m_kind->SetSelection(at == kinds.end() ? 0 : static_cast<int>(at - kinds.begin()) + 1);
}

DetailPanel* SourceMapPage::make_detail(wxWindow* parent) {
  m_card = new ProductCardPanel(parent, m_around, m_open, "source-product");
  return m_card;
}

void SourceMapPage::show_row(std::size_t row) {
  if (const auto* found = m_presenter.at(row)) {
    card()->card().show(found->product);
    open_detail();
  }
}

std::optional<std::size_t> SourceMapPage::shown_row() {
  // One product has many keys: the chosen row stays, if it is one of them.
  const auto row = list()->chosen_row();
  const auto* found = row ? m_presenter.at(*row) : nullptr;
  if (found && found->product == ProductId(detail().shown())) return row;
  return m_presenter.row_of(ProductId(detail().shown()));
}

StatePanel::Content SourceMapPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"), t.text("No key begins like this."),
              t.text("Clear filters"), [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The source map could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"network-transmit-receive-symbolic",
              t.text("No keys yet"),
              t.text("With the first files the keys of their products stand here: which SKU, name "
                     "or code of a channel means which product."),
              {},
              {}};
  }
}

UnknownProductsPage::UnknownProductsPage(wxWindow* parent, Surroundings around,
                                         std::shared_ptr<OpenBook> book, BusyBar& busy,
                                         BatchActs& acts, bool dense)
    : ListPage(parent, around, busy,
               {"unknown-products", around.language.text("Unknown products"),
                around.language.text("Reading the products..."),
                around.language.text("Search product, SKU, barcode"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language),
      m_acts(acts) {
  build(m_presenter, dense);
  start();
}

void UnknownProductsPage::add_filters(const Language& t) {
  stretch_filters();
  m_bind = new wxButton(this, wxID_ANY, wx_text(t.text("Bind to a product...")));
  set_access(m_bind, "unknown-products-bind", wx_text(t.text("Bind to a product...")));
  // After this event: an assistive tool that caused it waits for its end.
  m_bind->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_product(); }); });
  add_filter(m_bind);
}

void UnknownProductsPage::add_acts(std::vector<RowAct>& acts) {
  acts.push_back(
      {m_around.language.text("Bind to a product..."), [this] { ask_product(); }, may_bind()});
}

bool UnknownProductsPage::may_bind() {
  const auto row = list() ? list()->chosen_row() : std::nullopt;
  return row && !m_acts.busy() && m_presenter.may_bind(*row);
}

void UnknownProductsPage::fill_filters() { m_bind->Enable(may_bind()); }

void UnknownProductsPage::ask_product() {
  if (!may_bind()) return;
  const Language& t = m_around.language;
  const auto* product = m_presenter.at(*list()->chosen_row());
  if (!product) return;
  wxTextEntryDialog dialog(
      this,
      wx_text(t.text("Which product is {name}? Type the SKU or code of the real one: every order "
                     "that has it is told anew.",
                     {{"name", product->name}})),
      wx_text(t.text("Bind to a product...")));
  if (dialog.ShowModal() == wxID_OK) bind_chosen(dialog.GetValue().utf8_string());
}

void UnknownProductsPage::bind_chosen(const std::string& real) {
  const auto row = list()->chosen_row();
  const auto* product = row ? m_presenter.at(*row) : nullptr;
  if (!product || real.empty()) return;
  m_acts.bind(product->code, real);
}

void UnknownProductsPage::show_act() {
  if (!m_acts.busy()) {
    const std::string label = approval_label(m_around, m_acts.refused());
    if (IsShownOnScreen() && label.empty()) {
      say(m_acts.went_wrong() ? Tone::problem : Tone::positive, m_acts.result());
    } else if (IsShownOnScreen()) {
      say(Tone::problem, m_acts.result(), label,
          [approve = m_around.approve, act = *m_acts.refused()] { approve(act); });
    }
    refresh();
  }
  fill_filters();
}

DetailPanel* UnknownProductsPage::make_detail(wxWindow* parent) {
  m_card = new ProductCardPanel(parent, m_around, m_open, "unknown-product");
  return m_card;
}

void UnknownProductsPage::show_row(std::size_t row) {
  if (const auto* found = m_presenter.at(row)) {
    card()->card().show(found->id);
    open_detail();
  }
  fill_filters();
}

std::optional<std::size_t> UnknownProductsPage::shown_row() {
  return m_presenter.row_of(ProductId(detail().shown()));
}

StatePanel::Content UnknownProductsPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No product matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The products could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"object-select-symbolic",
              t.text("Every product is known"),
              t.text("A product that a file names and the book does not have waits here for you to "
                     "say which one it is."),
              {},
              {}};
  }
}

}  // namespace kontor::gui
