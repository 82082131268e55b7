#include "gui/presenters/column_layout.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kontor::gui {

namespace {

constexpr int widest_column = 4000;

}  // namespace

ColumnLayout ColumnLayout::parse(const std::string& text) {
  ColumnLayout layout;
  const auto read = nlohmann::json::parse(text, nullptr, false);
  if (!read.is_object()) return layout;
  const auto ids = [&](const char* key, auto take) {
    const auto found = read.find(key);
    if (found == read.end() || !found->is_array()) return;
    for (const auto& id : *found) {
      if (id.is_string()) take(id.template get<std::string>());
    }
  };
  ids("order", [&](std::string id) {
    if (std::find(layout.m_order.begin(), layout.m_order.end(), id) == layout.m_order.end()) {
      layout.m_order.push_back(std::move(id));
    }
  });
  ids("hidden", [&](std::string id) { layout.m_hidden.insert(std::move(id)); });
  ids("asked", [&](std::string id) { layout.m_asked.insert(std::move(id)); });
  const auto widths = read.find("widths");
  if (widths != read.end() && widths->is_object()) {
    for (const auto& [id, width] : widths->items()) {
      if (width.is_number_integer()) layout.set_width(id, width.get<int>());
    }
  }
  return layout;
}

std::string ColumnLayout::text() const {
  if (*this == ColumnLayout()) return {};
  nlohmann::json all{{"order", m_order}, {"hidden", m_hidden}, {"widths", m_widths}};
  if (!m_asked.empty()) all["asked"] = m_asked;
  return all.dump();
}

std::vector<std::size_t> ColumnLayout::order(const std::vector<Column>& columns) const {
  std::vector<std::size_t> placed;
  for (const auto& id : m_order) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.id == id; });
    if (found != columns.end()) {
      placed.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::find(placed.begin(), placed.end(), i) != placed.end()) continue;
    auto behind = placed.begin();
    if (i > 0) behind = std::find(placed.begin(), placed.end(), i - 1) + 1;
    placed.insert(behind, i);
  }
  return placed;
}

std::vector<std::size_t> ColumnLayout::shown(const std::vector<Column>& columns) const {
  std::vector<std::size_t> all = order(columns);
  std::vector<std::size_t> some = all;
  std::erase_if(some, [&](std::size_t i) { return columns[i].hidden || hides(columns[i]); });
  // What was hidden in another book may be all that this one has.
  if (some.empty()) {
    std::erase_if(all, [&](std::size_t i) { return columns[i].hidden; });
    return all;
  }
  return some;
}

int ColumnLayout::width(const std::string& id) const {
  const auto found = m_widths.find(id);
  return found == m_widths.end() ? 0 : found->second;
}

void ColumnLayout::arrange(const std::vector<std::string>& ids) {
  std::vector<std::string> next = ids;
  for (const auto& id : m_order) {
    if (std::find(next.begin(), next.end(), id) == next.end()) next.push_back(id);
  }
  m_order = std::move(next);
}

void ColumnLayout::show(const Column& column, bool shown) {
  auto& others = column.spare ? m_asked : m_hidden;
  if (shown == column.spare) {
    others.insert(column.id);
  } else {
    others.erase(column.id);
  }
}

void ColumnLayout::move(const std::vector<Column>& columns, const std::string& id, bool to_end) {
  const auto visible = shown(columns);
  auto all = order(columns);
  const auto named = [&](std::size_t i) { return columns[i].id == id; };
  const auto here = std::find_if(visible.begin(), visible.end(), named);
  if (here == visible.end()) return;
  if (to_end ? here + 1 == visible.end() : here == visible.begin()) return;
  const std::size_t moved = *here;
  const std::size_t neighbour = to_end ? *(here + 1) : *(here - 1);
  std::erase(all, moved);
  const auto at = std::find(all.begin(), all.end(), neighbour);
  all.insert(to_end ? at + 1 : at, moved);
  std::vector<std::string> ids;
  for (const std::size_t i : all) ids.push_back(columns[i].id);
  arrange(ids);
}

void ColumnLayout::set_width(const std::string& id, int dip) {
  if (dip > 0 && dip <= widest_column) m_widths[id] = dip;
}

}  // namespace kontor::gui
