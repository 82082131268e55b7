// Products and counts by a mapping: a row is a record.

#include "channels/mapped_set.h"

namespace kontor::channels {

namespace {

class MappedProducts final : public RowSource {
 public:
  MappedProducts(Tables tables, std::shared_ptr<const MappedSet> set)
      : RowSource(std::move(tables)),
        m_set(std::move(set)),
        m_rules(*m_set->mapping.products),
        m_row(m_rules, m_set->products) {}

 protected:
  void begin(Table& table) override { m_row.use(table); }

  void row(const Table& table) override {
    Values values(m_set->mapping.decimal);
    m_row.at(table.cells(), table.line(), values);
    intake::IncomingProduct product;
    product.sku = m_row.text(m_rules.sku);
    product.name = m_row.needed(m_rules.name);
    product.style = m_row.text(m_rules.style);
    product.options = m_row.text(m_rules.options);
    product.vendor = m_row.text(m_rules.vendor);
    product.barcode = m_row.text(m_rules.barcode);
    product.unit = m_row.text(m_rules.unit);
    product.price = m_row.decimal_if(m_rules.price);
    product.compare_at = m_row.decimal_if(m_rules.compare_at);
    product.cost = m_row.decimal_if(m_rules.cost);
    if (m_rules.currency) product.currency = m_row.currency();
    product.status = m_row.text(m_rules.status);
    product.code = m_row.text(m_rules.code);
    product.tracked = m_rules.tracked;
    give_or_refuse(table, table.line(), values.refusal(), std::move(product));
  }

 private:
  std::shared_ptr<const MappedSet> m_set;
  const ProductRules& m_rules;
  MappedRow m_row;
};

class MappedStock final : public RowSource {
 public:
  MappedStock(Tables tables, std::shared_ptr<const MappedSet> set)
      : RowSource(std::move(tables)),
        m_set(std::move(set)),
        m_rules(*m_set->mapping.stock),
        m_row(m_rules, m_set->stock) {}

 protected:
  void begin(Table& table) override { m_row.use(table); }

  void row(const Table& table) override {
    Values values(m_set->mapping.decimal);
    m_row.at(table.cells(), table.line(), values);
    intake::IncomingStock stock;
    stock.sku = m_row.text(m_rules.sku);
    stock.style = m_row.text(m_rules.style);
    stock.options = m_row.text(m_rules.options);
    stock.name = m_row.text(m_rules.name);
    stock.code = m_row.text(m_rules.code);
    stock.location = m_row.needed(m_rules.location);
    stock.counted = m_row.quantity(m_rules.counted);
    stock.counted_is_available = m_rules.counted_is_available;
    if (m_rules.unavailable) stock.unavailable = m_row.quantity(m_rules.unavailable);
    give_or_refuse(table, table.line(), values.refusal(), std::move(stock));
  }

 private:
  std::shared_ptr<const MappedSet> m_set;
  const StockRules& m_rules;
  MappedRow m_row;
};

}  // namespace

std::unique_ptr<RowSource> mapped_products(Tables tables, std::shared_ptr<const MappedSet> set) {
  return std::make_unique<MappedProducts>(std::move(tables), std::move(set));
}

std::unique_ptr<RowSource> mapped_stock(Tables tables, std::shared_ptr<const MappedSet> set) {
  return std::make_unique<MappedStock>(std::move(tables), std::move(set));
}

}  // namespace kontor::channels
