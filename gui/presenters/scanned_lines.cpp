#include "gui/presenters/scanned_lines.h"

#include <utility>

namespace kontor::gui {

ScannedLines::ScannedLines(ScannedLinesView& view, std::shared_ptr<OpenBook> book,
                           Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_problems({figure_column("line", m_language.text("Line"), 56),
                  text_column("what", m_language.text("Why not"), 320, true)}),
      m_filing(executor, Lane::read) {}

void ScannedLines::paste(const std::string& text) {
  if (text.size() > goods::most_list_bytes) {
    take(Refusal{RefusalCode::list_too_long, {{"count", std::to_string(goods::most_list_lines)}}});
    return;
  }
  take(goods::read_lines(text, prices()));
}

void ScannedLines::take_file(const std::string& file) {
  m_filing.run(
      [book = m_book, file, prices = prices()](const Cancel&) {
        return book->read_lines(file, prices);
      },
      [this](const Result<goods::LineList>& list) { take(list); },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_lines();
}

void ScannedLines::take(const Result<goods::LineList>& list) {
  if (!list) {
    say(Tone::problem, m_language.sentence(list.refusal()));
    return;
  }
  m_problems.clear();
  for (const auto& row : list->refusals) add_problem(row);
  take_list(*list);
}

void ScannedLines::say(Tone tone, std::string sentence) {
  m_said = std::move(sentence);
  m_said_tone = tone;
  m_refused.reset();
  m_view.show_lines();
}

void ScannedLines::say_nothing() {
  m_problems.clear();
  m_said.clear();
  m_refused.reset();
}

void ScannedLines::say_wrong(std::string sentence) {
  say(Tone::problem, std::move(sentence));
  m_view.beep();
}

void ScannedLines::say_list() {
  const auto rows = static_cast<std::int64_t>(m_problems.rows());
  if (rows == 0) {
    say(Tone::positive, m_language.text("The list is in."));
    return;
  }
  say(Tone::warning, m_language.plural("{n} line of the list was left out.",
                                       "{n} lines of the list were left out.", rows));
  m_view.beep();
}

void ScannedLines::refuse(const Refusal& refusal, RunAgain again) {
  say(Tone::problem, m_language.sentence(refusal));
  m_refused = refused_act(refusal, std::move(again));
  m_view.beep();
}

void ScannedLines::add_problem(const RefusedRow& row) {
  m_problems.add({{{m_language.count(row.row), Tone::normal, {}}, std::to_string(row.row)},
                  {{m_language.sentence(row.refusal), Tone::problem, {}}, {}}});
}

}  // namespace kontor::gui
