#include "gui/views/statements_page.h"

#include <array>

#include "gui/presenters/reach.h"
#include "gui/views/ask_files.h"

namespace kontor::gui {

namespace {

constexpr int read_statement_width = 460;
constexpr int read_statement_height = 560;
constexpr int settle_statement_width = 460;
constexpr int settle_statement_height = 420;

constexpr std::array statement_states = {stock::StatementState::open,
                                         stock::StatementState::closed};

}  // namespace

StatementCardPanel::StatementCardPanel(wxWindow* parent, Surroundings around,
                                       std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"statement", around.language.text("Warehouse statement"),
                   around.language.text("Close the statement")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.open_lines(), "statement-open", t.text("Still open"),
          t.text("Every line is accounted for."), [this](std::size_t row) {
            if (on_settle) on_settle(m_card.open_product(row));
          });
  add_tab(m_card.explained(), "statement-explained", t.text("Explained"),
          t.text("No difference is accounted for by documents."));
  add_tab(m_card.causes(), "statement-causes", t.text("Documents"),
          t.text("No document accounts for a difference."), [this](std::size_t row) {
            if (on_document) on_document(m_card.cause(row));
          });
  add_tab(m_card.lines(), "statement-lines", t.text("All lines"), t.text("No line is known yet."));
  add_tab(m_card.acts(), "statement-acts", t.text("What was done"),
          t.text("Nothing was posted or left open yet."));
}

ReadStatementDialog::ReadStatementDialog(wxWindow* parent, const Surroundings& around,
                                         BusyBar& busy, std::shared_ptr<OpenBook> book,
                                         const std::string& file)
    : FormDialog(parent, around,
                 {"read-statement", around.language.text("Read a stock file"), read_statement_width,
                  read_statement_height}),
      m_form(std::move(book), around.executor, around.language, file) {
  m_form.on_saved = [this] { end(m_form.made()); };
  m_form.on_dropped = [this] { end(0); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void ReadStatementDialog::end(std::int64_t made) {
  if (!leave() || !on_close) return;
  GetParent()->CallAfter([told = on_close, made, done = made > 0 ? m_form.done() : std::string()] {
    told(made, done);
  });
}

SettleStatementDialog::SettleStatementDialog(wxWindow* parent, const Surroundings& around,
                                             BusyBar& busy, std::shared_ptr<OpenBook> book,
                                             std::int64_t number, const std::string& product)
    : FormDialog(parent, around,
                 {"settle-statement", around.language.text("Settle differences"),
                  settle_statement_width, settle_statement_height}),
      m_form(std::move(book), around.executor, around.language, number, product) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void SettleStatementDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

StatementsPage::StatementsPage(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book, BusyBar& busy,
                               const StatementsChoice& choice, std::int64_t statement, bool dense)
    : ListPage(parent, around, busy,
               {"statements",
                around.language.text("Reconcile"),
                around.language.text("Reading the statements..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language, choice),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  build(m_presenter, dense);
  start();
  if (statement != 0) show_statement(statement);
}

void StatementsPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_place.hold(add_labelled<wxChoice>(t.text("Warehouse"), "statements-place"),
               t.text("All warehouses"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  m_state = add_labelled<wxChoice>(t.text("State"), "statements-state");
  m_state->Append(wx_text(t.text("All states")));
  for (const auto state : statement_states) m_state->Append(wx_text(t.capitalised(t.name(state))));
  m_state->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int at = event.GetSelection();
    m_presenter.choose_state(
        at <= 0 ? std::nullopt
                : std::optional(statement_states.at(static_cast<std::size_t>(at - 1))));
  });
  stretch_filters();
  filters_below();
  stretch_filters();
  m_main = button("statements-next", t.text("Settle..."));
  add_filter(m_main);
  m_read = button("statements-read", t.text("Read stock file..."));
  add_filter(m_read, Space::inside);
  // After this event: an assistive tool that caused it waits for its end.
  m_read->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_file(); }); });
  m_main->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      const auto row = chosen();
      const auto act = row ? next_act(*row) : std::nullopt;
      if (act) act->run();
    });
  });
  fill_filters();
}

void StatementsPage::fill_filters() {
  if (!m_read) return;
  const auto& choice = m_presenter.choice();
  if (m_place.fill(m_presenter.places(), choice.place)) Layout();
  m_state->SetSelection(choice.state ? static_cast<int>(*choice.state) + 1 : 0);
  if (!list()) return;
  const auto row = chosen();
  const auto act = row ? next_act(*row) : std::nullopt;
  m_main->Show(act.has_value());
  if (act) {
    m_main->SetLabel(wx_text(act->label));
    set_access(m_main, "statements-next", wx_text(act->label));
    m_main->Enable(act->can);
  }
  m_read->Enable(may_read() && free());
  m_main->GetContainingSizer()->Layout();
}

bool StatementsPage::may_read() const {
  return company::may_somewhere(m_open->actor(), company::Permission::count_stock);
}

std::optional<StatementRow> StatementsPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* statement = row && m_presenter.here(*row) ? m_presenter.at(*row) : nullptr;
  return statement ? std::optional(*statement) : std::nullopt;
}

std::optional<RowAct> StatementsPage::next_act(const StatementRow& row) {
  const Language& t = m_around.language;
  const auto may = m_presenter.rights(row, m_open->actor());
  const std::int64_t number = row.statement.number;
  if (may.close)
    return RowAct{t.text("Close statement"), [this, number] { m_acts.close(number); }, free()};
  if (may.settle)
    return RowAct{t.text("Settle..."), [this, number] { settle(number, {}); }, free()};
  return std::nullopt;
}

void StatementsPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const auto row = chosen();
  if (!row) return;
  const auto may = m_presenter.rights(*row, m_open->actor());
  const std::int64_t number = row->statement.number;
  if (may.settle)
    acts.push_back({t.text("Settle..."), [this, number] { settle(number, {}); }, free()});
  if (may.close)
    acts.push_back({t.text("Close statement"), [this, number] { m_acts.close(number); }, free()});
}

void StatementsPage::ask_file() {
  const auto files = ask_files(this, m_around.language, m_around.language.text("Read stock file"));
  if (!files.empty()) read_file(files.front());
}

void StatementsPage::read_file(const std::string& file) {
  if (m_read_dialog || !may_read()) return;
  m_read_dialog = new ReadStatementDialog(this, m_around, m_busy, m_open, file);
  m_read_dialog->on_close = [this](std::int64_t made, const std::string& done) {
    m_read_dialog = nullptr;
    if (made != 0) {
      m_acts.tell(done);
      show_statement(made);
    }
    fill_filters();
  };
  m_read_dialog->Show();
}

void StatementsPage::settle(std::int64_t number, const std::string& product) {
  if (m_settle_dialog) return;
  m_settle_dialog = new SettleStatementDialog(this, m_around, m_busy, m_open, number, product);
  m_settle_dialog->on_close = [this](const std::string& done) {
    m_settle_dialog = nullptr;
    if (done.empty()) {
      fill_filters();
    } else {
      m_acts.tell(done);
    }
    list()->SetFocus();
  };
  m_settle_dialog->Show();
}

void StatementsPage::show_act() {
  if (tell_act(m_acts)) refresh();
  fill_filters();
}

DetailPanel* StatementsPage::make_detail(wxWindow* parent) {
  m_card = new StatementCardPanel(parent, m_around, m_open);
  m_card->on_document = [this](const stock::Cause& cause) {
    if (on_document) on_document(cause);
  };
  m_card->on_settle = [this](const std::string& product) {
    const auto row = m_presenter.row_of(m_card->card().shown());
    const auto* statement = row ? m_presenter.at(*row) : nullptr;
    if (statement && m_presenter.rights(*statement, m_open->actor()).settle)
      settle(statement->statement.number, product);
  };
  return m_card;
}

void StatementsPage::show_row(std::size_t row) {
  if (const auto* statement = m_presenter.at(row)) show_statement(statement->statement.number);
  fill_filters();
}

std::optional<std::size_t> StatementsPage::shown_row() {
  return m_presenter.row_of(detail().shown());
}

void StatementsPage::show_statement(std::int64_t number) {
  card()->card().show(number);
  open_detail();
}

void StatementsPage::show_statements(const StatementsChoice& choice, std::int64_t statement) {
  m_presenter.choose(choice);
  if (statement != 0) {
    show_statement(statement);
  } else {
    close_detail();
  }
}

StatePanel::Content StatementsPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"object-select-symbolic", t.text("No statements yet"),
              t.text("A warehouse’s stock file is compared with the book line by line: what "
                     "matches, what documents on the way explain, and what needs a reason."),
              may_read() ? t.text("Read stock file...") : std::string(), [this] { ask_file(); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No statement matches the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The statements could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the statements..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
