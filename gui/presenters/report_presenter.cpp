#include "gui/presenters/report_presenter.h"

#include <algorithm>

#include "gui/presenters/file_failure.h"
#include "gui/presenters/reach.h"
#include "gui/presenters/today.h"

namespace kontor::gui {

namespace report_presenter_detail {

/// Ends a report that nobody waits for any more.
struct ReportStopped {};

constexpr int imports_offered = 50;
constexpr std::size_t most_measured = 48;

std::string ending_of(reports::ReportFormat format) {
  switch (format) {
    case reports::ReportFormat::csv:
      return "csv";
    case reports::ReportFormat::xlsx:
      return "xlsx";
    case reports::ReportFormat::pdf:
      return "pdf";
  }
  return {};
}

int width_of(reports::FieldType type) {
  using enum reports::FieldType;
  switch (type) {
    case text:
    case barcode:
      return 96;
    case date:
      return 104;
    case month:
    case quantity:
      return 80;
    case count:
    case currency:
    case percent:
      return 72;
    case money:
      return 104;
  }
  return 96;
}

std::string import_name(const intake::Batch& batch, const Language& t) {
  std::string file = batch.files.empty() ? std::string() : batch.files.front();
  if (const auto slash = file.find_last_of('/'); slash != std::string::npos) {
    file.erase(0, slash + 1);
  }
  return t.joined({t.catalogue()->format().number(batch.number), batch.profile, file});
}

ReportFacts read_facts(OpenBook& book, const Language& t) {
  return book.book().read([&](Unit& unit) {
    ReportFacts facts;
    facts.entities = book.company().entities(unit);
    facts.channels = book.company().channels(unit);
    facts.locations = book.company().locations(unit);
    const bool all = book.actor().may(company::Permission::import_files);
    for (const auto& batch : all ? book.batches().list(unit, INT64_MAX, imports_offered)
                                 : book.batches().list_of(unit, import_channels(book, unit),
                                                          INT64_MAX, imports_offered)) {
      facts.imports.push_back({batch.number, import_name(batch, t)});
    }
    return facts;
  });
}

bool is_zero(const std::string& plain) {
  return !plain.empty() && plain.find_first_not_of("0.") == std::string::npos;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// A line may be broken between figures only, not between a figure and its word.
std::string unbroken(std::string text) {
  replace_all(text, " ", "\u00A0");
  return text;
}

/// Long texts would push figures out of sight.
std::string measured(const std::string& text) {
  std::size_t letters = 0, at = 0;
  while (at < text.size() && letters < most_measured) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    ++letters;
  }
  return text.substr(0, at);
}

}  // namespace report_presenter_detail

struct ReportPresenter::Ran {
  ReportFacts facts;
  std::shared_ptr<reports::ReportTable> rows;  ///< none: refused, or stopped
  std::optional<Refusal> refusal;
};

ReportPresenter::ReportPresenter(ReportView& view, std::shared_ptr<OpenBook> book,
                                 Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_list({text_column("report", m_language.text("Report"), 280),
              text_column("about", m_language.text("What it shows"), 480, true)}),
      m_running(executor, Lane::read),
      m_paging(executor, Lane::read),
      m_writing(executor, Lane::write) {
  const auto actor = m_book->actor();
  for (const auto& report : reports::all_reports()) {
    if (reports::refused(report, actor)) continue;
    m_ids.emplace_back(report.id);
    m_list.add({{{m_language.text(report.title), Tone::normal, {}}, {}},
                {{m_language.text(report.about), Tone::dimmed, {}}, {}}});
  }
}

std::string ReportPresenter::id_at(std::size_t row) const {
  return row < m_ids.size() ? m_ids[row] : std::string();
}

void ReportPresenter::open(const std::string& id, const ReportChoice& choice) {
  const auto* report = reports::report_named(id);
  if (report == nullptr) return;
  const bool shown = report == m_report && choice == m_choice && (m_rows || m_running.busy());
  if (shown) return;
  if (report != m_report) forget();
  m_report = report;
  m_choice = choice;
  run();
}

void ReportPresenter::choose(ReportChoice next) {
  if (m_report == nullptr || next == m_choice) return;
  m_choice = std::move(next);
  run();
}

void ReportPresenter::forget() {
  m_running.cancel();
  m_paging.cancel();
  if (!writing()) m_course->stop = true;
  m_rows.reset();
  m_columns.clear();
  m_error.clear();
  m_stopped = false;
  m_pages.reset();
  m_view.show_rows();
}

reports::ReportJob ReportPresenter::job(const std::shared_ptr<Course>& course) const {
  reports::ReportJob job;
  job.report = m_report;
  reports::ReportRequest& asked = job.request;
  asked.from = m_choice.period.from;
  asked.to = m_choice.period.to;
  asked.entity = m_choice.entity;
  asked.channel = m_choice.side.channel;
  asked.common = !m_choice.side.all && !m_choice.side.channel && takes(reports::Parameter::common);
  asked.location = m_choice.location;
  asked.batch = m_choice.batch;
  job.texts = m_language.catalogue();
  job.watch = [course](std::int64_t rows) {
    course->rows = rows;
    if (course->stop) throw report_presenter_detail::ReportStopped();
  };
  return job;
}

void ReportPresenter::run() {
  using namespace report_presenter_detail;
  if (m_report == nullptr) return;
  m_paging.cancel();
  if (!writing()) {
    m_course->stop = true;
    m_course = std::make_shared<Course>();
  }
  m_pages.reset();
  m_stopped = false;
  const auto course = m_course;
  m_running.run(
      [book = m_book, job = job(course), t = m_language](const Cancel& cancel) {
        Ran ran;
        ran.facts = read_facts(*book, t);
        auto watched = job;
        watched.watch = [&](std::int64_t rows) {
          if (cancel.requested()) throw ReportStopped();
          job.watch(rows);
        };
        auto rows = std::make_shared<reports::ReportTable>(job.texts, most_report_rows);
        try {
          const auto result = reports::run_report(book->reports(), watched, *rows);
          if (result) {
            ran.rows = std::move(rows);
          } else {
            ran.refusal = result.refusal();
          }
        } catch (const ReportStopped&) {
          // Nothing is shown of a part: its sums would mislead.
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
        return ran;
      },
      [this](Ran ran) { take(std::move(ran)); },
      [this](const Failure& failure) { failed(m_language.sentence(failure)); });
  m_view.show_pages();
  m_view.show_report();
}

void ReportPresenter::failed(std::string sentence) {
  m_error = std::move(sentence);
  m_view.show_report();
}

void ReportPresenter::take(Ran ran) {
  m_facts = std::move(ran.facts);
  m_rows = std::move(ran.rows);
  m_error = ran.refusal ? m_language.sentence(*ran.refusal) : std::string();
  m_stopped = !m_rows && !ran.refusal;
  m_outdated = false;
  make_columns();
  m_view.show_rows();
  m_view.show_report();
}

Column ReportPresenter::column_of(const reports::Field& field, const std::string& title,
                                  const std::string& longest) const {
  using enum reports::FieldType;
  // Each report has its own arrangement of columns.
  const std::string id = std::string(m_report->id) + "." + std::string(field.key);
  const int width = report_presenter_detail::width_of(field.type);
  Column column = reports::is_figure(field.type) ? figure_column(id, title, width)
                                                 : text_column(id, title, width);
  if (field.type == date) column.value = ColumnValue::date;
  column.widest = report_presenter_detail::measured(longest);
  return column;
}

void ReportPresenter::make_columns() {
  m_columns.clear();
  if (!m_rows) return;
  const auto& head = m_rows->head();
  std::optional<std::size_t> widest;
  for (std::size_t i = 0; i < head.fields.size(); ++i) {
    const std::string& longest = m_rows->longest()[i];
    m_columns.push_back(column_of(head.fields[i], head.titles[i], longest));
    if (head.fields[i].type != reports::FieldType::text) continue;
    if (!widest || longest.size() > m_rows->longest()[*widest].size()) widest = i;
  }
  if (widest) m_columns[*widest].takes_rest = true;
}

void ReportPresenter::stop() {
  m_course->stop = true;
  if (m_paging.busy()) m_paging.cancel();
  if (m_running.busy()) {
    m_running.cancel();
    m_rows.reset();
    m_columns.clear();
    m_stopped = true;
    m_view.show_rows();
  }
  m_view.show_report();
}

void ReportPresenter::write(const std::string& path, reports::ReportFormat format) {
  using namespace report_presenter_detail;
  if (m_report == nullptr || writing()) return;
  m_course = std::make_shared<Course>();
  using Written = std::optional<Result<reports::ReportResult>>;
  m_writing.run(
      [book = m_book, job = job(m_course), format, path](const Cancel& cancel) -> Written {
        auto watched = job;
        watched.watch = [&](std::int64_t rows) {
          if (cancel.requested()) throw ReportStopped();
          job.watch(rows);
        };
        try {
          return reports::write_report_file(book->reports(), watched, format,
                                            reports::ReportReader::person, path);
        } catch (const ReportStopped&) {
          return std::nullopt;
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
      },
      [this, path](const Written& written) {
        if (!written) {
          failed(m_language.text("The report was stopped. No file was written."));
        } else if (!*written) {
          failed(m_language.sentence(written->refusal()));
        } else {
          failed({});
          m_view.file_written(
              m_language.plural("{n} row was written to {file}", "{n} rows were written to {file}",
                                (**written).rows, {{"file", path}}),
              path);
        }
      },
      [this](const Failure& failure) { failed(m_language.sentence(failure)); });
  m_view.show_report();
}

void ReportPresenter::make_pages() {
  using namespace report_presenter_detail;
  if (m_report == nullptr || m_pages || m_paging.busy()) return;
  if (!writing()) m_course = std::make_shared<Course>();
  struct Made {
    std::shared_ptr<const reports::TablePages> pages;
    std::optional<Refusal> refusal;
  };
  m_paging.run(
      [book = m_book, job = job(m_course)](const Cancel& cancel) {
        Made made;
        auto watched = job;
        watched.watch = [&](std::int64_t rows) {
          if (cancel.requested()) throw ReportStopped();
          job.watch(rows);
        };
        try {
          auto pages = reports::report_pages(book->reports(), watched);
          if (pages) {
            made.pages = std::move(*pages);
          } else {
            made.refusal = pages.refusal();
          }
        } catch (const ReportStopped&) {
          // Nobody looks at them.
        } catch (const std::system_error& error) {
          throw failure_of_file(error);
        }
        return made;
      },
      [this](const Made& made) {
        m_pages = made.pages;
        m_error = made.refusal ? m_language.sentence(*made.refusal) : std::string();
        m_view.show_pages();
        m_view.show_report();
      },
      [this](const Failure& failure) { failed(m_language.sentence(failure)); });
  m_view.show_report();
}

void ReportPresenter::book_changed() {
  if (!m_rows || m_outdated) return;
  m_outdated = true;
  m_view.show_report();
}

ReportPresenter::State ReportPresenter::state() const {
  if (m_report == nullptr) return State::none;
  if (m_rows) return m_rows->rows() > 0 ? State::ready : State::empty;
  if (m_running.busy()) return State::running;
  return m_stopped ? State::stopped : m_error.empty() ? State::none : State::failed;
}

std::string ReportPresenter::activity() const {
  if (!busy()) return {};
  const std::int64_t rows = m_course->rows;
  if (writing()) return m_language.plural("{n} row written...", "{n} rows written...", rows);
  return m_language.plural("{n} row read...", "{n} rows read...", rows);
}

std::string ReportPresenter::title() const {
  return m_report ? m_language.text(m_report->title) : std::string();
}

std::string ReportPresenter::about() const {
  return m_report ? m_language.text(m_report->about) : std::string();
}

bool ReportPresenter::takes(reports::Parameter parameter) const {
  return m_report && m_report->takes(parameter);
}

BusinessDate ReportPresenter::today() const { return today_of(m_book->clock(), m_facts.entities); }

std::vector<std::string> ReportPresenter::notes() const {
  return m_rows ? m_rows->head().notes : std::vector<std::string>();
}

std::string ReportPresenter::total_line(const reports::ReportTable::Row& total) const {
  const auto& head = m_rows->head();
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < total.size(); ++i) {
    if (total[i].shown.empty()) continue;
    // Its word, and the currency of those that follow.
    const bool figure = reports::is_figure(head.fields[i].type);
    parts.push_back(report_presenter_detail::unbroken(
        figure ? m_language.text("{label}: {value}",
                                 {{"label", head.titles[i]}, {"value", total[i].shown}})
               : total[i].shown));
  }
  std::string line = m_language.joined(parts);
  // No line begins with the dot between two figures.
  report_presenter_detail::replace_all(line, "  \u00B7", "\u00A0\u00A0\u00B7");
  return line;
}

std::vector<std::string> ReportPresenter::footer() const {
  if (!m_rows || m_rows->rows() == 0) return {};
  std::vector<std::string> lines{m_language.plural("{n} row", "{n} rows", m_rows->rows())};
  if (m_rows->kept() < m_rows->rows()) {
    lines.front() = m_language.joined(
        {lines.front(), m_language.text("The first {n} are shown; files and pages have all",
                                        {{"n", m_language.count(m_rows->kept())}})});
  }
  for (const auto& total : m_rows->totals()) lines.push_back(total_line(total));
  return lines;
}

std::string ReportPresenter::file_name(reports::ReportFormat format) const {
  std::string name = id();
  const auto add = [&](const std::string& part) {
    if (!part.empty()) name += "-" + part;
  };
  if (takes(reports::Parameter::entity)) {
    for (const auto& entity : m_facts.entities)
      if (entity.id == m_choice.entity) add(entity.code);
  }
  if (takes(reports::Parameter::channel) && !m_choice.side.all) {
    for (const auto& channel : m_facts.channels)
      if (channel.id == m_choice.side.channel) add(channel.code);
  }
  if (takes(reports::Parameter::location)) {
    for (const auto& location : m_facts.locations)
      if (location.id == m_choice.location) add(location.code);
  }
  if (takes(reports::Parameter::from)) {
    if (m_choice.period.from) add(m_choice.period.from->to_iso());
    if (m_choice.period.to) add(m_choice.period.to->to_iso());
  }
  if (takes(reports::Parameter::batch) && m_choice.batch != 0) add(std::to_string(m_choice.batch));
  return name + "." + report_presenter_detail::ending_of(format);
}

std::size_t ReportPresenter::rows() const {
  return m_rows ? static_cast<std::size_t>(m_rows->kept()) : 0;
}

Cell ReportPresenter::cell(std::size_t row, std::size_t column) {
  if (row >= rows() || column >= m_columns.size()) return {};
  try {
    const auto& text = m_rows->at(static_cast<std::int64_t>(row)).at(column);
    const auto type = m_rows->head().fields[column].type;
    const bool dash = type == reports::FieldType::quantity || type == reports::FieldType::money;
    if (dash && report_presenter_detail::is_zero(text.plain))
      return {Language::nothing(), Tone::dimmed, {}};
    return {text.shown, Tone::normal, {}};
  } catch (const std::system_error& error) {
    // The temporary file is gone; asking for each cell again would say it a hundred times.
    m_error = m_language.sentence(failure_of_file(error));
    return {};
  }
}

std::string ReportPresenter::raw(std::size_t row, std::size_t column) {
  if (row >= rows() || column >= m_columns.size()) return {};
  try {
    return m_rows->at(static_cast<std::int64_t>(row)).at(column).plain;
  } catch (const std::system_error& error) {
    m_error = m_language.sentence(failure_of_file(error));
    return {};
  }
}

}  // namespace kontor::gui
