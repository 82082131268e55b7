#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_counts.h"
#include "gui/presenters/scanned_lines.h"

namespace kontor::gui {

/// Notes what somebody counts, each time at once: what is scanned meanwhile waits, nothing is lost
/// when the window goes.
class CountEntry : public ScannedLines {
 public:
  CountEntry(ScannedLinesView& view, std::shared_ptr<OpenBook> book, Executor& executor,
             Language language, std::int64_t number);

  std::string title() const override;
  /// Without a quantity one more; "12": there are 12; "+2": 2 more.
  void scan(const std::string& code, const std::string& quantity) override;
  /// Products that are not in the count are taken into it.
  void take_new(bool take) { m_new_lines = take; }

  bool busy() const { return m_saving.busy() || filing(); }
  bool working() const override { return busy(); }
  /// What was counted here, the last first.
  RowTable& lines() override { return m_table; }
  std::string summary() const override;
  /// Something was noted.
  bool changed() const { return m_noted > 0; }

 private:
  struct Counted {
    std::vector<RefusedRow> refused;
    std::optional<Refusal> refusal;
    std::int64_t noted = 0;
    std::vector<stock::CountSheetLine> lines;  ///< as they are now
  };
  void take_list(const goods::LineList& list) override;
  void next();
  void run(std::shared_ptr<OpenBook> book, std::vector<goods::CountWish> wishes);
  void end(const Counted& counted, const std::vector<goods::CountWish>& wishes);

  std::int64_t m_number;
  bool m_new_lines = false;
  std::deque<std::vector<goods::CountWish>> m_waiting;
  std::deque<stock::CountSheetLine> m_last;  ///< the newest first
  std::int64_t m_noted = 0;
  RowTable m_table;
  Alive m_alive;
  Slot m_saving;
};

}  // namespace kontor::gui
