#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/staff/errors.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

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
  /// What was put right of their work in the last error_days, the newest of it.
  RowTable& errors() { return m_errors; }
  /// The document of a row of these; nothing where the row is not here.
  const staff::ErrorRow* error_at(std::size_t row) const;

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void fill_errors(const Facts& facts);

  RowTable m_days, m_aliases, m_hours, m_rights, m_compared, m_coaching, m_commission, m_errors;
  std::vector<staff::ErrorRow> m_error_rows;
};

}  // namespace kontor::gui
