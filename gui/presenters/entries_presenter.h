#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What the list of entries needs beside its rows.
struct EntriesFacts {
  BooksFacts books;
  books::EntryCount count;
  std::vector<books::AccountTurnover> turnover;
};

/// What people call the document that an entry hangs on.
std::string document_name(books::DocumentKind kind, const Language& language);

/// Late, estimated, taking another back: what sets an entry apart, in words.
std::string marks_of(const books::EntryRow& row, const Language& language);

/// The entries of the ledger, newest first; of an account and a side where a figure led to them.
class EntriesPresenter : public PagedPresenter<books::EntryRow, EntriesFacts> {
 public:
  EntriesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language, EntriesChoice choice = {});

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  /// Another choice as a whole; the same again changes nothing.
  void choose(EntriesChoice next);
  void clear_filters() override;
  bool filtered() const override { return m_choice != EntriesChoice{}; }
  const EntriesChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;

  const BooksFacts& books() const { return m_books; }
  /// "57 entries  ·  Debit 0.00  ·  Credit €48,210.00"; empty until known.
  std::string footer() const override;
  std::optional<std::size_t> row_of(EntryId entry) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(EntriesFacts facts) override;
  void uncounted() override { m_facts.reset(); }
  void counted(EntriesFacts facts) override { m_facts = std::move(facts); }
  books::EntryFilter filter() const;
  void make_columns();
  std::string channel_name(const std::string& code) const;
  std::string entity_name(EntityId entity) const;
  Cell amount(const books::EntryRow& row, bool debit) const;

  std::shared_ptr<OpenBook> m_book;
  EntriesChoice m_choice;
  std::vector<Column> m_columns;
  BooksFacts m_books;
  bool m_of_account = false;  ///< as the columns show it
  bool m_several = false;
  std::optional<EntriesFacts> m_facts;
};

}  // namespace kontor::gui
