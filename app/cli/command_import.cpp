#include "app/cli/cleaning_report.h"
#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/import_suggest.h"
#include "app/cli/import_watch.h"
#include "app/cli/progress.h"
#include "app/import_jobs.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct ImportOptions {
  std::string profile, mapping, channel, location, entity, as_of, watch, encoding, dates;
  std::string duplicate_skus, cleaning_file;
  std::vector<std::string> files;
  bool dry_run = false;
  bool strict = false;
  bool once = false;
  bool suggest = false;
  bool cleaning = false;
};

app::ImportJob import_job(Session& session, const ImportOptions& o) {
  app::ImportJob job;
  job.profile = o.profile;
  job.mapping = o.mapping;
  job.files.assign(o.files.begin(), o.files.end());
  job.request.channel = o.channel;
  job.request.location = o.location;
  job.request.entity = o.entity;
  job.request.encoding = o.encoding;
  job.request.dates = o.dates;
  job.request.dry_run = o.dry_run;
  job.request.strict = o.strict;
  if (!o.duplicate_skus.empty())
    job.request.duplicate_skus = intake::duplicate_skus_named(o.duplicate_skus);
  if (!o.as_of.empty()) {
    job.request.as_of = parse_moment("--as-of", o.as_of, company_names(session).home_zone());
  }
  return job;
}

intake::ImportReport run_planned(Session& session, const app::PlannedImport& planned) {
  auto& book = session.book();
  BarProgress progress(session.console());
  return take(app::run_import(book, planned, progress));
}

/// What cleaning would change, in place of the counts.
Status show_cleaning(Session& session, const ImportOptions& o) {
  CleaningReport cleaning(session, o.cleaning_file);
  auto job = import_job(session, o);
  job.request.cleaned = cleaning.visitor();
  Status status = Status::done;
  for (const app::PlannedImport& planned : take(app::plan_imports(job))) {
    const auto report = run_planned(session, planned);
    tell_details(session.console(), report);
    if (report.refused_rows() > 0) status = Status::refused;
  }
  cleaning.show();
  cleaning.finish();
  return status;
}

/// Files of several kinds: one import after the other, each told as it ends.
/// A dry run plans each as if what those before it bring were there.
Status import_all(Session& session, std::vector<app::PlannedImport> all) {
  ImportList list(session);
  Status status = Status::done;
  std::set<catalog::ProductKey> coming;
  std::shared_ptr<intake::ComingFacts> coming_facts;
  for (app::PlannedImport& planned : all) {
    app::ImportJob& job = planned.job;
    job.request.coming = std::move(coming);
    job.request.coming_facts = coming_facts;
    std::string files;
    for (const auto& file : job.files) {
      files += (files.empty() ? "" : ", ") + file.filename().string();
    }
    const auto report = [&] {
      try {
        return run_planned(session, planned);
      } catch (...) {
        list.end();  // what came before stands, and is told before the reason
        session.console().flush();
        throw;
      }
    }();
    list.add(report, job.mapping.empty() ? job.profile : job.mapping, files, job.request.dry_run);
    coming = report.coming;
    coming_facts = report.coming_facts;
    tell_details(session.console(), report);
    if (report.refused_rows() > 0) status = Status::refused;
  }
  list.end();
  return status;
}

[[noreturn]] void wrong_usage(Session& session, const std::string& sentence) {
  throw WrongUsage(sentence + " " +
                   session.console().text("“{command} --help” says what there is.",
                                          {{"command", "kontor import"}}));
}

void need(Session& session, const std::string& given, const char* argument) {
  if (!given.empty()) return;
  wrong_usage(session, session.console().text("{argument} is missing.", {{"argument", argument}}));
}

Status watch(Session& session, const ImportOptions& o) {
  Console& console = session.console();
  if (o.profile != "auto" || !o.files.empty() || o.dry_run) {
    wrong_usage(session, console.text("--watch goes with auto, and with neither files nor "
                                      "--dry-run."));
  }
  return watch_folder(session, import_job(session, o), o.watch, o.once);
}

/// With --suggest the first file stands where the kind stands otherwise.
Status suggest(Session& session, const ImportOptions& o) {
  need(session, o.profile, "FILE");
  std::vector<std::filesystem::path> files{o.profile};
  files.insert(files.end(), o.files.begin(), o.files.end());
  return suggest_mapping(session, files, take(channels::reading_named(o.encoding, o.dates)));
}

Status import_files(Session& session, const ImportOptions& o) {
  if (o.suggest) return suggest(session, o);  // of a file alone: no book, no rights
  // Where it has to hold, the import asks: it knows the channel.
  const auto actor = session.book().actor();
  if (!company::may_somewhere(actor, Permission::import_files))
    throw Stop(*company::refused(actor, Permission::import_files));
  if (!o.watch.empty()) return watch(session, o);
  need(session, o.profile, "PROFILE");
  need(session, o.files.empty() ? "" : o.files.front(), "FILE");
  if (o.once) wrong_usage(session, session.text("--once goes with --watch."));
  if (!o.dry_run && (o.cleaning || !o.cleaning_file.empty()))
    wrong_usage(session, session.text("--cleaning and --cleaning-file go with --dry-run."));
  if (o.cleaning || !o.cleaning_file.empty()) return show_cleaning(session, o);
  const auto planned = take(app::plan_imports(import_job(session, o)));
  if (planned.size() > 1) return import_all(session, planned);
  return show_import(session, run_planned(session, planned.front()), o.dry_run);
}

}  // namespace

void add_import(Tree& tree) {
  Session& session = tree.session();
  const auto o = options<ImportOptions>();
  Command command = tree.command(
      "import", KONTOR_TEXT("Take in files of a channel; “kontor profiles” lists the kinds"));
  command.argument("PROFILE", o->profile,
                   KONTOR_TEXT("Kind of file, or auto to find it out, or mapped"));
  command.optional();
  command.argument("FILE", o->files,
                   KONTOR_TEXT("The files, as one set; with auto, one set of each kind"));
  command.optional();
  command.option("--mapping", o->mapping, "FILE",
                 KONTOR_TEXT("For mapped files: a mapping's name or file"));
  command.option("--channel", o->channel, "CODE",
                 KONTOR_TEXT("The channel; made where it does not exist"));
  command.option("--location", o->location, "CODE",
                 KONTOR_TEXT("The location of rows that name none"));
  command.option("--entity", o->entity, "CODE",
                 KONTOR_TEXT("The company of a channel that must be made"));
  command.option("--as-of", o->as_of, "TIME",
                 KONTOR_TEXT("When the file was exported, or its stock counted"));
  command.option("--encoding", o->encoding, "NAME",
                 KONTOR_TEXT("How the files stand for characters, where that is not clear"));
  command.option("--dates", o->dates, "dmy|mdy",
                 KONTOR_TEXT("Whether the day or the month comes first, where that is not clear"));
  command.flag("--dry-run", o->dry_run, KONTOR_TEXT("Say what would happen, change nothing"));
  command.flag("--strict", o->strict, KONTOR_TEXT("Take in nothing when one row is refused"));
  command.option("--duplicate-skus", o->duplicate_skus, "keep|refuse|first|suffix",
                 KONTOR_TEXT("What happens to products that share a SKU; else as the book is set"));
  command.flag("--cleaning", o->cleaning,
               KONTOR_TEXT("With --dry-run: show which values cleaning changes, field by field"));
  command.option("--cleaning-file", o->cleaning_file, "FILE",
                 KONTOR_TEXT("With --dry-run: write every value that cleaning changes"));
  command.option("--watch", o->watch, "DIR",
                 KONTOR_TEXT("With auto: take in each file that comes into a folder"));
  command.flag("--once", o->once, KONTOR_TEXT("With --watch: take in what is there, then end"));
  command.flag("--suggest", o->suggest,
               KONTOR_TEXT("Write a first mapping for the files, to be used with mapped"));
  command.open_to_all();
  command.does([&session, o] { return import_files(session, *o); });
}

}  // namespace kontor::cli
