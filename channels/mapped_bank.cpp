// Lines of bank statements by a mapping: a row is a line.

#include <unordered_map>

#include "channels/mapped_set.h"
#include "domain/base/digest.h"

namespace kontor::channels {

namespace {

class MappedBank final : public MappedSource<BankRules> {
 public:
  using MappedSource::MappedSource;

 protected:
  void begin(Table& table) override {
    m_alike.clear();
    MappedSource::begin(table);
  }

  void read(const Table& table) override {
    intake::IncomingBankLine line;
    line.account = m_row.text(m_rules.account);
    m_row.needed(m_rules.date);
    line.at = m_row.time(m_rules.date).value_or(intake::FileTime{});
    line.text = m_row.text(m_rules.text);
    line.reference = m_row.text(m_rules.reference);
    const Currency currency = m_row.currency();
    if (m_row.values().ok()) line.amount = amount(currency);
    line.key = m_rules.key ? m_row.needed(m_rules.key) : own_key(line);
    give_record(table, std::move(line));
  }

 private:
  /// Positive came in. Of two columns one is filled; a debit is money out, whatever its sign.
  Money amount(Currency currency) {
    if (m_rules.amount) {
      m_row.needed(m_rules.amount);
      return m_row.money(m_rules.amount, currency);
    }
    const auto out = m_row.money_if(m_rules.debit, currency);
    const auto in = m_row.money_if(m_rules.credit, currency);
    if (!out && !in) m_row.needed(m_rules.debit);
    Money sum = in.value_or(Money{0, currency});
    if (out) sum.minor -= out->minor < 0 ? -out->minor : out->minor;
    return sum;
  }

  /// For banks that number nothing: date, amount and text, counted where they are alike. Statements
  /// hold whole days, so the same line gets the same key in an overlapping one.
  std::string own_key(const intake::IncomingBankLine& line) {
    const std::string what =
        joined_key({line.account, line.at.local.date.to_iso(), std::to_string(line.amount.minor),
                    line.text, line.reference});
    const std::string key = sha256_hex(what).substr(0, key_digits);
    return line.at.local.date.to_iso() + "/" + key + "/" + std::to_string(++m_alike[key]);
  }

  static constexpr std::size_t key_digits = 16;
  std::unordered_map<std::string, int> m_alike;
};

}  // namespace

std::unique_ptr<RowSource> mapped_bank(Tables tables, SharedSet set, const BankRules& rules) {
  return std::make_unique<MappedBank>(std::move(tables), std::move(set), rules);
}

}  // namespace kontor::channels
