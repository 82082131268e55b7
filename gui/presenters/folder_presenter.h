#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/folder_eye.h"
#include "gui/presenters/language.h"
#include "gui/presenters/long_work.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// What happened that is kept to be shown.
inline constexpr std::size_t most_folder_events = 500;

/// Watches the folder of a book while its window is open: each file that comes is taken in once.
/// Which folder, and whether it is watched, is remembered for each book.
class FolderPresenter {
 public:
  struct Events {
    std::function<void()> changed;  ///< what is shown is another
    /// Something that a person should hear of wherever they are: 0 for no import.
    std::function<void(Tone, const std::string& sentence, std::int64_t batch)> news;
  };

  FolderPresenter(std::shared_ptr<OpenBook> book, Executor& executor, Settings& settings,
                  Language language);
  ~FolderPresenter();  ///< stops between two chunks; the next window goes on
  FolderPresenter(const FolderPresenter&) = delete;
  FolderPresenter& operator=(const FolderPresenter&) = delete;

  Events events;

  /// Watches a folder from now on, as it was remembered or another one.
  void watch(const std::string& folder);
  /// Watches nothing; the folder is still known. What is taken in just now stops between two
  /// chunks, and is finished when the folder is watched again.
  void stop();
  /// Looks, unless the last look still goes on. To be called every few seconds; not while files
  /// are taken in otherwise.
  void tick();

  /// Empty: none was chosen yet.
  const std::string& folder() const { return m_folder; }
  bool watching() const { return m_watching; }
  /// Files are taken in just now.
  bool taking_in() const { return m_watching && m_taking; }
  int percent() const { return m_work ? m_work->percent() : -1; }
  std::string activity() const;
  /// Why nothing comes in just now, or that the folder is back; empty: all is well.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_said_tone; }
  /// "Watching /exports"
  std::string summary() const;
  /// "Taken in: 3  ·  Not taken in: 1"
  std::string footer() const;
  /// What happened, the newest first.
  RowTable& rows() { return m_rows; }
  /// The import of a row; 0 for none.
  std::int64_t batch_of(std::size_t row) const;

 private:
  using Told = std::shared_ptr<std::vector<FolderEvent>>;
  void take_in();
  void heard(const Told& told);
  void hear(const FolderEvent& event);
  void failed(const Told& told, const Failure& failure);
  void remember();
  void fill_rows();
  std::string sentence_of(const FolderEvent& event) const;

  std::shared_ptr<OpenBook> m_book;
  Settings& m_settings;
  Language m_language;
  RowTable m_rows;
  std::string m_folder;
  bool m_watching = false;
  bool m_taking = false;
  bool m_lost = false;  ///< the database failed at the last look
  Tone m_said_tone = Tone::normal;
  std::string m_said;
  std::int64_t m_taken = 0, m_refused = 0;
  std::deque<FolderEvent> m_events;  ///< the newest first
  std::optional<TimeZone> m_zone;    ///< of the first company
  std::shared_ptr<FolderEye> m_eye;
  std::shared_ptr<LongWork> m_work;
  Slot m_looking, m_importing;
};

}  // namespace kontor::gui
