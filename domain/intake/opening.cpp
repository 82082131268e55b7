#include "domain/intake/opening.h"

#include <algorithm>
#include <cstdlib>

#include "domain/base/digest.h"

namespace kontor::intake {

using books::DraftPosting;

DraftPosting opened_item(const MoneyDocument& m) {
  const DocumentId own_or_order = m.order ? m.order : m.document;
  const ChannelId channel = m.order ? m.order_channel : m.channel;
  const auto item = [&](const char* account, const std::string& detail, ChannelId on, DocumentId of,
                        std::int64_t minor) {
    return DraftPosting{account, detail, on, {}, {minor, m.currency}, of};
  };
  switch (m.opening) {
    case OpeningKind::order:
      return item("deposit", {}, channel, own_or_order, -m.amount_minor);
    case OpeningKind::gift_card:
      return item("gift_card", {}, m.channel, m.document, -m.amount_minor);
    case OpeningKind::store_credit:
      return item("store_credit", {}, m.channel, m.document, -m.amount_minor);
    case OpeningKind::points:
      return item("points_deferred", {}, m.channel, m.document, -m.amount_minor);
    case OpeningKind::receivable:
      return item("receivable", {}, channel, own_or_order, m.amount_minor);
    case OpeningKind::payable:
      return item("payable", {}, m.channel, m.document, -m.amount_minor);
    case OpeningKind::settlement:
      return item("clearing", m.gateway, m.channel, m.payout ? m.payout : m.document,
                  m.amount_minor);
    case OpeningKind::balance:
      break;
  }
  return item("opening_balance", {}, {}, m.document, 0);
}

std::vector<DraftPosting> effect_of_opening(const MoneyDocument& m, std::int64_t told) {
  DraftPosting item = opened_item(m);
  // Never more than the order's files told, and never turned around.
  const std::int64_t by_order = std::clamp<std::int64_t>(told, 0, std::llabs(item.amount.minor));
  item.amount.minor -= item.amount.minor < 0 ? -by_order : by_order;
  if (item.amount.minor == 0) return {};
  return {item, {"opening_balance", {}, {}, {}, -item.amount}};
}

std::int64_t bank_minor_of_opening(const MoneyDocument& m) {
  using enum OpeningKind;
  const bool paid_by_bank =
      m.opening == receivable || m.opening == payable || m.opening == settlement;
  return paid_by_bank ? opened_item(m).amount.minor : 0;
}

std::vector<DraftPosting> effect_of_payment(const MoneyDocument& line,
                                            const MoneyDocument& opening) {
  DraftPosting item = opened_item(opening);
  item.amount = {-line.amount_minor, line.currency};
  return {{"bank", line.gateway, {}, {}, {line.amount_minor, line.currency}}, item};
}

void add_opening(FieldWriter& w, const MoneyDocument& m) {
  w.add(name_of(m.opening)).flag(m.due.has_value());
  w.add(std::int64_t{m.due.value_or(BusinessDate()).days}).end_record();
  for (const GivenBalance& g : m.balances) {
    w.add(g.balance.account).add(g.balance.detail).add(g.balance.name).add(g.balance.channel);
    w.add(g.channel.value).add(g.balance.minor).end_record();
  }
}

void read_opening(FieldReader& r, MoneyDocument& m) {
  if (!r.next_record()) fail_damaged_text();
  const auto kind = opening_kind_named(r.text());
  if (!kind) fail_damaged_text();
  m.opening = *kind;
  const bool has_due = r.flag();
  const BusinessDate due{static_cast<std::int32_t>(r.number())};
  if (has_due) m.due = due;
  while (r.next_record()) {
    GivenBalance g;
    for (std::string* text :
         {&g.balance.account, &g.balance.detail, &g.balance.name, &g.balance.channel})
      *text = r.text();
    g.channel = ChannelId(r.number());
    g.balance.minor = r.number();
    m.balances.push_back(std::move(g));
  }
}

std::string content_hash(const IncomingOpening& in, BusinessDate as_of) {
  FieldWriter w;
  w.add(name_of(in.kind)).add(in.number).add(in.partner).add(in.channel).add(in.gateway);
  w.flag(in.due.has_value()).add(std::int64_t{in.due.value_or(BusinessDate()).days});
  w.add(in.amount.minor).add(in.amount.currency.code()).add(std::int64_t{as_of.days});
  w.end_record();
  for (const OpeningBalance& b : in.balances) {
    w.add(b.account).add(b.detail).add(b.name).add(b.channel).add(b.minor);
    w.end_record();
  }
  return sha256_hex(w.text());
}

}  // namespace kontor::intake
