#include <fmt/format.h>

#include "persistence/stores/entry_reader.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_balance_detail {

/// Net change of accounts up to and including a day, as a select: whole months before the day's
/// month from account_month, the days of that month from account_day. `sign` is "" or "-". The
/// parameters are :<name>_month and :<name>_day.
std::string until(const std::string& name, const std::string& sign, const std::string& where) {
  const std::string part =
      "select entity_id, account_id, channel_id, "
      "{0}(entity_debit_minor - entity_credit_minor) as net from {1} where {2}{3}";
  return fmt::format(fmt::runtime(part), sign, "account_month_all", "date < :" + name + "_month",
                     where) +
         " union all " +
         fmt::format(fmt::runtime(part), sign, "account_day_all",
                     "date >= :" + name + "_month and date <= :" + name + "_day", where);
}

std::string always(const std::string& where) {
  return "select entity_id, account_id, channel_id, entity_debit_minor - entity_credit_minor as "
         "net "
         "from account_month_all where 1 = 1" +
         where;
}

void bind_day(Query& q, const std::string& name, BusinessDate day) {
  q.bind(name + "_month", day.month_start()).bind(name + "_day", day);
}

std::string dimensions(const books::LedgerFilter& filter) {
  std::string where;
  if (filter.entity) where += " and entity_id = :entity";
  if (!filter.all_channels) where += " and channel_id = :channel";
  const auto parts = in_books_of(filter.parts, "entity_id", "channel_id");
  if (!parts.empty()) where += " and " + parts;
  return where;
}

/// Net changes in the filter's time and dimensions, as a select.
std::string within(const books::LedgerFilter& filter) {
  const std::string where = dimensions(filter);
  std::string parts = filter.to ? until("to", "", where) : always(where);
  if (filter.from) parts += " union all " + until("before", "-", where);
  return parts;
}

void bind_within(Query& q, const books::LedgerFilter& filter) {
  if (filter.entity) q.bind("entity", filter.entity);
  if (!filter.all_channels) q.bind("channel", filter.channel);
  if (filter.to) bind_day(q, "to", *filter.to);
  if (filter.from) bind_day(q, "before", *filter.from + -1);
}

books::TrialBalanceRow row_of(std::string account, std::string channel, Currency currency,
                              std::int64_t net) {
  return {std::move(account), std::move(channel), currency, net > 0 ? net : 0, net < 0 ? -net : 0};
}

}  // namespace ledger_balance_detail

std::vector<books::TrialBalanceRow> SqlLedgerStore::trial_balance(
    Unit& unit, const books::LedgerFilter& filter) {
  using namespace ledger_balance_detail;
  Query q(unit,
          "select a.code, coalesce(c.code, ''), e.currency, cast(sum(n.net) as bigint) from ("
          // Summed by ids before names are looked for: some hundred rows instead of thousands.
          "select entity_id, account_id, channel_id, sum(net) as net from (" +
              within(filter) +
              ") parts group by entity_id, account_id, channel_id) n join account a on a.id = "
              "n.account_id join entity e on e.id = n.entity_id "
              "left join channel c on c.id = n.channel_id "
              "group by a.code, coalesce(c.code, ''), e.currency having sum(n.net) <> 0 "
              "order by 1, 2, 3");
  bind_within(q, filter);
  std::string account, channel;
  Currency currency;
  std::int64_t net = 0;
  q.into(account, channel, currency, net);
  std::vector<books::TrialBalanceRow> rows;
  while (q.next()) rows.push_back(row_of(account, channel, currency, net));
  return rows;
}

std::vector<books::AccountBalance> SqlEntryReader::account_balances(
    Unit& unit, const books::LedgerFilter& filter, bool by_side) {
  using namespace ledger_balance_detail;
  const std::string side = by_side ? "n.channel_id" : "cast(0 as bigint)";
  Query q(unit, "select n.account_id, " + side + ", cast(sum(n.net) as bigint) from (" +
                    within(filter) + ") n group by n.account_id" +
                    (by_side ? ", n.channel_id" : "") + " having sum(n.net) <> 0 order by 1, 2");
  bind_within(q, filter);
  books::AccountBalance row;
  q.into(row.account, row.channel, row.minor);
  std::vector<books::AccountBalance> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<books::AccountBalance> SqlLedgerStore::balances_until(Unit& unit, EntityId entity,
                                                                  BusinessDate to, bool with_late) {
  using namespace ledger_balance_detail;
  std::string parts = until("to", "", " and entity_id = :entity");
  if (with_late)
    parts +=
        " union all select e.entity_id, p.account_id, p.channel_id, p.entity_minor as net "
        "from entry e join posting p on p.entry_id = e.id where e.entity_id = :entity "
        "and e.accounting_date > :to_day and e.business_date <= :to_day";
  Query q(unit, "select n.account_id, n.channel_id, cast(sum(n.net) as bigint) from (" + parts +
                    ") n group by n.account_id, n.channel_id having sum(n.net) <> 0 order by 1, 2");
  q.bind("entity", entity);
  bind_day(q, "to", to);
  books::AccountBalance row;
  q.into(row.account, row.channel, row.minor);
  std::vector<books::AccountBalance> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<books::OpenItem> SqlLedgerStore::open_items(Unit& unit, EntityId or_all) {
  Query q(unit,
          std::string("select a.code, coalesce(c.code, ''), coalesce(d.number, ''), i.currency, "
                      "cast(sum(i.balance_minor) as bigint) from open_item_all i "
                      "join account a on a.id = i.account_id "
                      "left join channel c on c.id = i.channel_id "
                      "left join document d on d.id = i.item_id") +
              (or_all ? " where d.entity_id = :entity" : "") +
              " group by a.code, coalesce(c.code, ''), coalesce(d.number, ''), i.item_id, "
              "i.currency having sum(i.balance_minor) <> 0 order by 1, 2, 3, 4, i.item_id");
  if (or_all) q.bind("entity", or_all);
  books::OpenItem item;
  q.into(item.account, item.channel, item.document_number, item.balance.currency,
         item.balance.minor);
  std::vector<books::OpenItem> items;
  while (q.next()) items.push_back(item);
  return items;
}

void SqlLedgerStore::each_open_item(Unit& unit, const books::LedgerFilter& filter,
                                    const std::function<void(const books::OpenItemLine&)>& visit) {
  std::string where = filter.entity ? " where d.entity_id = :entity" : "";
  const auto parts = in_books_of(filter.parts, "d.entity_id", "i.channel_id");
  if (!parts.empty()) where += (where.empty() ? " where " : " and ") + parts;
  Query q(unit, std::string("select a.code, a.key, a.detail_name, coalesce(c.code, ''), "
                            "coalesce(d.number, ''), coalesce(o.placed_date, m.date), i.currency, "
                            "i.balance from (select account_id, channel_id, item_id, currency, "
                            "cast(sum(balance_minor) as bigint) as balance from open_item_all") +
                    (filter.all_channels ? "" : " where channel_id = :channel") +
                    " group by account_id, channel_id, item_id, currency "
                    "having sum(balance_minor) <> 0) i join account a on a.id = i.account_id "
                    "left join channel c on c.id = i.channel_id "
                    "left join document d on d.id = i.item_id "
                    "left join order_head o on o.document_id = i.item_id and not o.hidden "
                    "left join money_head m on m.document_id = i.item_id and not m.hidden" +
                    where + " order by 1, 4, coalesce(o.placed_date, m.date, 0), 5, 7, i.item_id");
  if (!filter.all_channels) q.bind("channel", filter.channel);
  if (filter.entity) q.bind("entity", filter.entity);
  books::OpenItemLine line;
  q.into(line.account, line.account_key, line.account_detail_name, line.channel,
         line.document_number, line.date, line.balance.currency, line.balance.minor);
  while (q.next()) visit(line);
}

}  // namespace kontor::persistence
