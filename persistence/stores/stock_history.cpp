#include "persistence/stores/stock_history.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

stock::OnHandDays SqlStockHistory::on_hand_days(Unit& unit, ProductId product, BusinessDate from,
                                                BusinessDate to) {
  stock::OnHandDays days;
  {
    Query q(unit,
            "select cast(coalesce(sum(change_milli), 0) as bigint) from ("
            "select change_milli from stock_month_all where product_id = :product "
            "and date < :month union all "
            "select change_milli from stock_day_all where product_id = :product "
            "and date >= :month and date < :from) as parts");
    q.bind("product", product).bind("month", from.month_start()).bind("from", from);
    q.into(days.before.milli);
    while (q.next()) {
    }
  }
  BusinessDate date;
  Quantity change;
  Query q(unit,
          "select date, cast(sum(change_milli) as bigint) from stock_day_all "
          "where product_id = :product and date >= :from and date <= :to "
          "group by date having sum(change_milli) <> 0 order by date");
  q.bind("product", product).bind("from", from).bind("to", to);
  q.into(date, change.milli);
  while (q.next()) days.changes.emplace_back(date, change);
  return days;
}

std::vector<stock::ChannelUnits> SqlStockHistory::units_by_channel(Unit& unit, ProductId product,
                                                                   BusinessDate from,
                                                                   BusinessDate to) {
  stock::ChannelUnits sold;
  Query q(unit,
          "select channel_id, cast(sum(units_milli) as bigint) from product_day_all "
          "where product_id = :product and date >= :from and date <= :to "
          "group by channel_id having sum(units_milli) <> 0 order by 2 desc, 1");
  q.bind("product", product).bind("from", from).bind("to", to);
  q.into(sold.channel, sold.units.milli);
  std::vector<stock::ChannelUnits> all;
  while (q.next()) all.push_back(sold);
  return all;
}

}  // namespace kontor::persistence
