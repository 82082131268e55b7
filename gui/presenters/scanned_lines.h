#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/goods/line_list.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

class ScannedLinesView {
 public:
  virtual ~ScannedLinesView() = default;
  virtual void show_lines() = 0;  ///< other lines, something was said, work began or ended
  virtual void beep() = 0;        ///< what was scanned can't be
};

/// Goods as they are scanned, typed, pasted or taken from a file, whatever they are for: what every
/// sheet of them shares. What is wrong is said and left out; the rest stays.
class ScannedLines {
 public:
  virtual ~ScannedLines() = default;

  virtual std::string title() const = 0;
  /// A SKU, code or barcode. Without a quantity one more of it.
  virtual void scan(const std::string& text, const std::string& quantity) = 0;
  /// A list as it is pasted: a product a line.
  void paste(const std::string& text);
  void take_file(const std::string& file);

  virtual RowTable& lines() = 0;
  /// What was refused of a list, a line each.
  RowTable& problems() { return m_problems; }
  /// What there is by now, in words: "3 lines, 12 units".
  virtual std::string summary() const = 0;
  /// The window is to say that it works.
  virtual bool working() const = 0;

  /// What was said last, and how it went.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_said_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }

 protected:
  ScannedLines(ScannedLinesView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  /// Takes the lines of a list that could be read; the others are among the problems.
  virtual void take_list(const goods::LineList& list) = 0;
  /// Whether a line may say what a unit costs: "LAMP-7=3@2.50".
  virtual goods::Prices prices() const { return goods::Prices::none; }
  bool filing() const { return m_filing.busy(); }
  void say(Tone tone, std::string sentence);
  void say_nothing();
  /// A scan can't be: it is said, and heard.
  void say_wrong(std::string sentence);
  /// How a list went that is in by now.
  void say_list();
  void refuse(const Refusal& refusal, RunAgain again);
  void add_problem(const RefusedRow& row);

  ScannedLinesView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;

 private:
  void take(const Result<goods::LineList>& list);

  RowTable m_problems;
  std::string m_said;
  Tone m_said_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Slot m_filing;
};

}  // namespace kontor::gui
