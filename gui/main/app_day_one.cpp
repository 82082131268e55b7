#include "gui/main/app_day_one.h"

#include <filesystem>

#include "app/close_days.h"
#include "app/compare_files.h"
#include "app/opening.h"

namespace kontor::gui {

namespace {

app::OpeningFiles opening_files(OpeningFileKind kind, const std::string& file) {
  app::OpeningFiles files;
  (kind == OpeningFileKind::items ? files.items : files.balances).push_back(file);
  return files;
}

}  // namespace

Result<desk::SealedChain> AppDayOne::close_days(const std::string& entity, BusinessDate to) {
  return app::close_days(m_book, entity, to);
}

ProposedImport AppDayOne::opening(OpeningFileKind kind, const std::string& file) {
  const app::ImportJob job = app::opening_jobs(opening_files(kind, file)).front();
  return {job.profile, {}, {file}, {std::filesystem::path(file).filename().string()}, {}};
}

Result<intake::OpeningPreview> AppDayOne::preview(const std::vector<ProposedImport>& files,
                                                  const ImportWish& wish) {
  app::OpeningFiles wanted;
  const auto items = opening(OpeningFileKind::items, {}).profile;
  for (const ProposedImport& one : files) {
    auto& of_kind = one.profile == items ? wanted.items : wanted.balances;
    of_kind.insert(of_kind.end(), one.files.begin(), one.files.end());
  }
  wanted.entity = wish.entity;
  wanted.as_of = wish.as_of;
  wanted.dry_run = true;
  return app::preview_opening(m_book, wanted);
}

void AppDayOne::write_template(OpeningFileKind kind, const std::string& path,
                               const i18n::Catalogue& texts) {
  formats::FileSink file(path);
  // Always CSV: it is to be filled in and read again.
  const auto csv = reports::make_row_writer(file, {});
  app::write_opening_template(kind == OpeningFileKind::items ? app::OpeningTemplate::items
                                                             : app::OpeningTemplate::trial_balance,
                              texts, *csv);
  file.commit();
}

Result<CompareAnswer> AppDayOne::compare(const CompareWish& wish) {
  const auto tolerance = app::tolerance_of(wish.tolerance, wish.entity.currency, "tolerance");
  if (!tolerance) return tolerance.refusal();
  auto compared = app::compare_files(m_book, wish.files, wish.entity, *tolerance);
  if (!compared) return compared.refusal();
  return CompareAnswer{std::move(compared->report), std::move(compared->refusals)};
}

}  // namespace kontor::gui
