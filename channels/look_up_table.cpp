#include "channels/look_up_table.h"

#include <utility>

#include "channels/row_source.h"

namespace kontor::channels {

std::string joined_key(const std::vector<std::string>& parts) {
  std::string key;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) key += '/';
    for (const char c : parts[i]) {
      if (c == '/' && parts.size() > 1) key += '/';
      key += c;
    }
  }
  return key;
}

Result<std::vector<Column>> find_columns(const Table& table,
                                         const std::vector<std::string>& names) {
  const std::vector<std::string> missing = table.header().require(names);
  if (!missing.empty()) {
    return Refusal{RefusalCode::file_missing_columns,
                   {{"file", table.file()}, {"profile", "mapped"}, {"columns", joined(missing)}}};
  }
  std::vector<Column> columns;
  for (const std::string& name : names) columns.push_back(table.column(name));
  return columns;
}

Result<LookUpTable> LookUpTable::load(const LookUp& rules, const std::vector<Table*>& tables) {
  LookUpTable loaded;
  for (Table* table : tables) {
    if (auto refusal = loaded.add(rules, *table)) return std::move(*refusal);
  }
  return loaded;
}

std::optional<Refusal> LookUpTable::add(const LookUp& rules, Table& table) {
  const auto keys = find_columns(table, rules.key);
  if (!keys) return keys.refusal();
  const auto kept = find_columns(table, rules.columns);
  if (!kept) return kept.refusal();
  table.rewind();
  while (table.next()) {
    if (table.blank_row()) continue;
    std::vector<std::string> parts;
    for (const Column& column : *keys) parts.emplace_back(table.cell(column).text);
    std::vector<std::string> values;
    for (const Column& column : *kept) {
      values.emplace_back(table.cell(column).text);
      m_bytes += values.back().size();
    }
    const std::string key = joined_key(parts);
    const Args place{{"row", std::to_string(table.line())}, {"file", table.file()}};
    if (m_rows.size() == max_look_up_rows || m_bytes > max_look_up_bytes) {
      return Refusal{RefusalCode::value_too_large, place};
    }
    if (!m_rows.emplace(key, std::move(values)).second) {
      Refusal refusal{RefusalCode::duplicate_in_file, place};
      refusal.args.emplace_back("value", key);
      return refusal;
    }
  }
  return table.problem();
}

const std::vector<std::string>* LookUpTable::find(const std::string& key) const {
  const auto found = m_rows.find(key);
  return found == m_rows.end() ? nullptr : &found->second;
}

}  // namespace kontor::channels
