#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "domain/intake/cleaning_source.h"
#include "gui/presenters/language.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// Changed values that are kept to be shown; all of them are counted.
inline constexpr std::size_t most_cleaned_shown = 10'000;

/// What cleaning changes in the files of an import: the first values, and how many each field has.
/// Filled on the worker that plans.
struct CleanedValues {
  std::vector<intake::CleanedField> shown;  ///< the first most_cleaned_shown
  std::map<std::pair<std::string, std::string>, std::int64_t> fields;  ///< by record and field
  std::int64_t changed = 0;

  void add(const intake::CleanedField& change);
};

/// These values as a list. Cells are made when they are looked at.
class CleaningTable : public Table {
 public:
  explicit CleaningTable(Language language);

  void show(CleanedValues values) { m_values = std::move(values); }
  void clear() { m_values = {}; }
  std::int64_t changed() const { return m_values.changed; }
  /// "Product, SKU: 3  ·  Customer, Phone: 12"; empty where nothing changes.
  std::string summary() const;
  /// That there are more than the list shows; else empty.
  std::string cut() const;

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_values.shown.size(); }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  Language m_language;
  std::vector<Column> m_columns;
  CleanedValues m_values;
};

}  // namespace kontor::gui
