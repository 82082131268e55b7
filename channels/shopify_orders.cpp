// Shopify's orders export, 73 to 79 columns by year: the rows of an order are adjacent, and only
// the first has the order's columns. Amounts are taken as they stand; nothing is derived from
// others. The order's key is its Name: payments, payouts and reduced exports know no other.

#include <array>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_variant.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

/// Lines of one order; a longer one is refused, so that a broken file can't fill the memory.
constexpr std::size_t max_order_lines = 10'000;
constexpr std::size_t named_tax_count = 5;

struct OrderColumns {
  Column name, id, email, phone, billing_phone, billing_name, shipping_name;
  Column billing_country, shipping_country;
  Column financial, paid, fulfilment, fulfilled, created, cancelled;
  Column currency, subtotal, shipping, taxes, total, discount, duties, refunded, outstanding;
  Column payment_method, employee, location, source, discount_code;
  std::array<Column, named_tax_count> tax_name, tax_value;

  OrderColumns() = default;
  explicit OrderColumns(const Table& t)
      : name(t.column("Name")),
        id(t.column("Id")),
        email(t.column("Email")),
        phone(t.column("Phone")),
        billing_phone(t.column("Billing Phone")),
        billing_name(t.column("Billing Name")),
        shipping_name(t.column("Shipping Name")),
        billing_country(t.column("Billing Country")),
        shipping_country(t.column("Shipping Country")),
        financial(t.column("Financial Status")),
        paid(t.column("Paid at")),
        fulfilment(t.column("Fulfillment Status")),
        fulfilled(t.column("Fulfilled at")),
        created(t.column("Created at")),
        cancelled(t.column("Cancelled at")),
        currency(t.column("Currency")),
        subtotal(t.column("Subtotal")),
        shipping(t.column("Shipping")),
        taxes(t.column("Taxes")),
        total(t.column("Total")),
        discount(t.column("Discount Amount")),
        duties(t.column("Duties")),
        refunded(t.column("Refunded Amount")),
        outstanding(t.column("Outstanding Balance")),
        payment_method(t.column("Payment Method")),
        employee(t.column("Employee")),
        location(t.column("Location")),
        source(t.column("Source")),
        discount_code(t.column("Discount Code")) {
    for (std::size_t i = 0; i < named_tax_count; ++i) {
      const std::string prefix = "Tax " + std::to_string(i + 1);
      tax_name[i] = t.column(prefix + " Name");
      tax_value[i] = t.column(prefix + " Value");
    }
  }
};

struct LineColumns {
  Column quantity, name, price, discount, sku, vendor, taxable, requires_shipping, fulfilment;

  LineColumns() = default;
  explicit LineColumns(const Table& t)
      : quantity(t.column("Lineitem quantity")),
        name(t.column("Lineitem name")),
        price(t.column("Lineitem price")),
        discount(t.column("Lineitem discount")),
        sku(t.column("Lineitem sku")),
        vendor(t.column("Vendor")),
        taxable(t.column("Lineitem taxable")),
        requires_shipping(t.column("Lineitem requires shipping")),
        fulfilment(t.column("Lineitem fulfillment status")) {}
};

/// "Shopify Payments + Gift Card" in its parts.
std::vector<std::string> payment_methods(std::string_view text) {
  constexpr std::string_view plus = " + ";
  std::vector<std::string> methods;
  while (!text.empty()) {
    const std::size_t end = text.find(plus);
    const std::string_view method = formats::trim_blanks(text.substr(0, end));
    if (!method.empty()) methods.emplace_back(method);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + plus.size());
  }
  return methods;
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) &&
         (text.size() == word.size() || text.substr(word.size()).starts_with(" - "));
}

/// The order whose rows are being read.
struct OpenOrder {
  intake::IncomingOrder order;
  Values values;
  std::string id;  ///< tells adjacent orders of one name apart, nothing more
  bool all_fulfilled = false;
};

class OrderSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override {
    m_order = OrderColumns(table);
    m_line = LineColumns(table);
    m_open.reset();
  }

  void row(const Table& table) override {
    if (!belongs_to_open(table)) {
      finish(table);
      start(table);
    }
    m_open->values.at(table.line());
    if (m_open->values.ok()) read_line(table);
  }

  void end(const Table& table) override { finish(table); }

 private:
  bool belongs_to_open(const Table& table) const {
    if (!m_open || table.cell(m_order.name).text != m_open->order.number) return false;
    const std::string_view id = table.cell(m_order.id).text;
    return id.empty() || id == m_open->id;
  }

  void start(const Table& table) {
    OpenOrder& open = m_open.emplace();
    open.values.at(table.line());
    open.order.row = table.line();
    read_identity(table, open);
    read_states(table, open);
    open.order.currency = open.values.currency(table.cell(m_order.currency));
    if (open.values.ok()) read_amounts(table, open);
  }

  void read_identity(const Table& table, OpenOrder& open) {
    intake::IncomingOrder& order = open.order;
    const auto text = [&](const Column& column) { return std::string(table.cell(column).text); };
    order.number = open.values.needed(table.cell(m_order.name));
    open.id = table.cell(m_order.id).text;
    order.key = unguarded(order.number);
    order.buyer.email = text(m_order.email);
    order.buyer.phone = unguarded(text(m_order.phone));
    if (order.buyer.phone.empty()) order.buyer.phone = unguarded(text(m_order.billing_phone));
    order.buyer.name = text(m_order.billing_name);
    if (order.buyer.name.empty()) order.buyer.name = text(m_order.shipping_name);
    order.buyer.country = text(m_order.billing_country);
    if (order.buyer.country.empty()) order.buyer.country = text(m_order.shipping_country);
    order.source = text(m_order.source);
    order.location = text(m_order.location);
    order.employee = text(m_order.employee);
    order.discount_code = text(m_order.discount_code);
    order.gateways = payment_methods(table.cell(m_order.payment_method).text);
  }

  void read_states(const Table& table, OpenOrder& open) {
    intake::IncomingOrder& order = open.order;
    order.payment_state = ascii_lower(table.cell(m_order.financial).text);
    order.fulfilment_state = ascii_lower(table.cell(m_order.fulfilment).text);
    order.placed = open.values.needed_time(table.cell(m_order.created));
    order.paid = open.values.time(table.cell(m_order.paid));
    order.fulfilled = open.values.time(table.cell(m_order.fulfilled));
    order.cancelled = open.values.time(table.cell(m_order.cancelled));
    order.prices = intake::Prices::by_total;
    order.settlement = intake::Settlement::file;
    open.all_fulfilled = order.fulfilment_state == "fulfilled";
  }

  void read_amounts(const Table& table, OpenOrder& open) {
    intake::IncomingOrder& order = open.order;
    const auto amount = [&](const Column& column) {
      return open.values.money_or_zero(table.cell(column), order.currency);
    };
    order.shipping = amount(m_order.shipping);
    order.subtotal = open.values.money(table.cell(m_order.subtotal), order.currency);
    order.discount = amount(m_order.discount);
    order.tax = amount(m_order.taxes);
    order.duties = amount(m_order.duties);
    open.values.needed(table.cell(m_order.total));
    order.total = amount(m_order.total);
    order.refunded = amount(m_order.refunded);
    order.outstanding = open.values.money(table.cell(m_order.outstanding), order.currency);
    for (std::size_t i = 0; i < named_tax_count; ++i) {
      const auto value = open.values.money(table.cell(m_order.tax_value[i]), order.currency);
      const std::string name(table.cell(m_order.tax_name[i]).text);
      if (value && !name.empty()) order.named_taxes.emplace_back(name, *value);
    }
  }

  void read_line(const Table& table) {
    OpenOrder& open = *m_open;
    const Cell name = table.cell(m_line.name);
    const Cell quantity = table.cell(m_line.quantity);
    if (name.text.empty() && quantity.text.empty()) return;  // an order without lines, or a note
    if (open.order.lines.size() == max_order_lines) {
      open.values.refuse(RefusalCode::value_too_large,
                         {std::to_string(max_order_lines), name.column});
      return;
    }
    intake::IncomingLine line;
    line.row = table.line();
    line.name = name.text;
    line.sku = unguarded(table.cell(m_line.sku).text);
    line.vendor = table.cell(m_line.vendor).text;
    line.quantity = open.values.needed_quantity(quantity);
    line.unit_price = open.values.needed_decimal(table.cell(m_line.price));
    line.discount = open.values.money(table.cell(m_line.discount), open.order.currency);
    line.taxable = table.cell(m_line.taxable).text != "false";
    line.kind = kind_of(table, line);
    const bool fulfilled = open.all_fulfilled || table.cell(m_line.fulfilment).text == "fulfilled";
    if (fulfilled) line.fulfilled = line.quantity;
    open.order.lines.push_back(std::move(line));
  }

  /// A tip and a sold gift card are lines like others; only all their marks together tell.
  intake::LineKind kind_of(const Table& table, const intake::IncomingLine& line) const {
    const std::string_view fulfilment = table.cell(m_line.fulfilment).text;
    if (line.taxable) return intake::LineKind::goods;
    if (line.name == "Tip" && line.sku.empty() && fulfilment == "not_eligible") {
      return intake::LineKind::tip;
    }
    const bool shipped = table.cell(m_line.requires_shipping).text != "false";
    if (!shipped && begins_with_word(line.name, "Gift Card")) return intake::LineKind::voucher;
    return intake::LineKind::goods;
  }

  void finish(const Table& table) {
    if (!m_open) return;
    OpenOrder& open = *m_open;
    if (open.order.lines.empty()) {
      open.values.refuse({RefusalCode::order_without_lines,
                          {{"row", std::to_string(open.order.row)}, {"order", open.order.number}}});
    }
    const std::int64_t row = open.order.row;
    give_or_refuse(table, row, open.values.refusal(), std::move(open.order));
    m_open.reset();
  }

  OrderColumns m_order;
  LineColumns m_line;
  std::optional<OpenOrder> m_open;
};

class ShopifyOrders final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-orders"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Name"},          {"Created at"},    {"Financial Status"},
                                {"Currency"},      {"Total"},         {"Lineitem quantity"},
                                {"Lineitem name"}, {"Lineitem price"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<OrderSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables& tables) const override {
    info.channel_name = shopify_channel_name;
    const formats::Header& header = tables.front()->header();
    info.recognise_at_order = !header.find("Fulfillment Status") && !header.find("Fulfilled at") &&
                              !header.find("Lineitem fulfillment status");
  }
};

}  // namespace

const Profile& shopify_orders() {
  static const ShopifyOrders profile;
  return profile;
}

}  // namespace kontor::channels
