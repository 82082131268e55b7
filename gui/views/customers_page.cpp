#include "gui/views/customers_page.h"

namespace kontor::gui {

CustomerCardPanel::CustomerCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"customer", around.language.text("Customer"), around.language.text("Close customer")}),
      m_card(*this, book, around.executor, around.language),
      m_may_merge(book->actor().may(company::Permission::edit_customers)) {
  const Language& t = m_around.language;
  add_tab(m_card.profile(), "customer-profile", t.text_in("customer", "Profile"),
          t.text("Nothing is known yet."));
  add_tab(m_card.orders(), "customer-orders", t.text("Orders"), t.text("No orders yet"),
          [this](std::size_t row) {
            const DocumentId order = m_card.order_at(row);
            if (order && on_order) on_order(order);
          });
  add_tab(m_card.identities(), "customer-identities", t.text("Known by"),
          t.text("Nothing is known yet."));
  add_tab(m_card.versions(), "customer-versions", t.text("Versions"),
          t.text("Nothing is known yet."));
  add_tab(t.text("Merged"), [this](wxWindow* page) { return make_merged(page); });
}

VirtualList* CustomerCardPanel::make_merged(wxWindow* page) {
  const Language& t = m_around.language;
  m_merged = new VirtualList(
      page, m_card.merged(),
      {"customer-merged", t.text("Merged"), t.text("Nobody was merged with this customer.")},
      m_around.settings);
  const wxString undo = wx_text(t.text("Undo the merge"));
  m_unmerge = new wxButton(page, wxID_ANY, undo);
  set_access(m_unmerge, "customer-unmerge", undo);
  // After this event: an assistive tool that caused it waits for its end.
  m_unmerge->Bind(wxEVT_BUTTON,
                  [this](wxCommandEvent&) { CallAfter([this] { unmerge_chosen(); }); });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_merged, 1, wxEXPAND);
  column->Add(m_unmerge, 0, wxALL, space(this, Space::inside));
  page->SetSizer(column);
  return m_merged;
}

void CustomerCardPanel::filled(std::size_t) {
  if (!m_unmerge) return;
  const bool any = m_may_merge && m_card.merged().rows() > 0;
  if (m_unmerge->IsShown() == any) return;
  m_unmerge->Show(any);
  m_unmerge->GetParent()->Layout();
}

void CustomerCardPanel::unmerge_chosen() {
  if (!m_merged || !m_may_merge || !on_unmerge) return;
  const auto chosen = m_merged->chosen_row();
  const bool only = m_card.merged().rows() == 1;
  if (!chosen && !only) return;
  if (const CustomerId alias = m_card.merged_at(chosen.value_or(0))) on_unmerge(alias);
}

CustomersPage::CustomersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const CustomersPageState& state, bool dense)
    : ListPage(parent, around, busy,
               {"customers", around.language.text("Customers"),
                around.language.text("Reading the customers..."),
                around.language.text("Search by name, e-mail or phone"), true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language, state.search),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  build(m_presenter, dense);
  start();
  if (state.customer) show_customer(state.customer);
}

DetailPanel* CustomersPage::make_detail(wxWindow* parent) {
  m_card = new CustomerCardPanel(parent, m_around, m_open);
  m_card->on_order = [this](DocumentId order) {
    if (on_go) on_go({Area::orders, OrdersPageState{{}, order}});
  };
  m_card->on_unmerge = [this](CustomerId alias) { m_acts.unmerge(alias); };
  return m_card;
}

void CustomersPage::show_act() {
  if (!tell_act(m_acts)) return;
  refresh();
  if (m_card && m_card->card().open()) m_card->card().refresh();
}

void CustomersPage::show_row(std::size_t row) {
  if (const auto* shown = m_presenter.at(row)) show_customer(shown->customer.id);
}

std::optional<std::size_t> CustomersPage::shown_row() {
  return m_presenter.row_of(CustomerId(detail().shown()));
}

void CustomersPage::show_customer(CustomerId customer) {
  card()->card().show(customer);
  open_detail();
}

PageState CustomersPage::state() {
  return CustomersPageState{m_presenter.searched(), CustomerId(detail().shown())};
}

void CustomersPage::show(const PageState& wanted) {
  const auto* state = std::get_if<CustomersPageState>(&wanted);
  if (!state) return;
  m_presenter.search(state->search);
  show_searched();
  if (state->customer) {
    show_customer(state->customer);
  } else {
    close_detail();
  }
}

StatePanel::Content CustomersPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"system-users-symbolic", t.text("No customers yet"),
              t.text("Orders and customer lists bring them: who buys on several channels with one "
                     "e-mail or phone is one customer here."),
              t.text("Import files..."), [this] {
                if (on_import) on_import();
              }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No customer matches the search."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The customers could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the customers..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
