#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/import_jobs.h"
#include "app/watched_folder.h"

namespace kontor::app {

/// Is told what happens to a watched folder and its files, by the thread that looks.
class FolderListener {
 public:
  virtual ~FolderListener() = default;
  /// Files were taken in, or a stopped import of them was finished.
  virtual void taken_in(const ImportJob& job, const intake::ImportReport& report) = 0;
  /// They are left alone until they change.
  virtual void refused(const ImportJob& job, const Refusal& refusal) = 0;
  /// The folder can't be read; told once.
  virtual void out_of_reach(const Refusal& refusal) = 0;
  virtual void back_in_reach() = 0;
  /// For one import that begins.
  virtual std::unique_ptr<intake::Progress> progress() = 0;
  /// Asked between two imports.
  virtual bool stopping() = 0;
};

/// Which contents the book's imports have taken in.
class KnownContents {
 public:
  explicit KnownContents(OpenBook& book) : m_book(book) {}

  /// Reads the imports that came since the last time, of any process.
  void refresh();
  std::optional<intake::Batch> find(const std::string& hash);
  /// Stopped, or left by a process that is no more.
  bool unfinished(const intake::Batch& batch);

 private:
  OpenBook& m_book;
  std::map<std::string, std::int64_t> m_by_hash;
  std::int64_t m_last = 0;
};

/// Takes in files as they come into a folder, each content once. What was refused is left alone
/// until it changes. Not for two threads at once. Everything may throw Failure.
class FolderWatch {
 public:
  /// The job gives channel, mapping and so on.
  FolderWatch(OpenBook& book, ImportJob job, std::filesystem::path folder,
              FolderListener& listener);

  /// Looks once, without the book. True when files are ready: complete, and new or changed. A file
  /// is complete when two looks see the same of it, so they should lie a second apart.
  bool look();
  /// The folder could be read when it was last looked at.
  bool reached() const { return m_reached; }
  /// Takes in what was ready at the last look. Where another import is running the files are ready
  /// again at the next one.
  void take_in();

 private:
  using Files = std::vector<std::filesystem::path>;
  bool recognise(const std::filesystem::path& file);
  void take_in(PlannedImport planned);
  void refuse(const ImportJob& job, const Refusal& refusal);
  void settle(const Files& files);

  OpenBook& m_book;
  ImportJob m_job;
  WatchedFolder m_folder;
  FolderListener& m_listener;
  KnownContents m_known;
  Files m_ready;
  std::set<std::filesystem::path> m_mapped;  ///< complete files that a mapping reads
  bool m_reached = true;
};

}  // namespace kontor::app
