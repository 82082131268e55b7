// Shopify's payouts export, 10 or 13 columns by year: one row a transfer to the bank, with the sums
// of what it is made of.

#include <array>
#include <map>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_gateway.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

using intake::PartKind;

struct PayoutPart {
  std::string_view column;
  PartKind kind;
};

/// All are signed from the shop's side. Charges and refunds are the buyers' money, which the
/// transactions tell order by order: nothing of it is an adjustment. A retried amount is that of an
/// earlier payout which the bank sent back: it lay on the account and is no payment of ours nor an
/// income. Advances are loans of Shopify Capital and their repayment.
constexpr std::array payout_parts{PayoutPart{"Charges", PartKind::goods},
                                  PayoutPart{"Refunds", PartKind::goods},
                                  PayoutPart{"Adjustments", PartKind::other},
                                  PayoutPart{"Marketplace Sales Tax", PartKind::marketplace_tax},
                                  PayoutPart{"Advances", PartKind::other},
                                  PayoutPart{"Reserved Funds", PartKind::reserve},
                                  PayoutPart{"Fees", PartKind::fee},
                                  PayoutPart{"Retried Amount", PartKind::carried_over}};

struct PayoutColumns {
  Column date, status, total, currency, bank_reference;
  std::array<Column, payout_parts.size()> parts;

  PayoutColumns() = default;
  explicit PayoutColumns(const Table& t)
      : date(t.column("Payout Date")),
        status(t.column("Status")),
        total(t.column("Total")),
        currency(t.column("Currency")),
        bank_reference(t.column("Bank Reference")) {
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = t.column(payout_parts[i].column);
  }
};

class PayoutSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override {
    m_columns = PayoutColumns(table);
    m_equal.clear();
  }

  void row(const Table& table) override {
    Values values;
    values.at(table.line());
    intake::IncomingPayout payout;
    payout.gateway = shopify_gateway;
    payout.at = values.needed_time(table.cell(m_columns.date));
    const Currency currency = values.currency(table.cell(m_columns.currency));
    values.needed(table.cell(m_columns.total));
    payout.total = values.money_or_zero(table.cell(m_columns.total), currency);
    const std::string status = ascii_lower(table.cell(m_columns.status).text);
    payout.paid = status == "paid" || status == "in_transit" || status == "in transit";
    payout.bank_reference = unguarded(table.cell(m_columns.bank_reference).text);
    read_parts(table, currency, values, payout);
    if (values.ok()) payout.key = key_of(payout, currency);
    give_or_refuse(table, table.line(), values.refusal(), std::move(payout));
  }

 private:
  void read_parts(const Table& table, Currency currency, Values& values,
                  intake::IncomingPayout& payout) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < payout_parts.size(); ++i) {
      const Money amount = values.money_or_zero(table.cell(m_columns.parts[i]), currency);
      if (amount.minor == 0) continue;
      sum += amount.minor;
      payout.parts.push_back(
          {payout_parts[i].kind, std::string(payout_parts[i].column), {}, {}, {}, {}, amount});
    }
    if (!values.ok() || sum == payout.total.minor) return;
    values.refuse({RefusalCode::parts_disagree,
                   {{"row", std::to_string(table.line())},
                    {"name", shopify_payout_key(payout.at, currency)},
                    {"sum", Money{sum, currency}.to_decimal()},
                    {"total", payout.total.to_decimal()},
                    {"currency", std::string(currency.code())}}});
  }

  /// Two payouts of one day and currency are possible after a retry; transactions know the first.
  std::string key_of(const intake::IncomingPayout& payout, Currency currency) {
    std::string key = shopify_payout_key(payout.at, currency);
    const int ordinal = ++m_equal[key];
    return ordinal == 1 ? key : key + " #" + std::to_string(ordinal);
  }

  PayoutColumns m_columns;
  std::map<std::string, int> m_equal;
};

class ShopifyPayouts final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-payouts"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Payout Date"}, {"Status"}, {"Charges"}, {"Refunds"},
                                {"Adjustments"}, {"Fees"},   {"Total"},   {"Currency"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<PayoutSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = shopify_channel_name;
  }
};

}  // namespace

const Profile& shopify_payouts() {
  static const ShopifyPayouts profile;
  return profile;
}

}  // namespace kontor::channels
