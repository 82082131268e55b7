#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/import_report.h"
#include "app/cli/price_rows.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct PriceChangeOptions {
  std::string sku, price, list, quantity, compare_at, from, note, file, formula, search, style,
      vendor, number, sku_column, floor, large;
  std::vector<std::string> columns;
  bool dry_run = false, apply = false;
};

/// What one line of a change set is about, with names.
class ChangeLines {
 public:
  explicit ChangeLines(Session& session) : m_session(session), m_with_costs(sees_costs(session)) {
    auto& book = session.book();
    for (const auto& version :
         book.book().read([&](Unit& unit) { return book.stores().prices.list_versions(unit); }))
      m_lists[version.id] = version;
    std::vector<reports::Column> columns{
        session.column("sku", KONTOR_TEXT("SKU")),
        session.column("name", KONTOR_TEXT("Name")),
        session.column("list", KONTOR_TEXT("Price list")),
        session.column("from_quantity", KONTOR_TEXT("From quantity"), ColumnType::decimal),
        session.column("old", KONTOR_TEXT("Old price"), ColumnType::decimal),
        session.column("new", KONTOR_TEXT("New price"), ColumnType::decimal),
        session.column("currency", KONTOR_TEXT("Currency")),
        session.column("competitor", KONTOR_TEXT("Competitor"), ColumnType::decimal)};
    if (m_with_costs) {
      columns.push_back(session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal));
      columns.push_back(session.column("margin", KONTOR_TEXT("Margin, %"), ColumnType::decimal));
    }
    columns.push_back(
        session.column("below_floor", KONTOR_TEXT("Below the floor"), ColumnType::boolean));
    columns.push_back(session.column("large", KONTOR_TEXT("Large"), ColumnType::boolean));
    m_listing.emplace(session.console(), std::move(columns));
  }

  void row(const pricing::ShownChangeLine& shown) {
    const Console& console = m_session.console();
    const auto& line = shown.line;
    const auto& list = m_lists[line.list];
    std::vector<reports::Cell> cells{shown.sku,
                                     shown.name,
                                     list.code,
                                     quantity_break_cell(console, line.from_quantity),
                                     micro_cell(console, line.old_micro, list.currency),
                                     micro_cell(console, line.new_micro, list.currency),
                                     std::string(list.currency.code()),
                                     micro_cell(console, line.competitor_micro, list.currency)};
    if (m_with_costs) {
      std::optional<std::int64_t> margin;
      if (line.new_micro && line.cost_micro)
        margin = pricing::margin_milli(
            pricing::without_tax({*line.new_micro, list.currency}, list.tax_included, list.tax_ppm),
            {*line.cost_micro, list.currency});
      cells.push_back(micro_cell(console, line.cost_micro, list.currency));
      cells.push_back(percent_cell(console, margin));
    }
    cells.emplace_back(line.below_floor);
    cells.emplace_back(line.large);
    m_listing->row(cells);
  }
  void end() { m_listing->end(); }

 private:
  Session& m_session;
  bool m_with_costs;
  std::map<pricing::PriceListId, pricing::PriceList> m_lists;
  std::optional<Listing> m_listing;
};

void show_changes(Session& session, const std::vector<pricing::PriceChange>& changes) {
  Console& console = session.console();
  const auto staff = all_staff(session);
  Listing list(
      console,
      {session.column("number", KONTOR_TEXT("Number"), ColumnType::integer),
       session.column("state", KONTOR_TEXT("State")), session.column("note", KONTOR_TEXT("Note")),
       session.column("effective", KONTOR_TEXT("Effective"), ColumnType::date),
       session.column("lines", KONTOR_TEXT("Prices"), ColumnType::integer),
       session.column("below_floor", KONTOR_TEXT("Below the floor"), ColumnType::integer),
       session.column("large", KONTOR_TEXT("Large"), ColumnType::integer),
       session.column("made_at", KONTOR_TEXT("Made at"), ColumnType::date),
       session.column("made_by", KONTOR_TEXT("Made by")),
       session.column("applied_at", KONTOR_TEXT("Applied at"), ColumnType::date),
       session.column("applied_by", KONTOR_TEXT("Applied by")),
       session.column("reverts", KONTOR_TEXT("Takes back"), ColumnType::integer)});
  RowLimit limit(session);
  for (const auto& c : changes) {
    if (!limit.admits()) break;
    list.row(
        {c.number, console.coded(pricing::name_of(c.state), i18n::name(console.texts(), c.state)),
         text_or_null(c.note), moment_cell(console, c.effective), c.lines, c.below_floor, c.large,
         moment_cell(console, c.made_at), text_or_null(employee_code(staff, c.made_by)),
         moment_cell(console, c.applied_at), text_or_null(employee_code(staff, c.applied_by)),
         c.reverts != 0 ? reports::Cell(c.reverts) : reports::Cell()});
  }
  list.end();
}

std::int64_t change_number(const std::string& text) {
  const auto decimal = Decimal::parse(text);
  if (!decimal || decimal->scale != 0)
    throw Stop({RefusalCode::price_change_unknown, {{"number", text}}});
  return decimal->mantissa;
}

/// What a plan holds, line by line, and which change set it became.
Status show_planned(Session& session, const pricing::PlannedChange& planned) {
  auto& book = session.book();
  Console& console = session.console();
  for (const auto& refused : planned.report.refusals)
    console.say(refused_row(console, {refused.row, refused.file, refused.refusal}));
  ChangeLines lines(session);
  constexpr int at_once = 1000;
  RowLimit limit(session);
  for (std::int64_t after = 0;; after += at_once) {
    const auto page = book.book().read([&](Unit& unit) {
      return book.stores().prices.shown_lines(unit, planned.change.number, after, at_once);
    });
    for (const auto& line : page) {
      if (!limit.admits()) break;
      lines.row(line);
    }
    if (std::ssize(page) < at_once || limit.full()) break;
  }
  lines.end();
  return planned.report.refusals.empty() ? Status::done : Status::refused;
}

void say_number(Session& session, const pricing::PlannedChange& planned) {
  if (planned.change.number == 0)
    session.console().say(session.text("Nothing would change."));
  else
    session.console().say(session.console().text(
        "This is price change {number}. “kontor price apply {number}” applies it.",
        {{"number", std::to_string(planned.change.number)}}));
}

Status price_set(Session& session, const PriceChangeOptions& o) {
  pricing::PriceWish wish;
  wish.row = 1;
  wish.product = o.sku;
  wish.list = o.list;
  wish.removed = o.price == "none";
  if (!wish.removed) wish.price = decimal_of("PRICE", o.price);
  wish.compare_at = decimal_of("--compare-at", o.compare_at);
  wish.from_quantity = least_quantity("--quantity", o.quantity);
  pricing::PlanWish plan;
  plan.note = o.note;
  plan.effective = beginning(session, "--from", o.from);
  plan.prices = {wish};
  const auto put = take(session.book().prices().put(plan));
  if (!put.report.refusals.empty()) throw Stop(put.report.refusals.front().refusal);
  return show_list_report(session, put.report);
}

channels::PriceColumns price_columns(Session& session, const PriceChangeOptions& o) {
  channels::PriceColumns columns;
  if (!o.sku_column.empty()) columns.sku = o.sku_column;
  columns.list = o.list;
  for (const std::string& pair : o.columns) {
    const auto equals = pair.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      throw WrongUsage(session.text("Say a column and its price list as “HEADER=LIST”."));
    columns.prices.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return columns;
}

app::PriceFile price_file(Session& session, const PriceChangeOptions& o) {
  app::PriceFile how;
  how.columns = price_columns(session, o);
  how.note = o.note;
  how.effective = beginning(session, "--from", o.from);
  return how;
}

Status price_import(Session& session, const PriceChangeOptions& o) {
  auto how = price_file(session, o);
  how.apply = !o.dry_run;
  how.keep = false;
  return show_list_report(session, take(app::import_prices(session.book(), o.file, how)).report);
}

Status price_plan(Session& session, const PriceChangeOptions& o) {
  if (o.file.empty() == o.formula.empty())
    throw WrongUsage(session.text("Name a file with --file, or a formula with --formula."));
  const auto planned = [&] {
    if (!o.file.empty())
      return take(app::import_prices(session.book(), o.file, price_file(session, o)));
    pricing::PlanWish wish;
    wish.note = o.note;
    wish.effective = beginning(session, "--from", o.from);
    pricing::RuleWish rule;
    rule.list = o.list;
    rule.formula = o.formula;
    rule.products.search = o.search;
    rule.products.style = o.style;
    rule.products.vendor = o.vendor;
    rule.from_quantity = least_quantity("--quantity", o.quantity);
    wish.rule = rule;
    return take(session.book().prices().plan(wish));
  }();
  const Status status = show_planned(session, planned);
  say_number(session, planned);
  return status;
}

Status price_show(Session& session, const PriceChangeOptions& o) {
  auto& book = session.book();
  const std::int64_t number = change_number(o.number);
  const auto change =
      book.book().read([&](Unit& unit) { return book.stores().prices.change(unit, number); });
  if (!change) throw Stop({RefusalCode::price_change_unknown, {{"number", o.number}}});
  pricing::PlannedChange shown;
  shown.change = *change;
  return show_planned(session, shown);
}

Status price_changes(Session& session) {
  auto& book = session.book();
  constexpr int most_changes = 10'000;
  show_changes(session, book.book().read([&](Unit& unit) {
    return book.stores().prices.changes(unit, INT64_MAX, most_changes);
  }));
  return Status::done;
}

Status price_limits(Session& session, const PriceChangeOptions& o) {
  auto& book = session.book();
  auto limits =
      book.book().read([&](Unit& unit) { return pricing::price_limits(unit, book.stores()); });
  const auto said = [](const std::string& option, const std::string& text,
                       std::optional<std::int64_t>& milli) {
    if (text == "none") milli.reset();
    if (!text.empty() && text != "none") milli = percent_milli_of(option, text);
  };
  said("--floor", o.floor, limits.floor_milli);
  said("--large", o.large, limits.large_milli);
  if (!o.floor.empty() || !o.large.empty()) {
    const auto set = book.prices().set_limits(limits);
    if (!set) throw Stop(set.refusal());
  }
  Console& console = session.console();
  Listing list(console,
               {session.column("floor", KONTOR_TEXT("Margin floor, %"), ColumnType::decimal),
                session.column("large", KONTOR_TEXT("Large change, %"), ColumnType::decimal)},
               Listing::Shape::object);
  list.row({percent_cell(console, limits.floor_milli), percent_cell(console, limits.large_milli)});
  list.end();
  return Status::done;
}

void with_change_terms(Command& command, PriceChangeOptions& o) {
  command.option("--list", o.list, "CODE", KONTOR_TEXT("Price list; else the base prices"));
  command.option("--from", o.from, "TIME", KONTOR_TEXT("Day or moment from which it holds"));
  command.option("--note", o.note, "TEXT", KONTOR_TEXT("What people should know of it"));
}

void with_price_columns(Command& command, PriceChangeOptions& o) {
  command.option("--column", o.columns, "HEADER=LIST",
                 KONTOR_TEXT("A column that holds the prices of a list; may be repeated"));
  command.option("--sku-column", o.sku_column, "HEADER", KONTOR_TEXT("The column of the SKU"));
}

void add_price_set(Tree& tree, CLI::App& price) {
  Session& session = tree.session();
  const auto one = options<PriceChangeOptions>();
  Command set = tree.command(price, "set", KONTOR_TEXT("Set the price of a product"));
  set.argument("SKU", one->sku, KONTOR_TEXT("SKU or code of the product"));
  set.argument("PRICE", one->price, KONTOR_TEXT("The price; “none”: none of its own any more"));
  with_change_terms(set, *one);
  set.option("--quantity", one->quantity, "Q", KONTOR_TEXT("For this many and more"));
  set.option("--compare-at", one->compare_at, "AMOUNT",
             KONTOR_TEXT("The price that is shown struck through"));
  set.needs({Permission::edit_prices});
  set.does([&session, one] { return price_set(session, *one); });

  const auto file = options<PriceChangeOptions>();
  Command import = tree.command(
      price, "import", KONTOR_TEXT("Take in prices: sku, price, list, quantity, compare_at, …"));
  import.argument("FILE", file->file, KONTOR_TEXT("Delimited text with a header"));
  with_change_terms(import, *file);
  with_price_columns(import, *file);
  import.flag("--dry-run", file->dry_run, KONTOR_TEXT("Only say what would happen"));
  import.needs({Permission::edit_prices});
  import.does([&session, file] { return price_import(session, *file);
});
}  // namespace

void add_price_acts(Tree& tree, CLI::App& price) {
  Session& session = tree.session();
  struct Act {
    const char* name;
    std::string_view help;
    Result<pricing::PriceChange> (pricing::Prices::*act)(std::int64_t);
  };
  for (const Act& act :
       {Act{"apply", KONTOR_TEXT("Make the prices of a change hold, all of them"),
            &pricing::Prices::apply},
        Act{"revert", KONTOR_TEXT("Put back what held before a change"), &pricing::Prices::revert},
        Act{"drop", KONTOR_TEXT("Give up a change that was only planned"),
            &pricing::Prices::drop}}) {
    const auto o = options<PriceChangeOptions>();
    Command command = tree.command(price, act.name, act.help);
    command.argument("NUMBER", o->number, KONTOR_TEXT("Number of the price change"));
    command.needs({Permission::edit_prices});
    const auto run = act.act;
    command.does([&session, o, run] {
      auto prices = session.book().prices();
      show_changes(session, {take((prices.*run)(change_number(o->number)))});
      return Status::done;
    });
  }
}

}  // namespace kontor::cli

void add_price_changes(Tree& tree, CLI::App& price) {
  Session& session = tree.session();
  add_price_set(tree, price);

  const auto wanted = options<PriceChangeOptions>();
  Command plan = tree.command(
      price, "plan", KONTOR_TEXT("Work out new prices and keep them, without applying them"));
  plan.option("--file", wanted->file, "FILE", KONTOR_TEXT("Delimited text with a header"));
  plan.option("--formula", wanted->formula, "FORMULA",
              KONTOR_TEXT("Such as “base-10% round .99”, “cost+40%”, “price*1.02 round 0.05”"));
  with_change_terms(plan, *wanted);
  with_price_columns(plan, *wanted);
  plan.option("--search", wanted->search, "TEXT", KONTOR_TEXT("Words of name, SKU or vendor"));
  plan.option("--style", wanted->style, "STYLE", KONTOR_TEXT("Only of this style"));
  plan.option("--vendor", wanted->vendor, "NAME", KONTOR_TEXT("Only of this vendor"));
  plan.option("--quantity", wanted->quantity, "Q", KONTOR_TEXT("For this many and more"));
  plan.needs({Permission::edit_prices});
  plan.does([&session, wanted] { return price_plan(session, *wanted); });

  const auto shown = options<PriceChangeOptions>();
  Command show = tree.command(price, "show", KONTOR_TEXT("List the prices of a change"));
  show.argument("NUMBER", shown->number, KONTOR_TEXT("Number of the price change"));
  show.needs({Permission::edit_prices});
  show.does([&session, shown] { return price_show(session, *shown); });

  Command changes =
      tree.command(price, "changes", KONTOR_TEXT("List the price changes, the newest first"));
  changes.needs({Permission::edit_prices});
  changes.does([&session] { return price_changes(session); });
  add_price_acts(tree, price);

  const auto limits = options<PriceChangeOptions>();
  Command limit = tree.command(price, "limits",
                               KONTOR_TEXT("Show or set from when on prices need an approval"));
  limit.option("--floor", limits->floor, "PERCENT", KONTOR_TEXT("Least margin; “none”"));
  limit.option("--large", limits->large, "PERCENT",
               KONTOR_TEXT("Largest change of a price; “none”"));
  limit.needs({Permission::edit_prices});
  limit.does([&session, limits] { return price_limits(session, *limits); });
}

}  // namespace kontor::cli
