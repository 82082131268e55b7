#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace consign_detail {

using reports::ColumnType;

struct ConsignOptions {
  std::string sku, supplier, cost, entity, from, to;
};

Status consign_list(Session& session, const ConsignOptions& o) {
  auto& book = session.book();
  const auto names = company_names(session);
  const EntityId entity = o.entity.empty() ? EntityId() : names.entity_named(o.entity).id;
  const bool costs = book.actor().may(Permission::read_cost);
  std::vector<reports::Column> columns{session.column("entity", KONTOR_TEXT("Company")),
                                       session.column("supplier", KONTOR_TEXT("Supplier")),
                                       session.column("sku", KONTOR_TEXT("SKU")),
                                       session.column("name", KONTOR_TEXT("Name"))};
  if (costs) {
    columns.push_back(session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal));
    columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  }
  Listing list(session.console(), columns);
  const auto all =
      book.book().read([&](Unit& unit) { return book.stores().consigned.all(unit, entity); });
  for (const auto& goods : all) {
    const auto& owner = *names.entity(goods.entity);
    std::vector<reports::Cell> cells{owner.code, goods.owner, goods.sku, goods.name};
    if (costs) {
      cells.push_back(
          session.console().decimal(UnitPrice{goods.cost_micro, owner.currency}.to_decimal()));
      cells.push_back(std::string(owner.currency.code()));
    }
    list.row(cells);
  }
  list.end();
  return Status::done;
}

Status consign_set(Session& session, const ConsignOptions& o) {
  const auto cost = Decimal::parse(o.cost);
  if (!cost) throw Stop({RefusalCode::value_not_number, {{"column", "--cost"}, {"value", o.cost}}});
  take(session.book().consignment().keep({o.entity, o.sku, o.supplier, *cost}));
  return consign_list(session, o);
}

Status consign_end(Session& session, const ConsignOptions& o) {
  take(session.book().consignment().end(o.entity, o.sku));
  return consign_list(session, o);
}

Status consign_statement(Session& session, const ConsignOptions& o) {
  std::optional<BusinessDate> from, to;
  if (!o.from.empty()) from = parse_date("--from", o.from);
  if (!o.to.empty()) to = parse_date("--to", o.to);
  const auto statement =
      take(session.book().consignment().statement(o.entity, o.supplier, from, to));
  Console& console = session.console();
  const Currency own = statement.entity.currency;
  Listing list(console, {session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("before", KONTOR_TEXT("Before"), ColumnType::decimal),
                         session.column("received", KONTOR_TEXT("Received"), ColumnType::decimal),
                         session.column("returned", KONTOR_TEXT("Sent back"), ColumnType::decimal),
                         session.column("sold", KONTOR_TEXT("Sold"), ColumnType::decimal),
                         session.column("lost", KONTOR_TEXT("Lost"), ColumnType::decimal),
                         session.column("on_hand", KONTOR_TEXT("On hand"), ColumnType::decimal),
                         session.column("owed", KONTOR_TEXT("Owed"), ColumnType::decimal),
                         session.column("currency", KONTOR_TEXT("Currency"))});
  for (const auto& row : statement.rows)
    list.row({row.sku, row.name, console.quantity(row.before), console.quantity(row.received),
              console.quantity(row.returned), console.quantity(row.sold),
              console.quantity(row.lost), console.quantity(row.after),
              console.money({row.owed_minor, own}), std::string(own.code())});
  list.end();
  return Status::done;
}

void entity_option(Command& command, ConsignOptions& o) {
  command.option("--entity", o.entity, "CODE", KONTOR_TEXT("The company, where there are several"));
}

}  // namespace consign_detail

void add_consign(Tree& tree) {
  using namespace consign_detail;
  Session& session = tree.session();
  CLI::App& group =
      tree.group("consign", KONTOR_TEXT("Goods that belong to their supplier until they are sold"));

  const auto s = options<ConsignOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Have a product on consignment"));
  set.argument("SKU", s->sku, KONTOR_TEXT("SKU or code of the product"));
  set.option("--supplier", s->supplier, "CODE", KONTOR_TEXT("Whose goods they are")).required();
  set.option("--cost", s->cost, "AMOUNT", KONTOR_TEXT("Owed for each that is sold")).required();
  entity_option(set, *s);
  set.needs({Permission::order_goods});
  set.does([&session, s] { return consign_set(session, *s); });

  const auto e = options<ConsignOptions>();
  Command end = tree.command(group, "end", KONTOR_TEXT("Have a product of one's own again"));
  end.argument("SKU", e->sku, KONTOR_TEXT("SKU or code of the product"));
  entity_option(end, *e);
  end.needs({Permission::order_goods});
  end.does([&session, e] { return consign_end(session, *e); });

  const auto l = options<ConsignOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List what is on consignment"));
  entity_option(list, *l);
  list.needs({Permission::read_stock});
  list.does([&session, l] { return consign_list(session, *l); });

  const auto t = options<ConsignOptions>();
  Command statement = tree.command(
      group, "statement", KONTOR_TEXT("What became of a supplier's goods, and what is owed"));
  statement.argument("SUPPLIER", t->supplier, KONTOR_TEXT("Code of the supplier"));
  entity_option(statement, *t);
  statement.option("--from", t->from, "DATE", KONTOR_TEXT("From this day"));
  statement.option("--to", t->to, "DATE", KONTOR_TEXT("Until this day"));
  statement.needs({Permission::read_cost});
  statement.does([&session, t] { return consign_statement(session, *t); });
}

}  // namespace kontor::cli
