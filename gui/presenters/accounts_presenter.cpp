#include "gui/presenters/accounts_presenter.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

bool has_channel(const BooksFacts& facts, const std::string& code) {
  return std::ranges::any_of(facts.channels,
                             [&](const company::Channel& channel) { return channel.code == code; });
}

}  // namespace

AccountsPresenter::AccountsPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                     Executor& executor, Language language)
    : WholeListPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  set_columns(
      {text_column("account", t.text("Account"), 144),
       text_column("name", t.text("Name"), 240, true), text_column("kind", t.text("Kind"), 104),
       text_column("entity", t.text("Company"), 136), figure_column("debit", t.text("Debit"), 120),
       figure_column("credit", t.text("Credit"), 120)});
}

void AccountsPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

std::function<AccountsFacts()> AccountsPresenter::reader() const {
  return [book = m_book] {
    return book->book().read([&](Unit& unit) {
      AccountsFacts facts;
      facts.books = books_facts(*book, unit);
      const auto actor = book->actor();
      for (const auto& entity : facts.books.entities) {
        books::LedgerFilter filter;
        filter.entity = entity.id;
        std::map<std::string, std::int64_t> sums;
        // Whose rights hold on channels is told what stands on those.
        const bool whole = reads_books(actor, {entity.id, {}, {}});
        for (const auto& row : book->ledger().trial_balance(unit, filter))
          if (whole || has_channel(facts.books, row.channel))
            sums[row.account] += row.debit_minor - row.credit_minor;
        for (const auto& [account, minor] : sums)
          facts.balances.push_back({entity.id, account, minor});
      }
      return facts;
    });
  };
}

void AccountsPresenter::fill(const AccountsFacts& facts) {
  clear_rows();
  m_behind.clear();
  m_accounts = 0;
  m_several = facts.books.entities.size() > 1;
  auto shown = columns();
  for (auto& column : shown) column.hidden = column.id == "entity" && !m_several;
  set_columns(std::move(shown));
  const std::string wanted = fold(m_search);
  for (const auto& account : facts.books.accounts) {
    const std::string name = m_language.account_name(account.key, account.detail_name);
    const bool here = wanted.empty() || fold(account.code).find(wanted) != std::string::npos ||
                      search_key(name).find(wanted) != std::string::npos;
    if (!here) continue;
    ++m_accounts;
    bool any = false;
    for (const auto& entity : facts.books.entities) {
      for (const auto& balance : facts.balances) {
        if (balance.entity != entity.id || balance.account != account.code) continue;
        add(account, &entity, balance.minor);
        any = true;
      }
    }
    if (!any) add(account, nullptr, 0);
  }
}

void AccountsPresenter::add(const books::Account& account, const company::Entity* entity,
                            std::int64_t minor) {
  const Language& t = m_language;
  const auto side = [&](std::int64_t amount) -> Value {
    if (amount <= 0 || !entity) return {{Language::nothing(), Tone::dimmed, {}}, "0"};
    const Money money{amount, entity->currency};
    return {{t.money(money), Tone::normal, {}}, money.to_decimal()};
  };
  add_row({{{account.code, Tone::normal, {}}, {}},
           {{t.account_name(account.key, account.detail_name), Tone::normal, {}}, {}},
           {{t.name(account.type), Tone::dimmed, {}}, {}},
           {{entity ? entity->name : std::string(), Tone::normal, {}}, {}},
           side(minor),
           side(-minor)});
  EntriesChoice choice;
  choice.account = account.id;
  if (entity && m_several) choice.entity = entity->id;
  m_behind.push_back(std::move(choice));
}

std::string AccountsPresenter::footer() const {
  return m_language.plural("{n} account", "{n} accounts", m_accounts);
}

std::optional<EntriesChoice> AccountsPresenter::behind(std::size_t row) const {
  return row < m_behind.size() ? std::optional(m_behind[row]) : std::nullopt;
}

}  // namespace kontor::gui
