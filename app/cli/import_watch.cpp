#include "app/cli/import_watch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "app/import_jobs.h"
#include "app/watched_folder.h"
#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using Files = std::vector<std::filesystem::path>;

/// A file is complete when two looks so far apart see the same; a longer pause between writes is
/// taken for the end.
constexpr std::chrono::milliseconds between_looks{1000};
constexpr std::chrono::milliseconds between_checks{50};

/// False when an interrupt came meanwhile.
bool wait_for_next_look() {
  for (auto left = between_looks; left.count() > 0; left -= between_checks) {
    if (Interrupts::wanted()) return false;
    std::this_thread::sleep_for(between_checks);
  }
  return !Interrupts::wanted();
}

/// Which contents the book's imports have taken in.
class KnownContents {
 public:
  explicit KnownContents(app::OpenBook& book) : m_book(book) {}

  /// Reads the imports that came since the last time, of any process.
  void refresh() {
    std::int64_t before = INT64_MAX;
    const std::int64_t last = m_last;
    while (before > last + 1) {
      const auto page = m_book.book().read(
          [&](Unit& unit) { return m_book.stores().batches.list(unit, before, rows_per_page); });
      if (page.empty()) return;
      for (const auto& batch : page) {
        m_last = std::max(m_last, batch.number);
        m_by_hash.emplace(batch.content_hash, batch.number);  // the newest comes first
      }
      before = page.back().number;
    }
  }
  std::optional<intake::Batch> find(const std::string& hash) {
    const auto found = m_by_hash.find(hash);
    if (found == m_by_hash.end()) return std::nullopt;
    return m_book.book().read(
        [&](Unit& unit) { return m_book.stores().batches.by_number(unit, found->second); });
  }
  /// Stopped, or left by a process that is no more.
  bool unfinished(const intake::Batch& batch) {
    return batch.state == intake::BatchState::stopped ||
           (batch.state == intake::BatchState::running && !m_book.hands().at_work(batch));
  }

 private:
  app::OpenBook& m_book;
  std::map<std::string, std::int64_t> m_by_hash;
  std::int64_t m_last = 0;
};

class FolderWatch {
 public:
  FolderWatch(Session& session, app::ImportJob job, const std::filesystem::path& folder)
      : m_session(session),
        m_book(session.book()),
        m_job(std::move(job)),
        m_folder(folder),
        m_known(m_book) {
    m_job.profile = "auto";
  }

  Status run(bool once) {
    const Interrupts interrupts;
    take(m_folder.look());
    m_reached = true;
    Status status = Status::done;
    try {
      while (wait_for_next_look()) {
        look();
        if (once) break;
      }
      if (Interrupts::wanted()) status = Status::interrupted;
    } catch (const Failure& failure) {
      if (failure.code() != FailureCode::cancelled) throw;
      m_session.console().say(i18n::sentence(m_session.console().texts(), failure));
      status = Status::interrupted;
    }
    show_all();
    return status == Status::done && m_refused ? Status::refused : status;
  }

 private:
  struct Done {
    intake::ImportReport report;
    std::string profile, files;
  };

  static std::string names_of(const Files& files) {
    std::string names;
    for (const auto& file : files) names += (names.empty() ? "" : ", ") + file.filename().string();
    return names;
  }

  /// A folder on another machine may be out of reach for a while: that is told once.
  void look() {
    const auto ready = m_folder.look();
    Console& console = m_session.console();
    if (!ready && m_reached) console.say(i18n::sentence(console.texts(), ready.refusal()));
    m_reached = static_cast<bool>(ready);
    if (ready) pass(*ready);
  }

  /// Takes in what is ready. Files of one mapping belong together: they come as a set as soon as
  /// one of them is new.
  void pass(const Files& ready) {
    if (ready.empty()) return;
    m_known.refresh();
    const std::set<std::filesystem::path> fresh(ready.begin(), ready.end());
    Files readable;
    for (const auto& file : ready) {
      if (recognise(file)) readable.push_back(file);
    }
    for (const auto& file : m_folder.complete()) {
      if (m_mapped.contains(file) && !fresh.contains(file)) readable.push_back(file);
    }
    app::ImportJob all = m_job;
    all.files = readable;
    if (readable.empty()) return;
    const auto imports = app::plan_imports(all);
    if (!imports) return;  // a file went meanwhile: the next look tells
    for (const app::PlannedImport& planned : *imports) {
      const app::ImportJob& job = planned.job;
      if (!job.mapping.empty()) {
        const bool any = std::any_of(job.files.begin(), job.files.end(),
                                     [&](const auto& file) { return fresh.contains(file); });
        if (any) take_in({job, {}, {}});
        continue;
      }
      for (const auto& file : job.files) {
        app::PlannedImport one{job, {}, {}};
        one.job.files = {file};
        take_in(one);
      }
    }
  }

  bool recognise(const std::filesystem::path& file) {
    app::ImportJob one = m_job;
    one.files = {file};
    const auto jobs = app::plan_imports(one);
    m_mapped.erase(file);
    if (!jobs) {
      refuse(one.files, jobs.refusal());
      return false;
    }
    if (!jobs->front().job.mapping.empty()) m_mapped.insert(file);
    return true;
  }

  void refuse(const Files& files, const Refusal& refusal) {
    Console& console = m_session.console();
    console.say(console.text(
        "{file}: {sentence}",
        {{"file", names_of(files)}, {"sentence", i18n::sentence(console.texts(), refusal)}}));
    m_refused = true;
    settle(files);
  }

  void settle(const Files& files) {
    for (const auto& file : files) m_folder.settle(file);
  }

  void take_in(app::PlannedImport planned) {
    const app::ImportJob& job = planned.job;
    if (Interrupts::wanted()) return;
    std::optional<intake::Batch> known;
    planned.wanted = [&](const intake::SourceInfo& info) {
      known = m_known.find(info.content_hash);
      return !known.has_value();
    };
    auto report = with_progress(
        [&](intake::Progress& progress) { return app::run_import(m_book, planned, progress); });
    if (report && known) {
      if (!m_known.unfinished(*known)) return settle(job.files);
      report = with_progress([&](intake::Progress& progress) {
        return app::resume_batch(m_book, known->number, progress);
      });
    }
    if (report) return tell(job, std::move(*report));
    // Somebody else is importing: the files are looked at again.
    if (report.refusal().code == RefusalCode::import_running) return;
    refuse(job.files, report.refusal());
  }

  template <class Work>
  Result<intake::ImportReport> with_progress(Work work) {
    BarProgress progress(m_session.console());
    return work(progress);
  }

  void tell(const app::ImportJob& job, intake::ImportReport report) {
    Console& console = m_session.console();
    const std::string names = names_of(job.files);
    const auto& counts = report.counts;
    console.say(console.text(
        "{file}: import {batch} has {create} new, {update} changed, {unchanged} unchanged and "
        "{refuse} refused.",
        {{"file", names},
         {"batch", std::to_string(report.batch_number)},
         {"create", std::to_string(counts.create)},
         {"update", std::to_string(counts.update)},
         {"unchanged", std::to_string(counts.unchanged)},
         {"refuse", std::to_string(counts.refuse)}}));
    tell_details(console, report);
    m_refused = m_refused || report.refused_rows() > 0;
    settle(job.files);
    report.refusals.clear();
    report.notes.clear();
    m_done.push_back({std::move(report), job.mapping.empty() ? job.profile : job.mapping, names});
  }

  void show_all() {
    ImportList list(m_session);
    for (const Done& one : m_done) list.add(one.report, one.profile, one.files, false);
    list.end();
  }

  Session& m_session;
  app::OpenBook& m_book;
  app::ImportJob m_job;
  app::WatchedFolder m_folder;
  KnownContents m_known;
  std::set<std::filesystem::path> m_mapped;  // complete files that a mapping reads
  std::vector<Done> m_done;
  bool m_refused = false;
  bool m_reached = false;
};

}  // namespace

Status watch_folder(Session& session, const app::ImportJob& job,
                    const std::filesystem::path& folder, bool once) {
  FolderWatch watch(session, job, folder);
  if (!once) {
    Console& console = session.console();
    console.say(console.text("Watching {folder}. An interrupt (Ctrl+C) ends it.",
                             {{"folder", folder.string()}}));
  }
  return watch.run(once);
}

}  // namespace kontor::cli
