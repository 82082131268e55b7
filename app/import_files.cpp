#include <algorithm>

#include "app/import_jobs.h"
#include "app/open_source.h"
#include "channels/file_groups.h"
#include "domain/base/failure.h"

namespace kontor::app {

namespace {

/// The currency of prices in files without a currency column: that of the channel's entity, or of
/// the one that will get the channel.
std::optional<Currency> entity_currency(OpenBook& book, const intake::ImportRequest& request) {
  return book.book().read([&](Unit& unit) -> std::optional<Currency> {
    auto& company = book.stores().company;
    const auto entities = company.entities(unit);
    EntityId wanted;
    for (const auto& c : company.channels(unit))
      if (c.code == request.channel || c.name == request.channel) wanted = c.entity;
    for (const auto& e : entities)
      if (e.id == wanted || (!wanted && e.code == request.entity)) return e.currency;
    return entities.size() == 1 ? std::optional(entities.front().currency) : std::nullopt;
  });
}

/// What recognised a file, and by which of its columns.
intake::Note recognised(const channels::FileGroup& group, std::size_t file) {
  const std::string mapping(find_arg(group.why[file].args, "mapping"));
  return {intake::NoteCode::profile_recognised,
          {{"file", group.files[file].filename().string()},
           {"profile", mapping.empty() ? std::string(group.profile->name()) : mapping},
           {"columns", std::string(find_arg(group.why[file].args, "columns"))}}};
}

}  // namespace

Result<channels::OpenedSource> open_source(OpenBook& book, const ImportJob& job) {
  if (job.files.empty()) return Refusal{RefusalCode::file_not_found, {{"file", ""}}};
  channels::ProfileOptions options{entity_currency(book, job.request), job.mapping, {}};
  const auto profile = channels::find_profile(job.profile);
  if (!profile) return profile.refusal();
  const auto reading = channels::reading_named(job.request.encoding, job.request.dates);
  if (!reading) return reading.refusal();
  options.reading = *reading;
  return (*profile)->open(job.files, options);
}

Result<std::vector<PlannedImport>> plan_imports(const ImportJob& job) {
  if (job.files.empty()) return Refusal{RefusalCode::file_not_found, {{"file", ""}}};
  if (job.profile != "auto") return std::vector{PlannedImport{job, {}, false, {}}};
  const auto reading = channels::reading_named(job.request.encoding, job.request.dates);
  if (!reading) return reading.refusal();
  const auto groups = channels::group_files(job.files, job.mapping, *reading);
  if (!groups) return groups.refusal();
  std::vector<PlannedImport> all;
  for (const channels::FileGroup& group : *groups) {
    PlannedImport one{job, {}, channels::intake_rank(*group.profile, group.mapping) == 0, {}};
    one.job.profile = group.profile->name();
    one.job.mapping = group.mapping;
    one.job.files = group.files;
    for (std::size_t i = 0; i < group.files.size(); ++i) one.notes.push_back(recognised(group, i));
    all.push_back(std::move(one));
  }
  return all;
}

Result<intake::ImportReport> run_import(OpenBook& book, const PlannedImport& planned,
                                        intake::Progress& progress) {
  const ImportJob& job = planned.job;
  auto opened = open_source(book, job);
  if (!opened) return opened.refusal();
  if (planned.wanted && !planned.wanted(opened->info)) return intake::ImportReport{};
  intake::ImportRequest request = job.request;
  for (const auto& file : job.files)
    request.paths.push_back(std::filesystem::absolute(file).string());
  const Stores stores = book.stores();
  auto report = intake::import_records(book.book(), stores, book.clock(), book.hands(),
                                       opened->info, *opened->source, request, progress);
  if (!report) return report;
  report->notes.insert(report->notes.begin(), planned.notes.begin(), planned.notes.end());
  if (!request.dry_run) settle_down(book);
  return report;
}

Result<intake::ImportReport> import_files(OpenBook& book, const ImportJob& job,
                                          intake::Progress& progress) {
  auto planned = plan_imports(job);
  if (!planned) return planned.refusal();
  planned->front().job.files = job.files;  // files of another profile are refused as such
  return run_import(book, planned->front(), progress);
}

Result<intake::ImportReport> resume_batch(OpenBook& book, std::int64_t number,
                                          intake::Progress& progress) {
  const Stores stores = book.stores();
  const auto batch =
      book.book().read([&](Unit& unit) { return stores.batches.by_number(unit, number); });
  if (!batch) return Refusal{RefusalCode::batch_unknown, {{"batch", std::to_string(number)}}};
  ImportJob job;
  job.profile = batch->profile;
  job.mapping = batch->mapping;
  job.request = intake::request_of(*batch);
  job.files.assign(batch->files.begin(), batch->files.end());
  auto opened = open_source(book, job);
  if (!opened) return opened.refusal();
  auto report = intake::resume_import(book.book(), stores, book.clock(), book.hands(), opened->info,
                                      *opened->source, *batch, progress);
  if (report) settle_down(book);
  return report;
}

Result<intake::UndoReport> undo_batch(OpenBook& book, std::int64_t number,
                                      intake::Progress& progress) {
  const Stores stores = book.stores();
  auto report =
      intake::undo_batch(book.book(), stores, book.clock(), book.hands(), number, progress);
  if (report) settle_down(book);
  return report;
}

Result<intake::BindReport> bind_product(OpenBook& book, const std::string& provisional,
                                        const std::string& real, intake::Progress& progress) {
  const Stores stores = book.stores();
  auto report = intake::bind_product(book.book(), stores, book.clock(), book.hands(), provisional,
                                     real, progress);
  if (report) settle_down(book);
  return report;
}

Result<intake::BindReport> bind_employee(OpenBook& book, const std::string& provisional,
                                         const std::string& real, intake::Progress& progress) {
  const Stores stores = book.stores();
  auto report = intake::bind_employee(book.book(), stores, book.clock(), book.hands(), provisional,
                                      real, progress);
  if (report) settle_down(book);
  return report;
}

Result<orders::Order> credit_order(OpenBook& book, const intake::CreditWish& wish) {
  return intake::credit_order(book.book(), book.stores(), book.clock(), book.hands(), wish);
}

}  // namespace kontor::app
