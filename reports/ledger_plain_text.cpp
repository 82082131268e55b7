#include <set>

#include "reports/ledger_writer.h"

namespace kontor::reports {

namespace ledger_plain_text_detail {

// What would end a tag or begin another one, in one dialect or the other.
constexpr std::string_view tag_breakers = ";|,[]";
constexpr std::string_view ledger_tags[] = {"entity",  "event-date", "date-estimated",
                                            "channel", "location",   "original"};

/// How amounts of a currency look: hledger wants a decimal point always, ledger takes none for the
/// last character of an amount.
void append_sample(std::string& out, Currency currency, bool hledger) {
  out += "1000";
  const int decimals = currency.decimals();
  if (decimals > 0 || hledger) out += '.';
  out.append(static_cast<std::size_t>(decimals), '0');
  out.append(" ").append(currency.code());
}

}  // namespace ledger_plain_text_detail

void PlainTextJournal::declare(BusinessDate) {
  namespace detail = ledger_plain_text_detail;
  m_text += '\n';
  std::set<Currency> currencies;
  for (const company::Entity& e : head().entities) currencies.insert(e.currency);
  for (const Currency currency : currencies) {
    m_text.append("commodity ").append(currency.code()).append("\n    format ");
    detail::append_sample(m_text, currency, hledger());
    m_text += '\n';
  }
  if (!hledger()) {
    for (const std::string_view key : detail::ledger_tags) {
      m_text.append("tag ").append(key).append("\n");
    }
  }
  for (const books::Account& a : head().accounts) {
    m_text += "account ";
    append_account(m_text, a.type, a.code);
    m_text += "\n    note ";
    append_name(m_text, name_of(a));
    m_text += '\n';
  }
}

/// hledger: all tags in one comment, ledger: a comment line each.
void PlainTextJournal::tag(std::string_view key, std::string_view value) {
  if (!m_tagged) {
    m_text += hledger() ? "  ; " : "\n    ; ";
  } else {
    m_text += hledger() ? ", " : "\n    ; ";
  }
  m_tagged = true;
  m_text.append(key).append(hledger() ? ":" : ": ");
  append_escaped(m_text, value, ledger_plain_text_detail::tag_breakers);
}

void PlainTextJournal::end_tags() {
  m_text += '\n';
  m_tagged = false;
}

void PlainTextJournal::header(const books::LedgerLine& line) {
  m_text.append(m_accounting.of(line.accounting_date)).append(" * (");
  m_text.append(std::to_string(line.entry_number)).append(") ");
  append_description(m_text, line);
  tag("entity", line.entity);
  if (line.late) tag("event-date", m_business.of(line.business_date));
  if (line.date_estimated) tag("date-estimated", "yes");
  end_tags();
}

void PlainTextJournal::posting(const books::LedgerLine& line) {
  m_text += "    ";
  append_account(m_text, line.account_type, line.account);
  m_text += "  ";
  append_amount(m_text, line.entity_amount);
  m_text.append(" ").append(line.entity_amount.currency.code());
  if (!line.channel.empty()) tag("channel", line.channel);
  if (!line.location.empty()) tag("location", line.location);
  if (line.amount.currency != line.entity_amount.currency) {
    m_scratch.clear();
    append_amount(m_scratch, line.amount);
    m_scratch.append(" ").append(line.amount.currency.code());
    tag("original", m_scratch);
  }
  end_tags();
}

}  // namespace kontor::reports
