#include "gui/main/app_importer.h"

#include "app/import_jobs.h"

namespace kontor::gui {

namespace {

app::PlannedImport import_of(const ProposedImport& files, const ImportWish& wish, bool dry_run) {
  app::PlannedImport planned{{}, files.why, {}};
  planned.job.profile = files.profile;
  planned.job.mapping = files.mapping;
  planned.job.files.assign(files.files.begin(), files.files.end());
  planned.job.request.channel = wish.channel;
  planned.job.request.location = wish.location;
  planned.job.request.encoding = wish.encoding;
  planned.job.request.dates = wish.dates;
  planned.job.request.entity = wish.entity;
  planned.job.request.as_of = wish.as_of;
  planned.job.request.dry_run = dry_run;
  if (dry_run) {
    planned.job.request.coming = wish.coming;
    planned.job.request.coming_facts = wish.coming_facts;
  }
  return planned;
}

}  // namespace

Result<std::vector<ProposedImport>> AppImporter::propose(const std::vector<std::string>& files,
                                                         const ImportWish& wish) {
  app::ImportJob job;
  job.request.encoding = wish.encoding;
  job.request.dates = wish.dates;
  job.profile = "auto";
  job.files.assign(files.begin(), files.end());
  auto planned = app::plan_imports(job);
  if (!planned) return planned.refusal();
  std::vector<ProposedImport> all;
  for (auto& one : *planned) {
    ProposedImport proposed{one.job.profile, one.job.mapping, {}, {}, std::move(one.notes)};
    for (const auto& file : one.job.files) {
      proposed.files.push_back(file.string());
      proposed.names.push_back(file.filename().string());
    }
    all.push_back(std::move(proposed));
  }
  return all;
}

Result<intake::ImportReport> AppImporter::dry_run(const ProposedImport& files,
                                                  const ImportWish& wish,
                                                  intake::Progress& progress) {
  return app::run_import(m_book, import_of(files, wish, true), progress);
}

Result<intake::ImportReport> AppImporter::run(const ProposedImport& files, const ImportWish& wish,
                                              intake::Progress& progress) {
  return app::run_import(m_book, import_of(files, wish, false), progress);
}

Result<intake::ImportReport> AppImporter::resume(std::int64_t batch, intake::Progress& progress) {
  return app::resume_batch(m_book, batch, progress);
}

Result<intake::UndoReport> AppImporter::undo(std::int64_t batch, intake::Progress& progress) {
  return app::undo_batch(m_book, batch, progress);
}

Result<std::int64_t> AppImporter::bind_product(const std::string& provisional,
                                               const std::string& real,
                                               intake::Progress& progress) {
  const auto report = app::bind_product(m_book, provisional, real, progress);
  if (!report) return report.refusal();
  return report->orders;
}

}  // namespace kontor::gui
