#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

struct ActOptions {
  std::string sku, location, quantity, bucket, reason, by, to, note, reference, code, name, account,
      lot;
};

goods::AsideWish aside_wish(const ActOptions& o) {
  return {o.sku,    o.location, quantity_of("--quantity", o.quantity),
          o.bucket, o.reason,   o.reference};
}

Status stock_adjust(Session& session, const ActOptions& o) {
  if (o.by.empty() == o.to.empty())
    throw WrongUsage(session.text("Say either --by or --to, the change or what there is."));
  goods::AdjustWish wish;
  wish.product = o.sku;
  wish.location = o.location;
  if (!o.by.empty()) wish.by = quantity_of("--by", o.by);
  if (!o.to.empty()) wish.to = quantity_of("--to", o.to);
  wish.reason = o.reason;
  wish.note = o.note;
  wish.reference = o.reference;
  if (!o.lot.empty()) wish.lot = lot_option("--lot", o.lot);
  return show_result(session, take(session.book().stock_acts().adjust(wish)));
}

Status reason_list(Session& session) {
  auto& book = session.book();
  Console& console = session.console();
  const auto own =
      book.book().read([&](Unit& unit) { return book.stores().stock_reasons.own(unit); });
  Listing list(console, {session.column("code", KONTOR_TEXT("Code")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("account", KONTOR_TEXT("Account"))});
  RowLimit limit(session);
  for (const auto& reason : stock::all_reasons(own)) {
    if (!limit.admits()) break;
    const std::string code(books::chart_account(reason.account).code);
    list.row({reason.code, i18n::reason_name(console.texts(), reason),
              reason.detail.empty() ? code : code + "-" + reason.detail});
  }
  list.end();
  return Status::done;
}

void add_aside(Tree& tree, CLI::App& stock, bool back) {
  Session& session = tree.session();
  const auto o = options<ActOptions>();
  Command command =
      back ? tree.command(stock, "release", KONTOR_TEXT("Put goods back that were set aside"))
           : tree.command(stock, "hold", KONTOR_TEXT("Set goods aside at their place"));
  command.argument("SKU", o->sku, KONTOR_TEXT("SKU or code of the product"));
  command.option("--location", o->location, "CODE", KONTOR_TEXT("Where they are")).required();
  command.option("--quantity", o->quantity, "QUANTITY", KONTOR_TEXT("How many of them")).required();
  const char* words =
      back ? "reserved|damaged|quality|safety|unavailable" : "reserved|damaged|quality|safety";
  command.option("--bucket", o->bucket, words, KONTOR_TEXT("As what they are set aside"))
      .required();
  command.option("--reason", o->reason, "TEXT", KONTOR_TEXT("Why"));
  command.option("--reference", o->reference, "TEXT",
                 KONTOR_TEXT("Your own key: the same again changes nothing"));
  command.needs_somewhere({Permission::move_stock});
  command.does([&session, o, back] {
    auto acts = session.book().stock_acts();
    return show_result(session,
                       take(back ? acts.release(aside_wish(*o)) : acts.hold(aside_wish(*o))));
  });
}

void add_reasons(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  CLI::App& group =
      *stock.add_subcommand("reason", session.text("Why stock is corrected or written off"));
  group.require_subcommand(1);
  tree.command(group, "list", KONTOR_TEXT("List the reasons, those of the program first"))
      .open_to_all()
      .does([&session] { return reason_list(session); });
  const auto o = options<ActOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a reason of the shop’s own"));
  add.argument("CODE", o->code, KONTOR_TEXT("Its code"));
  add.option("--name", o->name, "NAME", KONTOR_TEXT("What people call it")).required();
  add.option("--account", o->account, "CODE", KONTOR_TEXT("The account of expenses that bears it"))
      .required();
  add.needs({Permission::edit_company});
  add.does([&session, o] {
    take(session.book().stock_acts().add_reason(o->code, o->name, o->account));
    return reason_list(session);
  });
}

}  // namespace

void add_stock_acts(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  add_aside(tree, stock, false);
  add_aside(tree, stock, true);
  const auto o = options<ActOptions>();
  Command adjust = tree.command(stock, "adjust", KONTOR_TEXT("Correct the stock of a place"));
  adjust.argument("SKU", o->sku, KONTOR_TEXT("SKU or code of the product"));
  adjust.option("--location", o->location, "CODE", KONTOR_TEXT("Where it is")).required();
  adjust.option("--by", o->by, "QUANTITY", KONTOR_TEXT("The change: 3 or -3"));
  adjust.option("--to", o->to, "QUANTITY", KONTOR_TEXT("What there is on hand"));
  adjust.option("--reason", o->reason, "CODE", KONTOR_TEXT("Why: see “stock reason list”"))
      .required();
  adjust.option("--note", o->note, "TEXT", KONTOR_TEXT("What people should know of it"));
  adjust.option("--reference", o->reference, "TEXT",
                KONTOR_TEXT("Your own key: the same again changes nothing"));
  adjust.option(
      "--lot", o->lot, "LOT[/DATE]",
      KONTOR_TEXT("The lot, where the product is kept by lot; --to is what there is of it"));
  adjust.needs_somewhere({Permission::adjust_stock});
  adjust.does([&session, o] { return stock_adjust(session, *o); });
  add_reasons(tree, stock);
}

}  // namespace kontor::cli
