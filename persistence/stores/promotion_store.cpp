#include "persistence/stores/promotion_store.h"

#include <algorithm>

#include "persistence/stores/query.h"

namespace kontor::persistence {

using pricing::Coupon;
using pricing::CouponUse;
using pricing::PromotionVersion;

namespace promotion_store_detail {

constexpr const char* ended_state = "ended";
constexpr const char* live_state = "live";

constexpr const char* coupon_columns =
    "code, promotion_id, use_limit, customer_limit, used, made_at, made_by";

void into_coupon(Query& q, Coupon& c) {
  q.into(c.code, c.promotion, c.use_limit, c.customer_limit, c.used, c.made_at, c.made_by);
}

}  // namespace promotion_store_detail

std::vector<PromotionVersion> SqlPromotionStore::all(Unit& unit, Instant at) {
  std::vector<PromotionVersion> all;
  PromotionVersion one;
  std::string state, content;
  Query q(unit,
          "select p.id, p.version, p.since_at, p.code, p.state, p.content, "
          "coalesce(s.spent_minor, 0) from promotion p left join promotion_spent s on "
          "s.promotion_id = p.id where p.since_at <= :at order by p.code, p.id, p.version");
  q.bind("at", at).into(one.promotion.id, one.version, one.since, one.promotion.code, state,
                        content, one.promotion.spent_minor);
  while (q.next()) {
    pricing::read_content(content, one.promotion);
    one.ended = state == promotion_store_detail::ended_state;
    if (!all.empty() && all.back().promotion.id == one.promotion.id)
      all.back() = one;
    else
      all.push_back(one);
  }
  return all;
}

void SqlPromotionStore::add_version(Unit& unit, const PromotionVersion& one, EmployeeId by) {
  using namespace promotion_store_detail;
  Query q(unit,
          "insert into promotion (id, version, since_at, code, state, content, employee_id) values "
          "(:id, :version, :since, :code, :state, :content, :by)");
  q.bind("id", one.promotion.id).bind("version", one.version).bind("since", one.since);
  q.bind("code", one.promotion.code).bind("state", one.ended ? ended_state : live_state);
  q.bind("content", pricing::content_of(one.promotion)).bind("by", by);
  q.execute();
  if (one.version != 1) return;
  Query(unit, "insert into promotion_spent (promotion_id, spent_minor, uses) values (:id, 0, 0)")
      .bind("id", one.promotion.id)
      .execute();
}

pricing::PromotionSpent SqlPromotionStore::lock(Unit& unit, std::int64_t promotion) {
  pricing::PromotionSpent spent;
  Query q(unit, "select spent_minor, uses from promotion_spent where promotion_id = :id" +
                    sql(unit).dialect().for_update());
  q.bind("id", promotion).into(spent.minor, spent.uses);
  while (q.next()) {
  }
  return spent;
}

void SqlPromotionStore::spend(Unit& unit, std::int64_t promotion, std::int64_t minor) {
  Query q(unit,
          "update promotion_spent set spent_minor = spent_minor + :minor, uses = uses + 1 where "
          "promotion_id = :id");
  q.bind("minor", minor).bind("id", promotion).execute();
}

std::optional<Coupon> SqlPromotionStore::coupon(Unit& unit, const std::string& code) {
  Coupon coupon;
  Query q(unit, std::string("select ") + promotion_store_detail::coupon_columns +
                    " from coupon where code = :code");
  q.bind("code", code);
  promotion_store_detail::into_coupon(q, coupon);
  std::optional<Coupon> found;
  while (q.next()) found = coupon;
  return found;
}

std::vector<std::string> SqlPromotionStore::taken(Unit& unit,
                                                  const std::vector<std::string>& codes) {
  std::vector<std::string> taken;
  in_parts(codes, list_part, [&](const std::vector<std::string>& part) {
    std::string code;
    Query q(unit,
            "select code from coupon where " + in_texts(unit, "code", "codes") + " order by code");
    q.bind_texts("codes", part).into(code);
    while (q.next()) taken.push_back(code);
  });
  return taken;
}

void SqlPromotionStore::add(Unit& unit, const std::vector<Coupon>& coupons) {
  BulkInsert rows(
      sql(unit), "coupon",
      {"code", "promotion_id", "use_limit", "customer_limit", "used", "made_at", "made_by"});
  for (const Coupon& c : coupons) {
    rows.add(std::string_view(c.code)).add(c.promotion).add(c.use_limit).add(c.customer_limit);
    rows.add(c.used).add(c.made_at.ms).add(c.made_by.value).end_row();
  }
  rows.finish();
}

std::vector<Coupon> SqlPromotionStore::coupons(Unit& unit, std::int64_t promotion,
                                               const std::string& after, int limit) {
  std::vector<Coupon> all;
  Coupon coupon;
  Query q(unit, std::string("select ") + promotion_store_detail::coupon_columns +
                    " from coupon where promotion_id = :promotion and code > :after order by code "
                    "limit :limit");
  q.bind("promotion", promotion).bind("after", after).bind("limit", limit);
  promotion_store_detail::into_coupon(q, coupon);
  while (q.next()) all.push_back(coupon);
  return all;
}

std::int64_t SqlPromotionStore::uses_of(Unit& unit, const std::string& coupon,
                                        CustomerId customer) {
  std::int64_t uses = 0;
  Query q(unit,
          "select count(*) from coupon_use where coupon = :coupon and customer_id = :customer");
  q.bind("coupon", coupon).bind("customer", customer).into(uses);
  while (q.next()) {
  }
  return uses;
}

std::optional<CouponUse> SqlPromotionStore::use_for(Unit& unit, const std::string& coupon,
                                                    ChannelId channel,
                                                    const std::string& reference) {
  CouponUse use;
  Query q(unit,
          "select coupon, use_no, channel_id, reference, customer_id, amount_minor, used_at, "
          "employee_id from coupon_use where coupon = :coupon and channel_id = :channel and "
          "reference = :reference");
  q.bind("coupon", coupon).bind("channel", channel).bind("reference", reference);
  q.into(use.coupon, use.number, use.channel, use.reference, use.customer, use.amount_minor, use.at,
         use.by);
  std::optional<CouponUse> found;
  while (q.next()) found = use;
  return found;
}

void SqlPromotionStore::add(Unit& unit, const CouponUse& use) {
  Query q(unit,
          "insert into coupon_use (coupon, use_no, channel_id, reference, customer_id, "
          "amount_minor, used_at, employee_id) values (:coupon, :number, :channel, :reference, "
          ":customer, :amount, :at, :by)");
  q.bind("coupon", use.coupon).bind("number", use.number).bind("channel", use.channel);
  q.bind("reference", use.reference).bind("customer", use.customer);
  q.bind("amount", use.amount_minor).bind("at", use.at).bind("by", use.by);
  q.execute();
  Query(unit, "update coupon set used = :number where code = :coupon")
      .bind("number", use.number)
      .bind("coupon", use.coupon)
      .execute();
}

}  // namespace kontor::persistence
