#include <algorithm>
#include <map>
#include <set>

#include "domain/base/check.h"
#include "domain/intake/export_time.h"
#include "domain/intake/money_store.h"
#include "domain/intake/order_intake.h"
#include "domain/intake/settled_facet.h"

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

void refuse(PlannedOrder& planned, RefusalCode code, Args args) {
  planned.verdict = Verdict::refuse;
  args.insert(args.begin(),
              {{"row", std::to_string(planned.in->row)}, {"order", planned.in->number}});
  planned.refusal = Refusal{code, std::move(args)};
}

/// Contradictions of what is known are refused: another currency, another sign.
void compare(PlannedOrder& planned, const orders::Order& was) {
  const orders::Order& now = planned.order;
  if (was.content_hash == now.content_hash) {
    planned.verdict = Verdict::unchanged;
  } else if (was.currency != now.currency && orders::knows_money(was)) {
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

bool tells_base(orders::Facet facet) {
  return facet == orders::Facet::whole || facet == orders::Facet::head ||
         facet == orders::Facet::lines;
}

/// Payments of orders that came before their own files, by order.
using PaymentsBefore = std::map<DocumentId, std::vector<MoneyDocument>>;

/// Whether a payment tells nothing that the order does not know itself.
bool adds_nothing(const IncomingOrder& in, const orders::Order* known) {
  if (in.facet != orders::Facet::tender) return false;
  return !known || known->currency != in.currency ||
         !orders::wants_tender(*known, in.tenders.front().first);
}

bool is_older(const IncomingOrder& in, const orders::Order& known, const Target& target) {
  return is_older_export(target.exported_at, orders::told_at(known, in.facet, in.facet_key));
}

/// What payments that came before tell of how the order was paid.
void take_tenders(PlannedOrder& planned, const PaymentsBefore& before,
                  const orders::ChannelRules& rules) {
  const auto found = before.find(planned.document);
  if (found == before.end()) return;
  const auto is_sale = [&](const MoneyDocument& m) {
    return std::ranges::any_of(planned.order.settlements,
                               [&](const orders::SettledSale& s) { return s.key == m.number; });
  };
  for (const MoneyDocument& m : found->second) {
    if (is_sale(m)) continue;
    const IncomingOrder facet = tender_facet(m, planned.in->key, planned.in->row);
    if (adds_nothing(facet, &planned.order)) continue;
    auto now = orders::interpret(facet, &planned.order, rules);
    KONTOR_ASSERT(static_cast<bool>(now));
    planned.order = std::move(now->order);
  }
}

/// The order as it is with this record, after what the book and `earlier`, a record before it in
/// the chunk, know.
void interpret(PlannedOrder& planned, PlannedOrder* earlier, const Target& target,
               const PaymentsBefore& payments) {
  const company::Channel& channel = channel_of(planned, target);
  const orders::Order* known = earlier           ? &earlier->order
                               : planned.current ? &*planned.current
                                                 : nullptr;
  const orders::ChannelRules rules{planned.channel, target.entity.id, channel.recognise,
                                   &target.zones.of(channel.zone), channel.day_start_hour};
  if (adds_nothing(*planned.in, known) || (known && is_older(*planned.in, *known, target))) {
    planned.verdict = Verdict::unchanged;
    return;
  }
  const bool tells_money = planned.in->facet != orders::Facet::goods_back;
  if (known && tells_money && orders::knows_money(*known) &&
      known->currency != planned.in->currency) {
    planned.order.currency = planned.in->currency;
    return compare(planned, *known);
  }
  auto now = orders::interpret(*planned.in, known, rules);
  if (!now) {
    planned.verdict = Verdict::refuse;
    planned.refusal = now.refusal();
    return;
  }
  planned.location = now->facts->location;
  planned.employee = now->facts->employee;
  planned.buyer = now->facts->buyer;
  planned.order = std::move(now->order);
  planned.unresolved = std::move(now->unresolved);
  planned.combined = std::move(now->combined);
  if (tells_base(planned.in->facet)) take_tenders(planned, payments, rules);
  if (known) compare(planned, *known);
}

bool posts(const PlannedOrder& p) {
  return p.verdict == Verdict::create || p.verdict == Verdict::update;
}

/// The later of two records of one order is posted with what the earlier told.
void take_over(PlannedOrder& later, PlannedOrder& earlier) {
  earlier.superseded = true;
  if (later.location.empty()) later.location = earlier.location;
  if (later.employee.empty()) later.employee = earlier.employee;
  if (!later.buyer.identifies()) later.buyer = earlier.buyer;
  for (const auto& u : earlier.unresolved) {
    const auto same = [&](const auto& l) { return l.part == u.part && l.no == u.no; };
    if (std::ranges::any_of(later.order.lines, same) &&
        std::ranges::none_of(later.unresolved, same))
      later.unresolved.push_back(u);
  }
}

/// Whether a document of another channel is this order's. Only an order's own files know where the
/// source map sends it: what came before them waits on the import's channel, what comes after
/// follows them.
bool is_same_order(const PlannedOrder& p, const orders::Order* current) {
  if (!current || current->channel == p.channel || !tells_base(p.in->facet)) return true;
  return !current->marks.empty() &&
         std::ranges::none_of(current->marks, [](const auto& m) { return tells_base(m.facet); });
}

void find_current(Unit& unit, const Stores& stores, const Target& target,
                  std::vector<PlannedOrder>& planned) {
  std::set<ChannelId> channels{target.channel.id};
  for (const company::SourceRule& rule : target.rules) channels.insert(rule.target);
  std::map<ChannelId, std::vector<std::string>> keys;
  for (const PlannedOrder& p : planned)
    if (!p.linked)
      for (const ChannelId channel : channels)
        if (channel) keys[channel].push_back(p.in->key);
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
    if (p.linked) continue;
    std::vector<ChannelId> order{p.channel};
    order.insert(order.end(), channels.begin(), channels.end());
    for (const ChannelId channel : order) {
      const auto found = documents.find({channel, p.in->key});
      if (found == documents.end()) continue;
      const auto o = current.find(found->second);
      const orders::Order* known = o == current.end() ? nullptr : &o->second;
      if (channel != p.channel && !is_same_order(p, known)) continue;
      p.document = found->second;
      if (known) p.current = *known;
      if (!tells_base(p.in->facet)) p.channel = known ? known->channel : channel;
      break;
    }
  }
}

/// Only orders that have a document already can have payments.
PaymentsBefore payments_before(Unit& unit, const Stores& stores,
                               const std::vector<PlannedOrder>& planned) {
  std::vector<DocumentId> documents;
  for (const PlannedOrder& p : planned)
    if (p.document && tells_base(p.in->facet)) documents.push_back(p.document);
  PaymentsBefore payments;
  if (documents.empty()) return payments;
  for (auto& m : stores.money.current(unit, stores.money.of_orders(unit, documents)))
    if (m.settled == SettledKind::charge) payments[m.order].push_back(std::move(m));
  return payments;
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
    if (p.linked) p.verdict = Verdict::unchanged;
    planned.push_back(std::move(p));
  }
  find_current(unit, stores, target, planned);
  const PaymentsBefore payments = payments_before(unit, stores, planned);
  const auto rates = stores.company.rates(unit);
  std::map<std::pair<ChannelId, std::string_view>, PlannedOrder*> last;
  for (PlannedOrder& p : planned) {
    if (p.linked) continue;
    PlannedOrder*& earlier = last[{p.channel, p.in->key}];
    interpret(p, earlier, target, payments);
    if (posts(p) &&
        !rate_known(rates, p.order.currency, target.entity.currency, p.order.placed_date))
      refuse(p, RefusalCode::rate_missing,
             {{"from", std::string(p.order.currency.code())},
              {"to", std::string(target.entity.currency.code())},
              {"date", p.order.placed_date.to_iso()}});
    if (!posts(p)) continue;
    if (earlier) take_over(p, *earlier);
    earlier = &p;
  }
  return planned;
}

}  // namespace kontor::intake
