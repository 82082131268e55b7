#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// A profile and what it has ordered.
struct CustomerRow {
  customers::Customer customer;
  customers::CustomerOrders orders;
};

/// What the list of customers needs beside its rows.
struct CustomersFacts {
  customers::CustomerCount count;
  std::string near_to;  ///< the rows were not found: they are near to this; empty: they were
};

/// The people and firms that buy, by name. A search that finds none shows whose names are near.
class CustomersPresenter : public PagedPresenter<CustomerRow, CustomersFacts> {
 public:
  CustomersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, std::string search = {});

  const std::string& searched() const override { return m_search; }
  void search(const std::string& text) override;
  void clear_filters() override { search({}); }
  bool filtered() const override { return !m_search.empty(); }

  std::string notice() const override;
  /// "1,204 customers"; empty until known, and of those that are only near.
  std::string footer() const override;
  std::optional<std::size_t> row_of(CustomerId customer) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(CustomersFacts facts) override { m_near_to = std::move(facts.near_to); }
  void uncounted() override { m_count.reset(); }
  void counted(CustomersFacts facts) override { m_count = facts.count; }

  std::shared_ptr<OpenBook> m_book;
  std::string m_search;
  std::string m_near_to;
  std::vector<Column> m_columns;
  std::optional<customers::CustomerCount> m_count;
};

/// A profile's name, or what else it is known by.
std::string title_of(const customers::Customer& customer);

}  // namespace kontor::gui
