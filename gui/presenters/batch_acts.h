#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/long_work.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Takes imports back, finishes stopped ones and says what their unknown products and who their
/// unknown employees are, one at a time.
class BatchActs {
 public:
  /// `changed`: it began, ended or failed.
  BatchActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
            std::function<void()> changed);

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

  bool busy() const { return m_working.busy(); }
  const std::string& activity() const { return m_activity; }
  int percent() const { return m_work ? m_work->percent() : -1; }
  /// How the last act ended, in words; empty before the first and while busy.
  const std::string& result() const { return m_result; }
  bool went_wrong() const { return m_wrong; }
  /// The last act was refused for a right that somebody else may lend; nothing otherwise.
  const std::optional<RefusedAct>& refused() const { return m_refused; }

 private:
  using Act = std::function<Result<std::string>(OpenBook&, LongWork&)>;
  void run(std::string activity, Act act);
  void run_in(std::shared_ptr<OpenBook> book, std::string activity, Act act);
  void end(std::string sentence, bool wrong);

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::function<void()> m_changed;
  std::string m_activity, m_result;
  bool m_wrong = false;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  std::shared_ptr<LongWork> m_work;
  Slot m_working;
};

}  // namespace kontor::gui
