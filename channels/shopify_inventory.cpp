// Shopify's inventory export in its three forms: one column per location ("available only"), or one
// row per variant and location with 17 or 19 columns.

#include <algorithm>
#include <array>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_variant.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

/// Columns of the wide form that are no location.
constexpr std::array<std::string_view, 11> variant_columns{
    "Handle",       "Title",         "Option1 Name", "Option1 Value",
    "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value",
    "SKU",          "HS Code",       "COO"};

std::vector<std::string> location_columns(const formats::Header& header) {
  std::vector<std::string> locations;
  for (const std::string& name : header.names()) {
    const std::string lower = ascii_lower(name);
    const bool known = name.empty() || std::any_of(variant_columns.begin(), variant_columns.end(),
                                                   [&](std::string_view other) {
                                                     return ascii_lower(other) == lower;
                                                   });
    if (!known) locations.push_back(name);
  }
  return locations;
}

bool is_tall(const formats::Header& header) {
  return header.find("Location") && (header.find("On hand") || header.find("On hand (current)"));
}

bool is_no_count(std::string_view text) {
  return text.empty() || ascii_lower(text) == "not stocked";
}

struct InventoryColumns {
  Column handle, title, sku;
  ShopifyOptionColumns options;
  bool tall = false;
  Column location, on_hand, on_hand_new, unavailable;
  std::vector<Column> locations;  // wide

  InventoryColumns() = default;
  explicit InventoryColumns(const Table& t)
      : handle(t.column("Handle")),
        title(t.column("Title")),
        sku(t.column("SKU")),
        options(t),
        tall(is_tall(t.header())) {
    if (tall) {
      location = t.column("Location");
      on_hand = t.column({"On hand", "On hand (current)"});
      on_hand_new = t.column("On hand (new)");
      unavailable = t.column({"Unavailable", "Unavailable (not editable)"});
      return;
    }
    for (const std::string& name : location_columns(t.header())) {
      locations.push_back(t.column(name));
    }
  }
};

class InventorySource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override { m_columns = InventoryColumns(table); }

  void row(const Table& table) override {
    if (m_columns.tall) {
      tall_row(table);
    } else {
      for (const Column& location : m_columns.locations) wide_cell(table, location);
    }
  }

 private:
  void tall_row(const Table& table) {
    const Cell renewed = table.cell(m_columns.on_hand_new);
    const Cell on_hand = renewed.text.empty() ? table.cell(m_columns.on_hand) : renewed;
    if (is_no_count(on_hand.text)) return;
    Values values;
    values.at(table.line());
    intake::IncomingStock stock = variant(table, values);
    stock.location = values.needed(table.cell(m_columns.location));
    stock.counted = values.needed_quantity(on_hand);
    const Cell unavailable = table.cell(m_columns.unavailable);
    if (!is_no_count(unavailable.text)) stock.unavailable = values.needed_quantity(unavailable);
    give_or_refuse(table, table.line(), values.refusal(), std::move(stock));
  }

  void wide_cell(const Table& table, const Column& location) {
    const Cell available = table.cell(location);
    if (is_no_count(available.text)) return;
    Values values;
    values.at(table.line());
    intake::IncomingStock stock = variant(table, values);
    stock.location = location.name;
    stock.counted = values.needed_quantity(available);
    stock.counted_is_available = true;
    give_or_refuse(table, table.line(), values.refusal(), std::move(stock));
  }

  intake::IncomingStock variant(const Table& table, Values& values) const {
    const ShopifyOptions options = m_columns.options.read(table);
    intake::IncomingStock stock;
    stock.sku = unguarded(table.cell(m_columns.sku).text);
    if (stock.sku == "-") stock.sku.clear();
    stock.style = stock.sku.empty() ? values.needed(table.cell(m_columns.handle))
                                    : std::string(table.cell(m_columns.handle).text);
    stock.options = options_text(options);
    stock.name = variant_name(table.cell(m_columns.title).text, options);
    return stock;
  }

  InventoryColumns m_columns;
};

class ShopifyInventory final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-inventory"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{
        {"Handle"}, {"Title"}, {"Option1 Name"}, {"Option1 Value"}, {"SKU"}};
    return columns;
  }
  /// The wide form shows itself only by columns whose names are locations, so it needs the two
  /// customs columns that every inventory file has.
  std::vector<std::string> also_missing(const formats::Header& header) const override {
    if (is_tall(header)) return {};
    std::vector<std::string> missing = header.require({"HS Code", "COO"});
    const bool half_tall = header.find("Location") || header.find("On hand");
    if (half_tall || location_columns(header).empty()) {
      missing.emplace_back(header.find("Location") ? "On hand" : "Location");
    }
    return missing;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<InventorySource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = shopify_channel_name;
  }
};

}  // namespace

const Profile& shopify_inventory() {
  static const ShopifyInventory profile;
  return profile;
}

}  // namespace kontor::channels
