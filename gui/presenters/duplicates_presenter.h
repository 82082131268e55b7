#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/customers/duplicates.h"
#include "gui/presenters/book_acts.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"
#include "gui/presenters/pair_key.h"

namespace kontor::gui {

/// Two customers who may be one person, as lists show each.
struct PairRow {
  customers::DuplicatePair pair;
  std::string first_name, second_name;
  PairKey key() const { return {pair.first, pair.second}; }
};

/// What the queue needs beside its rows.
struct DuplicatesFacts {
  std::optional<customers::DuplicateRun> run;  ///< none: nobody searched yet
  customers::MatchModel model = customers::usual_model();
  std::int64_t count = 0;  ///< of all pairs, once they are counted
};

/// Customers who may be one person, the most certain first, until somebody decides.
class DuplicatesPresenter : public PagedPresenter<PairRow, DuplicatesFacts> {
 public:
  DuplicatesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                      Language language);

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}
  std::string footer() const override;
  std::optional<std::size_t> row_of(const PairKey& pair) const;
  /// Whether the book was searched for duplicates, ever.
  bool searched_book() const { return m_facts.run.has_value(); }
  /// Whether whoever is at the window may say who is one person.
  bool may_merge() const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(DuplicatesFacts facts) override { m_facts = std::move(facts); }
  void uncounted() override { m_count.reset(); }
  void counted(DuplicatesFacts facts) override { m_count = facts.count; }
  /// What speaks for a pair, or against it.
  std::string fields_of(const customers::DuplicatePair& pair, bool in_favour) const;

  std::shared_ptr<OpenBook> m_book;
  std::string m_nothing;
  std::vector<Column> m_columns;
  DuplicatesFacts m_facts;
  std::optional<std::int64_t> m_count;
};

/// What is done about duplicates without further questions, one act at a time.
class DuplicateActs : public BookActs {
 public:
  /// `changed`: it began, ended or failed.
  DuplicateActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                std::function<void()> changed)
      : BookActs(std::move(book), executor, std::move(language), std::move(changed)) {}

  /// Compares all customers.
  void find();
  void set_apart(const std::vector<PairKey>& pairs);
  /// Merges all pairs that are as certain as this.
  void merge_certain(std::int64_t above_ppm);
  void unmerge(CustomerId alias);
  /// Between two parts of a long act.
  void stop() {
    if (m_work) m_work->stop();
  }
  int percent() const { return m_work ? m_work->percent() : -1; }
};

/// A certainty in words: "99.9 %". What is nearly certain never reads as certain.
std::string certainty_words(const Language& language, std::int64_t ppm);

}  // namespace kontor::gui
