#include "reports/report_table.h"

#include <algorithm>

#include "domain/base/check.h"
#include "i18n/language.h"
#include "reports/output.h"

namespace kontor::reports {

namespace report_table_detail {

constexpr std::int64_t block_rows = 128;
constexpr std::size_t blocks_kept = 32;

}  // namespace report_table_detail

ReportTable::ReportTable(std::shared_ptr<const i18n::Catalogue> texts, std::int64_t most)
    : m_texts(std::move(texts)), m_most(most) {}

void ReportTable::begin(const ReportHead& head) {
  m_head = head;
  m_text = std::make_unique<ReportText>(m_head.fields, m_texts->format());
  m_longest.assign(head.fields.size(), {});
}

ReportTable::Row ReportTable::texts(const Values& values) {
  Row row;
  row.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    Text text{m_text->shown(values[i], values),
              i18n::strip_marks(plain_text(ReportText::plain_in_words(values[i])))};
    if (display_width(text.shown) > display_width(m_longest[i])) m_longest[i] = text.shown;
    row.push_back(std::move(text));
  }
  return row;
}

void ReportTable::row(const Values& values) {
  using namespace report_table_detail;
  if (m_rows++ >= m_most) return;
  if (m_spool.size() % block_rows == 0) m_places.push_back(m_spool.place());
  formats::TextRow stored;
  for (Text& text : texts(values)) {
    stored.push_back(std::move(text.shown));
    stored.push_back(std::move(text.plain));
  }
  m_spool.append(stored);
}

void ReportTable::total(const Values& values) { m_totals.push_back(texts(values)); }

const ReportTable::Block& ReportTable::block(std::int64_t number) {
  using namespace report_table_detail;
  const auto found = std::ranges::find(m_blocks, number, &Block::number);
  if (found != m_blocks.end()) {
    m_blocks.splice(m_blocks.begin(), m_blocks, found);
    return m_blocks.front();
  }
  Block block{number, {}};
  formats::RowSpool::Reader reader(m_spool, m_places.at(static_cast<std::size_t>(number)));
  formats::TextRow stored;
  while (std::ssize(block.rows) < block_rows && reader.next(stored)) {
    Row row;
    for (std::size_t i = 0; i + 1 < stored.size(); i += 2)
      row.push_back({std::move(stored[i]), std::move(stored[i + 1])});
    block.rows.push_back(std::move(row));
  }
  m_blocks.push_front(std::move(block));
  if (m_blocks.size() > blocks_kept) m_blocks.pop_back();
  return m_blocks.front();
}

const ReportTable::Row& ReportTable::at(std::int64_t row) {
  using namespace report_table_detail;
  KONTOR_ASSERT(row >= 0 && row < kept());
  return block(row / block_rows).rows.at(static_cast<std::size_t>(row % block_rows));
}

}  // namespace kontor::reports
