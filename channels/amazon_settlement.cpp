// Amazon's settlement reports: the flat file of 36 columns, that of 33 (a period without
// promotions) and Flat File V2. The first row tells the payout, each further one an amount; the
// amounts of a file add up to the payout's total, or the file is refused as a whole.

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "channels/amazon.h"
#include "channels/amazon_parts.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

using intake::PartKind;

/// Rows of one transaction; a longer one is cut between two items, and in any case at twice this,
/// so that memory stays flat.
constexpr std::size_t max_group_rows = 2'000;

constexpr std::size_t amount_column_count = 10;

/// A column of amounts, and where the row says what they are for.
struct AmountColumn {
  AmazonAmount about = AmazonAmount::other;
  Column amount, word;
};

struct SettlementColumns {
  Column settlement, start, end, deposit, total, currency;
  Column type, order, adjustment, shipment, marketplace, fulfilment, date, date_time;
  Column item, sku, quantity, amount_type;
  std::array<AmountColumn, amount_column_count> amounts;

  SettlementColumns() = default;
  explicit SettlementColumns(const Table& t)
      : settlement(t.column("settlement-id")),
        start(t.column("settlement-start-date")),
        end(t.column("settlement-end-date")),
        deposit(t.column("deposit-date")),
        total(t.column("total-amount")),
        currency(t.column("currency")),
        type(t.column("transaction-type")),
        order(t.column("order-id")),
        adjustment(t.column("adjustment-id")),
        shipment(t.column("shipment-id")),
        marketplace(t.column("marketplace-name")),
        fulfilment(t.column("fulfillment-id")),
        date(t.column("posted-date")),
        date_time(t.column("posted-date-time")),
        item(t.column("order-item-code")),
        sku(t.column("sku")),
        quantity(t.column("quantity-purchased")),
        amount_type(t.column("amount-type")) {
    const auto pair = [&](AmazonAmount about, std::string_view amount, std::string_view word) {
      return AmountColumn{about, t.column(amount), t.column(word)};
    };
    using enum AmazonAmount;
    amounts = {pair(price, "price-amount", "price-type"),
               pair(fee, "item-related-fee-amount", "item-related-fee-type"),
               pair(fee, "shipment-fee-amount", "shipment-fee-type"),
               pair(fee, "order-fee-amount", "order-fee-type"),
               pair(fee, "misc-fee-amount", "transaction-type"),
               pair(fee, "other-fee-amount", "other-fee-reason-description"),
               pair(promotion, "promotion-amount", "promotion-type"),
               pair(direct_payment, "direct-payment-amount", "direct-payment-type"),
               pair(other, "other-amount", "transaction-type"),
               pair(other, "amount", "amount-description")};
  }
};

/// The settlement whose rows are being read.
struct OpenSettlement {
  std::string id;
  intake::FileTime closed;  ///< the date of rows that have none
  Money total;
  Money sum;
  std::int64_t groups = 0;
};

/// What the rows of one item of a transaction say of its units.
struct ItemUnits {
  Quantity apart;                   ///< of rows without an amount, which only tell units
  Quantity beside;                  ///< of rows with amounts (Flat File V2 repeats it on each)
  std::optional<std::size_t> part;  ///< the part that has the units
  bool withheld = false;            ///< the marketplace keeps the item's tax
};

/// The transaction whose rows are being read.
struct OpenGroup {
  std::string identity;
  std::string last_item;
  std::size_t rows = 0;
  std::int64_t row = 0;
  intake::IncomingSettled settled;
  std::map<std::string, ItemUnits> items;
  std::vector<std::string> item_of_part;
};

class SettlementSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override {
    m_columns = SettlementColumns(table);
    m_open.reset();
    m_group.reset();
    m_style = AmazonStyle();
    Currency currency;
    while (table.next()) {
      const auto known = Currency::parse(table.cell(m_columns.currency).text);
      if (known && !currency) currency = *known;
      m_style.note_amount(table.cell(m_columns.total).text, currency);
      for (const AmountColumn& column : m_columns.amounts) {
        m_style.note_amount(table.cell(column.amount).text, currency);
      }
      for (const Column* column : {&m_columns.start, &m_columns.end, &m_columns.deposit,
                                   &m_columns.date, &m_columns.date_time}) {
        m_style.note_time(table.cell(*column).text);
      }
    }
    table.rewind();
    tell(numbers_note(table, {}, m_style.decimals()));
    tell(intake::Note{intake::NoteCode::dates_read_as,
                      {{"file", table.file()}, {"format", std::string(m_style.date_pattern())}}});
  }

  void row(const Table& table) override {
    Values values(m_style.decimals());
    values.at(table.line());
    if (is_head(table)) {
      close_settlement(table);
      if (problem()) return;
      open_settlement(table, values);
    } else if (!m_open) {
      values.needed(table.cell(m_columns.total));
    } else {
      read_transaction(table, values);
    }
    if (!values.ok()) fail_value(table, *values.refusal());
  }

  void end(const Table& table) override { close_settlement(table); }

 private:
  bool is_head(const Table& table) const {
    return !table.cell(m_columns.total).text.empty() && table.cell(m_columns.type).text.empty();
  }

  /// An amount that can't be read makes the sum unknown, and with it the whole file.
  void fail_value(const Table& table, const Refusal& refusal) {
    Args args{{"file", table.file()},
              {"line", std::string(find_arg(refusal.args, "row"))},
              {"column", std::string(find_arg(refusal.args, "column"))}};
    const std::string_view value = find_arg(refusal.args, "value");
    if (!value.empty()) args.emplace_back("value", value);
    fail({RefusalCode::settlement_value_wrong, std::move(args)});
  }

  void open_settlement(const Table& table, Values& values) {
    OpenSettlement& open = m_open.emplace();
    open.id = values.needed(table.cell(m_columns.settlement));
    const Currency currency = values.currency(table.cell(m_columns.currency));
    const auto end = m_style.time(values, table.cell(m_columns.end));
    const auto deposit = m_style.time(values, table.cell(m_columns.deposit));
    if (!end && !deposit) values.needed(table.cell(m_columns.deposit));
    if (!values.ok()) return;
    open.closed = end ? *end : *deposit;
    open.total = values.money_or_zero(table.cell(m_columns.total), currency);
    open.sum = Money{0, currency};
    if (!values.ok()) return;
    intake::IncomingPayout payout;
    payout.gateway = amazon_gateway;
    payout.key = open.id;
    payout.at = deposit ? *deposit : *end;
    payout.total = open.total;
    give(table.line(), std::move(payout));
  }

  void close_settlement(const Table& table) {
    close_group();
    if (m_open && m_open->sum != m_open->total) {
      fail({RefusalCode::settlement_total_disagrees,
            {{"file", table.file()},
             {"settlement", m_open->id},
             {"total", m_open->total.to_decimal()},
             {"sum", m_open->sum.to_decimal()},
             {"currency", std::string(m_open->total.currency.code())}}});
    }
    m_open.reset();
  }

  void read_transaction(const Table& table, Values& values) {
    const Cell settlement = table.cell(m_columns.settlement);
    if (settlement.text != m_open->id) {
      values.refuse(RefusalCode::value_unknown, settlement);
      return;
    }
    const std::string item = identity_of_item(table);
    const std::string identity = identity_of_group(table);
    if (m_group && (m_group->identity != identity || is_full(item))) close_group();
    if (!m_group) open_group(table, values, identity);
    ++m_group->rows;
    m_group->last_item = item;
    read_amounts(table, values, item);
  }

  bool is_full(const std::string& item) const {
    const bool between_items = item != m_group->last_item;
    return m_group->rows >= (between_items ? max_group_rows : 2 * max_group_rows);
  }

  std::string identity_of_group(const Table& table) const {
    std::string identity;
    for (const Column* column : {&m_columns.type, &m_columns.order, &m_columns.shipment,
                                 &m_columns.adjustment, &m_columns.date, &m_columns.date_time}) {
      identity += table.cell(*column).text;
      identity += '\x1f';
    }
    return identity;
  }

  std::string identity_of_item(const Table& table) const {
    return std::string(table.cell(m_columns.item).text) + '\x1f' +
           std::string(table.cell(m_columns.sku).text);
  }

  void open_group(const Table& table, Values& values, const std::string& identity) {
    OpenGroup& group = m_group.emplace();
    group.identity = identity;
    group.row = table.line();
    intake::IncomingSettled& settled = group.settled;
    settled.gateway = amazon_gateway;
    settled.payout = m_open->id;
    settled.key = m_open->id + ":" + std::to_string(++m_open->groups);
    settled.currency = m_open->total.currency;
    settled.kind = amazon_settled_kind(values.needed(table.cell(m_columns.type)));
    const auto exact = m_style.time(values, table.cell(m_columns.date_time));
    const auto day = m_style.time(values, table.cell(m_columns.date));
    settled.at = exact ? *exact : day.value_or(m_open->closed);
    const std::string_view order = table.cell(m_columns.order).text;
    if (is_amazon_order(order)) settled.order = order;
    // A sale made elsewhere is told by the channel that made it; here stand only its fees.
    settled.tells_sale = settled.kind != intake::SettledKind::adjustment &&
                         !settled.order.empty() &&
                         !is_sold_elsewhere(table.cell(m_columns.marketplace).text);
    if (table.cell(m_columns.fulfilment).text == "AFN") settled.location = amazon_location;
  }

  void read_amounts(const Table& table, Values& values, const std::string& item) {
    const Quantity quantity = values.quantity(table.cell(m_columns.quantity)).value_or(Quantity{});
    ItemUnits& units = m_group->items[item];
    bool any = false;
    for (const AmountColumn& column : m_columns.amounts) {
      const auto amount = values.money(table.cell(column.amount), m_open->total.currency);
      if (!amount) continue;
      any = true;
      if (!add_to_sum(*amount))
        values.refuse(RefusalCode::value_too_large, table.cell(column.amount));
      if (values.ok()) add_part(table, column, *amount, quantity, item, units);
    }
    if (any) {
      if (units.beside.milli == 0) units.beside = quantity;
    } else {
      units.apart = units.apart + quantity;
    }
  }

  bool add_to_sum(const Money& amount) {
    return !__builtin_add_overflow(m_open->sum.minor, amount.minor, &m_open->sum.minor);
  }

  /// The kind of a part of Flat File V2 lies in two columns; when neither tells, in the type of the
  /// transaction.
  PartKind kind_of(const Table& table, const AmountColumn& column, std::string_view word) const {
    if (!m_columns.amount_type) return amazon_part_kind(column.about, word);
    const AmazonAmount about = amazon_amount_of(table.cell(m_columns.amount_type).text);
    const PartKind kind = amazon_part_kind(about, word);
    if (about != AmazonAmount::other || kind != PartKind::other) return kind;
    return amazon_part_kind(about, table.cell(m_columns.type).text);
  }

  void add_part(const Table& table, const AmountColumn& column, const Money& amount,
                Quantity quantity, const std::string& item, ItemUnits& units) {
    const std::string_view word = table.cell(column.word).text;
    const PartKind kind = kind_of(table, column, word);
    // Free goods are told by an amount of zero; other zeros say nothing.
    if (amount.minor == 0 && kind != PartKind::goods) return;
    intake::SettledPart part;
    part.kind = kind;
    part.code = word.empty() ? table.cell(m_columns.type).text : word;
    part.sku = table.cell(m_columns.sku).text;
    part.item = table.cell(m_columns.item).text;
    part.amount = amount;
    if (kind == PartKind::goods && !units.part) units.part = m_group->settled.parts.size();
    if (kind == PartKind::reimbursement) part.quantity = quantity;
    if (kind == PartKind::marketplace_tax) units.withheld = true;
    m_group->settled.parts.push_back(std::move(part));
    m_group->item_of_part.push_back(item);
  }

  void close_group() {
    if (!m_group) return;
    OpenGroup group = std::move(*m_group);
    m_group.reset();
    intake::IncomingSettled& settled = group.settled;
    for (std::size_t i = 0; i < settled.parts.size(); ++i) {
      // Tax that the marketplace keeps is not ours: what it took in nets with what it withholds.
      const bool withheld = group.items[group.item_of_part[i]].withheld;
      if (withheld && settled.parts[i].kind == PartKind::tax) {
        settled.parts[i].kind = PartKind::marketplace_tax;
      }
    }
    for (auto& [item, units] : group.items) put_units(settled, item, units);
    const bool has_goods =
        std::any_of(settled.parts.begin(), settled.parts.end(),
                    [](const intake::SettledPart& p) { return p.kind == PartKind::goods; });
    // What Amazon lost or damaged lay with Amazon.
    for (const intake::SettledPart& p : settled.parts)
      if (p.kind == PartKind::reimbursement && p.quantity.milli != 0) {
        settled.location = amazon_location;
      }
    // Fees that Amazon charges for an order some days later are no sale.
    settled.tells_sale = settled.tells_sale && has_goods;
    if (!settled.parts.empty()) give(group.row, std::move(settled));
  }

  /// Units stand once, on the item's goods; an item without any, as a free one, gets such a part.
  static void put_units(intake::IncomingSettled& settled, const std::string& item,
                        const ItemUnits& units) {
    const Quantity quantity = units.apart.milli != 0 ? units.apart : units.beside;
    if (quantity.milli == 0) return;
    if (!units.part) {
      if (units.apart.milli == 0) return;
      const std::size_t end_of_code = item.find('\x1f');
      intake::SettledPart part;
      part.sku = item.substr(end_of_code + 1);
      part.item = item.substr(0, end_of_code);
      part.amount = Money{0, settled.currency};
      part.quantity = quantity;
      settled.parts.push_back(std::move(part));
      return;
    }
    settled.parts[*units.part].quantity = quantity;
  }

  SettlementColumns m_columns;
  AmazonStyle m_style;
  std::optional<OpenSettlement> m_open;
  std::optional<OpenGroup> m_group;
};

class AmazonSettlement final : public TableProfile {
 public:
  std::string_view name() const override { return "amazon-settlement"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{
        {"settlement-id"}, {"settlement-end-date"}, {"deposit-date"}, {"total-amount"},
        {"currency"},      {"transaction-type"},    {"order-id"},     {"posted-date"},
        {"sku"},           {"quantity-purchased"}};
    return columns;
  }
  /// The two forms differ in where the amounts stand.
  std::vector<std::string> also_missing(const formats::Header& header) const override {
    if (header.find("amount-type")) return header.require({"amount-description", "amount"});
    return header.require({"price-type", "price-amount", "item-related-fee-type",
                           "item-related-fee-amount", "other-amount"});
  }
  bool literal_quotes() const override { return true; }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<SettlementSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = amazon_channel_name;
  }
};

}  // namespace

const Profile& amazon_settlement() {
  static const AmazonSettlement profile;
  return profile;
}

}  // namespace kontor::channels
