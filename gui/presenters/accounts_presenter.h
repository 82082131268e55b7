#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

struct AccountsFacts {
  BooksFacts books;
  struct Balance {
    EntityId entity;
    std::string account;
    std::int64_t minor = 0;
  };
  std::vector<Balance> balances;
};

/// The chart of accounts with what stands on each today.
class AccountsPresenter : public WholeListPresenter<AccountsFacts> {
 public:
  AccountsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                    Language language);

  const std::string& searched() const override { return m_search; }
  /// Part of a code or of a name, in any script.
  void search(const std::string& text) override;
  bool filtered() const override { return !m_search.empty(); }
  void clear_filters() override { search({}); }
  std::string footer() const override;
  /// The entries of a row's account.
  std::optional<EntriesChoice> behind(std::size_t row) const;

 private:
  std::function<AccountsFacts()> reader() const override;
  void fill(const AccountsFacts& facts) override;
  void add(const books::Account& account, const company::Entity* entity, std::int64_t minor);

  std::shared_ptr<OpenBook> m_book;
  std::string m_search;
  bool m_several = false;
  std::int64_t m_accounts = 0;
  std::vector<EntriesChoice> m_behind;
};

}  // namespace kontor::gui
