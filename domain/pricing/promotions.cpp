#include "domain/pricing/promotions.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/post_audit.h"

namespace kontor::pricing {

namespace promotions_detail {

using company::Permission;

Refusal about_promotion(RefusalCode code, const std::string& promotion) {
  return {code, {{"promotion", promotion}}};
}

Refusal wrong(std::string_view what) {
  return {RefusalCode::promotion_invalid, {{"value", std::string(what)}}};
}

std::string audit_text_of(const Promotion& p) {
  return named_fields({{"code", p.code},
                       {"name", p.name},
                       {"class", std::string(name_of(p.applies_to))},
                       {"reward", std::string(name_of(p.reward))},
                       {"from", p.from ? p.from->to_iso() : ""},
                       {"until", p.until ? p.until->to_iso() : ""}});
}

std::optional<Refusal> take_channels(Unit& unit, const Stores& stores,
                                     const std::vector<std::string>& codes, Promotion& p) {
  const auto all = stores.company.channels(unit);
  for (const std::string& code : codes) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const company::Channel& c) { return c.code == code; });
    if (found == all.end()) return Refusal{RefusalCode::channel_unknown, {{"channel", code}}};
    p.channels.push_back(found->id);
  }
  std::sort(p.channels.begin(), p.channels.end());
  p.channels.erase(std::unique(p.channels.begin(), p.channels.end()), p.channels.end());
  return std::nullopt;
}

std::optional<Refusal> take_places(Unit& unit, const Stores& stores,
                                   const std::vector<std::string>& codes, Promotion& p) {
  const auto all = stores.company.locations(unit);
  for (const std::string& code : codes) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const company::Location& l) { return l.code == code; });
    if (found == all.end()) return Refusal{RefusalCode::location_unknown, {{"location", code}}};
    p.places.push_back(found->id);
  }
  return std::nullopt;
}

std::optional<Refusal> take_products(Unit& unit, const Stores& stores,
                                     const std::vector<std::string>& named,
                                     std::vector<ProductId>& products) {
  for (const std::string& name : named) {
    const auto found = stores.products.by_sku_or_code(unit, name);
    if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
    for (const auto& product : found) products.push_back(product.id);
  }
  std::sort(products.begin(), products.end());
  return std::nullopt;
}

/// An amount in the promotion's currency; refuses what its minor unit can't hold.
std::optional<Refusal> take_amount(const std::optional<Decimal>& said, Currency currency,
                                   const char* what, std::int64_t& minor) {
  if (!said) return std::nullopt;
  const auto money = Money::from_decimal(*said, currency);
  const auto exact = UnitPrice::from_decimal(*said, currency);
  if (!money || !exact || too_large(*money)) return wrong(what);
  const std::int64_t micro_per_minor = 1'000'000 / currency.minor_per_major();
  if (exact->micro % micro_per_minor != 0) return wrong(what);
  minor = money->minor;
  return std::nullopt;
}

/// The rule of a draft, whole; refuses what can't be.
std::optional<Refusal> take(Unit& unit, const Stores& stores, const PromotionDraft& draft,
                            Promotion& p) {
  const auto entities = stores.company.entities(unit);
  const auto currency = draft.currency.empty() && !entities.empty()
                            ? std::optional(entities.front().currency)
                            : Currency::parse(draft.currency);
  if (!currency) return Refusal{RefusalCode::currency_unknown, {{"currency", draft.currency}}};
  p.currency = *currency;
  std::int64_t budget = 0;
  if (auto no = take_amount(draft.amount, p.currency, "amount", p.amount_minor)) return no;
  if (auto no = take_amount(draft.least, p.currency, "least", p.least_minor)) return no;
  if (auto no = take_amount(draft.budget, p.currency, "budget", budget)) return no;
  if (draft.budget) p.budget_minor = budget;
  if (auto no = take_channels(unit, stores, draft.channels, p)) return no;
  if (auto no = take_places(unit, stores, draft.places, p)) return no;
  if (auto no = take_products(unit, stores, draft.products, p.choice.products)) return no;
  if (auto no = take_products(unit, stores, draft.gets, p.gets.products)) return no;
  for (const auto& part : draft.parts) {
    std::vector<ProductId> products;
    if (auto no = take_products(unit, stores, {part.first}, products)) return no;
    p.parts.emplace_back(products.front(), part.second);
  }
  if (const auto what = mistake_in(p); !what.empty()) return wrong(what);
  return std::nullopt;
}

}  // namespace promotions_detail

Result<PromotionVersion> Promotions::live(Unit& unit, const std::string& code, Instant now) const {
  using namespace promotions_detail;
  for (const PromotionVersion& one : m_stores.promotions.all(unit, now)) {
    if (one.promotion.code != coupon_code(code)) continue;
    if (one.ended) return about_promotion(RefusalCode::promotion_ended, one.promotion.code);
    return one;
  }
  return about_promotion(RefusalCode::promotion_unknown, code);
}

Result<Promotion> Promotions::add(const PromotionDraft& draft) {
  using namespace promotions_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  Promotion made = draft.rule;
  if (made.name.empty()) return Refusal{RefusalCode::name_missing, {}};
  made.code = draft.code.empty() ? company::code_from_name(made.name, "PROMOTION") : draft.code;
  if (company::code_from_name(made.code, "") != made.code)
    return Refusal{RefusalCode::code_invalid, {{"code", draft.code}}};
  m_book.ids().reserve(1);
  made.id = m_book.ids().next();
  const Instant now = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<Promotion> {
    Promotion p = made;
    for (const PromotionVersion& other : m_stores.promotions.all(unit, now)) {
      if (other.promotion.id == p.id) return other.promotion;  // the answer of a commit was lost
      if (other.promotion.code == p.code)
        return about_promotion(RefusalCode::promotion_exists, p.code);
    }
    if (auto no = take(unit, m_stores, draft, p)) return *no;
    m_stores.promotions.add_version(unit, {p, 1, now, false}, m_actor.employee);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, now, "promotion.add", "promotion", p.id, {}, audit_text_of(p)));
    return p;
  });
}

Result<Promotion> Promotions::extend(const std::string& code,
                                     const std::vector<std::string>& channels) {
  using namespace promotions_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  return m_book.write([&](Unit& unit) -> Result<Promotion> {
    const Instant now = m_clock.now();
    const auto found = live(unit, code, now);
    if (!found) return found.refusal();
    m_stores.promotions.lock(unit, found->promotion.id);
    auto next = *live(unit, code, now);
    const Promotion before = next.promotion;
    const bool everywhere = channels.empty() || next.promotion.channels.empty();
    if (auto no = take_channels(unit, m_stores, channels, next.promotion)) return *no;
    if (everywhere) next.promotion.channels.clear();
    if (next.promotion == before) return before;
    ++next.version;
    next.since = now;
    m_stores.promotions.add_version(unit, next, m_actor.employee);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, now, "promotion.set", "promotion", before.id,
                                       audit_text_of(before), audit_text_of(next.promotion)));
    return next.promotion;
  });
}

Result<Promotion> Promotions::end(const std::string& code) {
  using namespace promotions_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  return m_book.write([&](Unit& unit) -> Result<Promotion> {
    const Instant now = m_clock.now();
    auto found = live(unit, code, now);
    if (!found) return found.refusal();
    m_stores.promotions.lock(unit, found->promotion.id);
    auto ended = live(unit, code, now);
    if (!ended) return ended.refusal();
    ++ended->version;
    ended->since = now;
    ended->ended = true;
    if (!ended->promotion.until || *ended->promotion.until > now) ended->promotion.until = now;
    m_stores.promotions.add_version(unit, *ended, m_actor.employee);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, now, "promotion.end", "promotion",
                                       ended->promotion.id, {}, audit_text_of(ended->promotion)));
    return ended->promotion;
  });
}

}  // namespace kontor::pricing
