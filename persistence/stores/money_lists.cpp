#include "domain/base/fields.h"
#include "persistence/stores/money_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using intake::PayoutPage;
using intake::PayoutRow;
using intake::PayoutState;
using intake::SettledRow;

namespace money_lists_detail {

void add_transactions(Unit& unit, PayoutPage& page, const std::vector<DocumentId>& ids) {
  DocumentId payout;
  std::int64_t count = 0, sum = 0;
  Query q(unit,
          "select payout_id, count(*), cast(sum(amount_minor) as bigint) from money_head "
          "where payout_id <> 0 and kind = 'settled' and not hidden and " +
              in_ids(unit, "payout_id", "ids") + " group by payout_id");
  q.bind_ids("ids", ids).into(payout, count, sum);
  while (q.next())
    for (PayoutRow& row : page.rows)
      if (row.document == payout) {
        row.transactions = count;
        row.sum.minor = sum;
      }
}

void add_bank_lines(Unit& unit, PayoutPage& page, const std::vector<DocumentId>& ids) {
  DocumentId payout;
  std::string number;
  BusinessDate date;
  Query q(unit,
          "select match_id, number, date from money_head where match_id <> 0 "
          "and not hidden and " +
              in_ids(unit, "match_id", "ids"));
  q.bind_ids("ids", ids).into(payout, number, date);
  while (q.next())
    for (PayoutRow& row : page.rows)
      if (row.document == payout) {
        row.bank_line = number;
        row.bank_date = date;
        row.state = PayoutState::arrived;
      }
}

std::string payout_conditions(Unit& unit, const intake::PayoutFilter& filter) {
  std::string rest = filter.number.empty() ? "h.hidden = false" : "not h.hidden";
  if (filter.channel)
    rest += " and h.channel_id = :channel";
  else if (!filter.channels.empty())
    rest += " and " + in_ids(unit, "h.channel_id", "channels");
  if (!filter.number.empty()) rest += " and h.number = :number";
  if (!filter.after.empty())
    rest += " and (h.date, h.document_id) < (cast(:date as bigint), cast(:id as bigint))";
  return rest;
}

void bind_payout_conditions(Query& q, const intake::PayoutFilter& filter) {
  if (filter.channel)
    q.bind("channel", filter.channel);
  else if (!filter.channels.empty())
    q.bind_ids("channels", filter.channels);
  if (!filter.number.empty()) q.bind("number", filter.number);
  if (filter.after.empty()) return;
  FieldReader after(filter.after);
  after.next_record();
  const std::int64_t date = after.number();
  q.bind("date", date).bind("id", after.number());
}

}  // namespace money_lists_detail

PayoutPage SqlMoneyStore::payouts(Unit& unit, const intake::PayoutFilter& filter) {
  using namespace money_lists_detail;
  PayoutPage page;
  std::vector<DocumentId> ids;
  {
    PayoutRow row;
    std::optional<std::string> channel;
    Currency currency;
    bool paid = false;
    std::int64_t bank_minor = 0;
    Query q(unit,
            "select h.document_id, h.number, c.code, h.gateway, h.date, h.currency, "
            "h.amount_minor, h.paid, h.bank_minor from money_head h left join channel c on c.id = "
            "h.channel_id "
            "where h.kind = 'payout' and " +
                payout_conditions(unit, filter) +
                " order by h.date desc, h.document_id desc limit :limit");
    bind_payout_conditions(q, filter);
    q.bind("limit", filter.limit + 1);
    q.into(row.document, row.number, channel, row.gateway, row.date, currency, row.total.minor,
           paid, bank_minor);
    while (q.next()) {
      if (static_cast<int>(page.rows.size()) == filter.limit) {
        FieldWriter next;
        next.add(std::int64_t{page.rows.back().date.days}).add(page.rows.back().document.value);
        next.end_record();
        page.next = next.text();
        continue;
      }
      row.channel = channel.value_or("");
      row.total.currency = currency;
      row.sum = Money{0, currency};
      row.state = !paid             ? PayoutState::announced
                  : bank_minor == 0 ? PayoutState::carried
                                    : PayoutState::sent;
      page.rows.push_back(row);
      ids.push_back(row.document);
    }
  }
  if (ids.empty()) return page;
  add_transactions(unit, page, ids);
  add_bank_lines(unit, page, ids);
  return page;
}

void SqlMoneyStore::each_settled(Unit& unit, DocumentId payout,
                                 const std::function<void(const SettledRow&)>& visit) {
  SettledRow row;
  std::optional<std::string> order;
  std::string kind;
  Currency currency;
  Query q(unit,
          "select h.document_id, h.number, o.number, h.settled_kind, h.date, h.currency, "
          "h.amount_minor, h.fee_minor + h.fee_tax_minor from money_head h "
          "left join document o on o.id = h.order_id where h.payout_id = :payout "
          "and h.payout_id <> 0 and h.kind = 'settled' and not h.hidden "
          "order by h.date, h.document_id");
  q.bind("payout", payout);
  q.into(row.document, row.number, order, kind, row.date, currency, row.amount.minor,
         row.fee.minor);
  while (q.next()) {
    row.order = order.value_or("");
    row.kind = intake::settled_kind_named(kind);
    row.amount.currency = row.fee.currency = currency;
    visit(row);
  }
}

}  // namespace kontor::persistence
