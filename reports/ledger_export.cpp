#include "reports/ledger_export.h"

#include <algorithm>
#include <array>

#include "domain/company/reach.h"
#include "reports/ledger_writer.h"

namespace kontor::reports {

namespace {

constexpr std::array<std::string_view, 4> ledger_format_names = {"csv", "ledger", "hledger",
                                                                 "beancount"};

std::unique_ptr<LedgerWriter> ledger_writer(const LedgerExport& job, const LedgerHead& head,
                                            const i18n::Catalogue& names, formats::ByteSink& sink) {
  switch (job.format) {
    case LedgerFormat::csv:
      return std::make_unique<LedgerCsv>(head, names, sink);
    case LedgerFormat::ledger:
    case LedgerFormat::hledger:
      return std::make_unique<PlainTextJournal>(job, head, names, sink);
    case LedgerFormat::beancount:
      return std::make_unique<BeancountJournal>(job, head, names, sink);
  }
  return nullptr;
}

LedgerHead ledger_head(Unit& unit, const LedgerSource& source, const books::LedgerFilter& filter) {
  LedgerHead head{source.company.entities(unit), source.ledger.accounts(unit)};
  if (filter.entity) {
    std::erase_if(head.entities, [&](const auto& e) { return e.id != filter.entity; });
  }
  return head;
}

void add_to_totals(std::vector<LedgerTotal>& totals, Money amount) {
  auto found = std::ranges::lower_bound(totals, amount.currency, {}, &LedgerTotal::currency);
  if (found == totals.end() || found->currency != amount.currency) {
    found = totals.insert(found, {amount.currency, 0, 0});
  }
  if (amount.minor < 0) {
    found->credit_minor -= amount.minor;
  } else {
    found->debit_minor += amount.minor;
  }
}

/// Accounts of stock and of costs tell what goods cost.
std::optional<Refusal> may_not_export(const LedgerSource& source, const company::Actor& actor,
                                      const books::LedgerFilter& filter) {
  const company::Company all =
      source.book.read([&](Unit& unit) { return company::read_company(unit, source.company); });
  const company::Scope asked{filter.entity, {}, filter.channel};
  // Nothing is narrowed here: who asks for more than they may see is told so.
  const auto scope =
      company::narrowed(actor, {company::Permission::export_ledger, company::Permission::read_cost},
                        asked, {.entity = true, .channel = true}, all);
  if (!scope) return scope.refusal();
  if (*scope == asked) return std::nullopt;
  return company::refused(actor, company::Permission::export_ledger, asked);
}

struct ExportedLedger {
  LedgerHead head;
  LedgerExportResult result;
};

ExportedLedger stream_ledger(const LedgerSource& source, const LedgerExport& job,
                             const i18n::Catalogue& names, formats::ByteSink& sink) {
  // Writing is an effect, but a read is never run again.
  return source.book.read([&](Unit& unit) {
    ExportedLedger exported{ledger_head(unit, source, job.filter), {}};
    LedgerStream stream(job, exported.head, names, sink);
    std::int64_t rows = 0;
    source.ledger.each_line(unit, job.filter, [&](const books::LedgerLine& line) {
      if (job.watch) job.watch(++rows);
      stream.line(line);
    });
    exported.result = stream.finish();
    return exported;
  });
}

}  // namespace

std::string_view name_of(LedgerFormat format) {
  return ledger_format_names.at(static_cast<std::size_t>(format));
}

std::optional<LedgerFormat> ledger_format_named(std::string_view name) {
  const auto found = std::ranges::find(ledger_format_names, name);
  if (found == ledger_format_names.end()) return std::nullopt;
  return static_cast<LedgerFormat>(found - ledger_format_names.begin());
}

LedgerStream::LedgerStream(const LedgerExport& job, const LedgerHead& head,
                           const i18n::Catalogue& names, formats::ByteSink& sink)
    : m_writer(ledger_writer(job, head, names, sink)) {}

LedgerStream::~LedgerStream() = default;

void LedgerStream::line(const books::LedgerLine& line) {
  const bool first_of_entry = m_entry != line.entry_number;
  m_entry = line.entry_number;
  ++m_result.rows;
  if (first_of_entry) ++m_result.entries;
  add_to_totals(m_result.totals, line.entity_amount);
  m_writer->line(line, first_of_entry);
}

LedgerExportResult LedgerStream::finish() {
  m_result.sha256 = m_writer->finish(m_result);
  return m_result;
}

Result<LedgerExportResult> export_ledger(const LedgerSource& source, const company::Actor& actor,
                                         const LedgerExport& job, const i18n::Catalogue& names,
                                         formats::ByteSink& sink) {
  if (const auto refusal = may_not_export(source, actor, job.filter)) return *refusal;
  return stream_ledger(source, job, names, sink).result;
}

Result<LedgerExportResult> export_ledger_file(const LedgerSource& source,
                                              const company::Actor& actor, const LedgerExport& job,
                                              const i18n::Catalogue& names,
                                              const std::filesystem::path& file) {
  if (const auto refusal = may_not_export(source, actor, job.filter)) return *refusal;
  formats::FileSink sink(file);
  const ExportedLedger exported = stream_ledger(source, job, names, sink);
  // A device or pipe has no place beside it.
  const bool special = std::filesystem::exists(file) && !std::filesystem::is_regular_file(file);
  if (job.format != LedgerFormat::csv || special) {
    sink.commit();
    return exported.result;
  }
  std::filesystem::path beside = file;
  beside += ".sum";
  formats::FileSink sum(beside);
  sum.write(ledger_preamble(job, exported.head, names.language(), "# "));
  sum.write(ledger_summary(exported.result, "# "));
  sum.write(exported.result.sha256 + "  " + file.filename().string() + "\n");
  sink.commit();
  sum.commit();
  return exported.result;
}

}  // namespace kontor::reports
