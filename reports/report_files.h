#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "formats/pages/table_pages.h"
#include "reports/output.h"
#include "reports/report.h"

namespace kontor::reports {

using formats::TablePages;

/// What a report is written as.
enum class ReportFormat { csv, xlsx, pdf };
std::optional<ReportFormat> report_format_named(std::string_view name);
/// By the ending of a file's name, whatever its letters' case.
std::optional<ReportFormat> report_format_of(const std::filesystem::path& file);

/// For whom heads and words are: programs rely on keys and codes, people read titles and words.
/// XLSX and PDF are for people.
enum class ReportReader { program, person };

/// A sink that shows rows on a terminal or as a list for programs: a table has the totals below it.
/// `out` and `texts` outlive it.
std::unique_ptr<ReportSink> make_list_sink(ByteSink& out, OutputForm form,
                                           const i18n::Catalogue& texts, ReportReader reader);

/// Runs a report and writes it. Equal jobs on equal books on equal days give equal bytes.
Result<ReportResult> write_report(const ReportSource& source, const ReportJob& job,
                                  ReportFormat format, ReportReader reader, ByteSink& out,
                                  std::optional<std::int64_t> most_rows = std::nullopt);

/// The same into a file, which is there whole or not at all.
Result<ReportResult> write_report_file(const ReportSource& source, const ReportJob& job,
                                       ReportFormat format, ReportReader reader,
                                       const std::filesystem::path& file,
                                       std::optional<std::int64_t> most_rows = std::nullopt);

/// The report's pages, for a preview and a printer; what is printed is what the PDF has. They may
/// be drawn on another thread than this.
Result<std::unique_ptr<TablePages>> report_pages(const ReportSource& source,
                                                          const ReportJob& job);

/// Hands on at most so many rows, then ends the report.
class FirstRows : public ReportSink {
 public:
  FirstRows(ReportSink& sink, std::int64_t most) : m_sink(sink), m_left(most) {}
  void begin(const ReportHead& head) override { m_sink.begin(head); }
  void row(const Values& values) override;
  void total(const Values& values) override { m_sink.total(values); }
  void end() override { m_sink.end(); }

 private:
  ReportSink& m_sink;
  std::int64_t m_left;
};

}  // namespace kontor::reports
