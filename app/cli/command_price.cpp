#include "app/cli/commands.h"
#include "app/cli/price_rows.h"
#include "app/cli/staff_rows.h"
#include "domain/pricing/prior_price.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct PriceOptions {
  std::string sku, channel, search, at, quantity, list;
  std::vector<std::string> groups;
};

Status price_list(Session& session, const PriceOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const Instant at = moment_or_now(session, "--at", o.at);
  const auto channels = priced_channels(session, o.channel);
  const auto names = company_names(session);
  const auto lists = pricing::lists_at(
      book.book().read([&](Unit& unit) { return book.stores().prices.list_versions(unit); }), at);
  const pricing::ChannelPrices prices(lists, channels, names.company().entities, at);
  Listing list(
      console,
      {session.column("sku", KONTOR_TEXT("SKU")), session.column("name", KONTOR_TEXT("Name")),
       session.column("channel", KONTOR_TEXT("Channel")),
       session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("compare_at", KONTOR_TEXT("Compare at"), ColumnType::decimal),
       session.column("list", KONTOR_TEXT("Price list")),
       session.column("source", KONTOR_TEXT("Source")),
       session.column("since", KONTOR_TEXT("Since"), ColumnType::date)});
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
        for (const auto& on : prices.of(product.prices)) {
          if (!on.answer.price) continue;
          if (!limit.admits()) return false;
          list.row(
              {product.sku, product.name, names.channel_code(on.channel),
               price_cell(console, on.answer.price), std::string(on.answer.price->currency.code()),
               price_cell(console, on.answer.compare_at), text_or_null(on.answer.list_code),
               std::string(pricing::name_of(on.answer.source)), moment_cell(console, on.since)});
        }
        return true;
      });
  list.end();
  return Status::done;
}

/// The verdict on a list, as people call it.
reports::Cell verdict_cell(const Console& console, pricing::ListVerdict verdict) {
  return console.coded(pricing::name_of(verdict), i18n::name(console.texts(), verdict));
}

Status price_why(Session& session, const PriceOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const Instant at = moment_or_now(session, "--at", o.at);
  const auto channels = priced_channels(session, o.channel);
  const auto names = company_names(session);
  const auto products = priced_products(session, o.sku, !o.at.empty());
  const auto lists = pricing::lists_at(
      book.book().read([&](Unit& unit) { return book.stores().prices.list_versions(unit); }), at);
  const auto staff = all_staff(session);
  Listing list(
      console,
      {session.column("sku", KONTOR_TEXT("SKU")), session.column("channel", KONTOR_TEXT("Channel")),
       session.column("list", KONTOR_TEXT("Price list")),
       session.column("verdict", KONTOR_TEXT("Verdict")),
       session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("compare_at", KONTOR_TEXT("Compare at"), ColumnType::decimal),
       session.column("from_quantity", KONTOR_TEXT("From quantity"), ColumnType::decimal),
       session.column("since", KONTOR_TEXT("Since"), ColumnType::date),
       session.column("by", KONTOR_TEXT("Employee")),
       session.column("change", KONTOR_TEXT("Price change"), ColumnType::integer)});
  for (const auto& product : products) {
    for (const auto& channel : channels) {
      const auto* entity = names.entity(channel.entity);
      pricing::PriceQuestion question{channel.id, entity->currency, at};
      if (!o.quantity.empty()) question.quantity = least_quantity("--quantity", o.quantity);
      question.groups = o.groups;
      const auto answer = pricing::ListOrder(lists, question).price_of(product.prices, true);
      const auto chosen_row = [&](const std::string& code, const reports::Cell& verdict) {
        const auto& fact = answer.fact;
        list.row({product.sku, channel.code, text_or_null(code), verdict,
                  price_cell(console, answer.price), std::string(entity->currency.code()),
                  price_cell(console, answer.compare_at),
                  fact ? quantity_break_cell(console, fact->from_quantity) : reports::Cell(),
                  fact ? moment_cell(console, fact->valid_from) : reports::Cell(),
                  fact ? text_or_null(employee_code(staff, fact->by)) : reports::Cell(),
                  fact && fact->change != 0 ? reports::Cell(fact->change) : reports::Cell()});
      };
      for (const auto& considered : answer.considered) {
        const bool chosen = considered.list == answer.list &&
                            (considered.verdict == pricing::ListVerdict::price_set ||
                             considered.verdict == pricing::ListVerdict::formula);
        if (chosen) {
          chosen_row(considered.code, verdict_cell(console, considered.verdict));
        } else {
          list.row({product.sku, channel.code, considered.code,
                    verdict_cell(console, considered.verdict), reports::Cell(), reports::Cell(),
                    reports::Cell(), reports::Cell(), reports::Cell(), reports::Cell(),
                    reports::Cell()});
        }
      }
      if (answer.source == pricing::PriceSource::catalogue)
        chosen_row({},
                   console.coded("catalogue", session.text(KONTOR_TEXT("price of the catalogue"))));
      if (answer.source == pricing::PriceSource::none)
        chosen_row({}, console.coded("none", session.text(KONTOR_TEXT("not sold here"))));
    }
  }
  list.end();
  return Status::done;
}

Status price_history(Session& session, const PriceOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const auto channels = priced_channels(session, o.channel);
  const auto names = company_names(session);
  const auto products = priced_products(session, o.sku, true);
  const auto promotions = promotions_over_time(session);
  const auto versions =
      book.book().read([&](Unit& unit) { return book.stores().prices.list_versions(unit); });
  const Instant now = moment_or_now(session, "--at", o.at);
  Listing list(console, {session.column("sku", KONTOR_TEXT("SKU")),
                         session.column("channel", KONTOR_TEXT("Channel")),
                         session.column("from", KONTOR_TEXT("From"), ColumnType::date),
                         session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
                         session.column("currency", KONTOR_TEXT("Currency"))});
  RowLimit limit(session);
  for (const auto& product : products) {
    for (const auto& channel : channels) {
      const auto currency = names.entity(channel.entity)->currency;
      for (const auto& offered :
           pricing::offered_history(versions, product.prices, channel.id, currency, promotions,
                                    product.style, product.vendor, now)) {
        if (!limit.admits()) break;
        list.row({product.sku, channel.code, moment_cell(console, offered.from),
                  price_cell(console, offered.price), std::string(currency.code())});
      }
    }
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_price(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("price", KONTOR_TEXT("What products cost on the channels, and why"));

  const auto listed = options<PriceOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the prices of each channel"));
  list.option("--channel", listed->channel, "CODE", KONTOR_TEXT("Code or name of the channel"));
  list.option("--search", listed->search, "TEXT", KONTOR_TEXT("Words of name, SKU or vendor"));
  list.option("--at", listed->at, "TIME", KONTOR_TEXT("As of a day’s end or a moment"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return price_list(session, *listed); });

  const auto asked = options<PriceOptions>();
  Command why = tree.command(group, "why", KONTOR_TEXT("Tell which rule makes a price"));
  why.argument("SKU", asked->sku, KONTOR_TEXT("SKU or code of the product"));
  why.option("--channel", asked->channel, "CODE", KONTOR_TEXT("Code or name of the channel"));
  why.option("--quantity", asked->quantity, "Q", KONTOR_TEXT("How many are bought; else one"));
  why.option("--group", asked->groups, "GROUP", KONTOR_TEXT("A group that the customer is in"));
  why.option("--at", asked->at, "TIME", KONTOR_TEXT("As of a day’s end or a moment"));
  why.needs_somewhere({Permission::read_stock});
  why.does([&session, asked] { return price_why(session, *asked); });

  const auto told = options<PriceOptions>();
  Command history = tree.command(
      group, "history", KONTOR_TEXT("What a product cost the public on each channel, with tax"));
  history.argument("SKU", told->sku, KONTOR_TEXT("SKU or code of the product"));
  history.option("--channel", told->channel, "CODE", KONTOR_TEXT("Code or name of the channel"));
  history.option("--at", told->at, "TIME", KONTOR_TEXT("As of a day’s end or a moment"));
  history.needs_somewhere({Permission::read_stock});
  history.does([&session, told] { return price_history(session, *told); });

  add_price_changes(tree, group);
  add_price_parity(tree, group);
}

}  // namespace kontor::cli
