#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/pricing/promotion.h"

namespace kontor::pricing {

/// A promotion as it was from an instant on.
struct PromotionVersion {
  Promotion promotion;
  std::int64_t version = 1;
  Instant since;
  bool ended = false;
};

/// What a promotion gave so far through its coupons.
struct PromotionSpent {
  std::int64_t minor = 0;
  std::int64_t uses = 0;
};

struct Coupon {
  std::string code;
  std::int64_t promotion = 0;
  std::int64_t use_limit = 1;       ///< 0: as often as one likes
  std::int64_t customer_limit = 0;  ///< likewise
  std::int64_t used = 0;
  Instant made_at;
  EmployeeId made_by;
};

struct CouponUse {
  std::string coupon;
  std::int64_t number = 0;
  ChannelId channel;
  std::string reference;  ///< of the order; a coupon serves each once
  CustomerId customer;
  std::int64_t amount_minor = 0;
  Instant at;
  EmployeeId by;
};

/// Promotions by versions, coupons, and how they were used. Uses are only ever added.
class PromotionStore {
 public:
  virtual ~PromotionStore() = default;
  /// The last version of each that has begun, by code, with what was spent.
  virtual std::vector<PromotionVersion> all(Unit&, Instant at) = 0;
  virtual void add_version(Unit&, const PromotionVersion&, EmployeeId by) = 0;
  /// Nobody else changes the promotion or redeems its coupons until the unit ends.
  virtual PromotionSpent lock(Unit&, std::int64_t promotion) = 0;
  virtual void spend(Unit&, std::int64_t promotion, std::int64_t minor) = 0;

  virtual std::optional<Coupon> coupon(Unit&, const std::string& code) = 0;
  virtual std::vector<std::string> taken(Unit&, const std::vector<std::string>& codes) = 0;
  virtual void add(Unit&, const std::vector<Coupon>&) = 0;
  /// The coupons of a promotion behind `after`, by code.
  virtual std::vector<Coupon> coupons(Unit&, std::int64_t promotion, const std::string& after,
                                      int limit) = 0;
  virtual std::int64_t uses_of(Unit&, const std::string& coupon, CustomerId) = 0;
  virtual std::optional<CouponUse> use_for(Unit&, const std::string& coupon, ChannelId,
                                           const std::string& reference) = 0;
  /// Adds a use and counts it.
  virtual void add(Unit&, const CouponUse&) = 0;
};

}  // namespace kontor::pricing
