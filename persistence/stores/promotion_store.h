#pragma once

#include "domain/pricing/promotion_store.h"

namespace kontor::persistence {

class SqlPromotionStore final : public pricing::PromotionStore {
 public:
  std::vector<pricing::PromotionVersion> all(Unit&, Instant at) override;
  void add_version(Unit&, const pricing::PromotionVersion&, EmployeeId by) override;
  pricing::PromotionSpent lock(Unit&, std::int64_t promotion) override;
  void spend(Unit&, std::int64_t promotion, std::int64_t minor) override;
  std::optional<pricing::Coupon> coupon(Unit&, const std::string& code) override;
  std::vector<std::string> taken(Unit&, const std::vector<std::string>& codes) override;
  void add(Unit&, const std::vector<pricing::Coupon>&) override;
  std::vector<pricing::Coupon> coupons(Unit&, std::int64_t promotion, const std::string& after,
                                       int limit) override;
  std::int64_t uses_of(Unit&, const std::string& coupon, CustomerId) override;
  std::optional<pricing::CouponUse> use_for(Unit&, const std::string& coupon, ChannelId,
                                            const std::string& reference) override;
  void add(Unit&, const pricing::CouponUse&) override;
};

}  // namespace kontor::persistence
