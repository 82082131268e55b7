#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/staff/performance.h"
#include "gui/presenters/employee_tables.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

struct TeamFacts {
  std::vector<staff::Employee> employees;
  std::vector<staff::EmployeeAlias> aliases;
  std::vector<staff::Performance> sales;
  std::vector<company::Channel> channels;
  std::vector<company::Location> locations;
  BusinessDate from, to;
};

/// Those who sell, with what they have the credit of in the last 30 days. What nobody was named for
/// is a row, so that the sums are those of the shop.
class TeamPresenter : public WholeListPresenter<TeamFacts> {
 public:
  TeamPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                Language language, std::string search = {});

  const std::string& searched() const override { return m_search; }
  /// Part of a code, a name or an alias, in any script.
  void search(const std::string& text) override;
  bool filtered() const override { return !m_search.empty(); }
  void clear_filters() override { search({}); }
  /// "12 employees  ·  3 provisional  ·  30 days until 20 Nov 2026"
  std::string footer() const override { return m_footer; }

  /// None where a row is nobody's.
  EmployeeId employee(std::size_t row) const;
  std::optional<std::size_t> row_of(EmployeeId employee) const;

 private:
  std::function<TeamFacts()> reader() const override;
  void fill(const TeamFacts& facts) override;
  void add(const TeamFacts& facts, const staff::Employee& employee);
  std::string aliases_of(const TeamFacts& facts, EmployeeId employee) const;
  bool wanted(const staff::Employee& employee, const std::string& aliases) const;

  std::shared_ptr<OpenBook> m_book;
  std::string m_search;
  std::string m_footer;
  std::vector<EmployeeId> m_employees;
};

}  // namespace kontor::gui
