#include "domain/goods/replenish.h"

#include <algorithm>

#include "domain/base/zone.h"
#include "domain/company/company.h"
#include "domain/goods/document_work.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/purchases.h"
#include "domain/goods/transfers.h"

namespace kontor::goods {

namespace {

using company::Permission;
using stock::Demand;
using stock::Offer;
using stock::ReplenishCell;
using stock::ReplenishTerms;
using stock::Supplier;

/// More products than this are read by the days, not one by one.
constexpr std::size_t few_cells = 1'000;

std::optional<Refusal> wrong_policy(const stock::ReplenishPolicy& policy) {
  if (stock::in_bounds(policy)) return std::nullopt;
  return Refusal{RefusalCode::policy_invalid, {{"count", std::to_string(stock::most_days)}}};
}

/// The terms of a place's products, worked out from what the book says.
class TermsOfPlace {
 public:
  TermsOfPlace(Unit& unit, const Stores& stores, const stock::ReplenishPolicy& policy,
               const company::Location& place, Instant now)
      : m_unit(unit), m_stores(stores), m_policy(policy), m_place(place) {
    const auto zone = TimeZone::find(place.zone).value_or(TimeZone::utc());
    m_to = zone.business_date(now, place.day_start_hour) + -1;
    m_from = m_to + -(static_cast<int>(policy.window_days) - 1);
    m_suppliers = stores.suppliers.all(unit);
    for (const Supplier& s : m_suppliers) m_by_id[s.id] = &s;
    m_factor = stock::service_factor_micro(policy.service_milli);
  }

  BusinessDate from() const { return m_from; }
  BusinessDate to() const { return m_to; }
  const std::vector<Supplier>& suppliers() const { return m_suppliers; }

  /// Hands over the suggestion of every product: `products` empty: of all. `by` decides how long
  /// goods are under way.
  template <class Take>
  void each(const std::vector<ProductId>& products, SupplierId supplier, ReplenishBy by,
            Take take) {
    stock::ReplenishFilter filter;
    filter.location = m_place.id;
    filter.supplier = supplier;
    filter.products = products;
    std::optional<stock::ReplenishDays> all;
    do {
      auto cells = m_stores.replenish.cells(m_unit, filter);
      std::vector<ProductId> ids;
      for (const auto& cell : cells.rows) ids.push_back(cell.product);
      const bool few = ids.size() <= few_cells && !cells.next;
      if (!few && !all) all = m_stores.replenish.days(m_unit, m_place.id, m_from, m_to, {});
      if (few && !ids.empty()) all = m_stores.replenish.days(m_unit, m_place.id, m_from, m_to, ids);
      const auto offers = offers_by_product(ids, supplier);
      for (auto& cell : cells.rows) {
        const auto offer = offers.find(cell.product);
        take(suggestion(std::move(cell), *all, offer == offers.end() ? nullptr : &offer->second,
                        by));
      }
      filter.after = cells.next;
    } while (filter.after);
  }

 private:
  /// The offer that is asked first, or the one of the supplier that was named.
  std::map<ProductId, Offer> offers_by_product(const std::vector<ProductId>& ids,
                                               SupplierId supplier) {
    std::map<ProductId, Offer> offers;
    for (auto& offer : m_stores.suppliers.offers_of(m_unit, ids))
      if (!supplier || offer.supplier == supplier) offers.emplace(offer.product, std::move(offer));
    return offers;
  }

  Suggestion suggestion(ReplenishCell&& in_place, const stock::ReplenishDays& days,
                        const Offer* offer, ReplenishBy by) const {
    static const stock::DayQuantities none;
    Suggestion s;
    s.cell = std::move(in_place);
    const ReplenishCell& cell = s.cell;
    const auto of =
        [&](const std::map<ProductId, stock::DayQuantities>& all) -> const stock::DayQuantities& {
      const auto found = all.find(cell.product);
      return found == all.end() ? none : found->second;
    };
    ReplenishTerms& t = s.terms;
    t.on_hand = cell.on_hand;
    t.committed = cell.committed;
    t.unavailable = cell.unavailable;
    t.incoming = cell.incoming;
    t.backorders = cell.backorders;
    t.drafted = cell.drafted_purchases + cell.drafted_transfers;
    t.demand = stock::demand_of(cell.on_hand, of(days.changes), of(days.sold), m_from, m_to);
    t.cover_days = m_policy.cover_days;
    t.factor_micro = m_factor;
    catalog::Product unit_only;
    unit_only.unit = cell.unit;
    t.step = counted_whole(unit_only) ? Quantity::of_units(1) : Quantity{1};
    if (by == ReplenishBy::transfer) {
      t.lead.days = m_policy.transfer_days;
      t.review_days = m_policy.review_days;
    }
    if (by == ReplenishBy::purchase && offer != nullptr) add_offer(s, *offer);
    stock::suggest(t);
    return s;
  }

  void add_offer(Suggestion& s, const Offer& offer) const {
    const Supplier& supplier = *m_by_id.at(offer.supplier);
    s.supplier = supplier.id;
    s.cost = offer.cost;
    s.terms.lead = offer.lead.value_or(supplier.lead);
    s.terms.review_days = supplier.review_days > 0 ? supplier.review_days : m_policy.review_days;
    s.terms.minimum = offer.minimum;
    s.terms.pack = offer.pack;
  }

  Unit& m_unit;
  const Stores m_stores;
  const stock::ReplenishPolicy m_policy;
  const company::Location& m_place;
  BusinessDate m_from, m_to;
  std::vector<Supplier> m_suppliers;
  std::map<SupplierId, const Supplier*> m_by_id;
  std::int64_t m_factor = 0;
};

Quantity whole_steps(Quantity quantity, Quantity step) {
  return {quantity.milli / step.milli * step.milli};
}

/// What a place has beyond its own order-up-to level; goods that are committed or set aside are not
/// given.
Quantity too_much(const ReplenishTerms& t) {
  return whole_steps(std::min(t.available(), t.position()) - t.order_up_to, t.step);
}

/// What one place could give of a product.
struct Offered {
  LocationId place;
  ReplenishTerms terms;
  Quantity left;
};

/// More days of cover first; what does not sell there at all comes before everything.
bool gives_before(const Offered& a, const Offered& b) {
  const auto cover = [](const Offered& o) {
    return stock::cover_milli(o.terms.available(), o.terms.demand).value_or(INT64_MAX);
  };
  if (cover(a) != cover(b)) return cover(a) > cover(b);
  return a.place < b.place;
}

/// Fills what is needed from those who have too much.
void fill(Suggestion& s, std::vector<Offered> offered) {
  std::sort(offered.begin(), offered.end(), gives_before);
  Quantity open = s.terms.suggested;
  for (const Offered& o : offered) {
    const Quantity given = std::min(open, o.left);
    if (given.milli <= 0) continue;
    const Quantity available = o.terms.available();
    s.giving.push_back({o.place, given, stock::cover_milli(available, o.terms.demand),
                        stock::cover_milli(available - given, o.terms.demand)});
    open = open - given;
  }
  const Quantity available = s.terms.available();
  const Quantity comes = s.terms.suggested - open;
  s.cover_before = stock::cover_milli(available, s.terms.demand);
  s.cover_after = stock::cover_milli(available + comes, s.terms.demand);
}

}  // namespace

Result<ReplenishPlan> Replenishment::plan(const ReplenishWish& wish) {
  return m_book.read([&](Unit& unit) { return plan_in(unit, wish); });
}

Result<ReplenishPlan> Replenishment::plan_in(Unit& unit, const ReplenishWish& wish) {
  std::map<LocationId, company::Location> places;
  for (auto& l : m_stores.company.locations(unit)) places.emplace(l.id, l);
  const auto place = own_place(places, wish.location);
  if (!place) return place.refusal();
  if (const auto no = company::refused(m_actor, Permission::read_stock, company::scope_of(*place)))
    return *no;
  const auto rules = m_stores.replenish.rules(unit);
  const auto policy = stock::policy_of(wish.asked, rules, place->id);
  if (const auto no = wrong_policy(policy)) return *no;
  std::vector<ProductId> products;
  for (const std::string& name : wish.products) {
    const auto found = m_stores.products.by_sku_or_code(unit, name);
    if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
    for (const auto& product : found) products.push_back(product.id);
  }
  TermsOfPlace here(unit, m_stores, policy, *place, m_clock.now());
  ReplenishPlan plan{place->id, here.from(), here.to(), policy, here.suppliers(), {}};
  SupplierId supplier;
  if (!wish.supplier.empty()) {
    const auto* named = stock::supplier_named(plan.suppliers, wish.supplier);
    if (named == nullptr)
      return Refusal{RefusalCode::supplier_unknown, {{"supplier", wish.supplier}}};
    supplier = named->id;
  }
  here.each(products, supplier, wish.by, [&](Suggestion&& s) {
    if (wish.all || s.terms.suggested.milli > 0) plan.rows.push_back(std::move(s));
  });
  if (wish.by == ReplenishBy::transfer) {
    std::vector<ProductId> wanted;
    for (const auto& s : plan.rows)
      if (s.terms.suggested.milli > 0) wanted.push_back(s.cell.product);
    std::map<ProductId, std::vector<Offered>> offered;
    for (const auto& [id, other] : places) {
      const bool own = other.entity == place->entity && company::holds_stock(other.kind) &&
                       other.kind != company::LocationKind::transit && id != place->id;
      if (!own || wanted.empty() || !m_actor.may(Permission::read_stock, company::scope_of(other)))
        continue;
      const LocationId giver = other.id;
      const auto theirs = stock::policy_of(wish.asked, rules, giver);
      TermsOfPlace there(unit, m_stores, theirs, other, m_clock.now());
      there.each(wanted, {}, ReplenishBy::purchase, [&](Suggestion&& s) {
        const Quantity left = too_much(s.terms);
        if (left.milli > 0) offered[s.cell.product].push_back({giver, s.terms, left});
      });
    }
    for (auto& s : plan.rows) fill(s, std::move(offered[s.cell.product]));
    if (!wish.all) std::erase_if(plan.rows, [](const Suggestion& s) { return s.giving.empty(); });
  }
  std::map<SupplierId, std::string> codes;
  for (const Supplier& s : plan.suppliers) codes[s.id] = s.code;
  std::sort(plan.rows.begin(), plan.rows.end(), [&](const Suggestion& a, const Suggestion& b) {
    const auto key = [&](const Suggestion& s) {
      return std::tuple(!s.supplier, codes[s.supplier], std::string_view(s.cell.sku),
                        s.cell.product);
    };
    return key(a) < key(b);
  });
  return plan;
}

Result<ReplenishDrafts> Replenishment::draft(const ReplenishWish& wish,
                                             const std::string& reference) {
  auto asked = wish;
  asked.all = false;
  const auto found = plan(asked);
  if (!found) return found.refusal();
  std::map<std::string, std::vector<LineWish>> orders;
  std::int64_t without_supplier = 0;
  const auto places = m_book.read([&](Unit& unit) {
    std::map<LocationId, std::string> codes;
    for (const auto& l : m_stores.company.locations(unit)) codes[l.id] = l.code;
    return codes;
  });
  for (const Suggestion& s : found->rows) {
    for (const Giving& g : s.giving)
      orders[places.at(g.from)].push_back({0, s.cell.code, g.quantity});
    if (wish.by == ReplenishBy::transfer) continue;
    const auto supplier =
        std::find_if(found->suppliers.begin(), found->suppliers.end(),
                     [&](const Supplier& known) { return known.id == s.supplier; });
    if (supplier == found->suppliers.end()) {
      ++without_supplier;
    } else {
      orders[supplier->code].push_back({0, s.cell.code, s.terms.suggested});
    }
  }
  std::vector<DraftWish> drafts;
  for (auto& [whom, lines] : orders) drafts.push_back({whom, std::move(lines)});
  auto made = write(wish.by, places.at(found->location), drafts, reference);
  if (made) made->without_supplier = without_supplier;
  return made;
}

Result<ReplenishDrafts> Replenishment::write(ReplenishBy by, const std::string& location,
                                             const std::vector<DraftWish>& drafts,
                                             const std::string& reference) {
  ReplenishDrafts written;
  for (const DraftWish& draft : drafts) {
    auto lines = draft.lines;
    std::int64_t row = 0;
    for (LineWish& line : lines) line.row = ++row;
    const std::string& whom = draft.whom;
    const std::string key = reference.empty() ? reference : reference + "/" + whom;
    const auto made = by == ReplenishBy::purchase
                          ? Purchases(m_book, m_stores, m_clock, m_actor)
                                .create({whom, location, lines, {}, key, {}})
                          : Transfers(m_book, m_stores, m_clock, m_actor)
                                .create({whom, location, lines, key, {}});
    if (!made) return made.refusal();
    written.refusals.insert(written.refusals.end(), made->refusals.begin(), made->refusals.end());
    if (made->refusals.empty()) written.documents.push_back(made->document);
  }
  return written;
}

}  // namespace kontor::goods
