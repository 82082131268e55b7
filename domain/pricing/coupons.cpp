#include <sodium.h>

#include <algorithm>
#include <set>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "domain/post_audit.h"
#include "domain/pricing/promotions.h"

namespace kontor::pricing {

namespace coupons_detail {

using company::Permission;

/// Without letters and digits that look alike.
constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
constexpr int random_letters = 10;

std::string random_code() {
  KONTOR_ASSERT(sodium_init() >= 0);
  std::string code;
  for (int i = 0; i < random_letters; ++i)
    code += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  return code;
}

Refusal about_coupon(RefusalCode code, const std::string& coupon) {
  return {code, {{"coupon", coupon}}};
}

std::string audit_text_of(const std::string& promotion, const std::string& coupon,
                          std::int64_t count) {
  return named_fields({{"promotion", promotion},
                       {"coupon", coupon},
                       {"count", count > 0 ? std::to_string(count) : ""}});
}

/// What a coupon would be shown against, in a unit.
struct Shown {
  Coupon coupon;
  PromotionVersion promotion;
  ChannelId channel;
};

Result<Shown> find(Unit& unit, const Stores& stores, const company::Actor& actor,
                   const CouponShown& wish, Instant now) {
  Shown shown;
  const std::string code = coupon_code(wish.coupon);
  for (const auto& channel : stores.company.channels(unit)) {
    if (channel.code != wish.channel) continue;
    shown.channel = channel.id;
    if (const auto no =
            company::refused(actor, Permission::redeem_coupons, company::scope_of(channel)))
      return *no;
  }
  if (!shown.channel) return Refusal{RefusalCode::channel_unknown, {{"channel", wish.channel}}};
  const auto coupon = stores.promotions.coupon(unit, code);
  if (!coupon) return about_coupon(RefusalCode::coupon_unknown, code);
  shown.coupon = *coupon;
  for (const PromotionVersion& one : stores.promotions.all(unit, now))
    if (one.promotion.id == coupon->promotion) shown.promotion = one;
  return shown;
}

std::optional<Refusal> hindrance(Unit& unit, const Stores& stores, const Shown& shown,
                                 const CouponShown& wish, Instant now) {
  const Promotion& p = shown.promotion.promotion;
  const std::string& code = shown.coupon.code;
  if (shown.promotion.ended) return Refusal{RefusalCode::promotion_ended, {{"promotion", p.code}}};
  const bool here = p.channels.empty() || std::find(p.channels.begin(), p.channels.end(),
                                                    shown.channel) != p.channels.end();
  if (!here || (p.from && now < *p.from) || (p.until && now >= *p.until))
    return about_coupon(RefusalCode::coupon_not_now, code);
  if (shown.coupon.use_limit > 0 && shown.coupon.used >= shown.coupon.use_limit)
    return about_coupon(RefusalCode::coupon_used_up, code);
  if (shown.coupon.customer_limit > 0 && wish.customer &&
      stores.promotions.uses_of(unit, code, wish.customer) >= shown.coupon.customer_limit)
    return about_coupon(RefusalCode::coupon_customer_limit, code);
  return std::nullopt;
}

}  // namespace coupons_detail

std::string coupon_code(const std::string& typed) {
  std::string code;
  for (const char c : typed)
    if (c != ' ') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

Result<std::vector<std::string>> Promotions::generate(const CouponDraft& draft) {
  using namespace coupons_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  if (draft.count < 1 || draft.count > most_coupons || draft.use_limit < 0 ||
      draft.customer_limit < 0)
    return Refusal{RefusalCode::value_too_large,
                   {{"column", "count"}, {"value", std::to_string(draft.count)}}};
  const std::string own = coupon_code(draft.code);
  if (company::code_from_name(own, "") != own)
    return Refusal{RefusalCode::code_invalid, {{"code", draft.code}}};
  const Instant now = m_clock.now();
  std::set<std::string> codes;
  if (!own.empty()) codes.insert(own);
  while (own.empty() && std::ssize(codes) < draft.count) codes.insert(random_code());
  const std::vector<std::string> made(codes.begin(), codes.end());
  return m_book.write([&](Unit& unit) -> Result<std::vector<std::string>> {
    const auto found = live(unit, draft.promotion, now);
    if (!found) return found.refusal();
    m_stores.promotions.lock(unit, found->promotion.id);
    const auto taken = m_stores.promotions.taken(unit, made);
    // All of what was drawn at random: the answer of a commit was lost.
    if (own.empty() && taken.size() == made.size()) return made;
    if (!taken.empty()) return about_coupon(RefusalCode::coupon_exists, taken.front());
    std::vector<Coupon> coupons;
    for (const std::string& code : made)
      coupons.push_back({code, found->promotion.id, draft.use_limit, draft.customer_limit, 0, now,
                         m_actor.employee});
    m_stores.promotions.add(unit, coupons);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, now, "coupon.generate", "promotion", found->promotion.id, {},
                         audit_text_of(found->promotion.code, own, std::ssize(made))));
    return made;
  });
}

Result<CouponVerdict> Promotions::check(const CouponShown& wish) {
  using namespace coupons_detail;
  const Instant now = m_clock.now();
  return m_book.read([&](Unit& unit) -> Result<CouponVerdict> {
    const auto shown = find(unit, m_stores, m_actor, wish, now);
    if (!shown) return shown.refusal();
    if (auto no = hindrance(unit, m_stores, *shown, wish, now)) return *no;
    return CouponVerdict{shown->coupon, shown->promotion.promotion};
  });
}

Result<CouponUse> Promotions::redeem(const CouponShown& wish) {
  using namespace coupons_detail;
  if (wish.reference.empty()) return Refusal{RefusalCode::name_missing, {}};
  const Instant now = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<CouponUse> {
    const auto seen = find(unit, m_stores, m_actor, wish, now);
    if (!seen) return seen.refusal();
    // What others redeemed meanwhile counts: look again behind the lock.
    const auto spent = m_stores.promotions.lock(unit, seen->coupon.promotion);
    const auto shown = find(unit, m_stores, m_actor, wish, now);
    if (!shown) return shown.refusal();
    const auto again =
        m_stores.promotions.use_for(unit, shown->coupon.code, shown->channel, wish.reference);
    if (again) return *again;
    if (auto no = hindrance(unit, m_stores, *shown, wish, now)) return *no;
    const Promotion& p = shown->promotion.promotion;
    if (wish.amount_minor < 0 ||
        (p.budget_minor && spent.minor + wish.amount_minor > *p.budget_minor))
      return Refusal{RefusalCode::coupon_over_budget, {{"promotion", p.code}}};
    const CouponUse use{shown->coupon.code,
                        shown->coupon.used + 1,
                        shown->channel,
                        wish.reference,
                        wish.customer,
                        wish.amount_minor,
                        now,
                        m_actor.employee};
    m_stores.promotions.add(unit, use);
    m_stores.promotions.spend(unit, p.id, wish.amount_minor);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, now, "coupon.redeem", "promotion", p.id, {},
                                       audit_text_of(p.code, use.coupon, 0)));
    return use;
  });
}

}  // namespace kontor::pricing
