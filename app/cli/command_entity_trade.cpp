#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace entity_trade_detail {

using reports::ColumnType;

struct TradeOptions {
  std::string seller, buyer, cost_plus, price_list;
};

Status trade_list(Session& session) {
  auto& book = session.book();
  const auto names = company_names(session);
  Listing list(session.console(),
               {session.column("seller", KONTOR_TEXT("Seller")),
                session.column("buyer", KONTOR_TEXT("Buyer")),
                session.column("cost_plus", KONTOR_TEXT("On cost, %"), ColumnType::decimal),
                session.column("price_list", KONTOR_TEXT("Price list"))});
  const auto all =
      book.book().read([&](Unit& unit) { return book.stores().company.transfer_terms(unit); });
  for (const auto& terms : all) {
    const bool listed = !terms.price_list.empty();
    list.row({names.entity(terms.seller)->code, names.entity(terms.buyer)->code,
              listed ? reports::Cell() : session.console().quantity(Quantity{terms.markup_milli}),
              listed ? reports::Cell(terms.price_list) : reports::Cell()});
  }
  list.end();
  return Status::done;
}

Status trade_set(Session& session, const TradeOptions& o) {
  if (o.cost_plus.empty() == o.price_list.empty())
    throw WrongUsage(session.text("Say one of --cost-plus and --price-list."));
  take(session.book().entity_trade().agree({o.seller, o.buyer, o.cost_plus, o.price_list}));
  return trade_list(session);
}

}  // namespace entity_trade_detail

void add_entity_trade(Tree& tree, CLI::App& entity) {
  using namespace entity_trade_detail;
  Session& session = tree.session();
  CLI::App& group = *entity.add_subcommand(
      "transfer-price", session.text("At which prices companies sell goods to each other"));
  group.require_subcommand(1);
  tree.command(group, "list", KONTOR_TEXT("List what companies agreed on"))
      .needs({Permission::read_ledger})
      .does([&session] { return trade_list(session); });
  const auto o = options<TradeOptions>();
  Command set = tree.command(
      group, "set", KONTOR_TEXT("Agree on the price of goods that go from one to the other"));
  set.argument("SELLER", o->seller, KONTOR_TEXT("Code or name of the company that sells"));
  set.argument("BUYER", o->buyer, KONTOR_TEXT("Code or name of the company that buys"));
  set.option("--cost-plus", o->cost_plus, "PERCENT", KONTOR_TEXT("So much on top of cost"));
  set.option("--price-list", o->price_list, "CODE",
             KONTOR_TEXT("The prices of this list, without tax"));
  set.needs_somewhere({Permission::edit_company});
  set.does([&session, o] { return trade_set(session, *o); });
}

}  // namespace kontor::cli
