#include <fmt/format.h>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/stock_pool.h"

namespace kontor::persistence {

namespace stock_as_of_detail {

constexpr std::int64_t ms_per_day = 86'400'000;
/// How far a business date may lie from the UTC date of its event: zones reach from -12 to +14
/// hours and a day may start 23 hours late, so less than three days.
constexpr int most_days_apart = 3;

/// The first business date that may hold events after the moment.
BusinessDate first_open_date(Instant at) {
  std::int64_t day = at.ms / ms_per_day;
  if (at.ms % ms_per_day < 0) --day;
  return BusinessDate{static_cast<std::int32_t>(day)} + -most_days_apart;
}

/// Both sides of the movements that meet a condition, as changes of stock-holding places.
std::string sides(const std::string& join, const std::string& condition) {
  const std::string side =
      "select m.product_id, m.{0}_location as location_id, {1}m.quantity_milli as on_hand_milli, "
      "case when m.{0}_state = 'available' then 0 else {1}m.quantity_milli end as "
      "unavailable_milli "
      "from movement m join location on location.id = m.{0}_location{2} where {3} and {4}";
  return fmt::format(fmt::runtime(side), "to", "", join, holds_stock_sql, condition) +
         " union all " +
         fmt::format(fmt::runtime(side), "from", "-", join, holds_stock_sql, condition);
}

/// By event time: the months and days that surely lie before, then the movements around the moment.
/// Days know nothing of goods set aside; the few movements that do are summed for themselves.
std::string parts_by_event(const std::string& products) {
  const std::string day =
      "select product_id, location_id, change_milli as on_hand_milli, 0 as unavailable_milli "
      "from {} where {}{}";
  const std::string of_products = products.empty() ? "" : " and " + products;
  const std::string of_m = products.empty() ? "" : " and m." + products;
  const std::string around = "m.event_at >= :around and m.event_at <= :at";
  // The unavailable part of movements around the moment comes with the others set aside.
  return fmt::format(fmt::runtime(day), "stock_month_all", "date < :month", of_products) +
         " union all " +
         fmt::format(fmt::runtime(day), "stock_day_all", "date >= :month and date < :open",
                     of_products) +
         " union all select product_id, location_id, on_hand_milli, 0 from (" +
         sides("", around + " and m.business_date >= :open" + of_m) +
         ") near union all select product_id, location_id, 0, unavailable_milli from (" +
         sides("",
               "m.event_at <= :at and (m.from_state <> 'available' or m.to_state <> 'available')" +
                   of_m) +
         ") aside";
}

std::string parts_as_known(const std::string& products) {
  return sides(" join entry e on e.id = m.entry_id",
               "m.event_at <= :at and e.recorded_at <= :at" +
                   (products.empty() ? "" : " and m." + products));
}

}  // namespace stock_as_of_detail

std::string figures_at(const PoolMoment& moment, const std::string& products) {
  using namespace stock_as_of_detail;
  return "select product_id, location_id, cast(sum(on_hand_milli) as bigint) as on_hand_milli, "
         "0 as committed_milli, cast(sum(unavailable_milli) as bigint) as unavailable_milli from "
         "(" +
         (moment.as_known ? parts_as_known(products) : parts_by_event(products)) +
         ") parts group by product_id, location_id";
}

void bind_moment(Query& query, const PoolMoment& moment) {
  using namespace stock_as_of_detail;
  query.bind("at", moment.at);
  if (moment.as_known) return;
  const BusinessDate open = first_open_date(moment.at);
  query.bind("open", open).bind("month", open.month_start());
  query.bind("around", (std::int64_t{open.days} - most_days_apart) * ms_per_day);
}

}  // namespace kontor::persistence
