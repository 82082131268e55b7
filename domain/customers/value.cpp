#include "domain/customers/value.h"

#include <algorithm>
#include <map>
#include <set>

namespace kontor::customers {

namespace value_detail {

constexpr int quintiles = 5;

/// The quintile of each value, 5 the greatest.
std::vector<int> scores(const std::vector<std::int64_t>& values) {
  std::vector<std::int64_t> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  std::vector<int> all;
  for (const std::int64_t value : values) {
    const auto worse = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    all.push_back(1 + static_cast<int>(quintiles * worse / std::ssize(values)));
  }
  return all;
}

int months_since_year_0(BusinessDate day) {
  constexpr int months_of_year = 12;
  return day.year() * months_of_year + day.month() - 1;
}

/// The months in which each person ordered.
class OrderedMonths {
 public:
  void add(const CustomerDay& day) {
    if (day.orders <= 0) return;
    if (day.person != m_person) end();
    m_person = day.person;
    const int month = months_since_year_0(day.date);
    m_last = std::max(m_last, month);
    if (m_months.insert(month).second && month == *m_months.begin()) m_first = day.date;
  }
  void end() {
    if (m_months.empty()) return;
    const int first = *m_months.begin();
    Found& cohort = m_cohorts[first];
    cohort.month = m_first.month_start();
    ++cohort.customers;
    for (const int month : m_months)
      if (month > first) ++cohort.active[month - first];
    m_months.clear();
  }
  std::vector<RetentionCohort> cohorts(std::optional<BusinessDate> to) {
    end();
    const int last = to ? months_since_year_0(*to) : m_last;
    std::vector<RetentionCohort> all;
    for (const auto& [first, found] : m_cohorts) {
      RetentionCohort cohort{found.month, found.customers, {}};
      for (int later = 1; first + later <= last; ++later) {
        const auto active = found.active.find(later);
        cohort.active.push_back(active == found.active.end() ? 0 : active->second);
      }
      all.push_back(std::move(cohort));
    }
    return all;
  }

 private:
  struct Found {
    BusinessDate month;
    std::int64_t customers = 0;
    std::map<int, std::int64_t> active;
  };
  CustomerId m_person;
  BusinessDate m_first;
  int m_last = 0;
  std::set<int> m_months;
  std::map<int, Found> m_cohorts;
};

}  // namespace value_detail

std::vector<Buyer> buyers(Unit& unit, CustomerDays& days, const CustomerDayFilter& filter) {
  std::vector<Buyer> all;
  Buyer buyer;
  const auto end = [&] {
    if (buyer.days > 0) all.push_back(buyer);
  };
  days.each(unit, filter, [&](const CustomerDay& day) {
    if (day.person != buyer.person || day.currency != buyer.currency) {
      end();
      buyer = {};
      buyer.person = day.person;
      buyer.currency = day.currency;
    }
    const std::int64_t sold = day.gross_minor - day.discount_minor;
    buyer.net_minor += sold - day.returns_minor;
    buyer.cost_minor += day.cost_minor;
    if (day.orders <= 0) return;
    if (buyer.days == 0)
      buyer.first = day.date;
    else
      buyer.later_minor += sold;
    buyer.last = day.date;
    buyer.orders += day.orders;
    ++buyer.days;
  });
  end();
  return all;
}

std::vector<RfmScores> rfm_scores(const std::vector<Buyer>& buyers) {
  const auto of = [&](auto value) {
    std::vector<std::int64_t> values;
    for (const Buyer& buyer : buyers) values.push_back(value(buyer));
    return value_detail::scores(values);
  };
  const auto recency = of([](const Buyer& b) { return std::int64_t{b.last.days}; });
  const auto frequency = of([](const Buyer& b) { return b.orders; });
  const auto monetary = of([](const Buyer& b) { return b.net_minor; });
  std::vector<RfmScores> all;
  for (std::size_t i = 0; i < buyers.size(); ++i)
    all.push_back({recency[i], frequency[i], monetary[i]});
  return all;
}

statistics::Bought bought_by(const Buyer& b) {
  return {b.first.days, b.last.days, b.days, b.later_minor, b.net_minor, b.cost_minor};
}

Result<statistics::OutlookModel> fit_outlook(const std::vector<Buyer>& buyers, BusinessDate today) {
  std::vector<statistics::Bought> bought;
  std::size_t repeats = 0;
  for (const Buyer& buyer : buyers) {
    bought.push_back(bought_by(buyer));
    if (buyer.days > 1) ++repeats;
  }
  const Args told{{"count", std::to_string(buyers.size())},
                  {"repeats", std::to_string(repeats)},
                  {"currency", buyers.empty() ? "" : std::string(buyers[0].currency.code())},
                  {"least", std::to_string(statistics::fewest_buyers)},
                  {"least_repeats", std::to_string(statistics::fewest_repeat_buyers)}};
  if (buyers.size() < statistics::fewest_buyers || repeats < statistics::fewest_repeat_buyers)
    return Refusal{RefusalCode::buyers_too_few, told};
  auto model = statistics::fit_outlook(bought, today.days);
  if (!model) return Refusal{RefusalCode::buying_unclear, told};
  return *model;
}

std::vector<RetentionCohort> retention(Unit& unit, CustomerDays& days,
                                       const CustomerDayFilter& filter) {
  value_detail::OrderedMonths months;
  days.each(unit, filter, [&](const CustomerDay& day) { months.add(day); });
  return months.cohorts(filter.to);
}

}  // namespace kontor::customers
