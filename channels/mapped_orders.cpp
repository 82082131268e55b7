// Orders by a mapping: a row is a line, the rows with one key are a document, and what the document
// itself says is taken from its first row.

#include "channels/mapped_set.h"
#include "channels/scattered_rows.h"
#include "domain/orders/order.h"

namespace kontor::channels {

namespace {

/// Lines of one document; a longer one is refused, so that a broken file can't fill the memory.
constexpr std::size_t max_document_lines = 10'000;

/// The document whose rows are being read.
struct OpenDocument {
  intake::IncomingOrder order;
  Values values;
  bool all_fulfilled = false;
  bool is_return = false;
  bool given_back = false;  ///< all of its money went back
};

class MappedOrders final : public MappedSource<OrderRules> {
 public:
  using MappedSource::MappedSource;

 protected:
  void begin(Table& table) override {
    m_open.reset();
    m_row.use(table);
    if (!m_rules.scattered || m_scattered_of == &table) return;
    Values ignored;
    const auto problem = m_scattered.find(table, [&] {
      m_row.at(table.cells(), table.line(), ignored);
      return key();
    });
    m_scattered_of = &table;
    if (problem) fail(*problem);
  }

  void row(const Table& table) override {
    if (m_rules.scattered && m_scattered.away(table.line())) return;
    Values values(m_set->mapping.decimal.value_or(formats::DecimalStyle{}));
    m_row.at(table.cells(), table.line(), values);
    std::string row_key = key();
    if (!m_open || row_key.empty() || row_key != m_open->order.key) {
      finish(table);
      m_open.emplace().values = values;
      m_row.at(table.cells(), table.line(), m_open->values);
      read_document(std::move(row_key));
    } else {
      m_row.at(table.cells(), table.line(), m_open->values);
    }
    read_line();
  }
  void read(const Table&) override {}  // row() does it: a document has several

  void end(const Table& table) override { finish(table); }

 private:
  std::string key() {
    std::vector<std::string> parts;
    bool blank = true;
    for (const Expression& part : m_rules.key) {
      parts.push_back(m_row.text(part));
      blank = blank && parts.back().empty();
    }
    return blank ? std::string() : joined_key(parts);
  }

  void read_document(std::string document_key) {
    OpenDocument& open = *m_open;
    intake::IncomingOrder& order = open.order;
    order.row = m_row.line();
    if (document_key.empty()) m_row.needed(m_rules.key.front());
    order.key = std::move(document_key);
    order.number = m_rules.number ? m_row.needed(m_rules.number) : order.key;
    open.is_return = !m_rules.return_prefix.empty() && order.key.starts_with(m_rules.return_prefix);
    order.source = m_row.text(m_rules.source);
    order.location = m_row.text(m_rules.location);
    order.employee = m_row.text(m_rules.employee);
    order.buyer = {m_row.text(m_rules.email), m_row.text(m_rules.phone),
                   m_row.text(m_rules.customer), m_row.text(m_rules.buyer_name)};
    order.prices = m_rules.prices;
    order.settlement = m_rules.settlement;
    order.gateways = m_rules.gateways;
    order.currency = m_row.currency();
    read_states(open);
    if (open.values.ok()) read_amounts(order);
  }

  void read_states(OpenDocument& open) {
    intake::IncomingOrder& order = open.order;
    m_row.needed(m_rules.placed);
    order.placed = m_row.time(m_rules.placed).value_or(intake::FileTime{});
    order.paid = m_row.time(m_rules.paid);
    order.payment_state = m_row.text(m_rules.payment_state);
    order.fulfilment_state = m_row.text(m_rules.fulfilment_state);
    const std::string state = m_row.text(m_rules.state);
    const auto fulfilled = m_row.time(m_rules.fulfilled);
    const auto cancelled = m_row.time(m_rules.cancelled);
    const bool is_cancelled = m_rules.state ? state == "cancelled" : cancelled.has_value();
    if (is_cancelled) {
      order.cancelled = cancelled ? cancelled : order.placed;
      return;
    }
    open.all_fulfilled = m_rules.state ? state == "fulfilled" || state == "refunded"
                                       : fulfilled || m_rules.recognise_at_order;
    open.given_back = state == "refunded";
    if (!open.all_fulfilled) return;
    order.fulfilled = fulfilled;
    const bool undated = !fulfilled && !m_rules.recognise_at_order;
    if (undated && m_rules.fulfilled) m_row.needed(m_rules.fulfilled);
    if (undated && !m_rules.fulfilled) order.fulfilled = order.placed;
  }

  void read_amounts(intake::IncomingOrder& order) {
    order.shipping = m_row.money(m_rules.shipping, order.currency);
    order.discount = m_row.money(m_rules.discount, order.currency);
    order.tax = m_row.money(m_rules.tax, order.currency);
    order.total = m_row.money_if(m_rules.total, order.currency);
    order.refunded = m_row.money(m_rules.refunded, order.currency);
    order.duties = Money{0, order.currency};
    order.outstanding = m_row.money_if(m_rules.outstanding, order.currency);
  }

  void read_line() {
    OpenDocument& open = *m_open;
    if (!open.values.ok()) return;
    const LineRules& rules = m_rules.line;
    if (open.order.lines.size() == max_document_lines) {
      open.values.refuse(RefusalCode::value_too_large,
                         {std::to_string(max_document_lines), MappedRow::label(rules.quantity)});
      return;
    }
    intake::IncomingLine line;
    line.row = m_row.line();
    line.sku = m_row.text(rules.sku);
    line.name = m_row.text(rules.name);
    line.vendor = m_row.text(rules.vendor);
    line.code = m_row.text(rules.code);
    line.quantity = m_row.quantity(rules.quantity);
    line.gross = m_row.money_if(rules.gross, open.order.currency);
    line.tax = m_row.money_if(rules.tax, open.order.currency);
    if (open.is_return && line.quantity.milli > 0) turn(line);
    const auto cost = m_row.money_if(rules.cost, open.order.currency);
    if (cost && cost->minor != 0 && line.quantity.milli != 0) {
      line.unit_cost = one_of(*cost, line);
      line.unit_cost->mantissa = std::abs(line.unit_cost->mantissa);
    }
    line.unit_price = rules.price ? m_row.decimal(rules.price) : price_of(line);
    line.discount = m_row.money_if(rules.discount, open.order.currency);
    if (line.discount && line.discount->minor < 0) line.discount = -*line.discount;
    if (const auto rate = m_row.decimal_if(rules.discount_rate)) read_rate(line, *rate);
    line.kind = kind_of(line);
    if (open.all_fulfilled) line.fulfilled = line.quantity;
    open.order.lines.push_back(std::move(line));
  }

  /// A return whose file writes it like a sale.
  static void turn(intake::IncomingLine& line) {
    line.quantity = -line.quantity;
    if (line.gross) line.gross = -*line.gross;
    if (line.tax) line.tax = -*line.tax;
  }

  /// The price of one, where the file has the line's amount only.
  Decimal price_of(const intake::IncomingLine& line) {
    if (!line.gross) m_row.needed(m_rules.line.gross);
    if (!m_row.values().ok()) return {};
    return line.quantity.milli == 0 ? Decimal{} : one_of(*line.gross, line);
  }

  /// The part of a line's amount that one unit has, in 10^-6.
  static Decimal one_of(Money amount, const intake::IncomingLine& line) {
    constexpr int price_scale = 6;
    constexpr std::int64_t micro_by_milli = 1'000'000'000;
    const std::int64_t micro = mul_div_half_up(
        amount.minor, micro_by_milli, line.quantity.milli * amount.currency.minor_per_major());
    return {micro, price_scale};
  }

  void read_rate(intake::IncomingLine& line, const Decimal& rate) {
    line.discount_ppm = parts_per_million(rate);
    if (line.discount_ppm) return;
    const Expression& from = m_rules.line.discount_rate;
    const std::string value = m_row.text(from);
    m_row.values().refuse(RefusalCode::value_too_precise, {value, MappedRow::label(from)});
  }

  /// The code decides first: a carriage line that costs nothing is still carriage.
  intake::LineKind kind_of(const intake::IncomingLine& line) const {
    const std::string& code = line.code.empty() ? line.sku : line.code;
    for (const CodePattern& pattern : m_rules.kinds) {
      if (pattern.prefix ? code.starts_with(pattern.text) : code == pattern.text) {
        return pattern.kind;
      }
    }
    if (line.unit_price.mantissa != 0) return intake::LineKind::goods;
    const auto& zero = line.quantity.milli < 0 ? m_rules.gone_kind : m_rules.free_kind;
    return zero.value_or(intake::LineKind::goods);
  }

  void finish(const Table& table) {
    if (!m_open) return;
    OpenDocument& open = *m_open;
    if (m_rules.scattered) {
      for (const KeptRow& kept : m_scattered.of(open.order.key)) {
        m_row.at(kept.cells, kept.line, open.values);
        read_line();
      }
    }
    if (open.values.ok()) finish_amounts(open);
    const std::int64_t row = open.order.row;
    give_or_refuse(table, row, open.values.refusal(), std::move(open.order));
    m_open.reset();
  }

  /// What the document's rows say together of its tax and of money that went back.
  void finish_amounts(OpenDocument& open) const {
    intake::IncomingOrder& order = open.order;
    if (m_rules.line.tax && !m_rules.tax) {
      for (const intake::IncomingLine& line : order.lines) {
        if (line.tax) order.tax = order.tax + *line.tax;
      }
    }
    if (!open.given_back || m_rules.refunded) return;
    const auto settled = orders::settle(order);
    if (settled) order.refunded = Money{settled->total_minor, order.currency};
  }

  ScatteredRows m_scattered;
  const Table* m_scattered_of = nullptr;
  std::optional<OpenDocument> m_open;
};

}  // namespace

std::unique_ptr<RowSource> mapped_orders(Tables tables, SharedSet set, const OrderRules& rules) {
  return std::make_unique<MappedOrders>(std::move(tables), std::move(set), rules);
}

}  // namespace kontor::channels
