#include "app/cli/commands.h"
#include "app/cli/replenish_options.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using Wanted = goods::ReplenishRuleWish::Wanted;

struct RuleOptions {
  std::string location, service, window, cover, review, transfer_days;
};

constexpr const char* inherited = "inherit";

Wanted wanted_days(Session& session, const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (text == inherited) return Wanted(std::in_place);
  return Wanted(days_wanted(session, option, text));
}

Status rule_list(Session& session, const RuleOptions& o) {
  const auto names = company_names(session);
  auto& book = session.book();
  const auto actor = book.actor();
  if (!o.location.empty()) {
    const auto wanted = company::scope_of(names.location_named(o.location));
    if (const auto refusal = company::refused(actor, Permission::read_stock, wanted))
      throw Stop(*refusal);
  }
  Console& console = session.console();
  const auto rules =
      book.book().read([&](Unit& unit) { return book.stores().replenish.rules(unit); });
  const auto number = ColumnType::integer;
  Listing list(console,
               {session.column("location", KONTOR_TEXT("Location")),
                session.column("service_level", KONTOR_TEXT("Service level"), ColumnType::decimal),
                session.column("window", KONTOR_TEXT("Days of sales looked at"), number),
                session.column("cover_days", KONTOR_TEXT("Target cover in days"), number),
                session.column("review_days", KONTOR_TEXT("Days between orders"), number),
                session.column("transfer_days", KONTOR_TEXT("Days between own places"), number),
                session.column("own", KONTOR_TEXT("Set for it"), ColumnType::boolean)});
  const auto add = [&](const std::string& code, LocationId place) {
    const auto policy = stock::policy_of({}, rules, place);
    const bool own = std::any_of(rules.begin(), rules.end(),
                                 [&](const auto& rule) { return rule.location == place; });
    list.row({text_or_null(code), console.quantity(Quantity{policy.service_milli}),
              policy.window_days, policy.cover_days, policy.review_days, policy.transfer_days,
              own});
  };
  if (o.location.empty()) add({}, {});
  for (const auto& place : names.locations()) {
    if (!company::holds_stock(place.kind) || place.kind == company::LocationKind::transit) continue;
    if (!actor.may(Permission::read_stock, company::scope_of(place))) continue;
    if (o.location.empty() || names.location_named(o.location).id == place.id)
      add(place.code, place.id);
  }
  list.end();
  return Status::done;
}

Status rule_set(Session& session, const RuleOptions& o) {
  goods::ReplenishRuleWish wish;
  if (!o.location.empty()) wish.location = company_names(session).location_named(o.location).code;
  if (o.service == inherited) {
    wish.service_milli = Wanted(std::in_place);
  } else if (!o.service.empty()) {
    wish.service_milli = Wanted(service_wanted("--service", o.service));
  }
  wish.window_days = wanted_days(session, "--window", o.window);
  wish.cover_days = wanted_days(session, "--cover", o.cover);
  wish.review_days = wanted_days(session, "--review", o.review);
  wish.transfer_days = wanted_days(session, "--transfer-days", o.transfer_days);
  const bool changed = take(session.book().replenishment().decide(wish));
  session.console().say(session.text(changed ? KONTOR_TEXT("The settings are changed.")
                                             : KONTOR_TEXT("The settings were so already.")));
  return Status::done;
}

}  // namespace

void add_stock_replenishment(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  CLI::App& group =
      *stock.add_subcommand("replenishment", session.text("How places are replenished"));
  group.require_subcommand(1);

  const auto listed = options<RuleOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("What holds at each place"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only this location"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return rule_list(session, *listed); });

  const auto wanted = options<RuleOptions>();
  Command set = tree.command(
      group, "set", KONTOR_TEXT("Decide how a place is replenished; “inherit”: as all places are"));
  set.option("--location", wanted->location, "CODE",
             KONTOR_TEXT("Only this location; otherwise all that have no settings of their own"));
  set.option("--service", wanted->service, "PERCENT",
             KONTOR_TEXT("Share of order cycles without a stock-out"));
  set.option("--window", wanted->window, "DAYS", KONTOR_TEXT("Days of sales to look at"));
  set.option("--cover", wanted->cover, "DAYS",
             KONTOR_TEXT("Days that an order is to last beyond the reorder point"));
  set.option("--review", wanted->review, "DAYS",
             KONTOR_TEXT("Days between orders where the supplier has none, and between transfers"));
  set.option("--transfer-days", wanted->transfer_days, "DAYS",
             KONTOR_TEXT("Days that goods are under way between own places"));
  set.needs_somewhere({Permission::order_goods});
  set.does([&session, wanted] { return rule_set(session, *wanted); });
}

}  // namespace kontor::cli
