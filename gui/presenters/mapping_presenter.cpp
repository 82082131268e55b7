#include "gui/presenters/mapping_presenter.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "gui/presenters/file_failure.h"
#include "i18n/sentence.h"

namespace kontor::gui {

namespace {

using MappingJson = nlohmann::ordered_json;

constexpr std::size_t most_mapping_bytes = 1'000'000;

/// The value at a place such as "orders.placed.date"; null where there is none.
MappingJson* value_at(MappingJson& root, const std::string& path) {
  MappingJson* at = &root;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    const std::string key = path.substr(begin, end - begin);
    if (!at->is_object() || !at->contains(key)) return nullptr;
    at = &(*at)[key];
    begin = end + 1;
  }
  return at;
}

std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file || text.size() > most_mapping_bytes)
    throw Failure(FailureCode::file_unreadable, {{"file", path}});
  return text;
}

void write_mapping_file(const std::string& path, const std::string& text) {
  std::ofstream file;
  file.exceptions(std::ios::failbit | std::ios::badbit);
  try {
    file.open(path, std::ios::binary);
    file << text;
    file.close();
  } catch (const std::system_error&) {
    throw failure_of_file(std::system_error(errno, std::generic_category(), path));
  }
}

}  // namespace

MappingPresenter::MappingPresenter(MappingView& view, std::shared_ptr<OpenBook> book,
                                   Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_working(executor, Lane::read) {}

void MappingPresenter::clear() {
  m_text.clear();
  m_questions.clear();
  m_open = 0;
  m_without_currency = false;
  m_said.clear();
  m_wrong = false;
  m_line = 0;
}

void MappingPresenter::propose(std::vector<std::string> files, ImportWish wish) {
  if (files.empty()) return;
  m_files = std::move(files);
  m_wish = std::move(wish);
  m_name = std::filesystem::path(m_files.front()).stem().string();
  clear();
  m_working.run([book = m_book, all = m_files,
                 how = m_wish](const Cancel&) { return book->importer().suggest(all, how); },
                [this](Result<MappingDraft> draft) {
                  if (draft) {
                    m_text = std::move(draft->text);
                    m_questions = std::move(draft->questions);
                    m_without_currency = draft->without_currency;
                    find_question();
                  } else {
                    say(true, m_language.sentence(draft.refusal()));
                  }
                  m_view.show_mapping();
                },
                [this](const Failure& failure) {
                  say(true, m_language.sentence(failure));
                  m_view.show_mapping();
                });
  m_view.show_mapping();
}

void MappingPresenter::open(const std::string& path) {
  m_working.run([path](const Cancel&) { return text_of_file(path); },
                [this, path](const std::string& text) {
                  clear();
                  m_name = std::filesystem::path(path).stem().string();
                  m_text = m_saved = text;
                  m_saved_at = path;
                  m_view.show_mapping();
                },
                [this](const Failure& failure) {
                  say(true, m_language.sentence(failure));
                  m_view.show_mapping();
                });
}

void MappingPresenter::edit(const std::string& text) {
  if (text == m_text) return;
  m_text = text;
  m_said.clear();
  m_wrong = false;
  m_line = 0;
  find_question();
  m_view.show_mapping();
}

/// A question stands in the text as words with a question mark, until anything else stands there. A
/// text that is no JSON just now leaves open what was open.
void MappingPresenter::find_question() {
  MappingJson root = MappingJson::parse(m_text, nullptr, false);
  if (root.is_discarded()) return;
  m_open = m_questions.size();
  for (std::size_t i = m_questions.size(); i-- > 0;) {
    const MappingJson* value = value_at(root, m_questions[i].path);
    const bool open = value && value->is_string() && value->get<std::string>().ends_with('?');
    if (open) m_open = i;
  }
}

const intake::MappingQuestion* MappingPresenter::question() const {
  return m_open < m_questions.size() ? &m_questions[m_open] : nullptr;
}

std::string MappingPresenter::question_sentence() const {
  if (!question()) return {};
  return m_language.text(
      "{n} of {count}: {sentence}",
      {{"n", m_language.count(static_cast<std::int64_t>(m_open) + 1)},
       {"count", m_language.count(static_cast<std::int64_t>(m_questions.size()))},
       {"sentence", i18n::sentence(*m_language.catalogue(), *question())}});
}

std::string MappingPresenter::hint() const {
  if (!m_without_currency) return {};
  return m_language.text(
      "No column names a currency: that of the company is taken. For another one write it at "
      "currency.");
}

void MappingPresenter::decide(std::size_t choice) {
  const auto* asked = question();
  if (!asked || choice >= asked->choices.size()) return;
  MappingJson root = MappingJson::parse(m_text, nullptr, false);
  MappingJson* value = root.is_discarded() ? nullptr : value_at(root, asked->path);
  if (value) {
    *value = asked->choices[choice];
    edit(root.dump(2) + "\n");
    return;
  }
  const auto mistake = m_book->importer().mistake_in(m_text);
  if (mistake) say(*mistake);
  m_view.show_mapping();
}

void MappingPresenter::say(bool wrong, std::string sentence, int line) {
  m_wrong = wrong;
  m_said = std::move(sentence);
  m_line = line;
}

void MappingPresenter::say(const MappingMistake& mistake) {
  Refusal refusal = mistake.refusal;
  for (auto& [name, value] : refusal.args) {
    if (name == "mapping") value = m_name;
  }
  std::string sentence = m_language.sentence(refusal);
  if (mistake.line > 0)
    sentence = m_language.text("Line {line}: {sentence}",
                               {{"line", std::to_string(mistake.line)}, {"sentence", sentence}});
  say(true, std::move(sentence), mistake.line);
}

void MappingPresenter::save(const std::string& path) {
  m_working.run(
      [path, text = m_text](const Cancel&) {
        write_mapping_file(path, text);
        return text;
      },
      [this, path](const std::string& text) {
        m_saved_at = path;
        m_saved = text;
        say(false, m_language.text("The mapping was saved as {file}.", {{"file", path}}));
        m_view.show_mapping();
      },
      [this](const Failure& failure) {
        say(true, m_language.sentence(failure));
        m_view.show_mapping();
      });
}

void MappingPresenter::use() {
  if (m_text.empty() || busy()) return;
  if (const auto* asked = question()) {
    say(true, i18n::sentence(*m_language.catalogue(), *asked));
    m_view.show_mapping();
    return;
  }
  const std::string saved_at = m_saved == m_text ? m_saved_at : std::string();
  m_working.run(
      [book = m_book, name = m_name, text = m_text, saved_at](const Cancel&) {
        Kept kept{book->importer().mistake_in(text), saved_at};
        if (!kept.mistake && kept.path.empty())
          kept.path = book->importer().keep_mapping(name, text);
        return kept;
      },
      [this](const Kept& kept) {
        if (kept.mistake) {
          say(*kept.mistake);
        } else {
          say(false, {});
          if (on_use) on_use(kept.path);
        }
        m_view.show_mapping();
      },
      [this](const Failure& failure) {
        say(true, m_language.sentence(failure));
        m_view.show_mapping();
      });
  m_view.show_mapping();
}

}  // namespace kontor::gui
