// Shopify's product export, 46 to 57 columns by year: rows grouped by handle, of which the first
// has the product's columns and every variant is one row. Rows of further images are no variants.

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_variant.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

struct ProductColumns {
  Column handle, title, vendor, status, gift_card;
  Column sku, barcode, tracker, price, compare_at, cost;
  ShopifyOptionColumns options;

  ProductColumns() = default;
  explicit ProductColumns(const Table& t)
      : handle(t.column({"Handle", "URL handle"})),
        title(t.column("Title")),
        vendor(t.column("Vendor")),
        status(t.column("Status")),
        gift_card(t.column("Gift Card")),
        sku(t.column({"Variant SKU", "SKU"})),
        barcode(t.column({"Variant Barcode", "Barcode"})),
        tracker(t.column({"Variant Inventory Tracker", "Inventory tracker"})),
        price(t.column({"Variant Price", "Price"})),
        compare_at(t.column({"Variant Compare At Price", "Compare-at price"})),
        cost(t.column("Cost per item")),
        options(t) {}
};

/// What the first row of a handle says for all its variants.
struct ShopifyStyle {
  std::string handle, title, vendor, status;
  bool gift_card = false;
  ShopifyOptions options;
};

class ProductSource final : public RowSource {
 public:
  ProductSource(Tables tables, std::optional<Currency> currency)
      : RowSource(std::move(tables)), m_currency(currency) {}

 protected:
  void begin(Table& table) override {
    m_columns = ProductColumns(table);
    m_style = {};
  }

  void row(const Table& table) override {
    const std::string handle(table.cell(m_columns.handle).text);
    if (handle.empty() || handle != m_style.handle) read_style(table, handle);
    const ShopifyOptions options = read_options(table);
    if (!is_variant(table, options)) return;
    Values values;
    values.at(table.line());
    values.needed(table.cell(m_columns.handle));
    if (m_style.title.empty()) values.needed(table.cell(m_columns.title));
    intake::IncomingProduct product = read_variant(table, options, values);
    give_or_refuse(table, table.line(), values.refusal(), std::move(product));
  }

 private:
  void read_style(const Table& table, const std::string& handle) {
    m_style = {handle,
               std::string(table.cell(m_columns.title).text),
               std::string(table.cell(m_columns.vendor).text),
               ascii_lower(table.cell(m_columns.status).text),
               ascii_lower(table.cell(m_columns.gift_card).text) == "true",
               m_columns.options.read(table)};
  }

  /// Option names stand on the first row only.
  ShopifyOptions read_options(const Table& table) const {
    ShopifyOptions options = m_columns.options.read(table);
    for (std::size_t i = 0; i < shopify_option_count; ++i) {
      if (options[i].name.empty()) options[i].name = m_style.options[i].name;
    }
    return options;
  }

  bool is_variant(const Table& table, const ShopifyOptions& options) const {
    const bool priced = !table.cell(m_columns.price).text.empty();
    return priced || (!options[0].value.empty() && !table.cell(m_columns.sku).text.empty());
  }

  intake::IncomingProduct read_variant(const Table& table, const ShopifyOptions& options,
                                       Values& values) const {
    intake::IncomingProduct product;
    product.sku = unguarded(table.cell(m_columns.sku).text);
    product.name = variant_name(m_style.title, options);
    product.style = m_style.handle;
    product.options = options_text(options);
    product.vendor = m_style.vendor;
    product.barcode = unguarded(table.cell(m_columns.barcode).text);
    product.price = values.decimal(table.cell(m_columns.price));
    product.compare_at = values.decimal(table.cell(m_columns.compare_at));
    product.cost = values.decimal(table.cell(m_columns.cost));
    product.currency = m_currency;
    product.status = m_style.status;
    product.tracked = !m_columns.tracker || !table.cell(m_columns.tracker).text.empty();
    product.gift_card = m_style.gift_card;
    return product;
  }

  std::optional<Currency> m_currency;
  ProductColumns m_columns;
  ShopifyStyle m_style;
};

class ShopifyProducts final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-products"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Handle", "URL handle"}, {"Title"},
                                {"Option1 Name"},         {"Option1 Value"},
                                {"Variant SKU", "SKU"},   {"Variant Price", "Price"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<ProductSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = shopify_channel_name;
  }
};

}  // namespace

const Profile& shopify_products() {
  static const ShopifyProducts profile;
  return profile;
}

}  // namespace kontor::channels
