#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct ImportOptions {
  std::string profile, mapping, channel, location, entity, as_of;
  std::vector<std::string> files;
  bool dry_run = false;
  bool strict = false;
};

app::ImportJob import_job(Session& session, const ImportOptions& o) {
  app::ImportJob job;
  job.profile = o.profile;
  job.mapping = o.mapping;
  job.files.assign(o.files.begin(), o.files.end());
  job.request.channel = o.channel;
  job.request.location = o.location;
  job.request.entity = o.entity;
  job.request.dry_run = o.dry_run;
  job.request.strict = o.strict;
  if (!o.as_of.empty()) {
    job.request.as_of = parse_moment("--as-of", o.as_of, company_names(session).home_zone());
  }
  return job;
}

Status import_files(Session& session, const ImportOptions& o) {
  const auto job = import_job(session, o);
  auto& book = session.book();
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::import_files(book, job, progress));
  }();
  return show_import(session, report, o.dry_run);
}

}  // namespace

void add_import(Tree& tree) {
  Session& session = tree.session();
  const auto o = options<ImportOptions>();
  Command command = tree.command(
      "import", KONTOR_TEXT("Take in files of a channel; “kontor profiles” lists the kinds"));
  command.argument("PROFILE", o->profile,
                   KONTOR_TEXT("Kind of file, or auto to find it out, or mapped"));
  command.argument("FILE", o->files, KONTOR_TEXT("The files, as one set"));
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
  command.flag("--dry-run", o->dry_run, KONTOR_TEXT("Say what would happen, change nothing"));
  command.flag("--strict", o->strict, KONTOR_TEXT("Take in nothing when one row is refused"));
  command.does([&session, o] { return import_files(session, *o); });
}

}  // namespace kontor::cli
