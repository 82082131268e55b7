#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/books_choice.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

class ExportView {
 public:
  virtual ~ExportView() = default;
  virtual void show_export() = 0;  ///< other choices, another preview, written, failed
  /// A file is there, told once.
  virtual void file_written(const std::string& /*sentence*/, const std::string& /*path*/) {}
};

/// How many lines of an export a preview shows.
inline constexpr std::size_t preview_lines = 40;

/// The ledger taken out: what would be written, and writing it.
class ExportPresenter {
 public:
  ExportPresenter(ExportView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);

  /// Looks at what an export would hold, to its end; the first lines stay. Newest wins.
  void preview();
  void choose_format(reports::LedgerFormat format);
  void choose(LedgerPart part);
  /// Writes what is chosen. The file is there whole or not at all.
  void write(const std::string& path);
  /// Ends what runs; no file is left of it.
  void stop();

  reports::LedgerFormat format() const { return m_format; }
  const LedgerPart& part() const { return m_part; }
  const BooksFacts& books() const { return m_books; }
  /// "ledger-AMAZON-2026-10.csv": what the file may be called.
  std::string file_name() const;

  bool looking() const { return m_looking.busy(); }
  bool writing() const { return m_writing.busy(); }
  /// What it does now: "1,200 postings written..."; empty while idle.
  std::string activity() const;
  /// The first lines, as they would stand in the file.
  const std::string& first_lines() const { return m_first; }
  /// Counts, totals and hash, a line each; empty until known.
  const std::vector<std::string>& summary() const { return m_summary; }
  const std::optional<reports::LedgerExportResult>& result() const { return m_result; }
  /// How writing ended, in words; empty before the first.
  const std::string& outcome() const { return m_outcome; }
  bool went_wrong() const { return m_wrong; }
  /// Writing was refused for a right that somebody else may lend; nothing otherwise.
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// The file that the outcome tells of; empty when it tells of none.
  const std::string& written() const { return m_written; }

 private:
  struct Looked;
  using Written = std::optional<Result<reports::LedgerExportResult>>;  ///< nothing: was stopped
  /// Shared by the worker and the page.
  struct Course {
    std::atomic<std::int64_t> rows{0};
    std::atomic<bool> stop{false};
  };
  reports::LedgerExport job() const;
  std::string channel_code() const;
  void write_in(std::shared_ptr<OpenBook> book, const std::string& path);
  void take(const Looked& looked);
  void take_written(const Written& written, const std::string& path);
  void end(std::string sentence, bool wrong);
  std::vector<std::string> summary_of(const reports::LedgerExportResult& result,
                                      const desk::SealedChain& chain) const;

  ExportView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  reports::LedgerFormat m_format = reports::LedgerFormat::csv;
  LedgerPart m_part;
  BooksFacts m_books;
  std::string m_first, m_outcome, m_written;
  std::vector<std::string> m_summary;
  std::optional<reports::LedgerExportResult> m_result;
  bool m_wrong = false;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  std::shared_ptr<Course> m_course = std::make_shared<Course>();
  Slot m_looking, m_writing;
};

/// What people call a form of export.
std::string title_of(reports::LedgerFormat format, const Language& language);

}  // namespace kontor::gui
