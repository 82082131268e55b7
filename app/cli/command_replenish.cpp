#include <algorithm>
#include <array>

#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/document_rows.h"
#include "app/cli/replenish_options.h"
#include "i18n/mark.h"
#include "i18n/replenish_terms.h"

namespace kontor::cli {

std::optional<std::int64_t> days_wanted(Session& session, const char* option,
                                        const std::string& text) {
  if (text.empty()) return std::nullopt;
  return bounded(session, option, text, 0, static_cast<int>(stock::most_days), 0);
}

std::optional<std::int64_t> service_wanted(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto service = Decimal::parse(text);
  const auto milli = service ? Quantity::from_decimal(*service) : std::nullopt;
  if (!milli) throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return milli->milli;
}

namespace {

using reports::ColumnType;

struct ReplenishOptions {
  std::string location, supplier, why, reference, service, window, cover, transfer_days;
  std::string by = "purchase";
  std::vector<std::string> skus;
  bool all = false, terms = false, draft = false;
};

goods::ReplenishWish replenish_wish(Session& session, const ReplenishOptions& o) {
  goods::ReplenishWish wish;
  wish.location = o.location;
  wish.supplier = o.supplier;
  wish.products = o.skus;
  wish.all = o.all;
  if (o.by == "transfer") wish.by = goods::ReplenishBy::transfer;
  wish.asked.window_days = days_wanted(session, "--window", o.window);
  wish.asked.cover_days = days_wanted(session, "--cover", o.cover);
  wish.asked.transfer_days = days_wanted(session, "--transfer-days", o.transfer_days);
  wish.asked.service_milli = service_wanted("--service", o.service);
  if (!o.why.empty()) {
    wish.products = {o.why};
    wish.all = true;
  }
  return wish;
}

std::string supplier_code_of(const goods::ReplenishPlan& plan, SupplierId id) {
  for (const auto& s : plan.suppliers)
    if (s.id == id) return s.code;
  return {};
}

reports::Cell cover_cell(Console& console, const std::optional<std::int64_t>& milli) {
  return milli ? console.quantity(Quantity{*milli}) : reports::Cell();
}

Status replenish_why(Session& session, const goods::ReplenishPlan& plan) {
  Console& console = session.console();
  Listing list(console, {session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("supplier", KONTOR_TEXT("Supplier")),
                         session.column("term", KONTOR_TEXT("Term")),
                         session.column("value", KONTOR_TEXT("Value"), ColumnType::decimal),
                         session.column("how", KONTOR_TEXT("How"))});
  for (const auto& s : plan.rows) {
    for (const auto& term : i18n::replenish_terms(console.texts(), s.terms)) {
      list.row({s.cell.sku, text_or_null(supplier_code_of(plan, s.supplier)),
                console.coded(term.key, term.title), console.decimal(term.value),
                text_or_null(term.how)});
    }
  }
  list.end();
  return Status::done;
}

/// The list of what to order, or with --terms everything that it follows from.
Status replenish_purchases(Session& session, const goods::ReplenishPlan& plan, bool all_terms) {
  Console& console = session.console();
  const bool with_costs = sees_costs(session);
  static constexpr std::array usual = {"position",    "mean",   "safety_stock", "reorder_point",
                                       "order_up_to", "needed", "suggested"};
  const auto shown = [&](const i18n::ReplenishTerm& term) {
    return all_terms ||
           std::find(usual.begin(), usual.end(), std::string_view(term.key)) != usual.end();
  };
  std::vector<reports::Column> columns = {session.column("supplier", KONTOR_TEXT("Supplier")),
                                          session.column("sku", KONTOR_TEXT("SKU")),
                                          session.column("name", KONTOR_TEXT("Name"))};
  for (const auto& term : i18n::replenish_terms(console.texts(), {}))
    if (shown(term)) columns.push_back({term.key, term.title, ColumnType::decimal});
  columns.push_back(
      session.column("days_of_cover", KONTOR_TEXT("Days of cover"), ColumnType::decimal));
  columns.push_back(
      session.column("intermittent", KONTOR_TEXT("Sells now and then"), ColumnType::boolean));
  if (with_costs) {
    columns.push_back(session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal));
    columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  }
  Listing list(console, columns);
  RowLimit limit(session);
  for (const auto& s : plan.rows) {
    if (!limit.admits()) break;
    std::vector<reports::Cell> cells = {text_or_null(supplier_code_of(plan, s.supplier)),
                                        s.cell.sku, s.cell.name};
    for (const auto& term : i18n::replenish_terms(console.texts(), s.terms))
      if (shown(term)) cells.push_back(console.decimal(term.value));
    cells.push_back(cover_cell(console, stock::cover_milli(s.terms.available(), s.terms.demand)));
    cells.emplace_back(s.terms.demand.intermittent());
    if (with_costs) {
      cells.push_back(s.cost ? console.decimal(s.cost->to_decimal()) : reports::Cell());
      cells.push_back(s.cost ? reports::Cell(std::string(s.cost->currency.code()))
                             : reports::Cell());
    }
    list.row(cells);
  }
  list.end();
  return Status::done;
}

Status replenish_transfers(Session& session, const goods::ReplenishPlan& plan) {
  Console& console = session.console();
  const auto names = company_names(session);
  Listing list(
      console,
      {session.column("from", KONTOR_TEXT("From")), session.column("to", KONTOR_TEXT("To")),
       session.column("sku", KONTOR_TEXT("SKU")), session.column("name", KONTOR_TEXT("Name")),
       session.column("suggested", KONTOR_TEXT("Suggested"), ColumnType::decimal),
       session.column("quantity", KONTOR_TEXT("Quantity"), ColumnType::decimal),
       session.column("from_cover_before", KONTOR_TEXT("Days of cover there"), ColumnType::decimal),
       session.column("from_cover_after", KONTOR_TEXT("Then"), ColumnType::decimal),
       session.column("to_cover_before", KONTOR_TEXT("Days of cover here"), ColumnType::decimal),
       session.column("to_cover_after", KONTOR_TEXT("Then"), ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& s : plan.rows) {
    for (const auto& g : s.giving) {
      if (!limit.admits()) break;
      list.row({names.location_code(g.from), names.location_code(plan.location), s.cell.sku,
                s.cell.name, console.quantity(s.terms.suggested), console.quantity(g.quantity),
                cover_cell(console, g.cover_before), cover_cell(console, g.cover_after),
                cover_cell(console, s.cover_before), cover_cell(console, s.cover_after)});
    }
  }
  list.end();
  return Status::done;
}

Status replenish_draft(Session& session, const goods::ReplenishWish& wish,
                       const std::string& reference) {
  const auto drafts = take(session.book().replenishment().draft(wish, reference));
  Console& console = session.console();
  tell_rows(session, drafts.refusals);
  if (drafts.without_supplier > 0)
    console.say(console.texts().plural("{n} product has no supplier and is on no draft.",
                                       "{n} products have no supplier and are on no draft.",
                                       drafts.without_supplier));
  const auto names = company_names(session);
  Listing list(console, {session.column("number", KONTOR_TEXT("Number")),
                         session.column("state", KONTOR_TEXT("State")),
                         session.column("from", KONTOR_TEXT("From")),
                         session.column("to", KONTOR_TEXT("To")),
                         session.column("lines", KONTOR_TEXT("Lines"), ColumnType::integer)});
  for (const auto& d : drafts.documents)
    list.row({d.number, state_cell(console, d.state), names.location_code(d.from),
              names.location_code(d.to), std::int64_t{std::ssize(d.lines)}});
  list.end();
  return drafts.refusals.empty() ? Status::done : Status::refused;
}

Status replenish(Session& session, const ReplenishOptions& o) {
  const auto wish = replenish_wish(session, o);
  if (o.draft) return replenish_draft(session, wish, o.reference);
  const auto plan = take(session.book().replenishment().plan(wish));
  if (!o.why.empty()) return replenish_why(session, plan);
  if (wish.by == goods::ReplenishBy::transfer) return replenish_transfers(session, plan);
  return replenish_purchases(session, plan, o.terms);
}

}  // namespace

void add_replenish(Tree& tree) {
  Session& session = tree.session();
  const auto o = options<ReplenishOptions>();
  Command command =
      tree.command("replenish", KONTOR_TEXT("What a place needs, from suppliers or other places"));
  command.option("--location", o->location, "CODE", KONTOR_TEXT("The place")).required();
  command.option("--by", o->by, "purchase|transfer",
                 KONTOR_TEXT("From suppliers, or from places with too much"));
  command.option("--supplier", o->supplier, "CODE", KONTOR_TEXT("Only what this one sells"));
  command.option("--sku", o->skus, "SKU", KONTOR_TEXT("Only these products"));
  command.option("--why", o->why, "SKU", KONTOR_TEXT("How a product’s quantity comes about"));
  command.option("--service", o->service, "PERCENT",
                 KONTOR_TEXT("Share of order cycles without a stock-out; else as set, or 95"));
  command.option("--window", o->window, "N",
                 KONTOR_TEXT("Days of sales to look at; else as set, or 90"));
  command.option(
      "--cover", o->cover, "N",
      KONTOR_TEXT("Days that an order is to last beyond the reorder point; else as set, or "
                  "14"));
  command.option(
      "--transfer-days", o->transfer_days, "N",
      KONTOR_TEXT("Days that goods are under way between own places; else as set, or 2"));
  command.flag("--all", o->all, KONTOR_TEXT("Also products that need nothing"));
  command.flag("--terms", o->terms, KONTOR_TEXT("Everything that the quantities follow from"));
  command.flag("--draft", o->draft, KONTOR_TEXT("Write the orders or transfers down as drafts"));
  command.option("--reference", o->reference, "TEXT",
                 KONTOR_TEXT("Your own key: the same again changes nothing"));
  command.needs_somewhere({Permission::read_stock});
  command.does([&session, o] { return replenish(session, *o); });
}

}  // namespace kontor::cli
