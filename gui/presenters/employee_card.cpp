#include "gui/presenters/employee_card.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/zone.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "domain/staff/trainer.h"
#include "gui/presenters/employee_tables.h"
#include "gui/presenters/today.h"
#include "i18n/error_words.h"
#include "i18n/finding_words.h"

namespace kontor::gui {

namespace {

std::string channel_of_day(const std::vector<company::Channel>& channels, ChannelId id) {
  for (const auto& channel : channels)
    if (channel.id == id) return channel.name;
  return {};
}

std::string place_of_work(const std::vector<company::Location>& locations, LocationId id) {
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

std::vector<Column> put_right_columns(const Language& t) {
  return {date_column("at", t.text("When"), 176),
          text_column("what", t.text("What happened"), 176),
          text_column("document", t.text("Document"), 160),
          text_column("number", t.text("Number"), 112),
          text_column("place", t.text("Location"), 160, true),
          figure_column("net", t.text("Change of net sales"), 144),
          text_column("reason", t.text("Reason"), 160),
          text_column("by", t.text("Put right by"), 160)};
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

TimeZone zone_of_card(const std::vector<company::Entity>& entities) {
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  return zone.value_or(TimeZone::utc());
}

/// Whether somebody may see all that an employee did, wherever it was.
bool sees_whole(OpenBook& book, EmployeeId employee) {
  return employee == book.actor().employee || staff::sees_sales(book.actor(), company::Scope());
}

/// Streams what was sold where somebody may see what colleagues sold.
void each_sale_seen(OpenBook& book, Unit& unit, BusinessDate from, BusinessDate to,
                    const insight::OfSale& told) {
  const auto actor = book.actor();
  book.today().each_sale(unit, from, to, [&](const books::SalesKey& key, const auto& sums) {
    if (staff::sees_sales(actor, {key.entity, key.location, key.channel})) told(key, sums);
  });
}

/// The newest that was put right of their work.
std::vector<staff::ErrorRow> errors_of(OpenBook& book, Unit& unit, EmployeeId employee,
                                       BusinessDate today) {
  const TimeZone zone = zone_of_card(book.company().entities(unit));
  staff::ErrorFilter filter;
  filter.employee = employee;
  filter.from = zone.instant({today + -(staff::error_days - 1), 0});
  filter.to = Instant{zone.instant({today + 1, 0}).ms - 1};
  auto page = staff::error_log(unit, book.team(), book.stores(), book.actor(), filter);
  return page ? std::move(page->rows) : std::vector<staff::ErrorRow>();
}

/// How somebody compares in one measure.
std::vector<RowTable::Value> compared_row(const staff::Finding& finding, const Language& t) {
  const auto& s = finding.standing;
  const RowTable::Value none{{Language::nothing(), Tone::dimmed, {}}, {}};
  const auto ratio = [&](std::int64_t value) -> RowTable::Value {
    if (!s.compared()) return none;
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
          // What has no width is no interval: nothing was told of chance.
          s.low == s.high ? none : ratio(s.low),
          s.low == s.high ? none : ratio(s.high),
          {{finding.stands_out() ? i18n::finding_words(*t.catalogue(), finding) : std::string(),
            Tone::normal,
            {}},
           {}}};
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
  if (sees_whole(book, employee)) return book.team().days(unit, employee, from, to);
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
  std::vector<staff::ErrorRow> errors;
  std::vector<stock::StockReason> reasons;
  std::vector<staff::Employee> all;
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
      m_commission(commission_columns(m_language)),
      m_errors(put_right_columns(m_language)) {}

void EmployeeCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, EmployeeId id) {
        Facts facts;
        const auto actor = book.actor();
        const auto all = book.employees().list(unit);
        facts.locations = book.company().locations(unit);
        for (const auto& employee : all)
          if (employee.id == id &&
              (id == actor.employee || staff::may_see(actor, employee, facts.locations)))
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
        facts.hours = book.employees().hours(unit, {id, to + -(team_days - 1), to});
        if (id != actor.employee)
          facts.hours = staff::seen_by(actor, std::move(facts.hours), all, facts.locations);
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
        facts.errors = errors_of(book, unit, id, to);
        facts.reasons = stock::all_reasons(book.stores().stock_reasons.own(unit));
        facts.all = all;
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
  m_errors.clear();
  m_error_rows.clear();
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
                {{channel_of_day(facts.channels, day.channel), Tone::normal, {}}, {}},
                {{t.count(sales.orders), Tone::normal, {}}, std::to_string(sales.orders)},
                {{t.quantity(sales.units), Tone::normal, {}}, sales.units.to_decimal()},
                {{t.money(sales.net), sales.net.minor < 0 ? Tone::warning : Tone::normal, {}},
                 sales.net.to_decimal() + " " + std::string(sales.net.currency.code())}});
  }
  for (const auto& alias : facts.aliases)
    m_aliases.add({{{channel_of_day(facts.channels, alias.channel), Tone::normal, {}}, {}},
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
                 {{place_of_work(facts.locations, hours.location), Tone::normal, {}}, {}},
                 {{t.quantity(staff::as_hours(hours.minutes)), Tone::normal, {}},
                  staff::hours_text(hours.minutes)}});
  for (const auto& finding : facts.findings) m_compared.add(compared_row(finding, t));
  fill_coaching(m_coaching, facts.notes, facts.effects, facts.today, t);
  fill_commission(m_commission, facts.statements, t);
  fill_errors(facts);
  m_view.show_detail();
}

const staff::ErrorRow* EmployeeCard::error_at(std::size_t row) const {
  return row < m_error_rows.size() ? &m_error_rows[row] : nullptr;
}

void EmployeeCard::fill_errors(const Facts& facts) {
  const Language& t = m_language;
  m_error_rows = facts.errors;
  const TimeZone zone = zone_of_card(facts.entities);
  const auto plain = [](const std::string& text, Tone tone = Tone::normal) -> RowTable::Value {
    return {{text, tone, {}}, {}};
  };
  for (const auto& row : facts.errors) {
    const auto by = std::ranges::find(facts.all, row.by, &staff::Employee::id);
    RowTable::Value net = plain(Language::nothing(), Tone::dimmed);
    if (row.net_minor) {
      const Money change{*row.net_minor, row.currency};
      net = {{t.money(change), change.minor < 0 ? Tone::warning : Tone::normal, {}},
             change.to_decimal() + " " + std::string(row.currency.code())};
    }
    m_errors.add({{{t.time(row.at, zone), Tone::normal, {}}, row.at.to_iso()},
                  plain(t.capitalised(i18n::name(*t.catalogue(), row.kind)),
                        row.kind == staff::ErrorKind::voided ? Tone::warning : Tone::normal),
                  plain(t.capitalised(i18n::error_document_name(*t.catalogue(), row.type))),
                  plain(t.isolated(row.number)),
                  plain(place_of_work(facts.locations, row.place.location)),
                  std::move(net),
                  plain(i18n::error_reason(*t.catalogue(), facts.reasons, row.reason)),
                  plain(by == facts.all.end() ? std::string()
                        : by->name.empty()    ? by->code
                                              : by->name)});
  }
}

}  // namespace kontor::gui
