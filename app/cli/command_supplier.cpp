#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct SupplierOptions {
  std::string code, name, currency, lead_days, spread, review_days, note;
  std::string supplier, sku, cost, pack, minimum, their_sku, file;
  bool preferred = false, remove = false, dry_run = false;
};

/// A decimal of an option with up to three places, in thousandths; nothing where it was not given.
std::optional<Quantity> thousandths_of(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto decimal = Decimal::parse(text);
  const auto value = decimal ? Quantity::from_decimal(*decimal) : std::nullopt;
  if (!value) throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return value;
}

std::optional<std::int64_t> days_of(Session& session, const std::string& option,
                                    const std::string& text) {
  if (text.empty()) return std::nullopt;
  return bounded(session, option, text, 0, static_cast<int>(stock::most_days), 0);
}

goods::SupplierDraft supplier_draft(Session& session, const SupplierOptions& o) {
  goods::SupplierDraft draft;
  draft.code = o.code;
  draft.name = o.name;
  draft.currency = o.currency;
  draft.lead_days = days_of(session, "--lead-days", o.lead_days);
  if (const auto spread = thousandths_of("--lead-spread", o.spread))
    draft.spread_milli = spread->milli;
  draft.review_days = days_of(session, "--review-days", o.review_days);
  if (!o.note.empty()) draft.note = o.note;
  return draft;
}

Status show_suppliers(Session& session, const std::vector<stock::Supplier>& suppliers) {
  Console& console = session.console();
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("lead_days", KONTOR_TEXT("Lead time in days"), ColumnType::integer),
       session.column("lead_spread", KONTOR_TEXT("Spread of the lead time"), ColumnType::decimal),
       session.column("review_days", KONTOR_TEXT("Days between orders"), ColumnType::integer),
       session.column("note", KONTOR_TEXT("Note"))});
  RowLimit limit(session);
  for (const auto& s : suppliers) {
    if (!limit.admits()) break;
    list.row({s.code, s.name, std::string(s.currency.code()), s.lead.days,
              console.quantity(Quantity{s.lead.spread_milli}), s.review_days,
              text_or_null(s.note)});
  }
  list.end();
  return Status::done;
}

std::vector<stock::Supplier> suppliers_of(Session& session) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) { return book.stores().suppliers.all(unit); });
}

Status supplier_product(Session& session, const SupplierOptions& o) {
  goods::OfferWish wish;
  wish.row = 1;
  wish.supplier = o.supplier;
  wish.product = o.sku;
  if (!o.cost.empty()) {
    wish.cost = Decimal::parse(o.cost);
    if (!wish.cost)
      throw Stop({RefusalCode::value_not_number, {{"column", "--cost"}, {"value", o.cost}}});
  }
  if (!o.their_sku.empty()) wish.their_sku = o.their_sku;
  wish.lead_days = days_of(session, "--lead-days", o.lead_days);
  if (const auto spread = thousandths_of("--lead-spread", o.spread))
    wish.spread_milli = spread->milli;
  wish.minimum = thousandths_of("--minimum", o.minimum);
  wish.pack = thousandths_of("--pack", o.pack);
  if (o.preferred) wish.preferred = true;
  wish.removed = o.remove;
  const auto report = take(session.book().suppliers().put({wish}));
  if (!report.refusals.empty()) throw Stop(report.refusals.front().refusal);
  return show_list_report(session, report);
}

std::vector<reports::Column> offer_list_columns(Session& session, bool with_costs) {
  std::vector<reports::Column> columns = {
      session.column("supplier", KONTOR_TEXT("Supplier")),
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("their_sku", KONTOR_TEXT("Their SKU")),
      session.column("lead_days", KONTOR_TEXT("Lead time in days"), ColumnType::integer),
      session.column("lead_spread", KONTOR_TEXT("Spread of the lead time"), ColumnType::decimal),
      session.column("minimum", KONTOR_TEXT("Minimum order"), ColumnType::decimal),
      session.column("pack", KONTOR_TEXT("Pack"), ColumnType::decimal),
      session.column("preferred", KONTOR_TEXT("Asked first"), ColumnType::boolean)};
  if (!with_costs) return columns;
  columns.push_back(session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal));
  columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  return columns;
}

Status supplier_products(Session& session, const SupplierOptions& o) {
  auto& book = session.book();
  const auto suppliers = suppliers_of(session);
  stock::OfferFilter filter;
  if (!o.supplier.empty()) {
    const auto* named = stock::supplier_named(suppliers, o.supplier);
    if (named == nullptr) throw Stop({RefusalCode::supplier_unknown, {{"supplier", o.supplier}}});
    filter.supplier = named->id;
  }
  if (!o.sku.empty()) {
    const auto found = book.book().read(
        [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, o.sku); });
    if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", o.sku}}});
    for (const auto& product : found) filter.products.push_back(product.id);
  }
  std::map<SupplierId, const stock::Supplier*> by_id;
  for (const auto& s : suppliers) by_id[s.id] = &s;
  const bool with_costs = sees_costs(session);
  Console& console = session.console();
  Listing list(console, offer_list_columns(session, with_costs));
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::OfferFilter& page) {
        return book.stores().suppliers.offers(unit, page);
      },
      [&](const stock::OfferLine& line) {
        if (!limit.admits()) return false;
        const auto& offer = line.offer;
        const auto& supplier = *by_id.at(offer.supplier);
        const auto lead = offer.lead.value_or(supplier.lead);
        std::vector<reports::Cell> cells = {supplier.code,
                                            line.sku,
                                            line.name,
                                            text_or_null(offer.their_sku),
                                            lead.days,
                                            console.quantity(Quantity{lead.spread_milli}),
                                            console.quantity(offer.minimum),
                                            console.quantity(offer.pack),
                                            offer.preferred};
        if (with_costs) {
          cells.push_back(offer.cost ? console.decimal(offer.cost->to_decimal()) : reports::Cell());
          cells.emplace_back(std::string(supplier.currency.code()));
        }
        list.row(cells);
        return true;
      });
  list.end();
  return Status::done;
}

void with_lead_time(Command& command, SupplierOptions& o) {
  command.option("--lead-days", o.lead_days, "N", KONTOR_TEXT("Days from order to receipt"));
  command.option("--lead-spread", o.spread, "DAYS",
                 KONTOR_TEXT("How far that varies: one standard deviation, such as 2.5"));
}

void with_supplier_terms(Command& command, SupplierOptions& o) {
  with_lead_time(command, o);
  command.option("--review-days", o.review_days, "N",
                 KONTOR_TEXT("Days between orders; 0: whenever something is needed"));
  command.option("--note", o.note, "TEXT", KONTOR_TEXT("What people should know of it"));
}

void add_supplier_products(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto sold = options<SupplierOptions>();
  Command product =
      tree.command(group, "product", KONTOR_TEXT("Say at which terms a supplier sells a product"));
  product.argument("SUPPLIER", sold->supplier, KONTOR_TEXT("Code or name of the supplier"));
  product.argument("SKU", sold->sku, KONTOR_TEXT("SKU or code of the product"));
  product.option("--cost", sold->cost, "AMOUNT",
                 KONTOR_TEXT("Price of one unit, in the supplier’s currency"));
  product.option("--pack", sold->pack, "Q", KONTOR_TEXT("Orders are multiples of it"));
  product.option("--minimum", sold->minimum, "Q", KONTOR_TEXT("No order is below it"));
  product.option("--their-sku", sold->their_sku, "TEXT", KONTOR_TEXT("What they call it"));
  with_lead_time(product, *sold);
  product.flag("--preferred", sold->preferred,
               KONTOR_TEXT("This supplier is asked first, of several"));
  product.flag("--remove", sold->remove, KONTOR_TEXT("They do not sell it any more"));
  product.needs({Permission::order_goods});
  product.does([&session, sold] { return supplier_product(session, *sold); });

  const auto listed = options<SupplierOptions>();
  Command products =
      tree.command(group, "products",
                   KONTOR_TEXT("List what suppliers sell; as CSV a file that “import” reads"));
  products.option("--supplier", listed->supplier, "CODE", KONTOR_TEXT("Only of this one"));
  products.option("--sku", listed->sku, "SKU", KONTOR_TEXT("Only of this product"));
  products.needs_somewhere({Permission::read_stock});
  products.does([&session, listed] { return supplier_products(session, *listed); });

  const auto imported = options<SupplierOptions>();
  Command taken = tree.command(
      group, "import",
      KONTOR_TEXT("Take in what suppliers sell: supplier, sku, cost, lead_days, pack, …"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs({Permission::order_goods});
  taken.does([&session, imported] {
    return show_list_report(session, take(app::import_supplier_terms(session.book(), imported->file,
                                                                     imported->dry_run)));
  });
}

}  // namespace

void add_supplier(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("supplier", KONTOR_TEXT("Who sells goods to the shop"));

  const auto added = options<SupplierOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a supplier"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--currency", added->currency, "CUR",
             KONTOR_TEXT("Currency of its prices; else the company’s"));
  with_supplier_terms(add, *added);
  add.needs({Permission::order_goods});
  add.does([&session, added] {
    return show_suppliers(session,
                          {take(session.book().suppliers().add(supplier_draft(session, *added)))});
  });

  const auto changed = options<SupplierOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a supplier"));
  set.argument("SUPPLIER", changed->supplier, KONTOR_TEXT("Code or name of the supplier"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  with_supplier_terms(set, *changed);
  set.needs({Permission::order_goods});
  set.does([&session, changed] {
    return show_suppliers(session, {take(session.book().suppliers().set(
                                       changed->supplier, supplier_draft(session, *changed)))});
  });

  Command list = tree.command(group, "list", KONTOR_TEXT("List the suppliers"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session] { return show_suppliers(session, suppliers_of(session)); });
  add_supplier_products(tree, group);
}

}  // namespace kontor::cli
