// Etsy's sold order items: a row is a line, the rows of an order are adjacent, and every one
// repeats what the order paid for shipping and tax.

#include <algorithm>

#include "channels/etsy_values.h"
#include "channels/file_amount.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/slash_dates.h"
#include "channels/values.h"
#include "formats/html_entities.h"

namespace kontor::channels {

namespace {

/// Lines of one order; a longer one is refused, so that a broken file can't fill the memory.
constexpr std::size_t max_etsy_lines = 10'000;

struct EtsyItemColumns {
  Column sale_date, name, quantity, price, discount, shipping_discount, shipping, tax, currency,
      paid, shipped, ship_name, order_id, variations, order_type, payment_type, location, sku;

  EtsyItemColumns() = default;
  explicit EtsyItemColumns(const Table& t)
      : sale_date(t.column("Sale Date")),
        name(t.column("Item Name")),
        quantity(t.column("Quantity")),
        price(t.column("Price")),
        discount(t.column("Discount Amount")),
        shipping_discount(t.column({"Shipping Discount", "Delivery Discount"})),
        shipping(t.column({"Order Shipping", "Order Delivery"})),
        tax(t.column("Order Sales Tax")),
        currency(t.column("Currency")),
        paid(t.column("Date Paid")),
        shipped(t.column("Date Shipped")),
        ship_name(t.column({"Ship Name", "Delivery Name"})),
        order_id(t.column("Order ID")),
        variations(t.column("Variations")),
        order_type(t.column("Order Type")),
        payment_type(t.column("Payment Type")),
        location(t.column("InPerson Location")),
        sku(t.column("SKU")) {}
};

/// The order whose rows are being read.
struct OpenEtsyOrder {
  intake::IncomingOrder order;
  Values values{etsy_money_style};
  Money shipping_discount;
};

class EtsyItemSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override {
    m_columns = EtsyItemColumns(table);
    m_open.reset();
    if (auto problem =
            day_first_problem(table, {m_columns.sale_date, m_columns.paid, m_columns.shipped}))
      fail(std::move(*problem));
    tell(slash_dates_note(table, {m_columns.sale_date, m_columns.paid, m_columns.shipped}));
  }

  void row(const Table& table) override {
    const std::string id = etsy_order_id(table.cell(m_columns.order_id));
    if (!m_open || id.empty() || id != m_open->order.key) {
      finish(table);
      start(table, id);
    }
    m_open->values.at(table.line());
    if (m_open->values.ok()) read_repeated(table);
    if (m_open->values.ok()) read_line(table);
  }

  void end(const Table& table) override { finish(table); }

 private:
  void start(const Table& table, const std::string& id) {
    OpenEtsyOrder& open = m_open.emplace();
    open.values.at(table.line());
    intake::IncomingOrder& order = open.order;
    const auto text = [&](const Column& column) { return std::string(table.cell(column).text); };
    order.facet = orders::Facet::lines;
    order.row = table.line();
    open.values.needed(table.cell(m_columns.order_id));
    order.key = order.number = id;
    order.placed = needed_slash_date(open.values, table, m_columns.sale_date);
    order.paid = slash_date(open.values, table, m_columns.paid);
    order.currency = open.values.currency(table.cell(m_columns.currency));
    order.buyer.name = text(m_columns.ship_name);
    order.source = ascii_lower(text(m_columns.order_type));
    order.location = text(m_columns.location);
    order.prices = intake::Prices::net;
    order.settlement = intake::Settlement::at_sale;
    order.gateways = {etsy_gateway_of(order.source, text(m_columns.payment_type))};
    for (Money* amount : {&order.shipping, &order.discount, &order.tax, &order.duties,
                          &order.refunded, &order.marketplace_tax, &open.shipping_discount})
      *amount = Money{0, order.currency};
  }

  /// The order's shipping and tax stand on each of its rows, in some files on the first only: they
  /// are taken once.
  void read_repeated(const Table& table) {
    OpenEtsyOrder& open = *m_open;
    const auto take_once = [&](const Column& column, Money& into) {
      const Money amount =
          file_amount_or_zero(open.values, table.cell(column), open.order.currency);
      if (into.minor == 0) into = amount;
    };
    take_once(m_columns.shipping, open.order.shipping);
    take_once(m_columns.tax, open.order.tax);
    take_once(m_columns.shipping_discount, open.shipping_discount);
  }

  void read_line(const Table& table) {
    OpenEtsyOrder& open = *m_open;
    const Cell name = table.cell(m_columns.name);
    if (open.order.lines.size() == max_etsy_lines) {
      open.values.refuse(RefusalCode::value_too_large,
                         {std::to_string(max_etsy_lines), name.column});
      return;
    }
    intake::IncomingLine line;
    line.row = table.line();
    line.name = formats::decode_entities(open.values.needed(name));
    const std::string variations = formats::decode_entities(table.cell(m_columns.variations).text);
    if (!variations.empty()) line.name += " - " + variations;
    line.sku = unguarded(formats::decode_entities(table.cell(m_columns.sku).text));
    line.quantity = open.values.needed_quantity(table.cell(m_columns.quantity));
    line.unit_price = open.values.needed_decimal(table.cell(m_columns.price));
    line.discount = file_amount(open.values, table.cell(m_columns.discount), open.order.currency);
    if (line.discount) open.order.discount = open.order.discount + *line.discount;
    if (const auto shipped = slash_date(open.values, table, m_columns.shipped)) {
      line.fulfilled = line.quantity;
      open.order.fulfilled = std::max(open.order.fulfilled.value_or(*shipped), *shipped);
    }
    open.order.lines.push_back(std::move(line));
  }

  void finish(const Table& table) {
    if (!m_open) return;
    intake::IncomingOrder& order = m_open->order;
    if (m_open->shipping_discount.minor <= order.shipping.minor)
      order.shipping = order.shipping - m_open->shipping_discount;
    const std::int64_t row = order.row;
    give_or_refuse(table, row, m_open->values.refusal(), std::move(order));
    m_open.reset();
  }

  EtsyItemColumns m_columns;
  std::optional<OpenEtsyOrder> m_open;
};

class EtsyItems final : public TableProfile {
 public:
  std::string_view name() const override { return "etsy-items"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{
        {"Order ID"}, {"Sale Date"},      {"Item Name"},  {"Quantity"},
        {"Price"},    {"Transaction ID"}, {"Listing ID"}, {"Order Shipping", "Order Delivery"},
        {"Currency"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<EtsyItemSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = etsy_channel_name;
  }
};

}  // namespace

const Profile& etsy_items() {
  static const EtsyItems profile;
  return profile;
}

}  // namespace kontor::channels
