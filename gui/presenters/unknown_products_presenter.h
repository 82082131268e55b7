#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

struct UnknownFacts {};

/// Products that an import did not know, waiting for somebody to say what they are.
class UnknownProductsPresenter : public PagedPresenter<catalog::Product, UnknownFacts> {
 public:
  UnknownProductsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language);

  const std::string& searched() const override { return m_search; }
  void search(const std::string& text) override;
  bool filtered() const override { return !m_search.empty(); }
  void clear_filters() override { search({}); }
  std::string footer() const override;
  std::optional<std::size_t> row_of(ProductId product) const;
  /// Whether it waits to be bound.
  bool may_bind(std::size_t row);

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(UnknownFacts) override {}

  std::shared_ptr<OpenBook> m_book;
  std::string m_search;
  std::vector<Column> m_columns;
};

}  // namespace kontor::gui
