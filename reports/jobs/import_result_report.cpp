#include <algorithm>

#include "domain/intake/cost_words.h"
#include "i18n/language.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "i18n/sentence.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace import_result_detail {

constexpr auto import_right = company::Permission::import_files;

/// The last import that this actor may see, by its channel.
std::vector<intake::Batch> newest_of(ReportRun& run) {
  intake::BatchStore& batches = run.source.stores.batches;
  const auto& actor = run.source.actor;
  if (actor.may(import_right)) return batches.list(run.unit, INT64_MAX, 1);
  std::vector<ChannelId> channels;
  for (const auto& channel : run.channels)
    if (actor.may(import_right, company::scope_of(channel))) channels.push_back(channel.id);
  if (channels.empty()) throw ReportRefused{*company::refused(actor, import_right)};
  return batches.list_of(run.unit, channels, INT64_MAX, 1);
}

/// The import that is asked for, or the last; none in a book without any.
std::optional<intake::Batch> batch_of(ReportRun& run) {
  if (run.request.batch == 0) {
    const auto newest = newest_of(run);
    if (newest.empty()) return std::nullopt;
    return newest.front();
  }
  const auto found = run.source.stores.batches.by_number(run.unit, run.request.batch);
  if (!found) {
    throw ReportRefused{
        {RefusalCode::batch_unknown, {{"batch", std::to_string(run.request.batch)}}}};
  }
  const auto channel = std::ranges::find(run.channels, found->channel, &company::Channel::id);
  const auto scope = channel == run.channels.end() ? company::Scope() : company::scope_of(*channel);
  if (auto refusal = company::refused(run.source.actor, import_right, scope))
    throw ReportRefused{*refusal};
  return found;
}

/// Files are named by their paths on one machine: their last part is enough.
std::string last_part(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string files_of(const intake::Batch& batch) {
  std::string names;
  for (const std::string& file : batch.files) {
    names += (names.empty() ? "" : ", ") + last_part(file);
  }
  return names;
}

std::string channel_of(const ReportRun& run, const intake::Batch& batch) {
  const auto found = std::ranges::find(run.channels, batch.channel, &company::Channel::id);
  return found == run.channels.end() ? std::string() : found->name;
}

std::vector<std::string> notes(ReportRun& run) {
  const auto batch = batch_of(run);
  if (!batch) return {};
  std::vector<std::string> lines;
  const auto& texts = run.texts;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (value.empty()) return;
    lines.push_back(texts.text("{label}: {value}", {{"label", label}, {"value", value}}));
  };
  const auto number = [&](std::int64_t n) { return texts.format().integer(n); };
  add(texts.text("Import"), texts.format().number(batch->number));
  add(texts.text("State"), i18n::name(texts, batch->state));
  add(texts.text("Profile"), batch->profile);
  add(texts.text("Channel"), channel_of(run, *batch));
  add(texts.text("Files"), files_of(*batch));
  add(texts.text("Started"), texts.format().instant(batch->started_at, run.zone));
  add(texts.text("New"), number(batch->counts.create));
  add(texts.text("Changed"), number(batch->counts.update));
  add(texts.text("Unchanged"), number(batch->counts.unchanged));
  add(texts.text("Refused"), number(batch->counts.refuse));
  return lines;
}

Values row_of(const ReportRun& run, const intake::Batch& batch, const intake::RowRefusal& refused) {
  return {batch.number, last_part(refused.file), refused.row,
          std::string(name_of(refused.refusal.code)),
          i18n::strip_marks(i18n::sentence(run.texts, refused.refusal))};
}

void rows(ReportRun& run) {
  const auto batch = batch_of(run);
  if (!batch) return;
  std::int64_t after = 0;
  int limit = report_page;
  while (true) {
    auto page = run.source.stores.batches.refusals(run.unit, batch->id, after, limit);
    const bool last_page = std::ssize(page) < limit;
    if (!last_page) {
      // Files share line numbers: a line that the page may have cut is read again.
      after = page.back().row - 1;
      std::erase_if(page, [&](const intake::RowRefusal& r) { return r.row > after; });
      limit = page.empty() ? 2 * limit : report_page;
    }
    for (const intake::RowRefusal& refused : page)
      run.row(
          row_of(run, *batch, intake::shown_to(run.source.actor, refused, !batch->mapping.empty())),
          {RowTarget::Kind::import, batch->number});
    if (last_page) return;
  }
}

}  // namespace import_result_detail

Report import_result_report() {
  using enum FieldType;
  return {"import-result",
          KONTOR_TEXT("Result of an import"),
          KONTOR_TEXT(
              "What an import made of its files, and each row that it refused, with the reason"),
          {Parameter::batch},
          company::Permission::import_files,
          {{"import", KONTOR_TEXT("Import"), count},
           {"file", KONTOR_TEXT("File")},
           {"line", KONTOR_TEXT("Line"), count},
           {"code", KONTOR_TEXT("Code")},
           {"reason", KONTOR_TEXT("Reason")}},
          &import_result_detail::rows,
          &import_result_detail::notes,
          nullptr,
          true};
}

}  // namespace kontor::reports
