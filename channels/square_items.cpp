// Square's item sales, 24 to 35 columns by year: a row is a line, there is no row of the order. The
// rows of a transaction are adjacent; a refund is a document of its own with returned lines.

#include <cstdlib>

#include "channels/file_amount.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/slash_dates.h"
#include "channels/square_values.h"

namespace kontor::channels {

namespace {

/// Lines of one transaction; a longer one is refused, so that a broken file can't fill the memory.
constexpr std::size_t max_square_lines = 10'000;

struct SquareItemColumns {
  SquareColumns common;
  Column item, quantity, price_point, sku, modifiers, gross, discounts, net, tax, location,
      customer_id, customer_name, itemization, employee;

  SquareItemColumns() = default;
  explicit SquareItemColumns(const Table& t)
      : common(t),
        item(t.column("Item")),
        quantity(t.column("Qty")),
        price_point(t.column("Price Point Name")),
        sku(t.column("SKU")),
        modifiers(t.column("Modifiers Applied")),
        gross(t.column("Gross Sales")),
        discounts(t.column("Discounts")),
        net(t.column("Net Sales")),
        tax(t.column("Tax")),
        location(t.column("Location")),
        customer_id(t.column("Customer ID")),
        customer_name(t.column("Customer Name")),
        itemization(t.column("Itemization Type")),
        employee(t.column("Employee")) {}
};

/// The transaction whose rows are being read.
struct OpenTransaction {
  intake::IncomingOrder order;
  Values values{square_money_style};
};

/// Gross amount ÷ quantity, to 10^-6: the file has no price. Nothing when that is too large.
std::optional<Decimal> price_of(Money gross, Quantity quantity) {
  constexpr int micro_scale = 6;
  constexpr std::int64_t micro = 1'000'000;
  constexpr std::int64_t most = 9'000'000'000'000'000'000;
  if (quantity.milli == 0) return Decimal{};
  const std::int64_t per_minor = micro / gross.currency.minor_per_major() * 1000;
  if (std::abs(gross.minor) > most / per_minor) return std::nullopt;
  return Decimal{mul_div_half_up(gross.minor, per_minor, quantity.milli), micro_scale};
}

class SquareItemSource final : public RowSource {
 public:
  SquareItemSource(Tables tables, std::optional<Currency> currency)
      : RowSource(std::move(tables)), m_currency(currency) {}

 protected:
  void begin(Table& table) override {
    m_columns = SquareItemColumns(table);
    m_open.reset();
    if (auto problem = day_first_problem(table, {m_columns.common.date})) fail(std::move(*problem));
    tell(slash_dates_note(table, {m_columns.common.date}));
  }

  void row(const Table& table) override {
    Values values(square_money_style);
    values.at(table.line());
    m_row.read(table, m_columns.common, values);
    if (!m_open || m_row.key.empty() || m_row.key != m_open->order.key) {
      finish(table);
      start(table, std::move(values));
    } else if (!values.ok()) {
      m_open->values.refuse(*values.refusal());
    }
    m_open->values.at(table.line());
    if (m_open->values.ok()) read_line(table);
  }

  void end(const Table& table) override { finish(table); }

 private:
  void start(const Table& table, Values values) {
    OpenTransaction& open = m_open.emplace();
    open.values = std::move(values);
    intake::IncomingOrder& order = open.order;
    const auto text = [&](const Column& column) { return std::string(table.cell(column).text); };
    order.facet = orders::Facet::lines;
    order.row = table.line();
    order.key = order.number = m_row.key;
    order.placed = m_row.at(table, m_columns.common, open.values);
    order.paid = order.fulfilled = order.placed;
    order.source = "pos";
    order.location = text(m_columns.location);
    order.employee = text(m_columns.employee);
    order.buyer.channel_customer = text(m_columns.customer_id);
    order.buyer.name = text(m_columns.customer_name);
    order.prices = intake::Prices::net;
    order.settlement = intake::Settlement::at_sale;
    order.gateways = {std::string(square_gateway)};
    if (!m_currency) open.values.refuse(RefusalCode::value_missing, {{}, "Currency"});
    order.currency = m_currency.value_or(Currency{});
    for (Money* amount : {&order.shipping, &order.discount, &order.tax, &order.duties,
                          &order.refunded, &order.marketplace_tax})
      *amount = Money{0, order.currency};
  }

  void read_line(const Table& table) {
    OpenTransaction& open = *m_open;
    const Cell quantity = table.cell(m_columns.quantity);
    if (open.order.lines.size() == max_square_lines) {
      open.values.refuse(RefusalCode::value_too_large,
                         {std::to_string(max_square_lines), quantity.column});
      return;
    }
    intake::IncomingLine line;
    line.row = table.line();
    line.kind = ascii_lower(table.cell(m_columns.itemization).text) == "gift card"
                    ? intake::LineKind::voucher
                    : intake::LineKind::goods;
    line.sku = unguarded(table.cell(m_columns.sku).text);
    line.name = name_of_row(table);
    line.quantity = open.values.needed_quantity(quantity);
    if (m_row.refund && line.quantity.milli > 0) line.quantity = -line.quantity;
    line.fulfilled = line.quantity;
    read_amounts(table, line);
    open.order.lines.push_back(std::move(line));
  }

  /// "Latte - Large (Oat milk, Extra shot)". "Regular" is the price point of an item without any.
  std::string name_of_row(const Table& table) const {
    std::string name(table.cell(m_columns.item).text);
    if (name.empty()) name = "Custom Amount";
    const std::string_view point = table.cell(m_columns.price_point).text;
    if (!point.empty() && point != "Regular") name += " - " + std::string(point);
    const std::string_view modifiers = table.cell(m_columns.modifiers).text;
    if (!modifiers.empty()) name += " (" + std::string(modifiers) + ")";
    return name;
  }

  /// Discounts are negative on a sale and positive on a return; tax comes on top of the net.
  void read_amounts(const Table& table, intake::IncomingLine& line) {
    OpenTransaction& open = *m_open;
    intake::IncomingOrder& order = open.order;
    open.values.needed(table.cell(m_columns.gross));
    const Money gross =
        file_amount_or_zero(open.values, table.cell(m_columns.gross), order.currency);
    const Money off =
        file_amount_or_zero(open.values, table.cell(m_columns.discounts), order.currency);
    const Money tax = file_amount_or_zero(open.values, table.cell(m_columns.tax), order.currency);
    const auto net = file_amount(open.values, table.cell(m_columns.net), order.currency);
    if (!open.values.ok()) return;
    if (net && *net != gross + off) return refuse_net(gross + off, *net);
    const auto price = price_of(gross, line.quantity);
    if (!price)
      return open.values.refuse(RefusalCode::value_too_large, table.cell(m_columns.gross));
    line.unit_price = *price;
    line.gross = gross;
    line.discount = line.quantity.milli < 0 ? off : -off;
    line.tax = tax;
    order.discount = order.discount - off;
    order.tax = order.tax + tax;
  }

  void refuse_net(Money sum, Money net) {
    OpenTransaction& open = *m_open;
    open.values.refuse({RefusalCode::totals_disagree,
                        {{"row", std::to_string(open.order.row)},
                         {"order", open.order.number},
                         {"total", net.to_decimal()},
                         {"sum", sum.to_decimal()},
                         {"currency", std::string(open.order.currency.code())}}});
  }

  void finish(const Table& table) {
    if (!m_open) return;
    const std::int64_t row = m_open->order.row;
    give_or_refuse(table, row, m_open->values.refusal(), std::move(m_open->order));
    m_open.reset();
  }

  std::optional<Currency> m_currency;
  SquareItemColumns m_columns;
  SquareRow m_row;
  std::optional<OpenTransaction> m_open;
};

class SquareItems final : public TableProfile {
 public:
  std::string_view name() const override { return "square-items"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Transaction ID"},
                                {"Payment ID"},
                                {"Date"},
                                {"Time"},
                                {"Time Zone"},
                                {"Item"},
                                {"Qty"},
                                {"Gross Sales"},
                                {"Net Sales"},
                                {"Event Type"},
                                {"Price Point Name"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<SquareItemSource>(std::move(tables), options.entity_currency);
  }
  /// Goods are handed over at the till.
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = square_channel_name;
    info.recognise_at_order = true;
  }
};

}  // namespace

const Profile& square_items() {
  static const SquareItems profile;
  return profile;
}

}  // namespace kontor::channels
