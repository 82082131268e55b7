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

/// Acts on the book that need no further questions, one at a time: what a page tells while one runs
/// and how it ended.
class BookActs {
 public:
  bool busy() const { return m_working.busy(); }
  const std::string& activity() const { return m_activity; }
  /// How the last act ended, in words; empty before the first and while busy.
  const std::string& result() const { return m_result; }
  bool went_wrong() const { return m_wrong; }
  /// The last act was refused for a right that somebody else may lend; nothing otherwise.
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// Something that was done elsewhere is told with the acts.
  void tell(const std::string& sentence);

 protected:
  /// How an act ended that was not refused as a whole.
  struct Told {
    std::string sentence;
    bool wrong = false;
  };
  /// Runs on a worker.
  using Act = std::function<Result<Told>(OpenBook&, LongWork&)>;

  /// `changed`: an act began, ended or failed.
  BookActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
           std::function<void()> changed);
  ~BookActs() = default;

  /// Does nothing while another act runs. `activity`: what is told meanwhile.
  void run(std::string activity, Act act);
  /// The same, which takes a moment.
  void run(Act act) { run(m_language.text("Saving..."), std::move(act)); }

  Language m_language;
  std::shared_ptr<LongWork> m_work;  ///< of the last act; none before the first

 private:
  void run_in(std::shared_ptr<OpenBook> book, std::string activity, Act act);
  void end(std::string sentence, bool wrong);

  std::shared_ptr<OpenBook> m_book;
  std::function<void()> m_changed;
  std::string m_activity, m_result;
  bool m_wrong = false;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_working;
};

}  // namespace kontor::gui
