#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "channels/look_up_table.h"
#include "channels/mapping.h"
#include "channels/values.h"

namespace kontor::channels {

/// A look-up with its loaded rows, in the order of the rules.
using LoadedLookUps = std::vector<LookUpTable>;

/// Evaluates the expressions of a kind's rules on one row after another.
class MappedRow {
 public:
  MappedRow(const RecordRules& rules, const LoadedLookUps& look_ups)
      : m_rules(rules), m_look_ups(look_ups) {}

  /// Finds the main file's columns; they have been checked to be there.
  void use(const Table& table);
  /// Goes to a row; refusals go to `values`, which must live as long as the row is used.
  void at(const std::vector<std::string>& cells, std::int64_t line, Values& values);

  std::string text(const Expression& expression);
  Decimal decimal(const Expression& expression);
  std::optional<Decimal> decimal_if(const Expression& expression);
  Quantity quantity(const Expression& expression);
  std::optional<Money> money_if(const Expression& expression, Currency currency);
  Money money(const Expression& expression, Currency currency);
  Currency currency() { return m_values->currency(cell(m_rules.currency)); }
  /// Blank: nothing. Refuses value_unknown for anything but yes and no.
  std::optional<bool> yes(const Expression& expression);
  std::optional<intake::FileTime> time(const Expression& expression);
  std::string needed(const Expression& expression) { return m_values->needed(cell(expression)); }

  Values& values() { return *m_values; }
  std::int64_t line() const { return m_line; }
  /// The column that an expression reads first, for refusals.
  static std::string_view label(const Expression& expression);

 private:
  /// Keeps the text alive until the next call. Numbers are then read as the expression says.
  Cell cell(const Expression& expression);
  std::string raw(const Expression& expression);
  const std::vector<std::string>* found(std::size_t look_up);
  const std::vector<std::string>* search(std::size_t look_up);

  const RecordRules& m_rules;
  const LoadedLookUps& m_look_ups;
  std::vector<std::size_t> m_columns;  // of the main file, by slot
  const std::vector<std::string>* m_cells = nullptr;
  std::int64_t m_line = 0;
  Values* m_values = nullptr;
  std::string m_kept;
  ZoneWords m_zones;
  /// What each look-up found for this row; unset: not asked yet.
  std::vector<std::optional<const std::vector<std::string>*>> m_found;
};

}  // namespace kontor::channels
