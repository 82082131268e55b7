#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "app/cli/commands.h"
#include "app/cli/customer_rows.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/customers/value.h"
#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using customers::Buyer;
using reports::ColumnType;

struct ValueOptions {
  std::string from, to, months, of;
};

/// Buyers of one currency, and what was asked of them.
struct OfCurrency {
  Currency currency;
  std::vector<Buyer> buyers;
};

customers::CustomerDayFilter filter_of(Session& session, const ValueOptions& o) {
  customers::CustomerDayFilter filter;
  filter.to = o.to.empty() ? app::local_today(session.clock()) : parse_date("--to", o.to);
  if (!o.from.empty()) filter.from = parse_date("--from", o.from);
  if (filter.from && *filter.to < *filter.from)
    throw Stop({RefusalCode::date_range_invalid,
                {{"from", filter.from->to_iso()}, {"to", filter.to->to_iso()}}});
  filter.at = permitted_parts(session, {Permission::read_customers}, seller_parts);
  return filter;
}

std::vector<OfCurrency> buyers_by_currency(Session& session,
                                           const customers::CustomerDayFilter& filter) {
  app::Readers readers;
  const auto all = session.book().book().read(
      [&](Unit& unit) { return customers::buyers(unit, readers.customer_days(), filter); });
  std::map<Currency, std::vector<Buyer>> sorted;
  for (const Buyer& buyer : all) sorted[buyer.currency].push_back(buyer);
  std::vector<OfCurrency> groups;
  for (auto& [currency, buyers] : sorted) groups.push_back({currency, std::move(buyers)});
  return groups;
}

/// Who is looked at: everybody, or the person that --of names.
class Wanted {
 public:
  Wanted(Session& session, const std::string& who) {
    if (who.empty()) return;
    const CustomerId named = customer_named(session, who);
    const auto person = session.book().book().read(
        [&](Unit& unit) { return session.book().stores().customers.people(unit, {named}); });
    if (person.empty()) throw Stop({RefusalCode::customer_unknown, {{"customer", who}}});
    m_only = person.front().id;
  }
  bool operator()(const Buyer& buyer) const { return !m_only || buyer.person == m_only; }

 private:
  CustomerId m_only;
};

/// Names of people, read a page at a time in the order in which they are shown.
class Names {
 public:
  Names(Session& session, std::vector<CustomerId> shown)
      : m_session(session), m_shown(std::move(shown)) {}

  reports::Cell of(std::size_t index) {
    constexpr std::size_t page = 200;
    if (index >= m_read) {
      const auto begin = m_shown.begin() + static_cast<std::ptrdiff_t>(m_read);
      const std::size_t end = std::min(m_shown.size(), m_read + page);
      const std::vector<CustomerId> ids(begin, m_shown.begin() + static_cast<std::ptrdiff_t>(end));
      m_names.clear();
      const auto people = m_session.book().book().read(
          [&](Unit& unit) { return m_session.book().stores().customers.people(unit, ids); });
      for (const auto& person : people) m_names[person.id] = person.record.name;
      m_read = end;
    }
    const auto found = m_names.find(m_shown[index]);
    return found == m_names.end() ? reports::Cell() : text_or_null(found->second);
  }

 private:
  Session& m_session;
  std::vector<CustomerId> m_shown;
  std::map<CustomerId, std::string> m_names;
  std::size_t m_read = 0;
};

std::vector<CustomerId> persons_of(const std::vector<Buyer>& buyers,
                                   const std::vector<std::size_t>& order) {
  std::vector<CustomerId> persons;
  for (const std::size_t i : order) persons.push_back(buyers[i].person);
  return persons;
}

std::vector<reports::Column> buyer_columns(Session& session) {
  return {session.column("customer", KONTOR_TEXT("Customer")),
          session.column("name", KONTOR_TEXT("Name")),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("first", KONTOR_TEXT("First order"), ColumnType::date),
          session.column("last", KONTOR_TEXT("Last order"), ColumnType::date),
          session.column("orders", KONTOR_TEXT("Orders"), ColumnType::integer),
          session.column("net", KONTOR_TEXT("Net sales"), ColumnType::decimal)};
}

std::vector<reports::Cell> buyer_cells(Console& console, const Buyer& b, reports::Cell name) {
  return {customers::code_of(b.person),
          std::move(name),
          std::string(b.currency.code()),
          console.date(b.first),
          console.date(b.last),
          b.orders,
          console.money({b.net_minor, b.currency})};
}

/// One row a buyer; those from whom most is to be expected first.
class ValueListing {
 public:
  explicit ValueListing(Session& session)
      : m_session(session),
        m_costs(session.book().actor().may(company::Permission::read_cost)),
        m_list(session.console(), columns(session)) {}

  void rows(const OfCurrency& of, const statistics::OutlookModel& model, int months,
            const Wanted& wanted, RowLimit& limit) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < of.buyers.size(); ++i)
      if (wanted(of.buyers[i])) order.push_back(i);
    std::vector<statistics::Outlook> expected(of.buyers.size());
    for (const std::size_t i : order)
      expected[i] = statistics::outlook_of(model, customers::bought_by(of.buyers[i]), months);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return expected[a].margin_minor != expected[b].margin_minor
                 ? expected[a].margin_minor > expected[b].margin_minor
                 : of.buyers[a].person < of.buyers[b].person;
    });
    Names names(m_session, persons_of(of.buyers, order));
    for (std::size_t at = 0; at < order.size() && limit.admits(); ++at)
      row(of.buyers[order[at]], expected[order[at]],
          statistics::range_of(model, customers::bought_by(of.buyers[order[at]]), months),
          names.of(at));
  }
  void end() { m_list.end(); }

 private:
  static std::vector<reports::Column> columns(Session& session) {
    auto columns = buyer_columns(session);
    const auto decimal = ColumnType::decimal;
    for (const auto& column :
         {session.column("margin", KONTOR_TEXT("Value so far"), decimal),
          session.column("alive_percent", KONTOR_TEXT("Still a customer %"), decimal),
          session.column("expected", KONTOR_TEXT("Purchases to expect"), decimal),
          session.column("at_least", KONTOR_TEXT("At least"), ColumnType::integer),
          session.column("at_most", KONTOR_TEXT("At most"), ColumnType::integer),
          session.column("purchase", KONTOR_TEXT("Value of a purchase"), decimal),
          session.column("projected", KONTOR_TEXT("Value to expect"), decimal)})
      columns.push_back(column);
    return columns;
  }

  void row(const Buyer& b, const statistics::Outlook& e, const statistics::PurchaseRange& range,
           reports::Cell name) {
    Console& console = m_session.console();
    constexpr std::int64_t ppm_of_tenth = 1'000;  // of a percent
    auto cells = buyer_cells(console, b, std::move(name));
    const auto with_costs = [&](std::int64_t minor) {
      return m_costs ? console.money({minor, b.currency}) : reports::Cell();
    };
    cells.push_back(with_costs(b.margin_minor()));
    cells.push_back(
        console.decimal(with_decimals(mul_div_half_up(e.alive_ppm, 1, ppm_of_tenth), 1)));
    cells.push_back(console.quantity(Quantity{e.purchases_milli}));
    cells.push_back(range.low);
    cells.push_back(range.high);
    cells.push_back(console.money({e.purchase_minor, b.currency}));
    cells.push_back(with_costs(e.margin_minor));
    m_list.row(cells);
  }

  Session& m_session;
  bool m_costs;
  Listing m_list;
};

int months_of(const std::string& text) {
  if (text.empty()) return customers::usual_horizon_months;
  const int months = std::stoi(text);
  if (months < 1 || months > customers::longest_horizon_months)
    throw Stop({RefusalCode::horizon_invalid, {{"value", text}}});
  return months;
}

/// What the figures rest on, for people to judge them by.
void explain(Session& session, Currency currency, const statistics::OutlookModel& model) {
  Console& console = session.console();
  const auto number = [](double value) { return fmt::format("{:.4g}", value); };
  console.say(console.text(
      "Learned from {count} customers who bought in {currency}, {repeats} of them again: BG/NBD "
      "r={r}, alpha={alpha}, a={a}, b={b}, in weeks.",
      {{"count", std::to_string(model.buyers)},
       {"currency", std::string(currency.code())},
       {"repeats", std::to_string(model.repeat_buyers)},
       {"r", number(model.buying.r)},
       {"alpha", number(model.buying.alpha)},
       {"a", number(model.buying.a)},
       {"b", number(model.buying.b)}}));
  if (!model.spending)
    console.say(console.text(
        "What later purchases came to tells too little: each counts as the average of all."));
}

Status customer_value(Session& session, const ValueOptions& o) {
  const int months = months_of(o.months);
  const auto filter = filter_of(session, o);
  const Wanted wanted(session, o.of);
  const auto groups = buyers_by_currency(session, filter);
  std::vector<std::pair<const OfCurrency*, statistics::OutlookModel>> models;
  std::optional<Refusal> refusal;
  for (const OfCurrency& of : groups) {
    auto model = customers::fit_outlook(of.buyers, *filter.to);
    if (model)
      models.emplace_back(&of, *model);
    else
      refusal = model.refusal();
  }
  if (models.empty())
    throw Stop(refusal ? *refusal : customers::fit_outlook({}, *filter.to).refusal());
  ValueListing list(session);
  RowLimit limit(session);
  for (const auto& [of, model] : models) list.rows(*of, model, months, wanted, limit);
  list.end();
  for (const auto& [of, model] : models) explain(session, of->currency, model);
  if (refusal) session.console().say(i18n::sentence(session.console().texts(), *refusal));
  return Status::done;
}

Status customer_rfm(Session& session, const ValueOptions& o) {
  const auto filter = filter_of(session, o);
  const Wanted wanted(session, o.of);
  auto columns = buyer_columns(session);
  for (const auto& column :
       {session.column("days_since", KONTOR_TEXT("Days since"), ColumnType::integer),
        session.column("recency", KONTOR_TEXT("Recency"), ColumnType::integer),
        session.column("frequency", KONTOR_TEXT("Frequency"), ColumnType::integer),
        session.column("monetary", KONTOR_TEXT("Monetary"), ColumnType::integer)})
    columns.push_back(column);
  const auto groups = buyers_by_currency(session, filter);
  Listing list(session.console(), columns);
  RowLimit limit(session);
  for (const OfCurrency& of : groups) {
    const auto scores = customers::rfm_scores(of.buyers);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < of.buyers.size(); ++i)
      if (wanted(of.buyers[i])) order.push_back(i);
    const auto key = [&](std::size_t i) {
      return std::tuple(scores[i].recency, scores[i].frequency, scores[i].monetary,
                        of.buyers[i].net_minor, -of.buyers[i].person.value);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    Names names(session, persons_of(of.buyers, order));
    for (std::size_t at = 0; at < order.size() && limit.admits(); ++at) {
      const Buyer& b = of.buyers[order[at]];
      auto cells = buyer_cells(session.console(), b, names.of(at));
      cells.push_back(std::int64_t{filter.to->days - b.last.days});
      for (const int score :
           {scores[order[at]].recency, scores[order[at]].frequency, scores[order[at]].monetary})
        cells.push_back(std::int64_t{score});
      list.row(cells);
    }
  }
  list.end();
  return Status::done;
}

/// "2026-03".
std::string month_text(BusinessDate month) {
  constexpr std::size_t year_and_month = 7;
  return month.to_iso().substr(0, year_and_month);
}

Status customer_retention(Session& session, const ValueOptions& o) {
  const auto filter = filter_of(session, o);
  app::Readers readers;
  const auto cohorts = session.book().book().read([&](Unit& unit) {
    auto whole = filter;
    whole.from.reset();  // the first order is the first of all
    return customers::retention(unit, readers.customer_days(), whole);
  });
  Console& console = session.console();
  Listing list(console,
               {session.column("month", KONTOR_TEXT("First order in")),
                session.column("customers", KONTOR_TEXT("Customers"), ColumnType::integer),
                session.column("months_later", KONTOR_TEXT("Months later"), ColumnType::integer),
                session.column("active", KONTOR_TEXT("Ordered again"), ColumnType::integer),
                session.column("percent", KONTOR_TEXT("Ordered again %"), ColumnType::decimal)});
  RowLimit limit(session);
  for (const auto& cohort : cohorts) {
    if (filter.from && cohort.month < filter.from->month_start()) continue;
    for (std::size_t k = 0; k < cohort.active.size(); ++k) {
      if (!limit.admits()) break;
      constexpr std::int64_t hundredths = 10'000;
      const auto share = mul_div_half_up(cohort.active[k], hundredths, cohort.customers);
      list.row({month_text(cohort.month), cohort.customers, static_cast<std::int64_t>(k + 1),
                cohort.active[k], console.decimal(with_decimals(share, 2))});
    }
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_customer_value(Tree& tree, CLI::App& customer) {
  Session& session = tree.session();
  const auto of_customer = [](Command& command, ValueOptions& into) {
    command.option("--of", into.of, "CUSTOMER", KONTOR_TEXT("Only this customer"));
  };
  const auto days = [](Command& command, ValueOptions& into) {
    command.option("--from", into.from, "DATE",
                   KONTOR_TEXT("Only what was bought from this day on"));
    command.option("--to", into.to, "DATE", KONTOR_TEXT("Last day; else today"));
    command.needs_somewhere({Permission::read_customers});
  };

  const auto valued = options<ValueOptions>();
  Command value = tree.command(customer, "value",
                               KONTOR_TEXT("What customers were worth and what to expect of them"));
  of_customer(value, *valued);
  value.option("--months", valued->months, "N", KONTOR_TEXT("How far ahead; else 12 months"));
  days(value, *valued);
  value.does([&session, valued] { return customer_value(session, *valued); });

  const auto scored = options<ValueOptions>();
  Command rfm = tree.command(
      customer, "rfm", KONTOR_TEXT("Score how recently, often and for how much customers bought"));
  of_customer(rfm, *scored);
  days(rfm, *scored);
  rfm.does([&session, scored] { return customer_rfm(session, *scored); });

  const auto kept = options<ValueOptions>();
  Command retention = tree.command(
      customer, "retention", KONTOR_TEXT("How many customers ordered again, by their first month"));
  days(retention, *kept);
  retention.does([&session, kept] { return customer_retention(session, *kept); });
}

}  // namespace kontor::cli
