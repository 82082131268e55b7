#include "app/cli/commands.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct ZoneOptions {
  std::string sku, zone, location, file;
  bool dry_run = false;
};

Status zone_list(Session& session, const ZoneOptions& o) {
  const auto names = company_names(session);
  auto& book = session.book();
  stock::ZoneFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  filter.zone = o.zone;
  Listing list(session.console(), {session.column("sku", KONTOR_TEXT("SKU")),
                                   session.column("name", KONTOR_TEXT("Name")),
                                   session.column("location", KONTOR_TEXT("Location")),
                                   session.column("zone", KONTOR_TEXT("Zone"))});
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::ZoneFilter& page) {
        return book.stores().zones.list(unit, page);
      },
      [&](const stock::ProductZoneLine& line) {
        if (!limit.admits()) return false;
        list.row({text_or_null(line.sku), text_or_null(line.name),
                  text_or_null(names.location_code(line.row.cell.location)), line.row.zone});
        return true;
      });
  list.end();
  return Status::done;
}

Status zone_set(Session& session, const ZoneOptions& o) {
  const auto names = company_names(session);
  const std::string& place = names.location_named(o.location).code;
  const auto report = take(session.book().zones().put({{0, {}, o.sku, place, o.zone}}));
  if (!report.refusals.empty()) throw Stop(report.refusals.front().refusal);
  return show_list_report(session, report);
}

}  // namespace

void add_stock_zone(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  CLI::App& group = *stock.add_subcommand("zone", session.text("Where in a place a product lies"));
  group.require_subcommand(1);

  const auto listed = options<ZoneOptions>();
  Command list = tree.command(
      group, "list", KONTOR_TEXT("List the zones of products; as CSV a file that “import” reads"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only zones of this location"));
  list.option("--zone", listed->zone, "NAME", KONTOR_TEXT("Only products of this zone"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return zone_list(session, *listed); });

  const auto wanted = options<ZoneOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Say where a product lies"));
  set.argument("SKU", wanted->sku, KONTOR_TEXT("SKU or code of the product"));
  set.option("--location", wanted->location, "CODE", KONTOR_TEXT("In which location")).required();
  set.option("--zone", wanted->zone, "NAME",
             KONTOR_TEXT("Aisle, shelf or room, in your words; without it: in no zone any more"));
  set.needs_somewhere({Permission::edit_catalog});
  set.does([&session, wanted] { return zone_set(session, *wanted); });

  const auto imported = options<ZoneOptions>();
  Command taken = tree.command(group, "import", KONTOR_TEXT("Take in zones: sku, location, zone"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs_somewhere({Permission::edit_catalog});
  taken.does([&session, imported] {
    return show_list_report(
        session, take(app::import_zones(session.book(), imported->file, imported->dry_run)));
  });
}

}  // namespace kontor::cli
