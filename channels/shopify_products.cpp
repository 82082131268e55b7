// Shopify's product export, 46 to 57 columns by year: rows grouped by handle, of which the first
// has the product's columns and every variant is one row. Rows of further images are no variants.
// The template of 2025 renamed about 25 columns. Shops with markets have three columns a market,
// with its name in the header.

#include <algorithm>
#include <array>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_variant.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

/// "Price / France" and its two neighbours.
struct MarketColumns {
  std::string market;
  Column included, price, compare_at;
};

/// What stands behind `prefix` and " / " in a column's name, whatever its case; empty: no such
/// column.
std::string_view market_behind(std::string_view prefix, std::string_view name) {
  constexpr std::string_view slash = " / ";
  const std::size_t begin = prefix.size() + slash.size();
  if (name.size() <= begin || name.substr(prefix.size(), slash.size()) != slash) return {};
  if (ascii_lower(name.substr(0, prefix.size())) != ascii_lower(prefix)) return {};
  return name.substr(begin);
}

std::vector<MarketColumns> market_columns(const Table& t) {
  struct MarketPart {
    std::string_view prefix;
    Column MarketColumns::*column;
  };
  constexpr std::array parts{MarketPart{"Price", &MarketColumns::price},
                             MarketPart{"Compare At Price", &MarketColumns::compare_at},
                             MarketPart{"Compare-at price", &MarketColumns::compare_at},
                             MarketPart{"Included", &MarketColumns::included}};
  std::vector<MarketColumns> markets;
  for (const std::string& name : t.header().names()) {
    for (const MarketPart& part : parts) {
      const std::string_view market = market_behind(part.prefix, name);
      if (market.empty()) continue;
      auto at = std::find_if(markets.begin(), markets.end(),
                             [&](const MarketColumns& m) { return m.market == market; });
      if (at == markets.end()) at = markets.insert(at, {std::string(market), {}, {}, {}});
      (*at).*part.column = t.column(name);
    }
  }
  return markets;
}

struct ProductColumns {
  Column handle, title, vendor, status, gift_card;
  Column sku, barcode, tracker, price, compare_at, cost;
  ShopifyOptionColumns options;
  std::vector<MarketColumns> markets;

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
        options(t),
        markets(market_columns(t)) {}
};

/// What the first row of a handle says for all its variants.
struct ShopifyStyle {
  std::string handle, title, vendor, status;
  bool gift_card = false;
  ShopifyOptions options;
  std::vector<std::string> left_out;  ///< markets in which it is not sold
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
               m_columns.options.read(table),
               {}};
    for (const MarketColumns& m : m_columns.markets) {
      if (ascii_lower(table.cell(m.included).text) == "false") m_style.left_out.push_back(m.market);
    }
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
    product.market_prices = read_market_prices(table, values);
    for (const MarketColumns& m : m_columns.markets) product.markets.push_back(m.market);
    return product;
  }

  /// A market without a price of its own takes the product's price: nothing to keep.
  std::vector<intake::MarketPrice> read_market_prices(const Table& table, Values& values) const {
    std::vector<intake::MarketPrice> prices;
    for (const MarketColumns& m : m_columns.markets) {
      const auto price = values.decimal(table.cell(m.price));
      const auto compare_at = values.decimal(table.cell(m.compare_at));
      const auto& out = m_style.left_out;
      const bool sold = std::find(out.begin(), out.end(), m.market) == out.end();
      if (sold && (price || compare_at)) prices.push_back({m.market, {}, price, compare_at});
    }
    return prices;
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
