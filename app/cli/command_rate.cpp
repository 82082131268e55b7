#include "app/cli/commands.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct RateOptions {
  std::string date, from, to, value;
};

/// A rate as the shortest decimal.
std::string rate_text(std::int64_t nano) {
  constexpr std::int64_t unit = 1'000'000'000;
  std::string decimals = std::to_string(nano % unit);
  decimals.insert(0, 9 - decimals.size(), '0');
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  const std::string whole = std::to_string(nano / unit);
  return decimals.empty() ? whole : whole + "." + decimals;
}

void show_rates(Session& session, const std::vector<company::Rate>& rates) {
  Console& console = session.console();
  Listing list(
      console,
      {session.column("date", KONTOR_TEXT("Date"), reports::ColumnType::date),
       session.column("from", KONTOR_TEXT("From")), session.column("to", KONTOR_TEXT("To")),
       session.column("rate", KONTOR_TEXT("Rate"), reports::ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& rate : rates) {
    if (!limit.admits()) break;
    list.row({console.date(rate.date), std::string(rate.from.code()), std::string(rate.to.code()),
              console.decimal(rate_text(rate.nano))});
  }
  list.end();
}

Status rate_put(Session& session, const RateOptions& o, bool add) {
  const auto value = Decimal::parse(o.value);
  if (!value) {
    throw Stop({RefusalCode::value_not_number, {{"column", "RATE"}, {"value", o.value}}});
  }
  const auto date = parse_date("DATE", o.date);
  company::Setup setup = session.book().setup();
  show_rates(session, {take(add ? setup.add_rate(date, o.from, o.to, *value)
                                : setup.put_rate(date, o.from, o.to, *value))});
  return Status::done;
}

Status rate_list(Session& session) {
  auto& book = session.book();
  show_rates(session,
             book.book().read([&](Unit& unit) { return book.stores().company.rates(unit); }));
  return Status::done;
}

void rate_command(Tree& tree, CLI::App& group, const std::string& name, std::string_view help) {
  Session& session = tree.session();
  const auto o = options<RateOptions>();
  Command command = tree.command(group, name, help);
  command.argument("FROM", o->from, KONTOR_TEXT("Currency, such as JPY"));
  command.argument("TO", o->to, KONTOR_TEXT("Currency, such as EUR"));
  command.argument("DATE", o->date, KONTOR_TEXT("First day that it holds for"));
  command.argument("RATE", o->value, KONTOR_TEXT("So many TO for one FROM"));
  command.needs({Permission::close_periods});
  command.does([&session, o, name] { return rate_put(session, *o, name == "add"); });
}

}  // namespace

void add_rate(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("rate", KONTOR_TEXT("Rates between currencies"));
  rate_command(tree, group, "add", KONTOR_TEXT("Enter a rate"));
  rate_command(tree, group, "set", KONTOR_TEXT("Correct a rate"));
  tree.command(group, "list", KONTOR_TEXT("List the rates")).open_to_all().does([&session] {
    return rate_list(session);
  });
}

}  // namespace kontor::cli
