#include "gui/views/books_lists.h"

#include <algorithm>

#include "gui/presenters/today.h"

namespace kontor::gui {

namespace {

StatePanel::Content nothing_posted(const Language& t, const std::function<void()>& import) {
  return {"accessories-calculator-symbolic", t.text("Nothing is posted yet"),
          t.text("Take in the files of a channel: every sale, payment and refund is posted, and "
                 "each channel has its own side of the ledger."),
          t.text("Import files..."), import};
}

}  // namespace

TrialBalancePage::TrialBalancePage(wxWindow* parent, Surroundings around,
                                   std::shared_ptr<OpenBook> book, BusyBar& busy,
                                   const TrialChoice& choice, bool dense)
    : ListPage(parent, around, busy,
               {"trial-balance",
                around.language.text("Trial balance"),
                around.language.text("Reading the trial balance..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, choice) {
  build(m_presenter, dense);
  start();
}

void TrialBalancePage::add_filters(const Language& t) {
  filters_below();
  m_filter = std::make_unique<LedgerFilters>(
      this, t, "trial-balance",
      [this](wxWindow* control, Space before) { add_filter(control, before); },
      [this](wxWindow* control) { add_day(control); },
      [this](const LedgerPart& part) {
        m_presenter.choose({part.entity, part.side, part.period});
      });
}

void TrialBalancePage::fill_filters() {
  const auto& choice = m_presenter.choice();
  m_filter->fill(m_presenter.books(), {choice.entity, choice.side, choice.period},
                 today_of(m_open->clock(), m_presenter.books().entities));
}

void TrialBalancePage::open_chosen() {
  const auto row = list()->chosen_row();
  if (!row) return;
  const auto* column = list()->GetCurrentColumn();
  open_figure(*row, column ? column->GetModelColumn() : 0);
}

void TrialBalancePage::open_figure(std::size_t row, std::size_t column) {
  const auto choice = m_presenter.behind(row, column);
  if (choice && on_entries) on_entries(*choice);
}

StatePanel::Content TrialBalancePage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return nothing_posted(t, [this] {
        if (on_import) on_import();
      });
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing moved"),
              t.text("No account changed on this side in this period."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The ledger could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the trial balance..."), {}, {}, {}};
  }
}

EntryCardPanel::EntryCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"entry", around.language.text("Entry"), around.language.text("Close entry")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.postings(), "entry-postings", t.text("Postings"), t.text("Nothing is posted yet"));
  add_tab(t.text("About"), [this](wxWindow* page) { return make_facts(page); });
}

VirtualList* EntryCardPanel::make_facts(wxWindow* page) {
  const Language& t = m_around.language;
  set_access(page, "entry-about", wx_text(t.text("About")));
  auto* facts =
      new VirtualList(page, m_card.facts(), {"entry-facts", t.text("About")}, m_around.settings);
  facts->on_open = [this, facts] {
    const auto row = facts->chosen_row();
    const EntryId other = row ? m_card.entry_at(*row) : EntryId();
    if (other && on_entry) on_entry(other);
  };
  m_order = new wxButton(page, wxID_ANY, wx_text(t.text("Show the order")));
  set_access(m_order, "entry-order", wx_text(t.text("Show the order")));
  m_order->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_order && m_card.order()) on_order(m_card.order());
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(facts, 1, wxEXPAND);
  column->Add(m_order, 0, wxALL, space(this, Space::inside));
  page->SetSizer(column);
  return facts;
}

void EntryCardPanel::filled(std::size_t) {
  if (!m_order) return;  // its tab was not looked at
  m_order->Show(bool(m_card.order()));
  m_order->GetParent()->Layout();
}

EntriesPage::EntriesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy, const EntriesChoice& choice, EntryId entry, bool dense)
    : ListPage(parent, around, busy,
               {"entries", around.language.text("Entries"),
                around.language.text("Reading the entries..."),
                around.language.text("Search by document number"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, choice) {
  build(m_presenter, dense);
  start();
  if (entry) show_entry(entry);
}

void EntriesPage::add_filters(const Language& t) {
  m_account = add_labelled<wxChoice>(t.text("Account"), "entries-account");
  m_account->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    EntriesChoice next = m_presenter.choice();
    next.account = m_accounts.at(static_cast<std::size_t>(event.GetSelection()));
    m_presenter.choose(std::move(next));
  });
  filters_below();
  m_filter = std::make_unique<LedgerFilters>(
      this, t, "entries", [this](wxWindow* control, Space before) { add_filter(control, before); },
      [this](wxWindow* control) { add_day(control); },
      [this](const LedgerPart& part) {
        EntriesChoice next = m_presenter.choice();
        next.entity = part.entity;
        next.side = part.side;
        next.period = part.period;
        m_presenter.choose(std::move(next));
      });
}

void EntriesPage::fill_filters() {
  const Language& t = m_around.language;
  const auto& choice = m_presenter.choice();
  const auto& facts = m_presenter.books();
  m_filter->fill(facts, {choice.entity, choice.side, choice.period},
                 today_of(m_open->clock(), facts.entities));
  m_accounts = {AccountId()};
  std::vector<std::string> names{t.text("All accounts")};
  for (const auto& account : facts.accounts) {
    m_accounts.push_back(account.id);
    names.push_back(t.joined({account.code, t.account_name(account.key, account.detail_name)}));
  }
  if (fill_choice(m_account, names)) Layout();
  const auto found = std::find(m_accounts.begin(), m_accounts.end(), choice.account);
  m_account->SetSelection(found == m_accounts.end() ? 0
                                                    : static_cast<int>(found - m_accounts.begin()));
}

DetailPanel* EntriesPage::make_detail(wxWindow* parent) {
  m_card = new EntryCardPanel(parent, m_around, m_open);
  m_card->on_entry = [this](EntryId entry) { show_entry(entry); };
  m_card->on_order = [this](DocumentId order) {
    if (on_go) on_go({Area::orders, OrdersPageState{{}, order}});
  };
  return m_card;
}

void EntriesPage::show_row(std::size_t row) {
  if (const auto* entry = m_presenter.at(row)) show_entry(entry->id);
}

std::optional<std::size_t> EntriesPage::shown_row() {
  return m_presenter.row_of(EntryId(detail().shown()));
}

void EntriesPage::show_entry(EntryId entry) {
  card()->card().show(entry);
  open_detail();
}

void EntriesPage::show_entries(const EntriesChoice& choice, EntryId entry) {
  m_presenter.choose(choice);
  show_searched();
  fill_filters();
  if (entry) {
    show_entry(entry);
  } else {
    close_detail();
  }
}

StatePanel::Content EntriesPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return nothing_posted(t, [this] {
        if (on_import) on_import();
      });
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No entry matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The ledger could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the entries..."), {}, {}, {}};
  }
}

AccountsPage::AccountsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"accounts", around.language.text("Accounts"),
                around.language.text("Reading the accounts..."),
                around.language.text("Search by number or name"), true}),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  build(m_presenter, dense);
  start();
}

void AccountsPage::open_chosen() {
  const auto row = list()->chosen_row();
  const auto choice = row ? m_presenter.behind(*row) : std::nullopt;
  if (choice && on_entries) on_entries(*choice);
}

StatePanel::Content AccountsPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No account matches the search."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The ledger could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    case ListPresenter::State::empty:
      return nothing_posted(t, [this] {
        if (on_import) on_import();
      });
    default:
      return {"content-loading-symbolic", t.text("Reading the accounts..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
