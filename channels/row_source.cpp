#include "channels/row_source.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::channels {

std::optional<intake::Item> RowSource::next() {
  while (m_ready.empty()) {
    if (m_problem || m_at == m_tables.size()) return std::nullopt;
    Table& table = *m_tables[m_at];
    if (!m_begun) begin(table);
    m_begun = true;
    if (m_problem) continue;
    if (table.next()) {
      if (!table.blank_row()) row(table);
      continue;
    }
    m_problem = table.problem();
    if (m_problem) return std::nullopt;
    for (intake::Note& note : table.left_out()) tell(std::move(note));
    end(table);
    m_begun = false;
    ++m_at;
  }
  intake::Item item = std::move(m_ready.front());
  m_ready.pop_front();
  return item;
}

void RowSource::rewind() {
  for (const auto& table : m_tables) table->rewind();
  m_at = 0;
  m_begun = false;
  m_ready.clear();
  m_problem.reset();
}

void RowSource::tell(const std::optional<intake::Note>& reading) {
  if (!reading) return;
  if (std::find(m_readings.begin(), m_readings.end(), *reading) == m_readings.end())
    m_readings.push_back(*reading);
}

std::pair<std::int64_t, std::int64_t> RowSource::progress() const {
  std::pair<std::int64_t, std::int64_t> sum{0, 0};
  for (const auto& table : m_tables) {
    const auto [read, all] = table->progress();
    sum.first += read;
    sum.second += all;
  }
  return sum;
}

std::vector<std::string> TableProfile::missing(const formats::Header& header) const {
  std::vector<std::string> missing;
  for (const auto& names : needed()) {
    const bool found = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return header.find(name).has_value();
    });
    if (!found) missing.emplace_back(names.front());
  }
  for (std::string& name : also_missing(header)) missing.push_back(std::move(name));
  return missing;
}

Recognition TableProfile::recognise(const formats::Header& header) const {
  const std::vector<std::string> absent = missing(header);
  if (!absent.empty()) {
    return {Certainty::none,
            "columns_missing",
            {{"columns", joined(absent)}},
            absent.size(),
            needed().size()};
  }
  std::vector<std::string> found;
  for (const auto& names : needed()) {
    for (const std::string_view name : names) {
      const auto index = header.find(name);
      if (!index) continue;
      found.push_back(header.names()[*index]);
      break;
    }
  }
  return {Certainty::certain, "columns_found", {{"columns", joined(found)}}, 0, needed().size()};
}

Result<OpenedSource> TableProfile::open(std::vector<Input> inputs,
                                        const ProfileOptions& options) const {
  KONTOR_ASSERT(!inputs.empty());
  Tables tables;
  for (Input& input : inputs) {
    auto table = Table::open(std::move(input), options.reading, [&](const formats::Header& header) {
      return missing(header).empty();
    });
    if (!table) return table.refusal();
    const formats::Header& header = (*table)->header();
    const std::vector<std::string> absent = missing(header);
    if (!absent.empty()) {
      const std::string& file = (*table)->file();
      if (const auto other = recognise_header(header)) {
        return Refusal{RefusalCode::file_other_profile,
                       {{"file", file},
                        {"profile", std::string(name())},
                        {"other", std::string(other->profile->name())}}};
      }
      return Refusal{
          RefusalCode::file_missing_columns,
          {{"file", file}, {"profile", std::string(name())}, {"columns", joined(absent)}}};
    }
    if (literal_quotes()) (*table)->read_literally();
    tables.push_back(std::move(*table));
  }
  OpenedSource opened;
  opened.info.profile = name();
  std::vector<const Table*> seen;
  for (const auto& table : tables) seen.push_back(table.get());
  describe_files(opened.info, seen);
  describe(opened.info, tables);
  opened.source = records(std::move(tables), options);
  return opened;
}

void describe_files(intake::SourceInfo& info, const std::vector<const Table*>& tables) {
  std::vector<std::string> hashes;
  for (const Table* table : tables) {
    info.files.push_back(table->file());
    info.newest_file = std::max(info.newest_file, table->modified());
    info.readings.push_back(table->read_as());
    hashes.push_back(table->content_hash());
  }
  // The same files in another order are the same set.
  std::sort(hashes.begin(), hashes.end());
  Sha256 all;
  for (const std::string& hash : hashes) all.add(hash).add("\n");
  info.content_hash = all.hex();
}

std::string_view number_example(const formats::DecimalStyle& style) {
  const bool comma = style.mark == formats::DecimalStyle::Mark::comma;
  if (style.thousands) return comma ? "1.234,50" : "1,234.50";
  return comma ? "1234,50" : "1234.50";
}

intake::Note numbers_note(const Table& table, const std::vector<std::string>& columns,
                          const formats::DecimalStyle& style) {
  intake::Note note{intake::NoteCode::numbers_read_as, {{"file", table.file()}}};
  if (!columns.empty()) note.args.emplace_back("columns", joined(columns));
  note.args.emplace_back("example", std::string(number_example(style)));
  return note;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += ", ";
    all += text;
  }
  return all;
}

}  // namespace kontor::channels
