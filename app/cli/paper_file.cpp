#include "app/cli/paper_file.h"

#include "app/reports.h"
#include "i18n/language.h"
#include "reports/report_files.h"

namespace kontor::cli {

Status write_paper(Session& session, const reports::Report& report,
                   const reports::ReportRequest& request, const std::string& file) {
  Console& console = session.console();
  const auto format = reports::report_format_of(file);
  if (!format)
    throw WrongUsage(console.text(
        "What kind of file {file} is to be is not clear. Give it the ending csv, xlsx or pdf, or "
        "say --format.",
        {{"file", file}}));
  reports::ReportJob job;
  job.report = &report;
  job.request = request;
  job.texts = i18n::Catalogue::load(console.texts().language(), i18n::locale_dir());
  app::BookReports desk(session.book());
  const auto source = desk.source();
  const auto result = take(reports::write_report_file(
      source, job, *format, reports::ReportReader::program, file, session.limit()));
  session.console().say(console.texts().plural("{n} row was written to {file}.",
                                               "{n} rows were written to {file}.", result.rows,
                                               {{"file", file}}));
  return Status::done;
}

}  // namespace kontor::cli
