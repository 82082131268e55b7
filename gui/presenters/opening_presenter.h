#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/import_presenter.h"

namespace kontor::gui {

class OpeningView {
 public:
  virtual ~OpeningView() = default;
  virtual void show_opening() = 0;  ///< other files, another step, other balances, an error
  /// A file is there, told once.
  virtual void template_written(const std::string& sentence, const std::string& path) = 0;
};

/// Opens the book: the list of what is open and the accountant's balances are looked at, row by row
/// and account by account, taken in, and taken back if they were wrong.
class OpeningPresenter : private ImportView {
 public:
  OpeningPresenter(OpeningView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language);

  /// Reads the companies; what was chosen stays.
  void load();
  /// Another file of a kind; empty: none. It is looked at, and so it is after every choice.
  void choose_file(OpeningFileKind kind, const std::string& path);
  /// The day of the balances as typed; empty: the day before the book's first.
  void choose_day(const std::string& text);
  void choose_entity(EntityId entity);
  /// Back to no files.
  void leave();
  void post();
  /// Takes back what was just posted.
  void undo();
  void stop();
  /// Writes an empty file of a kind to fill in.
  void write_template(OpeningFileKind kind, const std::string& path);

  const std::string& file(OpeningFileKind kind) const;
  const std::string& day() const { return m_day; }
  /// Why the day is none; empty when it is one.
  const std::string& day_error() const { return m_day_error; }
  /// The day that the balances are of, as far as it is known.
  std::optional<BusinessDate> day_of_balances() const;
  const std::vector<company::Entity>& entities() const { return m_entities; }
  const company::Entity* entity() const;

  bool busy() const {
    const bool first_read = m_entities.empty() && m_reading.busy();
    return first_read || m_import.busy() || m_previewing.busy() || m_writing.busy();
  }
  std::string activity() const;
  int percent() const { return m_import.percent(); }
  bool can_post() const { return !busy() && m_day_error.empty() && m_import.can_import(); }
  bool can_undo() const { return !busy() && m_import.can_undo(); }
  /// What went wrong, in words; empty when nothing did.
  std::string error() const;
  /// The rows of the files, what each would do, and how it went.
  ImportPresenter& import() { return m_import; }
  /// The balances of that day: before, what the files add, after.
  RowTable& sums() { return m_sums; }
  /// What stays on the opening balances, in words; empty as long as it is not known.
  const std::string& rest() const { return m_rest; }
  bool rest_is_zero() const { return m_rest_is_zero; }
  /// What else is to be said of the files.
  std::vector<std::string> notes() const;

 private:
  struct Facts {
    std::vector<company::Entity> entities;
    std::vector<company::Channel> channels;
  };
  void show_import() override;
  std::optional<Instant> as_of() const;
  void look();
  void judge_day();
  void preview();
  void take(const Result<intake::OpeningPreview>& preview);
  void forget_sums();
  std::string channel_name(ChannelId channel) const;

  OpeningView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::string m_items, m_balances, m_day, m_day_error, m_error;
  std::vector<company::Entity> m_entities;
  std::vector<company::Channel> m_channels;
  EntityId m_entity;
  std::vector<ProposedImport> m_files;
  bool m_previewed = false;  ///< of the plan that is shown
  std::vector<std::string> m_notes;
  std::string m_rest;
  bool m_rest_is_zero = false;
  RowTable m_sums;
  Slot m_reading, m_previewing, m_writing;
  ImportPresenter m_import;
};

}  // namespace kontor::gui
