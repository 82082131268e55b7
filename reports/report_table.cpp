#include "reports/report_table.h"

#include <algorithm>
#include <utility>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "i18n/language.h"
#include "reports/output.h"

namespace kontor::reports {

namespace report_table_detail {

constexpr std::int64_t block_rows = 128;
constexpr std::size_t blocks_kept = 32;

/// A target as it lies in the spool.
std::string written(const RowTarget& t) {
  if (t.kind == RowTarget::Kind::none) return {};
  FieldWriter writer;
  writer.add(static_cast<std::int64_t>(t.kind)).add(t.id).add(t.code).add(t.entity.value);
  writer.add(t.channel.value).flag(t.common).add(t.location.value);
  for (const auto& day : {t.from, t.to}) writer.add(day ? day->to_iso() : std::string());
  writer.end_record();
  return writer.text();
}

RowTarget target_in(const std::string& text) {
  RowTarget t;
  if (text.empty()) return t;
  FieldReader reader(text);
  reader.next_record();
  t.kind = static_cast<RowTarget::Kind>(reader.number());
  t.id = reader.number();
  t.code = reader.text();
  t.entity = EntityId(reader.number());
  t.channel = ChannelId(reader.number());
  t.common = reader.flag();
  t.location = LocationId(reader.number());
  for (auto* day : {&t.from, &t.to}) *day = BusinessDate::parse_iso(reader.text());
  return t;
}

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
  stored.push_back(written(std::exchange(m_target, {})));
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
  Block block{number, {}, {}};
  formats::RowSpool::Reader reader(m_spool, m_places.at(static_cast<std::size_t>(number)));
  formats::TextRow stored;
  while (std::ssize(block.rows) < block_rows && reader.next(stored)) {
    Row row;
    for (std::size_t i = 0; i + 1 < stored.size(); i += 2)
      row.push_back({std::move(stored[i]), std::move(stored[i + 1])});
    block.rows.push_back(std::move(row));
    block.targets.push_back(target_in(stored.back()));
  }
  m_blocks.push_front(std::move(block));
  if (m_blocks.size() > blocks_kept) m_blocks.pop_back();
  return m_blocks.front();
}

const ReportTable::Block& ReportTable::block_of(std::int64_t row) {
  KONTOR_ASSERT(row >= 0 && row < kept());
  return block(row / report_table_detail::block_rows);
}

const ReportTable::Row& ReportTable::at(std::int64_t row) {
  return block_of(row).rows.at(static_cast<std::size_t>(row % report_table_detail::block_rows));
}

const RowTarget& ReportTable::target_at(std::int64_t row) {
  return block_of(row).targets.at(static_cast<std::size_t>(row % report_table_detail::block_rows));
}

}  // namespace kontor::reports
