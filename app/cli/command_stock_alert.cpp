#include "app/cli/commands.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "domain/goods/line_plan.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct AlertOptions {
  std::string location, kind, sku, reason;
  bool all = false, cleared = false;
};

reports::Cell kind_cell(Console& console, stock::AlertKind kind) {
  return console.coded(stock::name_of(kind), kind == stock::AlertKind::low
                                                 ? console.text("Low")
                                                 : console.text("Oversold"));
}

Status stock_alerts(Session& session, const AlertOptions& o) {
  const auto names = company_names(session);
  const auto staff = all_staff(session);
  Console& console = session.console();
  stock::AlertFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  if (!o.kind.empty()) filter.kinds.insert(*stock::alert_kind_named(o.kind));
  const BusinessDate today = app::local_today(session.clock());
  Listing list(console, {session.column("kind", KONTOR_TEXT("Kind")),
                         session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("location", KONTOR_TEXT("Location")),
                         session.column("available", KONTOR_TEXT("Available"), ColumnType::decimal),
                         session.column("low_at", KONTOR_TEXT("Low at"), ColumnType::decimal),
                         session.column("incoming", KONTOR_TEXT("Incoming"), ColumnType::decimal),
                         session.column("since", KONTOR_TEXT("Since"), ColumnType::date),
                         session.column("days", KONTOR_TEXT("Days"), ColumnType::integer),
                         session.column("cleared_at", KONTOR_TEXT("Cleared"), ColumnType::date),
                         session.column("cleared_by", KONTOR_TEXT("By")),
                         session.column("reason", KONTOR_TEXT("Reason"))});
  RowLimit limit(session);
  const auto stores = session.book().stores();
  each_page(
      session, filter,
      [&](Unit& unit, const stock::AlertFilter& page) {
        return stock::read_alerts(unit, stores, page);
      },
      [&](const stock::Alert& alert) {
        if (!o.all && alert.cleared.has_value() != o.cleared) return true;
        if (!limit.admits()) return false;
        const auto& level = alert.level;
        const auto& c = alert.cleared;
        list.row({kind_cell(console, alert.kind), alert.sku, alert.name,
                  names.location_code(level.cell.location), console.quantity(level.available()),
                  level.low_at ? console.quantity(*level.low_at) : reports::Cell(),
                  console.quantity(level.incoming),
                  alert.since ? console.date(*alert.since) : reports::Cell(),
                  alert.since ? reports::Cell(std::int64_t{today.days - alert.since->days})
                              : reports::Cell(),
                  c ? console.instant(c->at) : reports::Cell(),
                  c ? text_or_null(employee_code(staff, c->by)) : reports::Cell(),
                  c ? text_or_null(c->reason) : reports::Cell()});
        return true;
      });
  list.end();
  return Status::done;
}

Status alert_history(Session& session, const AlertOptions& o) {
  const auto names = company_names(session);
  const auto staff = all_staff(session);
  auto& book = session.book();
  Console& console = session.console();
  stock::ClearingFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  filter.limit = static_cast<int>(session.limit().value_or(1'000'000));
  if (!o.sku.empty()) {
    const auto found = book.book().read(
        [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, o.sku); });
    if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", o.sku}}});
    filter.product = found.front().id;
  }
  const auto clearings =
      book.book().read([&](Unit& unit) { return book.stores().alerts.clearings(unit, filter); });
  std::vector<ProductId> ids;
  for (const auto& c : clearings) ids.push_back(c.cell.product);
  const auto labels =
      book.book().read([&](Unit& unit) { return goods::labels_of(unit, book.stores(), ids); });
  Listing list(console, {session.column("cleared_at", KONTOR_TEXT("Cleared"), ColumnType::date),
                         session.column("kind", KONTOR_TEXT("Kind")),
                         session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("location", KONTOR_TEXT("Location")),
                         session.column("available", KONTOR_TEXT("Available"), ColumnType::decimal),
                         session.column("cleared_by", KONTOR_TEXT("By")),
                         session.column("reason", KONTOR_TEXT("Reason"))});
  for (const auto& c : clearings) {
    const auto label = labels.find(c.cell.product);
    list.row({console.instant(c.at), kind_cell(console, c.kind),
              label == labels.end() ? std::string() : label->second,
              names.location_code(c.cell.location), console.quantity(c.available),
              text_or_null(employee_code(staff, c.by)), c.reason});
  }
  list.end();
  return Status::done;
}

Status alert_clear(Session& session, const AlertOptions& o) {
  const auto names = company_names(session);
  const auto& place = names.location_named(o.location);
  const bool now = take(session.book().alerts().clear(o.sku, place.code, o.reason));
  Listing list(session.console(),
               {session.column("sku", KONTOR_TEXT("SKU")),
                session.column("location", KONTOR_TEXT("Location")),
                session.column("unchanged", KONTOR_TEXT("Unchanged"), ColumnType::boolean)},
               Listing::Shape::object);
  list.row({o.sku, place.code, !now});
  list.end();
  return Status::done;
}

}  // namespace

void add_stock_alerts(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  const auto listed = options<AlertOptions>();
  Command alerts =
      tree.command(stock, "alerts", KONTOR_TEXT("What is low or oversold where, and since when"));
  alerts.option("--location", listed->location, "CODE", KONTOR_TEXT("Only this location"));
  alerts.option("--kind", listed->kind, "low|oversold", KONTOR_TEXT("Only alerts of this kind"));
  alerts.flag("--all", listed->all, KONTOR_TEXT("Also those that were cleared"));
  alerts.flag("--cleared", listed->cleared, KONTOR_TEXT("Only those that were cleared"));
  alerts.needs_somewhere({Permission::read_stock});
  alerts.does([&session, listed] { return stock_alerts(session, *listed); });

  CLI::App& group = *stock.add_subcommand("alert", session.text("Alerts that somebody has seen"));
  group.require_subcommand(1);
  const auto cleared = options<AlertOptions>();
  Command clear =
      tree.command(group, "clear",
                   KONTOR_TEXT("Clear an alert; it comes again when the product was well between"));
  clear.argument("SKU", cleared->sku, KONTOR_TEXT("SKU or code of the product"));
  clear.option("--location", cleared->location, "CODE", KONTOR_TEXT("Where it is")).required();
  clear.option("--reason", cleared->reason, "TEXT", KONTOR_TEXT("Why nothing is to be done"));
  clear.required();
  clear.needs_somewhere({Permission::move_stock});
  clear.does([&session, cleared] { return alert_clear(session, *cleared); });

  const auto told = options<AlertOptions>();
  Command history = tree.command(group, "history",
                                 KONTOR_TEXT("Who cleared which alerts, and why; newest first"));
  history.argument("SKU", told->sku, KONTOR_TEXT("Only of this product")).optional();
  history.option("--location", told->location, "CODE", KONTOR_TEXT("Only this location"));
  history.needs_somewhere({Permission::read_stock});
  history.does([&session, told] { return alert_history(session, *told); });
}

}  // namespace kontor::cli
