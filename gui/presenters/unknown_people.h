#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/batch_acts.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// Employees whom files named and nobody has identified yet, and what can be said of them.
class UnknownPeople {
 public:
  UnknownPeople(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                std::function<void()> changed);

  void load();
  bool busy() const { return m_reading.busy(); }
  const std::string& error() const { return m_error; }
  RowTable& table() { return m_table; }
  /// The name of a row's employee, as the files have it.
  std::string name(std::size_t row) const;
  std::string code(std::size_t row) const;

  /// Whom the unknown may be, in the order of the codes: "SOFIA · Sofia Berg".
  std::vector<std::string> choices() const;
  /// Their codes, in the same order.
  std::vector<std::string> choice_codes() const;
  /// One is the other, by code: rows move when the book changes while somebody chooses.
  void bind(const std::string& unknown, const std::string& known, BatchActs& acts);
  /// The row's employee is one of their own.
  void keep(std::size_t row, BatchActs& acts);
  /// What came of the last of these, once it has ended; empty before.
  void act_changed(const BatchActs& acts);
  const std::string& result() const { return m_result; }
  bool went_wrong() const { return m_wrong; }

 private:
  void take(const std::vector<staff::Employee>& all);

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::function<void()> m_changed;
  RowTable m_table;
  std::vector<staff::Employee> m_unknown, m_known;
  std::string m_error, m_result;
  bool m_wrong = false;
  bool m_acting = false;
  Slot m_reading;
};

}  // namespace kontor::gui
