// Amazon's FBA returns: goods that came back to its warehouses. A return is no refund; what the
// buyer got back stands in the settlement.

#include <utility>

#include "channels/amazon.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

struct ReturnColumns {
  Column at, order, sku, quantity, disposition, reason, plate;

  ReturnColumns() = default;
  explicit ReturnColumns(const Table& t)
      : at(t.column("return-date")),
        order(t.column("order-id")),
        sku(t.column("sku")),
        quantity(t.column("quantity")),
        disposition(t.column("detailed-disposition")),
        reason(t.column("reason")),
        plate(t.column("license-plate-number")) {}
};

class ReturnsSource final : public RowSource {
 public:
  ReturnsSource(Tables tables, std::optional<Currency> entity_currency)
      : RowSource(std::move(tables)), m_entity_currency(entity_currency) {}

 protected:
  void begin(Table& table) override {
    m_columns = ReturnColumns(table);
    m_unlabelled.clear();
  }

  void row(const Table& table) override {
    Values values;
    values.at(table.line());
    intake::IncomingOrder order;
    order.facet = orders::Facet::goods_back;
    order.row = table.line();
    order.key = values.needed(table.cell(m_columns.order));
    order.number = order.key;
    order.currency = m_entity_currency.value_or(Currency{});
    orders::IncomingGoodsBack back;
    back.at = values.needed_time(table.cell(m_columns.at));
    back.sku = values.needed(table.cell(m_columns.sku));
    back.quantity = values.needed_quantity(table.cell(m_columns.quantity));
    if (back.quantity.milli <= 0) {
      values.refuse(RefusalCode::value_unknown, table.cell(m_columns.quantity));
    }
    const std::string disposition = values.needed(table.cell(m_columns.disposition));
    back.saleable = disposition == "SELLABLE";
    back.location = amazon_location;
    back.reason = table.cell(m_columns.reason).text;
    if (!back.reason.empty()) back.reason += ", ";
    back.reason += disposition;
    back.key = key_of(table);
    order.facet_key = back.key;
    order.placed = back.at;
    order.location = amazon_location;
    order.goods_back.push_back(std::move(back));
    give_or_refuse(table, table.line(), values.refusal(), std::move(order));
  }

 private:
  /// The label of the returned piece. Without one: order, date, SKU, and the how manieth of such
  /// rows it is; those of one return are adjacent.
  std::string key_of(const Table& table) {
    const std::string_view plate = table.cell(m_columns.plate).text;
    if (!plate.empty()) return std::string(plate);
    std::string key;
    for (const Column* column : {&m_columns.order, &m_columns.at, &m_columns.sku}) {
      key += table.cell(*column).text;
      key += ' ';
    }
    m_ordinal = key == m_unlabelled ? m_ordinal + 1 : 1;
    m_unlabelled = key;
    return key + std::to_string(m_ordinal);
  }

  std::optional<Currency> m_entity_currency;
  ReturnColumns m_columns;
  std::string m_unlabelled;  ///< key of the last row without a label, but for its ordinal
  std::int64_t m_ordinal = 0;
};

class AmazonReturns final : public TableProfile {
 public:
  std::string_view name() const override { return "amazon-fba-returns"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"return-date"}, {"order-id"}, {"sku"},
                                {"fnsku"},       {"quantity"}, {"detailed-disposition"},
                                {"reason"}};
    return columns;
  }
  bool literal_quotes() const override { return true; }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<ReturnsSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = amazon_channel_name;
  }
};

}  // namespace

const Profile& amazon_fba_returns() {
  static const AmazonReturns profile;
  return profile;
}

}  // namespace kontor::channels
