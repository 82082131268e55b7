#include <algorithm>

#include "app/context.h"
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

Result<channels::OpenedSource> open_source(OpenBook& book, const ImportJob& job) {
  if (job.files.empty()) return Refusal{RefusalCode::file_not_found, {{"file", ""}}};
  channels::ProfileOptions options{entity_currency(book, job.request), job.mapping};
  std::string name = job.profile;
  if (name == "auto") {
    const auto proposal = channels::recognise_file(job.files.front());
    if (!proposal) return proposal.refusal();
    name = proposal->profile->name();
    if (options.mapping.empty()) options.mapping = proposal->mapping;
  }
  const auto profile = channels::find_profile(name);
  if (!profile) return profile.refusal();
  return (*profile)->open(job.files, options);
}

}  // namespace

Result<intake::ImportReport> import_files(OpenBook& book, const ImportJob& job,
                                          intake::Progress& progress) {
  auto opened = open_source(book, job);
  if (!opened) return opened.refusal();
  intake::ImportRequest request = job.request;
  for (const auto& file : job.files)
    request.paths.push_back(std::filesystem::absolute(file).string());
  const Stores stores = book.stores();
  auto report = intake::import_records(book.book(), stores, book.clock(), book.hands(),
                                       opened->info, *opened->source, request, progress);
  if (!report) return report;
  if (job.profile == "auto")
    report->notes.insert(report->notes.begin(),
                         {intake::NoteCode::profile_recognised,
                          {{"profile", opened->info.mapping.empty() ? opened->info.profile
                                                                    : opened->info.mapping}}});
  if (!request.dry_run) settle_down(book);
  return report;
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

}  // namespace kontor::app
