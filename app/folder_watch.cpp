#include "app/folder_watch.h"

#include <algorithm>
#include <utility>

namespace kontor::app {

namespace {

constexpr int batches_read_at_once = 500;

}  // namespace

void KnownContents::refresh() {
  std::int64_t before = INT64_MAX;
  const std::int64_t last = m_last;
  while (before > last + 1) {
    const auto page = m_book.book().read([&](Unit& unit) {
      return m_book.stores().batches.list(unit, before, batches_read_at_once);
    });
    if (page.empty()) return;
    for (const auto& batch : page) {
      m_last = std::max(m_last, batch.number);
      m_by_hash.emplace(batch.content_hash, batch.number);  // the newest comes first
    }
    before = page.back().number;
  }
}

std::optional<intake::Batch> KnownContents::find(const std::string& hash) {
  const auto found = m_by_hash.find(hash);
  if (found == m_by_hash.end()) return std::nullopt;
  return m_book.book().read(
      [&](Unit& unit) { return m_book.stores().batches.by_number(unit, found->second); });
}

bool KnownContents::unfinished(const intake::Batch& batch) {
  return batch.state == intake::BatchState::stopped ||
         (batch.state == intake::BatchState::running && !m_book.hands().at_work(batch));
}

FolderWatch::FolderWatch(OpenBook& book, ImportJob job, std::filesystem::path folder,
                         FolderListener& listener)
    : m_book(book),
      m_job(std::move(job)),
      m_folder(std::move(folder)),
      m_listener(listener),
      m_known(book) {
  m_job.profile = "auto";
}

/// A folder on another machine may be out of reach for a while: that is told once.
bool FolderWatch::look() {
  m_ready.clear();
  auto ready = m_folder.look();
  const bool reached = static_cast<bool>(ready);
  if (std::exchange(m_reached, reached) != reached) {
    if (reached) {
      m_listener.back_in_reach();
    } else {
      m_listener.out_of_reach(ready.refusal());
    }
  }
  if (reached) m_ready = std::move(*ready);
  return !m_ready.empty();
}

/// Files of one mapping belong together: they come as a set as soon as one of them is new.
void FolderWatch::take_in() {
  if (m_ready.empty()) return;
  m_known.refresh();
  const std::set<std::filesystem::path> fresh(m_ready.begin(), m_ready.end());
  Files readable;
  for (const auto& file : m_ready) {
    if (recognise(file)) readable.push_back(file);
  }
  for (const auto& file : m_folder.complete()) {
    if (m_mapped.contains(file) && !fresh.contains(file)) readable.push_back(file);
  }
  if (readable.empty()) return;
  ImportJob all = m_job;
  all.files = readable;
  const auto imports = plan_imports(all);
  if (!imports) return;  // a file went meanwhile: the next look tells
  for (const PlannedImport& planned : *imports) {
    const ImportJob& job = planned.job;
    if (!job.mapping.empty()) {
      const bool any = std::any_of(job.files.begin(), job.files.end(),
                                   [&](const auto& file) { return fresh.contains(file); });
      if (any) take_in({job, {}, false, {}});
      continue;
    }
    for (const auto& file : job.files) {
      PlannedImport one{job, {}, false, {}};
      one.job.files = {file};
      take_in(std::move(one));
    }
  }
}

bool FolderWatch::recognise(const std::filesystem::path& file) {
  ImportJob one = m_job;
  one.files = {file};
  const auto jobs = plan_imports(one);
  m_mapped.erase(file);
  if (!jobs) {
    refuse(one, jobs.refusal());
    return false;
  }
  if (!jobs->front().job.mapping.empty()) m_mapped.insert(file);
  return true;
}

void FolderWatch::refuse(const ImportJob& job, const Refusal& refusal) {
  m_listener.refused(job, refusal);
  settle(job.files);
}

void FolderWatch::settle(const Files& files) {
  for (const auto& file : files) m_folder.settle(file);
}

void FolderWatch::take_in(PlannedImport planned) {
  const ImportJob job = planned.job;
  if (m_listener.stopping()) return;
  std::optional<intake::Batch> known;
  planned.wanted = [&](const intake::SourceInfo& info) {
    known = m_known.find(info.content_hash);
    return !known.has_value();
  };
  auto report = run_import(m_book, planned, *m_listener.progress());
  if (report && known) {
    if (!m_known.unfinished(*known)) return settle(job.files);
    report = resume_batch(m_book, known->number, *m_listener.progress());
  }
  if (report) {
    m_listener.taken_in(job, *report);
    return settle(job.files);
  }
  // Somebody else is importing: the files are looked at again.
  if (report.refusal().code != RefusalCode::import_running) refuse(job, report.refusal());
}

}  // namespace kontor::app
