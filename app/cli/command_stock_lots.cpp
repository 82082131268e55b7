#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct LotOptions {
  std::string sku, lot, location, quantity, expires, from, to, note, reference;
  std::string days = "30";
  bool off = false;
};

catalog::Product lot_product(Session& session, const std::string& name) {
  auto& book = session.book();
  auto found = book.book().read(
      [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, name); });
  if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", name}}});
  return std::move(found.front());
}

/// A number of days, a hundred years at most.
int days_of(const std::string& text) {
  constexpr std::int64_t most = 36'500;
  const Args args{{"column", "--days"}, {"value", text}};
  const auto number = Decimal::parse(text);
  if (!number || number->scale != 0) throw Stop({RefusalCode::value_not_number, args});
  if (number->mantissa < 0 || number->mantissa > most)
    throw Stop({RefusalCode::value_too_large, args});
  return static_cast<int>(number->mantissa);
}

/// Lots of the places that the person may see, those first that expire first. `until`: only those
/// that are good until then at most, with the days that are left from `today` on.
Status list_lots(Session& session, const LotOptions& o, const std::optional<BusinessDate>& until,
                 BusinessDate today) {
  const auto names = company_names(session);
  auto& book = session.book();
  stock::LotFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  if (!o.sku.empty()) filter.product = lot_product(session, o.sku).id;
  filter.expires_by = until;
  Console& console = session.console();
  std::vector<reports::Column> columns = {
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("location", KONTOR_TEXT("Location")),
      session.column("lot", KONTOR_TEXT("Lot")),
      session.column("expires", KONTOR_TEXT("Good until"), ColumnType::date),
      session.column("on_hand", KONTOR_TEXT("On hand"), ColumnType::decimal)};
  if (until)
    columns.push_back(session.column("days_left", KONTOR_TEXT("Days left"), ColumnType::integer));
  Listing list(console, columns);
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::LotFilter& page) { return book.stores().lots.list(unit, page); },
      [&](const stock::LotRow& row) {
        if (!limit.admits()) return false;
        std::optional<BusinessDate> expires;
        if (row.lot) expires = row.lot->expires;
        std::vector<reports::Cell> cells = {
            row.sku,
            row.name,
            names.location_code(row.location),
            row.lot ? reports::Cell(row.lot->number) : reports::Cell(),
            expires ? console.date(*expires) : reports::Cell(),
            console.quantity(row.quantity)};
        if (until)
          cells.push_back(expires ? reports::Cell(std::int64_t{expires->days} - today.days)
                                  : reports::Cell());
        list.row(cells);
        return true;
      });
  list.end();
  return Status::done;
}

Status lot_keep(Session& session, const LotOptions& o) {
  take(session.book().lots().keep(o.sku, !o.off));
  LotOptions shown;
  shown.sku = o.sku;
  return list_lots(session, shown, std::nullopt, {});
}

Status lot_set(Session& session, const LotOptions& o) {
  std::optional<BusinessDate> expires;
  // "never": an empty argument is easily lost in a shell.
  if (o.expires != "never") expires = parse_date("--expires", o.expires);
  take(session.book().lots().set_expiry(o.sku, o.lot, expires));
  LotOptions shown;
  shown.sku = o.sku;
  return list_lots(session, shown, std::nullopt, {});
}

Status lot_assign(Session& session, const LotOptions& o) {
  if (o.from.empty() && o.to.empty())
    throw WrongUsage(session.text("Say the lot with --from, --to or both."));
  goods::LotChange change;
  change.product = o.sku;
  change.location = o.location;
  change.quantity = quantity_of("QUANTITY", o.quantity);
  if (!o.from.empty()) change.from = o.from;
  if (!o.to.empty()) change.to = lot_option("--to", o.to);
  change.note = o.note;
  change.reference = o.reference;
  return show_result(session, take(session.book().lots().assign(change)));
}

Status lot_moves(Session& session, const LotOptions& o) {
  const auto product = lot_product(session, o.sku);
  const auto names = company_names(session);
  const auto places = permitted_places(session, Permission::read_stock, {});
  const auto seen = [&](LocationId id) {
    return places.empty() || std::find(places.begin(), places.end(), id) != places.end();
  };
  auto& book = session.book();
  const auto moves = take(book.book().read([&](Unit& unit) -> Result<std::vector<stock::LotMove>> {
    const auto lot = book.stores().lots.find(unit, product.id, o.lot);
    if (!lot) return Refusal{RefusalCode::lot_unknown, {{"product", o.sku}, {"lot", o.lot}}};
    return book.stores().lots.moves(unit, *lot);
  }));
  Console& console = session.console();
  Listing list(console, {session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
                         session.column("document", KONTOR_TEXT("Document")),
                         session.column("kind", KONTOR_TEXT("Kind")),
                         session.column("from", KONTOR_TEXT("From")),
                         session.column("to", KONTOR_TEXT("To")),
                         session.column("quantity", KONTOR_TEXT("Quantity"), ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& move : moves) {
    if (!seen(move.from) && !seen(move.to)) continue;
    if (!limit.admits()) break;
    list.row(
        {console.date(move.date), move.document,
         console.coded(move.kind, i18n::name(console.texts(), books::entry_kind_named(move.kind))),
         text_or_null(names.location_code(move.from)), text_or_null(names.location_code(move.to)),
         console.quantity(move.quantity)});
  }
  list.end();
  return Status::done;
}

Status lot_propose(Session& session, const LotOptions& o) {
  const auto product = lot_product(session, o.sku);
  const Quantity wanted = quantity_of("QUANTITY", o.quantity);
  const auto places = permitted_places(session, Permission::read_stock, o.location);
  auto& book = session.book();
  const auto parts = book.book().read([&](Unit& unit) {
    return goods::proposed_lots(unit, book.stores(), {product.id, places.front()}, wanted);
  });
  Console& console = session.console();
  Listing list(console, {session.column("lot", KONTOR_TEXT("Lot")),
                         session.column("expires", KONTOR_TEXT("Good until"), ColumnType::date),
                         session.column("quantity", KONTOR_TEXT("Quantity"), ColumnType::decimal)});
  for (const auto& part : parts) {
    std::optional<BusinessDate> expires;
    if (part.lot) expires = part.lot->expires;
    list.row({part.lot ? reports::Cell(part.lot->number) : reports::Cell(),
              expires ? console.date(*expires) : reports::Cell(), console.quantity(part.quantity)});
  }
  list.end();
  return Status::done;
}

void add_lot_lists(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  const auto o = options<LotOptions>();
  Command lots = tree.command(
      stock, "lots",
      KONTOR_TEXT("List the lots of products that are kept by lot, first expired first"));
  lots.option("--location", o->location, "CODE", KONTOR_TEXT("Only at this location"));
  lots.option("--sku", o->sku, "SKU", KONTOR_TEXT("Only of this product"));
  lots.needs_somewhere({Permission::read_stock});
  lots.does([&session, o] { return list_lots(session, *o, std::nullopt, {}); });

  const auto soon = options<LotOptions>();
  Command expiring =
      tree.command(stock, "expiring", KONTOR_TEXT("List the lots that expire soon, or have"));
  expiring.option("--days", soon->days, "N", KONTOR_TEXT("Within so many days; else 30"));
  expiring.option("--location", soon->location, "CODE", KONTOR_TEXT("Only at this location"));
  expiring.option("--sku", soon->sku, "SKU", KONTOR_TEXT("Only of this product"));
  expiring.needs_somewhere({Permission::read_stock});
  expiring.does([&session, soon] {
    const BusinessDate today = app::local_today(session.book().clock());
    return list_lots(session, *soon, today + days_of(soon->days), today);
  });
}

void add_lot_settings(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto kept = options<LotOptions>();
  Command keep = tree.command(group, "keep", KONTOR_TEXT("Keep a product by lot from now on"));
  keep.argument("SKU", kept->sku, KONTOR_TEXT("SKU or code of the product"));
  keep.flag("--off", kept->off, KONTOR_TEXT("No more, where nothing is of a named lot"));
  keep.needs({Permission::edit_catalog});
  keep.does([&session, kept] { return lot_keep(session, *kept); });

  const auto dated = options<LotOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Say until when a lot is good"));
  set.argument("SKU", dated->sku, KONTOR_TEXT("SKU or code of the product"));
  set.argument("LOT", dated->lot, KONTOR_TEXT("Number of the lot"));
  set.option("--expires", dated->expires, "DATE",
             KONTOR_TEXT("The last day on which it is good; “never” where it keeps"))
      .required();
  set.needs({Permission::edit_catalog});
  set.does([&session, dated] { return lot_set(session, *dated); });
}

void add_lot_acts(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<LotOptions>();
  Command assign = tree.command(
      group, "assign", KONTOR_TEXT("Say of which lot goods are: an entry that moves nothing else"));
  assign.argument("SKU", o->sku, KONTOR_TEXT("SKU or code of the product"));
  assign.argument("QUANTITY", o->quantity, KONTOR_TEXT("How many of them"));
  assign.option("--location", o->location, "CODE", KONTOR_TEXT("Where they are")).required();
  assign.option("--from", o->from, "LOT", KONTOR_TEXT("The lot until now; else of none"));
  assign.option("--to", o->to, "LOT[/DATE]", KONTOR_TEXT("The lot from now on; else of none"));
  assign.option("--note", o->note, "TEXT", KONTOR_TEXT("What people should know of it"));
  assign.option("--reference", o->reference, "TEXT",
                KONTOR_TEXT("Your own key: the same again changes nothing"));
  assign.needs_somewhere({Permission::adjust_stock});
  assign.does([&session, o] { return lot_assign(session, *o); });

  const auto traced = options<LotOptions>();
  Command moves =
      tree.command(group, "moves", KONTOR_TEXT("Show where a lot came from and where it went"));
  moves.argument("SKU", traced->sku, KONTOR_TEXT("SKU or code of the product"));
  moves.argument("LOT", traced->lot, KONTOR_TEXT("Number of the lot"));
  moves.needs_somewhere({Permission::read_stock});
  moves.does([&session, traced] { return lot_moves(session, *traced); });

  const auto asked = options<LotOptions>();
  Command propose = tree.command(
      group, "propose", KONTOR_TEXT("Say from which lots to take: first expired, first out"));
  propose.argument("SKU", asked->sku, KONTOR_TEXT("SKU or code of the product"));
  propose.argument("QUANTITY", asked->quantity, KONTOR_TEXT("How many of them"));
  propose.option("--location", asked->location, "CODE", KONTOR_TEXT("Where they are")).required();
  propose.needs_somewhere({Permission::read_stock});
  propose.does([&session, asked] { return lot_propose(session, *asked); });
}

}  // namespace

void add_stock_lots(Tree& tree, CLI::App& stock) {
  add_lot_lists(tree, stock);
  CLI::App& group =
      *stock.add_subcommand("lot", tree.session().text("Products that are kept by lot"));
  group.require_subcommand(1);
  add_lot_settings(tree, group);
  add_lot_acts(tree, group);
}

}  // namespace kontor::cli
