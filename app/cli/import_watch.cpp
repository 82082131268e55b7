#include "app/cli/import_watch.h"

#include <chrono>
#include <thread>

#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "app/folder_watch.h"
#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

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

std::string names_of(const app::ImportJob& job) {
  std::string names;
  for (const auto& file : job.files)
    names += (names.empty() ? "" : ", ") + file.filename().string();
  return names;
}

/// A watched folder on the console: each import is told as it ends, and listed in the end.
class ConsoleWatch final : public app::FolderListener {
 public:
  ConsoleWatch(Session& session, app::ImportJob job, const std::filesystem::path& folder)
      : m_session(session), m_watch(session.book(), std::move(job), folder, *this) {}

  Status run(bool once) {
    const Interrupts interrupts;
    m_starting = true;
    m_watch.look();
    m_starting = false;
    Status status = Status::done;
    try {
      while (wait_for_next_look()) {
        if (m_watch.look()) m_watch.take_in();
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

  void taken_in(const app::ImportJob& job, const intake::ImportReport& report) override {
    Console& console = m_session.console();
    const std::string names = names_of(job);
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
    Done done{report, job.mapping.empty() ? job.profile : job.mapping, names};
    done.report.refusals.clear();
    done.report.notes.clear();
    m_done.push_back(std::move(done));
  }

  void refused(const app::ImportJob& job, const Refusal& refusal) override {
    Console& console = m_session.console();
    console.say(console.text(
        "{file}: {sentence}",
        {{"file", names_of(job)}, {"sentence", i18n::sentence(console.texts(), refusal)}}));
    m_refused = true;
  }

  /// A folder that can't be read from the beginning is a mistake in the command.
  void out_of_reach(const Refusal& refusal) override {
    if (m_starting) throw Stop(refusal);
    Console& console = m_session.console();
    console.say(i18n::sentence(console.texts(), refusal));
  }
  void back_in_reach() override {
    m_session.console().say(m_session.console().text("The watched folder can be read again."));
  }
  std::unique_ptr<intake::Progress> progress() override {
    return std::make_unique<BarProgress>(m_session.console());
  }
  bool stopping() override { return Interrupts::wanted(); }

 private:
  struct Done {
    intake::ImportReport report;
    std::string profile, files;
  };

  void show_all() {
    ImportList list(m_session);
    for (const Done& one : m_done) list.add(one.report, one.profile, one.files, false);
    list.end();
  }

  Session& m_session;
  app::FolderWatch m_watch;
  std::vector<Done> m_done;
  bool m_refused = false;
  bool m_starting = false;
};

}  // namespace

Status watch_folder(Session& session, const app::ImportJob& job,
                    const std::filesystem::path& folder, bool once) {
  ConsoleWatch watch(session, job, folder);
  if (!once) {
    Console& console = session.console();
    console.say(console.text("Watching {folder}. An interrupt (Ctrl+C) ends it.",
                             {{"folder", folder.string()}}));
  }
  return watch.run(once);
}

}  // namespace kontor::cli
