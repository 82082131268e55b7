#include "domain/stock/low_stock.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/base/fields.h"
#include "domain/stores.h"

namespace kontor::stock {

namespace {

constexpr const char* never_low = "never";
/// No shop waits for more than this; sums of it stay far from the end of the numbers.
constexpr std::int64_t most_level_milli = 1'000'000'000'000;

/// Wishes judged by what the book has and what the rows before them say.
class LowPlan {
  /// What is wanted of a cell: a level or "never"; none: no rule of its own.
  using Wanted = std::optional<std::optional<Quantity>>;

 public:
  LowPlan(Unit& unit, const Stores& stores, LowStockStore& rules, const company::Actor& actor)
      : m_actor(actor) {
    for (const auto& place : stores.company.locations(unit))
      if (company::holds_stock(place.kind)) m_places[place.code] = place;
    m_unit = &unit;
    m_stores = &stores;
    m_rules = &rules;
  }

  ListReport judge(const std::vector<LowWish>& wishes) {
    for (const LowWish& wish : wishes)
      if (const auto refusal = take(wish))
        m_report.refusals.push_back({wish.row, wish.file, *refusal});
    compare();
    return m_report;
  }

  bool empty() const { return m_rows.empty() && m_removed.empty(); }

  void write(books::PostingSet& set, Instant now, const company::Actor& actor) {
    m_rules->put(*m_unit, m_rows, m_removed);
    for (const LowRule& rule : m_rows)
      audit(set, now, actor, {rule.product, rule.location}, low_level_text(rule.level));
    for (const Cell& cell : m_removed) audit(set, now, actor, cell, {});
  }

 private:
  std::optional<Refusal> take(const LowWish& wish) {
    Cell cell;
    company::Scope where;
    if (!wish.product.empty()) {
      const auto found = m_stores->products.by_sku_or_code(*m_unit, wish.product);
      if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", wish.product}}};
      cell.product = found.front().id;
    }
    if (!wish.location.empty()) {
      const auto place = m_places.find(wish.location);
      if (place == m_places.end())
        return Refusal{RefusalCode::location_unknown, {{"location", wish.location}}};
      cell.location = place->second.id;
      where = company::scope_of(place->second);
    }
    if (auto refusal = company::refused(m_actor, company::Permission::edit_catalog, where))
      return refusal;
    if (wish.level && wish.level->milli > most_level_milli)
      return Refusal{RefusalCode::value_too_large,
                     {{"row", std::to_string(wish.row)},
                      {"column", "low_at"},
                      {"value", wish.level->to_decimal()}}};
    Wanted wanted;
    if (!wish.inherit) wanted.emplace(wish.level);
    if (!m_wanted.emplace(cell, wanted).second)
      return Refusal{
          RefusalCode::duplicate_in_file,
          {{"row", std::to_string(wish.row)}, {"name", wish.product + " " + wish.location}}};
    return std::nullopt;
  }

  void compare() {
    std::vector<Cell> cells;
    for (const auto& [cell, level] : m_wanted) cells.push_back(cell);
    for (const LowRule& rule : m_rules->of(*m_unit, cells))
      m_before[{rule.product, rule.location}] = rule.level;
    for (const auto& [cell, level] : m_wanted) {
      const auto before = m_before.find(cell);
      const bool known = before != m_before.end();
      if (known ? level && *level == before->second : !level) {
        ++m_report.unchanged;
        continue;
      }
      ++(known ? m_report.updated : m_report.created);
      if (level) {
        m_rows.push_back({cell.product, cell.location, *level});
      } else {
        m_removed.push_back(cell);
      }
    }
  }

  void audit(books::PostingSet& set, Instant now, const company::Actor& actor, const Cell& cell,
             const std::string& level) const {
    const auto before = m_before.find(cell);
    const std::string was = before == m_before.end() ? "" : low_level_text(before->second);
    const auto named = [&](const std::string& text) {
      if (text.empty()) return text;
      std::string place;
      for (const auto& [code, known] : m_places)
        if (known.id == cell.location) place = code + " ";
      FieldWriter writer;
      writer.add(std::string_view("low_at")).add(std::string_view(place + text));
      writer.end_record();
      return writer.text();
    };
    set.audit.push_back(books::audit_row(actor, now, "product.low", "product", cell.product.value,
                                         named(was), named(level)));
  }

  const company::Actor& m_actor;
  Unit* m_unit;
  const Stores* m_stores;
  LowStockStore* m_rules;
  std::map<std::string, company::Location> m_places;
  std::map<Cell, Wanted> m_wanted;
  std::map<Cell, std::optional<Quantity>> m_before;
  std::vector<LowRule> m_rows;
  std::vector<Cell> m_removed;
  ListReport m_report;
};

}  // namespace

std::optional<LowWish> low_wish_of(const std::string& text) {
  LowWish wish;
  if (text == never_low) return wish;
  wish.inherit = text.empty();
  if (wish.inherit) return wish;
  const auto number = Decimal::parse(text);
  if (!number) return std::nullopt;
  wish.level = Quantity::from_decimal(*number);
  if (!wish.level || wish.level->milli < 0) return std::nullopt;
  return wish;
}

std::string low_level_text(const std::optional<Quantity>& level) {
  return level ? level->to_decimal() : std::string(never_low);
}

Result<ListReport> LowStock::put(const std::vector<LowWish>& wishes, bool dry_run) {
  if (dry_run) {
    return m_book.read([&](Unit& unit) {
      return unless_none_may(LowPlan(unit, m_stores, m_rules, m_actor).judge(wishes));
    });
  }
  return m_book.write([&](Unit& unit) {
    m_rules.lock(unit);
    LowPlan plan(unit, m_stores, m_rules, m_actor);
    const auto report = unless_none_may(plan.judge(wishes));
    if (plan.empty()) return report;
    books::PostingSet set;
    plan.write(set, m_clock.now(), m_actor);
    m_stores.ledger.post(unit, set);
    return report;
  });
}

}  // namespace kontor::stock
