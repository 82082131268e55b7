#include "domain/base/check.h"
#include "i18n/language.h"
#include "i18n/names.h"
#include "reports/ledger_writer.h"

namespace kontor::reports {

namespace {

constexpr std::string_view ledger_csv_columns[] = {"entry_number",
                                                   "accounting_date",
                                                   "business_date",
                                                   "late",
                                                   "date_estimated",
                                                   "kind",
                                                   "document",
                                                   "entity",
                                                   "channel",
                                                   "location",
                                                   "account",
                                                   "account_name",
                                                   "debit",
                                                   "credit",
                                                   "currency",
                                                   "original_amount",
                                                   "original_currency"};

std::string_view truth(bool value) { return value ? "true" : "false"; }

}  // namespace

AccountNames account_names(const LedgerHead& head, const i18n::Catalogue& names) {
  AccountNames result;
  for (const books::Account& a : head.accounts) {
    result[a.code] = i18n::strip_marks(i18n::account_name(names, a.key, a.detail_name));
  }
  return result;
}

LedgerCsv::LedgerCsv(const LedgerHead& head, const i18n::Catalogue& names, formats::ByteSink& sink)
    : m_sink(sink),
      m_csv(m_sink, {.line_end = formats::LineEnd::crlf, .byte_order_mark = true}),
      m_names(account_names(head, names)) {
  for (const std::string_view column : ledger_csv_columns) m_csv.text(column);
  m_csv.end_row();
}

void LedgerCsv::line(const books::LedgerLine& line, bool) {
  m_scratch.clear();
  m_scratch += std::to_string(line.entry_number);
  m_csv.number(m_scratch);
  m_csv.number(m_accounting.of(line.accounting_date));
  m_csv.number(m_business.of(line.business_date));
  m_csv.number(truth(line.late));
  m_csv.number(truth(line.date_estimated));
  m_csv.number(line.kind);
  m_csv.text(line.document_number);
  m_csv.text(line.entity);
  m_csv.text(line.channel);
  m_csv.text(line.location);
  m_csv.text(line.account);
  const auto name = m_names.find(line.account);
  KONTOR_ASSERT(name != m_names.end());
  m_csv.text(name->second);
  amounts(line);
  m_csv.end_row();
}

void LedgerCsv::amounts(const books::LedgerLine& line) {
  const bool credit = line.entity_amount.minor < 0;
  m_scratch.clear();
  append_magnitude(m_scratch, line.entity_amount);
  m_csv.number(credit ? std::string_view() : m_scratch);
  m_csv.number(credit ? m_scratch : std::string_view());
  m_csv.number(line.entity_amount.currency.code());
  if (line.amount.currency == line.entity_amount.currency) {
    m_csv.number({});
    m_csv.number({});
    return;
  }
  m_scratch.clear();
  append_amount(m_scratch, line.amount);
  m_csv.number(m_scratch);
  m_csv.number(line.amount.currency.code());
}

std::string LedgerCsv::finish(const LedgerExportResult&) { return m_sink.hex(); }

}  // namespace kontor::reports
