#include "app/cli/commands.h"
#include "app/cli/scoped.h"
#include "domain/intake/match_payouts.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct PayoutOptions {
  std::string channel, key;
};

std::vector<reports::Column> payout_columns(Session& session) {
  return {session.column("payout", KONTOR_TEXT("Payout")),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("gateway", KONTOR_TEXT("Gateway")),
          session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
          session.column("state", KONTOR_TEXT("State")),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("total", KONTOR_TEXT("Total"), ColumnType::decimal),
          session.column("transactions", KONTOR_TEXT("Transactions"), ColumnType::integer),
          session.column("transactions_sum", KONTOR_TEXT("Their sum"), ColumnType::decimal),
          session.column("difference", KONTOR_TEXT("Difference"), ColumnType::decimal),
          session.column("bank_line", KONTOR_TEXT("Bank line")),
          session.column("bank_date", KONTOR_TEXT("Bank date"), ColumnType::date)};
}

std::vector<reports::Cell> payout_cells(Console& console, const intake::PayoutRow& row) {
  return {row.number,
          text_or_null(row.channel),
          row.gateway,
          console.date(row.date),
          console.coded(name_of(row.state), i18n::name(console.texts(), row.state)),
          std::string(row.total.currency.code()),
          console.money(row.total),
          row.transactions,
          console.money(row.sum),
          console.money(row.total - row.sum),
          text_or_null(row.bank_line),
          row.bank_date ? console.date(*row.bank_date) : reports::Cell()};
}

Status payout_list(Session& session, const PayoutOptions& o) {
  intake::PayoutFilter filter;
  const auto names = company_names(session);
  company::Scope asked;
  if (!o.channel.empty()) asked.channel = names.channel_named(o.channel).id;
  const auto parts = permitted_parts(session, {Permission::read_ledger}, {.channel = true}, asked);
  if (parts.size() == 1)
    filter.channel = parts.front().channel;
  else
    for (const auto& part : parts) filter.channels.push_back(part.channel);
  auto& store = session.book().stores().money;
  Listing list(session.console(), payout_columns(session));
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const intake::PayoutFilter& page) { return store.payouts(unit, page); },
      [&](const intake::PayoutRow& row) {
        if (!limit.admits()) return false;
        list.row(payout_cells(session.console(), row));
        return true;
      });
  list.end();
  return Status::done;
}

/// Ends the stream of transactions once the list is full.
struct TransactionsEnough {};

Status payout_show(Session& session, const PayoutOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  intake::PayoutFilter filter;
  filter.number = o.key;
  const auto stores = book.stores();
  const auto found =
      book.book().read([&](Unit& unit) { return stores.money.payouts(unit, filter).rows; });
  if (found.empty()) throw Stop({RefusalCode::payout_unknown, {{"payout", o.key}}});
  const auto names = company_names(session);
  for (const auto& payout : found)
    need_right(session, Permission::read_ledger,
               payout.channel.empty() ? company::Scope()
                                      : company::scope_of(names.channel_named(payout.channel)));
  Listing list(console, {session.column("payout", KONTOR_TEXT("Payout")),
                         session.column("transaction", KONTOR_TEXT("Transaction")),
                         session.column("kind", KONTOR_TEXT("Kind")),
                         session.column("order", KONTOR_TEXT("Order")),
                         session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
                         session.column("currency", KONTOR_TEXT("Currency")),
                         session.column("amount", KONTOR_TEXT("Amount"), ColumnType::decimal),
                         session.column("fee", KONTOR_TEXT("Fee"), ColumnType::decimal)});
  RowLimit limit(session);
  try {
    book.book().read([&](Unit& unit) {
      for (const auto& payout : found)
        stores.money.each_settled(unit, payout.document, [&](const intake::SettledRow& row) {
          if (!limit.admits()) throw TransactionsEnough();
          list.row({payout.number, row.number,
                    console.coded(name_of(row.kind), i18n::name(console.texts(), row.kind)),
                    text_or_null(row.order), console.date(row.date),
                    std::string(row.amount.currency.code()), console.money(row.amount),
                    console.money(row.fee)});
        });
    });
  } catch (const TransactionsEnough&) {
    // The rows that were asked for are out.
  }
  list.end();
  return Status::done;
}

Status payout_match(Session& session) {
  auto& book = session.book();
  Console& console = session.console();
  Listing list(console, {session.column("bank_line", KONTOR_TEXT("Bank line")),
                         session.column("account", KONTOR_TEXT("Account")),
                         session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
                         session.column("currency", KONTOR_TEXT("Currency")),
                         session.column("amount", KONTOR_TEXT("Amount"), ColumnType::decimal),
                         session.column("reason", KONTOR_TEXT("Reason")),
                         session.column("text", KONTOR_TEXT("Text"))});
  RowLimit limit(session);
  const auto report = take(intake::match_payouts(
      book.book(), book.stores(), book.clock(), book.hands(),
      [&](const intake::UnmatchedLine& unmatched) {
        if (!limit.admits()) return;
        const auto& m = unmatched.line;
        list.row({m.number, m.gateway, console.date(m.date), std::string(m.currency.code()),
                  console.money({m.amount_minor, m.currency}),
                  console.coded(name_of(unmatched.reason),
                                i18n::name(console.texts(), unmatched.reason)),
                  m.reference});
      }));
  app::settle_down(book);
  list.end();
  console.say(session.console().text(
      KONTOR_TEXT("{matched} bank lines matched now, {unmatched} are not matched."),
      {{"matched", std::to_string(report.matched)},
       {"unmatched", std::to_string(report.unmatched)}}));
  return Status::done;
}

}  // namespace

void add_payout(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group =
      tree.group("payout", KONTOR_TEXT("Money that gateways and marketplaces paid out"));

  const auto listed = options<PayoutOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the payouts, newest first"));
  list.option("--channel", listed->channel, "CODE", KONTOR_TEXT("Only this channel"));
  list.needs_somewhere({Permission::read_ledger});
  list.does([&session, listed] { return payout_list(session, *listed); });

  const auto shown = options<PayoutOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the transactions of a payout"));
  show.argument("PAYOUT", shown->key, KONTOR_TEXT("The payout's key"));
  show.needs_somewhere({Permission::read_ledger});
  show.does([&session, shown] { return payout_show(session, *shown); });

  tree.command(group, "match", KONTOR_TEXT("Match bank lines again and list what is not matched"))
      .needs_somewhere({Permission::import_files})
      .does([&session] { return payout_match(session); });
}

}  // namespace kontor::cli
