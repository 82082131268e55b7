#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct EntityOptions {
  std::string code, name, country, currency, zone, fiscal_year, tax_scheme, start, compares;
};

company::EntityDraft entity_draft(Session& session, const EntityOptions& o, int month) {
  company::EntityDraft draft{
      o.code,       o.name, o.country,
      o.currency,   o.zone, bounded(session, "--fiscal-year", o.fiscal_year, 1, 12, month),
      o.tax_scheme, {},     {}};
  if (!o.start.empty()) draft.start = parse_date("--start", o.start);
  if (!o.compares.empty()) draft.compares = o.compares == "yes";
  return draft;
}

Status entity_add(Session& session, EntityOptions o) {
  const auto defaults = app::local_defaults();
  if (o.country.empty()) o.country = defaults.country;
  if (o.currency.empty()) o.currency = defaults.currency;
  if (o.zone.empty()) o.zone = defaults.zone;
  if (o.tax_scheme.empty()) o.tax_scheme = defaults.tax_scheme;
  const auto draft = entity_draft(session, o, 1);
  show_entities(session, {take(session.book().setup().add_entity(draft))});
  return Status::done;
}

Status entity_set(Session& session, const EntityOptions& o) {
  const auto now = company_names(session).entity_named(o.code);
  const auto draft = entity_draft(session, o, now.fiscal_year_month);
  show_entities(session, {take(session.book().setup().set_entity(now.code, draft))});
  return Status::done;
}

Status entity_list(Session& session) {
  auto& book = session.book();
  show_entities(session,
                book.book().read([&](Unit& unit) { return book.stores().company.entities(unit); }));
  return Status::done;
}

void entity_common(Command& command, EntityOptions& o) {
  command.option("--time-zone", o.zone, "ZONE", KONTOR_TEXT("IANA name, such as Europe/Berlin"));
  command.option("--fiscal-year", o.fiscal_year, "MONTH",
                 KONTOR_TEXT("First month of the fiscal year, 1 to 12"));
  command.option("--tax-scheme", o.tax_scheme, "vat|sales-tax|none",
                 KONTOR_TEXT("How sales are taxed"));
  command.option("--compare-staff", o.compares, "yes|no",
                 KONTOR_TEXT("Whether its employees may be compared with each other"));
  command.option("--start", o.start, "DATE", KONTOR_TEXT("First day that this book keeps"));
}

}  // namespace

void add_entity(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("entity", KONTOR_TEXT("The companies of the book"));

  const auto added = options<EntityOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a company"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--country", added->country, "CC", KONTOR_TEXT("Country, two letters"));
  add.option("--currency", added->currency, "CUR", KONTOR_TEXT("Currency of its ledger"));
  entity_common(add, *added);
  add.needs({Permission::edit_company});
  add.does([&session, added] { return entity_add(session, *added); });

  tree.command(group, "list", KONTOR_TEXT("List the companies")).open_to_all().does([&session] {
    return entity_list(session);
  });

  const auto changed = options<EntityOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a company"));
  set.argument("CODE", changed->code, KONTOR_TEXT("Code or name of the company"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  entity_common(set, *changed);
  set.needs_somewhere({Permission::edit_company});
  set.does([&session, changed] { return entity_set(session, *changed); });
  add_entity_trade(tree, group);
}

}  // namespace kontor::cli
