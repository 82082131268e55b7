#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct LocationOptions {
  std::string code, name, entity, kind = "store", zone, day_start;
  bool all = false;
};

std::string location_entity(Session& session, const std::string& wanted) {
  return wanted.empty() ? wanted : company_names(session).entity_named(wanted).code;
}

Status location_add(Session& session, const LocationOptions& o) {
  const company::LocationDraft draft{
      o.code, o.name, location_entity(session, o.entity),
      o.kind, o.zone, bounded(session, "--day-start", o.day_start, 0, 23, 0)};
  show_locations(session, {take(session.book().setup().add_location(draft))});
  return Status::done;
}

Status location_set(Session& session, const LocationOptions& o) {
  const auto now = company_names(session).location_named(o.code);
  const company::LocationDraft draft{
      now.code, o.name, {},
      {},       o.zone, bounded(session, "--day-start", o.day_start, 0, 23, now.day_start_hour),
      o.kind};
  show_locations(session, {take(session.book().setup().set_location(now.code, draft))});
  return Status::done;
}

Status location_list(Session& session, const LocationOptions& o) {
  std::vector<company::Location> shown;
  const auto names = company_names(session);
  for (const auto& l : names.locations()) {
    const bool own = holds_stock(l.kind) && l.kind != company::LocationKind::transit;
    if (own || o.all) shown.push_back(l);
  }
  show_locations(session, shown);
  return Status::done;
}

void location_common(Command& command, LocationOptions& o) {
  command.option("--time-zone", o.zone, "ZONE", KONTOR_TEXT("IANA name; else the company's"));
  command.option("--day-start", o.day_start, "HOUR",
                 KONTOR_TEXT("Local hour at which its business day begins"));
}

}  // namespace

void add_location(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("location", KONTOR_TEXT("The places that hold stock"));

  const auto added = options<LocationOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a location"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--entity", added->entity, "CODE", KONTOR_TEXT("Its company; else the only one"));
  add.option("--kind", added->kind, "store|warehouse|marketplace|third_party",
             KONTOR_TEXT("What it is; else a store"));
  location_common(add, *added);
  add.needs_somewhere({Permission::edit_company});
  add.does([&session, added] { return location_add(session, *added); });

  const auto listed = options<LocationOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the locations"));
  list.flag("--all", listed->all, KONTOR_TEXT("Show also the other ends of movements"));
  list.open_to_all();
  list.does([&session, listed] { return location_list(session, *listed); });

  const auto changed = options<LocationOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a location"));
  set.argument("CODE", changed->code, KONTOR_TEXT("Code or name of the location"));
  changed->kind.clear();
  set.option("--kind", changed->kind, "store|warehouse|marketplace|third_party",
             KONTOR_TEXT("What it is"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  location_common(set, *changed);
  set.needs_somewhere({Permission::edit_company});
  set.does([&session, changed] { return location_set(session, *changed); });
}

}  // namespace kontor::cli
