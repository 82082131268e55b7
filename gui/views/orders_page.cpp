#include "gui/views/orders_page.h"

#include <algorithm>
#include <array>

namespace kontor::gui {

namespace {

constexpr std::array order_states = {orders::OrderState::open, orders::OrderState::partly_fulfilled,
                                     orders::OrderState::fulfilled, orders::OrderState::cancelled};

}  // namespace

OrderCardPanel::OrderCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"order", around.language.text("Order"), around.language.text("Close order")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.lines(), "order-lines", t.text("Lines"));
  add_tab(m_card.timeline(), "order-timeline", t.text("Timeline"));
  add_tab(m_card.payments(), "order-payments", t.text("Payments"));
  add_tab(m_card.entries(), "order-entries", t.text("Entries"));
}

OrdersPage::OrdersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, const OrdersPageState& state, bool dense)
    : ListPage(
          parent, around, busy,
          {"orders", around.language.text("Orders"), around.language.text("Reading the orders..."),
           around.language.text("Search by number")}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, state.choice) {
  build(m_presenter, dense);
  start();
  if (state.document) show_order(state.document);
}

void OrdersPage::add_filters(const Language& t) {
  m_channel = add_labelled<wxChoice>(t.text("Channel"), "orders-channel");
  m_state = add_labelled<wxChoice>(t.text("State"), "orders-state");
  m_state->Append(wx_text(t.text("All states")));
  for (const auto state : order_states) m_state->Append(wx_text(t.name(state)));
  m_channel->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_channel(m_listed.at(static_cast<std::size_t>(event.GetSelection())));
  });
  m_state->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int chosen = event.GetSelection();
    m_presenter.choose_state(
        chosen <= 0 ? std::nullopt
                    : std::optional(order_states.at(static_cast<std::size_t>(chosen - 1))));
  });
  fill_filters();
}

void OrdersPage::fill_filters() {
  std::vector<ChannelId> channels{ChannelId()};
  for (const auto& channel : m_presenter.channels()) channels.push_back(channel.id);
  if (channels != m_listed) {
    m_listed = std::move(channels);
    m_channel->Clear();
    m_channel->Append(wx_text(m_around.language.text("All channels")));
    for (const auto& channel : m_presenter.channels()) m_channel->Append(wx_text(channel.name));
    m_channel->InvalidateBestSize();
    Layout();
  }
  const auto& choice = m_presenter.choice();
  const auto chosen = std::find(m_listed.begin(), m_listed.end(), choice.channel);
  m_channel->SetSelection(chosen == m_listed.end() ? 0
                                                   : static_cast<int>(chosen - m_listed.begin()));
  m_state->SetSelection(choice.state ? static_cast<int>(*choice.state) + 1 : 0);
}

DetailPanel* OrdersPage::make_detail(wxWindow* parent) {
  m_card = new OrderCardPanel(parent, m_around, m_open);
  return m_card;
}

void OrdersPage::show_row(std::size_t row) {
  if (const auto* order = m_presenter.at(row)) show_order(order->document);
}

std::optional<std::size_t> OrdersPage::shown_row() {
  return m_presenter.row_of(DocumentId(m_card->card().shown()));
}

void OrdersPage::show_order(DocumentId document) {
  m_card->card().show(document);
  open_detail();
}

PageState OrdersPage::state() {
  return OrdersPageState{m_presenter.choice(), DocumentId(m_card->card().shown())};
}

void OrdersPage::show(const PageState& wanted) {
  const auto* state = std::get_if<OrdersPageState>(&wanted);
  if (!state) return;
  m_presenter.choose(state->choice);
  show_searched();
  if (state->document) {
    show_order(state->document);
  } else {
    close_detail();
  }
}

StatePanel::Content OrdersPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"view-list-symbolic", t.text("No orders yet"),
              t.text("Take in the orders file of a channel: its orders appear here, whatever "
                     "channel they come from."),
              t.text("Import files..."), [this] {
                if (on_import) on_import();
              }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No order matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The orders could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the orders..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
