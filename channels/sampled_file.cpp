#include "channels/sampled_file.h"

#include "channels/suggest.h"
#include "channels/table.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

/// "Order Details.csv.gz" is "order_details".
std::string form_name(std::string name) {
  for (const std::string_view ending : {".gz", ".csv", ".tsv", ".txt"}) {
    const std::string lower = ascii_lower(name);
    if (lower.size() > ending.size() && lower.ends_with(ending)) {
      name.resize(name.size() - ending.size());
    }
  }
  std::string form;
  for (const char c : ascii_lower(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      form += c;
    } else if (!form.empty() && form.back() != '_') {
      form += '_';
    }
  }
  while (form.ends_with('_')) form.pop_back();
  return form.empty() ? "rows" : form;
}

}  // namespace

Result<SampledFile> sample_file(const std::filesystem::path& path, const Reading& reading) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  auto opened = Table::open(std::move(*input), reading);
  if (!opened) return opened.refusal();
  Table& table = **opened;
  SampledFile sampled;
  sampled.file = table.file();
  sampled.form = form_name(sampled.file);
  std::vector<Column> columns;
  for (const std::string& name : table.header().names()) {
    if (name.empty()) continue;
    sampled.columns.push_back({name, role_of_column(name), {}});
    columns.push_back(table.column(name));
  }
  std::size_t rows = 0;
  while (table.next()) {
    if (table.blank_row()) continue;
    if (rows++ == suggestion_rows) {
      sampled.whole = false;
      break;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      sampled.columns[i].sample.see(std::string(table.cell(columns[i]).text));
    }
  }
  if (table.problem()) return *table.problem();
  return sampled;
}

}  // namespace kontor::channels
