#include "gui/presenters/export_presenter.h"

#include <algorithm>
#include <system_error>

#include "gui/presenters/file_failure.h"
#include "gui/presenters/reach.h"
#include "i18n/sealed.h"

namespace kontor::gui {

namespace {

/// Ends an export that nobody waits for any more.
struct ExportStopped {};

/// Keeps the first lines; what follows goes nowhere.
class FirstLines : public reports::ByteSink {
 public:
  void write(std::string_view bytes) override {
    while (!bytes.empty() && m_lines < preview_lines) {
      const std::size_t end = bytes.find('\n');
      const bool whole = end != std::string_view::npos;
      m_text += bytes.substr(0, whole ? end + 1 : bytes.size());
      bytes.remove_prefix(whole ? end + 1 : bytes.size());
      if (whole) ++m_lines;
    }
  }
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  std::size_t m_lines = 0;
};

/// Whose rights hold in one part of what is asked for is given that; of several, the export itself
/// says that one has to be chosen.
std::optional<company::Scope> narrow_export(OpenBook& book, Unit& unit,
                                            reports::LedgerExport& job) {
  const auto actor = book.actor();
  const std::vector<company::Permission> rights = {company::Permission::export_ledger,
                                                   company::Permission::read_cost};
  if (std::ranges::all_of(rights, [&](auto right) { return actor.may(right); }))
    return std::nullopt;
  auto& filter = job.filter;
  const bool common = !filter.all_channels && !filter.channel;
  const auto company = company::read_company(unit, book.company());
  const auto part = company::narrowed(actor, rights, {filter.entity, {}, filter.channel},
                                      {.entity = true, .channel = !common}, company);
  if (!part || (!part->entity && !part->channel)) return std::nullopt;
  filter.entity = part->entity;
  if (!part->channel) return *part;
  filter.all_channels = false;
  filter.channel = part->channel;
  for (const auto& channel : company.channels)
    if (channel.id == part->channel) job.channels = channel.code;
  return *part;
}

std::string_view ending_of(reports::LedgerFormat format) {
  switch (format) {
    case reports::LedgerFormat::csv:
      return "csv";
    case reports::LedgerFormat::ledger:
      return "ledger";
    case reports::LedgerFormat::hledger:
      return "journal";
    case reports::LedgerFormat::beancount:
      return "beancount";
  }
  return "";
}

std::string without_byte_order_mark(std::string text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.erase(0, mark.size());
  std::erase(text, '\r');
  return text;
}

}  // namespace

std::string title_of(reports::LedgerFormat format, const Language& t) {
  switch (format) {
    case reports::LedgerFormat::csv:
      return t.text("Table (CSV)");
    case reports::LedgerFormat::ledger:
      return t.text("Journal for ledger");
    case reports::LedgerFormat::hledger:
      return t.text("Journal for hledger");
    case reports::LedgerFormat::beancount:
      return t.text("Journal for beancount");
  }
  return {};
}

struct ExportPresenter::Looked {
  BooksFacts books;
  std::optional<Result<reports::LedgerExportResult>> result;  ///< none: it was stopped
  std::string first;
  desk::SealedChain chain;
  std::optional<company::Scope> part;  ///< that it was narrowed to, for rights that hold there only
};

ExportPresenter::ExportPresenter(ExportView& view, std::shared_ptr<OpenBook> book,
                                 Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_looking(executor, Lane::read),
      m_writing(executor, Lane::write) {}

void ExportPresenter::choose_format(reports::LedgerFormat format) {
  if (format == m_format) return;
  m_format = format;
  preview();
}

void ExportPresenter::choose(LedgerPart part) {
  if (part == m_part) return;
  m_part = std::move(part);
  preview();
}

std::string ExportPresenter::channel_code() const {
  if (m_part.side.all) return "all";
  for (const auto& channel : m_books.channels)
    if (channel.id == m_part.side.channel) return channel.code;
  return "common";
}

reports::LedgerExport ExportPresenter::job() const {
  reports::LedgerExport job;
  job.format = m_format;
  job.filter.entity = m_part.entity;
  job.filter.all_channels = m_part.side.all;
  job.filter.channel = m_part.side.channel;
  job.filter.from = m_part.period.from;
  job.filter.to = m_part.period.to;
  job.channels = channel_code();
  return job;
}

std::string ExportPresenter::file_name() const {
  std::string name = "ledger";
  for (const auto& entity : m_books.entities)
    if (entity.id == m_part.entity) name += "-" + entity.code;
  if (!m_part.side.all) name += "-" + channel_code();
  if (m_part.period.from) name += "-" + m_part.period.from->to_iso();
  if (m_part.period.to) name += "-" + m_part.period.to->to_iso();
  return name + "." + std::string(ending_of(m_format));
}

void ExportPresenter::preview() {
  if (writing()) return;
  m_course->stop = true;
  m_course = std::make_shared<Course>();
  m_outcome.clear();
  m_refused.reset();
  m_written.clear();
  m_looking.run(
      [book = m_book, wanted = job(), course = m_course,
       names = m_language.catalogue()](const Cancel& cancel) {
        Looked looked;
        auto job = wanted;
        book->book().read([&](Unit& unit) {
          looked.books = books_facts(*book, unit);
          looked.part = narrow_export(*book, unit, job);
        });
        job.watch = [&](std::int64_t rows) {
          course->rows = rows;
          if (cancel.requested() || course->stop) throw ExportStopped();
        };
        FirstLines lines;
        try {
          looked.result = book->ledger_exporter().write(job, *names, lines);
        } catch (const ExportStopped&) {
          return looked;
        }
        looked.first = without_byte_order_mark(lines.text());
        looked.chain = job.chain;
        return looked;
      },
      [this](const Looked& looked) { take(looked); },
      [this](const Failure& failure) {
        m_result.reset();
        m_summary.clear();
        m_first.clear();
        end(m_language.sentence(failure), true);
      });
  m_view.show_export();
}

void ExportPresenter::take(const Looked& looked) {
  m_books = looked.books;
  if (looked.part) {
    m_part.entity = looked.part->entity;
    if (looked.part->channel) m_part.side = {false, looked.part->channel};
  }
  m_result.reset();
  m_summary.clear();
  m_first = looked.first;
  if (looked.result && !*looked.result) {
    // Nothing is lent to look: who writes the file is asked then.
    end(m_language.sentence(looked.result->refusal()), true);
    return;
  }
  if (!looked.result) {
    end(m_language.text("The export was stopped. No file was written."), false);
    return;
  }
  m_result = **looked.result;
  m_summary = summary_of(*m_result, looked.chain);
  m_view.show_export();
}

std::vector<std::string> ExportPresenter::summary_of(const reports::LedgerExportResult& result,
                                                     const desk::SealedChain& chain) const {
  const Language& t = m_language;
  std::vector<std::string> lines{t.joined({t.plural("{n} posting", "{n} postings", result.rows),
                                           t.plural("{n} entry", "{n} entries", result.entries)})};
  for (const auto& total : result.totals) {
    lines.push_back(t.text("{currency}: debit {debit}, credit {credit}",
                           {{"currency", std::string(total.currency.code())},
                            {"debit", t.amount({total.debit_minor, total.currency})},
                            {"credit", t.amount({total.credit_minor, total.currency})}}));
  }
  lines.push_back("SHA-256 " + result.sha256);
  for (auto& line : i18n::sealed_lines(*t.catalogue(), chain)) lines.push_back(std::move(line));
  return lines;
}

void ExportPresenter::write(const std::string& path) { write_in(m_book, path); }

void ExportPresenter::write_in(std::shared_ptr<OpenBook> book, const std::string& path) {
  if (writing()) return;
  m_looking.cancel();
  m_course->stop = true;
  m_course = std::make_shared<Course>();
  m_outcome.clear();
  m_refused.reset();
  m_written.clear();
  m_writing.run(
      [book = std::move(book), wanted = job(), course = m_course, names = m_language.catalogue(),
       path](const Cancel& cancel) -> Written {
        auto job = wanted;
        job.watch = [&](std::int64_t rows) {
          course->rows = rows;
          if (cancel.requested() || course->stop) throw ExportStopped();
        };
        try {
          return book->ledger_exporter().write_file(job, *names, path);
        } catch (const ExportStopped&) {
          return std::nullopt;
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
      },
      [this, path](const Written& written) { take_written(written, path); },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
  m_view.show_export();
}

void ExportPresenter::take_written(const Written& written, const std::string& path) {
  if (!written) {
    end(m_language.text("The export was stopped. No file was written."), false);
  } else if (!*written) {
    m_refused =
        refused_act(written->refusal(), m_alive.guard([this, path](std::shared_ptr<OpenBook> book) {
          write_in(std::move(book), path);
        }));
    end(m_language.sentence(written->refusal()), true);
  } else {
    m_result = **written;
    m_written = path;
    end(m_language.plural("{n} posting was written to {file}.",
                          "{n} postings were written to {file}.", m_result->rows, {{"file", path}}),
        false);
    m_view.file_written(m_outcome, path);
  }
}

void ExportPresenter::stop() { m_course->stop = true; }

std::string ExportPresenter::activity() const {
  if (!looking() && !writing()) return {};
  const std::int64_t rows = m_course->rows;
  return writing() ? m_language.plural("{n} posting written...", "{n} postings written...", rows)
                   : m_language.plural("{n} posting read...", "{n} postings read...", rows);
}

void ExportPresenter::end(std::string sentence, bool wrong) {
  m_outcome = std::move(sentence);
  m_wrong = wrong;
  m_view.show_export();
}

}  // namespace kontor::gui
