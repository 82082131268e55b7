// Square's transactions, 44 columns (2018) to 55 (2025): a row is a sale or a refund with its
// amounts, how it was paid, what Square kept and which deposit holds it; without its lines.

#include <cstdlib>
#include <unordered_set>

#include "channels/file_amount.h"
#include "channels/holding_source.h"
#include "channels/profile_list.h"
#include "channels/slash_dates.h"
#include "channels/square_values.h"

namespace kontor::channels {

namespace {

struct SquareSaleColumns {
  SquareColumns common;
  Column gross, discounts, service, gift, tax, tip, partial, collected, source, card, cash,
      gift_card, installment, cash_app, other, other_type, fees, third_party_fees, net_total,
      staff_name, staff_id, location, customer_id, customer_name, deposit, deposit_date, status;

  SquareSaleColumns() = default;
  explicit SquareSaleColumns(const Table& t)
      : common(t),
        gross(t.column("Gross Sales")),
        discounts(t.column("Discounts")),
        service(t.column("Service Charges")),
        gift(t.column("Gift Card Sales")),
        tax(t.column("Tax")),
        tip(t.column("Tip")),
        partial(t.column("Partial Refunds")),
        collected(t.column("Total Collected")),
        source(t.column("Source")),
        card(t.column("Card")),
        cash(t.column("Cash")),
        gift_card(t.column("Square Gift Card")),
        installment(t.column("Installment")),
        cash_app(t.column("Cash App")),
        other(t.column("Other Tender")),
        other_type(t.column("Other Tender Type")),
        fees(t.column("Fees")),
        third_party_fees(t.column("Third Party Fees")),
        net_total(t.column("Net Total")),
        staff_name(t.column("Staff Name")),
        staff_id(t.column("Staff ID")),
        location(t.column("Location")),
        customer_id(t.column("Customer ID")),
        customer_name(t.column("Customer Name")),
        deposit(t.column("Deposit ID")),
        deposit_date(t.column("Deposit Date")),
        status(t.column("Transaction Status")) {}
};

/// The amounts of a row, signed as they stand: on a refund all are turned round.
struct SquareAmounts {
  Money gross, discounts, service, gift, tax, tip, partial, collected;
};

/// Which columns Total Collected holds beside goods, gift cards, tax and tip; the years differ.
struct SquareReading {
  bool service = false, partial = false;
};

std::optional<SquareReading> read_collected(const SquareAmounts& a) {
  const Money base = a.gross + a.discounts + a.gift + a.tax + a.tip;
  for (const SquareReading r : {SquareReading{true, true}, SquareReading{true, false},
                                SquareReading{false, true}, SquareReading{false, false}}) {
    Money sum = base;
    if (r.service) sum = sum + a.service;
    if (r.partial) sum = sum + a.partial;
    if (sum == a.collected) return r;
  }
  return std::nullopt;
}

class SquareSaleSource final : public HeadSource {
 public:
  SquareSaleSource(Tables tables, std::optional<Currency> currency)
      : HeadSource(std::move(tables)), m_currency(currency) {}

 protected:
  void begin(Table& table) override {
    m_columns = SquareSaleColumns(table);
    drop_held();
    m_deposits.clear();
    // From the beginning again: a deposit whose sales stand in several files is given once.
    if (!m_first) m_first = &table;
    if (m_first == &table) m_given.clear();
    const std::initializer_list<Column> dates{m_columns.common.date, m_columns.deposit_date};
    if (auto problem = day_first_problem(table, dates)) fail(std::move(*problem));
    tell(slash_dates_note(table, dates));
  }

  void row(const Table& table) override {
    Values values(square_money_style);
    values.at(table.line());
    m_row.read(table, m_columns.common, values);
    if (!m_currency) values.refuse(RefusalCode::value_missing, {{}, "Currency"});
    intake::IncomingOrder order = read_head(table, values);
    if (values.ok()) read_amounts(table, values, order);
    if (values.ok()) read_tenders(table, values, order);
    if (values.ok()) read_payments(table, values, order);
    give_or_refuse(table, table.line(), values.refusal(), std::move(order));
    give_held_if_many();
    if (m_deposits.size() >= deposits_held_back) give_deposits();
  }

  void end(const Table& table) override {
    HeadSource::end(table);
    give_deposits();
  }

 private:
  static constexpr std::size_t deposits_held_back = 500;

  void give_deposits() {
    for (auto& [row, deposit] : m_deposits) give(row, std::move(deposit));
    m_deposits.clear();
  }

  intake::IncomingOrder read_head(const Table& table, Values& values) const {
    const auto text = [&](const Column& column) { return std::string(table.cell(column).text); };
    intake::IncomingOrder order = head_of(table);
    order.key = order.number = m_row.key;
    order.placed = m_row.at(table, m_columns.common, values);
    order.paid = order.fulfilled = order.placed;
    order.currency = m_currency.value_or(Currency{});
    const std::string source = text(m_columns.source);
    const bool till = source.empty() || source == "Point of Sale" || source == "Register";
    order.source = till ? "pos" : source;
    order.location = text(m_columns.location);
    order.employee = text(m_columns.staff_name);
    if (order.employee.empty()) order.employee = text(m_columns.staff_id);
    order.buyer.channel_customer = text(m_columns.customer_id);
    order.buyer.name = text(m_columns.customer_name);
    order.payment_state = ascii_lower(text(m_columns.status));
    for (const std::string_view none : {"canceled", "cancelled", "voided", "failed"})
      if (order.payment_state == none) order.cancelled = order.placed;
    order.prices = intake::Prices::net;
    order.settlement = intake::Settlement::at_sale;
    return order;
  }

  Money amount(const Table& table, Values& values, const Column& column) const {
    return file_amount_or_zero(values, table.cell(column), *m_currency);
  }

  void read_amounts(const Table& table, Values& values, intake::IncomingOrder& order) const {
    const auto read = [&](const Column& column) { return amount(table, values, column); };
    values.needed(table.cell(m_columns.collected));
    SquareAmounts a;
    a.gross = read(m_columns.gross);
    a.discounts = read(m_columns.discounts);
    a.service = read(m_columns.service);
    a.gift = read(m_columns.gift);
    a.tax = read(m_columns.tax);
    a.tip = read(m_columns.tip);
    a.partial = read(m_columns.partial);
    a.collected = read(m_columns.collected);
    if (!values.ok()) return;
    const auto reading = read_collected(a);
    if (!reading) return refuse_collected(a, order, values);
    take_amounts(a, *reading, order);
  }

  static void refuse_collected(const SquareAmounts& a, const intake::IncomingOrder& order,
                               Values& values) {
    const Money sum = a.gross + a.discounts + a.service + a.gift + a.tax + a.tip + a.partial;
    values.refuse({RefusalCode::totals_disagree,
                   {{"row", std::to_string(order.row)},
                    {"order", order.number},
                    {"total", a.collected.to_decimal()},
                    {"sum", sum.to_decimal()},
                    {"currency", std::string(order.currency.code())}}});
  }

  void take_amounts(const SquareAmounts& a, SquareReading reading,
                    intake::IncomingOrder& order) const {
    const Money zero{0, order.currency};
    order.shipping = order.duties = order.refunded = order.marketplace_tax = zero;
    order.subtotal = a.gross + a.discounts;
    order.discount = -a.discounts;
    order.tax = a.tax;
    order.total = a.collected;
    if (reading.service) add_line(order, intake::LineKind::manual, "Service charge", a.service);
    add_line(order, intake::LineKind::voucher, "Gift card", a.gift);
    add_line(order, intake::LineKind::tip, "Tip", a.tip);
    if (a.partial.minor == 0) return;
    // An amount without items: on a refund it is all there is, on a sale it went back later.
    if (m_row.refund) {
      if (reading.partial) add_line(order, intake::LineKind::manual, "Partial refund", a.partial);
    } else {
      order.refunded = -a.partial;
      if (reading.partial) order.total = a.collected - a.partial;
    }
  }

  static void add_line(intake::IncomingOrder& order, intake::LineKind kind, std::string_view name,
                       Money amount) {
    if (amount.minor == 0) return;
    intake::IncomingLine line;
    line.kind = kind;
    line.name = name;
    line.quantity = Quantity::of_units(amount.minor < 0 ? -1 : 1);
    line.fulfilled = line.quantity;
    line.unit_price = {std::abs(amount.minor), amount.currency.decimals()};
    line.gross = amount;
    line.taxable = false;
    line.row = order.row;
    order.lines.push_back(std::move(line));
  }

  /// Cards, instalments and Cash App come with Square's deposits.
  void read_tenders(const Table& table, Values& values, intake::IncomingOrder& order) const {
    const auto add = [&](std::string_view gateway, Money money) {
      if (money.minor == 0) return;
      order.gateways.emplace_back(gateway);
      order.tenders.emplace_back(gateway, money);
    };
    add(square_gateway, by_square(table, values));
    add("Cash", amount(table, values, m_columns.cash));
    add(orders::gift_card_gateway, amount(table, values, m_columns.gift_card));
    std::string_view other = table.cell(m_columns.other_type).text;
    if (other.empty()) other = "Other";
    add(other, amount(table, values, m_columns.other));
    add_what_went_back(order);
  }

  /// Tenders without what went back later: it had come in the same way.
  static void add_what_went_back(intake::IncomingOrder& order) {
    if (order.refunded.minor == 0 || order.tenders.size() != 1) return;
    Money& came = order.tenders.front().second;
    if (order.total && came + order.refunded == *order.total) came = *order.total;
  }

  Money by_square(const Table& table, Values& values) const {
    return amount(table, values, m_columns.card) + amount(table, values, m_columns.installment) +
           amount(table, values, m_columns.cash_app);
  }

  /// The card's money and Square's fee, as parts of the deposit. What was voided moved no money.
  void read_payments(const Table& table, Values& values, const intake::IncomingOrder& order) {
    if (order.cancelled) return;
    const std::string deposit = unguarded(table.cell(m_columns.deposit).text);
    const Money money = by_square(table, values);
    const Money fee = fee_of(table, values);
    if (!values.ok()) return;
    if (money.minor != 0 || fee.minor != 0) read_deposit(table, values, deposit);
    if (!values.ok()) return;
    const auto add = [&](intake::SettledKind kind, std::string_view prefix,
                         intake::SettledPart part) {
      if (part.amount.minor == 0) return;
      intake::IncomingSettled payment;
      payment.kind = kind;
      payment.gateway = square_gateway;
      payment.key = std::string(prefix) + order.key;
      payment.order = order.key;
      payment.payout = deposit;
      payment.at = order.placed;
      payment.currency = order.currency;
      payment.parts.push_back(std::move(part));
      hold(order.row, std::move(payment));
    };
    using intake::PartKind;
    using intake::SettledKind;
    // A document of returns tells its refund itself: the money that went out is its payment.
    add(SettledKind::charge, "card:", {PartKind::other, "Card", {}, {}, {}, {}, money});
    add(SettledKind::adjustment, "fee:", {PartKind::fee, "Fees", {}, {}, {}, {}, fee});
  }

  /// A transfer to the bank is told once, by the first of its sales that says when it was.
  void read_deposit(const Table& table, Values& values, const std::string& key) {
    if (key.empty()) return;
    const auto date = slash_date(values, table, m_columns.deposit_date);
    if (!date || !values.ok() || !m_given.insert(std::hash<std::string>{}(key)).second) return;
    intake::IncomingPayout deposit;
    deposit.gateway = square_gateway;
    deposit.key = key;
    deposit.at = {{date->local.date, 0}, std::nullopt};
    deposit.total = {0, *m_currency};
    deposit.summed = true;
    m_deposits.emplace_back(table.line(), std::move(deposit));
  }

  /// Negative: what Square keeps. Net Total tells the sign, and whether others took a fee too.
  Money fee_of(const Table& table, Values& values) const {
    const Money collected = amount(table, values, m_columns.collected);
    const Money fee = amount(table, values, m_columns.fees);
    const Money with_others = fee + amount(table, values, m_columns.third_party_fees);
    const auto net = file_amount(values, table.cell(m_columns.net_total), *m_currency);
    if (!net || *net == collected + fee) return fee;
    if (*net == collected - fee) return -fee;
    return *net == collected + with_others ? with_others : fee;
  }

  std::optional<Currency> m_currency;
  SquareSaleColumns m_columns;
  SquareRow m_row;
  const Table* m_first = nullptr;
  std::unordered_set<std::size_t> m_given;  ///< hashes of the deposits' keys
  std::vector<std::pair<std::int64_t, intake::IncomingPayout>> m_deposits;
};

class SquareTransactions final : public TableProfile {
 public:
  std::string_view name() const override { return "square-transactions"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Transaction ID"},  {"Payment ID"}, {"Date"}, {"Time"},
                                {"Time Zone"},       {"Event Type"}, {"Card"}, {"Cash"},
                                {"Total Collected"}, {"Net Total"},  {"Fees"}, {"Gross Sales"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<SquareSaleSource>(std::move(tables), options.entity_currency);
  }
  /// Goods are handed over at the till.
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = square_channel_name;
    info.recognise_at_order = true;
  }
};

}  // namespace

const Profile& square_transactions() {
  static const SquareTransactions profile;
  return profile;
}

}  // namespace kontor::channels
