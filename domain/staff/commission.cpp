#include "domain/staff/commission.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace kontor::staff {

namespace commission_detail {

constexpr std::int64_t ppm = 1'000'000;

std::int64_t commission_on(std::int64_t net_minor, std::int64_t rate_ppm) {
  return mul_div_half_up(net_minor, rate_ppm, ppm);
}

/// A class of goods in a month.
using ClassKey = std::pair<BusinessDate, std::string>;

/// What was stated of a class so far, and by which rate.
struct Stated {
  std::optional<std::int64_t> rate_ppm;
  std::int64_t net_minor = 0, commission_minor = 0;
};

std::map<ClassKey, Stated> stated_of(const CommissionFacts& facts, Currency currency) {
  std::map<ClassKey, Stated> stated;
  // The oldest first: the rate of the month's own statement holds for all that follows.
  std::vector<const CommissionStatement*> all;
  for (const auto& one : facts.issued)
    if (one.currency == currency) all.push_back(&one);
  std::ranges::sort(all, {}, [](const auto* one) { return one->number; });
  for (const auto* one : all)
    for (const CommissionLine& line : one->lines) {
      Stated& sum = stated[{line.of_month, line.goods_class}];
      if (!sum.rate_ppm) sum.rate_ppm = line.rate_ppm;
      sum.net_minor += line.net_minor;
      sum.commission_minor += line.commission_minor;
    }
  return stated;
}

/// The statement of one currency.
class Statement {
 public:
  Statement(const CommissionFacts& facts, BusinessDate month, Currency currency)
      : m_facts(facts), m_currency(currency) {
    m_statement.employee = facts.employee;
    m_statement.month = month;
    m_statement.currency = currency;
    for (const auto& one : facts.issued)
      if (one.currency == currency) m_issued.insert(one.month);
  }

  CommissionStatement made() {
    const auto stated = stated_of(m_facts, m_currency);
    std::map<ClassKey, std::int64_t> now;
    for (const ClassSales& sales : m_facts.sales)
      if (sales.net.currency == m_currency)
        now[{sales.month, sales.goods_class}] += sales.net.minor;
    for (const auto& [key, net] : now)
      if (key.first == m_statement.month) add_own(key, net);
    // Those too of which nothing is left.
    for (const auto& [key, sum] : stated) now.emplace(key, 0);
    for (const auto& [key, net] : now)
      if (key.first != m_statement.month && m_issued.contains(key.first))
        add_difference(key, net, stated);
    return std::move(m_statement);
  }

 private:
  std::int64_t rule_of(const ClassKey& key) const {
    return rate_of(m_facts.rules, m_facts.roles, key.second, key.first);
  }
  void add_own(const ClassKey& key, std::int64_t net) {
    if (net == 0) return;
    const auto rate = rule_of(key);
    m_statement.lines.push_back({key.first, key.second, rate, net, commission_on(net, rate)});
  }
  void add_difference(const ClassKey& key, std::int64_t net,
                      const std::map<ClassKey, Stated>& stated) {
    const auto found = stated.find(key);
    const Stated before = found == stated.end() ? Stated() : found->second;
    const auto rate = before.rate_ppm ? *before.rate_ppm : rule_of(key);
    const CommissionLine line{key.first, key.second, rate, net - before.net_minor,
                              commission_on(net, rate) - before.commission_minor};
    if (line.net_minor != 0 || line.commission_minor != 0) m_statement.lines.push_back(line);
  }

  const CommissionFacts& m_facts;
  Currency m_currency;
  std::set<BusinessDate> m_issued;
  CommissionStatement m_statement;
};

/// Whether `rule` goes before `than` for the same goods.
auto rank_of(const CommissionRule& rule) {
  return std::tuple(!rule.goods_class.empty(), !rule.role.empty(), rule.rate_ppm);
}

}  // namespace commission_detail

std::int64_t rate_of(const std::vector<CommissionRule>& rules, const std::set<std::string>& roles,
                     std::string_view goods_class, BusinessDate month) {
  using namespace commission_detail;
  // Of each role and class the last one that began by then.
  std::map<std::pair<std::string, std::string>, CommissionRule> holding;
  for (const CommissionRule& rule : rules) {
    if (month < rule.month) continue;
    const auto [it, added] = holding.try_emplace({rule.role, rule.goods_class}, rule);
    if (!added && it->second.month < rule.month) it->second = rule;
  }
  std::optional<CommissionRule> best;
  for (const auto& [key, rule] : holding) {
    if (!rule.goods_class.empty() && rule.goods_class != goods_class) continue;
    if (!rule.role.empty() && !roles.contains(rule.role)) continue;
    if (!best || rank_of(*best) < rank_of(rule)) best = rule;
  }
  return best ? best->rate_ppm : 0;
}

Money CommissionStatement::net() const {
  Money sum{0, currency};
  for (const CommissionLine& line : lines) sum.minor += line.net_minor;
  return sum;
}

Money CommissionStatement::commission() const {
  Money sum{0, currency};
  for (const CommissionLine& line : lines) sum.minor += line.commission_minor;
  return sum;
}

std::string commission_number_text(std::int64_t number) { return "K" + std::to_string(number); }

std::optional<std::int64_t> commission_number_of(std::string_view text) {
  if (!text.empty() && (text.front() == 'K' || text.front() == 'k')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

std::vector<CommissionStatement> commission_of(const CommissionFacts& facts, BusinessDate month) {
  using namespace commission_detail;
  std::set<Currency> currencies, done;
  for (const ClassSales& sales : facts.sales) currencies.insert(sales.net.currency);
  for (const auto& one : facts.issued) {
    currencies.insert(one.currency);
    if (one.month == month) done.insert(one.currency);
  }
  std::vector<CommissionStatement> statements;
  for (const Currency currency : currencies) {
    if (done.contains(currency)) continue;
    auto statement = Statement(facts, month, currency).made();
    if (!statement.lines.empty()) statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace kontor::staff
