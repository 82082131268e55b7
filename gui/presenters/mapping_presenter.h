#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

class MappingView {
 public:
  virtual ~MappingView() = default;
  virtual void show_mapping() = 0;  ///< another text, question, mistake
};

/// The mapping of files that nothing recognises: proposed, decided where only a person can, edited,
/// kept and used.
class MappingPresenter {
 public:
  MappingPresenter(MappingView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language);

  /// Proposes a mapping for files; what stands here goes.
  void propose(std::vector<std::string> files, ImportWish wish);
  /// Takes a mapping that is there already, in place of what was proposed.
  void open(const std::string& path);
  /// What a person typed.
  void edit(const std::string& text);
  /// Writes an answer to the open question where it belongs.
  void decide(std::size_t choice);
  /// Keeps the text in a file of the person's choice.
  void save(const std::string& path);
  /// Keeps it among the person's own, unless it was just saved, and hands over its path.
  void use();
  std::function<void(const std::string& path)> on_use;

  bool busy() const { return m_working.busy(); }
  const std::vector<std::string>& files() const { return m_files; }
  const ImportWish& wish() const { return m_wish; }
  const std::string& text() const { return m_text; }
  /// What the mapping is called: after the first file, or the file that it came from.
  const std::string& name() const { return m_name; }
  /// Neither proposed nor opened: there is nothing to edit.
  bool empty() const { return m_text.empty(); }

  /// The first question that the text leaves open; none: everything is decided.
  const intake::MappingQuestion* question() const;
  /// The question in words, with how many there are: "1 of 2: …".
  std::string question_sentence() const;
  /// What else a person should know; empty: nothing.
  std::string hint() const;
  /// Why it can't be used, or how saving went; empty: nothing to say.
  const std::string& said() const { return m_said; }
  bool went_wrong() const { return m_wrong; }
  /// The line of the mistake; 0: none or not known.
  int wrong_line() const { return m_line; }

 private:
  struct Kept {
    std::optional<MappingMistake> mistake;
    std::string path;
  };
  void clear();
  void say(bool wrong, std::string sentence, int line = 0);
  void say(const MappingMistake& mistake);
  void find_question();

  MappingView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::vector<std::string> m_files;
  ImportWish m_wish;
  std::string m_name, m_text;
  std::vector<intake::MappingQuestion> m_questions;
  std::size_t m_open = 0;  ///< the first open question; as many as there are: none
  bool m_without_currency = false;
  std::string m_saved_at, m_saved;  ///< where, and what
  std::string m_said;
  bool m_wrong = false;
  int m_line = 0;
  Slot m_working;
};

}  // namespace kontor::gui
