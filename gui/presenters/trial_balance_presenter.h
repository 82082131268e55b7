#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// The trial balance of one company, as it was read: by channel and, by questions of their own, of
/// each side and of all together, so that the sums prove something.
struct EntityTrial {
  company::Entity entity;
  std::map<std::string, std::int64_t> all;  ///< account code to balance, debit positive
  std::map<std::string, std::int64_t> common;
  std::map<std::string, std::map<std::string, std::int64_t>> channels;  ///< by channel code
  bool whole = true;  ///< else only the channels that somebody may read
};

struct TrialFacts {
  BooksFacts books;
  std::vector<EntityTrial> trials;
};

/// Balances of the accounts, a column a channel, with the line of zero for each company.
class TrialBalancePresenter : public WholeListPresenter<TrialFacts> {
 public:
  TrialBalancePresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                        Language language, TrialChoice choice = {});

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return m_choice != TrialChoice{}; }
  void clear_filters() override { choose({}); }
  const TrialChoice& choice() const { return m_choice; }
  /// Another choice as a whole; the same again changes nothing.
  void choose(TrialChoice next);

  const BooksFacts& books() const { return m_books; }
  /// Whether everything adds up, in words; empty until known.
  std::string footer() const override { return m_footer; }
  /// What the figure of a cell is the sum of; none where a row is no account.
  std::optional<EntriesChoice> behind(std::size_t row, std::size_t column) const;

 private:
  struct RowMeaning {
    EntityId entity;
    AccountId account;
  };

  std::function<TrialFacts()> reader() const override;
  void fill(const TrialFacts& facts) override;
  void make_columns(const TrialFacts& facts);
  void add_entity(const TrialFacts& facts, const EntityTrial& trial);
  void add_account(const EntityTrial& trial, const books::Account& account);
  void add_sums(const EntityTrial& trial);
  void add_proof(const EntityTrial& trial);
  void add(std::vector<Value> row, RowMeaning meaning);
  Value money(std::int64_t minor, Currency currency) const;
  Value proved(std::int64_t minor, Currency currency) const;
  /// The balance of an account on a side, or of all accounts for an empty code.
  static std::int64_t balance(const EntityTrial& trial, const Side& side,
                              const std::vector<company::Channel>& channels,
                              const std::string& account);

  std::shared_ptr<OpenBook> m_book;
  TrialChoice m_choice;
  const std::string m_nothing;
  BooksFacts m_books;
  std::vector<Side> m_sides;   ///< of the columns behind the names
  bool m_two_columns = false;  ///< one side: debit and credit
  bool m_mixed = false;        ///< several currencies: each cell names its own
  bool m_adds_up = true;
  std::vector<RowMeaning> m_meaning;
  std::string m_footer;
};

/// By how much the sides together differ from all: the sum of the accounts' differences, so that
/// none hides another. Zero, or the book is damaged.
std::int64_t sides_less_all(const EntityTrial& trial);

}  // namespace kontor::gui
