#include "gui/presenters/paper_presenter.h"

#include "gui/presenters/file_failure.h"

namespace kontor::gui {

PaperPresenter::PaperPresenter(std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language, const reports::Report& report,
                               reports::ReportRequest request)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_report(report),
      m_request(std::move(request)),
      m_paging(executor, Lane::read),
      m_writing(executor, Lane::read) {}

std::string PaperPresenter::title() const { return m_language.text(m_report.title); }

std::string PaperPresenter::file_name() const {
  const std::string number =
      m_request.transfer.empty() ? stock::count_number_text(m_request.count) : m_request.transfer;
  return std::string(m_report.id) + "-" + number + ".pdf";
}

reports::ReportJob PaperPresenter::job() const {
  reports::ReportJob job;
  job.report = &m_report;
  job.request = m_request;
  job.texts = m_language.catalogue();
  return job;
}

void PaperPresenter::make_pages() {
  if (m_pages || m_paging.busy()) return;
  struct Made {
    std::shared_ptr<const reports::TablePages> pages;
    std::optional<Refusal> refusal;
  };
  m_paging.run(
      [book = m_book, job = job()](const Cancel&) {
        Made made;
        try {
          auto pages = reports::report_pages(book->reports(), job);
          if (pages) {
            made.pages = std::move(*pages);
          } else {
            made.refusal = pages.refusal();
          }
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
        return made;
      },
      [this](const Made& made) {
        m_pages = made.pages;
        m_error = made.refusal ? m_language.sentence(*made.refusal) : std::string();
        if (on_pages) on_pages();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        if (on_pages) on_pages();
      });
}

void PaperPresenter::write(const std::string& path) {
  m_writing.run(
      [book = m_book, job = job(), path](const Cancel&) {
        try {
          return reports::write_report_file(book->reports(), job, reports::ReportFormat::pdf,
                                            reports::ReportReader::person, path);
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
      },
      [this, path](const Result<reports::ReportResult>& written) {
        m_error = written ? std::string() : m_language.sentence(written.refusal());
        if (on_pages) on_pages();
        if (written && on_written)
          on_written(m_language.text("The pages are in {file}", {{"file", path}}), path);
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        if (on_pages) on_pages();
      });
}

}  // namespace kontor::gui
