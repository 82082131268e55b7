#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "domain/insight/today.h"
#include "gui/presenters/alerts_presenter.h"
#include "gui/presenters/books_choice.h"
#include "gui/presenters/counts_presenter.h"
#include "gui/presenters/orders_presenter.h"
#include "gui/presenters/purchases_presenter.h"
#include "gui/presenters/replenish_presenter.h"
#include "gui/presenters/report_choice.h"
#include "gui/presenters/statements_presenter.h"
#include "gui/presenters/stock_presenter.h"
#include "gui/presenters/transfers_presenter.h"

namespace kontor::gui {

/// The areas of an open book, in the order of the navigation.
enum class Area {
  today,
  orders,
  stock,
  transfers,
  customers,
  team,
  books,
  channels,
  reports,
  setup
};
inline constexpr std::array all_areas = {
    Area::today, Area::orders, Area::stock,    Area::transfers, Area::customers,
    Area::team,  Area::books,  Area::channels, Area::reports,   Area::setup};

/// What the first page of the day shows its sales for.
struct TodayPageState {
  insight::SalesSpan span = insight::SalesSpan::yesterday;
  bool operator==(const TodayPageState&) const = default;
};

/// What the orders page shows: its filters, and the order that is open below the list.
struct OrdersPageState {
  OrdersChoice choice;
  DocumentId document;
  bool operator==(const OrdersPageState&) const = default;
};

/// The tabs of the stock, in their order.
enum class StockView { levels, alerts, replenish, purchases, suppliers, counts, reconcile };
inline constexpr std::array all_stock_views = {
    StockView::levels,    StockView::alerts, StockView::replenish, StockView::purchases,
    StockView::suppliers, StockView::counts, StockView::reconcile};

/// What the stock shows: which tab, the filters of each, the product or count that is open below
/// the list.
struct StockPageState {
  StockChoice choice;
  ProductId product;
  StockView view = StockView::levels;
  AlertsChoice alerts = {};
  ReplenishChoice replenish = {};
  PurchasesChoice purchases = {};
  std::string suppliers = {};  ///< what is searched for among them
  CountsChoice counts = {};
  std::int64_t count = 0;  ///< its number; 0: none is open
  StatementsChoice statements = {};
  std::int64_t statement = 0;  ///< the same of a warehouse's statement
  bool operator==(const StockPageState&) const = default;
};

/// What the page of transfers shows: its filters, and the transfer that is open below the list.
struct TransfersPageState {
  TransfersChoice choice;
  DocumentId document;
  std::string number;  ///< of that transfer
  bool operator==(const TransfersPageState&) const = default;
};

/// The tabs of the customers, in their order.
enum class CustomersView { people, duplicates };

/// What the customers show: which tab, what is searched for, the customer that is open below.
struct CustomersPageState {
  std::string search;
  CustomerId customer;
  CustomersView view = CustomersView::people;
  bool operator==(const CustomersPageState&) const = default;
};

/// What the team page shows: what is searched for, and the employee that is open below the list.
struct TeamPageState {
  std::string search;
  EmployeeId employee;
  bool operator==(const TeamPageState&) const = default;
};

/// The tabs of the books, in their order.
enum class BooksView { trial_balance, entries, accounts, ledger_export, audit };

/// What the books show: which tab, what was chosen on each, the entry that is open.
struct BooksPageState {
  BooksView view = BooksView::trial_balance;
  TrialChoice trial;
  EntriesChoice entries;
  EntryId entry;
  AuditChoice audit = {};
  std::int64_t audit_row = 0;  ///< its number; 0: none is open
  bool operator==(const BooksPageState&) const = default;
};

/// What the channels page shows: the import that is open below the list, 0 for none.
struct ChannelsPageState {
  std::int64_t batch = 0;
  bool operator==(const ChannelsPageState&) const = default;
};

/// The tabs of the set-up, in their order.
enum class SetupView {
  company,
  places,
  channels,
  people,
  roles,
  machines,
  tokens,
  opening,
  comparison
};

inline constexpr std::array all_books_views = {BooksView::trial_balance, BooksView::entries,
                                               BooksView::accounts, BooksView::ledger_export,
                                               BooksView::audit};
inline constexpr std::array all_setup_views = {
    SetupView::company, SetupView::places,  SetupView::channels,
    SetupView::people,  SetupView::roles,   SetupView::machines,
    SetupView::tokens,  SetupView::opening, SetupView::comparison};

/// What the set-up shows: which tab.
struct SetupPageState {
  SetupView view = SetupView::company;
  bool operator==(const SetupPageState&) const = default;
};

/// What a page shows; none: as it was left, or as it is at first.
using PageState = std::variant<std::monostate, TodayPageState, OrdersPageState, StockPageState,
                               TransfersPageState, CustomersPageState, TeamPageState,
                               BooksPageState, ChannelsPageState, ReportsPageState, SetupPageState>;

/// Where a figure, a row, a command or a step back leads.
struct Destination {
  Area area = Area::stock;
  PageState shown = {};
  bool operator==(const Destination&) const = default;
};

/// What each area shows, for building the window again.
using PageStates = std::map<Area, PageState>;

/// The state of an area, or the first one.
template <class State>
State state_of(const PageStates& states, Area area) {
  const auto found = states.find(area);
  const auto* state = found == states.end() ? nullptr : std::get_if<State>(&found->second);
  return state ? *state : State{};
}

}  // namespace kontor::gui
