#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/demo/demo.h"
#include "domain/base/zone.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct DemoArguments {
  std::string dir, today, seed;
};

Status make_demo(Session& session, const DemoArguments& o) {
  app::DemoOptions demo;
  demo.dir = o.dir;
  demo.today = o.today.empty() ? app::local_today(session.clock()) : parse_date("--today", o.today);
  if (!o.seed.empty()) demo.seed = std::stoull(o.seed);
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::make_demo(demo, session.clock(), progress));
  }();
  Console& console = session.console();
  if (report.already_there) console.say(console.text("This demo is there already."));
  Listing list(console,
               {session.column("book", KONTOR_TEXT("Book")),
                session.column("files", KONTOR_TEXT("Files"), reports::ColumnType::integer),
                session.column("create", KONTOR_TEXT("New"), reports::ColumnType::integer),
                session.column("update", KONTOR_TEXT("Changed"), reports::ColumnType::integer),
                session.column("unchanged", KONTOR_TEXT("Unchanged"), reports::ColumnType::integer),
                session.column("refuse", KONTOR_TEXT("Refused"), reports::ColumnType::integer)},
               Listing::Shape::object);
  list.row({report.address, report.files, report.counts.create, report.counts.update,
            report.counts.unchanged, report.counts.refuse});
  list.end();
  return report.counts.refuse > 0 ? Status::refused : Status::done;
}

}  // namespace

void add_demo(Tree& tree) {
  Session& session = tree.session();
  const auto o = options<DemoArguments>();
  Command command = tree.command(
      "demo",
      KONTOR_TEXT("Make an invented retailer to look at: files of its channels and a book"));
  command.argument("DIR", o->dir, KONTOR_TEXT("A new folder for it"));
  command.option("--today", o->today, "DATE", KONTOR_TEXT("Last day of the demo; else today"));
  command.option("--seed", o->seed, "N", KONTOR_TEXT("Another number makes another shop; else 1"));
  command.open_to_all();
  command.does([&session, o] { return make_demo(session, *o); });
}

}  // namespace kontor::cli
