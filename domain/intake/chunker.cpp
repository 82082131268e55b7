#include "domain/intake/chunker.h"

#include <array>

#include "domain/intake/stock_intake.h"

namespace kontor::intake {

RecordKind kind_of(const Item& item) {
  // In the order of the variant.
  constexpr std::array kinds = {RecordKind::product, RecordKind::stock,     RecordKind::order,
                                RecordKind::refused, RecordKind::customer,  RecordKind::settled,
                                RecordKind::payout,  RecordKind::bank_line, RecordKind::opening};
  static_assert(kinds.size() == std::variant_size_v<decltype(Item::what)>);
  return kinds.at(item.what.index());
}

std::optional<Chunk> Chunker::next() {
  while (m_ready.empty() && !m_ended) {
    auto item = m_source.next();
    if (item) {
      take(std::move(*item));
      continue;
    }
    m_ended = true;
    close_open();
    close_stock();
  }
  if (m_ready.empty()) return std::nullopt;
  Chunk chunk = std::move(m_ready.front());
  m_ready.pop_front();
  return chunk;
}

void Chunker::take(Item item) {
  const RecordKind kind = kind_of(item);
  const std::size_t index = m_records++;
  if (kind == RecordKind::stock) {
    close_open();
    const std::string place = std::get<IncomingStock>(item.what).location;
    Chunk& chunk = m_stock[place];
    if (chunk.items.empty()) {
      chunk.kind = kind;
      chunk.location = place;
      chunk.part = ++m_parts[place];
    }
    chunk.items.push_back(std::move(item));
    chunk.index.push_back(index);
    if (chunk.items.size() < lines_per_count) return;
    m_ready.push_back(std::move(chunk));
    m_stock.erase(place);
    return;
  }
  if (kind != RecordKind::refused) close_stock();
  if (m_open && m_open->kind != kind) close_open();
  if (!m_open) {
    m_open.emplace();
    m_open->kind = kind;
    m_open_lines = 0;
  }
  if (kind == RecordKind::order) m_open_lines += std::get<IncomingOrder>(item.what).lines.size();
  if (kind == RecordKind::settled)
    m_open_lines += std::get<IncomingSettled>(item.what).parts.size();
  m_open->items.push_back(std::move(item));
  m_open->index.push_back(index);
  const bool heavy = kind == RecordKind::order || kind == RecordKind::settled;
  const std::size_t most = heavy ? orders_per_chunk : products_per_chunk;
  if (m_open->items.size() >= most || m_open_lines >= lines_per_chunk) close_open();
}

void Chunker::close_open() {
  if (m_open) m_ready.push_back(std::move(*m_open));
  m_open.reset();
}

void Chunker::close_stock() {
  for (auto& [place, chunk] : m_stock) m_ready.push_back(std::move(chunk));
  m_stock.clear();
}

}  // namespace kontor::intake
