#include "gui/presenters/team_presenter.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/fold.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "domain/staff/trainer.h"
#include "gui/presenters/employee_tables.h"
#include "gui/presenters/today.h"
#include "i18n/finding_words.h"

namespace kontor::gui {

namespace {

std::string channel_named(const std::vector<company::Channel>& channels, ChannelId id) {
  for (const auto& channel : channels)
    if (channel.id == id) return channel.name;
  return {};
}

std::string location_named(const std::vector<company::Location>& locations, LocationId id) {
  for (const auto& location : locations)
    if (location.id == id) return location.name;
  return {};
}

std::vector<Column> day_columns(const Language& t) {
  return {date_column("date", t.text("Date"), 128),
          text_column("channel", t.text("Channel"), 200, true),
          figure_column("orders", t.text("Orders"), 88),
          figure_column("units", t.text("Units"), 88),
          figure_column("net", t.text("Net sales"), 136)};
}

std::vector<Column> alias_columns(const Language& t) {
  return {text_column("channel", t.text("Channel"), 200),
          text_column("alias", t.text("Name in its files"), 320, true)};
}

std::vector<Column> hours_columns(const Language& t) {
  return {date_column("date", t.text("Date"), 128),
          text_column("location", t.text("Location"), 240, true),
          figure_column("hours", t.text("Hours"), 112)};
}

std::vector<Column> rights_columns(const Language& t) {
  return {text_column("right", t.text("Right"), 280), text_column("role", t.text("Role"), 160),
          text_column("where", t.text("Where"), 240, true)};
}

/// Everywhere, or the names of where a right holds.
std::string where_of(const company::Scope& scope, const std::vector<company::Channel>& channels,
                     const std::vector<company::Location>& locations,
                     const std::vector<company::Entity>& entities, const Language& t) {
  std::vector<std::string> names;
  for (const auto& entity : entities)
    if (entity.id == scope.entity) names.push_back(entity.name);
  for (const auto& location : locations)
    if (location.id == scope.location) names.push_back(location.name);
  for (const auto& channel : channels)
    if (channel.id == scope.channel) names.push_back(channel.name);
  return names.empty() ? t.text("Everywhere") : t.joined(names);
}

std::vector<Column> compared_columns(const Language& t) {
  return {text_column("measure", t.text("Measure"), 240),
          text_column("result", t.text("Result"), 200),
          figure_column("own", t.text("Own"), 104),
          figure_column("colleagues", t.text("Colleagues"), 112),
          figure_column("expected", t.text("To be expected"), 128),
          figure_column("low", t.text("At least"), 112),
          figure_column("high", t.text("At most"), 112),
          text_column("words", t.text("In words"), 480, true)};
}

std::string kind_of_employee(const staff::Employee& employee, BusinessDate today,
                             const Language& t) {
  if (employee.owner) return t.text("Owner");
  if (staff::has_left(employee, today)) return t.capitalised(t.text("has left"));
  return employee.provisional ? t.capitalised(t.text("provisional")) : std::string();
}

std::string shops_of(const staff::Employee& employee,
                     const std::vector<company::Location>& locations, const Language& t) {
  std::vector<std::string> names;
  for (const auto& location : locations)
    if (std::find(employee.shops.begin(), employee.shops.end(), location.id) !=
        employee.shops.end())
      names.push_back(location.name);
  return t.joined(names);
}

/// A figure of each currency behind one another; a dash where there is none.
class FigureOfCurrencies {
 public:
  void add(const std::string& shown, const std::string& plain) {
    m_shown.push_back(shown);
    if (!plain.empty()) m_plain += (m_plain.empty() ? "" : " + ") + plain;
  }
  RowTable::Value value(const Language& t) const {
    if (m_shown.empty()) return {{Language::nothing(), Tone::dimmed, {}}, "0"};
    return {{t.joined(m_shown), Tone::normal, {}}, m_plain};
  }

 private:
  std::vector<std::string> m_shown;
  std::string m_plain;
};

void add_money(FigureOfCurrencies& to, const std::optional<std::int64_t>& minor, Currency currency,
               const Language& t) {
  if (!minor) return;
  const Money amount{*minor, currency};
  to.add(t.money(amount), amount.to_decimal() + " " + std::string(currency.code()));
}

/// Hundredths of a percent.
void add_rate(FigureOfCurrencies& to, const std::optional<std::int64_t>& rate, const Language& t) {
  constexpr std::int64_t hundredths_of_permille = 10;
  if (rate) to.add(t.percent(mul_div_half_up(*rate, 1, hundredths_of_permille)), {});
}

/// Orders, units, net sales, and the ratios, in the order of the columns.
std::vector<RowTable::Value> figures_of(const std::vector<staff::Performance>& all,
                                        EmployeeId employee, const Language& t) {
  constexpr std::int64_t ppm_of_milli = 1'000;
  Quantity orders, units;
  FigureOfCurrencies net, value, items, discounts, by_hand, returns, per_hour;
  for (const auto& p : all) {
    if (p.employee != employee) continue;
    orders.milli += mul_div_half_up(p.sums.credit_ppm, 1, ppm_of_milli);
    units.milli += p.sums.units_milli;
    if (p.sums != books::TicketSums()) add_money(net, p.net_minor(), p.currency, t);
    add_money(value, p.order_value(), p.currency, t);
    if (const auto n = p.units_per_order())
      items.add(t.quantity(Quantity{*n}), Quantity{*n}.to_decimal());
    add_rate(discounts, p.discount_rate(), t);
    add_rate(by_hand, p.manual_rate(), t);
    add_rate(returns, p.return_rate(), t);
    add_money(per_hour, p.per_hour(), p.currency, t);
  }
  const auto count = [&](Quantity q) {
    FigureOfCurrencies one;
    if (q.milli != 0) one.add(t.quantity(q), q.to_decimal());
    return one.value(t);
  };
  return {count(orders),      count(units),     net.value(t),     value.value(t),   items.value(t),
          discounts.value(t), by_hand.value(t), returns.value(t), per_hour.value(t)};
}

/// How somebody compares in one measure.
std::vector<RowTable::Value> compared_row(const staff::Finding& finding, const Language& t) {
  const auto& s = finding.standing;
  const auto ratio = [&](std::int64_t value) -> RowTable::Value {
    if (!s.compared()) return {{Language::nothing(), Tone::dimmed, {}}, {}};
    return {{i18n::measure_text(*t.catalogue(), finding, value), Tone::normal, {}}, {}};
  };
  const Tone tone = !finding.stands_out() ? Tone::dimmed
                    : finding.good()      ? Tone::positive
                                          : Tone::warning;
  return {{{i18n::name(*t.catalogue(), finding.measure()), Tone::normal, {}}, {}},
          {{t.capitalised(i18n::standing_name(*t.catalogue(), finding)), tone, {}}, {}},
          ratio(s.own),
          ratio(s.peers_level),
          ratio(s.shrunk),
          ratio(s.low),
          ratio(s.high),
          {{finding.stands_out() ? i18n::finding_words(*t.catalogue(), finding) : std::string(),
            Tone::normal,
            {}},
           {}}};
}

bool sees_all_staff(OpenBook& book) { return book.actor().may(company::Permission::read_staff); }

/// Streams what was sold where somebody may see who sells.
void each_sale_seen(OpenBook& book, Unit& unit, BusinessDate from, BusinessDate to,
                    const insight::OfSale& told) {
  const auto actor = book.actor();
  book.today().each_sale(unit, from, to, [&](const books::SalesKey& key, const auto& sums) {
    if (actor.may(company::Permission::read_staff, {key.entity, key.location, key.channel}))
      told(key, sums);
  });
}

void add_sale(staff::TeamSales& sales, const books::SalesKey& key, const books::SalesSums& sums) {
  sales.employee = key.employee;
  sales.orders += sums.orders;
  sales.units.milli += sums.units_milli;
  sales.net.currency = key.currency;
  sales.net.minor += insight::net_sales(sums);
}

/// What one rang up, a day and a channel each, newest first.
std::vector<staff::TeamDay> days_seen(OpenBook& book, Unit& unit, EmployeeId employee,
                                      BusinessDate from, BusinessDate to) {
  if (sees_all_staff(book)) return book.team().days(unit, employee, from, to);
  std::map<std::tuple<int, ChannelId, Currency>, staff::TeamDay> sums;
  each_sale_seen(book, unit, from, to, [&](const books::SalesKey& key, const auto& sold) {
    if (key.employee != employee) return;
    auto& day = sums[{-key.date.days, key.channel, key.currency}];
    day.date = key.date;
    day.channel = key.channel;
    add_sale(day.sales, key, sold);
  });
  std::vector<staff::TeamDay> days;
  for (const auto& [key, one] : sums) days.push_back(one);
  return days;
}

}  // namespace

TeamPresenter::TeamPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                             Language language, std::string search)
    : WholeListPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_search(std::move(search)) {
  const Language& t = m_language;
  // As many as have room in a window of usual width; the others are for who asks for them.
  const auto spare = [](Column column) {
    column.spare = true;
    return column;
  };
  set_columns(
      {text_column("code", t.text("Employee"), 96), text_column("name", t.text("Name"), 144, true),
       text_column("kind", t.text("State"), 88), spare(text_column("shops", t.text("Shops"), 112)),
       spare(text_column("aliases", t.text("Names in files"), 240)),
       figure_column("orders", t.text("Orders"), 72),
       spare(figure_column("units", t.text("Units"), 88)),
       figure_column("net", t.text("Net sales"), 112),
       spare(figure_column("order_value", t.text("Value of an order"), 112)),
       figure_column("units_per_order", t.text("Items an order"), 96),
       spare(figure_column("discounts", t.text("Discounts %"), 112)),
       spare(figure_column("by_hand", t.text("By hand %"), 104)),
       figure_column("returns", t.text("Came back %"), 96),
       figure_column("per_hour", t.text("Net sales an hour"), 112)});
}

void TeamPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

std::function<TeamFacts()> TeamPresenter::reader() const {
  return [book = m_book] {
    return book->book().read([&](Unit& unit) {
      TeamFacts facts;
      facts.to = today_of(book->clock(), book->company().entities(unit));
      facts.from = facts.to + -(team_days - 1);
      facts.aliases = book->employees().aliases(unit);
      facts.channels = book->company().channels(unit);
      facts.locations = book->company().locations(unit);
      facts.employees =
          staff::seen_by(book->actor(), book->employees().list(unit), facts.locations);
      staff::PerformanceQuestion question;
      question.of.from = facts.from;
      question.of.to = question.today = facts.to;
      facts.sales = staff::performance(unit, book->team(), book->stores(), book->actor(), question);
      return facts;
    });
  };
}

std::string TeamPresenter::aliases_of(const TeamFacts& facts, EmployeeId employee) const {
  std::vector<std::string> names;
  for (const auto& alias : facts.aliases) {
    if (alias.employee != employee) continue;
    if (std::find(names.begin(), names.end(), alias.alias) == names.end())
      names.push_back(alias.alias);
  }
  return m_language.joined(names);
}

bool TeamPresenter::wanted(const staff::Employee& employee, const std::string& aliases) const {
  const std::string typed = fold(m_search);
  if (typed.empty()) return true;
  for (const auto& text : {employee.code, employee.name, aliases})
    if (search_key(text).find(typed) != std::string::npos) return true;
  return false;
}

void TeamPresenter::fill(const TeamFacts& facts) {
  clear_rows();
  m_employees.clear();
  std::int64_t people = 0, provisional = 0;
  for (const auto& employee : facts.employees) {
    if (employee.bound_to || !wanted(employee, aliases_of(facts, employee.id))) continue;
    ++people;
    if (employee.provisional) ++provisional;
    add(facts, employee);
  }
  const bool unnamed = std::any_of(facts.sales.begin(), facts.sales.end(),
                                   [](const auto& each) { return !each.employee; });
  if (unnamed && m_search.empty()) {
    staff::Employee nobody;
    nobody.name = m_language.text("Nobody was named");
    add(facts, nobody);
  }
  std::vector<std::string> parts{m_language.plural("{n} employee", "{n} employees", people)};
  if (provisional > 0)
    parts.push_back(m_language.plural("{n} provisional", "{n} provisional", provisional));
  parts.push_back(m_language.text(
      "{days} days until {date}",
      {{"days", m_language.count(team_days)}, {"date", m_language.date(facts.to)}}));
  m_footer = m_language.joined(parts);
}

void TeamPresenter::add(const TeamFacts& facts, const staff::Employee& employee) {
  const Language& t = m_language;
  std::vector<Value> row{{{employee.code, Tone::normal, {}}, {}},
                         {{employee.name, employee.id ? Tone::normal : Tone::dimmed, {}}, {}},
                         {{kind_of_employee(employee, facts.to, t),
                           employee.provisional ? Tone::warning : Tone::dimmed,
                           {}},
                          {}},
                         {{shops_of(employee, facts.locations, t), Tone::dimmed, {}}, {}},
                         {{aliases_of(facts, employee.id), Tone::dimmed, {}}, {}}};
  for (auto& figure : figures_of(facts.sales, employee.id, t)) row.push_back(std::move(figure));
  add_row(std::move(row));
  m_employees.push_back(employee.id);
}

EmployeeId TeamPresenter::employee(std::size_t row) const {
  return row < m_employees.size() ? m_employees[row] : EmployeeId();
}

std::optional<std::size_t> TeamPresenter::row_of(EmployeeId employee) const {
  const auto found = std::find(m_employees.begin(), m_employees.end(), employee);
  if (!employee || found == m_employees.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_employees.begin());
}

struct EmployeeCard::Facts {
  std::optional<staff::Employee> employee;
  std::vector<staff::EmployeeAlias> aliases;
  std::vector<staff::TeamDay> days;
  std::vector<company::Channel> channels;
  std::vector<company::Location> locations;
  std::vector<staff::WorkedHours> hours;
  std::vector<company::Entity> entities;
  std::vector<staff::HeldRight> rights;
  std::vector<staff::Finding> findings;
  std::vector<staff::CoachingNote> notes;
  std::vector<staff::CoachingEffect> effects;
  std::vector<staff::CommissionStatement> statements;
  BusinessDate today;
};

EmployeeCard::EmployeeCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_days(day_columns(m_language)),
      m_aliases(alias_columns(m_language)),
      m_hours(hours_columns(m_language)),
      m_rights(rights_columns(m_language)),
      m_compared(compared_columns(m_language)),
      m_coaching(coaching_columns(m_language)),
      m_commission(commission_columns(m_language)) {}

void EmployeeCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, EmployeeId id) {
        Facts facts;
        const auto actor = book.actor();
        const auto all = book.employees().list(unit);
        facts.locations = book.company().locations(unit);
        for (const auto& employee : all)
          if (employee.id == id && staff::may_see(actor, employee, facts.locations))
            facts.employee = employee;
        if (!facts.employee) return facts;
        facts.aliases = book.employees().aliases(unit);
        std::erase_if(facts.aliases, [&](const auto& alias) { return alias.employee != id; });
        const BusinessDate to = today_of(book.clock(), book.company().entities(unit));
        facts.days = days_seen(book, unit, id, to + -(team_days - 1), to);
        facts.channels = book.company().channels(unit);
        facts.entities = book.company().entities(unit);
        facts.rights = staff::held_rights(all, staff::all_roles(book.roles().own(unit)),
                                          book.roles().given(unit), to, {id, {}});
        facts.hours =
            staff::seen_by(actor, book.employees().hours(unit, {id, to + -(team_days - 1), to}),
                           all, facts.locations);
        facts.findings =
            staff::compared_team(unit, book.team(), book.stores(), actor, staff::review_period(to));
        std::erase_if(facts.findings,
                      [&](const auto& finding) { return finding.standing.employee != id; });
        facts.today = to;
        facts.notes = book.coaching_work().notes(unit, id);
        if (!facts.notes.empty())
          facts.effects = staff::coaching_effects(unit, book.team(), book.stores(),
                                                  book.stores().coaching.notes(unit, {}), id, to);
        facts.statements = book.commission_work().issued(unit, id);
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void EmployeeCard::take(const Facts& facts) {
  const Language& t = m_language;
  m_days.clear();
  m_aliases.clear();
  m_hours.clear();
  m_rights.clear();
  m_compared.clear();
  m_coaching.clear();
  m_commission.clear();
  m_error.clear();
  if (!facts.employee) {
    return show_error(t.text("This employee is no longer in the book."));
  }
  m_title = facts.employee->name.empty() ? facts.employee->code : facts.employee->name;
  std::vector<std::string> parts{facts.employee->code};
  if (facts.employee->provisional) parts.push_back(t.text("named by a file, not identified yet"));
  const auto shops = shops_of(*facts.employee, facts.locations, t);
  if (!shops.empty()) parts.push_back(shops);
  if (facts.employee->hired)
    parts.push_back(t.text("since {date}", {{"date", t.date(*facts.employee->hired)}}));
  if (facts.employee->left)
    parts.push_back(t.text("last day {date}", {{"date", t.date(*facts.employee->left)}}));
  m_subtitle = t.joined(parts);
  for (const auto& day : facts.days) {
    const auto& sales = day.sales;
    m_days.add({{{t.date(day.date), Tone::normal, {}}, day.date.to_iso()},
                {{channel_named(facts.channels, day.channel), Tone::normal, {}}, {}},
                {{t.count(sales.orders), Tone::normal, {}}, std::to_string(sales.orders)},
                {{t.quantity(sales.units), Tone::normal, {}}, sales.units.to_decimal()},
                {{t.money(sales.net), sales.net.minor < 0 ? Tone::warning : Tone::normal, {}},
                 sales.net.to_decimal() + " " + std::string(sales.net.currency.code())}});
  }
  for (const auto& alias : facts.aliases)
    m_aliases.add({{{channel_named(facts.channels, alias.channel), Tone::normal, {}}, {}},
                   {{alias.alias, Tone::normal, {}}, {}}});
  for (const auto& held : facts.rights)
    m_rights.add({{{t.name(held.permission), Tone::normal, {}}, {}},
                  {{t.role_name(held.role.code, held.role.name), Tone::normal, {}}, {}},
                  {{where_of(held.scope, facts.channels, facts.locations, facts.entities, t),
                    Tone::dimmed,
                    {}},
                   {}}});
  for (const auto& hours : facts.hours)
    m_hours.add({{{t.date(hours.date), Tone::normal, {}}, hours.date.to_iso()},
                 {{location_named(facts.locations, hours.location), Tone::normal, {}}, {}},
                 {{t.quantity(staff::as_hours(hours.minutes)), Tone::normal, {}},
                  staff::hours_text(hours.minutes)}});
  for (const auto& finding : facts.findings) m_compared.add(compared_row(finding, t));
  fill_coaching(m_coaching, facts.notes, facts.effects, facts.today, t);
  fill_commission(m_commission, facts.statements, t);
  m_view.show_detail();
}

}  // namespace kontor::gui
