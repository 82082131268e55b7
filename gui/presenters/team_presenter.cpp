#include "gui/presenters/team_presenter.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/fold.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "gui/presenters/today.h"

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

/// What employees sold: all of it, or where somebody may see it.
std::vector<staff::TeamSales> sales_seen(OpenBook& book, Unit& unit, BusinessDate from,
                                         BusinessDate to) {
  if (sees_all_staff(book)) return book.team().sales(unit, from, to);
  std::map<std::pair<EmployeeId, Currency>, staff::TeamSales> sums;
  each_sale_seen(book, unit, from, to, [&](const books::SalesKey& key, const auto& sold) {
    add_sale(sums[{key.employee, key.currency}], key, sold);
  });
  std::vector<staff::TeamSales> sales;
  for (const auto& [key, one] : sums) sales.push_back(one);
  return sales;
}

/// The same of one, a day and a channel each, newest first.
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
  set_columns(
      {text_column("code", t.text("Employee"), 128), text_column("name", t.text("Name"), 200, true),
       text_column("kind", t.text("State"), 112), text_column("shops", t.text("Shops"), 160),
       text_column("aliases", t.text("Names in files"), 240),
       figure_column("orders", t.text("Orders"), 88), figure_column("units", t.text("Units"), 88),
       figure_column("net", t.text("Net sales"), 152)});
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
      facts.sales = sales_seen(*book, unit, facts.from, facts.to);
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
  std::int64_t orders = 0;
  Quantity units;
  std::vector<std::string> nets;
  std::string raw;
  for (const auto& sales : facts.sales) {
    if (sales.employee != employee.id) continue;
    orders += sales.orders;
    units.milli += sales.units.milli;
    nets.push_back(t.money(sales.net));
    raw += (raw.empty() ? "" : " + ") + sales.net.to_decimal() + " " +
           std::string(sales.net.currency.code());
  }
  const Value none{{Language::nothing(), Tone::dimmed, {}}, "0"};
  add_row(
      {{{employee.code, Tone::normal, {}}, {}},
       {{employee.name, employee.id ? Tone::normal : Tone::dimmed, {}}, {}},
       {{kind_of_employee(employee, facts.to, t),
         employee.provisional ? Tone::warning : Tone::dimmed,
         {}},
        {}},
       {{shops_of(employee, facts.locations, t), Tone::dimmed, {}}, {}},
       {{aliases_of(facts, employee.id), Tone::dimmed, {}}, {}},
       orders == 0 ? none : Value{{t.count(orders), Tone::normal, {}}, std::to_string(orders)},
       units.milli == 0 ? none : Value{{t.quantity(units), Tone::normal, {}}, units.to_decimal()},
       nets.empty() ? none : Value{{t.joined(nets), Tone::normal, {}}, raw}});
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
};

EmployeeCard::EmployeeCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_days(day_columns(m_language)),
      m_aliases(alias_columns(m_language)),
      m_hours(hours_columns(m_language)),
      m_rights(rights_columns(m_language)) {}

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
  m_view.show_detail();
}

}  // namespace kontor::gui
