#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/intake/batch.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What the list of imports needs beside its rows.
struct BatchFacts {
  std::map<std::int64_t, std::string> channels;  ///< names by id
  TimeZone zone = TimeZone::utc();               ///< of the first company
};

/// The imports of a book, newest first.
class BatchesPresenter : public PagedPresenter<intake::Batch, BatchFacts> {
 public:
  BatchesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language);

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}
  std::string footer() const override;

  /// What may be done with the import of a row.
  bool may_undo(std::size_t row);
  bool may_resume(std::size_t row);
  std::optional<std::size_t> row_of(std::int64_t number) const;
  std::string channel_name(const intake::Batch& batch) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(BatchFacts facts) override;

  std::shared_ptr<OpenBook> m_book;
  std::vector<Column> m_columns;
  BatchFacts m_facts;
  std::string m_nothing;
};

/// What people call the kind of files: the mapping's name, else the profile's.
std::string kind_of(const intake::Batch& batch);

}  // namespace kontor::gui
