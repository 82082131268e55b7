#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_counts.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

class CountEntryView {
 public:
  virtual ~CountEntryView() = default;
  virtual void show_entry() = 0;  ///< something was counted, refused or is on its way
  virtual void beep() = 0;        ///< what was scanned can't be
};

/// Notes what somebody counts, each time at once: what is scanned meanwhile waits, nothing is lost
/// when the window goes.
class CountEntry {
 public:
  CountEntry(CountEntryView& view, std::shared_ptr<OpenBook> book, Executor& executor,
             Language language, std::int64_t number);

  std::string title() const;
  /// A SKU, code or barcode. Without a quantity one more of it; "12": there are 12; "+2": 2 more.
  void enter(const std::string& code, const std::string& quantity);
  /// A list: a product a line, and how many of it there are.
  void paste(const std::string& text);
  void take_file(const std::string& file);
  /// Products that are not in the count are taken into it.
  void take_new(bool take) { m_new_lines = take; }

  bool busy() const { return m_saving.busy() || m_filing.busy(); }
  /// What was counted here, the last first.
  RowTable& entries() { return m_table; }
  /// What was refused of a list, a line each.
  RowTable& problems() { return m_problems; }
  std::string summary() const;
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// Something was noted.
  bool changed() const { return m_noted > 0; }

 private:
  struct Counted {
    std::vector<RefusedRow> refused;
    std::optional<Refusal> refusal;
    std::int64_t noted = 0;
    std::vector<stock::CountSheetLine> lines;  ///< as they are now
  };
  void take(const Result<goods::LineList>& list);
  void next();
  void run(std::shared_ptr<OpenBook> book, std::vector<goods::CountWish> wishes);
  void end(const Counted& counted, const std::vector<goods::CountWish>& wishes);
  void say(Tone tone, std::string sentence);
  void add_problem(const RefusedRow& row);

  CountEntryView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::int64_t m_number;
  bool m_new_lines = false;
  std::deque<std::vector<goods::CountWish>> m_waiting;
  std::deque<stock::CountSheetLine> m_last;  ///< the newest first
  std::int64_t m_noted = 0;
  RowTable m_table, m_problems;
  std::string m_said;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_saving, m_filing;
};

}  // namespace kontor::gui
