#include "app/cli/commands.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct LowOptions {
  std::string sku, level, location, file;
  bool any = false, dry_run = false;
};

Status low_list(Session& session, const LowOptions& o) {
  const auto names = company_names(session);
  auto& book = session.book();
  stock::LowRuleFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  Console& console = session.console();
  Listing list(console, {session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("location", KONTOR_TEXT("Location")),
                         session.column("low_at", KONTOR_TEXT("Low at"))});
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::LowRuleFilter& page) {
        return book.stores().low_stock.rules(unit, page);
      },
      [&](const stock::LowRuleLine& line) {
        if (!limit.admits()) return false;
        const auto& level = line.rule.level;
        list.row({text_or_null(line.sku), text_or_null(line.name),
                  text_or_null(names.location_code(line.rule.location)),
                  level ? console.quantity(*level)
                        : console.coded(stock::low_level_text(level), console.text("never"))});
        return true;
      });
  list.end();
  return Status::done;
}

Status low_set(Session& session, const LowOptions& o) {
  // "inherit": an empty argument is easily lost in a shell.
  auto wish = stock::low_wish_of(o.level == "inherit" ? std::string() : o.level);
  if (!wish) throw Stop({RefusalCode::value_not_number, {{"column", "LEVEL"}, {"value", o.level}}});
  if (o.any == !o.sku.empty())
    throw WrongUsage(session.text("Name a product, or say --any-product."));
  wish->product = o.sku;
  wish->location = o.location;
  const auto report = take(session.book().low_stock().put({*wish}));
  if (!report.refusals.empty()) throw Stop(report.refusals.front().refusal);
  return show_list_report(session, report);
}

}  // namespace

void add_stock_low(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  CLI::App& group = *stock.add_subcommand("low", session.text("When a place is low on a product"));
  group.require_subcommand(1);

  const auto listed = options<LowOptions>();
  Command list = tree.command(group, "list",
                              KONTOR_TEXT("List the levels; as CSV a file that “import” reads"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only levels of this location"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return low_list(session, *listed); });

  const auto wanted = options<LowOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Say when a product is low"));
  set.argument("LEVEL", wanted->level,
               KONTOR_TEXT("Available at or below it is low: 5; “never”; “inherit”: as more "
                           "general levels say"));
  set.option("--sku", wanted->sku, "SKU", KONTOR_TEXT("SKU or code of the product"));
  set.flag("--any-product", wanted->any, KONTOR_TEXT("For products without a level of their own"));
  set.option("--location", wanted->location, "CODE",
             KONTOR_TEXT("Only at this location; otherwise at all of them"));
  set.needs_somewhere({Permission::edit_catalog});
  set.does([&session, wanted] { return low_set(session, *wanted); });

  const auto imported = options<LowOptions>();
  Command taken =
      tree.command(group, "import", KONTOR_TEXT("Take in levels: sku, location, low_at"));
  taken.argument("FILE", imported->file, KONTOR_TEXT("Delimited text with a header"));
  taken.flag("--dry-run", imported->dry_run, KONTOR_TEXT("Only say what would happen"));
  taken.needs_somewhere({Permission::edit_catalog});
  taken.does([&session, imported] {
    return show_list_report(
        session, take(app::import_low_levels(session.book(), imported->file, imported->dry_run)));
  });
}

}  // namespace kontor::cli
