#include "domain/books/summaries.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_days_detail {

std::string of_entity(EntityId or_all, const std::string& table) {
  return or_all ? " and " + table + ".entity_id = :entity" : "";
}

std::string summed(const char* column) {
  return std::string(", cast(sum(s.") + column + ") as bigint)";
}

}  // namespace ledger_days_detail

void SqlLedgerStore::each_sales_day(
    Unit& unit, EntityId or_all, BusinessDate from, BusinessDate to,
    const std::function<void(const books::SalesKey&, const books::SalesSums&)>& visit) {
  using namespace ledger_days_detail;
  books::SalesKey key;
  books::SalesSums sums;
  Query q(unit, "select s.entity_id, s.date, s.channel_id, s.currency" + summed("orders") +
                    summed("lines") + summed("units_milli") + summed("gross_minor") +
                    summed("discount_minor") + summed("returns_minor") + summed("shipping_minor") +
                    summed("tax_minor") + summed("cost_minor") +
                    // By each entity's key: rows in the order of days, without looking them up.
                    " from entity n cross join sales_day_all s where s.entity_id = n.id "
                    "and s.date >= :from_day and s.date <= :to_day" +
                    of_entity(or_all, "s") +
                    " group by s.entity_id, s.date, s.channel_id, s.currency order by 2, 3, 4, 1");
  if (or_all) q.bind("entity", or_all);
  q.bind("from_day", from).bind("to_day", to);
  q.into(key.entity, key.date, key.channel, key.currency, sums.orders, sums.lines, sums.units_milli,
         sums.gross_minor, sums.discount_minor, sums.returns_minor, sums.shipping_minor,
         sums.tax_minor, sums.cost_minor);
  while (q.next()) visit(key, sums);
}

void SqlLedgerStore::each_received(Unit& unit, EntityId or_all, BusinessDate from, BusinessDate to,
                                   Currency currency,
                                   const std::function<void(const books::ReceivedSum&)>& visit) {
  using namespace ledger_days_detail;
  books::ReceivedSum sum;
  // A reversal counts as what it takes back. No summary has the kind of an entry: this reads the
  // postings of the days that are asked for.
  Query q(unit,
          "select e.business_date, p.channel_id, "
          "case when a.key = 'gift_card' then 'GIFT-CARD' else a.detail end, "
          "cast(sum(p.amount_minor) as bigint) from entry e "
          "join posting p on p.entry_id = e.id join account a on a.id = p.account_id "
          "left join entry o on o.id = e.corrects_id and e.kind = 'reversal' "
          "where e.accounting_date >= :from_day and e.business_date >= :from_day "
          "and e.business_date <= :to_day "
          "and coalesce(o.kind, e.kind) in ('payment', 'sale', 'refund') "
          "and a.key in ('clearing', 'gift_card') and p.currency = :currency" +
              of_entity(or_all, "e") + " group by 1, 2, 3 order by 1, 2, 3");
  if (or_all) q.bind("entity", or_all);
  q.bind("from_day", from).bind("to_day", to).bind("currency", currency.code());
  q.into(sum.date, sum.channel, sum.gateway, sum.minor);
  while (q.next()) visit(sum);
}

std::vector<std::string> SqlLedgerStore::documents_of_day(Unit& unit, EntityId or_all,
                                                          ChannelId or_all_channels,
                                                          BusinessDate day, int limit) {
  using namespace ledger_days_detail;
  std::string number;
  Query q(unit,
          "select distinct d.number from entry e join document d on d.id = e.document_id "
          "where e.accounting_date >= :day and e.business_date = :day "
          "and e.kind in ('sale', 'refund', 'payment')" +
              std::string(or_all_channels ? " and d.channel_id = :channel" : "") +
              of_entity(or_all, "e") + " order by d.number limit :limit");
  q.bind("day", day).bind("limit", limit);
  if (or_all_channels) q.bind("channel", or_all_channels);
  if (or_all) q.bind("entity", or_all);
  q.into(number);
  std::vector<std::string> numbers;
  while (q.next()) numbers.push_back(number);
  return numbers;
}

}  // namespace kontor::persistence
