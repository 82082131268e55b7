#include "gui/views/transfers_page.h"

#include <wx/msgdlg.h>
#include <wx/wrapsizer.h>

#include "gui/presenters/reach.h"

namespace kontor::gui {

TransferCardPanel::TransferCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"transfer", around.language.text("Transfer"), around.language.text("Close the lines")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.lines(), "transfer-lines", t.text("Lines"), t.text("No line is known yet."));
  add_tab(m_card.timeline(), "transfer-timeline", t.text("Timeline"),
          t.text("Nothing has happened yet"));
  add_tab(m_card.papers(), "transfer-papers", t.text("Papers"), {}, [this](std::size_t row) {
    if (on_paper) on_paper(static_cast<TransferPaper>(row));
  });
}

TransfersPage::TransfersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const TransfersPageState& state, bool dense)
    : ListPage(parent, around, busy,
               {"transfers", around.language.text("Transfers"),
                around.language.text("Reading the transfers..."),
                around.language.text("Search by number")}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language, state.choice),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  build(m_presenter, dense);
  start();
  if (state.document) show_transfer(state.document, state.number);
}

void TransfersPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_place.hold(add_labelled<wxChoice>(t.text("Place"), "transfers-place"), t.text("All places"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  stretch_filters();
  m_main = button("transfers-next", t.text("Receive..."));
  add_filter(m_main);
  m_new = button("transfers-new", t.text("New transfer..."));
  add_filter(m_new, Space::inside);
  // After this event: an assistive tool that caused it waits for its end.
  m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { new_transfer(); }); });
  m_main->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      const auto transfer = chosen();
      const auto act = transfer ? next_act(*transfer) : std::nullopt;
      if (act) act->run();
    });
  });
  filters_below();
  add_filter(make_board(t));
  fill_filters();
}

wxWindow* TransfersPage::make_board(const Language& t) {
  auto* board = new wxPanel(this);
  set_access(board, "transfers-board", wx_text(t.text("Transfers by state")));
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](const std::string& id, std::optional<stock::DocumentState> state) {
    auto* column = new wxToggleButton(board, wxID_ANY, {});
    set_access(column, "transfers-board-" + id, {});
    column->Bind(wxEVT_TOGGLEBUTTON, [this, state](wxCommandEvent&) {
      m_presenter.choose_state(state);
      fill_filters();
    });
    row->Add(column, 0, wxRIGHT | wxBOTTOM, space(this, Space::hair));
    m_board.push_back(column);
  };
  add("all", std::nullopt);
  for (const auto state : transfer_states()) add(std::string(stock::name_of(state)), state);
  board->SetSizer(row);
  return board;
}

void TransfersPage::fill_filters() {
  if (m_board.empty()) return;
  const auto& choice = m_presenter.choice();
  if (m_place.fill(m_presenter.places(), choice.place)) Layout();
  bool wider = false;
  const auto show = [&](wxToggleButton* column, const std::string& label, bool chosen) {
    if (column->GetLabel().utf8_string() != label) {
      column->SetLabel(wx_text(label));
      set_access(column, access_id(column), wx_text(label));
      wider = true;
    }
    column->SetValue(chosen);
  };
  show(m_board.front(), m_presenter.board_label(), !choice.state);
  std::size_t column = 1;
  for (const auto state : transfer_states()) {
    const bool chosen = choice.state && *choice.state == state;
    show(m_board.at(column++), m_presenter.board_label(state), chosen);
  }
  if (wider) Layout();
  if (!list()) return;
  const auto transfer = chosen();
  const auto act = transfer ? next_act(*transfer) : std::nullopt;
  m_main->Show(act.has_value());
  if (act) {
    m_main->SetLabel(wx_text(act->label));
    set_access(m_main, "transfers-next", wx_text(act->label));
    m_main->Enable(act->can);
  }
  m_new->Enable(may_begin() && !m_sheet);
  m_main->GetContainingSizer()->Layout();
}

bool TransfersPage::may_begin() const {
  return company::may_somewhere(m_open->actor(), company::Permission::move_stock);
}

std::optional<stock::StockDocument> TransfersPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* transfer = row && m_presenter.here(*row) ? m_presenter.at(*row) : nullptr;
  return transfer ? std::optional(transfer->document) : std::nullopt;
}

TransferRights TransfersPage::rights(const stock::StockDocument& transfer) const {
  return m_presenter.rights(transfer, m_open->actor());
}

std::optional<RowAct> TransfersPage::next_act(const stock::StockDocument& transfer) {
  const Language& t = m_around.language;
  const TransferRights may = rights(transfer);
  const bool free = !m_acts.busy() && !m_sheet && !m_closing;
  const std::string number = transfer.number;
  const auto sheet = [this, number](SheetTask task) {
    return [this, task, number] { open_sheet(task, number); };
  };
  if (may.change) return RowAct{t.text("Change..."), sheet(SheetTask::write), free};
  if (may.receive) return RowAct{t.text("Receive..."), sheet(SheetTask::receive), free};
  if (transfer.state == stock::DocumentState::received && may.close)
    return RowAct{t.text("Close..."), [this] { ask_close(); }, free};
  if (may.ship) return RowAct{t.text("Send..."), sheet(SheetTask::ship), free};
  return std::nullopt;
}

void TransfersPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const auto transfer = chosen();
  if (!transfer) return;
  const TransferRights may = rights(*transfer);
  const bool free = !m_acts.busy() && !m_sheet && !m_closing;
  const std::string number = transfer->number;
  const auto add = [&](bool allowed, const std::string& label, std::function<void()> run) {
    if (allowed) acts.push_back({label, std::move(run), free});
  };
  add(may.change, t.text("Change..."), [this, number] { open_sheet(SheetTask::write, number); });
  add(may.ready, t.text("Make ready"), [this, number] { m_acts.ready(number); });
  add(may.ship, t.text("Send..."), [this, number] { open_sheet(SheetTask::ship, number); });
  add(may.receive, t.text("Receive..."),
      [this, number] { open_sheet(SheetTask::receive, number); });
  add(may.close, t.text("Close..."), [this] { ask_close(); });
  add(may.reopen, t.text("Make a draft again"), [this, number] { m_acts.reopen(number); });
  add(may.cancel, t.text("Cancel transfer..."), [this] { ask_cancel(); });
  acts.push_back({t.text("Picking list..."), [this] { show_paper(TransferPaper::picking_list); }});
  acts.push_back(
      {t.text("Delivery note..."), [this] { show_paper(TransferPaper::delivery_note); }});
}

void TransfersPage::open_sheet(SheetTask task, const std::string& number) {
  if (m_sheet || !may_begin()) return;
  m_sheet = new TransferDialog(this, m_around, m_busy, m_open, task, number);
  m_sheet->on_end = [this](const std::string& done, const std::string& sentence) {
    m_sheet = nullptr;
    if (!done.empty()) m_acts.tell(sentence);
    fill_filters();
    list()->SetFocus();
  };
  m_sheet->Show();
  fill_filters();
}

void TransfersPage::ask_close() {
  const auto transfer = chosen();
  if (!transfer || m_closing) return;
  m_closing = new CloseTransferDialog(this, m_around, m_busy, m_open, transfer->number);
  m_closing->on_close = [this](const std::string& done) {
    m_closing = nullptr;
    if (!done.empty()) m_acts.tell(done);
    fill_filters();
  };
  m_closing->Show();
}

void TransfersPage::ask_cancel() {
  const auto transfer = chosen();
  if (!transfer) return;
  const Language& t = m_around.language;
  wxMessageDialog dialog(
      this,
      wx_text(t.text("Cancel {number}? Goods that are committed are free again, and what is on the "
                     "way goes back to its place.",
                     {{"number", transfer->number}})),
      "Kontor", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  dialog.SetYesNoLabels(wx_text(t.text("Cancel transfer")), wx_text(t.text("Keep transfer")));
  if (dialog.ShowModal() == wxID_YES) m_acts.cancel(transfer->number);
}

void TransfersPage::show_paper(TransferPaper paper) {
  const auto transfer = chosen();
  reports::ReportRequest request;
  if (transfer) {
    request.transfer = transfer->number;
    request.entity = transfer->entity;  // whose letterhead it has
  } else if (m_card && m_card->card().open()) {
    request.transfer = m_card->card().number();
  }
  if (request.transfer.empty()) return;
  if (m_paper) m_paper->Close();
  m_paper = new PaperDialog(this, m_around, m_busy, m_open,
                            paper == TransferPaper::picking_list ? reports::picking_list_report()
                                                                 : reports::delivery_note_report(),
                            request);
  m_paper->on_close = [this, closed = m_paper] {
    if (m_paper == closed) m_paper = nullptr;
  };
  m_paper->on_written = [this](const std::string& sentence, const std::string& path) {
    if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
  };
  m_paper->Show();
}

void TransfersPage::show_act() {
  if (tell_act(m_acts)) refresh();
  fill_filters();
}

DetailPanel* TransfersPage::make_detail(wxWindow* parent) {
  m_card = new TransferCardPanel(parent, m_around, m_open);
  m_card->on_paper = [this](TransferPaper paper) { show_paper(paper); };
  return m_card;
}

void TransfersPage::show_row(std::size_t row) {
  if (const auto* transfer = m_presenter.at(row))
    show_transfer(transfer->document.id, transfer->document.number);
  fill_filters();
}

std::optional<std::size_t> TransfersPage::shown_row() {
  return m_presenter.row_of(DocumentId(detail().shown()));
}

void TransfersPage::show_transfer(DocumentId document, const std::string& number) {
  card()->card().show(document, number);
  open_detail();
}

PageState TransfersPage::state() {
  return TransfersPageState{m_presenter.choice(), DocumentId(detail().shown()),
                            m_card ? m_card->card().number() : std::string()};
}

void TransfersPage::show(const PageState& wanted) {
  const auto* state = std::get_if<TransfersPageState>(&wanted);
  if (!state) return;
  m_presenter.choose(state->choice);
  show_searched();
  if (state->document) {
    show_transfer(state->document, state->number);
  } else {
    close_detail();
  }
}

std::vector<KeyHelp> TransfersPage::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("In a sheet: takes what was scanned; without a quantity one more.")},
          {"F2", t.text("In a sheet: puts the chosen line into the fields, to type it anew.")},
          {"Delete", t.text("In a sheet: takes the chosen line out.")},
          {"Ctrl+V", t.text("In a sheet: takes in a list, a product a line.")},
          {"Ctrl+S", t.text("In a sheet: keeps the draft.")},
          {"Ctrl+Enter", t.text("In a sheet: makes ready, sends or receives.")}};
}

StatePanel::Content TransfersPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"mail-forward-symbolic", t.text("No transfers yet"),
              t.text("Goods go from one place to another by a transfer: scan what is to go, send "
                     "it, and let the other place take it in."),
              may_begin() ? t.text("New transfer...") : std::string(), [this] { new_transfer(); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No transfer matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The transfers could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the transfers..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
