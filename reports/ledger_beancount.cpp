#include <set>

#include "reports/ledger_writer.h"

namespace kontor::reports {

namespace ledger_beancount_detail {

void text_field(std::string& out, std::string_view indented_key, std::string_view value) {
  out.append(indented_key).append(": ");
  append_quoted(out, value);
  out += '\n';
}

}  // namespace ledger_beancount_detail

void BeancountJournal::declare(BusinessDate first_day) {
  const std::string day = first_day.to_iso();
  std::set<Currency> currencies;
  for (const company::Entity& e : head().entities) currencies.insert(e.currency);
  m_text += '\n';
  if (!m_job.book.empty()) {
    m_text += "option \"title\" ";
    append_quoted(m_text, m_job.book);
    m_text += '\n';
  }
  for (const Currency currency : currencies) {
    m_text.append("option \"operating_currency\" \"").append(currency.code()).append("\"\n");
  }
  // Without this a difference of half the last digit is let through.
  m_text += "option \"inferred_tolerance_multiplier\" \"0\"\n";
  for (const Currency currency : currencies) {
    m_text.append(day).append(" commodity ").append(currency.code()).append("\n");
  }
  for (const books::Account& a : head().accounts) {
    m_text.append(day).append(" open ");
    append_account(m_text, a.type, a.code);
    m_text += '\n';
    ledger_beancount_detail::text_field(m_text, "  name", name_of(a));
  }
}

void BeancountJournal::header(const books::LedgerLine& line) {
  namespace detail = ledger_beancount_detail;
  m_text.append(m_accounting.of(line.accounting_date)).append(" * ");
  append_quoted(m_text,
                line.document_number.empty() ? line.kind : line.kind + " " + line.document_number);
  m_text.append("\n  entry: ").append(std::to_string(line.entry_number)).append("\n");
  detail::text_field(m_text, "  kind", line.kind);
  if (!line.document_number.empty()) {
    detail::text_field(m_text, "  document-number", line.document_number);
  }
  detail::text_field(m_text, "  entity", line.entity);
  if (line.late) {
    m_text.append("  event-date: ").append(m_business.of(line.business_date)).append("\n");
  }
  if (line.date_estimated) m_text += "  date-estimated: TRUE\n";
}

void BeancountJournal::posting(const books::LedgerLine& line) {
  namespace detail = ledger_beancount_detail;
  m_text += "  ";
  append_account(m_text, line.account_type, line.account);
  m_text += "  ";
  append_amount(m_text, line.entity_amount);
  m_text.append(" ").append(line.entity_amount.currency.code()).append("\n");
  if (!line.channel.empty()) detail::text_field(m_text, "    channel", line.channel);
  if (!line.location.empty()) detail::text_field(m_text, "    location", line.location);
  if (line.amount.currency == line.entity_amount.currency) return;
  m_text += "    original: ";
  append_amount(m_text, line.amount);
  m_text.append(" ").append(line.amount.currency.code()).append("\n");
}

}  // namespace kontor::reports
