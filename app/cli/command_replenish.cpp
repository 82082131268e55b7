#include <algorithm>
#include <array>

#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/document_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using stock::ReplenishTerms;

struct ReplenishOptions {
  std::string location, supplier, why, reference, service = "95", window, cover, transfer_days;
  std::string by = "purchase";
  std::vector<std::string> skus;
  bool all = false, terms = false, draft = false;
};

std::string millionths(std::int64_t micro) {
  const std::string digits = std::to_string(micro);
  std::string text = digits.size() > 6 ? digits : std::string(7 - digits.size(), '0') + digits;
  text.insert(text.size() - 6, ".");
  return text;
}

goods::ReplenishWish replenish_wish(Session& session, const ReplenishOptions& o) {
  goods::ReplenishWish wish;
  wish.location = o.location;
  wish.supplier = o.supplier;
  wish.products = o.skus;
  wish.all = o.all;
  if (o.by == "transfer") wish.by = goods::ReplenishBy::transfer;
  const auto days = [&](const char* option, const std::string& text, std::int64_t otherwise) {
    return std::int64_t{bounded(session, option, text, 0, static_cast<int>(stock::most_days),
                                static_cast<int>(otherwise))};
  };
  wish.policy.window_days = days("--window", o.window, wish.policy.window_days);
  wish.policy.cover_days = days("--cover", o.cover, wish.policy.cover_days);
  wish.transfer_days = days("--transfer-days", o.transfer_days, wish.transfer_days);
  const auto service = Decimal::parse(o.service);
  const auto milli = service ? Quantity::from_decimal(*service) : std::nullopt;
  if (!milli)
    throw Stop({RefusalCode::value_not_number, {{"column", "--service"}, {"value", o.service}}});
  wish.policy.service_milli = milli->milli;
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

/// A term of a suggestion: its key, what it is called, its value.
struct Term {
  const char* key;
  std::string title;
  std::string value;
};

std::vector<Term> terms_of(Console& console, const ReplenishTerms& t) {
  const auto named = [&](const char* key, std::string_view title, const std::string& value) {
    return Term{key, console.text(title), value};
  };
  const auto plain = [](Quantity q) { return q.to_decimal(); };
  return {
      named("on_hand", KONTOR_TEXT("On hand"), plain(t.on_hand)),
      named("committed", KONTOR_TEXT("Committed"), plain(t.committed)),
      named("unavailable", KONTOR_TEXT("Set aside, safety stock apart"), plain(t.unavailable)),
      named("incoming", KONTOR_TEXT("Incoming"), plain(t.incoming)),
      named("backorders", KONTOR_TEXT("Backorders"), plain(t.backorders)),
      named("drafted", KONTOR_TEXT("On drafts"), plain(t.drafted)),
      named("position", KONTOR_TEXT("Position"), plain(t.position())),
      named("days", KONTOR_TEXT("Days that count"), std::to_string(t.demand.days)),
      named("days_out", KONTOR_TEXT("Days without stock, left out"),
            std::to_string(t.demand.days_out)),
      named("selling_days", KONTOR_TEXT("Days with sales"), std::to_string(t.demand.selling_days)),
      named("units", KONTOR_TEXT("Units sold"), plain(t.demand.units)),
      named("mean", KONTOR_TEXT("Mean of a day"), millionths(t.demand.mean_micro)),
      named("deviation", KONTOR_TEXT("Deviation of a day"), millionths(t.demand.deviation_micro)),
      named("lead_days", KONTOR_TEXT("Lead time in days"), std::to_string(t.lead.days)),
      named("lead_spread", KONTOR_TEXT("Spread of the lead time"),
            plain(Quantity{t.lead.spread_milli})),
      named("review_days", KONTOR_TEXT("Days between orders"), std::to_string(t.review_days)),
      named("factor", KONTOR_TEXT("Factor of the service level"), millionths(t.factor_micro)),
      named("safety_stock", KONTOR_TEXT("Safety stock"), plain(t.safety)),
      named("reorder_point", KONTOR_TEXT("Reorder point"), plain(t.reorder_point)),
      named("cover_days", KONTOR_TEXT("Target cover in days"), std::to_string(t.cover_days)),
      named("order_up_to", KONTOR_TEXT("Order up to"), plain(t.order_up_to)),
      named("needed", KONTOR_TEXT("Needed"), plain(t.needed)),
      named("minimum", KONTOR_TEXT("Minimum order"), plain(t.minimum)),
      named("pack", KONTOR_TEXT("Pack"), plain(t.pack)),
      named("step", KONTOR_TEXT("Smallest piece"), plain(t.step)),
      named("suggested", KONTOR_TEXT("Suggested"), plain(t.suggested))};
}

/// How a result comes about, in words.
std::string how_of(Console& console, const std::string& key, const ReplenishTerms& t) {
  static const std::map<std::string, const char*> formulas = {
      {"position",
       KONTOR_TEXT("on hand − committed − set aside + incoming − backorders + on drafts")},
      {"mean", KONTOR_TEXT("units sold ÷ days that count")},
      {"deviation", KONTOR_TEXT("sample deviation of the days that count")},
      {"safety_stock", KONTOR_TEXT("factor × √((lead time + days between orders) × deviation² + "
                                   "mean² × spread²), rounded up")},
      {"reorder_point",
       KONTOR_TEXT("mean × (lead time + days between orders) + safety stock, rounded up")},
      {"order_up_to", KONTOR_TEXT("reorder point + mean × target cover, rounded up")},
  };
  if (const auto found = formulas.find(key); found != formulas.end())
    return console.text(found->second);
  if (key == "needed")
    return t.position() > t.reorder_point
               ? console.text("nothing: the position is above the reorder point")
               : console.text("order up to − position");
  if (key != "suggested" || t.needed.milli == 0) return {};
  if (t.raised_to_minimum() && t.raised_to_pack())
    return console.text("needed, raised to the minimum and then up to whole packs");
  if (t.raised_to_minimum()) return console.text("needed, raised to the minimum");
  if (t.raised_to_pack()) return console.text("needed, rounded up to whole packs");
  return console.text("what is needed");
}

Status replenish_why(Session& session, const goods::ReplenishPlan& plan) {
  Console& console = session.console();
  Listing list(console, {session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("supplier", KONTOR_TEXT("Supplier")),
                         session.column("term", KONTOR_TEXT("Term")),
                         session.column("value", KONTOR_TEXT("Value"), ColumnType::decimal),
                         session.column("how", KONTOR_TEXT("How"))});
  for (const auto& s : plan.rows) {
    for (const Term& term : terms_of(console, s.terms)) {
      list.row({s.cell.sku, text_or_null(supplier_code_of(plan, s.supplier)),
                console.coded(term.key, term.title), console.decimal(term.value),
                text_or_null(how_of(console, term.key, s.terms))});
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
  const auto shown = [&](const Term& term) {
    return all_terms ||
           std::find(usual.begin(), usual.end(), std::string_view(term.key)) != usual.end();
  };
  std::vector<reports::Column> columns = {session.column("supplier", KONTOR_TEXT("Supplier")),
                                          session.column("sku", KONTOR_TEXT("SKU")),
                                          session.column("name", KONTOR_TEXT("Name"))};
  for (const Term& term : terms_of(console, {}))
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
    for (const Term& term : terms_of(console, s.terms))
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
                 KONTOR_TEXT("Share of order cycles without a stock-out; else 95"));
  command.option("--window", o->window, "N", KONTOR_TEXT("Days of sales to look at; else 90"));
  command.option("--cover", o->cover, "N",
                 KONTOR_TEXT("Days that an order is to last beyond the reorder point; else 14"));
  command.option("--transfer-days", o->transfer_days, "N",
                 KONTOR_TEXT("Days that goods are under way between own places; else 2"));
  command.flag("--all", o->all, KONTOR_TEXT("Also products that need nothing"));
  command.flag("--terms", o->terms, KONTOR_TEXT("Everything that the quantities follow from"));
  command.flag("--draft", o->draft, KONTOR_TEXT("Write the orders or transfers down as drafts"));
  command.option("--reference", o->reference, "TEXT",
                 KONTOR_TEXT("Your own key: the same again changes nothing"));
  command.needs_somewhere({Permission::read_stock});
  command.does([&session, o] { return replenish(session, *o); });
}

}  // namespace kontor::cli
