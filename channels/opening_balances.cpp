// The accountant's trial balance of the day before the first, in the form of our own template or of
// `kontor ledger trial-balance`. All of it is one record.

#include <algorithm>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/values.h"
#include "domain/base/digest.h"
#include "domain/books/chart.h"

namespace kontor::channels {

namespace {

using intake::IncomingOpening;
using intake::OpeningBalance;
using intake::OpeningKind;

/// The account of the chart for a type of the accountant's own accounts.
std::string own_account_key(const std::string& type) {
  for (const auto t :
       {books::AccountType::asset, books::AccountType::liability, books::AccountType::equity,
        books::AccountType::income, books::AccountType::expense})
    if (books::name_of(t) == type) return "own_" + type;
  return {};
}

/// The accountant's number as part of a code: "0420", "8400-A". One without ASCII letters and
/// digits is told apart by its digest.
std::string own_account_code(const std::string& own) {
  constexpr std::size_t longest = 24, digest_letters = 8;
  std::string code;
  bool known = false;
  for (const char c : own) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    known = known || letter;
    code += !letter ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  const bool whole = known && code.size() <= longest;
  return whole ? code : "OWN-" + sha256_hex(own).substr(0, digest_letters);
}

class OpeningBalanceSource final : public RowSource {
 public:
  OpeningBalanceSource(Tables tables, std::optional<Currency> currency)
      : RowSource(std::move(tables)), m_own(currency) {}

 protected:
  void begin(Table& table) override {
    m_account = table.column("account");
    m_channel = table.column("channel");
    m_own_account = table.column("own_account");
    m_name = table.column("name");
    m_type = table.column("type");
    m_currency = table.column("currency");
    m_debit = table.column("debit");
    m_credit = table.column("credit");
    m_opening = {};
    m_opening.kind = OpeningKind::balance;
    m_first_line = 0;
    m_refused = false;
  }

  void row(const Table& table) override {
    Values values;
    values.at(table.line());
    if (table.cell(m_debit).text.empty() && table.cell(m_credit).text.empty()) return;
    const bool own = table.cell(m_currency).text.empty() && m_own;
    const Currency currency = own ? *m_own : values.currency(table.cell(m_currency));
    if (m_first_line == 0) {
      m_first_line = table.line();
      m_opening.amount = Money{0, currency};
    }
    if (values.ok() && currency != m_opening.amount.currency)
      values.refuse(RefusalCode::value_unknown, table.cell(m_currency));
    OpeningBalance b = account_of(table, values);
    b.channel = unguarded(table.cell(m_channel).text);
    b.minor = values.money_or_zero(table.cell(m_debit), currency).minor -
              values.money_or_zero(table.cell(m_credit), currency).minor;
    if (!values.ok()) {
      m_refused = true;
      give_refusal(table, table.line(), *values.refusal());
    } else if (b.account != "channel_current") {
      m_opening.balances.push_back(std::move(b));
    }
  }

  /// One wrong row, and the balance is not the accountant's: nothing of it is taken in.
  void end(const Table&) override {
    if (!m_refused && m_first_line != 0) give(m_first_line, std::move(m_opening));
  }

 private:
  OpeningBalance account_of(const Table& table, Values& values) const {
    OpeningBalance b;
    const Cell account = table.cell(m_account);
    if (!account.text.empty()) {
      read_code(account, b);
      if (b.account.empty())
        values.refuse(
            {RefusalCode::account_unknown,
             {{"row", std::to_string(table.line())}, {"account", std::string(account.text)}}});
      return b;
    }
    const std::string own = unguarded(values.needed(table.cell(m_own_account)));
    const Cell type = table.cell(m_type);
    values.needed(type);
    b.account = own_account_key(ascii_lower(type.text));
    if (b.account.empty()) values.refuse(RefusalCode::value_unknown, type);
    b.detail = own_account_code(own);
    b.name = unguarded(table.cell(m_name).text);
    if (b.name.empty()) b.name = own;
    return b;
  }

  /// "1400" or "1400-PAYPAL".
  static void read_code(const Cell& cell, OpeningBalance& b) {
    const std::string text = unguarded(cell.text);
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto chart = books::standard_chart();
    const auto found = std::ranges::find(chart, std::string_view(text).substr(0, dash),
                                         &books::ChartAccount::code);
    if (found == chart.end()) return;
    b.account = found->key;
    if (dash < text.size()) b.detail = text.substr(dash + 1);
  }

  std::optional<Currency> m_own;
  Column m_account, m_channel, m_own_account, m_name, m_type, m_currency, m_debit, m_credit;
  IncomingOpening m_opening;
  std::int64_t m_first_line = 0;
  bool m_refused = false;
};

class OpeningBalances final : public TableProfile {
 public:
  std::string_view name() const override { return "opening-balances"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"account"}, {"channel"}, {"debit"}, {"credit"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions& options) const override {
    return std::make_unique<OpeningBalanceSource>(std::move(tables), options.entity_currency);
  }
  void describe(intake::SourceInfo& info, const Tables&) const override { info.of_company = true; }
};

}  // namespace

const Profile& opening_balances() {
  static const OpeningBalances profile;
  return profile;
}

}  // namespace kontor::channels
