#include "domain/goods/suppliers.h"

#include <algorithm>
#include <set>

#include "domain/base/fields.h"
#include "domain/goods/line_plan.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace {

using company::Permission;
using stock::Offer;
using stock::Supplier;

constexpr std::int64_t milli_per_day = 1000;
/// No unit costs more; amounts of an order stay far from the end of the numbers.
constexpr std::int64_t most_cost_micro = 1'000'000'000'000'000;

Refusal supplier_refusal(RefusalCode code, const std::string& supplier) {
  return {code, {{"supplier", supplier}}};
}

bool days_fit(const std::optional<std::int64_t>& days, std::int64_t per_day) {
  return !days || (*days >= 0 && *days <= stock::most_days * per_day);
}

/// What a draft changes; refuses what can't be.
std::optional<Refusal> apply(const SupplierDraft& draft, Supplier& supplier) {
  if (!days_fit(draft.lead_days, 1) || !days_fit(draft.spread_milli, milli_per_day) ||
      !days_fit(draft.review_days, 1))
    return Refusal{RefusalCode::days_invalid, {{"count", std::to_string(stock::most_days)}}};
  if (!draft.name.empty()) supplier.name = draft.name;
  supplier.lead.days = draft.lead_days.value_or(supplier.lead.days);
  supplier.lead.spread_milli = draft.spread_milli.value_or(supplier.lead.spread_milli);
  supplier.review_days = draft.review_days.value_or(supplier.review_days);
  supplier.note = draft.note.value_or(supplier.note);
  return std::nullopt;
}

std::string audit_text_of(const Supplier& s) {
  return named_fields({{"code", s.code},
                       {"name", s.name},
                       {"currency", std::string(s.currency.code())},
                       {"lead_days", std::to_string(s.lead.days)},
                       {"lead_spread", Quantity{s.lead.spread_milli}.to_decimal()},
                       {"review_days", std::to_string(s.review_days)}});
}

std::string audit_text_of(const Offer& offer, const std::string& product) {
  return named_fields({{"product", product},
                       {"their_sku", offer.their_sku},
                       {"minimum", offer.minimum.to_decimal()},
                       {"pack", offer.pack.to_decimal()},
                       {"preferred", offer.preferred ? "1" : ""}});
}

books::AuditRow audit_row_of(Instant now, const company::Actor& actor, const char* action,
                             std::int64_t supplier) {
  return books::audit_row(actor, now, action, "supplier", supplier, {}, {});
}

/// Wishes judged by what the book has and what the rows before them say.
class OfferPlan {
 public:
  OfferPlan(Unit& unit, const Stores& stores) : m_unit(unit), m_stores(stores) {
    m_suppliers = m_stores.suppliers.all(unit);
  }

  ListReport judge(const std::vector<OfferWish>& wishes) {
    find_products(wishes);
    for (const OfferWish& wish : wishes)
      if (auto refusal = take(wish))
        m_report.refusals.push_back({wish.row, wish.file, std::move(*refusal)});
    return m_report;
  }

  void write(books::PostingSet& set, const books::AuditRow& by) {
    std::set<SupplierId> suppliers;
    for (const auto& [key, offer] : m_changed) suppliers.insert(key.first);
    for (const SupplierId id : suppliers) m_stores.suppliers.lock(m_unit, id);
    std::vector<Offer> written;
    for (const auto& [key, offer] : m_changed) {
      if (offer) written.push_back(*offer);
      if (!offer) m_stores.suppliers.remove_offers(m_unit, key.first, {key.second});
      const auto before = m_before.find(key);
      books::AuditRow row = by;
      row.subject_id = key.first.value;
      const std::string& label = m_labels.at(key.second);
      if (before != m_before.end()) row.before = audit_text_of(before->second, label);
      if (offer) row.after = audit_text_of(*offer, label);
      set.audit.push_back(std::move(row));
    }
    m_stores.suppliers.put_offers(m_unit, written);
  }

 private:
  using Key = std::pair<SupplierId, ProductId>;

  void find_products(const std::vector<OfferWish>& wishes) {
    std::vector<LineWish> lines;
    for (const OfferWish& wish : wishes)
      lines.push_back({wish.row, wish.product, Quantity::of_units(1)});
    // By name, since what is named twice for two suppliers is one line of a plan.
    for (const LineWish& line : lines) m_names.insert(line.product);
    std::vector<LineWish> once;
    for (const std::string& name : m_names) once.push_back({0, name, Quantity::of_units(1)});
    std::vector<ProductId> ids;
    const auto found = find_lines(m_unit, m_stores, once);
    for (std::size_t i = 0; i < once.size(); ++i) {
      m_products.emplace(once[i].product, found[i]);
      if (!found[i]) continue;
      ids.push_back(found[i]->id);
      m_labels.emplace(found[i]->id, label_of(*found[i]));
    }
    for (auto& offer : m_stores.suppliers.offers_of(m_unit, ids)) {
      m_before.emplace(Key(offer.supplier, offer.product), offer);
      m_has_offers.insert(offer.product);
    }
  }

  std::optional<Refusal> take(const OfferWish& wish) {
    const auto* supplier = stock::supplier_named(m_suppliers, wish.supplier);
    if (supplier == nullptr) return supplier_refusal(RefusalCode::supplier_unknown, wish.supplier);
    const auto& product = m_products.at(wish.product);
    if (!product) return product.refusal();
    const Key key(supplier->id, product->id);
    const auto before = m_before.find(key);
    Offer offer = before == m_before.end() ? Offer{} : before->second;
    offer.supplier = supplier->id;
    offer.product = product->id;
    if (before == m_before.end()) offer.preferred = !m_has_offers.contains(product->id);
    if (auto refusal = terms_of(wish, *supplier, *product, offer)) return refusal;
    if (!m_seen.insert(key).second)
      return Refusal{
          RefusalCode::duplicate_in_file,
          {{"row", std::to_string(wish.row)}, {"name", supplier->code + " " + label_of(*product)}}};
    note_change(key, before == m_before.end() ? nullptr : &before->second, offer, wish.removed);
    return std::nullopt;
  }

  void note_change(const Key& key, const Offer* before, const Offer& offer, bool removed) {
    if (removed ? before == nullptr : before != nullptr && *before == offer) {
      ++m_report.unchanged;
      return;
    }
    ++(before == nullptr ? m_report.created : m_report.updated);
    // Of one product one supplier is asked first: the last that was named.
    if (offer.preferred && !removed) {
      const auto first = m_first.find(key.second);
      if (first != m_first.end() && m_changed.at(first->second))
        m_changed.at(first->second)->preferred = false;
      m_first[key.second] = key;
    }
    m_changed.emplace(key, removed ? std::optional<Offer>() : std::optional(offer));
    m_has_offers.insert(key.second);
  }

  static std::optional<Refusal> terms_of(const OfferWish& wish, const Supplier& supplier,
                                         const catalog::Product& product, Offer& offer) {
    const auto about = [&](RefusalCode code, const std::string& column, const std::string& value) {
      return Refusal{code,
                     {{"row", std::to_string(wish.row)},
                      {"product", label_of(product)},
                      {"column", column},
                      {"value", value}}};
    };
    if (wish.cost) {
      const auto cost = UnitPrice::from_decimal(*wish.cost, supplier.currency);
      if (!cost || cost->micro < 0 || cost->micro > most_cost_micro)
        return about(RefusalCode::value_too_large, "cost", cost ? cost->to_decimal() : "…");
      offer.cost = *cost;
    }
    for (const auto& said : {wish.minimum, wish.pack}) {
      if (!said) continue;
      if (said->milli < 0)
        return about(RefusalCode::quantity_not_positive, "pack", said->to_decimal());
      if (said->milli > most_quantity_milli)
        return about(RefusalCode::value_too_large, "pack", said->to_decimal());
      if (counted_whole(product) && said->milli % Quantity::of_units(1).milli != 0)
        return about(RefusalCode::quantity_not_whole, "pack", said->to_decimal());
    }
    if (!days_fit(wish.lead_days, 1) || !days_fit(wish.spread_milli, milli_per_day))
      return Refusal{RefusalCode::days_invalid, {{"count", std::to_string(stock::most_days)}}};
    if (wish.lead_days || wish.spread_milli) {
      auto lead = offer.lead.value_or(supplier.lead);
      lead.days = wish.lead_days.value_or(lead.days);
      lead.spread_milli = wish.spread_milli.value_or(lead.spread_milli);
      offer.lead = lead;
    }
    offer.their_sku = wish.their_sku.value_or(offer.their_sku);
    offer.minimum = wish.minimum.value_or(offer.minimum);
    offer.pack = wish.pack.value_or(offer.pack);
    offer.preferred = wish.preferred.value_or(offer.preferred);
    return std::nullopt;
  }

  Unit& m_unit;
  const Stores m_stores;
  std::vector<Supplier> m_suppliers;
  std::set<std::string> m_names;
  std::map<std::string, Result<catalog::Product>> m_products;
  std::map<ProductId, std::string> m_labels;
  std::map<Key, Offer> m_before;
  std::map<Key, std::optional<Offer>> m_changed;
  std::map<ProductId, Key> m_first;
  std::set<Key> m_seen;
  std::set<ProductId> m_has_offers;
  ListReport m_report;
};

}  // namespace

Result<Supplier> Suppliers::add(const SupplierDraft& draft) {
  if (const auto no = company::refused(m_actor, Permission::order_goods)) return *no;
  if (draft.name.empty()) return Refusal{RefusalCode::name_missing, {}};
  Supplier made;
  made.code = draft.code.empty() ? company::code_from_name(draft.name, "SUPPLIER") : draft.code;
  if (company::code_from_name(made.code, "") != made.code)
    return Refusal{RefusalCode::code_invalid, {{"code", draft.code}}};
  if (auto no = apply(draft, made)) return *no;
  m_book.ids().reserve(2);
  made.id = m_book.ids().make<SupplierId>();
  return m_book.write([&](Unit& unit) -> Result<Supplier> {
    const auto all = m_stores.suppliers.all(unit);
    for (const Supplier& other : all) {
      if (other.id == made.id) return other;  // the answer of a commit was lost
      if (other.code == made.code) return supplier_refusal(RefusalCode::supplier_exists, made.code);
    }
    const auto entities = m_stores.company.entities(unit);
    const auto currency = draft.currency.empty() && !entities.empty()
                              ? std::optional(entities.front().currency)
                              : Currency::parse(draft.currency);
    if (!currency) return Refusal{RefusalCode::currency_unknown, {{"currency", draft.currency}}};
    made.currency = *currency;
    m_stores.suppliers.add(unit, made);
    auto row = audit_row_of(m_clock.now(), m_actor, "supplier.add", made.id.value);
    row.after = audit_text_of(made);
    books::post_audit(unit, m_stores.ledger, row);
    return made;
  });
}

Result<Supplier> Suppliers::set(const std::string& code, const SupplierDraft& draft) {
  if (const auto no = company::refused(m_actor, Permission::order_goods)) return *no;
  return m_book.write([&](Unit& unit) -> Result<Supplier> {
    const auto named = m_stores.suppliers.all(unit);
    const auto* seen = stock::supplier_named(named, code);
    if (seen == nullptr) return supplier_refusal(RefusalCode::supplier_unknown, code);
    m_stores.suppliers.lock(unit, seen->id);
    const auto all = m_stores.suppliers.all(unit);
    const Supplier before =
        *std::find_if(all.begin(), all.end(), [&](const Supplier& s) { return s.id == seen->id; });
    Supplier now = before;
    if (auto no = apply(draft, now)) return *no;
    if (now == before) return now;
    m_stores.suppliers.set(unit, now);
    auto row = audit_row_of(m_clock.now(), m_actor, "supplier.set", now.id.value);
    row.before = audit_text_of(before);
    row.after = audit_text_of(now);
    books::post_audit(unit, m_stores.ledger, row);
    return now;
  });
}

Result<ListReport> Suppliers::put(const std::vector<OfferWish>& wishes, bool dry_run) {
  if (const auto no = company::refused(m_actor, Permission::order_goods)) return *no;
  if (dry_run)
    return m_book.read([&](Unit& unit) { return OfferPlan(unit, m_stores).judge(wishes); });
  return m_book.write([&](Unit& unit) {
    OfferPlan plan(unit, m_stores);
    auto report = plan.judge(wishes);
    books::PostingSet set;
    plan.write(set, audit_row_of(m_clock.now(), m_actor, "supplier.product", 0));
    if (!set.audit.empty()) m_stores.ledger.post(unit, set);
    return report;
  });
}

}  // namespace kontor::goods
