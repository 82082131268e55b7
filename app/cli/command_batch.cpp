#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "app/cli/scoped.h"
#include "domain/intake/cost_words.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct BatchOptions {
  std::string number;
  bool refused = false;
};

/// Refuses batch_unknown for what is no number, too.
std::int64_t batch_number(const BatchOptions& o) {
  const auto number = Decimal::parse(o.number);
  if (!number || number->scale != 0) {
    throw Stop({RefusalCode::batch_unknown, {{"batch", o.number}}});
  }
  return number->mantissa;
}

/// An import belongs to its channel: the right has to hold there.
intake::Batch batch_of(Session& session, const BatchOptions& o, Permission right) {
  const std::int64_t number = batch_number(o);
  auto& book = session.book();
  const auto found =
      book.book().read([&](Unit& unit) { return book.stores().batches.by_number(unit, number); });
  if (!found) throw Stop({RefusalCode::batch_unknown, {{"batch", o.number}}});
  const auto scope = book.book().read(
      [&](Unit& unit) { return intake::scope_of_channel(unit, book.stores(), found->channel); });
  need_right(session, right, scope);
  return *found;
}

std::vector<reports::Column> batch_columns(Session& session) {
  return {session.column("batch", KONTOR_TEXT("Import"), ColumnType::integer),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("profile", KONTOR_TEXT("Profile")),
          session.column("mapping", KONTOR_TEXT("Mapping")),
          session.column("files", KONTOR_TEXT("Files")),
          session.column("state", KONTOR_TEXT("State")),
          session.column("started_at", KONTOR_TEXT("Started"), ColumnType::date),
          session.column("ended_at", KONTOR_TEXT("Ended"), ColumnType::date),
          session.column("create", KONTOR_TEXT("New"), ColumnType::integer),
          session.column("update", KONTOR_TEXT("Changed"), ColumnType::integer),
          session.column("unchanged", KONTOR_TEXT("Unchanged"), ColumnType::integer),
          session.column("refuse", KONTOR_TEXT("Refused"), ColumnType::integer)};
}

std::vector<reports::Cell> batch_cells(Console& console, const CompanyNames& names,
                                       const intake::Batch& batch) {
  std::string files;
  for (const std::string& file : batch.files) {
    files += (files.empty() ? "" : ", ") + std::filesystem::path(file).filename().string();
  }
  return {batch.number,
          text_or_null(names.channel_code(batch.channel)),
          batch.profile,
          text_or_null(batch.mapping),
          files,
          console.coded(name_of(batch.state), i18n::name(console.texts(), batch.state)),
          console.instant(batch.started_at),
          batch.ended_at ? console.instant(*batch.ended_at) : reports::Cell(),
          batch.counts.create,
          batch.counts.update,
          batch.counts.unchanged,
          batch.counts.refuse};
}

Status batch_list(Session& session) {
  const auto names = company_names(session);
  auto& book = session.book();
  const auto parts = permitted_parts(session, {Permission::import_files}, {.channel = true});
  std::vector<ChannelId> channels;
  for (const auto& part : parts) channels.push_back(part.channel);
  Listing list(session.console(), batch_columns(session));
  RowLimit limit(session);
  std::int64_t before = INT64_MAX;
  while (!limit.full()) {
    const auto page = book.book().read([&](Unit& unit) {
      auto& batches = book.stores().batches;
      return parts.empty() ? batches.list(unit, before, rows_per_page)
                           : batches.list_of(unit, channels, before, rows_per_page);
    });
    if (page.empty()) break;
    for (const auto& batch : page) {
      if (!limit.admits()) break;
      list.row(batch_cells(session.console(), names, batch));
    }
    before = page.back().number;
  }
  list.end();
  return Status::done;
}

/// Calls `show` for each refused row, in the order of the file.
template <class Show>
void each_refusal(Session& session, const intake::Batch& batch, Show show) {
  auto& book = session.book();
  std::int64_t after = 0;
  while (true) {
    const auto page = book.book().read([&](Unit& unit) {
      return book.stores().batches.refusals(unit, batch.id, after, rows_per_page);
    });
    for (const auto& refusal : page) {
      if (!show(intake::shown_to(book.actor(), refusal, !batch.mapping.empty()))) return;
    }
    if (page.size() < static_cast<std::size_t>(rows_per_page)) return;
    after = page.back().row;
  }
}

void show_refused(Session& session, const intake::Batch& batch) {
  Console& console = session.console();
  Listing list(console, {session.column("file", KONTOR_TEXT("File")),
                         session.column("row", KONTOR_TEXT("Line"), ColumnType::integer),
                         session.column("reason", KONTOR_TEXT("Reason")),
                         session.column("sentence", KONTOR_TEXT("What to do"))});
  RowLimit limit(session);
  each_refusal(session, batch, [&](const intake::RowRefusal& refusal) {
    if (!limit.admits()) return false;
    list.row({refusal.file, refusal.row, std::string(name_of(refusal.refusal.code)),
              i18n::sentence(console.texts(), refusal.refusal)});
    return true;
  });
  list.end();
}

Status batch_show(Session& session, const BatchOptions& o) {
  const auto batch = batch_of(session, o, Permission::import_files);
  if (o.refused) {
    show_refused(session, batch);
    return Status::done;
  }
  const auto names = company_names(session);
  Listing list(session.console(), batch_columns(session), Listing::Shape::object);
  list.row(batch_cells(session.console(), names, batch));
  list.end();
  return Status::done;
}

Status batch_resume(Session& session, const BatchOptions& o) {
  auto& book = session.book();
  const std::int64_t number = batch_number(o);
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::resume_batch(book, number, progress));
  }();
  return show_import(session, report, false);
}

Status batch_undo(Session& session, const BatchOptions& o) {
  auto& book = session.book();
  const std::int64_t number = batch_number(o);
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::undo_batch(book, number, progress));
  }();
  Console& console = session.console();
  Listing list(
      console,
      {session.column("batch", KONTOR_TEXT("Import"), ColumnType::integer),
       session.column("documents", KONTOR_TEXT("Documents taken back"), ColumnType::integer),
       session.column("stays", KONTOR_TEXT("Stays"), ColumnType::integer)},
      Listing::Shape::object);
  list.row({report.batch_number, report.documents, static_cast<std::int64_t>(report.stays.size())});
  list.end();
  for (const auto& note : report.stays) console.say(i18n::sentence(console.texts(), note));
  return Status::done;
}

void batch_command(Tree& tree, CLI::App& group, const std::string& name, std::string_view help,
                   Status (*work)(Session&, const BatchOptions&)) {
  Session& session = tree.session();
  const auto o = options<BatchOptions>();
  Command command = tree.command(group, name, help);
  command.argument("BATCH", o->number, KONTOR_TEXT("Number of the import"));
  if (work == batch_show) {
    command.flag("--refused", o->refused, KONTOR_TEXT("List its refused rows"));
  }
  // Each asks for its right at the import's channel.
  command.needs_somewhere(
      {work == batch_undo ? Permission::undo_import : Permission::import_files});
  command.does([&session, o, work] { return work(session, *o); });
}

}  // namespace

void add_batch(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("batch", KONTOR_TEXT("The imports so far"));
  tree.command(group, "list", KONTOR_TEXT("List the imports, newest first"))
      .needs_somewhere({Permission::import_files})
      .does([&session] { return batch_list(session); });
  batch_command(tree, group, "show", KONTOR_TEXT("Show an import"), batch_show);
  batch_command(tree, group, "resume", KONTOR_TEXT("Finish an import that was stopped"),
                batch_resume);
  batch_command(tree, group, "undo", KONTOR_TEXT("Take an import back"), batch_undo);
}

}  // namespace kontor::cli
