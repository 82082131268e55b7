#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/progress.h"
#include "app/import_jobs.h"
#include "domain/books/chart.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

struct OpeningOptions {
  std::vector<std::string> items, balances;
  std::string as_of, entity, template_name;
  bool dry_run = false;
  bool strict = false;
};

/// The lists first: what they open is not opened again by the trial balance.
std::vector<app::ImportJob> opening_jobs(Session& session, const OpeningOptions& o) {
  std::vector<app::ImportJob> jobs;
  const auto add = [&](const char* profile, const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      app::ImportJob job;
      job.profile = profile;
      job.files = {file};
      job.request.entity = o.entity;
      job.request.dry_run = o.dry_run;
      job.request.strict = o.strict;
      if (!o.as_of.empty())
        job.request.as_of = parse_moment("--as-of", o.as_of, company_names(session).home_zone());
      jobs.push_back(std::move(job));
    }
  };
  add("opening-items", o.items);
  add("opening-balances", o.balances);
  return jobs;
}

Status open_book(Session& session, const OpeningOptions& o) {
  Console& console = session.console();
  const auto jobs = opening_jobs(session, o);
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

std::vector<reports::Column> template_columns(const std::vector<std::string>& keys) {
  std::vector<reports::Column> columns;
  for (const std::string& key : keys) columns.push_back({key, key, reports::ColumnType::text});
  return columns;
}

/// A row for each account of the chart, so that only amounts are to be filled in.
void write_balance_template(Console& console, reports::RowWriter& csv) {
  csv.begin(
      template_columns({"account", "channel", "own_account", "name", "type", "debit", "credit"}));
  for (const auto& account : books::standard_chart()) {
    const std::string key(account.key);
    if (key == "channel_current" || key.starts_with("own_")) continue;
    csv.row({std::string(account.code), std::string(), std::string(),
             i18n::strip_marks(i18n::account_name(console.texts(), key, "")),
             std::string(books::name_of(account.type)), std::string(), std::string()});
  }
  csv.end();
}

Status write_template(Session& session, const OpeningOptions& o) {
  Console& console = session.console();
  // Always CSV: it is to be filled in and read again.
  const auto csv = reports::make_row_writer(console.out(), {});
  if (o.template_name == "items") {
    csv->begin(template_columns(
        {"kind", "number", "partner", "channel", "gateway", "due", "currency", "amount"}));
    csv->end();
  } else if (o.template_name == "trial-balance") {
    write_balance_template(console, *csv);
  } else {
    throw WrongUsage(console.text("{option} takes one of these: {words}.",
                                  {{"option", "NAME"}, {"words", "items, trial-balance"}}));
  }
  return Status::done;
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
  opening.does([&session, o] { return open_book(session, *o); });

  const auto t = options<OpeningOptions>();
  Command form = tree.command(setup, "template",
                              KONTOR_TEXT("Write an empty file for “setup opening” to fill in"));
  form.argument("NAME", t->template_name, KONTOR_TEXT("items or trial-balance"));
  form.does([&session, t] { return write_template(session, *t); });
}

}  // namespace kontor::cli
