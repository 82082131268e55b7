#include "app/cli/commands.h"
#include "app/cli/ledger_options.h"
#include "app/cli/scoped.h"
#include "i18n/language.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

std::vector<reports::Column> ledger_columns(Session& session) {
  return {session.column("entry", KONTOR_TEXT("Entry"), ColumnType::integer),
          session.column("kind", KONTOR_TEXT("Kind")),
          session.column("document", KONTOR_TEXT("Document")),
          session.column("accounting_date", KONTOR_TEXT("Accounting date"), ColumnType::date),
          session.column("business_date", KONTOR_TEXT("Business date"), ColumnType::date),
          session.column("late", KONTOR_TEXT("Late"), ColumnType::boolean),
          session.column("date_estimated", KONTOR_TEXT("Date estimated"), ColumnType::boolean),
          session.column("account", KONTOR_TEXT("Account")),
          session.column("account_name", KONTOR_TEXT("Name")),
          session.column("entity", KONTOR_TEXT("Company")),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("location", KONTOR_TEXT("Location")),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("amount", KONTOR_TEXT("Amount"), ColumnType::decimal),
          session.column("entity_currency", KONTOR_TEXT("Ledger currency")),
          session.column("entity_amount", KONTOR_TEXT("Ledger amount"), ColumnType::decimal)};
}

std::vector<reports::Cell> ledger_cells(Console& console, const books::LedgerLine& line) {
  const auto kind = books::entry_kind_named(line.kind);
  const std::string name =
      i18n::account_name(console.texts(), line.account_key, line.account_detail_name);
  return {line.entry_number,
          console.coded(line.kind, i18n::name(console.texts(), kind)),
          text_or_null(line.document_number),
          console.date(line.accounting_date),
          console.date(line.business_date),
          line.late,
          line.date_estimated,
          line.account,
          i18n::strip_marks(name),
          line.entity,
          text_or_null(line.channel),
          text_or_null(line.location),
          std::string(line.amount.currency.code()),
          console.money(line.amount),
          std::string(line.entity_amount.currency.code()),
          console.money(line.entity_amount)};
}

/// Accounts of stock and of costs tell what goods cost.
const std::vector<Permission> ledger_rights = {Permission::read_ledger, Permission::read_cost};

/// Ends the stream of lines once the list is full.
struct LinesEnough {};

Status ledger_entries(Session& session, const LedgerOptions& o) {
  const auto filter = ledger_filter(session, o, ledger_rights);
  auto& book = session.book();
  Listing list(session.console(), ledger_columns(session));
  RowLimit limit(session);
  // Output is an effect, but a read transaction is never run again.
  try {
    book.book().read([&](Unit& unit) {
      book.stores().ledger.each_line(unit, filter, [&](const books::LedgerLine& line) {
        if (!limit.admits()) throw LinesEnough();
        list.row(ledger_cells(session.console(), line));
      });
    });
  } catch (const LinesEnough&) {
    // The rows that were asked for are out.
  }
  list.end();
  return Status::done;
}

Status ledger_trial_balance(Session& session, const LedgerOptions& o) {
  const auto filter = ledger_filter(session, o, ledger_rights);
  auto& book = session.book();
  Console& console = session.console();
  const auto rows = book.book().read(
      [&](Unit& unit) { return book.stores().ledger.trial_balance(unit, filter); });
  Listing list(console, {session.column("account", KONTOR_TEXT("Account")),
                         session.column("channel", KONTOR_TEXT("Channel")),
                         session.column("currency", KONTOR_TEXT("Currency")),
                         session.column("debit", KONTOR_TEXT("Debit"), ColumnType::decimal),
                         session.column("credit", KONTOR_TEXT("Credit"), ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& row : rows) {
    if (!limit.admits()) break;
    list.row({row.account, text_or_null(row.channel), std::string(row.currency.code()),
              console.money({row.debit_minor, row.currency}),
              console.money({row.credit_minor, row.currency})});
  }
  list.end();
  return Status::done;
}

Status ledger_open_items(Session& session, const LedgerOptions& o) {
  const auto filter = ledger_filter(session, o, {Permission::read_ledger});
  auto& book = session.book();
  Console& console = session.console();
  Listing list(console, {session.column("account", KONTOR_TEXT("Account")),
                         session.column("account_name", KONTOR_TEXT("Name")),
                         session.column("channel", KONTOR_TEXT("Channel")),
                         session.column("document", KONTOR_TEXT("Document")),
                         session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
                         session.column("currency", KONTOR_TEXT("Currency")),
                         session.column("amount", KONTOR_TEXT("Amount"), ColumnType::decimal)});
  RowLimit limit(session);
  try {
    book.book().read([&](Unit& unit) {
      book.stores().ledger.each_open_item(unit, filter, [&](const books::OpenItemLine& line) {
        if (!limit.admits()) throw LinesEnough();
        list.row({line.account,
                  i18n::strip_marks(i18n::account_name(console.texts(), line.account_key,
                                                       line.account_detail_name)),
                  text_or_null(line.channel), text_or_null(line.document_number),
                  line.date ? console.date(*line.date) : reports::Cell(),
                  std::string(line.balance.currency.code()), console.money(line.balance)});
      });
    });
  } catch (const LinesEnough&) {
    // The rows that were asked for are out.
  }
  list.end();
  return Status::done;
}

}  // namespace

books::LedgerFilter ledger_filter(Session& session, const LedgerOptions& o,
                                  const std::vector<Permission>& rights) {
  books::LedgerFilter filter;
  const auto names = company_names(session);
  if (!o.entity.empty()) filter.entity = names.entity_named(o.entity).id;
  if (!o.channel.empty()) {
    filter.all_channels = false;
    if (o.channel != "common") filter.channel = names.channel_named(o.channel).id;
  }
  // What belongs to no channel is no part of one's.
  const bool common = !filter.all_channels && !filter.channel;
  auto parts = permitted_parts(session, rights, {.entity = true, .channel = !common},
                               {filter.entity, {}, filter.channel});
  if (parts.size() == 1) {
    filter.entity = parts.front().entity;
    filter.channel = parts.front().channel;
    if (filter.channel) filter.all_channels = false;
  } else {
    filter.parts = std::move(parts);
  }
  if (!o.from.empty()) filter.from = parse_date("--from", o.from);
  if (!o.to.empty()) filter.to = parse_date("--to", o.to);
  if (filter.from && filter.to && *filter.to < *filter.from) {
    throw Stop({RefusalCode::date_range_invalid, {{"from", o.from}, {"to", o.to}}});
  }
  return filter;
}

void ledger_common(Command& command, LedgerOptions& o) {
  command.option("--entity", o.entity, "CODE", KONTOR_TEXT("Only this company"));
  command.option("--channel", o.channel, "CODE",
                 KONTOR_TEXT("Only this channel; common for what belongs to none"));
  command.option("--from", o.from, "DATE", KONTOR_TEXT("First accounting date"));
  command.option("--to", o.to, "DATE", KONTOR_TEXT("Last accounting date"));
}

void add_ledger(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("ledger", KONTOR_TEXT("The double-entry ledger of each channel"));

  const auto listed = options<LedgerOptions>();
  Command entries = tree.command(group, "entries", KONTOR_TEXT("List the postings"));
  ledger_common(entries, *listed);
  entries.needs_somewhere({Permission::read_ledger, Permission::read_cost});
  entries.does([&session, listed] { return ledger_entries(session, *listed); });

  const auto balanced = options<LedgerOptions>();
  Command balance =
      tree.command(group, "trial-balance", KONTOR_TEXT("Show the balance of each account"));
  ledger_common(balance, *balanced);
  balance.needs_somewhere({Permission::read_ledger, Permission::read_cost});
  balance.does([&session, balanced] { return ledger_trial_balance(session, *balanced); });

  const auto open = options<LedgerOptions>();
  Command items = tree.command(group, "open-items",
                               KONTOR_TEXT("List what is not settled yet, document by document"));
  items.option("--entity", open->entity, "CODE", KONTOR_TEXT("Only this company"));
  items.option("--channel", open->channel, "CODE",
               KONTOR_TEXT("Only this channel; common for what belongs to none"));
  items.needs_somewhere({Permission::read_ledger});
  items.does([&session, open] { return ledger_open_items(session, *open); });

  add_ledger_export(tree, group);
}

}  // namespace kontor::cli
