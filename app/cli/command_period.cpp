#include "app/cli/commands.h"
#include "app/cli/sealed.h"
#include "app/close_days.h"
#include "i18n/language.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

struct PeriodOptions {
  std::string entity, to;
};

std::vector<company::Entity> period_entities(Session& session) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) { return book.stores().company.entities(unit); });
}

Status period_list(Session& session) {
  Console& console = session.console();
  Listing list(console,
               {session.column("entity", KONTOR_TEXT("Company")),
                session.column("locked_to", KONTOR_TEXT("Locked to"), reports::ColumnType::date)});
  for (const auto& e : period_entities(session)) {
    list.row({e.code, e.locked_to ? console.date(*e.locked_to) : reports::Cell()});
  }
  list.end();
  return Status::done;
}

Status period_lock(Session& session, const PeriodOptions& o) {
  const auto to = parse_date("DATE", o.to);
  const std::string entity =
      o.entity.empty() ? "" : company_names(session).entity_named(o.entity).code;
  say_sealed(session.console(), take(app::close_days(session.book(), entity, to)));
  return period_list(session);
}

Status account_list(Session& session) {
  auto& book = session.book();
  Console& console = session.console();
  const auto accounts =
      book.book().read([&](Unit& unit) { return book.stores().ledger.accounts(unit); });
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("type", KONTOR_TEXT("Type")), session.column("key", KONTOR_TEXT("Key")),
       session.column("detail", KONTOR_TEXT("Detail")),
       session.column("itemised", KONTOR_TEXT("Open items"), reports::ColumnType::boolean)});
  RowLimit limit(session);
  for (const auto& a : accounts) {
    if (!limit.admits()) break;
    list.row({a.code, i18n::strip_marks(i18n::account_name(console.texts(), a.key, a.detail_name)),
              console.coded(name_of(a.type), i18n::name(console.texts(), a.type)), a.key,
              text_or_null(a.detail), a.itemised});
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_period(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("period", KONTOR_TEXT("Which days are closed for posting"));
  tree.command(group, "list", KONTOR_TEXT("List the companies with their last locked day"))
      .open_to_all()
      .does([&session] { return period_list(session); });
  const auto o = options<PeriodOptions>();
  Command lock = tree.command(group, "lock", KONTOR_TEXT("Lock all days up to one"));
  lock.argument("DATE", o->to, KONTOR_TEXT("Last day that is locked"));
  lock.option("--entity", o->entity, "CODE", KONTOR_TEXT("The company; else the only one"));
  lock.needs_somewhere({Permission::close_periods});
  lock.does([&session, o] { return period_lock(session, *o); });
}

void add_account(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("account", KONTOR_TEXT("The accounts of the ledger"));
  tree.command(group, "list", KONTOR_TEXT("List the accounts")).open_to_all().does([&session] {
    return account_list(session);
  });
}

}  // namespace kontor::cli
