#include "gui/presenters/trial_balance_presenter.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

constexpr int trial_figure_width = 104;
constexpr std::size_t trial_name_columns = 2;  // code and name stand before the figures

using Balances = std::map<std::string, std::int64_t>;

std::string account_code(const BooksFacts& books, AccountId account) {
  const auto found = std::find_if(books.accounts.begin(), books.accounts.end(),
                                  [&](const auto& known) { return known.id == account; });
  return found == books.accounts.end() ? std::string() : found->code;
}

std::int64_t of_account(const Balances& balances, const std::string& account) {
  if (account.empty()) {
    std::int64_t sum = 0;
    for (const auto& [code, minor] : balances) sum += minor;
    return sum;
  }
  const auto found = balances.find(account);
  return found == balances.end() ? 0 : found->second;
}

/// Two questions of one snapshot: all together, and each side. What stands on a side that the book
/// does not know is among the former only, so that the line of zero shows it.
EntityTrial trial_of(OpenBook& book, Unit& unit, const company::Entity& entity,
                     const BooksFacts& books, const TrialChoice& choice) {
  books::LedgerFilter filter;
  filter.entity = entity.id;
  filter.from = choice.period.from;
  filter.to = choice.period.to;
  EntityTrial trial;
  trial.entity = entity;
  trial.whole = reads_books(book.actor(), {entity.id, {}, {}});
  if (trial.whole)
    for (const auto& row : book.entries().account_balances(unit, filter, false))
      trial.all[account_code(books, row.account)] += row.minor;
  for (const auto& row : book.entries().account_balances(unit, filter, true)) {
    const std::string account = account_code(books, row.account);
    if (!row.channel && trial.whole) trial.common[account] += row.minor;
    for (const auto& channel : books.channels) {
      if (channel.id == row.channel) trial.channels[channel.code][account] += row.minor;
    }
  }
  return trial;
}

}  // namespace

std::int64_t sides_less_all(const EntityTrial& trial) {
  std::set<std::string> accounts;
  const auto note = [&](const Balances& balances) {
    for (const auto& [code, minor] : balances) accounts.insert(code);
  };
  note(trial.all);
  note(trial.common);
  for (const auto& [code, balances] : trial.channels) note(balances);
  std::int64_t difference = 0;
  for (const auto& account : accounts) {
    std::int64_t sides = of_account(trial.common, account);
    for (const auto& [code, balances] : trial.channels) sides += of_account(balances, account);
    difference += std::abs(sides - of_account(trial.all, account));
  }
  return difference;
}

TrialBalancePresenter::TrialBalancePresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                             Executor& executor, Language language,
                                             TrialChoice choice)
    : WholeListPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)) {
  make_columns({});
}

void TrialBalancePresenter::choose(TrialChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

std::function<TrialFacts()> TrialBalancePresenter::reader() const {
  return [book = m_book, choice = m_choice] {
    return book->book().read([&](Unit& unit) {
      TrialFacts facts;
      facts.books = books_facts(*book, unit);
      for (const auto& entity : facts.books.entities) {
        if (choice.entity && entity.id != choice.entity) continue;
        facts.trials.push_back(trial_of(*book, unit, entity, facts.books, choice));
      }
      return facts;
    });
  };
}

void TrialBalancePresenter::make_columns(const TrialFacts& facts) {
  const Language& t = m_language;
  std::vector<Column> columns{text_column("account", t.text("Account"), 128),
                              text_column("name", t.text("Name"), 200, true)};
  m_sides.clear();
  std::set<std::string> currencies;
  for (const auto& trial : facts.trials) currencies.emplace(trial.entity.currency.code());
  m_mixed = currencies.size() > 1;
  const std::string in = currencies.size() == 1 ? " (" + *currencies.begin() + ")" : "";
  m_two_columns = !m_choice.side.all;
  if (m_two_columns) {
    m_sides.assign(2, m_choice.side);
    columns.push_back(figure_column("debit", t.text("Debit") + in, trial_figure_width));
    columns.push_back(figure_column("credit", t.text("Credit") + in, trial_figure_width));
  } else {
    for (const auto& channel : facts.books.channels) {
      const bool used = std::any_of(facts.trials.begin(), facts.trials.end(), [&](const auto& one) {
        return one.channels.contains(channel.code);
      });
      if (!used) continue;
      m_sides.push_back({false, channel.id});
      columns.push_back(figure_column("channel-" + channel.code, channel.name, trial_figure_width));
    }
    // Of whose rights hold on channels only, these columns would say nothing.
    const bool whole =
        facts.trials.empty() || std::any_of(facts.trials.begin(), facts.trials.end(),
                                            [](const auto& one) { return one.whole; });
    if (whole) {
      m_sides.push_back({false, {}});
      columns.push_back(figure_column("common", t.text("Common"), trial_figure_width));
      m_sides.push_back({});
      columns.push_back(figure_column("all", t.text("Consolidated") + in, trial_figure_width));
    }
  }
  set_columns(std::move(columns));
}

void TrialBalancePresenter::fill(const TrialFacts& facts) {
  m_books = facts.books;
  make_columns(facts);
  clear_rows();
  m_meaning.clear();
  m_adds_up = true;
  for (const auto& trial : facts.trials) {
    if (!trial.all.empty() || !trial.common.empty() || !trial.channels.empty())
      add_entity(facts, trial);
  }
  m_footer.clear();
  if (rows() == 0) return;
  m_footer =
      m_language.joined({in_words(m_choice.period, m_language),
                         m_adds_up ? m_language.text("Everything adds up \xE2\x9C\x93")
                                   : m_language.text("This does not add up: check the book"),
                         m_two_columns ? side_name(m_choice.side, m_books.channels, m_language)
                                       : m_language.text("Debits are positive, credits negative")});
}

void TrialBalancePresenter::add(std::vector<Value> row, RowMeaning meaning) {
  row.resize(trial_name_columns + m_sides.size());
  add_row(std::move(row));
  m_meaning.push_back(meaning);
}

void TrialBalancePresenter::add_entity(const TrialFacts& facts, const EntityTrial& trial) {
  if (facts.books.entities.size() > 1) {
    const std::string currency(trial.entity.currency.code());
    add({{{trial.entity.code, Tone::dimmed, {}}, {}},
         {{m_language.joined({trial.entity.name, currency}), Tone::information, {}},
          trial.entity.name + " " + currency}},
        {});
  }
  for (const auto& account : facts.books.accounts) add_account(trial, account);
  add_sums(trial);
  if (trial.whole) add_proof(trial);
}

std::int64_t TrialBalancePresenter::balance(const EntityTrial& trial, const Side& side,
                                            const std::vector<company::Channel>& channels,
                                            const std::string& account) {
  if (side.all) return of_account(trial.all, account);
  if (!side.channel) return of_account(trial.common, account);
  const auto found = std::find_if(channels.begin(), channels.end(),
                                  [&](const auto& each) { return each.id == side.channel; });
  if (found == channels.end()) return 0;
  const auto balances = trial.channels.find(found->code);
  return balances == trial.channels.end() ? 0 : of_account(balances->second, account);
}

TrialBalancePresenter::Value TrialBalancePresenter::money(std::int64_t minor,
                                                          Currency currency) const {
  const Money amount{minor, currency};
  if (minor == 0) return {{Language::nothing(), Tone::dimmed, {}}, amount.to_decimal()};
  return {{m_mixed ? m_language.money(amount) : m_language.amount(amount), Tone::normal, {}},
          amount.to_decimal()};
}

TrialBalancePresenter::Value TrialBalancePresenter::proved(std::int64_t minor,
                                                           Currency currency) const {
  const Money amount{minor, currency};
  const std::string text = m_mixed ? m_language.money(amount) : m_language.amount(amount);
  return {{text + (minor == 0 ? " \xE2\x9C\x93" : " \xE2\x9C\x97"),
           minor == 0 ? Tone::positive : Tone::problem,
           {}},
          amount.to_decimal()};
}

void TrialBalancePresenter::add_account(const EntityTrial& trial, const books::Account& account) {
  std::vector<Value> row{
      {{account.code, Tone::normal, {}}, {}},
      {{m_language.account_name(account.key, account.detail_name), Tone::normal, {}}, {}}};
  bool any = false;
  if (m_two_columns) {
    const std::int64_t net = balance(trial, m_choice.side, m_books.channels, account.code);
    any = net != 0;
    row.push_back(money(std::max<std::int64_t>(net, 0), trial.entity.currency));
    row.push_back(money(std::max<std::int64_t>(-net, 0), trial.entity.currency));
  } else {
    for (const auto& side : m_sides) {
      const std::int64_t net = balance(trial, side, m_books.channels, account.code);
      any = any || net != 0;
      row.push_back(money(net, trial.entity.currency));
    }
  }
  if (any) add(std::move(row), {trial.entity.id, account.id});
}

void TrialBalancePresenter::add_sums(const EntityTrial& trial) {
  std::vector<Value> row{{}, {{m_language.text("Sum"), Tone::dimmed, {}}, {}}};
  const Currency currency = trial.entity.currency;
  if (m_two_columns) {
    std::int64_t debit = 0, credit = 0;
    for (const auto& account : m_books.accounts) {
      const std::int64_t net = balance(trial, m_choice.side, m_books.channels, account.code);
      (net > 0 ? debit : credit) += std::abs(net);
    }
    row.push_back(money(debit, currency));
    row.push_back(money(credit, currency));
    m_adds_up = m_adds_up && debit == credit;
  } else {
    // Each side balances for itself, through its current account.
    for (const auto& side : m_sides) {
      if (!trial.whole && (side.all || !side.channel)) {
        row.push_back({});
        continue;
      }
      const std::int64_t sum = balance(trial, side, m_books.channels, {});
      m_adds_up = m_adds_up && sum == 0;
      row.push_back(proved(sum, currency));
    }
  }
  add(std::move(row), {});
}

void TrialBalancePresenter::add_proof(const EntityTrial& trial) {
  const std::int64_t difference = sides_less_all(trial);
  m_adds_up = m_adds_up && difference == 0;
  std::vector<Value> row{
      {},
      {{m_language.text("All channels + common \xE2\x88\x92 consolidated"), Tone::dimmed, {}}, {}}};
  row.resize(trial_name_columns + m_sides.size());
  row.back() = proved(difference, trial.entity.currency);
  add(std::move(row), {});
}

std::optional<EntriesChoice> TrialBalancePresenter::behind(std::size_t row,
                                                           std::size_t column) const {
  if (row >= m_meaning.size() || !m_meaning[row].account) return std::nullopt;
  EntriesChoice choice;
  choice.entity = m_books.entities.size() > 1 ? m_meaning[row].entity : EntityId();
  choice.account = m_meaning[row].account;
  choice.period = m_choice.period;
  // On the names: what the whole row is of.
  choice.side = column >= trial_name_columns && column - trial_name_columns < m_sides.size()
                    ? m_sides[column - trial_name_columns]
                    : m_choice.side;
  return choice;
}

}  // namespace kontor::gui
