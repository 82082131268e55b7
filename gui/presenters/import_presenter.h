#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/cleaning_table.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/long_work.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

class ImportView {
 public:
  virtual ~ImportView() = default;
  virtual void show_import() = 0;  ///< another step, other rows, an error
};

/// Takes in files: recognises them, says what would happen row by row, takes them in, offers to
/// take them back.
class ImportPresenter {
 public:
  enum class Step { none, looking, planned, importing, done, undoing };

  ImportPresenter(ImportView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);

  /// Looks at files: what each is and what it would do. Newest wins.
  void look_at(std::vector<std::string> files);
  /// The same of files whose kinds are known beforehand.
  void look_at_known(std::vector<ProposedImport> known, ImportWish wish);
  /// Plans again with another channel or place.
  void choose(ImportWish wish);
  const ImportWish& wish() const { return m_wish; }
  const std::vector<std::string>& files() const { return m_files; }
  /// Nothing reads one of the files: a mapping may be proposed for it, or the one that was used is
  /// not yet right.
  bool needs_mapping() const;
  /// Rows of one verdict only; none: all.
  void show_only(std::optional<intake::Verdict> verdict);
  std::optional<intake::Verdict> shown_verdict() const { return m_only; }
  void import();
  /// Takes back what was just taken in.
  void undo();
  /// Stops what is under way, between two chunks.
  void stop();
  /// Back to no files.
  void leave();

  Step step() const { return m_step; }
  bool busy() const { return m_working.busy(); }
  /// What is going on, while busy, and how far: 0 to 100, below zero where it is not known.
  std::string activity() const;
  int percent() const { return m_work ? m_work->percent() : -1; }
  /// Something may be taken in: at least one row is new or changed.
  bool can_import() const;
  /// The encodings to choose from, where a file does not say which is its own; else none.
  std::vector<std::string> encodings() const;
  /// Whether the day or the month comes first must be said.
  bool dates_unclear() const;
  /// Files were refused as a whole; why stands in their row.
  bool refused() const;
  bool can_undo() const { return m_step == Step::done && !m_batches.empty(); }
  const std::string& error() const { return m_error; }
  /// Files, or taking them back, were refused for a right that somebody else may lend; nothing
  /// otherwise.
  const std::optional<RefusedAct>& refused_act() const { return m_refused_act; }
  /// The numbers of what was taken in, once it is done.
  const std::vector<std::int64_t>& batches() const { return m_batches; }
  /// "New 1,033  ·  Changed 7  ·  Refused 2" of the plan, or of what was done.
  std::string summary() const;
  std::int64_t count_of(intake::Verdict verdict) const;

  const std::vector<company::Channel>& channels() const { return m_channels; }
  const std::vector<company::Location>& places() const { return m_places; }
  /// What was recognised, and by what.
  RowTable& kinds() { return m_kinds; }
  RowTable& rows() { return m_rows; }
  /// What cleaning changes in the values of the files, as planned.
  CleaningTable& cleaning() { return m_cleaning; }
  /// There are products in the files: what happens to those that share a SKU may be chosen.
  bool products() const;
  /// What else would happen, or did.
  std::vector<std::string> notes() const;

 private:
  struct Planned {
    ProposedImport files;
    intake::ImportReport report;
    std::optional<Refusal> refusal;  ///< of the files as a whole
  };
  struct Looked {
    std::vector<Planned> planned;
    std::vector<company::Channel> channels;
    std::vector<company::Location> places;
    CleanedValues cleaned;
    std::optional<Refusal> refusal;
  };
  struct Taken {
    std::vector<Planned> done;
    std::optional<Failure> failure;
  };
  static Looked look(OpenBook& book, const std::vector<std::string>& files,
                     const std::vector<ProposedImport>& known, const ImportWish& wish,
                     LongWork& work);
  static Taken take_in(OpenBook& book, std::vector<Planned> all, const ImportWish& wish,
                       LongWork& work);
  /// Whose rights count: those of whoever is at the window, or as somebody lent one of theirs.
  const std::shared_ptr<OpenBook>& acting() const { return m_lent ? m_lent : m_book; }
  void plan();
  void planned(Looked looked);
  void note_missing_right();
  void undo_in(std::shared_ptr<OpenBook> book);
  void taken(Taken taken);
  void failed(const Failure& failure, Step back_to);
  void begin(Step step);
  bool asks_for(RefusalCode code) const;
  void fill_kinds();
  void fill_rows();

  ImportView& m_view;
  std::shared_ptr<OpenBook> m_book;
  std::shared_ptr<OpenBook> m_lent;
  std::optional<RefusedAct> m_refused_act;
  Alive m_alive;
  Language m_language;
  Step m_step = Step::none;
  std::vector<std::string> m_files;
  std::vector<ProposedImport> m_known;  ///< what the files are, where nobody has to find out
  ImportWish m_wish;
  std::optional<intake::Verdict> m_only;
  std::vector<Planned> m_planned;  ///< or what was done, at the end
  std::vector<std::int64_t> m_batches;
  std::vector<company::Channel> m_channels;
  std::vector<company::Location> m_places;
  std::string m_error;
  std::optional<Refusal> m_refusal;  ///< of all files, before any was planned
  RowTable m_kinds, m_rows;
  CleaningTable m_cleaning;
  std::shared_ptr<LongWork> m_work;
  Slot m_working;
};

}  // namespace kontor::gui
