#include "channels/date_column.h"

#include <algorithm>
#include <array>

#include "channels/zone_words.h"
#include "formats/datetime.h"

namespace kontor::channels {

namespace {

// Single letters take one or two digits, so each pattern also reads the padded form.
constexpr std::array<std::string_view, 22> date_forms{
    "d.M.yyyy",    "d/M/yyyy",    "M/d/yyyy",   "d-M-yyyy",    "M-d-yyyy", "yyyy/M/d",
    "yyyy.M.d",    "yyyy-M-d",    "d.M.yy",     "d/M/yy",      "M/d/yy",   "d MMM yyyy",
    "d MMM, yyyy", "d. MMM yyyy", "d-MMM-yyyy", "d-MMM-yy",    "d-M-yy",   "M-d-yy",
    "MMM-d-yy",    "MMM d, yyyy", "MMM d yyyy", "yyyy年M月d日"};
constexpr std::array<std::string_view, 11> time_forms{
    "",           " H:mm",     " H:mm:ss",   " h:mm a",     " h:mm:ss a", "'T'HH:mm", "'T'HH:mm:ss",
    " H:mm:ss Z", " H:mm:ssZ", " H:mm:ss z", " h:mm:ss a z"};
/// ISO dates with a zone's word behind them.
constexpr std::array<std::string_view, 2> iso_forms{"yyyy-MM-dd HH:mm:ss z", "yyyy-MM-dd HH:mm z"};

std::optional<DateOrder> order_of(std::string_view pattern) {
  // Where the month is a word, or the year comes first, nothing is open.
  if (pattern.find("MMM") != std::string_view::npos || pattern.starts_with('y')) {
    return std::nullopt;
  }
  return pattern.starts_with('d') ? DateOrder::day_first : DateOrder::month_first;
}

std::optional<formats::LocalDateTime> read_known_zone(std::string_view value,
                                                      std::string_view pattern) {
  auto read = formats::parse_datetime(value, pattern);
  if (!read || read->zone.empty()) return read;
  if (abbreviation_offset(read->zone) || zone_name(read->zone)) return read;
  return std::nullopt;
}

}  // namespace

DateColumn::DateColumn() {
  for (const std::string_view date : date_forms) {
    for (const std::string_view time : time_forms) {
      m_patterns.push_back(std::string(date) + std::string(time));
    }
  }
  m_patterns.insert(m_patterns.end(), iso_forms.begin(), iso_forms.end());
}

void DateColumn::see(std::string_view value) {
  m_any = true;
  m_iso = m_iso && formats::parse_iso_datetime(value).has_value();
  std::erase_if(m_patterns, [&](const std::string& pattern) {
    return !read_known_zone(value, pattern).has_value();
  });
  if (m_example.empty() && m_patterns.size() > 1 &&
      read_known_zone(value, m_patterns.front()) != read_known_zone(value, m_patterns.back())) {
    m_example = value;
  }
}

std::vector<std::string> DateColumn::patterns() const {
  if (!m_any) return {};
  if (m_iso) return {""};
  return m_patterns;
}

DateColumn::Decision DateColumn::decide(std::optional<DateOrder> stated) const {
  Decision decision;
  decision.example = m_example;
  if (!m_any || m_iso || m_patterns.empty()) {
    decision.read = m_any && m_iso;
    return decision;
  }
  decision.read = true;
  decision.pattern = m_patterns.front();
  const auto first_of = [&](DateOrder order) {
    return std::find_if(m_patterns.begin(), m_patterns.end(),
                        [&](const std::string& p) { return order_of(p) == order; });
  };
  if (stated) {
    if (const auto found = first_of(*stated); found != m_patterns.end()) decision.pattern = *found;
    return decision;
  }
  decision.open = !m_example.empty() && first_of(DateOrder::day_first) != m_patterns.end() &&
                  first_of(DateOrder::month_first) != m_patterns.end();
  return decision;
}

}  // namespace kontor::channels
