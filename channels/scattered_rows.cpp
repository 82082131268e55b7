#include "channels/scattered_rows.h"

#include <charconv>

#include "domain/base/digest.h"

namespace kontor::channels {

ScatteredRows::KeyHash ScatteredRows::hash_of(const std::string& key) {
  const std::string hex = sha256_hex(key);
  KeyHash hash{};
  constexpr std::size_t digits = 16;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const char* from = hex.data() + i * digits;
    std::from_chars(from, from + digits, hash[i], 16);
  }
  return hash;
}

std::optional<Refusal> ScatteredRows::find(Table& table, const std::function<std::string()>& key) {
  m_rows.clear();
  m_lines.clear();
  std::optional<Refusal> refusal;
  std::string before;
  bool away = false;
  while (!refusal && table.next()) {
    if (table.blank_row()) continue;
    std::string current = key();
    if (current.empty()) continue;
    if (current != before) away = !m_seen.insert(hash_of(current)).second;
    if (away || m_seen.size() > max_scattered_documents) refusal = add(table, current, away);
    before = std::move(current);
  }
  m_seen.clear();
  if (!refusal) refusal = table.problem();
  table.rewind();
  return refusal;
}

std::optional<Refusal> ScatteredRows::add(const Table& table, const std::string& key, bool away) {
  const bool full = !away || m_lines.size() == max_scattered_rows;
  if (full) {
    const std::size_t limit = away ? max_scattered_rows : max_scattered_documents;
    return Refusal{RefusalCode::file_unordered,
                   {{"file", table.file()},
                    {"line", std::to_string(table.line())},
                    {"limit", std::to_string(limit)}}};
  }
  m_rows[key].push_back({table.cells(), table.line()});
  m_lines.insert(table.line());
  return std::nullopt;
}

const std::vector<KeptRow>& ScatteredRows::of(const std::string& key) const {
  static const std::vector<KeptRow> none;
  const auto found = m_rows.find(key);
  return found == m_rows.end() ? none : found->second;
}

}  // namespace kontor::channels
