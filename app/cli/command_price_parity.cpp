#include "app/cli/commands.h"
#include "app/cli/price_rows.h"
#include "app/cli/staff_rows.h"
#include "domain/pricing/prior_price.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct ParityOptions {
  std::string channel, search, at, sku, reason, until;
  bool open_only = false, each_step = false, shorter = false;
};

std::vector<reports::Column> parity_columns(Session& session) {
  return {session.column("sku", KONTOR_TEXT("SKU")),
          session.column("name", KONTOR_TEXT("Name")),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
          session.column("usual", KONTOR_TEXT("Usual price"), ColumnType::decimal),
          session.column("difference", KONTOR_TEXT("Difference"), ColumnType::decimal),
          session.column("percent", KONTOR_TEXT("Difference, %"), ColumnType::decimal),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("since", KONTOR_TEXT("Since"), ColumnType::date),
          session.column("list", KONTOR_TEXT("Price list")),
          session.column("by", KONTOR_TEXT("Employee")),
          session.column("approved", KONTOR_TEXT("Approved because")),
          session.column("until", KONTOR_TEXT("Until"), ColumnType::date)};
}

Status price_parity(Session& session, const ParityOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const Instant at = moment_or_now(session, "--at", o.at);
  const auto channels = priced_channels(session, {});
  const auto names = company_names(session);
  const ChannelId only = o.channel.empty() ? ChannelId() : names.channel_named(o.channel).id;
  std::vector<pricing::ApprovedDifference> approved;
  const auto lists = book.book().read([&](Unit& unit) {
    approved = book.stores().prices.approved_differences(unit);
    return pricing::lists_at(book.stores().prices.list_versions(unit), at);
  });
  const pricing::ChannelPrices prices(lists, channels, names.company().entities, at);
  const auto staff = all_staff(session);
  Listing list(console, parity_columns(session));
  pricing::PricedFilter filter;
  filter.search = o.search;
  filter.catalogue_history = !o.at.empty();
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const pricing::PricedFilter& page) {
        return book.stores().prices.products(unit, page);
      },
      [&](const pricing::PricedProduct& product) {
        for (const auto& d : pricing::divergences(prices.of(product.prices), product.prices.product,
                                                  approved, at)) {
          if ((only && d.channel != only) || (o.open_only && d.approved)) continue;
          if (!limit.admits()) return false;
          const UnitPrice difference{d.price.micro - d.usual.micro, d.price.currency};
          list.row({product.sku, product.name, names.channel_code(d.channel),
                    price_cell(console, d.price), price_cell(console, d.usual),
                    price_cell(console, difference), percent_cell(console, d.percent_milli),
                    std::string(d.price.currency.code()), moment_cell(console, d.since),
                    text_or_null(d.list), text_or_null(employee_code(staff, d.by)),
                    text_or_null(d.approved ? d.approved->reason : ""),
                    d.approved ? moment_cell(console, d.approved->until) : reports::Cell()});
        }
        return true;
      });
  list.end();
  return Status::done;
}

Status price_differ(Session& session, const ParityOptions& o) {
  const auto channel = company_names(session).channel_named(o.channel);
  pricing::DifferenceWish wish;
  wish.product = o.sku;
  wish.channel = channel.code;
  wish.reason = o.reason;
  wish.until = beginning(session, "--until", o.until);
  const auto approved = take(session.book().prices().approve(wish));
  Console& console = session.console();
  Listing list(
      console,
      {session.column("sku", KONTOR_TEXT("SKU")), session.column("channel", KONTOR_TEXT("Channel")),
       session.column("reason", KONTOR_TEXT("Reason")),
       session.column("until", KONTOR_TEXT("Until"), ColumnType::date)},
      Listing::Shape::object);
  list.row(
      {text_or_null(o.sku), channel.code, approved.reason, moment_cell(console, approved.until)});
  list.end();
  return Status::done;
}

Status price_prior(Session& session, const ParityOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const Instant at = moment_or_now(session, "--at", o.at);
  const auto channels = priced_channels(session, o.channel);
  const auto names = company_names(session);
  const auto products = priced_products(session, o.sku, true);
  const auto promotions = promotions_over_time(session);
  const auto versions =
      book.book().read([&](Unit& unit) { return book.stores().prices.list_versions(unit); });
  pricing::PriorPriceRules rules;
  rules.progressive = !o.each_step;
  rules.shorter_history = o.shorter;
  Listing list(
      console,
      {session.column("sku", KONTOR_TEXT("SKU")), session.column("channel", KONTOR_TEXT("Channel")),
       session.column("verdict", KONTOR_TEXT("Verdict")),
       session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
       session.column("prior_price", KONTOR_TEXT("Prior price"), ColumnType::decimal),
       session.column("percent", KONTOR_TEXT("May be announced, %"), ColumnType::decimal),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("reduced_since", KONTOR_TEXT("Reduced since"), ColumnType::date)});
  for (const auto& product : products) {
    for (const auto& channel : channels) {
      const auto currency = names.entity(channel.entity)->currency;
      const auto history = pricing::offered_history(versions, product.prices, channel.id, currency,
                                                    promotions, product.style, product.vendor, at);
      const auto prior = pricing::prior_price(history, at, rules);
      list.row({product.sku, channel.code,
                console.coded(pricing::name_of(prior.verdict),
                              i18n::name(console.texts(), prior.verdict)),
                price_cell(console, prior.now), price_cell(console, prior.prior),
                percent_cell(console, prior.percent_milli), std::string(currency.code()),
                moment_cell(console, prior.reduced_since)});
    }
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_price_parity(Tree& tree, CLI::App& price) {
  Session& session = tree.session();
  const auto compared = options<ParityOptions>();
  Command parity = tree.command(
      price, "parity", KONTOR_TEXT("List where a product costs something else than usual"));
  parity.option("--channel", compared->channel, "CODE", KONTOR_TEXT("Code or name of the channel"));
  parity.option("--search", compared->search, "TEXT", KONTOR_TEXT("Words of name, SKU or vendor"));
  parity.option("--at", compared->at, "TIME", KONTOR_TEXT("As of a day’s end or a moment"));
  parity.flag("--open", compared->open_only, KONTOR_TEXT("Only what nobody approved"));
  parity.needs_somewhere({Permission::read_stock});
  parity.does([&session, compared] { return price_parity(session, *compared); });

  const auto wanted = options<ParityOptions>();
  Command differ = tree.command(
      price, "differ", KONTOR_TEXT("Approve that prices of a channel differ, with a reason"));
  differ.option("--channel", wanted->channel, "CODE", KONTOR_TEXT("Code or name of the channel"))
      .required();
  differ.option("--sku", wanted->sku, "SKU", KONTOR_TEXT("Only of this product; else of all"));
  differ.option("--reason", wanted->reason, "TEXT", KONTOR_TEXT("Why they differ")).required();
  differ.option("--until", wanted->until, "TIME", KONTOR_TEXT("First day or moment without it"));
  differ.needs({Permission::edit_prices});
  differ.does([&session, wanted] { return price_differ(session, *wanted); });

  const auto asked = options<ParityOptions>();
  Command prior = tree.command(
      price, "prior",
      KONTOR_TEXT("Tell the lowest price of the 30 days before a reduction, as the EU wants it"));
  prior.argument("SKU", asked->sku, KONTOR_TEXT("SKU or code of the product"));
  prior.option("--channel", asked->channel, "CODE", KONTOR_TEXT("Code or name of the channel"));
  prior.option("--at", asked->at, "TIME", KONTOR_TEXT("As of a day’s end or a moment"));
  prior.flag("--each-step", asked->each_step,
             KONTOR_TEXT("Measure a growing reduction from its last step, not its first"));
  prior.flag("--shorter-history", asked->shorter,
             KONTOR_TEXT("Of goods on sale for less than 30 days: the lowest price since then"));
  prior.needs_somewhere({Permission::read_stock});
  prior.does([&session, asked] { return price_prior(session, *asked); });
}

}  // namespace kontor::cli
