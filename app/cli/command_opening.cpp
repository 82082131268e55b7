#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "app/opening.h"
#include "domain/company/reach.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct OpeningOptions {
  std::vector<std::string> items, balances;
  std::string as_of, entity, template_name;
  bool dry_run = false;
  bool strict = false;
};

/// What it takes in are balances of the books.
const std::vector<Permission> opening_rights = {Permission::import_files, Permission::read_ledger,
                                                Permission::read_cost};

std::vector<app::ImportJob> jobs_of(Session& session, const OpeningOptions& o) {
  app::OpeningFiles files{o.items, o.balances, o.entity, {}, o.dry_run, o.strict};
  // It takes place at a company: who has the rights at one only opens that.
  const auto names = company_names(session);
  company::Scope asked;
  if (!o.entity.empty()) asked.entity = names.entity_named(o.entity).id;
  const auto at = take(company::narrowed(session.book().actor(), opening_rights, asked,
                                         {.entity = true}, names.company()));
  if (at.entity) files.entity = names.entity_code(at.entity);
  if (!o.as_of.empty()) files.as_of = parse_moment("--as-of", o.as_of, names.home_zone());
  return app::opening_jobs(files);
}

Status open_book(Session& session, const OpeningOptions& o) {
  Console& console = session.console();
  const auto jobs = jobs_of(session, o);
  if (jobs.empty()) {
    throw WrongUsage(
        console.text("{argument} is missing.", {{"argument", "--items, --trial-balance"}}) + " " +
        console.text("“{command} --help” says what there is.",
                     {{"command", "kontor setup opening"}}));
  }
  Status status = Status::done;
  ImportList list(session);
  for (const app::ImportJob& job : jobs) {
    BarProgress progress(console);
    const auto report = [&] {
      try {
        return take(app::import_files(session.book(), job, progress));
      } catch (...) {
        list.end();  // what came before stands, and is told before the reason
        console.flush();
        throw;
      }
    }();
    list.add(report, job.profile, job.files.front().filename().string(), o.dry_run);
    tell_details(console, report);
    if (report.refused_rows() > 0) status = Status::refused;
  }
  list.end();
  return status;
}

Status write_template(Session& session, const OpeningOptions& o) {
  Console& console = session.console();
  for (const auto which : app::opening_templates) {
    if (o.template_name != app::name_of(which)) continue;
    // Always CSV: it is to be filled in and read again.
    const auto csv = reports::make_row_writer(console.out(), {});
    app::write_opening_template(which, console.texts(), *csv);
    return Status::done;
  }
  throw WrongUsage(console.text("{option} takes one of these: {words}.",
                                {{"option", "NAME"}, {"words", "items, trial-balance"}}));
}

}  // namespace

void add_setup_opening(Tree& tree, CLI::App& setup) {
  Session& session = tree.session();
  const auto o = options<OpeningOptions>();
  Command opening = tree.command(
      setup, "opening",
      KONTOR_TEXT("Take in what is open on the first day, and the opening trial balance"));
  opening.option("--items", o->items, "FILE",
                 KONTOR_TEXT("Open orders, gift cards, receivables, payables and unpaid "
                             "settlements, one a row; several times"));
  opening.option("--trial-balance", o->balances, "FILE",
                 KONTOR_TEXT("The accountant's trial balance; posted less what was imported"));
  opening.option("--as-of", o->as_of, "DATE",
                 KONTOR_TEXT("The day of the balances; else the one before the book's first"));
  opening.option("--entity", o->entity, "CODE",
                 KONTOR_TEXT("The company, where there are several"));
  opening.flag("--dry-run", o->dry_run, KONTOR_TEXT("Say what would happen, change nothing"));
  opening.flag("--strict", o->strict, KONTOR_TEXT("Take in nothing when one row is refused"));
  opening.needs_somewhere(
      {Permission::import_files, Permission::read_ledger, Permission::read_cost});
  opening.does([&session, o] { return open_book(session, *o); });

  const auto t = options<OpeningOptions>();
  Command form = tree.command(setup, "template",
                              KONTOR_TEXT("Write an empty file for “setup opening” to fill in"));
  form.argument("NAME", t->template_name, KONTOR_TEXT("items or trial-balance"));
  form.open_to_all();
  form.does([&session, t] { return write_template(session, *t); });
}

}  // namespace kontor::cli
