// WooCommerce's product export, 51 and more columns: a row is a product or a variation of one. A
// variable product is the style of its variations, not a product; a grouped one only shows others
// together.

#include <algorithm>
#include <map>

#include "channels/holding_source.h"
#include "channels/profile_list.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

/// Counts are given after so many: as many as a count document holds.
constexpr std::size_t counts_held_back = 2000;

struct WooColumns {
  Column id, type, sku, name, published, stock, sale_price, sale_from, sale_until, regular_price,
      parent, barcode, brand, cost;
  std::vector<std::pair<Column, Column>> attributes;

  WooColumns() = default;
  explicit WooColumns(const Table& t)
      : id(t.column("ID")),
        type(t.column("Type")),
        sku(t.column("SKU")),
        name(t.column("Name")),
        published(t.column("Published")),
        stock(t.column("Stock")),
        sale_price(t.column("Sale price")),
        sale_from(t.column("Date sale price starts")),
        sale_until(t.column("Date sale price ends")),
        regular_price(t.column("Regular price")),
        parent(t.column("Parent")),
        barcode(t.column({"GTIN, UPC, EAN, or ISBN", "GTIN"})),
        brand(t.column("Brands")),
        cost(t.column({"Cost of goods", "Meta: _wc_cog_cost"})) {
    for (int n = 1;; ++n) {
      const std::string prefix = "Attribute " + std::to_string(n);
      Column attribute = t.column(prefix + " name");
      if (!attribute) break;
      attributes.emplace_back(std::move(attribute), t.column(prefix + " value(s)"));
    }
  }
};

/// What Type says: "simple, downloadable, virtual" is a list.
struct WooType {
  bool style = false;      ///< variable: its variations are the products
  bool group = false;      ///< grouped: shows other products together
  bool variation = false;  ///< of a style
  bool goods = true;       ///< neither virtual nor downloadable, nor sold by another shop
  bool gift_card = false;
};

WooType read_type(std::string_view text) {
  WooType type;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string word = ascii_lower(formats::trim_blanks(text.substr(0, comma)));
    type.style = type.style || word.starts_with("variable");
    type.group = type.group || word == "grouped";
    type.variation = type.variation || word.ends_with("variation");
    if (word == "virtual" || word == "downloadable" || word == "external") type.goods = false;
    type.gift_card = type.gift_card || word.find("gift") != std::string::npos;
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return type;
}

/// The decimal mark of a column: a comma when its values have commas and none has a point. The
/// export writes no thousands.
class WooMark {
 public:
  void see(std::string_view text) {
    m_comma = m_comma || text.find(',') != std::string_view::npos;
    m_point = m_point || text.find('.') != std::string_view::npos;
  }
  /// Some value shows it.
  bool decides() const { return m_comma || m_point; }
  formats::DecimalStyle style() const {
    using Mark = formats::DecimalStyle::Mark;
    return {m_comma && !m_point ? Mark::comma : Mark::point, false, false};
  }

 private:
  bool m_comma = false, m_point = false;
};

class WooSource final : public HoldingSource<intake::IncomingStock> {
 public:
  WooSource(Tables tables, std::optional<Currency> currency)
      : HoldingSource(std::move(tables), counts_held_back), m_currency(currency) {}

 protected:
  /// Goes through the table once before: variations may stand before their parents, and a column
  /// shows its decimal mark somewhere. Keeps the names of variable products only.
  void begin(Table& table) override {
    m_columns = WooColumns(table);
    m_parents.clear();
    drop_held();
    m_regular = m_sale = m_stock = m_cost = WooMark();
    while (table.next()) {
      m_regular.see(table.cell(m_columns.regular_price).text);
      m_sale.see(table.cell(m_columns.sale_price).text);
      m_stock.see(table.cell(m_columns.stock).text);
      m_cost.see(table.cell(m_columns.cost).text);
      if (!read_type(table.cell(m_columns.type).text).style) continue;
      m_parents["id:" + std::string(table.cell(m_columns.id).text)] = style_name(table);
    }
    table.rewind();
    tell_marks(table);
  }

  void row(const Table& table) override {
    const WooType type = read_type(table.cell(m_columns.type).text);
    if (type.style || type.group) return;
    Values values;
    values.at(table.line());
    values.needed(table.cell(m_columns.type));
    intake::IncomingProduct product = read_product(table, type, values);
    const auto count = read_count(table, product, values);
    if (values.ok() && count) hold(table.line(), *count);
    give_or_refuse(table, table.line(), values.refusal(), std::move(product));
    give_held_if_many();
  }

 private:
  std::string style_name(const Table& table) const {
    const std::string sku = unguarded(table.cell(m_columns.sku).text);
    return sku.empty() ? std::string(table.cell(m_columns.name).text) : sku;
  }

  intake::IncomingProduct read_product(const Table& table, const WooType& type,
                                       Values& values) const {
    intake::IncomingProduct product;
    product.sku = unguarded(table.cell(m_columns.sku).text);
    product.name = values.needed(table.cell(m_columns.name));
    if (type.variation) {
      product.style = parent_of(table, values);
      product.options = attributes_of(table);
    } else if (product.sku.empty()) {
      product.style = product.name;  // so that a count finds it
    }
    product.vendor = table.cell(m_columns.brand).text;
    product.barcode = unguarded(table.cell(m_columns.barcode).text);
    product.currency = m_currency;
    product.status = status_of(table, values);
    product.tracked = type.goods;
    product.gift_card = type.gift_card;
    product.cost = decimal_of(table, m_columns.cost, m_cost, values);
    product.price = decimal_of(table, m_columns.regular_price, m_regular, values);
    const auto sale = decimal_of(table, m_columns.sale_price, m_sale, values);
    if (sale && is_on_sale(table, values)) {
      product.compare_at = product.price;
      product.price = sale;
    }
    return product;
  }

  /// "woo-hoodie" is the parent's SKU; one without any is named by its number, "id:45".
  std::string parent_of(const Table& table, Values& values) const {
    const Cell parent = table.cell(m_columns.parent);
    const std::string name = unguarded(values.needed(parent));
    if (!name.starts_with("id:")) return name;
    const auto found = m_parents.find(name);
    if (found != m_parents.end() && !found->second.empty()) return found->second;
    values.refuse({RefusalCode::look_up_failed,
                   {{"row", std::to_string(table.line())},
                    {"column", std::string(parent.column)},
                    {"value", name},
                    {"file", table.file()}}});
    return name;
  }

  /// "Color=Red; Size=36". A variation that stands for any size has no value there.
  std::string attributes_of(const Table& table) const {
    std::string text;
    for (const auto& [name, value] : m_columns.attributes) {
      const std::string_view chosen = table.cell(value).text;
      if (chosen.empty()) continue;
      if (!text.empty()) text += "; ";
      text += std::string(table.cell(name).text) + "=" + std::string(chosen);
    }
    return text;
  }

  /// 1 is live, 0 private, -1 a draft.
  std::string status_of(const Table& table, Values& values) const {
    const Cell published = table.cell(m_columns.published);
    if (published.text.empty() || published.text == "1") return "active";
    if (published.text != "0" && published.text != "-1")
      values.refuse(RefusalCode::value_unknown, published);
    return "draft";
  }

  static std::optional<Decimal> decimal_of(const Table& table, const Column& column,
                                           const WooMark& mark, Values& values) {
    Values own(mark.style());
    own.at(table.line());
    const auto number = own.decimal(table.cell(column));
    if (!own.ok()) values.refuse(*own.refusal());
    return number;
  }

  /// Columns with one way to write their numbers are told of together.
  void tell_marks(const Table& table) {
    const std::array<std::pair<const Column*, const WooMark*>, 4> all{
        {{&m_columns.regular_price, &m_regular},
         {&m_columns.sale_price, &m_sale},
         {&m_columns.stock, &m_stock},
         {&m_columns.cost, &m_cost}}};
    for (const auto mark :
         {formats::DecimalStyle::Mark::point, formats::DecimalStyle::Mark::comma}) {
      std::vector<std::string> columns;
      for (const auto& [column, how] : all) {
        if (*column && how->decides() && how->style().mark == mark) columns.push_back(column->name);
      }
      if (!columns.empty()) tell(numbers_note(table, columns, {mark, false, false}));
    }
  }

  /// A sale price holds between its dates, as of the file's.
  bool is_on_sale(const Table& table, Values& values) const {
    constexpr std::int64_t ms_per_day = 86'400'000;
    if (table.modified().ms <= 0) return true;
    const BusinessDate today{static_cast<std::int32_t>(table.modified().ms / ms_per_day)};
    const auto from = values.time(table.cell(m_columns.sale_from));
    const auto until = values.time(table.cell(m_columns.sale_until));
    return (!from || from->local.date <= today) && (!until || today <= until->local.date);
  }

  /// Blank: stock is not managed; "parent": it is, but for all variations together.
  std::optional<intake::IncomingStock> read_count(const Table& table,
                                                  const intake::IncomingProduct& product,
                                                  Values& values) const {
    const Cell stock = table.cell(m_columns.stock);
    if (stock.text.empty() || stock.text == "parent" || !product.tracked) return std::nullopt;
    Values own(m_stock.style());
    own.at(table.line());
    intake::IncomingStock count;
    count.sku = product.sku;
    count.style = product.style;
    count.options = product.options;
    count.name = product.name;
    count.counted = own.needed_quantity(stock);
    if (!own.ok()) values.refuse(*own.refusal());
    return count;
  }

  std::optional<Currency> m_currency;
  WooColumns m_columns;
  WooMark m_regular, m_sale, m_stock, m_cost;
  std::map<std::string, std::string> m_parents;  ///< style of a variable product, by "id:44"
};

class WooProducts final : public TableProfile {
 public:
  std::string_view name() const override { return "woocommerce-products"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"ID"},        {"Type"},  {"SKU"},           {"Name"},
                                {"Published"}, {"Stock"}, {"Regular price"}, {"Parent"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<WooSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = "woocommerce";
  }
};

}  // namespace

const Profile& woocommerce_products() {
  static const WooProducts profile;
  return profile;
}

}  // namespace kontor::channels
