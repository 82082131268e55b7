#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/price_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct PriceListOptions {
  std::string list, name, code, currency, kind, tax_included, tax_added, group, channels, from,
      until, rank, formula;
  bool personal = false, open_to_public = false, withdraw = false, restore = false;
};

std::string channel_codes(const CompanyNames& names, const pricing::PriceList& list) {
  std::string text;
  for (const ChannelId channel : list.channels)
    text += (text.empty() ? "" : ",") + names.channel_code(channel);
  return text;
}

/// What starts from costs is for those who see them.
std::string formula_shown(Session& session, const pricing::PriceList& list) {
  if (!list.formula) return {};
  if (list.formula->from == pricing::FormulaBase::cost && !sees_costs(session)) return {};
  return pricing::text_of(*list.formula);
}

void show_price_lists(Session& session, const std::vector<pricing::PriceList>& lists) {
  Console& console = session.console();
  const auto names = company_names(session);
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("kind", KONTOR_TEXT("Kind")),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("channels", KONTOR_TEXT("Channels")),
       session.column("group", KONTOR_TEXT("Customer group")),
       session.column("from", KONTOR_TEXT("From"), ColumnType::date),
       session.column("until", KONTOR_TEXT("Until"), ColumnType::date),
       session.column("rank", KONTOR_TEXT("Rank"), ColumnType::integer),
       session.column("formula", KONTOR_TEXT("Formula")),
       session.column("tax_included", KONTOR_TEXT("Tax included"), ColumnType::boolean),
       session.column("tax", KONTOR_TEXT("Tax, %"), ColumnType::decimal),
       session.column("public", KONTOR_TEXT("Public"), ColumnType::boolean),
       session.column("withdrawn", KONTOR_TEXT("Withdrawn"), ColumnType::boolean)});
  RowLimit limit(session);
  constexpr std::int64_t ppm_per_percent_milli = 10;
  for (const auto& l : lists) {
    if (!limit.admits()) break;
    list.row({l.code, l.name, std::string(pricing::name_of(l.kind)), std::string(l.currency.code()),
              text_or_null(channel_codes(names, l)), text_or_null(l.group),
              moment_cell(console, l.from), moment_cell(console, l.until), l.rank,
              text_or_null(formula_shown(session, l)), l.tax_included,
              console.quantity(Quantity{l.tax_ppm / ppm_per_percent_milli}),
              !l.personal && l.group.empty(), l.withdrawn});
  }
  list.end();
}

/// The price lists as they are now that hold for channels which the actor may see.
Status price_list_list(Session& session) {
  auto& book = session.book();
  const auto channels = priced_channels(session, {});
  const auto lists = book.book().read([&](Unit& unit) {
    return pricing::lists_at(book.stores().prices.list_versions(unit), session.clock().now());
  });
  std::vector<pricing::PriceList> shown;
  for (const auto& list : lists) {
    const bool here = std::any_of(channels.begin(), channels.end(), [&](const auto& channel) {
      return std::binary_search(list.channels.begin(), list.channels.end(), channel.id);
    });
    if (here || list.channels.empty()) shown.push_back(list);
  }
  show_price_lists(session, shown);
  return Status::done;
}

pricing::ListDraft price_list_draft(Session& session, const PriceListOptions& o) {
  pricing::ListDraft draft;
  draft.code = o.code;
  draft.name = o.name;
  draft.currency = o.currency;
  if (!o.kind.empty()) draft.kind = pricing::list_kind_named(o.kind);
  if (!o.tax_included.empty()) {
    draft.tax_included = true;
    draft.tax_ppm = ppm_of("--tax-included", o.tax_included);
  } else if (!o.tax_added.empty()) {
    draft.tax_included = false;
    draft.tax_ppm = ppm_of("--tax-added", o.tax_added);
  }
  if (o.personal || o.open_to_public) draft.personal = o.personal;
  if (!o.group.empty()) draft.group = o.group == "all" ? std::string() : o.group;
  if (!o.channels.empty())
    draft.channels = o.channels == "all" ? std::vector<std::string>() : parts_of(o.channels);
  const auto moment = [&](const std::string& option,
                          const std::string& text) -> std::optional<std::optional<Instant>> {
    if (text.empty()) return std::nullopt;
    if (text == "none") return std::optional<Instant>();
    return beginning(session, option, text);
  };
  draft.from = moment("--from", o.from);
  draft.until = moment("--until", o.until);
  constexpr int most_rank = 1000;
  if (!o.rank.empty()) draft.rank = bounded(session, "--rank", o.rank, 0, most_rank, 0);
  if (!o.formula.empty()) draft.formula = o.formula == "none" ? std::string() : o.formula;
  if (o.withdraw || o.restore) draft.withdrawn = o.withdraw;
  return draft;
}

void with_list_terms(Command& command, PriceListOptions& o) {
  command.option("--kind", o.kind, "base|replacing|sale",
                 KONTOR_TEXT("What its prices are: for all, instead of them, or a sale"));
  command.option("--channels", o.channels, "CODES",
                 KONTOR_TEXT("Channels that it is for, parted by commas; “all”"));
  command.option("--group", o.group, "GROUP", KONTOR_TEXT("Customers that it is for; “all”"));
  command.option("--from", o.from, "TIME", KONTOR_TEXT("Day or moment from which it holds"));
  command.option("--until", o.until, "TIME", KONTOR_TEXT("First day or moment without it"));
  command.option("--rank", o.rank, "N",
                 KONTOR_TEXT("Of lists equally narrow the one with the higher rank goes first"));
  command.option("--formula", o.formula, "FORMULA",
                 KONTOR_TEXT("For products without a price in it: “base-10% round .99”; “none”"));
  command.option("--tax-included", o.tax_included, "PERCENT",
                 KONTOR_TEXT("Its prices include tax of this rate"));
  command.option("--tax-added", o.tax_added, "PERCENT",
                 KONTOR_TEXT("Tax of this rate comes on top of its prices"));
  command.flag("--personal", o.personal,
               KONTOR_TEXT("For businesses or by contract: not offered to the public"));
}

}  // namespace

void add_price_list(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("price-list", KONTOR_TEXT("Lists of prices"));

  const auto added = options<PriceListOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a price list"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--currency", added->currency, "CUR",
             KONTOR_TEXT("Currency of its prices; else the company’s"));
  with_list_terms(add, *added);
  add.needs({Permission::edit_prices});
  add.does([&session, added] {
    show_price_lists(session,
                     {take(session.book().prices().add_list(price_list_draft(session, *added)))});
    return Status::done;
  });

  const auto changed = options<PriceListOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a price list from now on"));
  set.argument("LIST", changed->list, KONTOR_TEXT("Code of the price list"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  with_list_terms(set, *changed);
  set.flag("--public", changed->open_to_public, KONTOR_TEXT("Offered to the public again"));
  set.flag("--withdraw", changed->withdraw, KONTOR_TEXT("It does not hold any more"));
  set.flag("--restore", changed->restore, KONTOR_TEXT("It holds again"));
  set.needs({Permission::edit_prices});
  set.does([&session, changed] {
    show_price_lists(session, {take(session.book().prices().set_list(
                                  changed->list, price_list_draft(session, *changed)))});
    return Status::done;
  });

  Command list = tree.command(group, "list", KONTOR_TEXT("List the price lists"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session] { return price_list_list(session); });
}

}  // namespace kontor::cli
