#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/presenters/book_acts.h"

namespace kontor::gui {

/// Takes imports back, finishes stopped ones and says what their unknown products and who their
/// unknown employees are, one at a time.
class BatchActs : public BookActs {
 public:
  /// `changed`: it began, ended or failed.
  BatchActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
            std::function<void()> changed)
      : BookActs(std::move(book), executor, std::move(language), std::move(changed)) {}

  void undo(std::int64_t number);
  void resume(std::int64_t number);
  /// The provisional product is the real one; each by SKU or code.
  void bind(const std::string& provisional, const std::string& real);
  /// The provisional employee is the real one; each by code.
  void bind_employee(const std::string& provisional, const std::string& real);
  /// The provisional employee is one of their own.
  void keep_employee(const std::string& provisional);
  /// Between two chunks; what is left can be finished later.
  void stop();
  int percent() const { return m_work ? m_work->percent() : -1; }
};

}  // namespace kontor::gui
