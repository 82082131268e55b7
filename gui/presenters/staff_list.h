#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

class StaffListView {
 public:
  virtual ~StaffListView() = default;
  virtual void show_list_file() = 0;  ///< it was read, refused or is on its way
  /// All that can go in is in; in words.
  virtual void list_taken(const std::string& done) = 0;
};

/// A file of employees or of their hours: what it would bring, row by row what it would not, and
/// then it is taken in.
class StaffListPresenter {
 public:
  StaffListPresenter(StaffListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, StaffFile kind, std::string file);

  /// Reads the file and writes nothing.
  void look() { run(m_book, true); }
  void take_in();

  std::string title() const;
  bool busy() const { return m_working.busy(); }
  /// What is under way is written.
  bool taking_in() const { return busy() && m_writes; }
  /// Something in it is new or changed, and nothing was taken in yet.
  bool can_take_in() const;
  /// "New: 3  ·  Refused: 1", of what would happen or did; empty before it is known.
  std::string summary() const;
  /// What can't go in, a line each.
  RowTable& problems() { return m_problems; }
  /// What is to be said of the whole; empty: nothing.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_tone; }
  /// It was refused for a right that somebody else may lend; nothing otherwise.
  const std::optional<RefusedAct>& refused() const { return m_refused; }

 private:
  void run(std::shared_ptr<OpenBook> book, bool dry_run);
  void end(const Result<ListReport>& report, bool dry_run);

  StaffListView& m_view;
  std::shared_ptr<OpenBook> m_book;
  std::shared_ptr<OpenBook> m_lent;  ///< somebody let it be done: looked at so, it is taken in so
  Language m_language;
  StaffFile m_kind;
  std::string m_file;
  std::optional<ListReport> m_report;
  bool m_taken = false;
  bool m_writes = false;
  RowTable m_problems;
  std::string m_said;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_working;
};

}  // namespace kontor::gui
