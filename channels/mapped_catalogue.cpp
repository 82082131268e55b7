// Products, counts and customers by a mapping: a row is a record.

#include "channels/mapped_set.h"

namespace kontor::channels {

namespace {

class MappedProducts final : public MappedSource<ProductRules> {
 public:
  using MappedSource::MappedSource;

 protected:
  void read(const Table& table) override {
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
    for (const auto& [market, value] : m_rules.market_prices) {
      product.markets.push_back(market);
      const auto price = m_row.decimal_if(value);
      if (price) product.market_prices.push_back({market, product.currency, price, std::nullopt});
    }
    give_record(table, std::move(product));
  }
};

class MappedStock final : public MappedSource<StockRules> {
 public:
  using MappedSource::MappedSource;

 protected:
  void read(const Table& table) override {
    intake::IncomingStock stock;
    stock.sku = m_row.text(m_rules.sku);
    stock.style = m_row.text(m_rules.style);
    stock.options = m_row.text(m_rules.options);
    stock.name = m_row.text(m_rules.name);
    stock.code = m_row.text(m_rules.code);
    if (m_rules.location) stock.location = m_row.needed(m_rules.location);
    stock.counted = m_row.quantity(m_rules.counted);
    stock.counted_is_available = m_rules.counted_is_available;
    if (m_rules.unavailable) stock.unavailable = m_row.quantity(m_rules.unavailable);
    give_record(table, std::move(stock));
  }
};

class MappedCustomers final : public MappedSource<CustomerRules> {
 public:
  using MappedSource::MappedSource;

 protected:
  void read(const Table& table) override {
    intake::IncomingCustomer customer;
    customer.buyer = {m_row.text(m_rules.email), m_row.text(m_rules.phone),
                      m_row.text(m_rules.customer), m_row.text(m_rules.name)};
    customer.first_name = m_row.text(m_rules.first_name);
    customer.last_name = m_row.text(m_rules.last_name);
    customer.company = m_row.text(m_rules.company);
    customer.street = m_row.text(m_rules.street);
    customer.street2 = m_row.text(m_rules.street2);
    customer.city = m_row.text(m_rules.city);
    customer.region = m_row.text(m_rules.region);
    customer.postal_code = m_row.text(m_rules.postal_code);
    customer.country = m_row.text(m_rules.country);
    customer.accepts_email = m_row.yes(m_rules.accepts_email);
    customer.accepts_sms = m_row.yes(m_rules.accepts_sms);
    customer.tax_exempt = m_row.yes(m_rules.tax_exempt);
    customer.tags = m_row.text(m_rules.tags);
    customer.note = m_row.text(m_rules.note);
    give_record(table, std::move(customer));
  }
};

}  // namespace

std::unique_ptr<RowSource> mapped_products(Tables tables, SharedSet set,
                                           const ProductRules& rules) {
  return std::make_unique<MappedProducts>(std::move(tables), std::move(set), rules);
}

std::unique_ptr<RowSource> mapped_stock(Tables tables, SharedSet set, const StockRules& rules) {
  return std::make_unique<MappedStock>(std::move(tables), std::move(set), rules);
}

std::unique_ptr<RowSource> mapped_customers(Tables tables, SharedSet set,
                                            const CustomerRules& rules) {
  return std::make_unique<MappedCustomers>(std::move(tables), std::move(set), rules);
}

}  // namespace kontor::channels
