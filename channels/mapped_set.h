#pragma once

#include <map>
#include <memory>

#include "channels/mapped_row.h"
#include "channels/mapping.h"
#include "channels/row_source.h"

namespace kontor::channels {

/// What the record sources of one mapping share: the rules and the loaded look-ups of each kind.
struct MappedSet {
  Mapping mapping;
  std::map<const RecordRules*, LoadedLookUps> look_ups;  ///< of the mapping's own rules
};

/// A row of the main file of `Rules` is a record. What a kind adds is how its values are read.
template <class Rules>
class MappedSource : public RowSource {
 public:
  MappedSource(Tables tables, std::shared_ptr<const MappedSet> set, const Rules& rules)
      : RowSource(std::move(tables)),
        m_set(std::move(set)),
        m_rules(rules),
        m_row(m_rules, m_set->look_ups.at(&m_rules)) {}

 protected:
  void begin(Table& table) override { m_row.use(table); }

  void row(const Table& table) override {
    Values values(m_set->mapping.decimal.value_or(formats::DecimalStyle{}));
    m_row.at(table.cells(), table.line(), values);
    read(table);
  }
  /// Reads the row that m_row stands at, and gives its record.
  virtual void read(const Table& table) = 0;

  /// The record, or the refusal of its row.
  template <class Record>
  void give_record(const Table& table, Record record) {
    give_or_refuse(table, table.line(), m_row.values().refusal(), std::move(record));
  }

  std::shared_ptr<const MappedSet> m_set;
  const Rules& m_rules;
  MappedRow m_row;
};

using SharedSet = std::shared_ptr<const MappedSet>;
std::unique_ptr<RowSource> mapped_products(Tables tables, SharedSet set, const ProductRules& rules);
std::unique_ptr<RowSource> mapped_stock(Tables tables, SharedSet set, const StockRules& rules);
std::unique_ptr<RowSource> mapped_customers(Tables tables, SharedSet set,
                                            const CustomerRules& rules);
std::unique_ptr<RowSource> mapped_orders(Tables tables, SharedSet set, const OrderRules& rules);
std::unique_ptr<RowSource> mapped_bank(Tables tables, SharedSet set, const BankRules& rules);

}  // namespace kontor::channels
