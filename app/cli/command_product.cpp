#include "app/cli/commands.h"
#include "app/cli/near.h"
#include "app/cli/progress.h"
#include "channels/profile.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct ProductOptions {
  std::string search, sku, real;
  bool provisional = false;
};

/// Where the cost stands among a product's columns.
constexpr std::ptrdiff_t cost_column = 11;

std::string_view status_code(catalog::ProductStatus status) {
  using enum catalog::ProductStatus;
  return status == active ? "active" : status == draft ? "draft" : "archived";
}

std::vector<reports::Column> product_columns(Session& session) {
  std::vector<reports::Column> columns{
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("code", KONTOR_TEXT("Code")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("style", KONTOR_TEXT("Style")),
      session.column("options", KONTOR_TEXT("Options")),
      session.column("vendor", KONTOR_TEXT("Vendor")),
      session.column("barcode", KONTOR_TEXT("Barcode")),
      session.column("unit", KONTOR_TEXT("Unit")),
      session.column("currency", KONTOR_TEXT("Currency")),
      session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
      session.column("compare_at", KONTOR_TEXT("Compare at"), ColumnType::decimal),
      session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal),
      session.column("status", KONTOR_TEXT("Status")),
      session.column("tracked", KONTOR_TEXT("Stock is kept"), ColumnType::boolean),
      session.column("provisional", KONTOR_TEXT("Provisional"), ColumnType::boolean),
      session.column("gift_card", KONTOR_TEXT("Gift card"), ColumnType::boolean)};
  if (!sees_costs(session))
    std::erase_if(columns, [](const reports::Column& column) { return column.key == "cost"; });
  return columns;
}

std::vector<reports::Cell> product_cells(Session& session, const catalog::Product& p) {
  Console& console = session.console();
  const bool with_cost = sees_costs(session);
  Currency currency;
  for (const auto& price : {p.price, p.compare_at, with_cost ? p.cost : std::nullopt}) {
    if (price) currency = price->currency;
  }
  const auto shown = [&](const std::optional<UnitPrice>& price) {
    return price ? console.decimal(price->to_decimal()) : reports::Cell();
  };
  std::vector<reports::Cell> cells{
      text_or_null(p.sku),
      p.code,
      p.name,
      text_or_null(p.style),
      text_or_null(p.options),
      text_or_null(p.vendor),
      text_or_null(p.barcode),
      text_or_null(p.unit),
      text_or_null(std::string(currency.code())),
      shown(p.price),
      shown(p.compare_at),
      shown(p.cost),
      console.coded(status_code(p.status), i18n::name(console.texts(), p.status)),
      p.tracked,
      p.provisional,
      p.gift_card};
  if (!with_cost) cells.erase(cells.begin() + cost_column);
  return cells;
}

/// "France=55.00/70.00 EUR; International=61.00 EUR": price, and former price behind a slash.
std::string market_prices_text(const catalog::Product& product) {
  std::string text;
  for (const catalog::MarketPrice& m : product.market_prices) {
    if (!text.empty()) text += "; ";
    text += m.market + "=";
    if (m.price) text += m.price->to_decimal();
    if (m.compare_at) text += "/" + m.compare_at->to_decimal();
    text += " " + std::string(catalog::currency_of(m).code());
  }
  return text;
}

Status product_list(Session& session, const ProductOptions& o) {
  catalog::ProductFilter filter;
  filter.search = o.search;
  filter.provisional_only = o.provisional;
  auto& store = session.book().stores().products;
  Listing list(session.console(), product_columns(session));
  RowLimit limit(session);
  bool found = false;
  each_page(
      session, filter,
      [&](Unit& unit, const catalog::ProductFilter& page) { return store.list(unit, page); },
      [&](const catalog::Product& product) {
        found = true;
        if (!limit.admits()) return false;
        list.row(product_cells(session, product));
        return true;
      });
  list.end();
  if (!found && !o.provisional) tell_near_products(session, o.search);
  return Status::done;
}

Status product_show(Session& session, const ProductOptions& o) {
  auto& book = session.book();
  const auto found = book.book().read(
      [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, o.sku); });
  if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", o.sku}}});
  auto columns = product_columns(session);
  columns.push_back(session.column("market_prices", KONTOR_TEXT("Prices per market")));
  Listing list(session.console(), columns);
  for (const auto& product : found) {
    auto cells = product_cells(session, product);
    cells.push_back(text_or_null(market_prices_text(product)));
    list.row(cells);
  }
  list.end();
  return Status::done;
}

Status product_bind(Session& session, const ProductOptions& o) {
  auto& book = session.book();
  const auto report = [&] {
    BarProgress progress(session.console());
    return take(app::bind_product(book, o.sku, o.real, progress));
  }();
  Listing list(session.console(),
               {session.column("provisional", KONTOR_TEXT("Provisional")),
                session.column("product", KONTOR_TEXT("Product")),
                session.column("orders", KONTOR_TEXT("Orders"), ColumnType::integer)},
               Listing::Shape::object);
  list.row({o.sku, o.real, report.orders});
  list.end();
  return Status::done;
}

Status profiles_list(Session& session) {
  Listing list(session.console(), {session.column("profile", KONTOR_TEXT("Profile"))});
  for (const auto* profile : channels::profiles()) list.row({std::string(profile->name())});
  list.end();
  return Status::done;
}

}  // namespace

void add_profiles(Tree& tree) {
  Session& session = tree.session();
  tree.command("profiles", KONTOR_TEXT("List the kinds of files that can be imported"))
      .open_to_all()
      .does([&session] { return profiles_list(session); });
}

void add_product(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("product", KONTOR_TEXT("What is sold"));

  const auto listed = options<ProductOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the products"));
  list.option("--search", listed->search, "TEXT",
              KONTOR_TEXT("Only products with this in name, SKU or barcode"));
  list.flag("--provisional", listed->provisional,
            KONTOR_TEXT("Only those that an import did not know"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return product_list(session, *listed); });

  const auto shown = options<ProductOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show a product"));
  show.argument("SKU", shown->sku, KONTOR_TEXT("SKU or code of the product"));
  show.needs_somewhere({Permission::read_stock});
  show.does([&session, shown] { return product_show(session, *shown); });

  const auto bound = options<ProductOptions>();
  Command bind = tree.command(group, "bind", KONTOR_TEXT("Say which product a provisional one is"));
  bind.argument("PROVISIONAL", bound->sku, KONTOR_TEXT("SKU or code of the provisional product"));
  bind.argument("PRODUCT", bound->real, KONTOR_TEXT("SKU or code of the real one"));
  bind.needs({Permission::edit_catalog});
  bind.does([&session, bound] { return product_bind(session, *bound); });
  add_bundle(tree, group);
}

}  // namespace kontor::cli
