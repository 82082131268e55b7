#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/staff/performance.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// How far back the team's figures look.
inline constexpr int team_days = 30;

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

/// One employee: the names that channels have for them, and their days.
class EmployeeCard : public ReadDetail<EmployeeId> {
 public:
  EmployeeCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  RowTable& days() { return m_days; }
  RowTable& aliases() { return m_aliases; }
  RowTable& hours() { return m_hours; }
  /// What they may do, by which role, and where.
  RowTable& rights() { return m_rights; }
  /// How they compare with colleagues who worked the same shop and hours, over three whole months.
  RowTable& compared() { return m_compared; }
  /// What the trainer agreed with them, and what changed; for who may coach them, and themselves.
  RowTable& coaching() { return m_coaching; }
  /// Their statements of commission; for who issues them, and themselves.
  RowTable& commission() { return m_commission; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);

  RowTable m_days, m_aliases, m_hours, m_rights, m_compared, m_coaching, m_commission;
};

}  // namespace kontor::gui
