#include "gui/main/app_importer.h"

#include <cstdlib>

#include "app/import_jobs.h"
#include "app/mapping_drafts.h"
#include "gui/main/app_folder_eye.h"

namespace kontor::gui {

namespace {

app::PlannedImport import_of(const ProposedImport& files, const ImportWish& wish, bool dry_run) {
  app::PlannedImport planned{{}, files.why, files.products, {}};
  planned.job.profile = files.profile;
  planned.job.mapping = files.mapping;
  planned.job.files.assign(files.files.begin(), files.files.end());
  planned.job.request.channel = wish.channel;
  planned.job.request.location = wish.location;
  planned.job.request.encoding = wish.encoding;
  planned.job.request.dates = wish.dates;
  planned.job.request.entity = wish.entity;
  planned.job.request.as_of = wish.as_of;
  planned.job.request.duplicate_skus = wish.duplicate_skus;
  planned.job.request.dry_run = dry_run;
  if (dry_run) {
    planned.job.request.coming = wish.coming;
    planned.job.request.coming_facts = wish.coming_facts;
    planned.job.request.cleaned = wish.cleaned;
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
  job.mapping = wish.mapping;
  job.files.assign(files.begin(), files.end());
  auto planned = app::plan_imports(job);
  if (!planned) return planned.refusal();
  std::vector<ProposedImport> all;
  for (auto& one : *planned) {
    ProposedImport proposed{one.job.profile,      one.job.mapping, {}, {},
                            std::move(one.notes), one.products};
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

Result<std::int64_t> AppImporter::bind_employee(const std::string& provisional,
                                                const std::string& real,
                                                intake::Progress& progress) {
  const auto report = app::bind_employee(m_book, provisional, real, progress);
  if (!report) return report.refusal();
  return report->orders;
}

Outcome AppImporter::keep_employee(const std::string& provisional) {
  staff::EmployeeWish wish;
  wish.known = true;
  const auto kept = m_book.team().set(provisional, wish);
  if (!kept) return kept.refusal();
  return Done{};
}

Result<MappingDraft> AppImporter::suggest(const std::vector<std::string>& files,
                                          const ImportWish& wish) {
  auto made = app::draft_mapping({files.begin(), files.end()}, wish.encoding, wish.dates);
  if (!made) return made.refusal();
  return MappingDraft{std::move(made->text), std::move(made->questions), made->without_currency};
}

std::optional<MappingMistake> AppImporter::mistake_in(const std::string& mapping) {
  auto mistake = app::mistake_in_mapping(mapping);
  if (!mistake) return std::nullopt;
  return MappingMistake{std::move(mistake->refusal), mistake->line};
}

std::string AppImporter::keep_mapping(const std::string& name, const std::string& text) {
  return app::keep_mapping(mappings_folder(), name, text).string();
}

std::filesystem::path AppImporter::mappings_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data) return std::filesystem::path(data) / "kontor" / "mappings";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : "/tmp") / ".local/share/kontor/mappings";
}

std::unique_ptr<FolderEye> AppImporter::watch(const std::string& folder) {
  return std::make_unique<AppFolderEye>(m_book, folder);
}

}  // namespace kontor::gui
