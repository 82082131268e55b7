#include "app/cli/ledger_options.h"
#include "app/cli/sealed.h"
#include "app/export_ledger.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct ExportOptions {
  LedgerOptions which;
  std::string format = "csv";
  std::string file;
};

void say_result(Console& console, const reports::LedgerExportResult& result,
                const desk::SealedChain& chain) {
  console.say(console.texts().plural("{n} posting was exported.", "{n} postings were exported.",
                                     result.rows));
  for (const auto& total : result.totals) {
    const Money debit{total.debit_minor, total.currency};
    const Money credit{total.credit_minor, total.currency};
    console.say(console.text("{currency}: debit {debit}, credit {credit}",
                             {{"currency", std::string(total.currency.code())},
                              {"debit", debit.to_decimal()},
                              {"credit", credit.to_decimal()}}));
  }
  console.say("SHA-256 " + result.sha256);
  say_sealed(console, chain);
}

Status ledger_export(Session& session, const ExportOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  reports::LedgerExport job;
  job.format = reports::ledger_format_named(o.format).value_or(reports::LedgerFormat::csv);
  job.filter = ledger_filter(session, o.which, {Permission::export_ledger, Permission::read_cost});
  if (job.filter.channel)
    job.channels = company_names(session).channel_code(job.filter.channel);
  else if (!job.filter.all_channels)
    job.channels = "common";
  const auto result = o.file.empty() ? app::export_ledger(book, job, console.texts(), console.out())
                                     : app::export_ledger_file(book, job, console.texts(), o.file);
  say_result(console, take(result), job.chain);
  return Status::done;
}

}  // namespace

void add_ledger_export(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<ExportOptions>();
  Command command = tree.command(
      group, "export", KONTOR_TEXT("Write the ledger for a bookkeeping program or an auditor"));
  command.option("--format", o->format, "csv|ledger|hledger|beancount",
                 KONTOR_TEXT("Form of the export; else CSV"));
  command.option("--file", o->file, "FILE",
                 KONTOR_TEXT("Where to write it; else to standard output"));
  ledger_common(command, o->which);
  command.needs_somewhere({Permission::export_ledger, Permission::read_cost});
  command.does([&session, o] { return ledger_export(session, *o); });
}

}  // namespace kontor::cli
