#pragma once

#include <list>
#include <memory>
#include <string>
#include <vector>

#include "formats/pages/row_spool.h"
#include "reports/report.h"
#include "reports/report_text.h"

namespace kontor::reports {

/// A report as a screen shows it: its head, its totals, and rows that are asked for in any order.
/// They lie in a temporary file, so memory grows by a number for each hundred of them. Filled by
/// one thread it may be read by another. Filling and reading throw std::system_error.
class ReportTable final : public ReportSink {
 public:
  struct Text {
    std::string shown;  ///< as people read it
    std::string plain;  ///< as other programs take it: exact, ISO dates, words instead of codes
  };
  using Row = std::vector<Text>;

  /// Rows beyond `most` are counted and added up, but not kept.
  ReportTable(std::shared_ptr<const i18n::Catalogue> texts, std::int64_t most);

  void begin(const ReportHead& head) override;
  void row(const Values& values) override;
  void leads(const RowTarget& target) override { m_target = target; }
  void total(const Values& values) override;
  void end() override { m_spool.finish(); }

  const ReportHead& head() const { return m_head; }
  std::int64_t rows() const { return m_rows; }
  /// How many of them can be read.
  std::int64_t kept() const { return m_spool.size(); }
  const std::vector<Row>& totals() const { return m_totals; }
  /// Of each column the text that takes most room.
  const std::vector<std::string>& longest() const { return m_longest; }
  /// One of those that are kept. Good until the next call.
  const Row& at(std::int64_t row);
  /// What that row is of.
  const RowTarget& target_at(std::int64_t row);

 private:
  struct Block {
    std::int64_t number = 0;
    std::vector<Row> rows;
    std::vector<RowTarget> targets;
  };
  Row texts(const Values& values);
  const Block& block(std::int64_t number);
  const Block& block_of(std::int64_t row);

  std::shared_ptr<const i18n::Catalogue> m_texts;
  std::int64_t m_most;
  ReportHead m_head;
  std::unique_ptr<ReportText> m_text;
  formats::RowSpool m_spool;
  RowTarget m_target;  ///< of the next row
  std::int64_t m_rows = 0;
  std::vector<std::int64_t> m_places;  ///< where blocks begin in the spool
  std::vector<Row> m_totals;
  std::vector<std::string> m_longest;
  std::list<Block> m_blocks;  ///< those that were read last, the newest first
};

}  // namespace kontor::reports
