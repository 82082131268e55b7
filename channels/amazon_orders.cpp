// Amazon's All Orders report, 29, 32 and 33 columns by year: a row is an item, the order's columns
// are repeated on each, and the rows of an order are adjacent. No buyer is named.

#include <utility>

#include "channels/amazon.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

/// Lines of one order; a longer one is refused, so that a broken file can't fill the memory.
constexpr std::size_t max_amazon_lines = 10'000;
/// Amounts beyond this, in minor units, are refused: a unit price of them may leave 64 bits.
constexpr std::int64_t max_amazon_minor = 100'000'000'000;
constexpr int unit_price_scale = 6;
constexpr std::int64_t unit_price_micro = 1'000'000;

struct AllOrdersColumns {
  Column order, purchased, updated, order_status, fulfilment, sales_channel;
  Column name, sku, item_status, quantity, currency;
  Column price, tax, shipping, shipping_tax, wrapping, wrapping_tax, discount, shipping_discount;

  AllOrdersColumns() = default;
  explicit AllOrdersColumns(const Table& t)
      : order(t.column("amazon-order-id")),
        purchased(t.column("purchase-date")),
        updated(t.column("last-updated-date")),
        order_status(t.column("order-status")),
        fulfilment(t.column("fulfillment-channel")),
        sales_channel(t.column("sales-channel")),
        name(t.column("product-name")),
        sku(t.column("sku")),
        item_status(t.column("item-status")),
        quantity(t.column("quantity")),
        currency(t.column("currency")),
        price(t.column("item-price")),
        tax(t.column("item-tax")),
        shipping(t.column("shipping-price")),
        shipping_tax(t.column("shipping-tax")),
        wrapping(t.column("gift-wrap-price")),
        wrapping_tax(t.column("gift-wrap-tax")),
        discount(t.column("item-promotion-discount")),
        shipping_discount(t.column("ship-promotion-discount")) {}
};

bool is_cancelled_status(std::string_view status) {
  const std::string lower = ascii_lower(status);
  return lower == "cancelled" || lower == "canceled";
}

/// "Shipped", "Shipped - Delivered to Buyer".
bool is_shipped(std::string_view status) { return ascii_lower(status).starts_with("shipped"); }

/// The order whose rows are being read.
struct OpenAmazonOrder {
  intake::IncomingOrder order;
  Values values;
  std::optional<intake::FileTime> updated;
  bool cancelled = false;      ///< the order as a whole
  bool currency_told = false;  ///< by a row of it
  bool all_items_cancelled = true;
};

class AllOrdersSource final : public RowSource {
 public:
  AllOrdersSource(Tables tables, std::optional<Currency> entity_currency)
      : RowSource(std::move(tables)), m_entity_currency(entity_currency) {}

 protected:
  void begin(Table& table) override {
    m_columns = AllOrdersColumns(table);
    m_open.reset();
  }

  void row(const Table& table) override {
    if (!m_open || table.cell(m_columns.order).text != m_open->order.key) {
      finish(table);
      start(table);
    }
    m_open->values.at(table.line());
    if (m_open->values.ok()) read_currency(table);
    if (m_open->values.ok()) read_item(table);
  }

  void end(const Table& table) override { finish(table); }

 private:
  void start(const Table& table) {
    OpenAmazonOrder& open = m_open.emplace();
    intake::IncomingOrder& order = open.order;
    open.values.at(table.line());
    order.row = table.line();
    order.key = open.values.needed(table.cell(m_columns.order));
    order.number = order.key;
    order.source = table.cell(m_columns.sales_channel).text;
    order.linked_only = is_sold_elsewhere(order.source);
    order.placed = open.values.needed_time(table.cell(m_columns.purchased));
    open.updated = open.values.time(table.cell(m_columns.updated));
    const std::string status = open.values.needed(table.cell(m_columns.order_status));
    order.fulfilment_state = ascii_lower(status);
    open.cancelled = is_cancelled_status(status);
    if (table.cell(m_columns.fulfilment).text == "Amazon") order.location = amazon_location;
    const AmazonMarketplace* marketplace = amazon_marketplace(order.source);
    const bool inside = marketplace != nullptr && marketplace->tax_inside;
    order.prices = inside ? intake::Prices::gross : intake::Prices::net;
    order.settlement = intake::Settlement::at_sale;
    order.gateways = {std::string(amazon_gateway)};
    set_currency(open, guessed_currency(marketplace));
  }

  /// Pending and cancelled rows have none.
  Currency guessed_currency(const AmazonMarketplace* marketplace) const {
    if (marketplace != nullptr) return Currency::of(marketplace->currency);
    return m_entity_currency.value_or(Currency{});
  }

  static void set_currency(OpenAmazonOrder& open, Currency currency) {
    intake::IncomingOrder& order = open.order;
    order.currency = currency;
    for (Money* money : {&order.shipping, &order.tax, &order.discount, &order.duties,
                         &order.refunded, &order.marketplace_tax}) {
      money->currency = currency;
    }
    for (intake::IncomingLine& line : order.lines) {
      for (auto* money : {&line.gross, &line.discount, &line.tax}) {
        if (*money) (*money)->currency = currency;
      }
    }
  }

  /// Rows without a currency have no amounts either, so a later one may still say it.
  void read_currency(const Table& table) {
    OpenAmazonOrder& open = *m_open;
    const Cell cell = table.cell(m_columns.currency);
    if (cell.text.empty()) {
      if (!open.order.currency) open.values.refuse(RefusalCode::value_missing, cell);
      return;
    }
    const Currency currency = open.values.currency(cell);
    if (currency == open.order.currency || !open.values.ok()) {
      open.currency_told = true;
      return;
    }
    if (open.currency_told || has_amounts(open.order)) {
      open.values.refuse(RefusalCode::value_unknown, cell);
      return;
    }
    set_currency(open, currency);
    open.currency_told = true;
  }

  static bool has_amounts(const intake::IncomingOrder& order) {
    std::int64_t any = order.shipping.minor | order.tax.minor | order.discount.minor;
    for (const intake::IncomingLine& line : order.lines) {
      any |= line.gross.value_or(Money{}).minor;
    }
    return any != 0;
  }

  void read_item(const Table& table) {
    OpenAmazonOrder& open = *m_open;
    const Cell quantity = table.cell(m_columns.quantity);
    if (open.order.lines.size() == max_amazon_lines) {
      open.values.refuse(RefusalCode::value_too_large,
                         {std::to_string(max_amazon_lines), quantity.column});
      return;
    }
    const std::string_view own_status = table.cell(m_columns.item_status).text;
    const std::string_view status =
        own_status.empty() ? table.cell(m_columns.order_status).text : own_status;
    intake::IncomingLine line;
    line.row = table.line();
    line.sku = table.cell(m_columns.sku).text;
    line.name = table.cell(m_columns.name).text;
    line.quantity = open.values.needed_quantity(quantity);
    line.gross = line.discount = line.tax = Money{0, open.order.currency};
    const bool cancelled = is_cancelled_status(status);
    open.all_items_cancelled = open.all_items_cancelled && cancelled;
    if (cancelled && !open.cancelled) {
      // An item cancelled in an order that lives on keeps its place among the lines, which are
      // known by their ordinals, and nothing else: neither amounts nor goods to be sent.
      line.quantity = Quantity{};
    } else {
      read_amounts(table, line);
    }
    if (is_shipped(status)) line.fulfilled = line.quantity;
    if (line.fulfilled.milli != 0) open.order.fulfilled = open.updated;
    open.order.lines.push_back(std::move(line));
  }

  Money amount(const Table& table, const Column& column) {
    const Cell cell = table.cell(column);
    const Money money = m_open->values.money_or_zero(cell, m_open->order.currency);
    if (money.minor > max_amazon_minor || money.minor < -max_amazon_minor) {
      m_open->values.refuse(RefusalCode::value_too_large, cell);
      return {0, money.currency};
    }
    return money;
  }

  /// Discounts stand as positive amounts, in some files as negative ones; both mean less.
  Money discount(const Table& table, const Column& column) {
    const Money money = amount(table, column);
    return money.minor < 0 ? -money : money;
  }

  void read_amounts(const Table& table, intake::IncomingLine& line) {
    intake::IncomingOrder& order = m_open->order;
    line.gross = amount(table, m_columns.price);
    line.discount = discount(table, m_columns.discount);
    line.tax = amount(table, m_columns.tax);
    line.unit_price = unit_price(*line.gross, line.quantity);
    order.shipping = order.shipping + amount(table, m_columns.shipping) +
                     amount(table, m_columns.wrapping) -
                     discount(table, m_columns.shipping_discount);
    order.discount = order.discount + *line.discount;
    order.tax = order.tax + *line.tax + amount(table, m_columns.shipping_tax) +
                amount(table, m_columns.wrapping_tax);
  }

  /// item-price is for the whole line; the price of a unit is only shown.
  static Decimal unit_price(const Money& gross, Quantity quantity) {
    const std::int64_t milli_per_unit = Quantity::of_units(1).milli;
    if (quantity.milli < milli_per_unit) return {};  // nothing ordered
    const std::int64_t micro_per_minor = unit_price_micro / gross.currency.minor_per_major();
    return {mul_div_half_up(gross.minor * micro_per_minor, milli_per_unit, quantity.milli),
            unit_price_scale};
  }

  void finish(const Table& table) {
    if (!m_open) return;
    OpenAmazonOrder& open = *m_open;
    if (open.cancelled || open.all_items_cancelled) {
      open.order.cancelled = open.updated ? open.updated : open.order.placed;
    }
    const std::int64_t row = open.order.row;
    give_or_refuse(table, row, open.values.refusal(), std::move(open.order));
    m_open.reset();
  }

  std::optional<Currency> m_entity_currency;
  AllOrdersColumns m_columns;
  std::optional<OpenAmazonOrder> m_open;
};

class AmazonOrders final : public TableProfile {
 public:
  std::string_view name() const override { return "amazon-all-orders"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"amazon-order-id"},
                                {"purchase-date"},
                                {"last-updated-date"},
                                {"order-status"},
                                {"sales-channel"},
                                {"product-name"},
                                {"sku"},
                                {"quantity"},
                                {"currency"},
                                {"item-price"}};
    return columns;
  }
  bool literal_quotes() const override { return true; }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<AllOrdersSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = amazon_channel_name;
  }
};

}  // namespace

const Profile& amazon_all_orders() {
  static const AmazonOrders profile;
  return profile;
}

}  // namespace kontor::channels
