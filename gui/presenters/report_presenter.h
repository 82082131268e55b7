#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/destination.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/report_choice.h"
#include "gui/presenters/row_table.h"
#include "reports/report_files.h"
#include "reports/report_table.h"

namespace kontor::gui {

class ReportView {
 public:
  virtual ~ReportView() = default;
  virtual void show_report() = 0;  ///< another report or choice, busy, done, failed
  virtual void show_rows() = 0;    ///< other rows and columns
  virtual void show_pages() = 0;   ///< pages came or went
  /// A file is there, told once.
  virtual void file_written(const std::string& sentence, const std::string& path) = 0;
};

/// What a preview shows and prints.
class PagesSource {
 public:
  virtual ~PagesSource() = default;
  virtual std::string title() const = 0;
  /// What went wrong, in words; empty when nothing did.
  virtual const std::string& error() const = 0;
  /// None until they are made.
  virtual const std::shared_ptr<const reports::TablePages>& pages() const = 0;
  virtual void make_pages() = 0;
};

/// More rows than this are not shown; files and pages have all.
inline constexpr std::int64_t most_report_rows = 100'000;

/// One report at a time: the same job as on the command line, run off the thread, its rows as a
/// table for the screen, its pages, its files.
class ReportPresenter : public Table, public PagesSource {
 public:
  enum class State { none, running, ready, empty, stopped, failed };

  ReportPresenter(ReportView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);

  /// All reports, a row each: title and what it shows.
  RowTable& list() { return m_list; }
  /// The id of a row's report.
  std::string id_at(std::size_t row) const;

  /// Shows a report: runs it unless it is shown with this choice already. An id that is none is
  /// left alone.
  void open(const std::string& id, const ReportChoice& choice);
  /// Another choice; the same again changes nothing.
  void choose(ReportChoice next);
  /// Runs it again.
  void run();
  /// Ends what runs; no file is left of it.
  void stop();
  /// Writes all rows. The file is there whole or not at all.
  void write(const std::string& path, reports::ReportFormat format);
  /// Makes the pages of the same choice, unless they are there.
  void make_pages() override;
  /// Somebody committed: what is shown may be older than the book.
  void book_changed();

  State state() const;
  bool busy() const { return m_running.busy() || m_paging.busy() || writing(); }
  bool writing() const { return m_writing.busy(); }
  bool paging() const { return m_paging.busy(); }
  /// What it does now: "1,200 rows read..."; empty while idle.
  std::string activity() const;

  const reports::Report* report() const { return m_report; }
  std::string id() const { return m_report ? std::string(m_report->id) : std::string(); }
  std::string title() const override;
  std::string about() const;
  bool takes(reports::Parameter parameter) const;
  const ReportChoice& choice() const { return m_choice; }
  const ReportFacts& facts() const { return m_facts; }
  BusinessDate today() const;

  /// What went wrong, in words; empty when nothing did.
  const std::string& error() const override { return m_error; }
  /// The book changed since it was read.
  bool outdated() const { return m_outdated; }
  /// What the report says of its choice, a line each.
  std::vector<std::string> notes() const;
  /// The number of rows, then a line of totals for each currency.
  std::vector<std::string> footer() const;
  /// "sales-by-month-2026-10-01-2026-10-31.pdf": what a file may be called.
  std::string file_name(reports::ReportFormat format) const;
  /// None until they are made.
  const std::shared_ptr<const reports::TablePages>& pages() const override { return m_pages; }

  /// Where the rows or the document lie that make a row; none: nowhere.
  std::optional<Destination> leads_to(std::size_t row);

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override;
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  struct Ran;
  /// Shared by the worker and the page.
  struct Course {
    std::atomic<std::int64_t> rows{0};
    std::atomic<bool> stop{false};
  };
  reports::ReportJob job(const std::shared_ptr<Course>& course) const;
  void forget();
  void take(Ran ran);
  void make_columns();
  Column column_of(const reports::Field& field, const std::string& title,
                   const std::string& longest) const;
  std::string total_line(const std::vector<reports::ReportTable::Text>& total) const;
  void failed(std::string sentence);

  ReportView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  RowTable m_list;
  std::vector<std::string> m_ids;  ///< of the reports listed
  const reports::Report* m_report = nullptr;
  ReportChoice m_choice;
  ReportFacts m_facts;
  std::vector<Column> m_columns;
  std::shared_ptr<reports::ReportTable> m_rows;
  std::shared_ptr<const reports::TablePages> m_pages;
  std::string m_error;
  bool m_outdated = false, m_stopped = false;
  std::shared_ptr<Course> m_course = std::make_shared<Course>();
  Slot m_running, m_paging, m_writing;
};

}  // namespace kontor::gui
