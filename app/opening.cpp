#include "app/opening.h"

#include <memory>

#include "app/open_source.h"
#include "domain/books/chart.h"
#include "i18n/language.h"
#include "i18n/names.h"

namespace kontor::app {

namespace {

std::vector<reports::Column> template_columns(const std::vector<std::string>& keys) {
  std::vector<reports::Column> columns;
  for (const std::string& key : keys) columns.push_back({key, key, reports::ColumnType::text});
  return columns;
}

void write_balance_template(const i18n::Catalogue& texts, reports::RowWriter& out) {
  out.begin(
      template_columns({"account", "channel", "own_account", "name", "type", "debit", "credit"}));
  for (const auto& account : books::standard_chart()) {
    const std::string key(account.key);
    if (key == "channel_current" || key.starts_with("own_")) continue;
    out.row({std::string(account.code), std::string(), std::string(),
             i18n::strip_marks(i18n::account_name(texts, key, "")),
             std::string(books::name_of(account.type)), std::string(), std::string()});
  }
  out.end();
}

}  // namespace

std::vector<ImportJob> opening_jobs(const OpeningFiles& files) {
  std::vector<ImportJob> jobs;
  const auto add = [&](const char* profile, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      ImportJob job;
      job.profile = profile;
      job.files = {path};
      job.request.entity = files.entity;
      job.request.as_of = files.as_of;
      job.request.dry_run = files.dry_run;
      job.request.strict = files.strict;
      jobs.push_back(std::move(job));
    }
  };
  add("opening-items", files.items);
  add("opening-balances", files.balances);
  return jobs;
}

Result<intake::OpeningPreview> preview_opening(OpenBook& book, const OpeningFiles& files) {
  std::vector<channels::OpenedSource> opened;
  const auto jobs = opening_jobs(files);
  if (jobs.empty()) return Refusal{RefusalCode::file_not_found, {{"file", ""}}};
  for (const ImportJob& job : jobs) {
    auto source = open_source(book, job);
    if (!source) return source.refusal();
    opened.push_back(std::move(*source));
  }
  std::vector<intake::OpeningFile> sources;
  for (const auto& source : opened) sources.push_back({source.info, *source.source});
  const Stores stores = book.stores();
  return intake::preview_openings(book.book(), stores, book.clock(), book.hands(), sources,
                                  jobs.front().request);
}

std::string_view name_of(OpeningTemplate which) {
  return which == OpeningTemplate::items ? "items" : "trial-balance";
}

void write_opening_template(OpeningTemplate which, const i18n::Catalogue& texts,
                            reports::RowWriter& out) {
  if (which == OpeningTemplate::trial_balance) return write_balance_template(texts, out);
  out.begin(template_columns(
      {"kind", "number", "partner", "channel", "gateway", "due", "currency", "amount"}));
  out.end();
}

}  // namespace kontor::app
