#include <algorithm>
#include <unordered_map>

#include "domain/base/fields.h"
#include "domain/post_audit.h"
#include "domain/pricing/price_plan.h"
#include "domain/pricing/prices.h"

namespace kontor::pricing {

namespace price_apply_detail {

using company::Permission;

Refusal change_refusal(RefusalCode code, std::int64_t number, std::string_view state = {}) {
  return {code, {{"number", std::to_string(number)}, {"state", std::string(state)}}};
}

std::string audit_text_of(const PriceChange& change) {
  return named_fields({{"number", std::to_string(change.number)},
                       {"note", change.note},
                       {"lines", std::to_string(change.lines)},
                       {"effective", change.effective ? change.effective->to_iso() : ""}});
}

/// The facts of the products of a change set, by product.
std::unordered_map<std::int64_t, ProductPrices> prices_of(Unit& unit, const Stores& stores,
                                                          const std::vector<ChangeLine>& lines) {
  std::vector<ProductId> ids;
  for (const ChangeLine& line : lines) ids.push_back(line.product);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::unordered_map<std::int64_t, ProductPrices> prices;
  for (const PriceFact& fact : stores.prices.facts(unit, ids))
    prices[fact.product.value].facts.push_back(fact);
  return prices;
}

/// One act on a change set in a unit.
class ChangeWork {
 public:
  ChangeWork(Unit& unit, const Stores& stores, Instant now, const company::Actor& actor)
      : m_unit(unit), m_stores(stores), m_now(now), m_actor(actor) {}

  /// The change set, locked; refuses what is not in the state.
  Result<PriceChange> in_state(std::int64_t number, ChangeState wanted) {
    const auto change = m_stores.prices.change(m_unit, number, true);
    if (!change) return change_refusal(RefusalCode::price_change_unknown, number);
    if (change->state != wanted)
      return change_refusal(RefusalCode::price_change_state, number, name_of(change->state));
    return *change;
  }

  /// Who may not, or what has moved since it was planned.
  std::optional<Refusal> hindrance(const PriceChange& change,
                                   const std::vector<ChangeLine>& lines) {
    if (change.below_floor > 0 || change.large > 0)
      if (auto no = company::refused(m_actor, Permission::approve_prices)) return no;
    const auto prices = prices_of(m_unit, m_stores, lines);
    const Instant begins = beginning(change);
    return moved(lines, [&](const ChangeLine& line) {
      const auto mine = prices.find(line.product.value);
      const PriceFact* own = mine == prices.end()
                                 ? nullptr
                                 : exact_fact(mine->second, line.list, line.from_quantity, begins);
      return (own == nullptr ? std::optional<std::int64_t>() : own->price_micro) ==
                 line.own_micro &&
             (own == nullptr ? std::optional<std::int64_t>() : own->compare_at_micro) ==
                 line.own_compare_micro;
    });
  }

  Instant beginning(const PriceChange& change) const {
    return change.effective && *change.effective > m_now ? *change.effective : m_now;
  }

  void apply(PriceChange& change, const std::vector<ChangeLine>& lines) {
    change.effective = beginning(change);
    change.state = ChangeState::applied;
    change.applied_at = m_now;
    change.applied_by = m_actor.employee;
    change.approved_by = m_actor.approved_by;
    const std::int64_t revision = m_stores.prices.next_revision(m_unit);
    std::vector<PriceFact> facts;
    facts.reserve(lines.size());
    for (const ChangeLine& line : lines)
      facts.push_back({line.list, line.product, line.from_quantity, *change.effective, revision,
                       line.new_micro, line.new_compare_micro, change.number, m_actor.employee,
                       m_now});
    m_stores.prices.add_facts(m_unit, facts);
  }

  /// The change set that puts back what held before; refuses what has moved since.
  Result<PriceChange> put_back(PriceChange& reverted) {
    std::vector<ChangeLine> lines = m_stores.prices.lines(m_unit, reverted.number);
    const auto prices = prices_of(m_unit, m_stores, lines);
    const Instant begins = beginning(reverted);
    if (auto no = moved(lines, [&](const ChangeLine& line) {
          const auto mine = prices.find(line.product.value);
          const PriceFact* own = mine == prices.end() ? nullptr
                                                      : exact_fact(mine->second, line.list,
                                                                   line.from_quantity, begins);
          return own != nullptr && own->change == reverted.number;
        }))
      return *no;
    for (ChangeLine& line : lines) {
      line.old_micro = line.new_micro;
      std::swap(line.own_micro, line.new_micro);
      std::swap(line.own_compare_micro, line.new_compare_micro);
      line.below_floor = line.large = false;
    }
    PriceChange back;
    back.number = m_stores.prices.take_number(m_unit);
    back.note = reverted.note;
    back.effective = begins;
    back.made_at = m_now;
    back.made_by = m_actor.employee;
    back.reverts = reverted.number;
    back.lines = std::ssize(lines);
    apply(back, lines);
    m_stores.prices.add_change(m_unit, back, lines);
    reverted.state = ChangeState::reverted;
    reverted.reverted_by = back.number;
    m_stores.prices.set_change(m_unit, reverted);
    return back;
  }

  void audit(const char* action, const PriceChange& change) {
    books::post_audit(m_unit, m_stores.ledger,
                      books::audit_row(m_actor, m_now, action, "price_change", change.number, {},
                                       audit_text_of(change)));
  }

 private:
  template <class Holds>
  std::optional<Refusal> moved(const std::vector<ChangeLine>& lines, Holds holds) {
    std::int64_t count = 0;
    ProductId first;
    for (const ChangeLine& line : lines) {
      if (holds(line)) continue;
      if (++count == 1) first = line.product;
    }
    if (count == 0) return std::nullopt;
    std::string label;
    for (const auto& product : m_stores.products.by_ids(m_unit, {first}))
      label = product.sku.empty() ? product.code : product.sku;
    return Refusal{RefusalCode::price_moved,
                   {{"product", label}, {"count", std::to_string(count)}}};
  }

  Unit& m_unit;
  const Stores& m_stores;
  Instant m_now;
  const company::Actor& m_actor;
};

}  // namespace price_apply_detail

using company::Permission;
using price_apply_detail::ChangeWork;

Result<PlannedChange> Prices::plan(const PlanWish& wish, bool keep) {
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  if (wish.rule) {
    // Whose prices are made of costs could tell them from the prices.
    const auto formula = parse_formula(wish.rule->formula);
    if (formula && formula->from == FormulaBase::cost)
      if (const auto no = company::refused(m_actor, Permission::read_cost)) return *no;
  }
  const Instant now = m_clock.now();
  if (wish.effective && *wish.effective < now)
    return Refusal{RefusalCode::price_in_past, {{"value", wish.effective->to_iso()}}};
  const auto work_out = [&](Unit& unit) -> Result<PlanWork> {
    PlanWork work(unit, m_stores, wish.effective.value_or(now));
    if (auto no = work.work_out(wish)) return *no;
    return work;
  };
  if (!keep)
    return m_book.read([&](Unit& unit) -> Result<PlannedChange> {
      const auto work = work_out(unit);
      if (!work) return work.refusal();
      return work->result();
    });
  m_book.ids().reserve(1);
  const auto base = m_book.ids().make<PriceListId>();
  return m_book.write([&](Unit& unit) -> Result<PlannedChange> {
    auto work = work_out(unit);
    if (!work) return work.refusal();
    PlannedChange planned;
    if (work->new_base()) {
      work->give_base(base);
      PriceList made = *work->new_base();
      made.since = now;
      m_stores.prices.add_version(unit, made, m_actor.employee);
    }
    planned = work->result();
    if (planned.lines.empty()) return planned;
    planned.change.number = m_stores.prices.take_number(unit);
    planned.change.note = wish.note;
    planned.change.effective = wish.effective;
    planned.change.made_at = now;
    planned.change.made_by = m_actor.employee;
    m_stores.prices.add_change(unit, planned.change, planned.lines);
    ChangeWork(unit, m_stores, now, m_actor).audit("price.plan", planned.change);
    return planned;
  });
}

Result<PriceChange> Prices::apply(std::int64_t number) {
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  const Instant now = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<PriceChange> {
    ChangeWork work(unit, m_stores, now, m_actor);
    auto change = work.in_state(number, ChangeState::planned);
    if (!change) return change;
    const auto lines = m_stores.prices.lines(unit, number);
    if (auto no = work.hindrance(*change, lines)) return *no;
    work.apply(*change, lines);
    m_stores.prices.set_change(unit, *change);
    work.audit("price.apply", *change);
    return change;
  });
}

Result<PlannedChange> Prices::put(const PlanWish& wish) {
  auto planned = plan(wish);
  if (!planned || planned->change.number == 0) return planned;
  auto applied = apply(planned->change.number);
  if (!applied) {
    const auto dropped = drop(planned->change.number);
    if (!dropped) return dropped.refusal();
    return applied.refusal();
  }
  planned->change = *applied;
  return planned;
}

Result<PriceChange> Prices::revert(std::int64_t number) {
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  const Instant now = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<PriceChange> {
    ChangeWork work(unit, m_stores, now, m_actor);
    auto change = work.in_state(number, ChangeState::applied);
    if (!change) return change;
    auto back = work.put_back(*change);
    if (back) work.audit("price.revert", *back);
    return back;
  });
}

Result<PriceChange> Prices::drop(std::int64_t number) {
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  const Instant now = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<PriceChange> {
    ChangeWork work(unit, m_stores, now, m_actor);
    auto change = work.in_state(number, ChangeState::planned);
    if (!change) return change;
    change->state = ChangeState::dropped;
    m_stores.prices.set_change(unit, *change);
    work.audit("price.drop", *change);
    return change;
  });
}

}  // namespace kontor::pricing
