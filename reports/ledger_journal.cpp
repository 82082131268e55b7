#include "i18n/language.h"
#include "i18n/names.h"
#include "reports/ledger_writer.h"

namespace kontor::reports {

namespace {

constexpr std::size_t journal_buffer_bytes = std::size_t{64} * 1024;

void append_total(std::string& out, std::string_view mark, std::string_view side, Money total) {
  out.append(mark).append(side).append(" ").append(total.currency.code()).append(": ");
  append_amount(out, total);
  out += '\n';
}

}  // namespace

std::string ledger_preamble(const LedgerExport& job, const LedgerHead& head,
                            std::string_view language, std::string_view mark) {
  std::string text;
  const auto say = [&](std::string_view key, std::string_view value) {
    text.append(mark).append(key).append(": ");
    append_name(text, value);
    text += '\n';
  };
  text.append(mark).append("Kontor ledger export, form 1\n");
  if (!job.book.empty()) say("book", job.book);
  for (const company::Entity& e : head.entities) {
    say("entity", e.code + " " + e.name + " (" + std::string(e.currency.code()) + ")");
  }
  const std::string from = job.filter.from ? job.filter.from->to_iso() : "beginning";
  const std::string to = job.filter.to ? job.filter.to->to_iso() : "end";
  say("period", from + " to " + to);
  say("channels", job.channels);
  say("names", language);
  const auto seal = [&](std::string_view key, const desk::SealedRange& range) {
    say(key, std::to_string(range.from) + " to " + std::to_string(range.to) + ", " +
                 range.sealed_at.to_iso() + ", " + range.hash);
  };
  if (job.chain.seals > 0) {
    say("sealed rows", std::to_string(job.chain.first.from) + " to " +
                           std::to_string(job.chain.last.to) + ", seals " +
                           std::to_string(job.chain.seals));
    seal("first seal", job.chain.first);
    seal("last seal", job.chain.last);
  }
  say("audit chain", job.chain.seals == 0 ? "not sealed" : job.chain.last.hash);
  return text;
}

std::string ledger_summary(const LedgerExportResult& result, std::string_view mark) {
  std::string text;
  text.append(mark).append("rows: ").append(std::to_string(result.rows)).append("\n");
  text.append(mark).append("entries: ").append(std::to_string(result.entries)).append("\n");
  for (const LedgerTotal& t : result.totals) {
    append_total(text, mark, "debit", {t.debit_minor, t.currency});
    append_total(text, mark, "credit", {t.credit_minor, t.currency});
  }
  return text;
}

LedgerJournal::LedgerJournal(const LedgerExport& job, const LedgerHead& head,
                             const i18n::Catalogue& names, formats::ByteSink& sink)
    : m_job(job), m_head(head), m_catalogue(names), m_raw(sink), m_sink(sink) {}

std::string LedgerJournal::name_of(const books::Account& account) const {
  return i18n::strip_marks(i18n::account_name(m_catalogue, account.key, account.detail_name));
}

void LedgerJournal::append_description(std::string& out, const books::LedgerLine& line) {
  out += line.kind;
  if (line.document_number.empty()) return;
  out += ' ';
  append_escaped(out, line.document_number, ";|");
}

void LedgerJournal::begin(BusinessDate first_day) {
  m_text += ledger_preamble(m_job, m_head, m_catalogue.language(), "; ");
  declare(first_day);
  m_begun = true;
}

void LedgerJournal::line(const books::LedgerLine& line, bool first_of_entry) {
  // Beancount opens accounts on a day: that of the first entry, known only now.
  if (!m_begun) begin(m_job.filter.from.value_or(line.accounting_date));
  if (first_of_entry) {
    m_text += '\n';
    header(line);
  }
  posting(line);
  if (m_text.size() > journal_buffer_bytes) hand_over();
}

void LedgerJournal::hand_over() {
  m_sink.write(m_text);
  m_text.clear();
}

std::string LedgerJournal::finish(const LedgerExportResult& result) {
  if (!m_begun) begin(m_job.filter.from.value_or(BusinessDate{}));
  m_text += '\n';
  m_text += ledger_summary(result, "; ");
  hand_over();
  std::string hash = m_sink.hex();
  m_raw.write("; sha256: " + hash + "\n");
  return hash;
}

}  // namespace kontor::reports
