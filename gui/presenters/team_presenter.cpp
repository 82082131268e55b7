#include "gui/presenters/team_presenter.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "gui/presenters/employee_tables.h"
#include "gui/presenters/today.h"

namespace kontor::gui {

namespace {

std::string kind_of_employee(const staff::Employee& employee, BusinessDate today,
                             const Language& t) {
  if (employee.owner) return t.text("Owner");
  if (staff::has_left(employee, today)) return t.capitalised(t.text("has left"));
  return employee.provisional ? t.capitalised(t.text("provisional")) : std::string();
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
  constexpr std::int64_t ppm_of_milli = 1'000, milli_of_hundredth = 10;
  Quantity orders, units;
  FigureOfCurrencies net, value, items, discounts, by_hand, returns, per_hour;
  for (const auto& p : all) {
    if (p.employee != employee) continue;
    orders.milli += mul_div_half_up(p.sums.credit_ppm, 1, ppm_of_milli);
    units.milli += p.sums.units_milli;
    if (p.sums != books::TicketSums()) add_money(net, p.net_minor(), p.currency, t);
    add_money(value, p.order_value(), p.currency, t);
    if (const auto n = p.units_per_order())
      items.add(t.hundredths(mul_div_half_up(*n, 1, milli_of_hundredth)),
                Quantity{*n}.to_decimal());
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
      const auto actor = book->actor();
      facts.employees = book->employees().list(unit);
      // Everybody sees themselves.
      std::erase_if(facts.employees, [&](const staff::Employee& one) {
        return one.id != actor.employee && !staff::may_see(actor, one, facts.locations);
      });
      staff::PerformanceQuestion question;
      question.of.from = facts.from;
      question.of.to = question.today = facts.to;
      facts.sales = staff::performance(unit, book->team(), book->stores(), actor, question);
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

}  // namespace kontor::gui
