#include "gui/presenters/staff_list.h"

#include <array>
#include <utility>

namespace kontor::gui {

StaffListPresenter::StaffListPresenter(StaffListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language, StaffFile kind,
                                       std::string file)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_kind(kind),
      m_file(std::move(file)),
      m_problems({figure_column("line", m_language.text("Line"), 56),
                  text_column("what", m_language.text("Why not"), 320, true)}),
      m_working(executor, Lane::write) {}

std::string StaffListPresenter::title() const {
  return m_kind == StaffFile::employees ? m_language.text("Employees from a file")
                                        : m_language.text("Worked hours from a file");
}

bool StaffListPresenter::can_take_in() const {
  return !busy() && !m_taken && m_report && m_report->created + m_report->updated > 0;
}

std::string StaffListPresenter::summary() const {
  if (!m_report) return {};
  using enum intake::Verdict;
  const std::array counts = {
      std::pair(create, m_report->created), std::pair(update, m_report->updated),
      std::pair(unchanged, m_report->unchanged),
      std::pair(refuse, static_cast<std::int64_t>(m_report->refusals.size()))};
  std::vector<std::string> parts;
  for (const auto& [verdict, count] : counts) {
    if (count == 0) continue;
    parts.push_back(m_language.text("{verdict}: {count}", {{"verdict", m_language.name(verdict)},
                                                           {"count", m_language.count(count)}}));
  }
  return parts.empty() ? m_language.text("Nothing is in it.") : m_language.joined(parts);
}

void StaffListPresenter::take_in() {
  if (can_take_in()) run(m_lent ? std::exchange(m_lent, nullptr) : m_book, false);
}

void StaffListPresenter::run(std::shared_ptr<OpenBook> book, bool dry_run) {
  m_refused.reset();
  m_said.clear();
  m_writes = !dry_run;
  m_working.run([book = std::move(book), kind = m_kind, file = m_file,
                 dry_run](const Cancel&) { return book->take_in_staff(kind, file, dry_run); },
                [this, dry_run](const Result<ListReport>& report) { end(report, dry_run); },
                [this](const Failure& failure) {
                  m_tone = Tone::problem;
                  m_said = m_language.sentence(failure);
                  m_view.show_list_file();
                });
  m_view.show_list_file();
}

void StaffListPresenter::end(const Result<ListReport>& report, bool dry_run) {
  m_problems.clear();
  if (!report) {
    m_tone = Tone::problem;
    m_said = m_language.sentence(report.refusal());
    m_refused = refused_act(report.refusal(),
                            m_alive.guard([this, dry_run](std::shared_ptr<OpenBook> lent) {
                              m_lent = dry_run ? lent : nullptr;
                              run(std::move(lent), dry_run);
                            }));
    m_view.show_list_file();
    return;
  }
  m_report = *report;
  m_taken = !dry_run;
  for (const auto& row : m_report->refusals)
    m_problems.add({{{m_language.count(row.row), Tone::dimmed, {}}, std::to_string(row.row)},
                    {{m_language.sentence(row.refusal), Tone::normal, {}}, {}}});
  const bool all = m_report->refusals.empty();
  if (!all) {
    m_tone = Tone::warning;
    m_said = dry_run ? m_language.text("What is listed below can't go in; the rest can.")
                     : m_language.text("What is listed below did not go in.");
  }
  if (m_taken && all) {
    m_view.list_taken(summary());
  } else {
    m_view.show_list_file();
  }
}

}  // namespace kontor::gui
