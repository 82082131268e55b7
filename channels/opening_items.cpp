// What is open on the first day, one document a row, in the form of our own template: the old
// system's list of open orders, gift cards, receivables, payables, unpaid settlements.

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

using intake::IncomingOpening;
using intake::OpeningKind;

class OpeningItemSource final : public RowSource {
 public:
  OpeningItemSource(Tables tables, std::optional<Currency> currency)
      : RowSource(std::move(tables)), m_own(currency) {}

 protected:
  void begin(Table& table) override {
    m_kind = table.column("kind");
    m_number = table.column("number");
    m_partner = table.column("partner");
    m_channel = table.column("channel");
    m_gateway = table.column("gateway");
    m_due = table.column("due");
    m_currency = table.column("currency");
    m_amount = table.column("amount");
  }

  void row(const Table& table) override {
    Values values;
    values.at(table.line());
    IncomingOpening opening;
    const Cell kind = table.cell(m_kind);
    values.needed(kind);
    const auto known = intake::opening_kind_named(ascii_lower(kind.text));
    if (!known || *known == OpeningKind::balance)
      values.refuse(RefusalCode::value_unknown, kind);
    else
      opening.kind = *known;
    opening.number = unguarded(values.needed(table.cell(m_number)));
    opening.partner = unguarded(table.cell(m_partner).text);
    opening.channel = unguarded(table.cell(m_channel).text);
    opening.gateway = unguarded(table.cell(m_gateway).text);
    if (const auto due = values.time(table.cell(m_due))) opening.due = due->local.date;
    const bool own = table.cell(m_currency).text.empty() && m_own;
    const Currency currency = own ? *m_own : values.currency(table.cell(m_currency));
    values.needed(table.cell(m_amount));
    opening.amount = values.money_or_zero(table.cell(m_amount), currency);
    // What we owe is told by its kind, not by a sign; what is paid is not open.
    if (values.ok() && opening.amount.minor <= 0)
      values.refuse(RefusalCode::value_unknown, table.cell(m_amount));
    give_or_refuse(table, table.line(), values.refusal(), std::move(opening));
  }

 private:
  std::optional<Currency> m_own;
  Column m_kind, m_number, m_partner, m_channel, m_gateway, m_due, m_currency, m_amount;
};

class OpeningItems final : public TableProfile {
 public:
  std::string_view name() const override { return "opening-items"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"kind"}, {"number"}, {"partner"}, {"channel"}, {"amount"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<OpeningItemSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override { info.of_company = true; }
};

}  // namespace

const Profile& opening_items() {
  static const OpeningItems profile;
  return profile;
}

}  // namespace kontor::channels
