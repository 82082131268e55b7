#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/pricing/promotion_store.h"
#include "domain/stores.h"

namespace kontor::pricing {

/// A promotion as people write it down; `rule` has what needs no looking up.
struct PromotionDraft {
  Promotion rule;        ///< without id, code, currency, products, channels, places
  std::string code;      ///< empty: made from the name
  std::string currency;  ///< ISO 4217; empty: that of the first company
  std::optional<Decimal> amount, least, budget;  ///< in major units
  std::vector<std::string> products, gets;       ///< SKUs or codes
  std::vector<std::pair<std::string, std::int64_t>> parts;
  std::vector<std::string> channels, places;  ///< codes
};

struct CouponDraft {
  std::string promotion;       ///< code
  std::string code;            ///< one that people choose; empty: generated ones
  std::int64_t count = 1;      ///< of generated ones
  std::int64_t use_limit = 1;  ///< of each; 0: as often as one likes
  std::int64_t customer_limit = 0;
};
inline constexpr std::int64_t most_coupons = 100'000;

/// Where a coupon is shown.
struct CouponShown {
  std::string coupon;   ///< small letters and blanks at its ends do not matter
  std::string channel;  ///< code
  CustomerId customer = {};
  std::string reference;          ///< of the order, for redeeming
  std::int64_t amount_minor = 0;  ///< what it gives, in the promotion's currency
};

struct CouponVerdict {
  Coupon coupon;
  Promotion promotion;
};

/// The use cases of promotions and coupons; each is one unit with its audit row. Promotions need
/// Permission::edit_prices everywhere, coupons Permission::redeem_coupons on the channel.
class Promotions {
 public:
  Promotions(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses name_missing, code_invalid, promotion_exists, currency_unknown, channel_unknown,
  /// location_unknown, product_unknown, value_too_precise, promotion_invalid (value: what of it).
  Result<Promotion> add(const PromotionDraft& draft);
  /// Lets it hold on further channels, in one act; none named: on all. Refuses promotion_unknown,
  /// promotion_ended, channel_unknown.
  Result<Promotion> extend(const std::string& code, const std::vector<std::string>& channels);
  /// Refuses promotion_unknown, promotion_ended.
  Result<Promotion> end(const std::string& code);

  /// Makes coupons; their codes. Refuses promotion_unknown, promotion_ended, coupon_exists,
  /// code_invalid, value_too_large (more than most_coupons).
  Result<std::vector<std::string>> generate(const CouponDraft& draft);
  /// Whether a coupon would be taken now. Refuses coupon_unknown, coupon_used_up,
  /// coupon_customer_limit, coupon_not_now, promotion_ended, channel_unknown.
  Result<CouponVerdict> check(const CouponShown& shown);
  /// Redeems it, once for an order: again for the same order gives the same use. Refuses as check,
  /// name_missing (no reference), coupon_over_budget.
  Result<CouponUse> redeem(const CouponShown& shown);

 private:
  Result<PromotionVersion> live(Unit& unit, const std::string& code, Instant now) const;

  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// A coupon as it is stored: upper-case, without blanks at its ends.
std::string coupon_code(const std::string& typed);

}  // namespace kontor::pricing
