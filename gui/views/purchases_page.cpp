#include "gui/views/purchases_page.h"

#include "gui/presenters/reach.h"

namespace kontor::gui {

PurchaseCardPanel::PurchaseCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"purchase", around.language.text("Order with a supplier"),
                   around.language.text("Close the lines")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.lines(), "purchase-lines", t.text("Lines"), t.text("No line is known yet."));
  add_tab(m_card.deliveries(), "purchase-deliveries", t.text("Deliveries"),
          t.text("Nothing has come yet."));
  add_tab(m_card.invoices(), "purchase-invoices", t.text("Invoices"),
          t.text("No supplier has sent an invoice for it yet."));
  add_tab(m_card.timeline(), "purchase-timeline", t.text("Timeline"),
          t.text("Nothing has happened yet"));
}

PurchasesPage::PurchasesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const PurchasesChoice& choice, bool dense)
    : ListPage(parent, around, busy,
               {"purchases", around.language.text("Purchases"),
                around.language.text("Reading the orders with suppliers..."),
                around.language.text("Search by number"), true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language, choice),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  build(m_presenter, dense);
  start();
}

void PurchasesPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label,
                          std::function<void()> act) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    // After this event: an assistive tool that caused it waits for its end.
    made->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
    return made;
  };
  m_place.hold(add_labelled<wxChoice>(t.text("Place"), "purchases-place"), t.text("All places"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  stretch_filters();
  filters_below();
  m_state = add_labelled<wxChoice>(t.text("State"), "purchases-state");
  m_state->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int at = event.GetSelection();
    m_presenter.choose_state(
        at <= 0 ? std::nullopt
                : std::optional(purchase_states()[static_cast<std::size_t>(at - 1)]));
  });
  stretch_filters();
  m_main = button("purchases-next", t.text("Receive..."), [this] {
    const auto order = chosen();
    const auto act = order ? next_act(*order) : std::nullopt;
    if (act) act->run();
  });
  add_filter(m_main);
  m_bill = button("purchases-invoice", t.text("Supplier's invoice..."), [this] {
    if (const auto order = chosen()) open_sheet(SheetTask::invoice, order->number);
  });
  add_filter(m_bill, Space::inside);
  m_new = button("purchases-new", t.text("New order..."), [this] { new_order(); });
  add_filter(m_new, Space::inside);
  fill_filters();
}

void PurchasesPage::fill_filters() {
  if (!m_new) return;
  const auto& choice = m_presenter.choice();
  if (m_place.fill(m_presenter.places(), choice.place)) Layout();
  std::vector<std::string> labels{m_presenter.state_label(std::nullopt)};
  int selected = 0;
  for (const auto state : purchase_states()) {
    if (choice.state && *choice.state == state) selected = static_cast<int>(labels.size());
    labels.push_back(m_presenter.state_label(state));
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i >= m_state->GetCount()) {
      m_state->Append(wx_text(labels[i]));
    } else if (m_state->GetString(static_cast<unsigned>(i)) != wx_text(labels[i])) {
      m_state->SetString(static_cast<unsigned>(i), wx_text(labels[i]));
    }
  }
  m_state->SetSelection(selected);
  if (!list()) return;
  const auto order = chosen();
  const auto act = order ? next_act(*order) : std::nullopt;
  m_main->Show(act.has_value());
  if (act) {
    m_main->SetLabel(wx_text(act->label));
    set_access(m_main, "purchases-next", wx_text(act->label));
    m_main->Enable(act->can);
  }
  m_bill->Show(order && m_presenter.rights(*order, m_open->actor()).invoice);
  m_bill->Enable(free());
  m_new->Enable(may_begin() && free());
  m_main->GetContainingSizer()->Layout();
}

bool PurchasesPage::may_begin() const {
  return company::may_somewhere(m_open->actor(), company::Permission::order_goods);
}

std::optional<stock::StockDocument> PurchasesPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* order = row && m_presenter.here(*row) ? m_presenter.at(*row) : nullptr;
  return order ? std::optional(order->row.document) : std::nullopt;
}

std::optional<RowAct> PurchasesPage::next_act(const stock::StockDocument& order) {
  const Language& t = m_around.language;
  const PurchaseRights may = m_presenter.rights(order, m_open->actor());
  const std::string number = order.number;
  if (may.order)
    return RowAct{t.text("Order now"), [this, number] { m_acts.order(number); }, free()};
  if (may.receive)
    return RowAct{t.text("Receive..."), [this, number] { open_sheet(SheetTask::receive, number); },
                  free()};
  if (order.state == stock::DocumentState::received && may.close)
    return RowAct{t.text("Close"), [this, number] { m_acts.close_order(number); }, free()};
  return std::nullopt;
}

void PurchasesPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const auto order = chosen();
  if (!order) return;
  const PurchaseRights may = m_presenter.rights(*order, m_open->actor());
  const std::string number = order->number;
  const auto add = [&](bool allowed, const std::string& label, std::function<void()> run) {
    if (allowed) acts.push_back({label, std::move(run), free()});
  };
  add(may.change, t.text("Change..."), [this, number] { open_sheet(SheetTask::write, number); });
  add(may.order, t.text("Order now"), [this, number] { m_acts.order(number); });
  add(may.receive, t.text("Receive..."),
      [this, number] { open_sheet(SheetTask::receive, number); });
  add(may.invoice, t.text("Supplier's invoice..."),
      [this, number] { open_sheet(SheetTask::invoice, number); });
  add(may.invoice, t.text("Later freight and duty..."),
      [this, number] { open_sheet(SheetTask::charge, number); });
  add(may.give_back, t.text("Send goods back..."),
      [this, number] { open_sheet(SheetTask::give_back, number); });
  add(may.close, t.text("Close: what has not come is not waited for"),
      [this, number] { m_acts.close_order(number); });
  add(may.cancel, t.text("Cancel the order"), [this, number] { m_acts.cancel_order(number); });
  acts.push_back({t.text("Order on paper..."), [this] { show_paper(); }});
}

void PurchasesPage::open_sheet(SheetTask task, const std::string& number) {
  const auto actor = m_open->actor();
  if (m_sheet || (!may_begin() && !company::may_somewhere(actor, company::Permission::move_stock)))
    return;
  m_sheet = new TransferDialog(this, m_around, m_busy, m_open, task, number,
                               stock::DocumentType::purchase);
  m_sheet->on_end = [this](const std::string& done, const std::string& sentence) {
    m_sheet = nullptr;
    if (!done.empty()) m_acts.tell(sentence);
    fill_filters();
    list()->SetFocus();
  };
  m_sheet->Show();
  fill_filters();
}

void PurchasesPage::show_paper() {
  const auto order = chosen();
  if (!order) return;
  reports::ReportRequest request;
  request.transfer = order->number;
  request.entity = order->entity;  // whose letterhead it has
  if (m_paper) m_paper->Close();
  m_paper =
      new PaperDialog(this, m_around, m_busy, m_open, reports::purchase_order_report(), request);
  m_paper->on_close = [this, closed = m_paper] {
    if (m_paper == closed) m_paper = nullptr;
  };
  m_paper->on_written = [this](const std::string& sentence, const std::string& path) {
    if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
  };
  m_paper->Show();
}

void PurchasesPage::show_act() {
  if (tell_act(m_acts)) refresh();
  fill_filters();
}

DetailPanel* PurchasesPage::make_detail(wxWindow* parent) {
  m_card = new PurchaseCardPanel(parent, m_around, m_open);
  return m_card;
}

void PurchasesPage::show_row(std::size_t row) {
  if (const auto* order = m_presenter.at(row))
    show_order(order->row.document.id, order->row.document.number);
  fill_filters();
}

std::optional<std::size_t> PurchasesPage::shown_row() {
  return m_presenter.row_of(DocumentId(detail().shown()));
}

void PurchasesPage::show_order(DocumentId document, const std::string& number) {
  card()->card().show(document, number);
  open_detail();
}

StatePanel::Content PurchasesPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"mail-send-symbolic", t.text("No orders with suppliers yet"),
              t.text("Goods that are ordered are incoming until they are taken in. What is needed "
                     "stands on the Replenish tab."),
              may_begin() ? t.text("New order...") : std::string(), [this] { new_order(); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No order matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The orders with suppliers could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {
          "content-loading-symbolic", t.text("Reading the orders with suppliers..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
