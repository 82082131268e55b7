#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/report_presenter.h"
#include "reports/report_files.h"

namespace kontor::gui {

/// The paper of one document: its pages to look at and to print, its file.
class PaperPresenter : public PagesSource {
 public:
  PaperPresenter(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                 const reports::Report& report, reports::ReportRequest request);

  std::string title() const override;
  const std::string& error() const override { return m_error; }
  const std::shared_ptr<const reports::TablePages>& pages() const override { return m_pages; }
  void make_pages() override;
  /// Writes the pages into a PDF file, which is there whole or not at all.
  void write(const std::string& path);
  /// "picking-list-T-12.pdf": what the file may be called.
  std::string file_name() const;
  bool busy() const { return m_paging.busy() || m_writing.busy(); }

  std::function<void()> on_pages;  ///< they are there, or can't be
  /// The file is there, told in words.
  std::function<void(const std::string& sentence, const std::string& path)> on_written;

 private:
  reports::ReportJob job() const;

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  const reports::Report& m_report;
  reports::ReportRequest m_request;
  std::shared_ptr<const reports::TablePages> m_pages;
  std::string m_error;
  Slot m_paging, m_writing;
};

}  // namespace kontor::gui
