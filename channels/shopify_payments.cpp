// Shopify's payment transactions export, 16 to 19 columns by year: one row a transaction of the
// gateway Shopify Payments. It tells money only; the sale itself stands in the orders file.

#include <unordered_map>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_gateway.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

using intake::PartKind;
using intake::SettledKind;

/// A presentment currency is what the buyer saw; all amounts here are in the payout's.
struct PaymentColumns {
  Column at, type, order, status, payout_date, amount, fee, net, vat, currency;

  PaymentColumns() = default;
  explicit PaymentColumns(const Table& t)
      : at(t.column("Transaction Date")),
        type(t.column("Type")),
        order(t.column("Order")),
        status(t.column("Payout Status")),
        payout_date(t.column("Payout Date")),
        amount(t.column("Amount")),
        fee(t.column("Fee")),
        net(t.column("Net")),
        vat(t.column("VAT")),
        currency(t.column("Currency")) {}
};

SettledKind settled_kind(std::string_view type) {
  if (type == "charge") return SettledKind::charge;
  if (type == "refund") return SettledKind::refund;
  const bool disputed = type.starts_with("dispute") || type.starts_with("chargeback");
  return disputed ? SettledKind::chargeback : SettledKind::adjustment;
}

/// Transfers to the bank stand in the payouts file; here they would empty the account twice.
bool is_transfer(std::string_view type) { return type.starts_with("payout"); }

class PaymentSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override {
    m_columns = PaymentColumns(table);
    m_equal.clear();
  }

  void row(const Table& table) override {
    const std::string type = ascii_lower(table.cell(m_columns.type).text);
    if (is_transfer(type)) return;
    Values values;
    values.at(table.line());
    values.needed(table.cell(m_columns.type));
    intake::IncomingSettled settled;
    settled.kind = settled_kind(type);
    settled.gateway = shopify_gateway;
    settled.order = unguarded(table.cell(m_columns.order).text);
    settled.at = values.needed_time(table.cell(m_columns.at));
    settled.currency = values.currency(table.cell(m_columns.currency));
    settled.payout = payout_of(table, settled.currency, values);
    read_amounts(table, type, values, settled);
    if (values.ok()) settled.key = key_of(type, settled);
    give_or_refuse(table, table.line(), values.refusal(), std::move(settled));
  }

 private:
  std::string payout_of(const Table& table, Currency currency, Values& values) const {
    const auto date = values.time(table.cell(m_columns.payout_date));
    const std::string status = ascii_lower(table.cell(m_columns.status).text);
    const bool open = status == "pending" || status == "scheduled";
    return date && !open ? shopify_payout_key(*date, currency) : std::string();
  }

  void read_amounts(const Table& table, const std::string& type, Values& values,
                    intake::IncomingSettled& settled) const {
    const Currency currency = settled.currency;
    values.needed(table.cell(m_columns.amount));
    const Money amount = values.money_or_zero(table.cell(m_columns.amount), currency);
    const Money fee = values.money_or_zero(table.cell(m_columns.fee), currency);
    const auto net = values.money(table.cell(m_columns.net), currency);
    const Money vat = values.money_or_zero(table.cell(m_columns.vat), currency);
    if (!values.ok()) return;
    // The tax on the fee is a part of it, or stands beside it: the net amount tells which.
    const std::int64_t with_fee = amount.minor - fee.minor;
    const bool beside = net && vat.minor != 0 && net->minor == with_fee - vat.minor;
    if (net && !beside && net->minor != with_fee) {
      values.refuse({RefusalCode::parts_disagree,
                     {{"row", std::to_string(table.line())},
                      {"name", settled.order.empty() ? type : settled.order},
                      {"sum", Money{with_fee, currency}.to_decimal()},
                      {"total", net->to_decimal()},
                      {"currency", std::string(currency.code())}}});
      return;
    }
    const bool reserve = type.starts_with("reserve");
    const auto add = [&](PartKind kind, const std::string& code, std::int64_t minor) {
      if (minor != 0) settled.parts.push_back({kind, code, {}, {}, {}, {}, {minor, currency}});
    };
    add(reserve ? PartKind::reserve : PartKind::other, type, amount.minor);
    add(PartKind::fee, m_columns.fee.name, beside ? -fee.minor : vat.minor - fee.minor);
    add(PartKind::fee_tax, m_columns.vat.name, -vat.minor);
  }

  /// The file has no id of a transaction. Payout and status are no part of the key, since they
  /// come later; nor is the offset, which changes with the shop's zone.
  std::string key_of(const std::string& type, const intake::IncomingSettled& settled) {
    std::int64_t minor = 0;
    for (const auto& part : settled.parts)
      if (part.kind == PartKind::other || part.kind == PartKind::reserve)
        minor += part.amount.minor;
    const Instant at = at_offset(settled.at.local, settled.at.offset_minutes.value_or(0));
    std::string key = settled.order + " " + type + " " + at.to_iso() + " " +
                      Money{minor, settled.currency}.to_decimal() + " " +
                      std::string(settled.currency.code());
    const int ordinal = ++m_equal[std::hash<std::string>{}(key)];
    if (ordinal > 1) key += " #" + std::to_string(ordinal);
    return key;
  }

  PaymentColumns m_columns;
  /// How often a key stood in the file so far, by its hash: eight bytes a row, not the row.
  std::unordered_map<std::size_t, int> m_equal;
};

class ShopifyPayments final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-payments"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Transaction Date"}, {"Type"},   {"Order"}, {"Payout Status"},
                                {"Payout Date"},      {"Amount"}, {"Fee"},   {"Net"},
                                {"Currency"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<PaymentSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = shopify_channel_name;
  }
};

}  // namespace

const Profile& shopify_payments() {
  static const ShopifyPayments profile;
  return profile;
}

}  // namespace kontor::channels
