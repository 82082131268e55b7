#include <algorithm>
#include <map>

#include "domain/intake/order_intake.h"

namespace kontor::intake {

namespace {

/// The channel that an order belongs to by the source map; the most exact rule wins.
void apply_rules(PlannedOrder& planned, const Target& target) {
  planned.channel = target.channel.id;
  int best = -1;
  for (const company::SourceRule& rule : target.rules) {
    const bool source_fits = rule.source.empty() || rule.source == planned.in->source;
    const bool place_fits = rule.location.empty() || rule.location == planned.in->location;
    const int exactness = (rule.source.empty() ? 0 : 2) + (rule.location.empty() ? 0 : 1);
    if (!source_fits || !place_fits || exactness <= best) continue;
    best = exactness;
    planned.channel = rule.target;
    planned.linked = rule.linked_only;
  }
  planned.linked = planned.linked || planned.in->linked_only;
}

const company::Channel& channel_of(const PlannedOrder& planned, const Target& target) {
  const auto found = target.channels.find(planned.channel);
  return found == target.channels.end() ? target.channel : found->second;
}

void settle_order(PlannedOrder& planned, const Target& target) {
  auto settled = orders::settle(*planned.in);
  if (!settled) {
    planned.verdict = Verdict::refuse;
    planned.refusal = settled.refusal();
    return;
  }
  planned.order = std::move(*settled);
  orders::Order& o = planned.order;
  const company::Channel& channel = channel_of(planned, target);
  const TimeZone& zone = target.zones.of(channel.zone);
  o.channel = planned.channel;
  o.entity = target.entity.id;
  o.placed_at = instant_of(planned.in->placed, zone);
  if (planned.in->paid) o.paid_at = instant_of(*planned.in->paid, zone);
  if (planned.in->fulfilled) o.fulfilled_at = instant_of(*planned.in->fulfilled, zone);
  if (planned.in->cancelled) o.cancelled_at = instant_of(*planned.in->cancelled, zone);
  o.recognise_at_order = channel.recognise == company::Recognise::order;
  o.placed_date = zone.business_date(o.placed_at, channel.day_start_hour);
}

void refuse(PlannedOrder& planned, RefusalCode code, Args args) {
  planned.verdict = Verdict::refuse;
  args.insert(args.begin(),
              {{"row", std::to_string(planned.in->row)}, {"order", planned.in->number}});
  planned.refusal = Refusal{code, std::move(args)};
}

/// Contradictions of an earlier version are refused: another currency, another sign.
void compare(PlannedOrder& planned) {
  const orders::Order& was = *planned.current;
  const orders::Order& now = planned.order;
  if (was.content_hash == now.content_hash) {
    planned.verdict = Verdict::unchanged;
  } else if (was.currency != now.currency) {
    refuse(planned, RefusalCode::currency_changed,
           {{"was", std::string(was.currency.code())}, {"now", std::string(now.currency.code())}});
  } else if ((was.total_minor < 0) != (now.total_minor < 0) && was.total_minor != 0 &&
             now.total_minor != 0) {
    refuse(planned, RefusalCode::sign_changed,
           {{"was", Money{was.total_minor, was.currency}.to_decimal()},
            {"now", Money{now.total_minor, now.currency}.to_decimal()}});
  } else {
    planned.verdict = Verdict::update;
  }
}

void find_current(Unit& unit, const Stores& stores, std::vector<PlannedOrder>& planned) {
  std::map<ChannelId, std::vector<std::string>> keys;
  for (const PlannedOrder& p : planned)
    if (p.channel && p.verdict != Verdict::refuse) keys[p.channel].push_back(p.in->key);
  std::map<std::pair<ChannelId, std::string>, DocumentId> documents;
  std::vector<DocumentId> ids;
  for (const auto& [channel, wanted] : keys)
    for (const auto& d :
         stores.ledger.documents(unit, books::DocumentKind::order, channel, wanted)) {
      documents[{channel, d.external_key}] = d.id;
      ids.push_back(d.id);
    }
  if (ids.empty()) return;
  std::map<DocumentId, orders::Order> current;
  for (auto& order : stores.orders.current(unit, ids))
    current.emplace(order.document, std::move(order));
  for (PlannedOrder& p : planned) {
    const auto found = documents.find({p.channel, p.in->key});
    if (found == documents.end()) continue;
    p.document = found->second;
    if (const auto o = current.find(p.document); o != current.end()) p.current = o->second;
  }
}

bool rate_known(const std::vector<company::Rate>& rates, const orders::Order& o, Currency own) {
  if (o.currency == own) return true;
  return std::any_of(rates.begin(), rates.end(), [&](const company::Rate& r) {
    const bool direct = r.from == o.currency && r.to == own;
    const bool inverse = r.from == own && r.to == o.currency;
    return r.date <= o.placed_date && (direct || inverse);
  });
}

}  // namespace

std::vector<PlannedOrder> plan_orders(Unit& unit, const Stores& stores, const Target& target,
                                      const std::vector<const IncomingOrder*>& in) {
  std::vector<PlannedOrder> planned;
  planned.reserve(in.size());
  for (const IncomingOrder* order : in) {
    PlannedOrder p;
    p.in = order;
    apply_rules(p, target);
    if (p.linked)
      p.verdict = Verdict::unchanged;
    else
      settle_order(p, target);
    planned.push_back(std::move(p));
  }
  find_current(unit, stores, planned);
  const auto rates = stores.company.rates(unit);
  for (PlannedOrder& p : planned) {
    if (p.linked || p.verdict == Verdict::refuse) continue;
    if (p.current) compare(p);
    const bool posts = p.verdict == Verdict::create || p.verdict == Verdict::update;
    if (posts && !rate_known(rates, p.order, target.entity.currency))
      refuse(p, RefusalCode::rate_missing,
             {{"from", std::string(p.order.currency.code())},
              {"to", std::string(target.entity.currency.code())},
              {"date", p.order.placed_date.to_iso()}});
  }
  return planned;
}

}  // namespace kontor::intake
