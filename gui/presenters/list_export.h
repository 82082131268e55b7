#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"
#include "reports/list_file.h"

namespace kontor::gui {

/// Writes all rows of a list, with its filters, into a file: one at a time, off the GUI thread,
/// stopped at any moment without leaving a half file.
class ListExport {
 public:
  struct Wish {
    std::filesystem::path file;
    reports::ListFormat format = reports::ListFormat::csv;
    std::string title;  ///< of a sheet
    std::vector<std::size_t> columns;
    BusinessDate today = {};  ///< stands in a sheet
  };

  /// `changed`: begun, further, or done.
  ListExport(Executor& executor, Language language, std::function<void()> changed);

  /// The list outlives the export. Does nothing while one runs, or for a list without a walk.
  void start(ListPresenter& list, Wish wish);
  void stop();

  bool busy() const { return m_walk != nullptr; }
  /// 0 to 100; below zero where it is not known.
  int percent() const;
  /// What it does, in words.
  std::string activity() const;
  /// What the last one came to, in words; empty before.
  const std::string& result() const { return m_result; }
  bool went_wrong() const { return m_wrong; }
  /// The file that the result tells of; empty when it tells of none.
  const std::string& written() const { return m_written; }

 private:
  void read();
  void write(RowWalk::Rows rows);
  void finish();
  void end(std::string result, bool wrong);

  Language m_language;
  std::function<void()> m_changed;
  std::unique_ptr<RowWalk> m_walk;
  std::shared_ptr<reports::ListFile> m_file;
  std::string m_name, m_path;
  std::int64_t m_rows = 0;
  std::string m_result, m_written;
  bool m_wrong = false;
  Slot m_writing;
};

/// Copies rows of a list that may not be here: as tab-separated text with a line of titles.
class ListCopy {
 public:
  ListCopy(std::function<void(std::string text)> done, RowWalk::Failed failed)
      : m_done(std::move(done)), m_failed(std::move(failed)) {}

  /// `rows` ascending. The list outlives the copy; the newest wish counts.
  void start(ListPresenter& list, std::vector<std::size_t> rows,
             const std::vector<std::size_t>& columns);
  void stop() { m_walk.reset(); }
  bool busy() const { return m_walk != nullptr; }

 private:
  void read();

  std::function<void(std::string)> m_done;
  RowWalk::Failed m_failed;
  std::unique_ptr<RowWalk> m_walk;
  std::vector<std::size_t> m_rows;
  std::size_t m_next = 0, m_walked = 0;
  std::string m_text;
};

}  // namespace kontor::gui
