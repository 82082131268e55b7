#include "gui/views/orders_page.h"

#include <algorithm>
#include <array>

#include "gui/views/days_dialog.h"

namespace kontor::gui {

namespace {

constexpr std::array order_states = {orders::OrderState::open, orders::OrderState::partly_fulfilled,
                                     orders::OrderState::fulfilled, orders::OrderState::cancelled};

// What the filter of days offers, behind "any day"; the last item asks for two dates.
constexpr std::array last_days = {1, 7, 30};
constexpr std::array ages = {1, 3, 7, 30};
constexpr int first_age = 1 + static_cast<int>(last_days.size());
constexpr int between_days = first_age + static_cast<int>(ages.size());

}  // namespace

OrderCardPanel::OrderCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"order", around.language.text("Order"), around.language.text("Close order")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.lines(), "order-lines", t.text("Lines"), t.text("No line is known yet."));
  add_tab(m_card.timeline(), "order-timeline", t.text("Timeline"),
          t.text("Nothing has happened yet"));
  add_tab(m_card.payments(), "order-payments", t.text("Payments"),
          t.text("No payment is known yet."));
  add_tab(m_card.entries(), "order-entries", t.text("Entries"), t.text("Nothing is posted yet"));
}

OrdersPage::OrdersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, const OrdersPageState& state, bool dense)
    : ListPage(
          parent, around, busy,
          {"orders", around.language.text("Orders"), around.language.text("Reading the orders..."),
           around.language.text("Search by number or customer")}),
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
  m_time = add_labelled<wxChoice>(t.text("Placed"), "orders-time");
  m_time->Append(wx_text(t.text("Any day")));
  for (const int days : last_days) {
    m_time->Append(
        wx_text(days == 1 ? t.text("Today") : t.plural("Last {n} day", "Last {n} days", days)));
  }
  for (const int days : ages) {
    m_time->Append(wx_text(t.plural("Older than {n} day", "Older than {n} days", days)));
  }
  m_time->Append(wx_text(t.text("Between days...")));
  m_time->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { choose_time(event.GetSelection()); });
  fill_filters();
}

void OrdersPage::choose_time(int item) {
  if (item <= 0) {
    m_presenter.choose_days({}, {});
  } else if (item < first_age) {
    m_presenter.choose_last_days(last_days.at(static_cast<std::size_t>(item - 1)));
  } else if (item < between_days) {
    m_presenter.choose_age(ages.at(static_cast<std::size_t>(item - first_age)));
  } else {
    // After this event: an assistive tool that caused it waits for its end.
    CallAfter([this] { ask_days(); });
    return;
  }
  fill_filters();
}

void OrdersPage::ask_days() {
  const auto& choice = m_presenter.choice();
  DaysDialog dialog(this, m_around.language, {choice.from, choice.to});
  if (dialog.ShowModal() == wxID_OK) {
    m_presenter.choose_days(dialog.days().from, dialog.days().to);
  }
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
  int time = 0;
  const auto place_of = [](const auto& all, int wanted) {
    return static_cast<int>(std::find(all.begin(), all.end(), wanted) - all.begin());
  };
  if (choice.last_days > 0) time = 1 + place_of(last_days, choice.last_days);
  if (choice.older_than_days > 0) time = first_age + place_of(ages, choice.older_than_days);
  if (choice.from || choice.to) time = between_days;
  // A number of days that the list does not offer is told by its chip.
  const bool offered = choice.last_days == 0 || time < first_age;
  m_time->SetSelection(offered ? time : wxNOT_FOUND);
}

DetailPanel* OrdersPage::make_detail(wxWindow* parent) {
  m_card = new OrderCardPanel(parent, m_around, m_open);
  return m_card;
}

void OrdersPage::show_row(std::size_t row) {
  if (const auto* order = m_presenter.at(row)) show_order(order->document);
}

std::optional<std::size_t> OrdersPage::shown_row() {
  return m_presenter.row_of(DocumentId(detail().shown()));
}

void OrdersPage::show_order(DocumentId document) {
  card()->card().show(document);
  open_detail();
}

PageState OrdersPage::state() {
  return OrdersPageState{m_presenter.choice(), DocumentId(detail().shown())};
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
