#include "channels/mapped_row.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::channels {

void MappedRow::use(const Table& table) {
  m_columns.clear();
  for (const std::string& name : m_rules.columns) {
    const Column column = table.column(name);
    KONTOR_ASSERT(column.index.has_value());
    m_columns.push_back(*column.index);
  }
}

void MappedRow::at(const std::vector<std::string>& cells, std::int64_t line, Values& values) {
  m_cells = &cells;
  m_line = line;
  m_values = &values;
  m_values->at(line);
  m_found.assign(m_look_ups.size(), std::nullopt);
}

std::string_view MappedRow::label(const Expression& expression) {
  if (expression.from == Expression::From::parts) return label(expression.parts.front());
  return expression.text;
}

Cell MappedRow::cell(const Expression& expression) {
  m_kept = text(expression);
  m_values->write_as(expression.decimal);
  return {m_kept, label(expression)};
}

std::string MappedRow::raw(const Expression& expression) {
  switch (expression.from) {
    case Expression::From::nothing:
      return {};
    case Expression::From::constant:
      return expression.text;
    case Expression::From::parts: {
      std::string all;
      for (const Expression& part : expression.parts) {
        const std::string one = text(part);
        if (!all.empty() && !one.empty()) all += expression.separator;
        all += one;
      }
      return all;
    }
    case Expression::From::column:
      break;
  }
  if (!expression.look_up) {
    return std::string(formats::trim_blanks((*m_cells)[m_columns[expression.slot]]));
  }
  const std::vector<std::string>* row = found(*expression.look_up);
  return row == nullptr ? std::string() : (*row)[expression.slot];
}

std::string MappedRow::text(const Expression& expression) {
  std::string value = raw(expression);
  const auto& blank = expression.blank;
  if (std::find(blank.begin(), blank.end(), value) != blank.end()) value.clear();
  if (!expression.strip_suffix.empty() && value.ends_with(expression.strip_suffix)) {
    value.resize(value.size() - expression.strip_suffix.size());
  }
  if (!expression.values) return value;
  const auto known = expression.values->find(value);
  if (known != expression.values->end()) return known->second;
  if (expression.otherwise) return *expression.otherwise;
  if (!value.empty()) m_values->refuse(RefusalCode::value_unknown, {value, label(expression)});
  return {};
}

const std::vector<std::string>* MappedRow::found(std::size_t look_up) {
  if (!m_found[look_up]) m_found[look_up] = search(look_up);
  return *m_found[look_up];
}

/// A blank key finds nothing and is no mistake: the row names no such thing.
const std::vector<std::string>* MappedRow::search(std::size_t look_up) {
  const LookUp& rules = m_rules.look_ups[look_up];
  std::vector<std::string> parts;
  for (const Expression& part : rules.by) parts.push_back(text(part));
  const bool blank =
      std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); });
  if (blank) return nullptr;
  const std::string key = joined_key(parts);
  const std::vector<std::string>* row = m_look_ups[look_up].find(key);
  if (row == nullptr && !rules.may_miss) {
    m_values->refuse({RefusalCode::look_up_failed,
                      {{"row", std::to_string(m_line)},
                       {"look_up", rules.name},
                       {"column", std::string(label(rules.by.front()))},
                       {"value", key}}});
  }
  return row;
}

Decimal MappedRow::decimal(const Expression& expression) {
  return m_values->needed_decimal(cell(expression));
}

std::optional<Decimal> MappedRow::decimal_if(const Expression& expression) {
  if (!expression) return std::nullopt;
  return m_values->decimal(cell(expression));
}

Quantity MappedRow::quantity(const Expression& expression) {
  return m_values->needed_quantity(cell(expression));
}

std::optional<bool> MappedRow::yes(const Expression& expression) {
  const Cell word = cell(expression);
  if (word.text.empty()) return std::nullopt;
  const std::string lower = ascii_lower(word.text);
  for (const char* affirmed : {"yes", "y", "true", "1"}) {
    if (lower == affirmed) return true;
  }
  for (const char* denied : {"no", "n", "false", "0"}) {
    if (lower == denied) return false;
  }
  m_values->refuse(RefusalCode::value_unknown, word);
  return std::nullopt;
}

std::optional<Money> MappedRow::money_if(const Expression& expression, Currency currency) {
  if (!expression) return std::nullopt;
  return m_values->money(cell(expression), currency);
}

Money MappedRow::money(const Expression& expression, Currency currency) {
  return money_if(expression, currency).value_or(Money{0, currency});
}

std::optional<intake::FileTime> MappedRow::time(const Expression& expression) {
  if (!expression) return std::nullopt;
  return m_values->time(cell(expression), expression.date, &m_zones);
}

}  // namespace kontor::channels
