#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// Employees whom files named and nobody has identified yet.
class UnknownPeople {
 public:
  UnknownPeople(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                std::function<void()> changed);

  void load();
  bool busy() const { return m_reading.busy(); }
  const std::string& error() const { return m_error; }
  RowTable& table() { return m_table; }

 private:
  void take(const std::vector<staff::Employee>& all);

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::function<void()> m_changed;
  RowTable m_table;
  std::string m_error;
  Slot m_reading;
};

}  // namespace kontor::gui
