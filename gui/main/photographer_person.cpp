#include <iostream>

#include "gui/main/photographer.h"

// The pages of one person: each area and tab, as far as their rights go.
namespace kontor::gui {

namespace {

constexpr std::chrono::milliseconds person_settle_time{1500};

struct PersonPage {
  const char* name;
  Destination where;
};

std::vector<PersonPage> person_pages() {
  const auto books = [](BooksView view) {
    return Destination{Area::books, BooksPageState{view, {}, {}, {}}};
  };
  const auto setup = [](SetupView view) { return Destination{Area::setup, SetupPageState{view}}; };
  const auto stock = [](StockView view) {
    StockPageState state;
    state.view = view;
    return Destination{Area::stock, state};
  };
  return {{"today", {Area::today}},
          {"orders", {Area::orders}},
          {"stock", {Area::stock}},
          {"alerts", stock(StockView::alerts)},
          {"replenish", stock(StockView::replenish)},
          {"counts", stock(StockView::counts)},
          {"transfers", {Area::transfers}},
          {"customers", {Area::customers}},
          {"team", {Area::team}},
          {"trial-balance", books(BooksView::trial_balance)},
          {"entries", books(BooksView::entries)},
          {"accounts", books(BooksView::accounts)},
          {"export", books(BooksView::ledger_export)},
          {"audit", books(BooksView::audit)},
          {"channels", {Area::channels}},
          {"reports", {Area::reports}},
          {"setup", setup(SetupView::company)},
          {"places", setup(SetupView::places)},
          {"sales-channels", setup(SetupView::channels)},
          {"opening", setup(SetupView::opening)},
          {"employees", setup(SetupView::people)},
          {"roles", setup(SetupView::roles)}};
}

}  // namespace

bool Photographer::pages_of_person(const std::string& address) {
  m_app.window()->start_page()->presenter().open(address);
  const bool opened = run_until([&] {
    return m_app.window()->book() || !m_app.window()->start_page()->presenter().error().empty();
  });
  if (!opened || !m_app.window()->book()) {
    std::cerr << m_app.window()->start_page()->presenter().error() << '\n';
    return false;
  }
  for (const auto& page : person_pages()) {
    m_app.window()->go(page.where);
    run_until([] { return false; }, person_settle_time);
    if (!take(std::string("person-") + page.name)) return false;
  }
  return true;
}

}  // namespace kontor::gui
