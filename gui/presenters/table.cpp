#include "gui/presenters/table.h"

#include <string_view>

namespace kontor::gui {

namespace {

void append_value(std::string& out, std::string_view value) {
  for (const char c : value) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

std::string as_tsv(Table& table, const std::vector<std::size_t>& rows) {
  std::string out;
  const auto& columns = table.columns();
  const auto line = [&](const auto& value_of) {
    bool first = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].hidden) continue;
      if (!first) out += '\t';
      first = false;
      append_value(out, value_of(c));
    }
    out += '\n';
  };
  line([&](std::size_t c) { return columns[c].title; });
  for (const std::size_t row : rows) {
    line([&](std::size_t c) { return table.raw(row, c); });
  }
  return out;
}

}  // namespace kontor::gui
