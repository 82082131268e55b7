#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct BundleOptions {
  std::string product, file;
  std::vector<std::string> parts;
  bool none = false;
};

/// Own places whose stock the person may see.
std::vector<company::Location> places_seen(Session& session, Unit& unit) {
  auto places = session.book().stores().company.locations(unit);
  std::erase_if(places, [&](const company::Location& place) {
    return !company::holds_stock(place.kind) || place.kind == company::LocationKind::transit ||
           !session.book().actor().may(Permission::read_stock, company::scope_of(place));
  });
  return places;
}

/// A row a part and place; the last row of a place is the bundle itself.
Status show_bundle(Session& session, const std::string& product) {
  auto& book = session.book();
  const auto view = take(book.book().read([&](Unit& unit) {
    return goods::view_bundle(unit, book.stores(), product, places_seen(session, unit));
  }));
  Console& console = session.console();
  Listing list(console, {session.column("location", KONTOR_TEXT("Location")),
                         session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("product", KONTOR_TEXT("Product")),
                         session.column("needed", KONTOR_TEXT("Needed"), ColumnType::decimal),
                         session.column("available", KONTOR_TEXT("Available"), ColumnType::decimal),
                         session.column("bundles", KONTOR_TEXT("Bundles"), ColumnType::integer)});
  for (std::size_t at = 0; at < view.places.size(); ++at) {
    for (const auto& part : view.parts)
      list.row({view.places[at].code, goods::label_of(part.product), part.product.name,
                console.quantity(part.needed), console.quantity(part.available[at]),
                reports::Cell()});
    list.row({view.places[at].code, goods::label_of(view.bundle), view.bundle.name, reports::Cell(),
              reports::Cell(), view.units[at]});
  }
  list.end();
  return Status::done;
}

Status bundle_set(Session& session, const BundleOptions& o) {
  if (o.parts.empty() && o.file.empty() && !o.none) throw Stop({RefusalCode::lines_missing, {}});
  const auto given = lines_of(o.parts, o.file);
  if (!given.refusals.empty()) {
    tell_rows(session, given.refusals);
    return Status::refused;
  }
  take(session.book().bundles().set({o.product, given.lines}));
  return show_bundle(session, o.product);
}

}  // namespace

void add_bundle(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto made = options<BundleOptions>();
  Command bundle =
      tree.command(group, "bundle", KONTOR_TEXT("Say what one of a product is made of"));
  bundle.argument("SKU", made->product, KONTOR_TEXT("SKU or code of the product"));
  bundle.argument("SKU=QUANTITY", made->parts, KONTOR_TEXT("A part and how many of it")).optional();
  bundle.option("--file", made->file, "FILE",
                KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
  bundle.flag("--none", made->none, KONTOR_TEXT("It is no bundle any more"));
  bundle.needs({Permission::edit_catalog});
  bundle.does([&session, made] { return bundle_set(session, *made); });

  const auto shown = options<BundleOptions>();
  Command parts = tree.command(
      group, "parts", KONTOR_TEXT("Show what a bundle is made of, and how many there are"));
  parts.argument("SKU", shown->product, KONTOR_TEXT("SKU or code of the product"));
  parts.needs_somewhere({Permission::read_stock});
  parts.does([&session, shown] { return show_bundle(session, shown->product); });
}

}  // namespace kontor::cli
