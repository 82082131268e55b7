// Amazon's Manage FBA inventory: what lies in Amazon's warehouses, by SKU.

#include <algorithm>
#include <utility>

#include "channels/amazon.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

/// A blank or "Unknown" quantity counts nothing: a listing that the seller sends himself.
bool is_counted(std::string_view quantity) {
  return !quantity.empty() && ascii_lower(quantity) != "unknown";
}

struct FbaColumns {
  Column sku, name, warehouse, unsellable, reserved;

  FbaColumns() = default;
  explicit FbaColumns(const Table& t)
      : sku(t.column("sku")),
        name(t.column("product-name")),
        warehouse(t.column("afn-warehouse-quantity")),
        unsellable(t.column("afn-unsellable-quantity")),
        reserved(t.column("afn-reserved-quantity")) {}
};

class FbaSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override { m_columns = FbaColumns(table); }

  void row(const Table& table) override {
    const Cell warehouse = table.cell(m_columns.warehouse);
    if (!is_counted(warehouse.text)) return;
    Values values;
    values.at(table.line());
    intake::IncomingStock stock;
    stock.sku = values.needed(table.cell(m_columns.sku));
    stock.name = table.cell(m_columns.name).text;
    stock.location = amazon_location;
    stock.counted = values.needed_quantity(warehouse);
    const Quantity kept =
        part(table, values, m_columns.unsellable) + part(table, values, m_columns.reserved);
    // What is reserved may be on its way between warehouses, and then is not among the counted.
    stock.unavailable = std::min(kept, stock.counted);
    give_or_refuse(table, table.line(), values.refusal(), std::move(stock));
  }

 private:
  static Quantity part(const Table& table, Values& values, const Column& column) {
    const Cell cell = table.cell(column);
    return is_counted(cell.text) ? values.needed_quantity(cell) : Quantity{};
  }

  FbaColumns m_columns;
};

class AmazonInventory final : public TableProfile {
 public:
  std::string_view name() const override { return "amazon-fba-inventory"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"sku"},
                                {"fnsku"},
                                {"asin"},
                                {"afn-warehouse-quantity"},
                                {"afn-fulfillable-quantity"},
                                {"afn-unsellable-quantity"},
                                {"afn-reserved-quantity"}};
    return columns;
  }
  bool literal_quotes() const override { return true; }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<FbaSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = amazon_channel_name;
  }
};

}  // namespace

const Profile& amazon_fba_inventory() {
  static const AmazonInventory profile;
  return profile;
}

}  // namespace kontor::channels
