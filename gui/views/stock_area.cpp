#include "gui/views/stock_area.h"

namespace kontor::gui {

StockArea::StockArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const StockPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense), m_first(state) {
  const Language& t = m_around.language;
  build("stock-area", t.text("Stock"),
        {{static_cast<std::size_t>(StockView::levels), t.text("Levels")},
         {static_cast<std::size_t>(StockView::alerts), t.text("Alerts")},
         {static_cast<std::size_t>(StockView::replenish), t.text("Replenish")},
         {static_cast<std::size_t>(StockView::purchases), t.text("Purchases")},
         {static_cast<std::size_t>(StockView::suppliers), t.text("Suppliers")},
         {static_cast<std::size_t>(StockView::counts), t.text("Counts")},
         {static_cast<std::size_t>(StockView::reconcile), t.text("Reconcile")}});
  begin_at(state.view);
}

AreaPage* StockArea::make_page(std::size_t kind, wxWindow* place) {
  switch (static_cast<StockView>(kind)) {
    case StockView::alerts: {
      auto* page = new AlertsPage(place, m_around, m_book, m_busy, m_first.alerts, m_dense);
      page->on_product = [this](ProductId product) { go_to_product(product); };
      return page;
    }
    case StockView::replenish: {
      auto* page = new ReplenishPage(place, m_around, m_book, m_busy, m_first.replenish, m_dense);
      page->on_product = [this](ProductId product) { go_to_product(product); };
      return page;
    }
    case StockView::purchases:
      return new PurchasesPage(place, m_around, m_book, m_busy, m_first.purchases, m_dense);
    case StockView::suppliers:
      return new SuppliersPage(place, m_around, m_book, m_busy, m_first.suppliers, m_dense);
    case StockView::counts:
      return new CountsPage(place, m_around, m_book, m_busy, m_first.counts, m_first.count,
                            m_dense);
    case StockView::reconcile: {
      auto* page = new StatementsPage(place, m_around, m_book, m_busy, m_first.statements,
                                      m_first.statement, m_dense);
      page->on_document = [this](const stock::Cause& cause) { go_to_document(cause); };
      return page;
    }
    case StockView::levels:
      break;
  }
  return new StockPage(place, m_around, m_book, m_busy, m_first, m_dense);
}

void StockArea::show_alert_count(std::int64_t alerts) {
  const Language& t = m_around.language;
  const std::string name = t.text("Alerts");
  name_tab(StockView::alerts,
           wx_text(alerts == 0 ? name
                               : t.text("{name} ({n})", {{"name", name}, {"n", t.count(alerts)}})));
}

void StockArea::go_to_product(ProductId product) {
  auto wanted = std::get<StockPageState>(state());
  wanted.view = StockView::levels;
  wanted.product = product;
  if (on_go) on_go({Area::stock, wanted});
}

void StockArea::go_to_document(const stock::Cause& cause) {
  if (!on_go) return;
  if (cause.document_kind == "transfer") {
    on_go({Area::transfers, TransfersPageState{{}, cause.document, cause.number}});
  } else if (cause.document_kind == "order") {
    on_go({Area::orders, OrdersPageState{{}, cause.document}});
  } else if (const auto count = stock::count_number_of(cause.number);
             cause.document_kind == "count" && count) {
    auto wanted = std::get<StockPageState>(state());
    wanted.view = StockView::counts;
    wanted.count = *count;
    on_go({Area::stock, wanted});
  }
}

PageState StockArea::state() {
  StockPageState now = m_first;
  if (auto* levels = made<StockPage>(StockView::levels))
    now = std::get<StockPageState>(levels->state());
  now.view = view();
  now.alerts = m_first.alerts;
  if (auto* alerts = made<AlertsPage>(StockView::alerts)) now.alerts = alerts->presenter().choice();
  now.replenish = m_first.replenish;
  if (auto* replenish = made<ReplenishPage>(StockView::replenish))
    now.replenish = replenish->presenter().choice();
  now.purchases = m_first.purchases;
  if (auto* purchases = made<PurchasesPage>(StockView::purchases))
    now.purchases = purchases->presenter().choice();
  now.suppliers = m_first.suppliers;
  if (auto* suppliers = made<SuppliersPage>(StockView::suppliers))
    now.suppliers = suppliers->presenter().searched();
  now.counts = m_first.counts;
  now.count = m_first.count;
  if (auto* counts = made<CountsPage>(StockView::counts)) {
    now.counts = counts->presenter().choice();
    now.count = counts->shown();
  }
  now.statements = m_first.statements;
  now.statement = m_first.statement;
  if (auto* statements = made<StatementsPage>(StockView::reconcile)) {
    now.statements = statements->presenter().choice();
    now.statement = statements->shown();
  }
  return now;
}

void StockArea::show(const PageState& wanted) {
  const auto* state = std::get_if<StockPageState>(&wanted);
  if (!state) return;
  m_first = *state;
  bring_to_front(state->view);
  if (auto* levels = made<StockPage>(StockView::levels)) levels->show(wanted);
  if (auto* alerts = made<AlertsPage>(StockView::alerts)) alerts->show_alerts(state->alerts);
  if (auto* replenish = made<ReplenishPage>(StockView::replenish))
    replenish->show_suggestions(state->replenish);
  if (auto* purchases = made<PurchasesPage>(StockView::purchases))
    purchases->show_orders(state->purchases);
  if (auto* suppliers = made<SuppliersPage>(StockView::suppliers))
    suppliers->presenter().search(state->suppliers);
  if (auto* counts = made<CountsPage>(StockView::counts))
    counts->show_counts(state->counts, state->count);
  if (auto* statements = made<StatementsPage>(StockView::reconcile))
    statements->show_statements(state->statements, state->statement);
}

}  // namespace kontor::gui
